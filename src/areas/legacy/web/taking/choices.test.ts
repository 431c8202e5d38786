import { expect, it } from 'vitest';
import type { Report } from '../../../reports/web/entry/rows.ts';
import type { Doubt, ReportHeld } from '../../contract-import.ts';
import { besideCells, type Choices, cellsToTake } from './choices.ts';

const figure = (value: string | null, certainty = 1) => ({
  ...{ indicator: 'plan.tasksDone', name: 'x', quote: '2.2', raw: value ?? '?', certainty },
  ...{ page: null, table: 1, row: 5, line: null },
  value: value === null ? null : { value, missing: null, note: null },
});
const cell = { indicator: 'plan.tasksDone', value: null, missing: null, version: 0, editable: true };
const card = { indicator: 'plan.tasksDone', name: 'x', type: 'count', unit: null, choices: null };

/** What is chosen of one figure of a file for one cell. */
function beside(
  read: ReturnType<typeof figure>,
  more: object = {},
  choices: Choices = new Map(),
  doubts: Doubt[] = [],
) {
  const report = { cells: [{ ...cell, ...more }], cards: [card] } as unknown as Report;
  return besideCells(report, { figures: [read], doubts } as unknown as ReportHeld, choices)[0]!;
}

it('a figure is taken by itself only where it is clear and the cell is empty', () => {
  expect(beside(figure('7'))).toMatchObject({ kind: 'take', isDoubtful: false });
  expect(beside(figure('7', 0.6))).toMatchObject({ kind: null, isDoubtful: true });
  expect(beside(figure(null, 0))).toMatchObject({ kind: null, isDoubtful: true });
  expect(beside(figure('7'), { value: '5', version: 1 })).toMatchObject({ kind: null, isDoubtful: true });
  expect(beside(figure('7'), { value: '7', version: 1 })).toMatchObject({ kind: 'skip', isDoubtful: false });
  expect(beside(figure('7'), { editable: false })).toMatchObject({ kind: 'skip' });
});

it('a choice is asked anew once somebody has written in the cell', () => {
  const chosen: Choices = new Map([['plan.tasksDone', { kind: 'change', typed: '8', version: 0 }]]);
  const before = beside(figure('7'), {}, chosen);
  expect(cellsToTake([before])).toEqual([{ indicator: 'plan.tasksDone', typed: '8', version: 0 }]);
  const after = beside(figure('7'), { value: '5', version: 1 }, chosen);
  expect([after.kind, cellsToTake([after])]).toEqual([null, []]);
});

it('what was typed and cannot be kept is told', () => {
  const wrong: Choices = new Map([['plan.tasksDone', { kind: 'change', typed: '7,5', version: 0 }]]);
  expect(beside(figure('7'), {}, wrong).problem).not.toBeNull();
});

it('a clear figure that is unlike earlier reports is asked for; one of many that are the same is only told', () => {
  const doubt = (severity: Doubt['severity'], ...indicators: string[]): Doubt => ({
    ...{ rule: 'x', severity, message: { vi: 'x', en: 'x' } },
    indicators: ['plan.tasksDone', ...indicators],
  });
  const against = (one: Doubt) => beside(figure('7'), {}, new Map(), [one]);
  expect(against(doubt('warning'))).toMatchObject({ kind: null, isDoubtful: true });
  expect(against(doubt('note'))).toMatchObject({ kind: 'take', isDoubtful: false });
  expect(against(doubt('warning', 'plan.tasksSet'))).toMatchObject({ kind: 'take', isDoubtful: false });
  const other = { ...doubt('warning'), indicators: ['plan.tasksSet'] };
  expect(against(other)).toMatchObject({ doubts: [], isDoubtful: false });
});
