-- What alerts show masked only, in full; kept for a shorter time than the alerts.
create table alert_evidence (
  alert text primary key references alert (id),
  at_ms bigint not null,
  fired text not null
);
create index evidence_by_time on alert_evidence (at_ms);

-- Whether the payload tells unmasked what is about persons, to a recipient whose route allows that.
alter table delivery add column personal boolean not null default false;
create index delivery_personal on delivery (queued_ms) where personal;

-- How many deliveries, by their last state, have been deleted with their alerts: the ledger goes on adding up.
alter table recipient add column past_accepted bigint not null default 0;
alter table recipient add column past_received bigint not null default 0;
alter table recipient add column past_handled bigint not null default 0;
alter table recipient add column past_dead bigint not null default 0;

-- The last entry of the audit trail that has been kept long enough and deleted; the chain goes on from its hash.
create table audit_base (
  id       integer primary key,
  sequence bigint not null,
  hash     text not null
);
insert into audit_base (id, sequence, hash) values (1, 0, '');
