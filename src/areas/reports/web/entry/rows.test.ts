import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepSame, type Sheet, type Shown } from './rows.ts';

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
