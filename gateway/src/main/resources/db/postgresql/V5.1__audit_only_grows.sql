create function audit_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail only grows';
end
$$;
create trigger audit_not_changed before update or delete on audit_trail
  for each row execute function audit_only_grows();
create trigger audit_not_emptied before truncate on audit_trail
  for each statement execute function audit_only_grows();
