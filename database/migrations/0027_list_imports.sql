-- A list is taken into the register that it was tried against, whatever is said of its source meanwhile.
alter table document_import add column register_id uuid;
update document_import i set register_id = s.register_id
  from document_source s where s.unit_id = i.unit_id and s.id = i.source_id;
alter table document_import alter column register_id set not null;
alter table document_import add foreign key (unit_id, register_id) references document_register (unit_id, id);
alter table document_import add column erases jsonb not null default '[]';
comment on column document_import.register_id is 'the register that the list is tried against and taken into';
comment on column document_import.erases is 'rows of which the trial told that taking them takes the words of a document of the register: row, document, its number and day';
