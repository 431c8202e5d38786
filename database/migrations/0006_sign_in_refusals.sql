-- Who guesses on while they must wait is told of in the log once after each attempt, lest they fill it.

alter table sign_in_attempt add column refused_after boolean not null default false;
comment on column sign_in_attempt.refused_after is 'somebody was told to wait after this attempt, and the log says so; it says it once';
