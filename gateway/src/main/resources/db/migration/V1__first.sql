-- Common ground of SQLite and PostgreSQL. Times are epoch milliseconds in columns that end in _ms; JSON is kept as text.

create table area (
  id          text primary key,
  name        text not null,
  subdistrict text not null
);

create table compound (
  id         text primary key,
  area       text not null references area (id),
  name       text not null,
  batch      integer not null,
  households integer not null,
  latitude   double precision,
  longitude  double precision,
  manager    text not null,
  phone      text not null,
  simulated  boolean not null
);

create table building (
  compound  text not null references compound (id),
  id        text not null,
  entrances integer not null,
  floors    integer not null,
  primary key (compound, id)
);

-- auth_kind: password | token | certificate. auth_hash is keyed with a secret that is not in this database.
create table device (
  id        text primary key,
  kind      text not null,
  compound  text not null references compound (id),
  building  text not null,
  name      text not null,
  auth_kind text not null,
  auth_salt text not null,
  auth_hash text not null
);
create index device_by_compound on device (compound);
create index device_by_auth on device (auth_kind, auth_hash);

create table setting (
  name  text primary key,
  value text not null
);

-- One open alert per rule and subject: see the index below.
create table alert (
  id              text primary key,
  rule            text not null,
  rule_version    text not null,
  subject         text not null,
  severity        integer not null,
  category        text not null,
  state           text not null,
  area            text not null,
  compound        text not null,
  device          text,
  kind            text,
  title_zh        text not null,
  title_en        text not null,
  advice_zh       text not null,
  advice_en       text not null,
  condition       text not null,
  fired           text not null,
  raised_ms       bigint not null,
  acknowledged_ms bigint,
  acknowledged_by text,
  cleared_ms      bigint,
  cleared_by      text,
  clear_reason    text,
  last_ms         bigint not null,
  occurrences     integer not null
);
create unique index one_open_alert on alert (rule, subject) where state <> 'closed';
create index alert_by_state on alert (state, severity, raised_ms);
create index alert_by_compound on alert (compound, raised_ms);
create index alert_by_device on alert (device, raised_ms);
create index alert_by_time on alert (raised_ms);

create table alert_transition (
  id     ${identity},
  alert  text not null references alert (id),
  at_ms  bigint not null,
  change text not null,
  who    text,
  note   text
);
create index transition_by_alert on alert_transition (alert);

-- The ledger. sequence is gap-free per recipient; recipient.last_sequence is taken in the transaction that writes the delivery.
create table recipient (
  id            text primary key,
  last_sequence bigint not null
);

create table delivery (
  recipient       text not null references recipient (id),
  sequence        bigint not null,
  alert           text not null references alert (id),
  change          text not null,
  state           text not null,
  attempts        integer not null,
  queued_ms       bigint not null,
  next_attempt_ms bigint not null,
  delivered_ms    bigint,
  last_error      text,
  payload         text not null,
  primary key (recipient, sequence)
);
create index delivery_by_alert on delivery (alert);
create index delivery_queue on delivery (recipient, state, sequence);

-- What the alert engine remembers, written in the transaction that moves the checkpoint.
create table engine_state (
  id    text primary key,
  state ${blob} not null
);

create table checkpoint (
  consumer text primary key,
  position bigint not null,
  at_ms    bigint not null
);

-- What browsers see at start: the latest values and presence of each device.
create table live_state (
  device text primary key,
  state  ${blob} not null
);

create table dead_letter (
  id          ${identity},
  received_ms bigint not null,
  device      text,
  topic       text not null,
  reason      text not null,
  detail      text not null,
  excerpt     text not null,
  bytes       integer not null
);
create index dead_letter_by_device on dead_letter (device, id);
create index dead_letter_by_reason on dead_letter (reason, id);

create table user_account (
  username      text primary key,
  role          text not null,
  password_hash text not null,
  areas         text not null,
  compounds     text not null,
  created_ms    bigint not null
);

create table user_session (
  token_hash text primary key,
  username   text not null references user_account (username),
  csrf_token text not null,
  created_ms bigint not null,
  expires_ms bigint not null
);

create table api_token (
  token_hash text primary key,
  name       text not null,
  username   text not null references user_account (username),
  created_ms bigint not null,
  expires_ms bigint not null
);

create table audit (
  id     ${identity},
  at_ms  bigint not null,
  who    text not null,
  origin text not null,
  action text not null,
  object text not null,
  detail text not null
);
