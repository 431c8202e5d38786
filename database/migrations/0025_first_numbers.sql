-- A register that is opened within a year goes on where another stopped: of each series of numbers at a number of its own.

alter table document_register add column first_numbers jsonb not null default '{}'
  check (jsonb_typeof(first_numbers) = 'object');
comment on column document_register.first_number is 'number of the first document of each series in the year in which the register is opened; 1 in later years';
comment on column document_register.first_numbers is 'by series the number of the first document in that year, where it is another';
