-- Plans and tasks: what was set, by whom and due when, what was done with it, and what proves it.

create table plan (
  unit_id uuid not null references unit (id),
  id uuid not null,
  kind text not null check (kind in ('reform', 'publicity', 'inspection', 'procedureControl', 'other')),
  year integer not null check (year between 1990 and 2199),
  name text not null check (name <> ''),
  basis text,
  document_id uuid,
  document_printed text check (document_printed <> ''),
  issued_on date,
  status text not null check (status in ('drafting', 'issued', 'closed')),
  copied_from uuid,
  last_action integer not null check (last_action >= 1),
  version integer not null check (version >= 1),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  primary key (unit_id, id),
  foreign key (unit_id, copied_from) references plan (unit_id, id),
  foreign key (unit_id, document_id) references document (unit_id, id),
  check ((status = 'drafting') = (issued_on is null))
);
comment on table plan is 'unit: a plan of a year with its tasks (kế hoạch)';
comment on column plan.basis is 'the text from above that it follows, as printed';
comment on column plan.document_printed is 'number and symbol, where the document stands in no register here';
comment on column plan.status is 'the reading of plan_action, kept with each action';
create index plan_by_year on plan (unit_id, year, kind);

create table plan_action (
  unit_id uuid not null,
  plan_id uuid not null,
  number integer not null check (number >= 1),
  kind text not null,
  at timestamptz not null,
  person_id uuid not null references person (id),
  on_behalf_of uuid references person (id),
  detail jsonb not null,
  primary key (unit_id, plan_id, number),
  foreign key (unit_id, plan_id) references plan (unit_id, id)
);
comment on table plan_action is 'unit: what was done with a plan, one after the other; its status is read from here';

create table plan_amendment (
  unit_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  amended_on date not null,
  reason text not null check (reason <> ''),
  document_id uuid,
  document_printed text check (document_printed <> ''),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  primary key (unit_id, id),
  foreign key (unit_id, plan_id) references plan (unit_id, id),
  foreign key (unit_id, document_id) references document (unit_id, id)
);
comment on table plan_amendment is 'unit: a dated change of an issued plan with its reason; the log of each task it adds, changes or cancels names it';
create index plan_amendment_by_plan on plan_amendment (unit_id, plan_id);

create table task (
  unit_id uuid not null references unit (id),
  id uuid not null,
  plan_id uuid,
  parent_id uuid,
  source text not null check (source in ('plan', 'above', 'leader')),
  giver_level text check (giver_level in ('nation', 'ministry', 'province', 'department', 'district', 'commune', 'party', 'council', 'other')),
  giver_unit_id uuid references unit (id),
  giver_printed text check (giver_printed <> ''),
  document_id uuid,
  document_printed text check (document_printed <> ''),
  origin_unit_id uuid references unit (id),
  origin_id uuid,
  ordinal integer not null check (ordinal >= 0),
  field text not null check (field in ('direction', 'institutions', 'procedures', 'organisation', 'civilService', 'finance', 'digital')),
  title text not null check (title <> ''),
  search text not null,
  product text check (product <> ''),
  product_kind text check (product_kind <> ''),
  person_id uuid references person (id),
  person_printed text check (person_printed <> ''),
  co_workers_printed text check (co_workers_printed <> ''),
  cost numeric check (cost >= 0),
  given_on date,
  starts_on date,
  original_due_on date,
  due_on date,
  promised_on date,
  progress integer not null default 0 check (progress between 0 and 100),
  progress_note text check (progress_note <> ''),
  why_late text check (why_late <> ''),
  reported_by uuid references person (id),
  done_on date,
  confirmed_on date,
  reopened_on date,
  cancelled_on date,
  status text not null check (status in ('draft', 'open', 'doing', 'reported', 'done', 'cancelled')),
  extension_asked boolean not null default false,
  last_action integer not null check (last_action >= 1),
  version integer not null check (version >= 1),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  primary key (unit_id, id),
  foreign key (unit_id, plan_id) references plan (unit_id, id),
  foreign key (unit_id, parent_id) references task (unit_id, id),
  foreign key (unit_id, document_id) references document (unit_id, id),
  check ((source = 'plan') = (plan_id is not null)),
  check ((origin_unit_id is null) = (origin_id is null)),
  check (giver_unit_id is not distinct from origin_unit_id),
  check (origin_id is null or source = 'above'),
  check ((original_due_on is null) = (due_on is null)),
  check ((status = 'draft') <= (given_on is null)),
  check ((status = 'cancelled') = (cancelled_on is not null)),
  check ((status in ('reported', 'done')) = (done_on is not null)),
  check ((status = 'done') = (confirmed_on is not null))
);
comment on table task is 'unit: a task with who is responsible and when it is due (nhiệm vụ); the columns repeat what its log says, for lists and counts';
comment on column task.parent_id is 'the task that this activity belongs to; activities are no tasks of their own in counts';
comment on column task.giver_level is 'of a task from above: who gave it, as forms count it';
comment on column task.giver_unit_id is 'the unit that gave it, where it is one of the tree: its leader confirms';
comment on column task.origin_id is 'the task of the unit above that this one was handed down from: a row of another unit, guarded by the command and by the check of links, not by a key';
comment on column task.product_kind is 'abbreviation of the kind of document that the product must be, as catalogue/documents names it; null: of any kind';
comment on column task.search is 'title and product, folded';
comment on column task.given_on is 'null while its plan is being drafted';
comment on column task.cost is 'in đồng';
comment on column task.due_on is 'the day in force: an extension granted on or before it moved it; null: a regular task without a day';
comment on column task.promised_on is 'a later day granted when the one in force had passed: shown, and the task stays late';
comment on column task.done_on is 'reported as the day of completion; it counts once it is confirmed';
comment on column task.reopened_on is 'the last day on which a confirmed completion was taken back';
create index task_by_id on task (id);
create index task_by_due on task (unit_id, due_on, id);
create index task_by_given on task (unit_id, given_on);
create index task_by_plan on task (unit_id, plan_id, ordinal) where plan_id is not null;
create index task_by_person on task (person_id, due_on) where status in ('open', 'doing', 'reported');
create index task_owed on task (unit_id, due_on) where status in ('open', 'doing', 'reported');
create index task_by_giver on task (giver_unit_id, due_on) where giver_unit_id is not null;
create index task_owed_to on task (giver_unit_id, due_on) where giver_unit_id is not null and status in ('open', 'doing', 'reported');
create index task_reported on task (unit_id) where status = 'reported';
create index task_reported_to on task (giver_unit_id) where giver_unit_id is not null and status = 'reported';
create index task_extension_asked on task (unit_id) where extension_asked;
create index task_extension_asked_of on task (giver_unit_id) where giver_unit_id is not null and extension_asked;
create index task_by_origin on task (origin_unit_id, origin_id) where origin_id is not null;
create index task_by_document on task (unit_id, document_id) where document_id is not null;

create table task_co_worker (
  unit_id uuid not null,
  task_id uuid not null,
  person_id uuid not null references person (id),
  primary key (unit_id, task_id, person_id),
  foreign key (unit_id, task_id) references task (unit_id, id)
);
comment on table task_co_worker is 'unit: who works on a task beside who is responsible';
create index task_co_worker_by_person on task_co_worker (person_id);

create table task_action (
  unit_id uuid not null,
  task_id uuid not null,
  number integer not null check (number >= 1),
  kind text not null,
  on_day date not null,
  at timestamptz not null,
  by_unit_id uuid not null references unit (id),
  person_id uuid not null references person (id),
  on_behalf_of uuid references person (id),
  detail jsonb not null,
  primary key (unit_id, task_id, number),
  foreign key (unit_id, task_id) references task (unit_id, id)
);
comment on table task_action is 'unit: what was done with a task, one after the other; its status and its days are read from here';
comment on column task_action.by_unit_id is 'the unit that acted: the own one, or the one that gave the task';
comment on column task_action.on_day is 'the day of the deed in Vietnam';
create index task_action_reopened on task_action (unit_id, task_id) where kind = 'reopened';

create table task_evidence (
  unit_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  document_id uuid,
  file_id uuid,
  title text not null check (title <> ''),
  kind text,
  dated_on date,
  same_reason text check (same_reason <> ''),
  added_by uuid not null references person (id),
  added_at timestamptz not null,
  withdrawn_by uuid references person (id),
  withdrawn_at timestamptz,
  primary key (unit_id, id),
  foreign key (unit_id, task_id) references task (unit_id, id),
  foreign key (unit_id, document_id) references document (unit_id, id),
  foreign key (unit_id, file_id) references stored_file (unit_id, id),
  check ((document_id is null) <> (file_id is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
comment on table task_evidence is 'unit: the product of a task, a document of the register or a file';
comment on column task_evidence.same_reason is 'why one document or file proves several tasks';
create index task_evidence_by_task on task_evidence (unit_id, task_id);
create index task_evidence_by_document on task_evidence (unit_id, document_id) where document_id is not null;
create index task_evidence_by_file on task_evidence (unit_id, file_id) where file_id is not null;

create table task_escalation (
  unit_id uuid not null,
  task_id uuid not null,
  due_on date not null,
  told text not null check (told in ('leader', 'giver')),
  given_at timestamptz not null,
  primary key (unit_id, task_id, due_on, told),
  foreign key (unit_id, task_id) references task (unit_id, id)
);
comment on table task_escalation is 'unit: that a task is overdue was told to the leader, and later to who gave it; once for each due day';

grant select, insert on plan_action, plan_amendment, task_action, task_escalation to motso_app;
grant select, insert, update on plan, task, task_evidence to motso_app;
grant select, insert, delete on task_co_worker to motso_app;
