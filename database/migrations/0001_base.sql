-- What stands below all areas: the role of the application, extensions, and the list of what was applied.
-- Every table's comment begins with where its rows belong:
--   shared: what many units share, copied to every machine where tables are distributed by unit
--   unit:   rows of a unit, found by unit_id first
--   local:  what one installation keeps for itself

-- An owner without the right to create roles is given the role beforehand; see the message database-rights-missing.
do $$
begin
  if not exists (select from pg_roles where rolname = 'motso_app') then
    begin
      create role motso_app nologin;
    exception when duplicate_object or unique_violation then
      null; -- roles belong to the whole server: another database was faster
    end;
  end if;
  begin
    execute format('grant motso_app to %I', current_user);
  exception when insufficient_privilege then
    if not pg_has_role(current_user, 'motso_app', 'member') then
      raise;
    end if;
  end;
end
$$;

create extension if not exists unaccent;
create extension if not exists pg_trgm;

grant usage on schema public to motso_app;

create table migration (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
);
comment on table migration is 'local: the migrations applied to this database, oldest first by name';
comment on column migration.name is 'file name without its ending, as in database/migrations';
comment on column migration.checksum is 'SHA-256 of the file as it was applied, in hexadecimal';
grant select on migration to motso_app;
