-- Commissionings as they are kept: laid out in V4, never written before this version.
drop table commissioning;
create table commissioning (
  id          text primary key,
  device      text not null,
  kind        text not null,
  area        text not null,
  compound    text not null,
  installer   text not null,
  rules       text not null,
  begun_ms    bigint not null,
  expires_ms  bigint not null,
  online_ms   bigint,
  reported_ms bigint,
  readings    text not null,
  alert       text,
  rule        text,
  raised_ms   bigint,
  seen_ms     bigint,
  outcome     text,
  ended_ms    bigint,
  ended_by    text,
  note        text not null,
  waiver      text not null
);
create unique index commissioning_open on commissioning (device) where outcome is null;
create index commissioning_by_device on commissioning (device, begun_ms);
create index commissioning_by_compound on commissioning (compound, begun_ms);
