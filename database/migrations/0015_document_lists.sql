-- Lists of documents from an office system (QLVBĐH): how the lists of a source are read, and each list that was read.

create table document_source (
  unit_id uuid not null references unit (id),
  id uuid not null,
  name text not null check (name <> ''),
  register_id uuid not null,
  mapping jsonb not null,
  version integer not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  primary key (unit_id, id),
  unique (unit_id, name),
  foreign key (unit_id, register_id) references document_register (unit_id, id)
);
comment on table document_source is 'unit: an office system whose lists are imported into a register, with what its columns say';
comment on column document_source.mapping is 'by field of a document the header of its column; in which order days are written';

create table document_import (
  unit_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  file_id uuid not null,
  dry boolean not null,
  state text not null check (state in ('waiting', 'working', 'done', 'failed', 'stopped')),
  rows_total integer not null check (rows_total >= 0),
  rows_done integer not null check (rows_done between 0 and rows_total),
  added integer not null check (added >= 0),
  changed integer not null check (changed >= 0),
  same integer not null check (same >= 0),
  kept integer not null check (kept >= 0),
  refused integer not null check (refused >= 0),
  skipped integer not null check (skipped >= 0),
  withheld integer not null check (withheld >= 0),
  problems jsonb not null,
  trouble text,
  asked_by uuid not null references person (id),
  on_behalf_of uuid,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (unit_id, id),
  foreign key (unit_id, source_id) references document_source (unit_id, id),
  foreign key (unit_id, file_id) references stored_file (unit_id, id),
  check (rows_done = added + changed + same + kept + refused + skipped)
);
comment on table document_import is 'unit: one list of a source as it is taken by a job, so many rows at a time; first tried without changing anything';
comment on column document_import.dry is 'it is tried: rows are counted as they would be taken, and none is';
comment on column document_import.rows_done is 'rows whose effect stands: a chunk is taken whole with this number or not at all';
comment on column document_import.kept is 'rows that say something else than the register, which somebody changed here since';
comment on column document_import.skipped is 'rows without number and day: lines between months, signatures below the list';
comment on column document_import.withheld is 'rows among added, changed and same of documents with a mark of secrecy: number and days alone were kept';
comment on column document_import.problems is 'the first rows that were refused, by row and column, and why';
create index document_import_by_source on document_import (unit_id, source_id, asked_at desc);

grant select, insert, update on document_source, document_import to motso_app;
