-- Periodic reports: what is asked for, what each unit enters, signs and sends, and what is added up from it.

create table catalogue_file (
  hash text primary key,
  kind text not null check (kind in ('form', 'outline')),
  name text not null check (name <> ''),
  content text not null,
  added_at timestamptz not null
);
comment on table catalogue_file is 'shared: forms and outlines that reports were written on, kept for ever by what they say';
comment on column catalogue_file.hash is 'SHA-256 of content, in hexadecimal';
comment on column catalogue_file.content is 'canonical JSON of the whole form or outline';
comment on column catalogue_file.name is 'the id that the form or outline gives itself; several hashes may share one';

create table campaign (
  id uuid primary key,
  opener_id uuid not null references unit (id),
  kind text not null check (kind in ('quarter', 'half-year', 'nine-month', 'year')),
  year integer not null check (year between 1990 and 2199),
  quarter integer check (quarter between 1 and 4),
  title text not null check (title <> ''),
  decision text not null,
  opened_by uuid not null references person (id),
  opened_at timestamptz not null,
  check ((kind = 'quarter') = (quarter is not null))
);
comment on table campaign is 'shared: one asking for reports by a unit of those below it (đợt báo cáo)';
comment on column campaign.decision is 'the text that asks for it';
create index campaign_by_opener on campaign (opener_id, year);

create table campaign_level (
  campaign_id uuid not null references campaign (id),
  level text not null check (level in ('nation', 'ministry', 'province', 'department', 'district', 'commune')),
  form_hash text not null references catalogue_file (hash),
  outline_hash text not null references catalogue_file (hash),
  window_from date not null,
  window_to date not null,
  due_on date not null,
  lock_on date not null,
  primary key (campaign_id, level),
  check (window_from <= window_to and window_to <= due_on and due_on <= lock_on)
);
comment on table campaign_level is 'shared: what the units of one kind owe in a campaign; lower levels close earlier';
comment on column campaign_level.window_to is 'closing day of the figures; the tree of this day says who reports to whom';
comment on column campaign_level.lock_on is 'last day on which a report may still be signed without an exception';

create table report (
  unit_id uuid not null references unit (id),
  id uuid not null,
  campaign_id uuid not null references campaign (id),
  level text not null,
  receiver_id uuid references unit (id),
  status text not null check (status in ('notBegun', 'draft', 'closed', 'sent', 'returned', 'received', 'corrected')),
  due_on date not null,
  lock_on date not null,
  first_sent_on date,
  sent_number integer not null check (sent_number >= 0),
  received_number integer not null check (received_number between 0 and sent_number),
  last_action integer not null check (last_action >= 0),
  primary key (unit_id, id),
  unique (unit_id, campaign_id)
);
comment on table report is 'unit: what one unit owes in one campaign';
comment on column report.receiver_id is 'the unit above on the closing day, where it is asked too; null where the report leaves the system';
comment on column report.status is 'the reading of report_action, kept with each action';
comment on column report.lock_on is 'as of the campaign, or as extended by exception';
comment on column report.sent_number is 'number of the last frozen version; 0: none yet';
comment on column report.received_number is 'number of the last version that the receiver took; 0: none yet';
create index report_by_campaign on report (campaign_id, receiver_id);
create index report_by_receiver on report (receiver_id, status);

create table report_action (
  unit_id uuid not null,
  report_id uuid not null,
  number integer not null check (number >= 1),
  kind text not null,
  at timestamptz not null,
  by_unit_id uuid not null,
  person_id uuid not null,
  on_behalf_of uuid,
  detail jsonb not null,
  primary key (unit_id, report_id, number),
  foreign key (unit_id, report_id) references report (unit_id, id)
);
comment on table report_action is 'unit: what was done with a report, one after the other; its status is read from here';
comment on column report_action.by_unit_id is 'the unit that acted: the own one, or the receiver';

create table report_value (
  unit_id uuid not null,
  report_id uuid not null,
  indicator text not null,
  value text,
  missing text check (missing in ('nothing-arose', 'not-competent', 'no-data')),
  note text check (note <> ''),
  source text not null check (source in ('typed', 'pasted', 'imported', 'derived', 'computed')),
  origin jsonb,
  entered_by uuid not null references person (id),
  entered_at timestamptz not null,
  version integer not null check (version >= 1),
  primary key (unit_id, report_id, indicator),
  foreign key (unit_id, report_id) references report (unit_id, id),
  check (value is null or missing is null)
);
comment on table report_value is 'unit: a cell of the draft; what is computed or added up is not kept but computed when asked';
comment on column report_value.value is 'exact: digits with a point for decimals, the printed number of a choice, or words';
comment on column report_value.origin is 'where it came from: file, page and cell of an import; the predecessors of a derived figure';

create table report_part (
  unit_id uuid not null,
  report_id uuid not null,
  part text not null,
  person_id uuid references person (id),
  due_on date,
  closed_by uuid references person (id),
  closed_at timestamptz,
  primary key (unit_id, report_id, part),
  foreign key (unit_id, report_id) references report (unit_id, id),
  check ((closed_by is null) = (closed_at is null))
);
comment on table report_part is 'unit: a form or a section of a report given to a colleague, with an inner day';
comment on column report_part.part is 'form:<id of the table> or section:<id of the section>';

create table report_section (
  unit_id uuid not null,
  report_id uuid not null,
  section text not null,
  content jsonb not null,
  written_by uuid not null references person (id),
  written_at timestamptz not null,
  version integer not null check (version >= 1),
  primary key (unit_id, report_id, section),
  foreign key (unit_id, report_id) references report (unit_id, id)
);
comment on table report_section is 'unit: the narrative of one section of the outline, as a tree of blocks; figures in it are bound to cells';

create table report_explanation (
  unit_id uuid not null,
  report_id uuid not null,
  finding text not null,
  text text not null check (text <> ''),
  explained_by uuid not null references person (id),
  explained_at timestamptz not null,
  decision text check (decision in ('accepted', 'refused')),
  decided_by uuid references person (id),
  decided_at timestamptz,
  primary key (unit_id, report_id, finding),
  foreign key (unit_id, report_id) references report (unit_id, id)
);
comment on table report_explanation is 'unit: why a figure that a check calls wrong is right; accepted or refused above';
comment on column report_explanation.finding is 'rule, place and figures of the finding: another figure needs another explanation';

create table report_version (
  unit_id uuid not null,
  report_id uuid not null,
  number integer not null check (number >= 1),
  campaign_id uuid not null references campaign (id),
  hash text not null,
  content text not null,
  reason text,
  signed_by uuid not null references person (id),
  signed_at timestamptz not null,
  primary key (unit_id, report_id, number),
  foreign key (unit_id, report_id) references report (unit_id, id)
);
comment on table report_version is 'unit: a signed report, frozen; a correction after receipt is another version with its reason';
comment on column report_version.hash is 'SHA-256 of content, in hexadecimal';
comment on column report_version.content is 'canonical JSON of all that was signed: head, values, text, explanations';
comment on column report_version.reason is 'of a correction (đính chính); null for a sending';

create table report_figure (
  unit_id uuid not null,
  report_id uuid not null,
  number integer not null,
  indicator text not null,
  campaign_id uuid not null references campaign (id),
  value numeric,
  missing text,
  numerator numeric,
  denominator numeric,
  primary key (unit_id, report_id, number, indicator),
  foreign key (unit_id, report_id, number) references report_version (unit_id, report_id, number)
);
comment on table report_figure is 'unit: the figures of a frozen version, for adding up and comparison; words and choices stay in its content';
comment on column report_figure.numerator is 'of a rate whose terms are no cells of their own: what goes up';
create index report_figure_by_campaign on report_figure (campaign_id, indicator, value);

create table report_taken (
  unit_id uuid not null,
  report_id uuid not null,
  child_unit_id uuid not null references unit (id),
  child_report_id uuid not null,
  number integer not null check (number >= 0),
  taken_by uuid not null references person (id),
  taken_at timestamptz not null,
  primary key (unit_id, report_id, child_unit_id),
  foreign key (unit_id, report_id) references report (unit_id, id)
);
comment on table report_taken is 'unit: which version of a lower unit''s report is added up in this one; a later one is proposed until taken; 0: none, for what was taken was returned';
comment on column report_taken.child_report_id is 'a row of another unit: guarded by the command and by the check of links, not by a key';

create table report_adjustment (
  unit_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  indicator text not null,
  amount numeric not null,
  reason text not null check (reason <> ''),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  withdrawn_by uuid references person (id),
  withdrawn_at timestamptz,
  primary key (unit_id, id),
  foreign key (unit_id, report_id) references report (unit_id, id),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
comment on table report_adjustment is 'unit: what an upper unit adds to or takes from a figure that was added up, and why';
create index report_adjustment_by_report on report_adjustment (unit_id, report_id);

create table report_reminder (
  unit_id uuid not null,
  report_id uuid not null,
  kind text not null check (kind in ('before-7', 'before-3', 'before-1', 'after')),
  given_at timestamptz not null,
  primary key (unit_id, report_id, kind),
  foreign key (unit_id, report_id) references report (unit_id, id)
);
comment on table report_reminder is 'unit: that a report is due, told once so many days before, and once after';

grant select, insert on catalogue_file, campaign, campaign_level, report_action, report_version, report_figure,
  report_reminder to motso_app;
grant select, insert, update on report, report_value, report_part, report_section, report_explanation, report_taken,
  report_adjustment to motso_app;

create table report_template (
  unit_id uuid not null references unit (id),
  number integer not null check (number >= 1),
  file_id uuid,
  set_by uuid not null references person (id),
  set_at timestamptz not null,
  primary key (unit_id, number),
  foreign key (unit_id, file_id) references stored_file (unit_id, id)
);
comment on table report_template is 'unit: its own Word template for reports, one after the other; a version is printed on the one of the moment it was signed';
comment on column report_template.file_id is 'null: from then on without a template';

create table report_bundle (
  unit_id uuid not null references unit (id),
  id uuid not null,
  campaign_id uuid not null references campaign (id),
  with_pdf boolean not null,
  state text not null check (state in ('waiting', 'working', 'ready', 'failed')),
  total integer not null check (total >= 0),
  done integer not null check (done between 0 and total),
  reports jsonb not null,
  file_id uuid,
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  ended_at timestamptz,
  primary key (unit_id, id),
  foreign key (unit_id, file_id) references stored_file (unit_id, id)
);
comment on table report_bundle is 'unit: received reports of a campaign packed into one file by a job';
comment on column report_bundle.reports is 'the versions that go into it, as they were received when it was asked for';
create index report_bundle_by_campaign on report_bundle (unit_id, campaign_id);

grant select, insert on report_template to motso_app;
grant select, insert, update on report_bundle to motso_app;
