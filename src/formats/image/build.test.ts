import { describe, expect, it } from 'vitest';
import { type Build, fitted } from './build.ts';

const digit = (holes: number, wide = 0.7, slant = 0) =>
  ({ kind: 'tall', wide, holes, slant, gap: false }) as const;
const mark = (text: '.' | ',' | '-' | '+', gap = false) => ({ kind: 'mark', text, gap }) as const;

describe('fitted', () => {
  it('takes points, commas and minus signs from the ink', () => {
    const build: Build = [mark('-'), digit(0), mark(','), digit(0)];
    expect(fitted('73', build)).toEqual({ text: '-7,3', holes: 'same' });
    expect(fitted('7.3', build)).toEqual({ text: '-7,3', holes: 'same' });
  });

  it('refuses a reading with more or fewer digits than are drawn', () => {
    expect(fitted('733', [digit(0), mark(','), digit(0)])).toBeUndefined();
    expect(fitted('7', [digit(0), digit(0)])).toBeUndefined();
  });

  it('counts the digits in ink that touches by its width', () => {
    expect(fitted('100', [digit(0), digit(2, 1.45)])).toEqual({ text: '100', holes: 'same' });
  });

  it('tells 8 from 6 by its holes', () => {
    expect(fitted('6', [digit(2)])).toMatchObject({ holes: 'more' });
    expect(fitted('8', [digit(2)])).toMatchObject({ holes: 'same' });
    expect(fitted('8', [digit(1)])).toMatchObject({ holes: 'fewer' });
  });

  it('sees a stroke where the reader saw a one', () => {
    const build: Build = [digit(0), digit(0, 0.4, 0.2), digit(0)];
    expect(fitted('213', build)).toMatchObject({ text: '2/3' });
    expect(fitted('2/3', build)).toMatchObject({ text: '2/3' });
  });

  it('keeps what follows a percent sign, and gaps', () => {
    expect(
      fitted('99,7%', [digit(1), digit(1), mark(','), digit(0), digit(1), digit(0), digit(1)]),
    ).toMatchObject({
      text: '99,7%',
    });
    expect(fitted('-5', [mark('-'), { ...digit(0), gap: true }])).toMatchObject({ text: '- 5' });
  });
});
