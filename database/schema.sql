-- Written by scripts/database.ts from the migrations; do not change by hand.

create extension pg_trgm;
create extension unaccent;

CREATE OR REPLACE FUNCTION public.audit_append(in_unit uuid, in_at timestamp with time zone, in_operation text, in_outcome text, in_person uuid, in_on_behalf_of uuid, in_objects text[], in_exception text, in_content text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  link audit_head;
begin
  insert into audit_head as head (unit_id, number, hash, last_at)
  values (in_unit, 1, sha256(convert_to(in_unit::text || in_content, 'UTF8')), in_at)
  on conflict (unit_id) do update
    set number = head.number + 1,
        hash = sha256(head.hash || convert_to(in_content, 'UTF8')),
        last_at = greatest(head.last_at, in_at)
    where in_at >= head.last_at - interval '5 minutes'
  returning * into link;
  if link.number is null then
    raise exception 'the clock is behind the last entry' using errcode = 'MS001';
  end if;
  insert into audit_entry
    (unit_id, number, at, operation, outcome, person_id, on_behalf_of, objects, exception, content, hash)
  values
    (in_unit, link.number, in_at, in_operation, in_outcome, in_person, in_on_behalf_of, in_objects, in_exception,
     in_content, link.hash);
  return link.number;
end
$function$;

create table api_token (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  token_hash bytea not null,
  unit_id uuid not null,
  with_below boolean not null,
  may_write boolean not null,
  created_at timestamp with time zone not null,
  expires_on date not null,
  last_used_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_token_hash_key UNIQUE (token_hash),
  constraint api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint api_token_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint api_token_name_check CHECK ((name <> ''::text))
);
comment on table api_token is 'shared: a key for a program that works in a person''s place; reaches no further than the person, and only the unit named';
comment on column api_token.expires_on is 'last day on which it serves';
CREATE INDEX api_token_by_person ON public.api_token USING btree (person_id);
grant delete, insert, select, update on api_token to motso_app;

create table audit_entry (
  unit_id uuid not null,
  number bigint not null,
  at timestamp with time zone not null,
  operation text not null,
  outcome text not null,
  person_id uuid,
  on_behalf_of uuid,
  objects text[] not null,
  exception text,
  content text not null,
  hash bytea not null,
  constraint audit_entry_pkey PRIMARY KEY (unit_id, number),
  constraint audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'read'::text, 'exported'::text])))
);
comment on table audit_entry is 'unit: one deed, refusal, export or reading of personal data; numbered without gap within the unit';
comment on column audit_entry.objects is 'kind:id of all that was changed, for the history of an object';
comment on column audit_entry.content is 'the whole entry as canonical JSON, masked; the columns repeat parts of it for search';
comment on column audit_entry.hash is 'SHA-256 of the hash before it and of content; of the unit''s id and content for number 1';
CREATE INDEX audit_entry_by_object ON public.audit_entry USING gin (objects);
CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (unit_id, at);
CREATE INDEX audit_entry_exceptions ON public.audit_entry USING btree (unit_id, at) WHERE (exception IS NOT NULL);
grant select on audit_entry to motso_app;

create table audit_head (
  unit_id uuid not null,
  number bigint not null,
  hash bytea not null,
  last_at timestamp with time zone not null,
  constraint audit_head_pkey PRIMARY KEY (unit_id)
);
comment on table audit_head is 'unit: the last link of each unit''s chain; the unit 00000000-… takes what concerns no unit';
grant select on audit_head to motso_app;

create table credential (
  person_id uuid not null,
  password_hash text,
  must_change boolean not null,
  password_set_at timestamp with time zone,
  totp_secret bytea,
  totp_confirmed boolean not null,
  totp_last_step bigint,
  constraint credential_pkey PRIMARY KEY (person_id),
  constraint credential_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
comment on table credential is 'shared: what a person signs in with; never leaves the server';
comment on column credential.password_hash is 'argon2id with its parameters; null where only another sign-in is used';
comment on column credential.must_change is 'the password was set by somebody else and serves for one sign-in';
comment on column credential.totp_secret is 'sealed with the server''s key (AES-256-GCM)';
comment on column credential.totp_last_step is 'time step of the last accepted code; an earlier or equal one is a replay';
grant insert, select, update on credential to motso_app;

create table delegation (
  unit_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  to_person_id uuid not null,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  version integer not null,
  constraint delegation_pkey PRIMARY KEY (unit_id, id),
  constraint delegation_to_person_id_fkey FOREIGN KEY (to_person_id) REFERENCES person(id),
  constraint delegation_unit_id_post_id_fkey FOREIGN KEY (unit_id, post_id) REFERENCES post(unit_id, id),
  constraint delegation_check CHECK ((valid_to >= (valid_from - 1))),
  constraint delegation_reason_check CHECK ((reason <> ''::text))
);
comment on table delegation is 'shared: somebody else works from a post in its holder''s place from a day to a day';
comment on column delegation.valid_to is 'last day; the day before valid_from: withdrawn';
CREATE INDEX delegation_by_person ON public.delegation USING btree (to_person_id);
CREATE INDEX delegation_by_post ON public.delegation USING btree (unit_id, post_id);
grant insert, select, update on delegation to motso_app;

create table installation (
  id boolean not null,
  kind text not null,
  root_unit_id uuid not null,
  set_up_at timestamp with time zone not null,
  constraint installation_pkey PRIMARY KEY (id),
  constraint installation_root_unit_id_fkey FOREIGN KEY (root_unit_id) REFERENCES unit(id),
  constraint installation_id_check CHECK (id),
  constraint installation_kind_check CHECK ((kind = ANY (ARRAY['demo'::text, 'real'::text])))
);
comment on table installation is 'shared: one row, written once; a trial never becomes real, nor the other way round';
grant insert, select on installation to motso_app;

create table migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);
comment on table migration is 'local: the migrations applied to this database, oldest first by name';
comment on column migration.name is 'file name without its ending, as in database/migrations';
comment on column migration.checksum is 'SHA-256 of the file as it was applied, in hexadecimal';
grant select on migration to motso_app;

create table outside_account (
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  citizen_hash bytea,
  linked_at timestamp with time zone not null,
  constraint outside_account_pkey PRIMARY KEY (issuer, subject),
  constraint outside_account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
comment on table outside_account is 'shared: an account at another sign-in service (OIDC) that opens this person''s';
comment on column outside_account.citizen_hash is 'keyed hash of the citizen number where the service gives it; the number itself is not kept (Luật 91/2025/QH15)';
CREATE INDEX outside_account_by_person ON public.outside_account USING btree (person_id);
grant delete, insert, select, update on outside_account to motso_app;

create table person (
  id uuid not null,
  login text not null,
  full_name text not null,
  full_name_key text not null,
  email text,
  phone text,
  active boolean not null,
  version integer not null,
  created_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_login_key UNIQUE (login),
  constraint person_full_name_check CHECK ((full_name <> ''::text)),
  constraint person_login_check CHECK (((login = lower(login)) AND (login <> ''::text)))
);
comment on table person is 'shared: a person with an account; belongs to no unit, holds posts in units';
comment on column person.login is 'sign-in name, in small letters';
comment on column person.full_name_key is 'the name folded for search: small letters, no accents';
CREATE INDEX person_by_name ON public.person USING gin (full_name_key gin_trgm_ops);
grant insert, select, update on person to motso_app;

create table post (
  unit_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  reach text not null,
  valid_from date not null,
  valid_to date,
  decision text not null,
  version integer not null,
  constraint post_pkey PRIMARY KEY (unit_id, id),
  constraint post_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint post_check CHECK (((valid_to IS NULL) OR (valid_to >= (valid_from - 1)))),
  constraint post_reach_check CHECK ((reach = ANY (ARRAY['own'::text, 'below'::text]))),
  constraint post_role_check CHECK ((role = ANY (ARRAY['specialist'::text, 'documentClerk'::text, 'deskClerk'::text, 'reportingOfficer'::text, 'leader'::text, 'campaignManager'::text, 'appraiser'::text, 'unitAdministrator'::text, 'systemOperator'::text, 'auditor'::text])))
);
comment on table post is 'shared: a role that a person holds in a unit from a day to a day';
comment on column post.reach is 'own: this unit; below: this unit and all below it, where the role knows that';
comment on column post.valid_to is 'last day; null where no end is known; the day before valid_from: withdrawn';
CREATE INDEX post_by_person ON public.post USING btree (person_id);
grant insert, select, update on post to motso_app;

create table recovery_code (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (person_id, code_hash),
  constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
comment on table recovery_code is 'shared: codes for the day the telephone is lost; each serves once';
grant delete, insert, select, update on recovery_code to motso_app;

create table session (
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  device text not null,
  strength text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint session_strength_check CHECK ((strength = ANY (ARRAY['password'::text, 'second-step'::text, 'outside'::text])))
);
comment on table session is 'local: who is signed in where; ended by removing the row';
comment on column session.token_hash is 'SHA-256 of the cookie';
comment on column session.strength is 'how the person signed in';
CREATE INDEX session_by_person ON public.session USING btree (person_id);
grant delete, insert, select, update on session to motso_app;

create table sign_in_attempt (
  id uuid not null,
  at timestamp with time zone not null,
  account_key bytea not null,
  device text,
  network_key bytea not null,
  familiar boolean not null,
  failed boolean not null,
  refused_after boolean default false not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (id)
);
comment on table sign_in_attempt is 'local: attempts of the last days, to slow down guessing without locking anybody out; names and networks only as keyed hashes';
comment on column sign_in_attempt.device is 'id of a device that the account signed in from before';
comment on column sign_in_attempt.familiar is 'the account had signed in from this network before';
comment on column sign_in_attempt.failed is 'an attempt counts as failed from its beginning until it succeeds';
comment on column sign_in_attempt.refused_after is 'somebody was told to wait after this attempt, and the log says so; it says it once';
CREATE INDEX sign_in_attempt_by_account ON public.sign_in_attempt USING btree (account_key, at);
CREATE INDEX sign_in_attempt_by_network ON public.sign_in_attempt USING btree (network_key, at);
grant delete, insert, select, update on sign_in_attempt to motso_app;

create table stored_file (
  unit_id uuid not null,
  id uuid not null,
  sha256 text not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  object text not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  constraint stored_file_pkey PRIMARY KEY (unit_id, id),
  constraint stored_file_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
  constraint stored_file_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint stored_file_bytes_check CHECK ((bytes > 0)),
  constraint stored_file_name_check CHECK ((name <> ''::text)),
  constraint stored_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
comment on table stored_file is 'unit: a file belonging to something of this unit; its bytes lie once by their hash in the folder of files';
comment on column stored_file.object is 'kind:id of what it belongs to';
CREATE INDEX stored_file_by_object ON public.stored_file USING btree (unit_id, object);
grant insert, select on stored_file to motso_app;

create table succession (
  id uuid not null,
  kind text not null,
  effective_on date not null,
  decision text not null,
  state text not null,
  certainty numeric not null,
  reading text,
  source_text text,
  version integer not null,
  created_at timestamp with time zone not null,
  constraint succession_pkey PRIMARY KEY (id),
  constraint succession_certainty_check CHECK (((certainty >= (0)::numeric) AND (certainty <= (1)::numeric))),
  constraint succession_kind_check CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'rename'::text, 'abolish'::text]))),
  constraint succession_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'rejected'::text])))
);
comment on table succession is 'shared: what became of units on a day, and the decision it rests on; counts only once a person confirmed it';
comment on column succession.effective_on is 'first day of the new state';
comment on column succession.reading is 'for a proposal read from free text: why it was read so, or what is doubtful';
comment on column succession.version is 'raised by every change, so that two people cannot change one state unseen';
CREATE INDEX succession_by_state ON public.succession USING btree (state, effective_on);
grant delete, insert, select, update on succession to motso_app;

create table succession_share (
  succession_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  numerator bigint not null,
  denominator bigint not null,
  basis text not null,
  constraint succession_share_pkey PRIMARY KEY (succession_id, from_id, to_id),
  constraint succession_share_from_id_fkey FOREIGN KEY (from_id) REFERENCES unit(id),
  constraint succession_share_succession_id_fkey FOREIGN KEY (succession_id) REFERENCES succession(id),
  constraint succession_share_to_id_fkey FOREIGN KEY (to_id) REFERENCES unit(id),
  constraint succession_share_basis_check CHECK ((basis <> ''::text)),
  constraint succession_share_check CHECK ((numerator <= denominator)),
  constraint succession_share_denominator_check CHECK ((denominator > 0)),
  constraint succession_share_numerator_check CHECK ((numerator >= 0))
);
comment on table succession_share is 'shared: what part of a split unit went where, and by what it was reckoned; entered by a person, never guessed';
grant delete, insert, select, update on succession_share to motso_app;

create table succession_unit (
  succession_id uuid not null,
  side text not null,
  unit_id uuid not null,
  is_part boolean not null,
  dated_before boolean default false not null,
  constraint succession_unit_pkey PRIMARY KEY (succession_id, side, unit_id),
  constraint succession_unit_succession_id_fkey FOREIGN KEY (succession_id) REFERENCES succession(id),
  constraint succession_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint succession_unit_side_check CHECK ((side = ANY (ARRAY['from'::text, 'to'::text])))
);
comment on table succession_unit is 'shared: the units before and after a succession; a unit on both sides goes on';
comment on column succession_unit.is_part is 'only a part of the unit before went over (một phần)';
comment on column succession_unit.dated_before is 'the unit had its last day (before), or its first one (after), when this was recorded: withdrawn, it keeps it';
grant delete, insert, select, update on succession_unit to motso_app;

create table unit (
  id uuid not null,
  created_at timestamp with time zone not null,
  constraint unit_pkey PRIMARY KEY (id)
);
comment on table unit is 'shared: a unit of government; everything about it that can change is in its versions';
grant insert, select on unit to motso_app;

create table unit_tree (
  id boolean not null,
  version bigint not null,
  constraint unit_tree_pkey PRIMARY KEY (id),
  constraint unit_tree_id_check CHECK (id)
);
comment on table unit_tree is 'shared: one row; raised by every change of the tree, so that each server process knows when to read it anew';
grant select, update on unit_tree to motso_app;

create table unit_version (
  unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  title text not null,
  kind text not null,
  code text,
  code_system text,
  parent_id uuid,
  decision text not null,
  constraint unit_version_pkey PRIMARY KEY (unit_id, valid_from),
  constraint unit_version_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id),
  constraint unit_version_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint unit_version_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint unit_version_check1 CHECK (((code IS NULL) = (code_system IS NULL))),
  constraint unit_version_check2 CHECK (((parent_id IS NULL) = (kind = 'nation'::text))),
  constraint unit_version_kind_check CHECK ((kind = ANY (ARRAY['nation'::text, 'ministry'::text, 'province'::text, 'department'::text, 'district'::text, 'commune'::text]))),
  constraint unit_version_name_check CHECK ((name <> ''::text))
);
comment on table unit_version is 'shared: how a unit was named, coded and placed from a day to a day; one version on each day of its life';
comment on column unit_version.valid_to is 'last day on which this holds; null where no end is known';
comment on column unit_version.title is 'the printed kind, the first words of the name: Phường, Thị xã';
comment on column unit_version.code is 'text: leading zeros count; names a unit only together with its system and a day';
comment on column unit_version.decision is 'the text it rests on, or where it was taken from';
CREATE INDEX unit_version_by_parent ON public.unit_version USING btree (parent_id);
grant delete, insert, select, update on unit_version to motso_app;
