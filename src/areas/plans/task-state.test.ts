import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dated, history } from '../../../tests/task-histories.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { readTask, type TaskDeed } from './task-log.ts';
import { type CountedState, stateOn } from './task-state.ts';

const first = '2026-01-01';
const dayAt = (index: number): PlainDate => addDays(first, index);

/** The slow way: what happened, deed by deed, as it was known on the day; only of completions all is known that is known now. */
function stateBySteps(deeds: readonly TaskDeed[], day: PlainDate): CountedState | null {
  let given: PlainDate | null = null;
  let due: PlainDate | null = null;
  let reported: PlainDate | null = null;
  const completions: { doneOn: PlainDate; until: PlainDate | null }[] = [];
  let isCancelled = false;
  for (const { kind, on, givenOn, dueOn, doneOn } of deeds) {
    if (kind === 'created') [given, due] = [givenOn ?? null, dueOn ?? null];
    if (kind === 'reported') reported = doneOn!;
    if (kind === 'confirmed') completions.push({ doneOn: reported!, until: null });
    if (kind === 'confirmed' || kind === 'refused' || kind === 'cancelled') reported = null;
    if (kind === 'reopened') completions.at(-1)!.until = on;
    if (kind === 'cancelled' && on <= day) isCancelled = true;
    // A day that passes without an extension has passed.
    const isMoved = kind === 'extensionGranted' || kind === 'amended';
    if (isMoved && on <= day && due !== null && on <= due) due = dueOn!;
  }
  if (given === null || given > day || isCancelled) return null;
  for (const { doneOn, until } of completions)
    if (doneOn <= day && (until === null || day < until))
      return due === null || doneOn <= due ? 'doneOnTime' : 'doneLate';
  const waitsInTime = reported !== null && reported <= day && due !== null && reported <= due;
  return due !== null && due < day && !waitsInTime ? 'overdueUndone' : 'inTimeUndone';
}

describe('the state of a task on a day', () => {
  it('is what a replay of its log, deed by deed, says on every day', () => {
    const seen = new Set<CountedState | null>();
    fc.assert(
      fc.property(history, fc.integer({ min: -2, max: 120 }), (deeds, at) => {
        const day = dayAt(at);
        const expected = stateBySteps(deeds, day);
        seen.add(expected);
        expect(stateOn(dated(deeds), day)).toBe(expected);
      }),
      { numRuns: 3000 },
    );
    expect(seen.size).toBe(5);
  });

  const given: TaskDeed = { kind: 'created', on: first, givenOn: first, dueOn: '2026-02-10' };
  const done = (on: PlainDate, doneOn: PlainDate): TaskDeed[] => [
    { kind: 'reported', on, doneOn },
    { kind: 'confirmed', on: addDays(on, 10) },
  ];

  it('an extension granted on the day itself moves it; one day later it is only promised', () => {
    const granted = (on: PlainDate): TaskDeed => ({ kind: 'extensionGranted', on, dueOn: '2026-02-28' });
    const inTime = readTask([given, granted('2026-02-10')]);
    expect([inTime.dueOn, inTime.promisedOn, inTime.originalDueOn]).toEqual([
      '2026-02-28',
      null,
      '2026-02-10',
    ]);
    const late = readTask([given, granted('2026-02-11')]);
    expect([late.dueOn, late.promisedOn]).toEqual(['2026-02-10', '2026-02-28']);
    const finished = done('2026-02-20', '2026-02-20');
    expect(stateOn(dated([given, granted('2026-02-10'), ...finished]), '2026-03-31')).toBe('doneOnTime');
    expect(stateOn(dated([given, granted('2026-02-11'), ...finished]), '2026-03-31')).toBe('doneLate');
  });

  it('counts what was done by its day, however late the giver confirmed it; and not before anybody did', () => {
    const deeds = [given, ...done('2026-02-12', '2026-02-10')];
    expect(stateOn(dated(deeds), '2026-02-28')).toBe('doneOnTime');
    // It waits for its giver: not done yet, and not overdue either.
    expect(stateOn(dated(deeds.slice(0, 2)), '2026-02-28')).toBe('inTimeUndone');
    const refused: TaskDeed[] = [...deeds.slice(0, 2), { kind: 'refused', on: '2026-02-15' }];
    expect(stateOn(dated(refused), '2026-02-28')).toBe('overdueUndone');
    const late = [given, ...done('2026-02-12', '2026-02-11')].slice(0, 2);
    expect(stateOn(dated(late), '2026-02-28')).toBe('overdueUndone');
  });

  it('is due on its day: on that day it is in time, on the next overdue', () => {
    expect(stateOn(dated([given]), '2026-02-10')).toBe('inTimeUndone');
    expect(stateOn(dated([given]), '2026-02-11')).toBe('overdueUndone');
  });

  it('of what was taken back stays done until then', () => {
    const deeds: TaskDeed[] = [
      given,
      ...done('2026-02-05', '2026-02-05'),
      { kind: 'reopened', on: '2026-03-20' },
      ...done('2026-04-01', '2026-03-25'),
    ];
    const states = ['2026-03-14', '2026-03-20', '2026-03-25'].map((day) => stateOn(dated(deeds), day));
    expect(states).toEqual(['doneOnTime', 'overdueUndone', 'doneLate']);
  });

  it('without a day is never late', () => {
    const regular: TaskDeed = { ...given, dueOn: null };
    expect(stateOn(dated([regular]), '2026-12-31')).toBe('inTimeUndone');
    expect(stateOn(dated([regular, ...done('2026-12-20', '2026-12-20')]), '2026-12-31')).toBe('doneOnTime');
  });
});
