-- People: accounts that can be closed, tokens with narrower rights, and the audit trail.

alter table user_account add column full_name text not null default '';
alter table user_account add column disabled boolean not null default false;
-- Set after a password was made up for somebody: they choose their own at the next sign-in.
alter table user_account add column must_change boolean not null default false;
alter table user_account add column signed_in_ms bigint;

-- access: full | read | wall. areas and compounds are null where the user's own scope applies.
alter table user_session add column access text not null default 'full';
alter table user_session add column areas text;
alter table user_session add column compounds text;
-- The token a session was opened with; it ends with it.
alter table user_session add column token_hash_of text;

alter table api_token add column access text not null default 'full';
alter table api_token add column areas text;
alter table api_token add column compounds text;
alter table api_token add column used_ms bigint;

-- Nothing was ever written to the first table; this one is a chain: hash = SHA-256 of the row and the hash before it.
drop table audit;
create table audit_trail (
  sequence bigint primary key,
  at_ms    bigint not null,
  who      text not null,
  origin   text not null,
  action   text not null,
  object   text not null,
  detail   text not null,
  hash     text not null
);
create index audit_by_who on audit_trail (who, sequence);
create index audit_by_action on audit_trail (action, sequence);
create index audit_by_object on audit_trail (object, sequence);

create table audit_head (
  id       integer primary key,
  sequence bigint not null,
  hash     text not null
);
insert into audit_head (id, sequence, hash) values (1, 0, '');
