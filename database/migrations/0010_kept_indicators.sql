-- What a signed report printed of its indicators stays as it was signed, as its form and outline do.

alter table catalogue_file drop constraint catalogue_file_kind_check;
alter table catalogue_file add constraint catalogue_file_kind_check check (kind in ('form', 'outline', 'indicators'));
comment on table catalogue_file is 'shared: forms and outlines that reports were written on, and how their indicators were called, kept for ever by what they say';
comment on column catalogue_file.content is 'canonical JSON of the whole form or outline, or of name, measure and type of each indicator';
comment on column catalogue_file.name is 'the id that the form or outline gives itself, of indicators that of their form; several hashes may share one';
