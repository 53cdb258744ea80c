-- states: queued (never sent) -> sent -> delivered -> received -> handled, or dead. Pending are queued and sent.
alter table delivery add column sent_ms bigint;
alter table delivery add column received_ms bigint;
alter table delivery add column handled_ms bigint;
-- From when the horizon counts again: set when somebody sends a dead delivery once more.
alter table delivery add column renewed_ms bigint;
-- Sequence number of the first delivery of the summary it was sent in; kept, so that a summary sent again holds the same.
alter table delivery add column digest bigint;

-- What is pending per recipient, in order; and per alert, because a change waits for the earlier changes of its alert.
create index delivery_pending on delivery (recipient, sequence) where state in ('queued', 'sent');
create index delivery_pending_by_alert on delivery (recipient, alert, sequence) where state in ('queued', 'sent');

-- What recipients say about an alert. A closing word (handled, false_alarm) is said once.
create table receipt (
  recipient   text not null,
  alert       text not null references alert (id),
  disposition text not null,
  id          text not null,
  sender      text not null,
  officer     text,
  note        text,
  at_ms       bigint not null,
  said_ms     bigint,
  primary key (recipient, alert, disposition)
);
create unique index one_closing_receipt on receipt (recipient, alert) where disposition in ('handled', 'false_alarm');
create index receipt_by_alert on receipt (alert, at_ms);

-- Routes, rosters and escalations as they were in force, one document each; never changed, so that every decision can be explained later.
create table routing_book (
  version    integer primary key,
  changed_ms bigint not null,
  changed_by text not null,
  document   text not null
);

-- What was edited over REST, on top of the configuration file.
create table routing_edit (
  part     text not null,
  id       text not null,
  document text not null,
  primary key (part, id)
);

-- Which book decided who is told when an alert was raised.
create table alert_routing (
  alert   text not null references alert (id),
  at_ms   bigint not null,
  version integer not null,
  primary key (alert, at_ms)
);

-- One running escalation per alert; ended by deleting it.
create table escalation (
  alert     text primary key references alert (id),
  policy    text not null,
  version   integer not null,
  step      integer not null,
  begun_ms  bigint not null,
  due_ms    bigint not null
);
create index escalation_by_time on escalation (due_ms);

-- Recipients whose MQTT session outlives its connection.
create table recipient_session (
  recipient text primary key,
  client_id text not null,
  since_ms  bigint not null
);
