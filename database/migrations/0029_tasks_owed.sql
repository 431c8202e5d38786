-- What the own leader gave is counted as long as it is not done, as what came from above is; and what was taken back, where that was.

create index task_of_leader on task (unit_id, (case when confirmed_on is not null then done_on else 'infinity'::date end))
  where source = 'leader';
create index task_reopened on task (unit_id, reopened_on) where reopened_on is not null;
drop index task_by_given;
