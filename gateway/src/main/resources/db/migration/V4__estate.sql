-- The device register in full, coverage (智慧安防全植入), acceptance, commissioning and work orders.

-- A device of which there is no row is in service and says nothing more. status_ms: since when it has that status.
create table device_sheet (
  device         text primary key references device (id),
  entrance       integer not null,
  floor          integer,
  point          text not null,
  location       text not null,
  vendor         text not null,
  model          text not null,
  serial         text not null,
  installed      text not null,
  warranty_until text not null,
  gb28181        text not null,
  status         text not null,
  status_ms      bigint not null
);
create unique index sheet_by_gb28181 on device_sheet (gb28181) where gb28181 <> '';

create table device_status (
  id     ${identity},
  device text not null references device (id),
  status text not null,
  at_ms  bigint not null,
  who    text not null
);
create index status_by_device on device_status (device, id);

create table device_photo (
  device     text primary key references device (id),
  media_type text not null,
  bytes      ${blob} not null,
  at_ms      bigint not null,
  who        text not null
);

-- What a compound (building = '') or a building has that must be guarded, such as elevators, with how many.
create table feature (
  compound text not null references compound (id),
  building text not null,
  name     text not null,
  count    integer not null,
  primary key (compound, building, name)
);

-- What the coverage consumer remembers of a device; journal entries up to the sequence inside are counted in it.
create table coverage_state (
  device text primary key,
  state  ${blob} not null
);

-- What decides whether the fall of a compound's score is an alert; 0 where a condition does not hold.
create table coverage_standing (
  compound         text primary key,
  alerting         boolean not null,
  below_since_ms   bigint not null,
  back_since_ms    bigint not null,
  passing_since_ms bigint not null
);

-- One row per compound and local day: how it stood when the day was last looked at.
create table coverage_day (
  compound text not null,
  day      integer not null,
  at_ms    bigint not null,
  policy   text not null,
  passes   boolean not null,
  score    double precision not null,
  figures  text not null,
  primary key (compound, day)
);
create index coverage_by_day on coverage_day (day);

create table coverage_policy (
  id           ${identity},
  policy       text not null,
  version      text not null,
  hash         text not null,
  body         text not null,
  activated_ms bigint not null,
  activated_by text not null
);

-- facts: everything the report is computed from, compressed; hash: of the report computed when it was made.
create table acceptance_report (
  id         text primary key,
  scope      text not null,
  as_of_ms   bigint not null,
  made_ms    bigint not null,
  made_by    text not null,
  passes     boolean not null,
  compounds  integer not null,
  hash       text not null,
  facts      ${blob} not null
);
create table commissioning (
  id           text primary key,
  device       text not null references device (id),
  compound     text not null,
  installer    text not null,
  begun_ms     bigint not null,
  online_ms    bigint,
  reported_ms  bigint,
  test_ms      bigint,
  alert        text,
  raised_ms    bigint,
  delivered_ms bigint,
  receipt_ms   bigint,
  signed_ms    bigint,
  signed_by    text,
  note         text not null,
  readings     text not null
);
create index commissioning_by_device on commissioning (device, begun_ms);
create index commissioning_by_compound on commissioning (compound, begun_ms);

create table work_order (
  id          text primary key,
  compound    text not null,
  device      text not null,
  kind        text not null,
  manager     text not null,
  alert       text not null unique,
  rule        text not null,
  title_zh    text not null,
  title_en    text not null,
  severity    integer not null,
  state       text not null,
  opened_ms   bigint not null,
  assigned_ms bigint,
  assignee    text,
  done_ms     bigint,
  done_by     text,
  back_ms     bigint,
  closed_ms   bigint,
  closed_by   text,
  note        text not null,
  in_warranty boolean not null
);
create index work_order_by_state on work_order (state, opened_ms);
create index work_order_by_compound on work_order (compound, opened_ms);
create index work_order_by_device on work_order (device, opened_ms);

create table work_order_part (
  work_order text not null references work_order (id),
  part       text not null,
  count      integer not null,
  primary key (work_order, part)
);
