-- Filters of the alert console that a user gave a name; query is a JSON object of texts.
create table saved_view (
  username   text not null,
  id         text not null,
  name       text not null,
  query      text not null,
  is_default boolean not null,
  primary key (username, id),
  unique (username, name)
);
