-- state: sent | done | refused | unreachable | unanswered
create table command (
  id         text primary key,
  device     text not null,
  method     text not null,
  params     text not null,
  sent_by    text not null,
  state      text not null,
  sent_ms    bigint not null,
  settled_ms bigint,
  result     text
);
create index command_by_device on command (device, sent_ms);
create index command_by_state on command (state);
