import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAnalysis } from '../../../../tests/doubles/analysis.ts';
import type { At } from '../../../base/place.ts';
import { contextOf, type FindingMark, mainOf, segmentsOf, spotOf } from './marks.ts';
import { viewOf } from './report-view.ts';

const { blocks } = viewOf(anAnalysis());
const textAt = (at: At) => {
  const spot = spotOf(blocks, at)!;
  const block = blocks[spot.block]!;
  const words =
    block.kind === 'paragraph'
      ? block
      : block.cells.find((cell) => cell.row === spot.row && cell.column === spot.column)!;
  return words.text.slice(spot.start, spot.end);
};

describe('a place is found', () => {
  it('by its span', () => {
    const start = 'Kế hoạch đề ra '.length;
    expect(spotOf(blocks, { block: 3, start, end: start + 2, quote: '36' })).toMatchObject({
      block: 3,
      start,
    });
  });

  it('by its quote where the span tells other words', () => {
    expect(textAt({ block: 3, start: 0, end: 4, quote: '14 nhiệm vụ' })).toBe('14 nhiệm vụ');
  });

  it('by its quote in another block where nothing else is known, whatever the spaces', () => {
    expect(textAt({ quote: 'hoàn  thành 14\nnhiệm vụ' })).toBe('hoàn thành 14 nhiệm vụ');
  });

  it('in a cell, also behind a page break, and in an empty cell', () => {
    expect(textAt({ block: 4, row: 3, column: 4, quote: 'Tỷ lệ hoàn thành: 63,1' })).toBe('63,1');
    expect(textAt({ block: 4, row: 7, column: 4, quote: '' })).toBe('1.144');
    expect(spotOf(blocks, { block: 4, row: 6, column: 4, quote: '' })).toMatchObject({
      row: 6,
      start: 0,
      end: 0,
    });
  });

  it('in a cell of a letterhead by its words', () => {
    const quote = 'Số: 45/BC-UBND';
    expect(textAt({ block: 0, quote })).toBe(quote);
  });

  it('by the label where the quote is a label with its value', () => {
    expect(textAt({ quote: 'Số phiếu khảo sát: 9.999' })).toBe('Số phiếu khảo sát');
  });

  it('by its page at least', () => {
    expect(spotOf(blocks, { page: 2, quote: '' })).toMatchObject({ block: 5 });
  });

  it('or not at all', () => {
    expect(spotOf(blocks, { block: 99, quote: 'không có ở đâu' })).toBeNull();
    expect(spotOf(blocks, { quote: '' })).toBeNull();
  });
});

it('a spot of the narrative comes with the words around it', () => {
  const spot = spotOf(blocks, { block: 3, quote: '14' })!;
  expect(contextOf(blocks, spot)).toEqual({
    before: '… đề ra 36 nhiệm vụ, đã hoàn thành ',
    text: '14',
    after: ' nhiệm vụ.',
  });
});

describe('a text is cut where marks begin and end', () => {
  const mark = (number: number, start: number, end: number): FindingMark => ({
    number,
    place: 0,
    severity: 'error',
    spot: { block: 0, row: null, column: null, start, end },
  });
  const overlay = (marks: readonly FindingMark[]) => ({ marks, figures: [], doubts: [], current: null });

  it('and nothing of it is lost or doubled', () => {
    const span = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.string({ maxLength: 10 }), fc.array(span), (text, spans) => {
        const marks = spans.map(([start, end], index) => mark(index + 1, start, end));
        expect(
          segmentsOf(text, overlay(marks))
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('an overlap belongs to both, and each mark is closed once', () => {
    const segments = segmentsOf('abcdef', overlay([mark(1, 0, 4), mark(2, 2, 6)]));
    expect(segments.map(({ text, marks }) => [text, marks.map(({ number }) => number)])).toEqual([
      ['ab', [1]],
      ['cd', [1, 2]],
      ['ef', [2]],
    ]);
    expect(segments.flatMap(({ closing }) => closing.map(({ number }) => number))).toEqual([1, 2]);
  });

  it('an empty cell still carries its mark', () => {
    expect(segmentsOf('', overlay([mark(1, 0, 0)]))).toMatchObject([{ text: '', marks: [{ number: 1 }] }]);
  });

  it('tells doubt and the place looked at', () => {
    const current = { block: 0, row: null, column: null, start: 2, end: 3 };
    const doubts = [{ start: 0, end: 2, certainty: 0.4 }];
    const segments = segmentsOf('abc', { marks: [], figures: [], doubts, current });
    expect(segments).toMatchObject([
      { text: 'ab', certainty: 0.4, current: false },
      { text: 'c', certainty: 1, current: true },
    ]);
  });
});

it('a place looks like what is wrong there, before what is only compared with', () => {
  const spot = { block: 0, row: null, column: null, start: 0, end: 1 };
  const compared: FindingMark = { number: 1, place: 1, severity: 'error', spot };
  const wrong: FindingMark = { number: 2, place: 0, severity: 'warning', spot };
  expect(mainOf([compared, wrong])).toBe(wrong);
  expect(mainOf([compared])).toBe(compared);
});
