create function commissioning_is_evidence() returns trigger language plpgsql as $$
begin
  raise exception 'a commissioning that has ended is evidence';
end $$;
create trigger commissioning_is_evidence before update or delete on commissioning
for each row when (old.outcome is not null) execute function commissioning_is_evidence();
