-- What the alert engine remembers since engine_state was last brought up to date: one row for each step, with all subjects of the step.
create table engine_log (
  position bigint primary key,
  states   ${blob} not null
);
