create or replace function audit_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.sequence <= (select sequence from audit_base where id = 1) then
    return old;
  end if;
  raise exception 'the audit trail only grows';
end
$$;
