-- Written by scripts/database.ts from the migrations; do not change by hand.

create extension pg_trgm;
create extension unaccent;

CREATE OR REPLACE FUNCTION public.twice(n integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select n * 2$function$;

create table place (
  id uuid not null,
  name text not null,
  constraint place_pkey PRIMARY KEY (id)
);
comment on table place is 'shared: places';

create table stay (
  unit_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  constraint stay_pkey PRIMARY KEY (unit_id, id),
  constraint stay_unit_id_visit_id_fkey FOREIGN KEY (unit_id, visit_id) REFERENCES visit(unit_id, id)
);
comment on table stay is 'unit: stays';

create table visit (
  unit_id uuid not null,
  id uuid not null,
  kind text not null,
  seen date,
  price numeric default 0 not null,
  ways text[] not null,
  extra jsonb,
  count bigint not null,
  double_count bigint generated always as ((count * 2)) stored,
  at timestamp with time zone default now() not null,
  constraint visit_pkey PRIMARY KEY (unit_id, id),
  constraint visit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES place(id),
  constraint visit_kind_check CHECK ((kind = ANY (ARRAY['short'::text, 'long-one'::text])))
);
comment on table visit is 'unit: visits';
comment on column visit.seen is 'when it''s seen';
CREATE INDEX visit_kind ON public.visit USING btree (unit_id, kind) WHERE (kind <> 'short'::text);
grant insert, select, update (seen) on visit to motso_app;
