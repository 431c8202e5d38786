import { expect, it } from 'vitest';
import type { Report } from '../../../reports/web/entry/rows.ts';
import type { Doubt, ReportHeld } from '../../contract-import.ts';
import {
  type Beside,
  besideCells,
  type Choices,
  cellsToTake,
  certain,
  chosenTogether,
  isOfOther,
  sectionsToTake,
} from './choices.ts';

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
  const report = { unit: 'Xã An Bình', cells: [{ ...cell, ...more }], cards: [card] } as unknown as Report;
  const file = { unit: 'xã An Bình', figures: [read], doubts } as unknown as ReportHeld;
  return besideCells(report, file, choices)[0]!;
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

const sections = ['a', 'b', 'c'].map((id) => ({
  id,
  editable: true,
  content: id === 'c' ? [{ type: 'paragraph' }] : [],
}));
const report = { unit: 'Xã An Bình', cells: [cell], cards: [card], sections } as unknown as Report;
const fileOf = (unit: string | null, doubts: readonly Doubt[] = []) =>
  ({
    ...{ unit, doubts, figures: [figure('7')] },
    sections: ['a', 'b', 'c'].map((section) => ({ section, title: section, lines: ['x'] })),
  }) as unknown as ReportHeld;
const otherPeriod: Doubt = {
  ...{ rule: 'other-period', severity: 'warning', indicators: [] },
  message: { vi: 'x', en: 'x' },
};

it.each([
  ['its own unit', fileOf('UBND xã An Bình'), false],
  ['a file that names no unit', fileOf(null), false],
  ['another unit', fileOf('xã Đồng Xanh'), true],
  ['another period', fileOf('xã An Bình', [otherPeriod]), true],
])('of %s nothing is chosen before a person does where it is not the report’s own', (_, file, isOther) => {
  expect(isOfOther(report, file)).toBe(isOther);
  expect(besideCells(report, file, new Map())[0]!.kind).toBe(isOther ? null : 'take');
  expect([...sectionsToTake(report, file, new Map())]).toEqual(isOther ? [] : ['a', 'b']);
  const chosen = new Map([
    ['a', isOther],
    ['c', true],
  ]);
  expect([...sectionsToTake(report, file, chosen)]).toEqual(isOther ? ['a'] : ['b']);
});

it('together only what was read with certainty is taken, and nothing over what was typed; all may be skipped', () => {
  const typing: Choices = new Map([['plan.tasksDone', { kind: 'change', typed: '8', version: 0 }]]);
  const rows: Beside[] = [
    beside(figure('7'), { value: '5', version: 1 }),
    beside(figure('7', 0.6)),
    beside(figure(null, 0)),
    beside(figure('7'), {}, typing),
    beside(figure('7'), { editable: false }),
  ];
  expect(certain(rows)).toEqual([rows[0]]);
  expect(chosenTogether(certain(rows), 'take')).toEqual([
    ['plan.tasksDone', { kind: 'take', typed: '7', version: 1 }],
  ]);
  expect(chosenTogether(rows, 'skip').map(([, { kind, typed }]) => [kind, typed])).toEqual([
    ['skip', '7'],
    ['skip', '7'],
    ['skip', '?'],
    ['skip', '8'],
  ]);
});
