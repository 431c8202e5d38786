-- What a whole province has in a period is counted from few rows: of tasks from above those that were not done before it.

create index task_from_above on task (unit_id, (case when confirmed_on is not null then done_on else 'infinity'::date end))
  where source = 'above';
-- Tasks of a plan are found by their plan, and those from above by this.
drop index task_by_given;
create index task_by_given on task (unit_id, given_on) where source = 'leader';
