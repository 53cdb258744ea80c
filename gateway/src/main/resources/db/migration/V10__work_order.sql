-- Work orders in full. Nothing was ever written to the first tables of them.
drop table work_order_part;
drop table work_order;

-- rule: by-hand when a person opened it; then alert is null. subject: a device, or compound:<id>, building:<compound>/<id>.
-- What the register said when it was opened stays: kind, vendor, model, manager, in_warranty.
create table work_order (
  id          text primary key,
  version     integer not null,
  state       text not null,
  rule        text not null,
  subject     text not null,
  alert       text unique,
  title_zh    text not null,
  title_en    text not null,
  severity    integer not null,
  area        text not null,
  compound    text not null,
  device      text,
  kind        text not null,
  vendor      text not null,
  model       text not null,
  manager     text not null,
  in_warranty boolean not null,
  opened_ms   bigint not null,
  opened_by   text,
  due_ms      bigint not null,
  assigned_ms bigint,
  assignee    text,
  company     text not null,
  over_ms     bigint,
  done_ms     bigint,
  done_by     text,
  back_ms     bigint,
  closed_ms   bigint,
  closed_by   text,
  reopened    integer not null,
  repeats     integer not null
);
-- One device and trouble, one order that somebody still has to mend.
create unique index one_pending_work_order on work_order (subject, rule) where state in ('open', 'assigned', 'done');
create index work_order_by_trouble on work_order (subject, rule, opened_ms);
create index work_order_by_time on work_order (opened_ms);
create index work_order_by_state on work_order (state, opened_ms);
create index work_order_by_compound on work_order (compound, opened_ms);
create index work_order_by_device on work_order (device, opened_ms);

-- Every alert an order is about: the one that opened it, and those of the same trouble that came later.
create table work_order_alert (
  alert      text primary key,
  work_order text not null references work_order (id),
  at_ms      bigint not null
);
create index alert_by_work_order on work_order_alert (work_order, at_ms);

create table work_order_step (
  id         ${identity},
  work_order text not null references work_order (id),
  at_ms      bigint not null,
  change     text not null,
  who        text,
  note       text
);
create index step_by_work_order on work_order_step (work_order, id);

-- The spelling of a part that is shown, by what all its spellings have in common.
create table spare_part (
  key  text primary key,
  name text not null
);

create table work_order_part (
  work_order text not null references work_order (id),
  part       text not null references spare_part (key),
  at_ms      bigint not null,
  count      integer not null,
  primary key (work_order, part, at_ms)
);
create index part_by_time on work_order_part (at_ms);
