-- A succession that is withdrawn undoes the first and last days that it wrote itself, and no others.

alter table succession_unit add column dated_before boolean not null default false;
comment on column succession_unit.dated_before is 'the unit had its last day (before), or its first one (after), when this was recorded: withdrawn, it keeps it';
