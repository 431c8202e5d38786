import { describe, expect, test } from 'vitest';
import { loadIndicators, loadRelations } from './catalogue.ts';
import type { Indicator } from './dictionary.ts';

const dictionary = loadIndicators();
const all = [...dictionary.values()];
const ratios = new Map(
  loadRelations().relations.flatMap((one) =>
    one.kind === 'ratio' ? [[one.result, [one.numerator, one.denominator]] as const] : [],
  ),
);
const termsOf = ({ id, terms }: Indicator): readonly string[] | undefined =>
  terms === undefined ? ratios.get(id) : [terms.numerator, terms.denominator];
/** The indicators of the places of the reference, with their sub-rows: "7.TH" is also 7.TH.1 and 7.TH.2. */
const at = (...places: string[]) =>
  all.filter(({ place }) => places.some((one) => place === one || place?.startsWith(`${one}.`)));

describe('what goes up, and how', () => {
  test('every percentage has terms, is a share of units, or says that it does not go up', () => {
    const lost = all.filter(
      (one) =>
        one.type === 'percent' &&
        termsOf(one) === undefined &&
        one.rollup !== 'share' &&
        one.rollup !== 'none',
    );
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  test('a rate that goes up rests on two counts that add up', () => {
    for (const one of all.filter(({ rollup }) => rollup === 'ratio')) {
      const rollups = termsOf(one)!.map((id) => dictionary.get(id)?.rollup);
      expect([one.id, rollups]).toEqual([one.id, ['sum', 'sum']]);
    }
  });

  test('terms are two known counts, asked only where no relation gives them', () => {
    for (const one of all.filter(({ terms }) => terms !== undefined)) {
      const { numerator, denominator } = one.terms!;
      const kinds = [numerator, denominator].map((id) => dictionary.get(id)?.type);
      expect([one.id, one.type, ...kinds]).toEqual([one.id, 'percent', 'count', 'count']);
      expect(numerator).not.toBe(denominator);
      expect([one.id, ratios.has(one.id)]).toEqual([one.id, false]);
    }
  });

  test('what every unit answers for itself does not go up', () => {
    const own = at(
      ...['3.DGH', '3.MOI', '3.BB', '3.TS', '3.LT', '3.PDG', '7.M3', '7.M4', '7.TH', '7.TT'],
      ...['1.KH', '1.NVT', '1.NVH', '7.KT', '7.HOP', '7.LGSP'],
    );
    expect(own.length).toBeGreaterThan(35);
    expect(own.filter(({ rollup }) => rollup !== 'none').map(({ id }) => id)).toEqual([]);
    const online = all.filter(({ id }) => /^online\.(partial|full|portal)\./.test(id));
    expect(online.map(({ rollup }) => rollup)).toEqual(online.map(() => 'none'));
  });

  test('shares of units are those of the reference, with their units beside them', () => {
    expect(all.filter(({ rollup }) => rollup === 'share').map(({ id }) => id)).toEqual([
      'digital.linkedDistrictsRate',
      'digital.linkedCommunesRate',
      'digital.oneStop.districtsRate',
      'digital.oneStop.communesRate',
      'organisation.communesArrangedRate',
      'digital.communesLinkedToProvinceRate',
    ]);
    for (const one of all.filter(({ rollup }) => rollup === 'share')) {
      expect(one.terms?.denominator).toMatch(/^organisation\.(districts|communes)$/);
    }
  });

  test('every percentage that the forms print without its terms asks for them', () => {
    const alone = at('7.BC', '7.VB.1', '7.VB.2', '7.MC', '4.SX', '4.SN.2', '4.BC.5', '4.NL.4').filter(
      ({ type }) => type === 'percent',
    );
    expect(alone.length).toBe(14);
    expect(alone.filter(({ terms }) => terms === undefined)).toEqual([]);
  });

  test('documents, dossiers, ballots, people, money and feedback add up', () => {
    const owned = /^(documents|dossiers|legal|feedback|staff|publicStaff|recruitment|discipline|finance)\./;
    const counted = all.filter(({ id, type }) => owned.test(id) && (type === 'count' || type === 'money'));
    expect(counted.filter(({ rollup }) => rollup !== 'sum').map(({ id }) => id)).toEqual([]);
    expect(dictionary.get('survey.ballots')!.rollup).toBe('sum');
  });
});
