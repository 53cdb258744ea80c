-- A refused message that can be taken in again is kept whole, once, on the first of its letters; its letters share its number.
alter table dead_letter add column message text;
alter table dead_letter add column payload ${blob};
alter table dead_letter add column payload_topic text;
alter table dead_letter add column content_type text;
alter table dead_letter add column replayed_ms bigint;
create index dead_letter_by_message on dead_letter (message);
