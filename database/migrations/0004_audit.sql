-- The log of deeds, chained by hashes per unit. The application may append through one function and read; it may change nothing.

create table audit_head (
  unit_id uuid primary key,
  number bigint not null,
  hash bytea not null,
  last_at timestamptz not null
);
comment on table audit_head is 'unit: the last link of each unit''s chain; the unit 00000000-… takes what concerns no unit';

create table audit_entry (
  unit_id uuid not null,
  number bigint not null,
  at timestamptz not null,
  operation text not null,
  outcome text not null check (outcome in ('done', 'refused', 'read', 'exported')),
  person_id uuid,
  on_behalf_of uuid,
  objects text[] not null,
  exception text,
  content text not null,
  hash bytea not null,
  primary key (unit_id, number)
);
comment on table audit_entry is 'unit: one deed, refusal, export or reading of personal data; numbered without gap within the unit';
comment on column audit_entry.objects is 'kind:id of all that was changed, for the history of an object';
comment on column audit_entry.content is 'the whole entry as canonical JSON, masked; the columns repeat parts of it for search';
comment on column audit_entry.hash is 'SHA-256 of the hash before it and of content; of the unit''s id and content for number 1';
create index audit_entry_by_time on audit_entry (unit_id, at);
create index audit_entry_by_object on audit_entry using gin (objects);
create index audit_entry_exceptions on audit_entry (unit_id, at) where exception is not null;

create function audit_append(
  in_unit uuid, in_at timestamptz, in_operation text, in_outcome text, in_person uuid, in_on_behalf_of uuid,
  in_objects text[], in_exception text, in_content text
) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  link audit_head;
begin
  insert into audit_head as head (unit_id, number, hash, last_at)
  values (in_unit, 1, sha256(convert_to(in_unit::text || in_content, 'UTF8')), in_at)
  on conflict (unit_id) do update
    set number = head.number + 1,
        hash = sha256(head.hash || convert_to(in_content, 'UTF8')),
        last_at = greatest(head.last_at, in_at)
    where in_at >= head.last_at - interval '5 minutes'
  returning * into link;
  if link.number is null then
    raise exception 'the clock is behind the last entry' using errcode = 'MS001';
  end if;
  insert into audit_entry
    (unit_id, number, at, operation, outcome, person_id, on_behalf_of, objects, exception, content, hash)
  values
    (in_unit, link.number, in_at, in_operation, in_outcome, in_person, in_on_behalf_of, in_objects, in_exception,
     in_content, link.hash);
  return link.number;
end
$$;
comment on function audit_append is 'The only way into the log: links the entry to the chain of its unit. Server clocks may differ by 5 minutes; behind that nothing is written.';

revoke all on function audit_append from public;
grant execute on function audit_append to motso_app;
grant select on audit_head, audit_entry to motso_app;
