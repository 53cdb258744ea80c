create trigger commissioning_not_changed before update on commissioning when old.outcome is not null
begin
  select raise(abort, 'a commissioning that has ended is evidence');
end;
create trigger commissioning_not_deleted before delete on commissioning when old.outcome is not null
begin
  select raise(abort, 'a commissioning that has ended is evidence');
end;
