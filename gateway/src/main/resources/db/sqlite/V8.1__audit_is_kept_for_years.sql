drop trigger audit_not_deleted;
create trigger audit_not_deleted before delete on audit_trail
when old.sequence > (select sequence from audit_base where id = 1)
begin
  select raise(abort, 'the audit trail only grows');
end;
