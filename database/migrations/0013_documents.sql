-- Registers of documents (sổ văn bản): outgoing, incoming and internal, with their numbers, files, links and, of legal documents,
-- what was done before and after their issue. NĐ 30/2020/NĐ-CP; NĐ 78/2025/NĐ-CP and NĐ 79/2025/NĐ-CP, before them NĐ 34/2016/NĐ-CP.

create table document_register (
  unit_id uuid not null references unit (id),
  id uuid not null,
  name text not null check (name <> ''),
  direction text not null check (direction in ('outgoing', 'incoming', 'internal')),
  numbering text not null check (numbering in ('outside', 'here')),
  series_by text not null check (series_by in ('register', 'kind')),
  legal boolean not null,
  organ text not null check (organ <> ''),
  outside_system text,
  first_number integer not null check (first_number >= 1),
  opened_on date not null,
  closed_on date,
  version integer not null,
  primary key (unit_id, id),
  check (closed_on is null or closed_on >= opened_on),
  check (outside_system is null or numbering = 'outside')
);
create unique index document_register_name on document_register (unit_id, name) where closed_on is null;
comment on table document_register is 'unit: a register of documents; who numbers it never changes, another register follows';
comment on column document_register.numbering is 'outside: numbers come from the office system (QLVBĐH) and are only written down; here: taken in order from this register';
comment on column document_register.series_by is 'register: one series of numbers a year; kind: one for each kind of document';
comment on column document_register.legal is 'legal documents (VBQPPL), whose symbol holds the year and which are numbered by kind';
comment on column document_register.organ is 'abbreviation of the organ in the symbols of its documents: UBND, HĐND, SNV';
comment on column document_register.first_number is 'number of the first document in the year in which the register is opened; 1 in later years';

create table document_series (
  unit_id uuid not null,
  register_id uuid not null,
  year integer not null check (year between 1945 and 2199),
  series text not null,
  last_number integer not null check (last_number >= 0),
  primary key (unit_id, register_id, year, series),
  foreign key (unit_id, register_id) references document_register (unit_id, id)
);
comment on table document_series is 'unit: the last number of a register in a year; who takes the next one holds this row';
comment on column document_series.series is 'abbreviation of the kind where each has numbers of its own; empty where one series serves all';

create table document (
  unit_id uuid not null,
  id uuid not null,
  register_id uuid not null,
  direction text not null check (direction in ('outgoing', 'incoming', 'internal')),
  status text not null check (status in ('noted', 'drafting', 'signed', 'issued', 'received', 'cancelled')),
  kind text not null,
  legal boolean not null,
  withheld boolean not null,
  year integer,
  series text,
  number integer check (number >= 1),
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
  directive boolean not null,
  sent_as text check (sent_as in ('signed-electronic', 'electronic-and-paper', 'paper')),
  urgent boolean not null,
  reply_due_on date,
  signed_on date,
  signer text,
  signer_post text,
  authority text check (authority in ('self', 'TM', 'KT', 'TL', 'TUQ', 'Q')),
  drafter_id uuid references person (id),
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
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  primary key (unit_id, id),
  foreign key (unit_id, register_id) references document_register (unit_id, id),
  check (subject <> '' or withheld),
  check (not withheld or (subject = '' and signer is null and recipients is null and note is null and issuer is null)),
  check (number is null or (year is not null and series is not null)),
  check (not numbered_here or number is not null),
  check ((status = 'cancelled') = (cancel_reason is not null)),
  check (in_force_to is null or (in_force_from is not null and in_force_to >= in_force_from)),
  check ((source_id is null) = (source_key is null))
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
comment on column document.directive is 'directs the reform (văn bản chỉ đạo CCHC): counted so by the reports';
comment on column document.sent_as is 'how an outgoing document left; null while not issued';
comment on column document.partly_to is 'what of a legal document is no longer in force, in words, where a part of it ended';
comment on column document.report_id is 'the periodic report that this is the paper of, or a correction of';
comment on column document.source_id is 'the office system''s list that it came from, with its key there';
comment on column document.source_hash is 'SHA-256 of what the list said when it was last taken';
comment on column document.changed_here is 'somebody changed it after it was taken from a list: the list no longer overwrites it';
create unique index document_number_here on document (unit_id, register_id, year, series, number) where numbered_here;
create unique index document_from_source on document (unit_id, source_id, source_key) where source_id is not null;
create index document_of_report on document (unit_id, report_id) where report_id is not null;
create index document_by_day on document (unit_id, coalesce(received_on, issued_on) desc nulls first, id desc);
create index document_in_register on document (unit_id, register_id, year, series, number);
create index document_by_issue on document (unit_id, issued_on) include (direction, withheld, sent_as) where status = 'issued';
create index document_by_arrival on document (unit_id, received_on) where status = 'received';
create index document_directives on document (unit_id, issued_on) where status = 'issued' and directive;
create index document_legal on document (unit_id, issued_on) where legal and status = 'issued';
create index document_by_printed on document (unit_id, printed_key);

create table document_action (
  unit_id uuid not null,
  document_id uuid not null,
  number integer not null check (number >= 1),
  kind text not null,
  at timestamptz not null,
  person_id uuid not null references person (id),
  on_behalf_of uuid,
  detail jsonb not null,
  primary key (unit_id, document_id, number),
  foreign key (unit_id, document_id) references document (unit_id, id)
);
comment on table document_action is 'unit: what was done with a document, one after the other; its status is read from here';

create table document_gap (
  unit_id uuid not null,
  register_id uuid not null,
  year integer not null,
  series text not null,
  number integer not null,
  reason text not null check (reason <> ''),
  explained_by uuid not null references person (id),
  explained_at timestamptz not null,
  primary key (unit_id, register_id, year, series, number),
  foreign key (unit_id, register_id) references document_register (unit_id, id)
);
comment on table document_gap is 'unit: why a number of a register has no document (hủy số, để trống)';

create table document_file (
  unit_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  part text not null check (part in ('main', 'annex', 'draft', 'signed')),
  sha256 text not null,
  text text,
  read text not null check (read in ('waiting', 'read', 'unreadable')),
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (unit_id, id),
  foreign key (unit_id, document_id) references document (unit_id, id),
  foreign key (unit_id, id) references stored_file (unit_id, id)
);
comment on table document_file is 'unit: a file of a document; the stored file has the same id';
comment on column document_file.text is 'what can be read in it, the first part of long ones; for search alone';
create index document_file_by_document on document_file (unit_id, document_id);
create index document_file_by_content on document_file (unit_id, sha256);

create table document_link (
  unit_id uuid not null,
  document_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('basis', 'replaces', 'amends', 'repeals', 'answers', 'implements')),
  to_unit_id uuid,
  to_document_id uuid,
  to_printed text,
  to_issued_on date,
  to_subject text,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  primary key (unit_id, id),
  foreign key (unit_id, document_id) references document (unit_id, id),
  check ((to_unit_id is null) = (to_document_id is null)),
  check (to_document_id is not null or to_printed is not null)
);
comment on table document_link is 'unit: what a document rests on, replaces, amends, repeals, answers or carries out';
comment on column document_link.to_unit_id is 'unit of a document in a register here; null where it is named in words alone';
create index document_link_by_document on document_link (unit_id, document_id);
create index document_link_to on document_link (to_unit_id, to_document_id);

create table legal_step (
  unit_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  step text not null,
  done_on date not null,
  by_whom text,
  note text,
  added_by uuid not null references person (id),
  added_at timestamptz not null,
  primary key (unit_id, id),
  foreign key (unit_id, document_id) references document (unit_id, id)
);
comment on table legal_step is 'unit: a step in the making of a legal document (lập đề nghị, soạn thảo, lấy ý kiến, thẩm định, thẩm tra, thông qua, công bố)';
comment on column legal_step.step is 'as catalogue/documents names the steps by the law of their day';
create index legal_step_by_document on legal_step (unit_id, document_id);

create table legal_examination (
  unit_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('check', 'review', 'systematisation')),
  examined_on date not null,
  document_unit_id uuid,
  document_id uuid,
  printed text not null check (printed <> ''),
  issued_on date,
  issuer_level text not null check (issuer_level in ('province', 'district', 'commune')),
  subject text not null,
  finding text,
  needed text not null check (needed in ('none', 'amend', 'replace', 'repeal', 'suspend', 'correct')),
  handled_on date,
  handled_how text,
  version integer not null,
  added_by uuid not null references person (id),
  added_at timestamptz not null,
  primary key (unit_id, id),
  check ((document_unit_id is null) = (document_id is null)),
  check (needed = 'none' or finding is not null),
  check (handled_on is null or (needed <> 'none' and handled_on >= examined_on))
);
comment on table legal_examination is 'unit: a legal document looked at by this unit: check (kiểm tra), review (rà soát), systematisation (hệ thống hóa); what was found and how it was handled';
comment on column legal_examination.document_unit_id is 'unit of the document where it stands in a register here; of another unit where the unit checks by authority';
comment on column legal_examination.needed is 'what is to be done with the document after it; none: nothing found';
create index legal_examination_by_day on legal_examination (unit_id, kind, examined_on);
create index legal_examination_of on legal_examination (document_unit_id, document_id);

create table document_filter (
  unit_id uuid not null references unit (id),
  id uuid not null,
  person_id uuid not null references person (id),
  name text not null check (name <> ''),
  filter jsonb not null,
  primary key (unit_id, id),
  unique (unit_id, person_id, name)
);
comment on table document_filter is 'unit: a filter of the list of documents that a person keeps under a name';

grant select, insert, update on document_register, document_series, document, document_file, legal_examination to motso_app;
grant select, insert on document_action, document_gap to motso_app;
grant select, insert, delete on document_link, legal_step to motso_app;
grant select, insert, update, delete on document_filter to motso_app;
