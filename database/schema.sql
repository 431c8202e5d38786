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

create table calendar_feed (
  person_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  last_read_at timestamp with time zone,
  constraint calendar_feed_pkey PRIMARY KEY (person_id),
  constraint calendar_feed_id_key UNIQUE (id),
  constraint calendar_feed_token_hash_key UNIQUE (token_hash),
  constraint calendar_feed_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
comment on table calendar_feed is 'shared: the secret address under which calendar programs read what a person owes and when; a new one takes the place of the old';
comment on column calendar_feed.token_hash is 'SHA-256 of the token in the address, which was shown once';
grant delete, insert, select, update on calendar_feed to motso_app;

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

create table counted_list (
  unit_id uuid not null,
  id uuid not null,
  measure text not null,
  from_day date not null,
  to_day date not null,
  kept_at timestamp with time zone not null,
  entries bytea not null,
  constraint counted_list_pkey PRIMARY KEY (unit_id, id),
  constraint counted_list_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint counted_list_check CHECK ((to_day >= from_day)),
  constraint counted_list_entries_check CHECK (((length(entries) % 20) = 0)),
  constraint counted_list_measure_check CHECK ((measure <> ''::text))
);
comment on table counted_list is 'unit: the rows behind a figure that was taken into a report, in their order; a signed figure opens it. Its hash is signed with the figure';
comment on column counted_list.measure is 'the indicator whose filter counted them';
comment on column counted_list.entries is 'of each row 16 bytes of its id and 4 of its version then; which table it is of the measure says';
grant delete, insert, select on counted_list to motso_app;

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

create table document (
  unit_id uuid not null,
  id uuid not null,
  register_id uuid not null,
  direction text not null,
  status text not null,
  kind text not null,
  legal boolean not null,
  withheld boolean not null,
  year integer,
  series text,
  number integer,
  suffix text not null,
  numbered_here boolean not null,
  printed text,
  printed_key text,
  issuer text,
  issued_on date,
  received_on date,
  subject text not null,
  subject_key text not null,
  field text,
  directive boolean,
  sent_as text,
  urgent boolean not null,
  reply_due_on date,
  signed_on date,
  signer text,
  signer_post text,
  authority text,
  drafter_id uuid,
  recipients text,
  note text,
  cancel_reason text,
  in_force_from date,
  in_force_to date,
  partly_to text,
  report_id uuid,
  source_id uuid,
  source_key text,
  source_hash text,
  changed_here boolean not null,
  version integer not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  constraint document_pkey PRIMARY KEY (unit_id, id),
  constraint document_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint document_drafter_id_fkey FOREIGN KEY (drafter_id) REFERENCES person(id),
  constraint document_unit_id_register_id_fkey FOREIGN KEY (unit_id, register_id) REFERENCES document_register(unit_id, id),
  constraint document_authority_check CHECK ((authority = ANY (ARRAY['self'::text, 'TM'::text, 'KT'::text, 'TL'::text, 'TUQ'::text, 'Q'::text]))),
  constraint document_check CHECK (((subject <> ''::text) OR withheld)),
  constraint document_check1 CHECK (((NOT withheld) OR ((subject = ''::text) AND (signer IS NULL) AND (recipients IS NULL) AND (note IS NULL) AND (issuer IS NULL)))),
  constraint document_check2 CHECK (((number IS NULL) OR ((year IS NOT NULL) AND (series IS NOT NULL)))),
  constraint document_check3 CHECK (((NOT numbered_here) OR (number IS NOT NULL))),
  constraint document_check4 CHECK (((status = 'cancelled'::text) = (cancel_reason IS NOT NULL))),
  constraint document_check5 CHECK (((in_force_to IS NULL) OR ((in_force_from IS NOT NULL) AND (in_force_to >= in_force_from)))),
  constraint document_check6 CHECK (((source_id IS NULL) = (source_key IS NULL))),
  constraint document_direction_check CHECK ((direction = ANY (ARRAY['outgoing'::text, 'incoming'::text, 'internal'::text]))),
  constraint document_number_check CHECK ((number >= 1)),
  constraint document_sent_as_check CHECK ((sent_as = ANY (ARRAY['signed-electronic'::text, 'electronic-and-paper'::text, 'paper'::text]))),
  constraint document_status_check CHECK ((status = ANY (ARRAY['noted'::text, 'drafting'::text, 'signed'::text, 'issued'::text, 'received'::text, 'cancelled'::text])))
);
comment on table document is 'unit: one document in a register of the unit';
comment on column document.status is 'noted: taken over from a text or list, not confirmed; the others as NĐ 30/2020 speaks of them';
comment on column document.kind is 'abbreviation of the kind as catalogue/documents names it: KH, QĐ, CV …';
comment on column document.withheld is 'bears a mark of secrecy: number and days alone are kept, nothing else';
comment on column document.number is 'of an outgoing or internal document its number, of an incoming one the number of arrival (số đến)';
comment on column document.suffix is 'letters after the number where the office system gave them (12a); empty where none';
comment on column document.printed is 'number and symbol as printed on the document: 74/BC-UBND';
comment on column document.printed_key is 'the same folded: small letters, no accents, no spaces';
comment on column document.subject_key is 'the subject folded for search';
comment on column document.field is 'field of reform it belongs to; null: none';
comment on column document.directive is 'directs the reform (văn bản chỉ đạo CCHC): counted so by the reports; null: nobody said';
comment on column document.sent_as is 'how an outgoing document left; null while not issued, and where nobody said';
comment on column document.partly_to is 'what of a legal document is no longer in force, in words, where a part of it ended';
comment on column document.report_id is 'the periodic report that this is the paper of, or a correction of';
comment on column document.source_id is 'the office system''s list that it came from, with its key there';
comment on column document.source_hash is 'SHA-256 of what the list said when it was last taken';
comment on column document.changed_here is 'somebody changed it after it was taken from a list: the list no longer overwrites it';
CREATE INDEX document_by_arrival ON public.document USING btree (unit_id, received_on) WHERE (status = 'received'::text);
CREATE INDEX document_by_day ON public.document USING btree (unit_id, COALESCE(received_on, issued_on) DESC, id DESC);
CREATE INDEX document_by_issue ON public.document USING btree (unit_id, issued_on) INCLUDE (direction, withheld, sent_as, directive, kind) WHERE (status = 'issued'::text);
CREATE INDEX document_by_printed ON public.document USING btree (unit_id, printed_key);
CREATE INDEX document_directives ON public.document USING btree (unit_id, issued_on) WHERE ((status = 'issued'::text) AND directive);
CREATE UNIQUE INDEX document_from_source ON public.document USING btree (unit_id, source_id, source_key) WHERE (source_id IS NOT NULL);
CREATE INDEX document_in_register ON public.document USING btree (unit_id, register_id, year, series, number);
CREATE INDEX document_legal ON public.document USING btree (unit_id, issued_on) WHERE (legal AND (status = 'issued'::text));
CREATE UNIQUE INDEX document_number_here ON public.document USING btree (unit_id, register_id, year, series, number) WHERE numbered_here;
CREATE INDEX document_of_report ON public.document USING btree (unit_id, report_id) WHERE (report_id IS NOT NULL);
grant insert, select, update on document to motso_app;

create table document_action (
  unit_id uuid not null,
  document_id uuid not null,
  number integer not null,
  kind text not null,
  at timestamp with time zone not null,
  person_id uuid not null,
  on_behalf_of uuid,
  detail jsonb not null,
  constraint document_action_pkey PRIMARY KEY (unit_id, document_id, number),
  constraint document_action_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint document_action_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, id),
  constraint document_action_number_check CHECK ((number >= 1))
);
comment on table document_action is 'unit: what was done with a document, one after the other; its status is read from here';
grant insert, select, update (detail) on document_action to motso_app;

create table document_file (
  unit_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  part text not null,
  sha256 text not null,
  text text,
  read text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  signed boolean default false not null,
  constraint document_file_pkey PRIMARY KEY (unit_id, id),
  constraint document_file_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, id),
  constraint document_file_unit_id_id_fkey FOREIGN KEY (unit_id, id) REFERENCES stored_file(unit_id, id),
  constraint document_file_part_check CHECK ((part = ANY (ARRAY['main'::text, 'annex'::text, 'draft'::text, 'signed'::text]))),
  constraint document_file_read_check CHECK ((read = ANY (ARRAY['waiting'::text, 'read'::text, 'unreadable'::text])))
);
comment on table document_file is 'unit: a file of a document; the stored file has the same id';
comment on column document_file.text is 'what can be read in it, the first part of long ones; for search alone';
comment on column document_file.signed is 'a digital signature in it was verified when it came or was made, and the document says the same since';
CREATE INDEX document_file_by_content ON public.document_file USING btree (unit_id, sha256);
CREATE INDEX document_file_by_document ON public.document_file USING btree (unit_id, document_id);
grant insert, select, update on document_file to motso_app;

create table document_filter (
  unit_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  filter jsonb not null,
  constraint document_filter_pkey PRIMARY KEY (unit_id, id),
  constraint document_filter_unit_id_person_id_name_key UNIQUE (unit_id, person_id, name),
  constraint document_filter_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint document_filter_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint document_filter_name_check CHECK ((name <> ''::text))
);
comment on table document_filter is 'unit: a filter of the list of documents that a person keeps under a name';
grant delete, insert, select, update on document_filter to motso_app;

create table document_gap (
  unit_id uuid not null,
  register_id uuid not null,
  year integer not null,
  series text not null,
  number integer not null,
  reason text not null,
  explained_by uuid not null,
  explained_at timestamp with time zone not null,
  constraint document_gap_pkey PRIMARY KEY (unit_id, register_id, year, series, number),
  constraint document_gap_explained_by_fkey FOREIGN KEY (explained_by) REFERENCES person(id),
  constraint document_gap_unit_id_register_id_fkey FOREIGN KEY (unit_id, register_id) REFERENCES document_register(unit_id, id),
  constraint document_gap_reason_check CHECK ((reason <> ''::text))
);
comment on table document_gap is 'unit: why a number of a register has no document (hủy số, để trống)';
grant insert, select, update (explained_at), update (explained_by), update (reason) on document_gap to motso_app;

create table document_import (
  unit_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  file_id uuid not null,
  dry boolean not null,
  state text not null,
  rows_total integer not null,
  rows_done integer not null,
  added integer not null,
  changed integer not null,
  same integer not null,
  kept integer not null,
  refused integer not null,
  skipped integer not null,
  withheld integer not null,
  problems jsonb not null,
  trouble text,
  asked_by uuid not null,
  on_behalf_of uuid,
  asked_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  register_id uuid not null,
  erases jsonb default '[]'::jsonb not null,
  constraint document_import_pkey PRIMARY KEY (unit_id, id),
  constraint document_import_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
  constraint document_import_unit_id_file_id_fkey FOREIGN KEY (unit_id, file_id) REFERENCES stored_file(unit_id, id),
  constraint document_import_unit_id_register_id_fkey FOREIGN KEY (unit_id, register_id) REFERENCES document_register(unit_id, id),
  constraint document_import_unit_id_source_id_fkey FOREIGN KEY (unit_id, source_id) REFERENCES document_source(unit_id, id),
  constraint document_import_added_check CHECK ((added >= 0)),
  constraint document_import_changed_check CHECK ((changed >= 0)),
  constraint document_import_check CHECK (((rows_done >= 0) AND (rows_done <= rows_total))),
  constraint document_import_check1 CHECK ((rows_done = (((((added + changed) + same) + kept) + refused) + skipped))),
  constraint document_import_kept_check CHECK ((kept >= 0)),
  constraint document_import_refused_check CHECK ((refused >= 0)),
  constraint document_import_rows_total_check CHECK ((rows_total >= 0)),
  constraint document_import_same_check CHECK ((same >= 0)),
  constraint document_import_skipped_check CHECK ((skipped >= 0)),
  constraint document_import_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'working'::text, 'done'::text, 'failed'::text, 'stopped'::text]))),
  constraint document_import_withheld_check CHECK ((withheld >= 0))
);
comment on table document_import is 'unit: one list of a source as it is taken by a job, so many rows at a time; first tried without changing anything';
comment on column document_import.dry is 'it is tried: rows are counted as they would be taken, and none is';
comment on column document_import.rows_done is 'rows whose effect stands: a chunk is taken whole with this number or not at all';
comment on column document_import.kept is 'rows that say something else than the register, which somebody changed here since';
comment on column document_import.skipped is 'rows without number and day: lines between months, signatures below the list';
comment on column document_import.withheld is 'rows among added, changed and same of documents with a mark of secrecy: number and days alone were kept';
comment on column document_import.problems is 'the first rows that were refused, by row and column, and why';
comment on column document_import.register_id is 'the register that the list is tried against and taken into';
comment on column document_import.erases is 'rows of which the trial told that taking them takes the words of a document of the register: row, document, its number and day';
CREATE INDEX document_import_by_source ON public.document_import USING btree (unit_id, source_id, asked_at DESC);
grant insert, select, update on document_import to motso_app;

create table document_link (
  unit_id uuid not null,
  document_id uuid not null,
  id uuid not null,
  kind text not null,
  to_unit_id uuid,
  to_document_id uuid,
  to_printed text,
  to_issued_on date,
  to_subject text,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint document_link_pkey PRIMARY KEY (unit_id, id),
  constraint document_link_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint document_link_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, id),
  constraint document_link_check CHECK (((to_unit_id IS NULL) = (to_document_id IS NULL))),
  constraint document_link_check1 CHECK (((to_document_id IS NOT NULL) OR (to_printed IS NOT NULL))),
  constraint document_link_kind_check CHECK ((kind = ANY (ARRAY['basis'::text, 'replaces'::text, 'amends'::text, 'repeals'::text, 'answers'::text, 'implements'::text])))
);
comment on table document_link is 'unit: what a document rests on, replaces, amends, repeals, answers or carries out';
comment on column document_link.to_unit_id is 'unit of a document in a register here; null where it is named in words alone';
CREATE INDEX document_link_by_document ON public.document_link USING btree (unit_id, document_id);
CREATE INDEX document_link_to ON public.document_link USING btree (to_unit_id, to_document_id);
grant delete, insert, select on document_link to motso_app;

create table document_register (
  unit_id uuid not null,
  id uuid not null,
  name text not null,
  direction text not null,
  numbering text not null,
  series_by text not null,
  legal boolean not null,
  organ text not null,
  outside_system text,
  first_number integer not null,
  opened_on date not null,
  closed_on date,
  version integer not null,
  first_numbers jsonb default '{}'::jsonb not null,
  constraint document_register_pkey PRIMARY KEY (unit_id, id),
  constraint document_register_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint document_register_check CHECK (((closed_on IS NULL) OR (closed_on >= opened_on))),
  constraint document_register_check1 CHECK (((outside_system IS NULL) OR (numbering = 'outside'::text))),
  constraint document_register_direction_check CHECK ((direction = ANY (ARRAY['outgoing'::text, 'incoming'::text, 'internal'::text]))),
  constraint document_register_first_number_check CHECK ((first_number >= 1)),
  constraint document_register_first_numbers_check CHECK ((jsonb_typeof(first_numbers) = 'object'::text)),
  constraint document_register_name_check CHECK ((name <> ''::text)),
  constraint document_register_numbering_check CHECK ((numbering = ANY (ARRAY['outside'::text, 'here'::text]))),
  constraint document_register_organ_check CHECK ((organ <> ''::text)),
  constraint document_register_series_by_check CHECK ((series_by = ANY (ARRAY['register'::text, 'kind'::text])))
);
comment on table document_register is 'unit: a register of documents; who numbers it never changes, another register follows';
comment on column document_register.numbering is 'outside: numbers come from the office system (QLVBĐH) and are only written down; here: taken in order from this register';
comment on column document_register.series_by is 'register: one series of numbers a year; kind: one for each kind of document';
comment on column document_register.legal is 'legal documents (VBQPPL), whose symbol holds the year and which are numbered by kind';
comment on column document_register.organ is 'abbreviation of the organ in the symbols of its documents: UBND, HĐND, SNV';
comment on column document_register.first_number is 'number of the first document of each series in the year in which the register is opened; 1 in later years';
comment on column document_register.first_numbers is 'by series the number of the first document in that year, where it is another';
CREATE UNIQUE INDEX document_register_name ON public.document_register USING btree (unit_id, name) WHERE (closed_on IS NULL);
grant insert, select, update on document_register to motso_app;

create table document_search (
  unit_id uuid not null,
  document_id uuid not null,
  day date,
  words tsvector not null,
  constraint document_search_pkey PRIMARY KEY (unit_id, document_id),
  constraint document_search_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, id)
);
comment on table document_search is 'unit: under which words and marks a document is found';
comment on column document_search.day is 'day of arrival, or of issue; null of a draft, which stands before all others';
comment on column document_search.words is 'folded words of subject, number, issuer and files, with "^ca" for a word that begins so; "=d:incoming" and the like for what the list is filtered by, the unit among them';
CREATE INDEX document_search_by_day ON public.document_search USING btree (unit_id, day DESC, document_id DESC);
CREATE INDEX document_search_words ON public.document_search USING gin (words) WITH (gin_pending_list_limit='512');
grant insert, select, update on document_search to motso_app;

create table document_series (
  unit_id uuid not null,
  register_id uuid not null,
  year integer not null,
  series text not null,
  last_number integer not null,
  constraint document_series_pkey PRIMARY KEY (unit_id, register_id, year, series),
  constraint document_series_unit_id_register_id_fkey FOREIGN KEY (unit_id, register_id) REFERENCES document_register(unit_id, id),
  constraint document_series_last_number_check CHECK ((last_number >= 0)),
  constraint document_series_year_check CHECK (((year >= 1945) AND (year <= 2199)))
);
comment on table document_series is 'unit: the last number of a register in a year; who takes the next one holds this row';
comment on column document_series.series is 'abbreviation of the kind where each has numbers of its own; empty where one series serves all';
grant insert, select, update on document_series to motso_app;

create table document_source (
  unit_id uuid not null,
  id uuid not null,
  name text not null,
  register_id uuid not null,
  mapping jsonb not null,
  version integer not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint document_source_pkey PRIMARY KEY (unit_id, id),
  constraint document_source_unit_id_name_key UNIQUE (unit_id, name),
  constraint document_source_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint document_source_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint document_source_unit_id_register_id_fkey FOREIGN KEY (unit_id, register_id) REFERENCES document_register(unit_id, id),
  constraint document_source_name_check CHECK ((name <> ''::text))
);
comment on table document_source is 'unit: an office system whose lists are imported into a register, with what its columns say';
comment on column document_source.mapping is 'by field of a document the header of its column; in which order days are written';
grant insert, select, update on document_source to motso_app;

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

create table legal_examination (
  unit_id uuid not null,
  id uuid not null,
  kind text not null,
  examined_on date not null,
  document_unit_id uuid,
  document_id uuid,
  printed text not null,
  issued_on date,
  issuer_level text not null,
  subject text not null,
  finding text,
  needed text not null,
  handled_on date,
  handled_how text,
  version integer not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  document_key text not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  removed_reason text,
  constraint legal_examination_pkey PRIMARY KEY (unit_id, id),
  constraint legal_examination_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
  constraint legal_examination_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES person(id),
  constraint legal_examination_check CHECK (((document_unit_id IS NULL) = (document_id IS NULL))),
  constraint legal_examination_check1 CHECK (((needed = 'none'::text) OR (finding IS NOT NULL))),
  constraint legal_examination_check2 CHECK (((handled_on IS NULL) OR ((needed <> 'none'::text) AND (handled_on >= examined_on)))),
  constraint legal_examination_check3 CHECK ((((removed_at IS NULL) = (removed_by IS NULL)) AND ((removed_at IS NULL) = (removed_reason IS NULL)))),
  constraint legal_examination_issuer_level_check CHECK ((issuer_level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint legal_examination_kind_check CHECK ((kind = ANY (ARRAY['check'::text, 'review'::text, 'systematisation'::text]))),
  constraint legal_examination_needed_check CHECK ((needed = ANY (ARRAY['none'::text, 'amend'::text, 'replace'::text, 'repeal'::text, 'suspend'::text, 'correct'::text]))),
  constraint legal_examination_printed_check CHECK ((printed <> ''::text))
);
comment on table legal_examination is 'unit: a legal document looked at by this unit: check (kiểm tra), review (rà soát), systematisation (hệ thống hóa); what was found and how it was handled';
comment on column legal_examination.document_unit_id is 'unit of the document where it stands in a register here; of another unit where the unit checks by authority';
comment on column legal_examination.needed is 'what is to be done with the document after it; none: nothing found';
comment on column legal_examination.document_key is 'the same for all examinations of one document: its id, else number, level, day and subject as they are compared';
comment on column legal_examination.removed_reason is 'why an examination that was entered by mistake counts no more; null while it stands';
CREATE INDEX legal_examination_by_day ON public.legal_examination USING btree (unit_id, kind, examined_on) WHERE (removed_at IS NULL);
CREATE INDEX legal_examination_by_document ON public.legal_examination USING btree (unit_id, document_key) WHERE (removed_at IS NULL);
CREATE INDEX legal_examination_of ON public.legal_examination USING btree (document_unit_id, document_id);
grant insert, select, update on legal_examination to motso_app;

create table legal_step (
  unit_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  step text not null,
  done_on date not null,
  by_whom text,
  note text,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  constraint legal_step_pkey PRIMARY KEY (unit_id, id),
  constraint legal_step_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
  constraint legal_step_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, id)
);
comment on table legal_step is 'unit: a step in the making of a legal document (lập đề nghị, soạn thảo, lấy ý kiến, thẩm định, thẩm tra, thông qua, công bố)';
comment on column legal_step.step is 'as catalogue/documents names the steps by the law of their day';
CREATE INDEX legal_step_by_document ON public.legal_step USING btree (unit_id, document_id);
grant delete, insert, select on legal_step to motso_app;

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

create table pending_signature (
  unit_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  file_id uuid not null,
  document_version integer not null,
  prepared_sha256 text not null,
  signed_attributes text not null,
  certificates text[] not null,
  begun_by uuid not null,
  begun_at timestamp with time zone not null,
  signed_file_id uuid,
  constraint pending_signature_pkey PRIMARY KEY (unit_id, id),
  constraint pending_signature_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES person(id),
  constraint pending_signature_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, id),
  constraint pending_signature_unit_id_file_id_fkey FOREIGN KEY (unit_id, file_id) REFERENCES document_file(unit_id, id)
);
comment on table pending_signature is 'unit: a file made ready for a digital signature, and what the signer''s key was given to sign';
comment on column pending_signature.document_version is 'of the document when it began: where it was changed meanwhile, nothing is signed';
comment on column pending_signature.prepared_sha256 is 'the file with room for the signature; it lies among the files under this hash alone';
comment on column pending_signature.signed_attributes is 'what the key signs, in base64';
comment on column pending_signature.certificates is 'the signer''s certificate and those of its issuers, in base64';
comment on column pending_signature.signed_file_id is 'the signed file that came of it; null while it is awaited';
grant insert, select, update on pending_signature to motso_app;

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

create table plan (
  unit_id uuid not null,
  id uuid not null,
  kind text not null,
  year integer not null,
  name text not null,
  basis text,
  document_id uuid,
  document_printed text,
  issued_on date,
  status text not null,
  copied_from uuid,
  last_action integer not null,
  version integer not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  constraint plan_pkey PRIMARY KEY (unit_id, id),
  constraint plan_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint plan_unit_id_copied_from_fkey FOREIGN KEY (unit_id, copied_from) REFERENCES plan(unit_id, id),
  constraint plan_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, id),
  constraint plan_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint plan_check CHECK (((status = ANY (ARRAY['drafting'::text, 'discarded'::text])) = (issued_on IS NULL))),
  constraint plan_document_printed_check CHECK ((document_printed <> ''::text)),
  constraint plan_kind_check CHECK ((kind = ANY (ARRAY['reform'::text, 'publicity'::text, 'inspection'::text, 'procedureControl'::text, 'other'::text]))),
  constraint plan_last_action_check CHECK ((last_action >= 1)),
  constraint plan_name_check CHECK ((name <> ''::text)),
  constraint plan_status_check CHECK ((status = ANY (ARRAY['drafting'::text, 'issued'::text, 'closed'::text, 'discarded'::text]))),
  constraint plan_version_check CHECK ((version >= 1)),
  constraint plan_year_check CHECK (((year >= 1990) AND (year <= 2199)))
);
comment on table plan is 'unit: a plan of a year with its tasks (kế hoạch)';
comment on column plan.basis is 'the text from above that it follows, as printed';
comment on column plan.document_printed is 'number and symbol, where the document stands in no register here';
comment on column plan.status is 'the reading of plan_action, kept with each action';
CREATE INDEX plan_by_year ON public.plan USING btree (unit_id, year, kind);
grant insert, select, update on plan to motso_app;

create table plan_action (
  unit_id uuid not null,
  plan_id uuid not null,
  number integer not null,
  kind text not null,
  at timestamp with time zone not null,
  person_id uuid not null,
  on_behalf_of uuid,
  detail jsonb not null,
  constraint plan_action_pkey PRIMARY KEY (unit_id, plan_id, number),
  constraint plan_action_on_behalf_of_fkey FOREIGN KEY (on_behalf_of) REFERENCES person(id),
  constraint plan_action_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint plan_action_unit_id_plan_id_fkey FOREIGN KEY (unit_id, plan_id) REFERENCES plan(unit_id, id),
  constraint plan_action_number_check CHECK ((number >= 1))
);
comment on table plan_action is 'unit: what was done with a plan, one after the other; its status is read from here';
grant insert, select on plan_action to motso_app;

create table plan_amendment (
  unit_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  amended_on date not null,
  reason text not null,
  document_id uuid,
  document_printed text,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint plan_amendment_pkey PRIMARY KEY (unit_id, id),
  constraint plan_amendment_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint plan_amendment_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, id),
  constraint plan_amendment_unit_id_plan_id_fkey FOREIGN KEY (unit_id, plan_id) REFERENCES plan(unit_id, id),
  constraint plan_amendment_document_printed_check CHECK ((document_printed <> ''::text)),
  constraint plan_amendment_reason_check CHECK ((reason <> ''::text))
);
comment on table plan_amendment is 'unit: a dated change of an issued plan with its reason; the log of each task it adds, changes or cancels names it';
CREATE INDEX plan_amendment_by_plan ON public.plan_amendment USING btree (unit_id, plan_id);
grant insert, select on plan_amendment to motso_app;

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
  erased text,
  constraint stored_file_pkey PRIMARY KEY (unit_id, id),
  constraint stored_file_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
  constraint stored_file_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint stored_file_bytes_check CHECK ((bytes > 0)),
  constraint stored_file_erased_check CHECK ((erased = ANY (ARRAY['asked'::text, 'done'::text]))),
  constraint stored_file_name_check CHECK ((name <> ''::text)),
  constraint stored_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
comment on table stored_file is 'unit: a file belonging to something of this unit; its bytes lie once by their hash in the folder of files';
comment on column stored_file.object is 'kind:id of what it belongs to';
comment on column stored_file.erased is 'asked: its bytes are to be taken from the folder of files; done: they were, unless another file has the same';
CREATE INDEX stored_file_by_content ON public.stored_file USING btree (sha256);
CREATE INDEX stored_file_by_object ON public.stored_file USING btree (unit_id, object);
CREATE INDEX stored_file_to_erase ON public.stored_file USING btree (sha256) WHERE (erased = 'asked'::text);
grant insert, select, update (erased), update (name) on stored_file to motso_app;

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

create table task (
  unit_id uuid not null,
  id uuid not null,
  plan_id uuid,
  parent_id uuid,
  source text not null,
  giver_level text,
  giver_unit_id uuid,
  giver_printed text,
  document_id uuid,
  document_printed text,
  origin_unit_id uuid,
  origin_id uuid,
  ordinal integer not null,
  field text not null,
  title text not null,
  search text not null,
  product text,
  product_kind text,
  person_id uuid,
  person_printed text,
  co_workers_printed text,
  cost numeric,
  given_on date,
  starts_on date,
  original_due_on date,
  due_on date,
  promised_on date,
  progress integer default 0 not null,
  progress_note text,
  why_late text,
  reported_by uuid,
  done_on date,
  confirmed_on date,
  reopened_on date,
  cancelled_on date,
  status text not null,
  extension_asked boolean default false not null,
  last_action integer not null,
  version integer not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  document_issued_on date,
  constraint task_pkey PRIMARY KEY (unit_id, id),
  constraint task_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint task_giver_unit_id_fkey FOREIGN KEY (giver_unit_id) REFERENCES unit(id),
  constraint task_origin_unit_id_fkey FOREIGN KEY (origin_unit_id) REFERENCES unit(id),
  constraint task_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint task_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES person(id),
  constraint task_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, id),
  constraint task_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint task_unit_id_parent_id_fkey FOREIGN KEY (unit_id, parent_id) REFERENCES task(unit_id, id),
  constraint task_unit_id_plan_id_fkey FOREIGN KEY (unit_id, plan_id) REFERENCES plan(unit_id, id),
  constraint task_check CHECK (((source = 'plan'::text) = (plan_id IS NOT NULL))),
  constraint task_check1 CHECK (((origin_unit_id IS NULL) = (origin_id IS NULL))),
  constraint task_check2 CHECK ((NOT (giver_unit_id IS DISTINCT FROM origin_unit_id))),
  constraint task_check3 CHECK (((origin_id IS NULL) OR (source = 'above'::text))),
  constraint task_check4 CHECK (((original_due_on IS NULL) = (due_on IS NULL))),
  constraint task_check5 CHECK (((status = 'draft'::text) <= (given_on IS NULL))),
  constraint task_check6 CHECK (((status = 'cancelled'::text) = (cancelled_on IS NOT NULL))),
  constraint task_check7 CHECK (((status = ANY (ARRAY['reported'::text, 'done'::text])) = (done_on IS NOT NULL))),
  constraint task_check8 CHECK (((status = 'done'::text) = (confirmed_on IS NOT NULL))),
  constraint task_co_workers_printed_check CHECK ((co_workers_printed <> ''::text)),
  constraint task_cost_check CHECK ((cost >= (0)::numeric)),
  constraint task_document_day_check CHECK (((document_issued_on IS NULL) OR (document_printed IS NOT NULL))),
  constraint task_document_printed_check CHECK ((document_printed <> ''::text)),
  constraint task_field_check CHECK ((field = ANY (ARRAY['direction'::text, 'institutions'::text, 'procedures'::text, 'organisation'::text, 'civilService'::text, 'finance'::text, 'digital'::text]))),
  constraint task_giver_level_check CHECK ((giver_level = ANY (ARRAY['nation'::text, 'ministry'::text, 'province'::text, 'department'::text, 'district'::text, 'commune'::text, 'party'::text, 'council'::text, 'other'::text]))),
  constraint task_giver_printed_check CHECK ((giver_printed <> ''::text)),
  constraint task_last_action_check CHECK ((last_action >= 1)),
  constraint task_ordinal_check CHECK ((ordinal >= 0)),
  constraint task_person_printed_check CHECK ((person_printed <> ''::text)),
  constraint task_product_check CHECK ((product <> ''::text)),
  constraint task_product_kind_check CHECK ((product_kind <> ''::text)),
  constraint task_progress_check CHECK (((progress >= 0) AND (progress <= 100))),
  constraint task_progress_note_check CHECK ((progress_note <> ''::text)),
  constraint task_source_check CHECK ((source = ANY (ARRAY['plan'::text, 'above'::text, 'leader'::text]))),
  constraint task_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'open'::text, 'doing'::text, 'reported'::text, 'done'::text, 'cancelled'::text]))),
  constraint task_title_check CHECK ((title <> ''::text)),
  constraint task_version_check CHECK ((version >= 1)),
  constraint task_why_late_check CHECK ((why_late <> ''::text))
);
comment on table task is 'unit: a task with who is responsible and when it is due (nhiệm vụ); the columns repeat what its log says, for lists and counts';
comment on column task.parent_id is 'the task that this activity belongs to; activities are no tasks of their own in counts';
comment on column task.giver_level is 'of a task from above: who gave it, as forms count it';
comment on column task.giver_unit_id is 'the unit that gave it, where it is one of the tree: its leader confirms';
comment on column task.origin_id is 'the task of the unit above that this one was handed down from: a row of another unit, guarded by the command and by the check of links, not by a key';
comment on column task.search is 'title and product, folded';
comment on column task.product_kind is 'abbreviation of the kind of document that the product must be, as catalogue/documents names it; null: of any kind';
comment on column task.cost is 'in đồng';
comment on column task.given_on is 'null while its plan is being drafted';
comment on column task.due_on is 'the day in force: an extension granted on or before it moved it; null: a regular task without a day';
comment on column task.promised_on is 'a later day granted when the one in force had passed: shown, and the task stays late';
comment on column task.done_on is 'reported as the day of completion; it counts once it is confirmed';
comment on column task.reopened_on is 'the last day on which a confirmed completion was taken back';
comment on column task.document_issued_on is 'the day of the text that document_printed names, as the register of the unit above has it; null: not known, or in the own register';
CREATE INDEX task_by_document ON public.task USING btree (unit_id, document_id) WHERE (document_id IS NOT NULL);
CREATE INDEX task_by_due ON public.task USING btree (unit_id, due_on, id);
CREATE INDEX task_by_giver ON public.task USING btree (giver_unit_id, due_on) WHERE (giver_unit_id IS NOT NULL);
CREATE INDEX task_by_id ON public.task USING btree (id);
CREATE INDEX task_by_origin ON public.task USING btree (origin_unit_id, origin_id) WHERE (origin_id IS NOT NULL);
CREATE INDEX task_by_person ON public.task USING btree (person_id, due_on) WHERE (status = ANY (ARRAY['open'::text, 'doing'::text, 'reported'::text]));
CREATE INDEX task_by_plan ON public.task USING btree (unit_id, plan_id, ordinal) WHERE (plan_id IS NOT NULL);
CREATE INDEX task_extension_asked ON public.task USING btree (unit_id) WHERE extension_asked;
CREATE INDEX task_extension_asked_of ON public.task USING btree (giver_unit_id) WHERE ((giver_unit_id IS NOT NULL) AND extension_asked);
CREATE INDEX task_from_above ON public.task USING btree (unit_id, (
CASE
    WHEN (confirmed_on IS NOT NULL) THEN done_on
    ELSE 'infinity'::date
END)) WHERE (source = 'above'::text);
CREATE INDEX task_of_leader ON public.task USING btree (unit_id, (
CASE
    WHEN (confirmed_on IS NOT NULL) THEN done_on
    ELSE 'infinity'::date
END)) WHERE (source = 'leader'::text);
CREATE INDEX task_owed ON public.task USING btree (unit_id, due_on) WHERE (status = ANY (ARRAY['open'::text, 'doing'::text, 'reported'::text]));
CREATE INDEX task_owed_to ON public.task USING btree (giver_unit_id, due_on) WHERE ((giver_unit_id IS NOT NULL) AND (status = ANY (ARRAY['open'::text, 'doing'::text, 'reported'::text])));
CREATE INDEX task_reopened ON public.task USING btree (unit_id, reopened_on) WHERE (reopened_on IS NOT NULL);
CREATE INDEX task_reported ON public.task USING btree (unit_id) WHERE (status = 'reported'::text);
CREATE INDEX task_reported_to ON public.task USING btree (giver_unit_id) WHERE ((giver_unit_id IS NOT NULL) AND (status = 'reported'::text));
grant insert, select, update on task to motso_app;

create table task_action (
  unit_id uuid not null,
  task_id uuid not null,
  number integer not null,
  kind text not null,
  on_day date not null,
  at timestamp with time zone not null,
  by_unit_id uuid not null,
  person_id uuid not null,
  on_behalf_of uuid,
  detail jsonb not null,
  constraint task_action_pkey PRIMARY KEY (unit_id, task_id, number),
  constraint task_action_by_unit_id_fkey FOREIGN KEY (by_unit_id) REFERENCES unit(id),
  constraint task_action_on_behalf_of_fkey FOREIGN KEY (on_behalf_of) REFERENCES person(id),
  constraint task_action_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint task_action_unit_id_task_id_fkey FOREIGN KEY (unit_id, task_id) REFERENCES task(unit_id, id),
  constraint task_action_number_check CHECK ((number >= 1))
);
comment on table task_action is 'unit: what was done with a task, one after the other; its status and its days are read from here';
comment on column task_action.on_day is 'the day of the deed in Vietnam';
comment on column task_action.by_unit_id is 'the unit that acted: the own one, or the one that gave the task';
CREATE INDEX task_action_reopened ON public.task_action USING btree (unit_id, task_id) WHERE (kind = 'reopened'::text);
grant insert, select on task_action to motso_app;

create table task_co_worker (
  unit_id uuid not null,
  task_id uuid not null,
  person_id uuid not null,
  constraint task_co_worker_pkey PRIMARY KEY (unit_id, task_id, person_id),
  constraint task_co_worker_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint task_co_worker_unit_id_task_id_fkey FOREIGN KEY (unit_id, task_id) REFERENCES task(unit_id, id)
);
comment on table task_co_worker is 'unit: who works on a task beside who is responsible';
CREATE INDEX task_co_worker_by_person ON public.task_co_worker USING btree (person_id);
grant delete, insert, select on task_co_worker to motso_app;

create table task_digest (
  person_id uuid not null,
  since timestamp with time zone not null,
  constraint task_digest_pkey PRIMARY KEY (person_id),
  constraint task_digest_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
comment on table task_digest is 'shared: who asked for a letter each working morning about the tasks that wait for them';
grant delete, insert, select, update on task_digest to motso_app;

create table task_digest_letter (
  person_id uuid not null,
  on_day date not null,
  sent_at timestamp with time zone,
  constraint task_digest_letter_pkey PRIMARY KEY (person_id, on_day),
  constraint task_digest_letter_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
comment on table task_digest_letter is 'shared: the letter of a day, so that nobody gets two; kept for a month';
comment on column task_digest_letter.sent_at is 'written before it is handed to the mail server; null: still to be sent';
grant delete, insert, select, update on task_digest_letter to motso_app;

create table task_escalation (
  unit_id uuid not null,
  task_id uuid not null,
  due_on date not null,
  told text not null,
  given_at timestamp with time zone not null,
  constraint task_escalation_pkey PRIMARY KEY (unit_id, task_id, due_on, told),
  constraint task_escalation_unit_id_task_id_fkey FOREIGN KEY (unit_id, task_id) REFERENCES task(unit_id, id),
  constraint task_escalation_told_check CHECK ((told = ANY (ARRAY['leader'::text, 'giver'::text])))
);
comment on table task_escalation is 'unit: that a task is overdue was told to the leader, and later to who gave it; once for each due day';
grant insert, select on task_escalation to motso_app;

create table task_evidence (
  unit_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  document_id uuid,
  file_id uuid,
  title text not null,
  kind text,
  dated_on date,
  same_reason text,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  constraint task_evidence_pkey PRIMARY KEY (unit_id, id),
  constraint task_evidence_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id),
  constraint task_evidence_unit_id_document_id_fkey FOREIGN KEY (unit_id, document_id) REFERENCES document(unit_id, id),
  constraint task_evidence_unit_id_file_id_fkey FOREIGN KEY (unit_id, file_id) REFERENCES stored_file(unit_id, id),
  constraint task_evidence_unit_id_task_id_fkey FOREIGN KEY (unit_id, task_id) REFERENCES task(unit_id, id),
  constraint task_evidence_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id),
  constraint task_evidence_check CHECK (((document_id IS NULL) <> (file_id IS NULL))),
  constraint task_evidence_check1 CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))),
  constraint task_evidence_same_reason_check CHECK ((same_reason <> ''::text)),
  constraint task_evidence_title_check CHECK ((title <> ''::text))
);
comment on table task_evidence is 'unit: the product of a task, a document of the register or a file';
comment on column task_evidence.same_reason is 'why one document or file proves several tasks';
CREATE INDEX task_evidence_by_document ON public.task_evidence USING btree (unit_id, document_id) WHERE (document_id IS NOT NULL);
CREATE INDEX task_evidence_by_file ON public.task_evidence USING btree (unit_id, file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX task_evidence_by_task ON public.task_evidence USING btree (unit_id, task_id);
grant insert, select, update on task_evidence to motso_app;

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
