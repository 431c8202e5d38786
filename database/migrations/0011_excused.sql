-- A unit may be excused from a report: one that is no more and left no successor, or one that was made a few days before.

alter table report drop constraint report_status_check;
alter table report add constraint report_status_check
  check (status in ('notBegun', 'draft', 'closed', 'sent', 'returned', 'received', 'corrected', 'excused'));
