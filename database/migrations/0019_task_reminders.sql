-- Reminders of tasks that leave the application: a calendar feed, and a letter of the morning.

create table calendar_feed (
  person_id uuid primary key references person (id),
  id uuid not null unique,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  last_read_at timestamptz
);
comment on table calendar_feed is 'shared: the secret address under which calendar programs read what a person owes and when; a new one takes the place of the old';
comment on column calendar_feed.token_hash is 'SHA-256 of the token in the address, which was shown once';

create table task_digest (
  person_id uuid primary key references person (id),
  since timestamptz not null
);
comment on table task_digest is 'shared: who asked for a letter each working morning about the tasks that wait for them';

create table task_digest_letter (
  person_id uuid not null references person (id),
  on_day date not null,
  sent_at timestamptz,
  primary key (person_id, on_day)
);
comment on table task_digest_letter is 'shared: the letter of a day, so that nobody gets two; kept for a month';
comment on column task_digest_letter.sent_at is 'written before it is handed to the mail server; null: still to be sent';

grant select, insert, update, delete on calendar_feed, task_digest, task_digest_letter to motso_app;
