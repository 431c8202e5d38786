-- People, how they sign in, and what they may do: the posts they hold in units.

create table person (
  id uuid primary key,
  login text not null unique check (login = lower(login) and login <> ''),
  full_name text not null check (full_name <> ''),
  full_name_key text not null,
  email text,
  phone text,
  active boolean not null,
  version integer not null,
  created_at timestamptz not null
);
comment on table person is 'shared: a person with an account; belongs to no unit, holds posts in units';
comment on column person.login is 'sign-in name, in small letters';
comment on column person.full_name_key is 'the name folded for search: small letters, no accents';
create index person_by_name on person using gin (full_name_key gin_trgm_ops);

create table credential (
  person_id uuid primary key references person (id),
  password_hash text,
  must_change boolean not null,
  password_set_at timestamptz,
  totp_secret bytea,
  totp_confirmed boolean not null,
  totp_last_step bigint
);
comment on table credential is 'shared: what a person signs in with; never leaves the server';
comment on column credential.password_hash is 'argon2id with its parameters; null where only another sign-in is used';
comment on column credential.must_change is 'the password was set by somebody else and serves for one sign-in';
comment on column credential.totp_secret is 'sealed with the server''s key (AES-256-GCM)';
comment on column credential.totp_last_step is 'time step of the last accepted code; an earlier or equal one is a replay';

create table recovery_code (
  person_id uuid not null references person (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
comment on table recovery_code is 'shared: codes for the day the telephone is lost; each serves once';

create table outside_account (
  issuer text not null,
  subject text not null,
  person_id uuid not null references person (id),
  citizen_hash bytea,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
comment on table outside_account is 'shared: an account at another sign-in service (OIDC) that opens this person''s';
comment on column outside_account.citizen_hash is 'keyed hash of the citizen number where the service gives it; the number itself is not kept (Luật 91/2025/QH15)';
create index outside_account_by_person on outside_account (person_id);

create table sign_in_attempt (
  id uuid primary key,
  at timestamptz not null,
  account_key bytea not null,
  device text,
  network_key bytea not null,
  familiar boolean not null,
  failed boolean not null
);
comment on table sign_in_attempt is 'local: attempts of the last days, to slow down guessing without locking anybody out; names and networks only as keyed hashes';
comment on column sign_in_attempt.device is 'id of a device that the account signed in from before';
comment on column sign_in_attempt.familiar is 'the account had signed in from this network before';
comment on column sign_in_attempt.failed is 'an attempt counts as failed from its beginning until it succeeds';
create index sign_in_attempt_by_account on sign_in_attempt (account_key, at);
create index sign_in_attempt_by_network on sign_in_attempt (network_key, at);

create table session (
  id uuid primary key,
  person_id uuid not null references person (id),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  device text not null,
  strength text not null check (strength in ('password', 'second-step', 'outside'))
);
comment on table session is 'local: who is signed in where; ended by removing the row';
comment on column session.token_hash is 'SHA-256 of the cookie';
comment on column session.strength is 'how the person signed in';
create index session_by_person on session (person_id);

create table api_token (
  id uuid primary key,
  person_id uuid not null references person (id),
  name text not null check (name <> ''),
  token_hash bytea not null unique,
  unit_id uuid not null references unit (id),
  with_below boolean not null,
  may_write boolean not null,
  created_at timestamptz not null,
  expires_on date not null,
  last_used_at timestamptz
);
comment on table api_token is 'shared: a key for a program that works in a person''s place; reaches no further than the person, and only the unit named';
comment on column api_token.expires_on is 'last day on which it serves';
create index api_token_by_person on api_token (person_id);

create table post (
  unit_id uuid not null references unit (id),
  id uuid not null,
  person_id uuid not null references person (id),
  role text not null check (role in ('specialist', 'documentClerk', 'deskClerk', 'reportingOfficer', 'leader',
    'campaignManager', 'appraiser', 'unitAdministrator', 'systemOperator', 'auditor')),
  reach text not null check (reach in ('own', 'below')),
  valid_from date not null,
  valid_to date,
  decision text not null,
  version integer not null,
  primary key (unit_id, id),
  check (valid_to is null or valid_to >= valid_from - 1)
);
comment on table post is 'shared: a role that a person holds in a unit from a day to a day';
comment on column post.reach is 'own: this unit; below: this unit and all below it, where the role knows that';
comment on column post.valid_to is 'last day; null where no end is known; the day before valid_from: withdrawn';
create index post_by_person on post (person_id);

create table delegation (
  unit_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  to_person_id uuid not null references person (id),
  valid_from date not null,
  valid_to date not null,
  reason text not null check (reason <> ''),
  version integer not null,
  primary key (unit_id, id),
  foreign key (unit_id, post_id) references post (unit_id, id),
  check (valid_to >= valid_from - 1)
);
comment on table delegation is 'shared: somebody else works from a post in its holder''s place from a day to a day';
comment on column delegation.valid_to is 'last day; the day before valid_from: withdrawn';
create index delegation_by_person on delegation (to_person_id);
create index delegation_by_post on delegation (unit_id, post_id);

grant select, insert, update on person, credential, post, delegation to motso_app;
grant select, insert, update, delete on recovery_code, outside_account, sign_in_attempt, session, api_token to motso_app;
