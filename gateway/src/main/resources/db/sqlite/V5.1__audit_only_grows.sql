create trigger audit_not_changed before update on audit_trail
begin
  select raise(abort, 'the audit trail only grows');
end;
create trigger audit_not_deleted before delete on audit_trail
begin
  select raise(abort, 'the audit trail only grows');
end;
