-- One unit may hold most documents of a province. A plan that is kept for all units must not take the average one for any: with this
-- the planner expects the most frequent unit, and walks its documents from the newest on instead of sorting them all.

alter table document_search alter column unit_id set (n_distinct = 1);
