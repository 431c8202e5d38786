-- Which files bear a digital signature that was verified: of a document sent "wholly electronic, digitally signed" one should.

alter table document_file add column signed boolean not null default false;
comment on column document_file.signed is 'a digital signature in it was verified when it came or was made, and the document says the same since';
-- What was signed here was verified as it was made.
update document_file f set signed = true
  where exists (select from document_action a where a.unit_id = f.unit_id and a.document_id = f.document_id
    and a.detail ->> 'signedFile' = f.id::text
    and not exists (select from document_action later where later.unit_id = a.unit_id
      and later.document_id = a.document_id and later.kind = 'unsigned' and later.number > a.number));
