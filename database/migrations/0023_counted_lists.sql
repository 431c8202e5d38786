-- What a figure of a report was counted from, row by row, as it was when the figure was taken from the registers.

create table counted_list (
  unit_id uuid not null references unit (id),
  id uuid not null,
  measure text not null check (measure <> ''),
  from_day date not null,
  to_day date not null,
  kept_at timestamptz not null,
  entries bytea not null check (length(entries) % 20 = 0),
  primary key (unit_id, id),
  check (to_day >= from_day)
);
-- Not packed, so that a page in the middle of a long list is read without the rest; ids do not pack well anyway.
alter table counted_list alter column entries set storage external;
comment on table counted_list is 'unit: the rows behind a figure that was taken into a report, in their order; a signed figure opens it. Its hash is signed with the figure';
comment on column counted_list.measure is 'the indicator whose filter counted them';
comment on column counted_list.entries is 'of each row 16 bytes of its id and 4 of its version then; which table it is of the measure says';

grant select, insert, delete on counted_list to motso_app;
