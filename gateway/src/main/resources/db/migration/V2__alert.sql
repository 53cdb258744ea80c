-- Handling of alerts: who deals with them, what they belong to, and why people are not bothered with some.

alter table alert add column coding text not null default '{}';
alter table alert add column assigned_to text;
alter table alert add column assigned_ms bigint;
alter table alert add column incident text;
alter table alert add column suppressed_why text;
alter table alert add column suppressed_reference text;
alter table alert add column suppressed_until_ms bigint;
alter table alert add column suppressed_by text;
alter table alert add column suppressed_reason text;
alter table alert add column chattering boolean not null default false;
alter table alert add column flood text;
-- Whether recipients were last told that it is active.
alter table alert add column announced boolean not null default true;
create index alert_by_incident on alert (incident);
create index alert_by_rule on alert (rule, raised_ms);
create index alert_suppressed on alert (suppressed_until_ms) where suppressed_why is not null and state <> 'closed';

-- Alerts of one compound that belong together. Open as long as one of them is.
create table incident (
  id        text primary key,
  area      text not null,
  compound  text not null,
  opened_ms bigint not null,
  last_ms   bigint not null,
  joinable  boolean not null
);
create index incident_by_compound on incident (compound, last_ms);
create index incident_by_time on incident (last_ms);

create table incident_note (
  id       ${identity},
  incident text not null references incident (id),
  at_ms    bigint not null,
  who      text not null,
  note     text not null
);
create index incident_note_by_incident on incident_note (incident);

-- What people put aside until a time: a rule about a subject.
create table shelf (
  rule     text not null,
  subject  text not null,
  alert    text not null references alert (id),
  since_ms bigint not null,
  until_ms bigint not null,
  who      text not null,
  reason   text not null,
  primary key (rule, subject)
);

-- An empty scope matches anything; what is given must match.
create table maintenance_window (
  id         text primary key,
  compound   text not null,
  device     text not null,
  rule       text not null,
  from_ms    bigint not null,
  to_ms      bigint not null,
  ended_ms   bigint,
  owner      text not null,
  reason     text not null,
  created_ms bigint not null
);
create index maintenance_window_by_time on maintenance_window (to_ms);

-- Everything people were not told, and why. One row per cause, rule and subject; amount says how often.
create table suppressed (
  id        ${identity},
  why       text not null,
  reference text not null,
  rule      text not null,
  subject   text not null,
  title_zh  text not null,
  title_en  text not null,
  severity  integer not null,
  category  text not null,
  area      text not null,
  compound  text not null,
  device    text,
  alert     text,
  at_ms     bigint not null,
  last_ms   bigint not null,
  amount    integer not null,
  unique (why, reference, rule, subject)
);
create index suppressed_by_time on suppressed (last_ms);
create index suppressed_by_reference on suppressed (reference);

-- Every version of a rule that was ever in force, so that an old alert can still be explained.
create table rule_version (
  rule    text not null,
  version text not null,
  from_ms bigint not null,
  yaml    text not null,
  primary key (rule, version)
);

-- Rules people try: they run in shadow until a time.
create table rule_draft (
  id         text primary key,
  yaml       text not null,
  who        text not null,
  created_ms bigint not null,
  until_ms   bigint not null
);

-- What rules in shadow would have raised.
create table shadow_alert (
  id         text primary key,
  rule       text not null,
  version    text not null,
  subject    text not null,
  severity   integer not null,
  category   text not null,
  area       text not null,
  compound   text not null,
  device     text,
  raised_ms  bigint not null,
  cleared_ms bigint,
  fired      text not null
);
create index shadow_alert_by_rule on shadow_alert (rule, raised_ms);
