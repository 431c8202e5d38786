-- What the documents of a unit are found by, newest first: one narrow row for each, kept in the same transaction as the document.

create table document_search (
  unit_id uuid not null,
  document_id uuid not null,
  day date,
  words tsvector not null,
  primary key (unit_id, document_id),
  foreign key (unit_id, document_id) references document (unit_id, id)
);
comment on table document_search is 'unit: under which words and marks a document is found';
comment on column document_search.day is 'day of arrival, or of issue; null of a draft, which stands before all others';
comment on column document_search.words is 'folded words of subject, number, issuer and files, with "^ca" for a word that begins so; "=d:incoming" and the like for what the list is filtered by, the unit among them';
create index document_search_by_day on document_search (unit_id, day desc nulls first, document_id desc);
-- What was not yet sorted in is read through by every question: a small heap of it, so that no question is slowed by an import.
create index document_search_words on document_search using gin (words) with (gin_pending_list_limit = 512);

grant select, insert, update on document_search to motso_app;
