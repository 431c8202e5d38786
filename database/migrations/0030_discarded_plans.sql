-- A plan that was never issued may be discarded; its row and its log stay.

alter table plan drop constraint plan_check;
alter table plan drop constraint plan_status_check;
alter table plan add constraint plan_status_check check (status in ('drafting', 'issued', 'closed', 'discarded'));
alter table plan add constraint plan_check check ((status in ('drafting', 'discarded')) = (issued_on is null));
