import { describe, expect, it } from 'vitest';
import { anAnalysis } from '../../../../tests/doubles/analysis.ts';
import { filled } from '../../../base/word.ts';
import { figureOfCell, figureOfText, readingOf, spotOfCell, valueKeysOf } from './figures.ts';
import { kindOf } from './kinds.ts';
import { cellKey, countsOf, viewOf } from './report-view.ts';
import { dateText, placeText, summaryText, valueText, windowText } from './show.ts';

const say = (word: { vi: string }, values = {}) => filled(word.vi, values);
const view = viewOf(anAnalysis());

describe('a report is shown', () => {
  it('with the worst findings first, numbered', () => {
    expect(view.findings.map(({ number, severity, rule }) => [number, severity, rule])).toEqual([
      [1, 'error', 'rate.quotient'],
      [2, 'warning', 'text.table'],
      [3, 'note', 'head.number'],
    ]);
    expect(summaryText(view, say)).toBe('1 lỗi, 1 cảnh báo, 1 lưu ý; 1 quan hệ đúng');
    expect(countsOf([])).toEqual({ error: 0, warning: 0, note: 0 });
  });

  it('with the parts of a table joined and new pages told', () => {
    expect(view.shown.map(({ index, newPage }) => [index, newPage])).toEqual([
      [0, null],
      [1, null],
      [2, null],
      [3, null],
      [4, null],
      [5, 2],
    ]);
  });

  it('with marks in both places of a finding', () => {
    expect(view.marksByBlock.get(3)).toMatchObject([{ number: 2, place: 0 }]);
    expect(view.marksByCell.get('4:5:4')).toMatchObject([{ number: 2, place: 1 }]);
  });
});

describe('a figure', () => {
  const [form, years] = view.extraction.tables;

  it('of a form has its cell', () => {
    const row = form!.rows[1]!;
    const figure = figureOfCell(row, null, readingOf(row, null)!, view.blocks);
    expect(figure).toMatchObject({
      raw: '63,1',
      value: 63.1,
      unit: '%',
      indicator: 'plan.completion',
      certainty: 1,
    });
    expect(cellKey(figure.spot!)).toBe('4:3:4');
  });

  it('of a year table stands under its year', () => {
    expect(valueKeysOf(years!)).toEqual(['2021', '2022']);
    expect(readingOf(years!.rows[0]!, '2022')).toEqual({ raw: '-', value: null, certainty: 1 });
    expect(readingOf(years!.rows[0]!, '2030')).toBeNull();
  });

  it('of a column is found by the head of the column', () => {
    const row = { ...form!.rows[0]!, at: { ...form!.rows[0]!.at, column: 2 } };
    expect(cellKey(spotOfCell(row, 'Số liệu', view.blocks)!)).toBe('4:2:4');
  });

  it('of the text keeps its doubt', () => {
    expect(figureOfText(view.extraction.figures[1]!, view.blocks)).toMatchObject({
      raw: '14',
      certainty: 0.6,
    });
  });
});

describe('words', () => {
  it('for values, dates and places are Vietnamese', () => {
    expect(valueText(1144, '')).toBe('1.144');
    expect(valueText(99.7, '')).toBe('99,7');
    expect(valueText(null, '(trống)')).toBe('(trống)');
    expect(dateText('2023-03-13')).toBe('13/03/2023');
    expect(placeText({ page: 3, table: 2, row: 4, column: 5, paragraph: 90, quote: '' }, say)).toBe(
      'Trang 3, bảng 2, hàng 4, cột 5',
    );
    expect(placeText({ line: 12, quote: '' }, say)).toBe('Dòng 12 của tệp');
  });

  it('for a window that is known in part', () => {
    expect(windowText({ from: '2022-12-15', to: '2023-03-14' }, say)).toBe('từ 15/12/2022 đến 14/03/2023');
    expect(windowText({ from: null, to: '2023-03-14' }, say)).toBe('đến 14/03/2023');
    expect(windowText({ from: null, to: null }, say)).toBeNull();
  });

  it('for kinds of findings: what is not known is a relation', () => {
    expect([kindOf('prose-sum'), kindOf('window-other'), kindOf('dossiers-on-time')]).toEqual([
      'prose',
      'dates',
      'relations',
    ]);
  });
});
