-- Digital signatures that an outside signer (token, SIM, signing service) was asked for and has not given yet. NĐ 30/2020/NĐ-CP, NĐ 68/2024/NĐ-CP.

create table pending_signature (
  unit_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  file_id uuid not null,
  document_version integer not null,
  prepared_sha256 text not null,
  signed_attributes text not null,
  certificates text[] not null,
  begun_by uuid not null references person (id),
  begun_at timestamptz not null,
  signed_file_id uuid,
  primary key (unit_id, id),
  foreign key (unit_id, document_id) references document (unit_id, id),
  foreign key (unit_id, file_id) references document_file (unit_id, id)
);
comment on table pending_signature is 'unit: a file made ready for a digital signature, and what the signer''s key was given to sign';
comment on column pending_signature.document_version is 'of the document when it began: where it was changed meanwhile, nothing is signed';
comment on column pending_signature.prepared_sha256 is 'the file with room for the signature; it lies among the files under this hash alone';
comment on column pending_signature.signed_attributes is 'what the key signs, in base64';
comment on column pending_signature.certificates is 'the signer''s certificate and those of its issuers, in base64';
comment on column pending_signature.signed_file_id is 'the signed file that came of it; null while it is awaited';

grant select, insert, update on pending_signature to motso_app;
