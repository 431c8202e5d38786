import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Pending } from './queue.ts';
import { keepSame, type Report, type Sheet, type Shown, sheetOf } from './rows.ts';

const cells = ['a', 'b', 'c'].map((indicator) => ({ indicator }) as unknown as Shown['cell']);
const held = fc.record({
  value: fc.option(fc.constantFrom('1', '2'), { nil: null }),
  missing: fc.constant(null),
  note: fc.option(fc.constantFrom('x', 'y'), { nil: null }),
});
const shownOf = (cell: Shown['cell']) =>
  fc.record({
    cell: fc.constant(cell),
    indicator: fc.constant({ id: cell.indicator } as Shown['indicator']),
    held,
    own: fc.option(held, { nil: null }),
    typed: fc.constantFrom('', '1', '2'),
    version: fc.nat(2),
    pending: fc.constant(null),
    computed: fc.boolean(),
    doubted: fc.boolean(),
  }) as fc.Arbitrary<Shown>;
const found = fc.array(fc.constantFrom('cao', 'thấp'), { maxLength: 2 });
const sheets: fc.Arbitrary<Sheet> = fc
  .tuple(fc.tuple(...cells.map(shownOf)), fc.dictionary(fc.constantFrom('a', 'b', 'c'), found))
  .map(([shown, findings]) => ({
    blanks: new Set<string>(),
    cells: new Map(shown.map((one) => [one.cell.indicator, one])),
    findings: new Map(Object.entries(findings)) as unknown as Sheet['findings'],
  }));

it('what a row shows stays the very same until something in it changes', () => {
  fc.assert(
    fc.property(sheets, sheets, (before, now) => {
      const kept = keepSame(before, now);
      expect(kept).toEqual(now);
      for (const [id, shown] of kept.cells) {
        const then = before.cells.get(id);
        expect(shown === then).toBe(JSON.stringify(shown) === JSON.stringify(then));
      }
      for (const [id, told] of kept.findings)
        expect(told === before.findings.get(id)).toBe(
          JSON.stringify(told) === JSON.stringify(before.findings.get(id)),
        );
    }),
  );
});

it('what came too late for a report that lies signed stands at its cell, beside what was signed', () => {
  const card = { indicator: 'a', name: 'A', type: 'count', unit: null, mode: 'period', rollup: 'sum' };
  const cell = { indicator: 'a', value: '5', missing: null, note: null, source: 'typed', version: 1 };
  const report = {
    ...{ status: 'sent', findings: [], rules: { formulas: [], relations: [] } },
    cards: [{ ...card, least: null, choices: null, terms: null }],
    cells: [{ ...cell, addedUp: null, editable: false }],
  } as unknown as Report;
  const message = { vi: 'Báo cáo đã ký', en: 'The report is signed' };
  const late = { indicator: 'a', typed: '7', missing: null, note: null, state: 'refused', message };
  const queue = new Map([['a', late as unknown as Pending]]);
  const shown = sheetOf(report, queue, new Map()).cells.get('a')!;
  expect(shown).toMatchObject({ typed: '5', held: { value: '5' }, pending: { typed: '7', message } });
});
