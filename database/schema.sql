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

create table campaign (
  id uuid not null,
  opener_id uuid not null,
  kind text not null,
  year integer not null,
  quarter integer,
  title text not null,
  decision text not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  constraint campaign_pkey PRIMARY KEY (id),
  constraint campaign_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES person(id),
  constraint campaign_opener_id_fkey FOREIGN KEY (opener_id) REFERENCES unit(id),
  constraint campaign_check CHECK (((kind = 'quarter'::text) = (quarter IS NOT NULL))),
  constraint campaign_kind_check CHECK ((kind = ANY (ARRAY['quarter'::text, 'half-year'::text, 'nine-month'::text, 'year'::text]))),
  constraint campaign_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4))),
  constraint campaign_title_check CHECK ((title <> ''::text)),
  constraint campaign_year_check CHECK (((year >= 1990) AND (year <= 2199)))
);
comment on table campaign is 'shared: one asking for reports by a unit of those below it (đợt báo cáo)';
comment on column campaign.decision is 'the text that asks for it';
CREATE INDEX campaign_by_opener ON public.campaign USING btree (opener_id, year);
grant insert, select on campaign to motso_app;

create table campaign_level (
  campaign_id uuid not null,
  level text not null,
  form_hash text not null,
  outline_hash text not null,
  window_from date not null,
  window_to date not null,
  due_on date not null,
  lock_on date not null,
  constraint campaign_level_pkey PRIMARY KEY (campaign_id, level),
  constraint campaign_level_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id),
  constraint campaign_level_form_hash_fkey FOREIGN KEY (form_hash) REFERENCES catalogue_file(hash),
  constraint campaign_level_outline_hash_fkey FOREIGN KEY (outline_hash) REFERENCES catalogue_file(hash),
  constraint campaign_level_check CHECK (((window_from <= window_to) AND (window_to <= due_on) AND (due_on <= lock_on))),
  constraint campaign_level_level_check CHECK ((level = ANY (ARRAY['nation'::text, 'ministry'::text, 'province'::text, 'department'::text, 'district'::text, 'commune'::text])))
);
comment on table campaign_level is 'shared: what the units of one kind owe in a campaign; lower levels close earlier';
comment on column campaign_level.window_to is 'closing day of the figures; the tree of this day says who reports to whom';
comment on column campaign_level.lock_on is 'last day on which a report may still be signed without an exception';
grant insert, select on campaign_level to motso_app;

create table catalogue_file (
  hash text not null,
  kind text not null,
  name text not null,
  content text not null,
  added_at timestamp with time zone not null,
  constraint catalogue_file_pkey PRIMARY KEY (hash),
  constraint catalogue_file_kind_check CHECK ((kind = ANY (ARRAY['form'::text, 'outline'::text, 'indicators'::text]))),
  constraint catalogue_file_name_check CHECK ((name <> ''::text))
);
comment on table catalogue_file is 'shared: forms and outlines that reports were written on, and how their indicators were called, kept for ever by what they say';
comment on column catalogue_file.hash is 'SHA-256 of content, in hexadecimal';
comment on column catalogue_file.name is 'the id that the form or outline gives itself, of indicators that of their form; several hashes may share one';
comment on column catalogue_file.content is 'canonical JSON of the whole form or outline, or of name, measure and type of each indicator';
grant insert, select on catalogue_file to motso_app;

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

create table indicator_supplier (
  unit_id uuid not null,
  indicator text not null,
  number integer not null,
  valid_from date not null,
  supplier text,
  reason text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint indicator_supplier_pkey PRIMARY KEY (unit_id, indicator, number),
  constraint indicator_supplier_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id),
  constraint indicator_supplier_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint indicator_supplier_number_check CHECK ((number >= 1))
);
comment on table indicator_supplier is 'unit: who supplies an indicator of its reports from a day on; of two rows of one day the later one holds';
comment on column indicator_supplier.supplier is 'null: from then on as the dictionary proposes';
grant insert, select on indicator_supplier to motso_app;

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

create table report (
  unit_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  level text not null,
  receiver_id uuid,
  status text not null,
  due_on date not null,
  lock_on date not null,
  first_sent_on date,
  sent_number integer not null,
  received_number integer not null,
  last_action integer not null,
  constraint report_pkey PRIMARY KEY (unit_id, id),
  constraint report_unit_id_campaign_id_key UNIQUE (unit_id, campaign_id),
  constraint report_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id),
  constraint report_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES unit(id),
  constraint report_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint report_check CHECK (((received_number >= 0) AND (received_number <= sent_number))),
  constraint report_last_action_check CHECK ((last_action >= 0)),
  constraint report_sent_number_check CHECK ((sent_number >= 0)),
  constraint report_status_check CHECK ((status = ANY (ARRAY['notBegun'::text, 'draft'::text, 'closed'::text, 'sent'::text, 'returned'::text, 'received'::text, 'corrected'::text, 'excused'::text])))
);
comment on table report is 'unit: what one unit owes in one campaign';
comment on column report.receiver_id is 'the unit above on the closing day, where it is asked too; null where the report leaves the system';
comment on column report.status is 'the reading of report_action, kept with each action';
comment on column report.lock_on is 'as of the campaign, or as extended by exception';
comment on column report.sent_number is 'number of the last frozen version; 0: none yet';
comment on column report.received_number is 'number of the last version that the receiver took; 0: none yet';
CREATE INDEX report_by_campaign ON public.report USING btree (campaign_id, receiver_id);
CREATE INDEX report_by_receiver ON public.report USING btree (receiver_id, status);
grant insert, select, update on report to motso_app;

create table report_action (
  unit_id uuid not null,
  report_id uuid not null,
  number integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_unit_id uuid not null,
  person_id uuid not null,
  on_behalf_of uuid,
  detail jsonb not null,
  constraint report_action_pkey PRIMARY KEY (unit_id, report_id, number),
  constraint report_action_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_action_number_check CHECK ((number >= 1))
);
comment on table report_action is 'unit: what was done with a report, one after the other; its status is read from here';
comment on column report_action.by_unit_id is 'the unit that acted: the own one, or the receiver';
grant insert, select on report_action to motso_app;

create table report_adjustment (
  unit_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  indicator text not null,
  amount numeric not null,
  reason text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  constraint report_adjustment_pkey PRIMARY KEY (unit_id, id),
  constraint report_adjustment_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint report_adjustment_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_adjustment_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id),
  constraint report_adjustment_check CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))),
  constraint report_adjustment_reason_check CHECK ((reason <> ''::text))
);
comment on table report_adjustment is 'unit: what an upper unit adds to or takes from a figure that was added up, and why';
CREATE INDEX report_adjustment_by_report ON public.report_adjustment USING btree (unit_id, report_id);
grant insert, select, update on report_adjustment to motso_app;

create table report_bundle (
  unit_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  with_pdf boolean not null,
  state text not null,
  total integer not null,
  done integer not null,
  reports jsonb not null,
  file_id uuid,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint report_bundle_pkey PRIMARY KEY (unit_id, id),
  constraint report_bundle_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
  constraint report_bundle_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id),
  constraint report_bundle_unit_id_file_id_fkey FOREIGN KEY (unit_id, file_id) REFERENCES stored_file(unit_id, id),
  constraint report_bundle_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint report_bundle_check CHECK (((done >= 0) AND (done <= total))),
  constraint report_bundle_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'working'::text, 'ready'::text, 'failed'::text]))),
  constraint report_bundle_total_check CHECK ((total >= 0))
);
comment on table report_bundle is 'unit: received reports of a campaign packed into one file by a job';
comment on column report_bundle.reports is 'the versions that go into it, as they were received when it was asked for';
CREATE INDEX report_bundle_by_campaign ON public.report_bundle USING btree (unit_id, campaign_id);
grant insert, select, update on report_bundle to motso_app;

create table report_explanation (
  unit_id uuid not null,
  report_id uuid not null,
  finding text not null,
  text text not null,
  explained_by uuid not null,
  explained_at timestamp with time zone not null,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint report_explanation_pkey PRIMARY KEY (unit_id, report_id, finding),
  constraint report_explanation_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint report_explanation_explained_by_fkey FOREIGN KEY (explained_by) REFERENCES person(id),
  constraint report_explanation_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_explanation_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'refused'::text]))),
  constraint report_explanation_text_check CHECK ((text <> ''::text))
);
comment on table report_explanation is 'unit: why a figure that a check calls wrong is right; accepted or refused above';
comment on column report_explanation.finding is 'rule, place and figures of the finding: another figure needs another explanation';
grant insert, select, update on report_explanation to motso_app;

create table report_figure (
  unit_id uuid not null,
  report_id uuid not null,
  number integer not null,
  indicator text not null,
  campaign_id uuid not null,
  value numeric,
  missing text,
  numerator numeric,
  denominator numeric,
  constraint report_figure_pkey PRIMARY KEY (unit_id, report_id, number, indicator),
  constraint report_figure_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id),
  constraint report_figure_unit_id_report_id_number_fkey FOREIGN KEY (unit_id, report_id, number) REFERENCES report_version(unit_id, report_id, number)
);
comment on table report_figure is 'unit: the figures of a frozen version, for adding up and comparison; words and choices stay in its content';
comment on column report_figure.numerator is 'of a rate whose terms are no cells of their own: what goes up';
CREATE INDEX report_figure_by_campaign ON public.report_figure USING btree (campaign_id, indicator, value);
grant insert, select on report_figure to motso_app;

create table report_part (
  unit_id uuid not null,
  report_id uuid not null,
  part text not null,
  person_id uuid,
  due_on date,
  closed_by uuid,
  closed_at timestamp with time zone,
  constraint report_part_pkey PRIMARY KEY (unit_id, report_id, part),
  constraint report_part_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES person(id),
  constraint report_part_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint report_part_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_part_check CHECK (((closed_by IS NULL) = (closed_at IS NULL)))
);
comment on table report_part is 'unit: a form or a section of a report given to a colleague, with an inner day';
comment on column report_part.part is 'form:<id of the table> or section:<id of the section>';
grant insert, select, update on report_part to motso_app;

create table report_reminder (
  unit_id uuid not null,
  report_id uuid not null,
  kind text not null,
  given_at timestamp with time zone not null,
  sent_number integer not null,
  constraint report_reminder_pkey PRIMARY KEY (unit_id, report_id, kind, sent_number),
  constraint report_reminder_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_reminder_kind_check CHECK ((kind = ANY (ARRAY['before-7'::text, 'before-3'::text, 'before-1'::text, 'after'::text]))),
  constraint report_reminder_sent_number_check CHECK ((sent_number >= 0))
);
comment on table report_reminder is 'unit: that a report is due, told once so many days before, and once after; anew for each version that was returned';
comment on column report_reminder.sent_number is 'number of the version that came back; 0: nothing had been sent yet';
grant insert, select on report_reminder to motso_app;

create table report_section (
  unit_id uuid not null,
  report_id uuid not null,
  section text not null,
  content jsonb not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  version integer not null,
  constraint report_section_pkey PRIMARY KEY (unit_id, report_id, section),
  constraint report_section_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_section_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id),
  constraint report_section_version_check CHECK ((version >= 1))
);
comment on table report_section is 'unit: the narrative of one section of the outline, as a tree of blocks; figures in it are bound to cells';
grant insert, select, update on report_section to motso_app;

create table report_taken (
  unit_id uuid not null,
  report_id uuid not null,
  child_unit_id uuid not null,
  child_report_id uuid not null,
  number integer not null,
  taken_by uuid not null,
  taken_at timestamp with time zone not null,
  constraint report_taken_pkey PRIMARY KEY (unit_id, report_id, child_unit_id),
  constraint report_taken_child_unit_id_fkey FOREIGN KEY (child_unit_id) REFERENCES unit(id),
  constraint report_taken_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES person(id),
  constraint report_taken_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_taken_number_check CHECK ((number >= 0))
);
comment on table report_taken is 'unit: which version of a lower unit''s report is added up in this one; a later one is proposed until taken; 0: none, for what was taken was returned';
comment on column report_taken.child_report_id is 'a row of another unit: guarded by the command and by the check of links, not by a key';
grant insert, select, update on report_taken to motso_app;

create table report_template (
  unit_id uuid not null,
  number integer not null,
  file_id uuid,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint report_template_pkey PRIMARY KEY (unit_id, number),
  constraint report_template_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id),
  constraint report_template_unit_id_file_id_fkey FOREIGN KEY (unit_id, file_id) REFERENCES stored_file(unit_id, id),
  constraint report_template_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint report_template_number_check CHECK ((number >= 1))
);
comment on table report_template is 'unit: its own Word template for reports, one after the other; a version is printed on the one of the moment it was signed';
comment on column report_template.file_id is 'null: from then on without a template';
grant insert, select on report_template to motso_app;

create table report_value (
  unit_id uuid not null,
  report_id uuid not null,
  indicator text not null,
  value text,
  missing text,
  note text,
  source text not null,
  origin jsonb,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  version integer not null,
  constraint report_value_pkey PRIMARY KEY (unit_id, report_id, indicator),
  constraint report_value_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id),
  constraint report_value_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_value_check CHECK (((value IS NULL) OR (missing IS NULL))),
  constraint report_value_missing_check CHECK ((missing = ANY (ARRAY['nothing-arose'::text, 'not-competent'::text, 'no-data'::text]))),
  constraint report_value_note_check CHECK ((note <> ''::text)),
  constraint report_value_source_check CHECK ((source = ANY (ARRAY['typed'::text, 'pasted'::text, 'imported'::text, 'derived'::text, 'computed'::text]))),
  constraint report_value_version_check CHECK ((version >= 1))
);
comment on table report_value is 'unit: a cell of the draft; what is computed or added up is not kept but computed when asked';
comment on column report_value.value is 'exact: digits with a point for decimals, the printed number of a choice, or words';
comment on column report_value.origin is 'where it came from: file, page and cell of an import; the predecessors of a derived figure';
grant insert, select, update on report_value to motso_app;

create table report_version (
  unit_id uuid not null,
  report_id uuid not null,
  number integer not null,
  campaign_id uuid not null,
  hash text not null,
  content text not null,
  reason text,
  signed_by uuid not null,
  signed_at timestamp with time zone not null,
  constraint report_version_pkey PRIMARY KEY (unit_id, report_id, number),
  constraint report_version_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id),
  constraint report_version_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id),
  constraint report_version_unit_id_report_id_fkey FOREIGN KEY (unit_id, report_id) REFERENCES report(unit_id, id),
  constraint report_version_number_check CHECK ((number >= 1))
);
comment on table report_version is 'unit: a signed report, frozen; a correction after receipt is another version with its reason';
comment on column report_version.hash is 'SHA-256 of content, in hexadecimal';
comment on column report_version.content is 'canonical JSON of all that was signed: head, values, text, explanations';
comment on column report_version.reason is 'of a correction (đính chính); null for a sending';
grant insert, select on report_version to motso_app;

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
