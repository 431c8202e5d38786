-- The unit below is told by which text it owes what was handed down to it, with its day.

alter table task add column document_issued_on date;
comment on column task.document_issued_on is 'the day of the text that document_printed names, as the register of the unit above has it; null: not known, or in the own register';
alter table task add constraint task_document_day_check check (document_issued_on is null or document_printed is not null);
