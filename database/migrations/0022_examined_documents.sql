-- Reports count the legal documents that were examined, each once however often; and an examination entered by mistake is removed.

alter table legal_examination
  add column document_key text,
  add column removed_at timestamptz,
  add column removed_by uuid references person (id),
  add column removed_reason text;
update legal_examination set document_key = coalesce(document_id::text,
  lower(regexp_replace(printed, '\s', '', 'g')) || '|' || issuer_level || '|' || coalesce(issued_on::text, '') || '|' || lower(subject));
alter table legal_examination
  alter column document_key set not null,
  add check ((removed_at is null) = (removed_by is null) and (removed_at is null) = (removed_reason is null));
comment on column legal_examination.document_key is 'the same for all examinations of one document: its id, else number, level, day and subject as they are compared';
comment on column legal_examination.removed_reason is 'why an examination that was entered by mistake counts no more; null while it stands';

drop index legal_examination_by_day;
create index legal_examination_by_day on legal_examination (unit_id, kind, examined_on) where removed_at is null;
create index legal_examination_by_document on legal_examination (unit_id, document_key) where removed_at is null;
