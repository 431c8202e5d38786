import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { PlainDate } from '../../base/plain-date.ts';
import type { standingFilters } from './fields.ts';
import { holdsOn, stateSql, waitsOn } from './state-sql.ts';
import { type AskedState, type CountedState, stateGroups } from './task-state.ts';

type Standing = {
  readonly [Key in Exclude<keyof typeof standingFilters, 'on'>]?:
    | z.output<(typeof standingFilters)[Key]>
    | undefined;
};

/** Conditions on tasks `t` for how they stand on the day: the same that counts are made of. */
export function standingWhere(filter: Standing, on: PlainDate): RawBuilder<unknown>[] {
  const { status, state, stateAsFirstSet, waiting, counted, dueFrom, dueTo, undated } = filter;
  const conditions: RawBuilder<unknown>[] = [];
  if (status !== undefined) conditions.push(sql`t.status = ${status}`);
  if (state !== undefined) conditions.push(sql`${stateSql(on)} = any(${statesOf(state)}::text[])`);
  if (stateAsFirstSet !== undefined)
    conditions.push(sql`${stateSql(on, 'original_due_on')} = ${stateAsFirstSet}`);
  if (waiting === true) conditions.push(sql`${holdsOn(on)} and ${waitsOn(on)}`);
  if (counted === true) conditions.push(sql`t.parent_id is null and ${holdsOn(on)}`);
  // Of another day the status of today says nothing.
  const isOfDay =
    [state, stateAsFirstSet].some((one) => one !== undefined) || waiting === true || counted === true;
  if (status === undefined && !isOfDay) conditions.push(sql`t.status not in ('draft', 'cancelled')`);
  if (dueFrom !== undefined) conditions.push(sql`t.due_on >= ${dueFrom}::date`);
  if (dueTo !== undefined) conditions.push(sql`t.due_on <= ${dueTo}::date`);
  if (undated === true) conditions.push(sql`t.due_on is null`);
  return conditions;
}

const statesOf = (asked: AskedState): readonly CountedState[] =>
  asked === 'done' ? stateGroups.done : [asked];

/** Of tasks `t`: the person is responsible, or helps. */
export const isOf = (
  personId: string | null,
): RawBuilder<boolean> => sql<boolean>`(t.person_id = ${personId} or exists (
  select from task_co_worker c where c.unit_id = t.unit_id and c.task_id = t.id and c.person_id = ${personId}))`;
