-- Who gives which figure of a unit's report: the dictionary proposes it for provinces, a unit may set it otherwise from a day on.
create table indicator_supplier (
  unit_id uuid not null references unit (id),
  indicator text not null,
  number integer not null check (number >= 1),
  valid_from date not null,
  supplier text,
  reason text not null,
  set_by uuid not null references person (id),
  set_at timestamptz not null,
  primary key (unit_id, indicator, number)
);
comment on table indicator_supplier is 'unit: who supplies an indicator of its reports from a day on; of two rows of one day the later one holds';
comment on column indicator_supplier.supplier is 'null: from then on as the dictionary proposes';

grant select, insert on indicator_supplier to motso_app;
