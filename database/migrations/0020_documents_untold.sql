-- What the list of an office system does not say of a document is not known, which is not the same as no.

alter table document alter column directive drop not null;
comment on column document.directive is 'directs the reform (văn bản chỉ đạo CCHC): counted so by the reports; null: nobody said';
comment on column document.sent_as is 'how an outgoing document left; null while not issued, and where nobody said';
update document set directive = null where source_id is not null and not changed_here and not directive;

drop index document_by_issue;
create index document_by_issue on document (unit_id, issued_on) include (direction, withheld, sent_as, directive, kind)
  where status = 'issued';
