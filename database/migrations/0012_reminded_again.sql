-- Who was late, sent and got the report back is reminded again: each reminder is given once for each version that came back.

alter table report_reminder add column sent_number integer not null default 0 check (sent_number >= 0);
alter table report_reminder alter column sent_number drop default;
alter table report_reminder drop constraint report_reminder_pkey;
alter table report_reminder add primary key (unit_id, report_id, kind, sent_number);
comment on table report_reminder is 'unit: that a report is due, told once so many days before, and once after; anew for each version that was returned';
comment on column report_reminder.sent_number is 'number of the version that came back; 0: nothing had been sent yet';

-- A report that is made anew adds up no more what was returned below while it lay signed; one that is closed does so when it is opened.

update report_taken t set number = 0
from report above
where above.unit_id = t.unit_id and above.id = t.report_id and above.status in ('notBegun', 'draft', 'returned', 'excused')
  and exists (
    select from report_action b
    where b.unit_id = t.child_unit_id and b.report_id = t.child_report_id and b.kind = 'returned'
      and (b.detail ->> 'number')::integer = t.number);
