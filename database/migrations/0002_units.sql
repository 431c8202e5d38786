-- The tree of units through time. Small and read by everything, so it is copied to every machine.

create table unit (
  id uuid primary key,
  created_at timestamptz not null
);
comment on table unit is 'shared: a unit of government; everything about it that can change is in its versions';

create table unit_version (
  unit_id uuid not null references unit (id),
  valid_from date not null,
  valid_to date,
  name text not null check (name <> ''),
  title text not null,
  kind text not null check (kind in ('nation', 'ministry', 'province', 'department', 'district', 'commune')),
  code text,
  code_system text,
  parent_id uuid references unit (id),
  decision text not null,
  primary key (unit_id, valid_from),
  check (valid_to is null or valid_to >= valid_from),
  check ((code is null) = (code_system is null)),
  check ((parent_id is null) = (kind = 'nation'))
);
comment on table unit_version is 'shared: how a unit was named, coded and placed from a day to a day; one version on each day of its life';
comment on column unit_version.valid_to is 'last day on which this holds; null where no end is known';
comment on column unit_version.title is 'the printed kind, the first words of the name: Phường, Thị xã';
comment on column unit_version.code is 'text: leading zeros count; names a unit only together with its system and a day';
comment on column unit_version.decision is 'the text it rests on, or where it was taken from';
create index unit_version_by_parent on unit_version (parent_id);

create table succession (
  id uuid primary key,
  kind text not null check (kind in ('merge', 'split', 'rename', 'abolish')),
  effective_on date not null,
  decision text not null,
  state text not null check (state in ('proposed', 'confirmed', 'rejected')),
  certainty numeric not null check (certainty between 0 and 1),
  reading text,
  source_text text,
  version integer not null,
  created_at timestamptz not null
);
comment on table succession is 'shared: what became of units on a day, and the decision it rests on; counts only once a person confirmed it';
comment on column succession.effective_on is 'first day of the new state';
comment on column succession.reading is 'for a proposal read from free text: why it was read so, or what is doubtful';
comment on column succession.version is 'raised by every change, so that two people cannot change one state unseen';
create index succession_by_state on succession (state, effective_on);

create table succession_unit (
  succession_id uuid not null references succession (id),
  side text not null check (side in ('from', 'to')),
  unit_id uuid not null references unit (id),
  is_part boolean not null,
  primary key (succession_id, side, unit_id)
);
comment on table succession_unit is 'shared: the units before and after a succession; a unit on both sides goes on';
comment on column succession_unit.is_part is 'only a part of the unit before went over (một phần)';

create table succession_share (
  succession_id uuid not null references succession (id),
  from_id uuid not null references unit (id),
  to_id uuid not null references unit (id),
  numerator bigint not null check (numerator >= 0),
  denominator bigint not null check (denominator > 0),
  basis text not null check (basis <> ''),
  primary key (succession_id, from_id, to_id),
  check (numerator <= denominator)
);
comment on table succession_share is 'shared: what part of a split unit went where, and by what it was reckoned; entered by a person, never guessed';

create table unit_tree (
  id boolean primary key check (id),
  version bigint not null
);
comment on table unit_tree is 'shared: one row; raised by every change of the tree, so that each server process knows when to read it anew';
insert into unit_tree values (true, 0);

grant select, insert on unit to motso_app;
grant select, insert, update, delete on unit_version, succession, succession_unit, succession_share to motso_app;
grant select, update on unit_tree to motso_app;
