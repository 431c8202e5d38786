-- The installation itself, the files it keeps and the letters it sends.

create table installation (
  id boolean primary key check (id),
  kind text not null check (kind in ('demo', 'real')),
  root_unit_id uuid not null references unit (id),
  set_up_at timestamptz not null
);
comment on table installation is 'shared: one row, written once; a trial never becomes real, nor the other way round';

create table stored_file (
  unit_id uuid not null references unit (id),
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (name <> ''),
  type text not null,
  bytes bigint not null check (bytes > 0),
  object text not null,
  added_by uuid not null references person (id),
  added_at timestamptz not null,
  primary key (unit_id, id)
);
comment on table stored_file is 'unit: a file belonging to something of this unit; its bytes lie once by their hash in the folder of files';
comment on column stored_file.object is 'kind:id of what it belongs to';
create index stored_file_by_object on stored_file (unit_id, object);

grant select, insert on installation to motso_app;
grant select, insert on stored_file to motso_app;
