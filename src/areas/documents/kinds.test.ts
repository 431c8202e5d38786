import { describe, expect, test } from 'vitest';
import { citationsIn } from './citation.ts';
import { kindIn } from './kind-in.ts';
import { issuingOrgan, kindName, kindOn, legalIssuer, legalLaw, notDirectiveKinds } from './kinds.ts';

describe('copies', () => {
  test.each([
    ['SY', '2026-01-05', 'Bản sao y'],
    ['SY', '2019-01-05', 'Bản sao y bản chính'],
    ['TrS', '2026-01-05', 'Bản trích sao'],
    ['TS', '2019-01-05', 'Bản trích sao'],
    ['SL', '2020-03-05', 'Bản sao lục'],
  ])('%s on %s is %s', (code, day, name) => {
    expect(kindOn(code, day)).toMatchObject({ name, copy: true });
  });

  test('are known by their symbol, their name in a list and in running text', () => {
    expect(kindIn('', '12/SY-UBND', 'Kế hoạch kiểm tra', '2026-01-05')).toBe('SY');
    expect(kindIn('', '12/TrS-UBND', '', '2026-01-05')).toBe('TrS');
    expect(kindIn('Sao y', null, '', '2026-01-05')).toBe('SY');
    expect(kindIn('Trích sao', null, '', '2019-01-05')).toBe('TS');
    expect(kindOn('TS', '2026-01-05')).toBeUndefined();
    expect(kindName('SY')).toBe('Bản sao y');
    const text = 'theo Bản sao lục số 05/SL-UBND ngày 02/3/2026 của UBND tỉnh';
    expect(citationsIn(text)).toMatchObject([
      { type: 'Bản sao lục', symbol: '05/SL-UBND', date: '2026-03-02' },
    ]);
  });
});

describe('kinds beside those with an abbreviation of their own', () => {
  test.each([
    ['Thư công', 'ThC'],
    ['Pháp lệnh', 'PL'],
    ['Kết luận', 'KL'],
  ])('%s is %s', (name, code) => {
    expect(kindIn(name, null, '', '2026-01-05')).toBe(code);
  });

  test('are issued by local offices but for those of the national assembly', () => {
    const isFromElsewhere = (code: string) => kindOn(code, '2026-01-05')!.incomingOnly === true;
    expect(['ThC', 'KL', 'PL', 'QH'].map(isFromElsewhere)).toEqual([false, false, true, true]);
  });

  test('plans, reports, invitations and copies are no directives', () => {
    const kinds = notDirectiveKinds();
    expect(['KH', 'BC', 'GM', 'SY', 'TrS', 'SL'].filter((code) => !kinds.includes(code))).toEqual([]);
    expect(['CT', 'CV', 'KL', 'TB', 'QĐ'].filter((code) => kinds.includes(code))).toEqual([]);
  });
});

describe('the law on legal documents', () => {
  test.each([
    ['2015-06-30', 'Luật Ban hành VBQPPL của HĐND, UBND 31/2004/QH11'],
    ['2016-07-01', 'Luật Ban hành VBQPPL 80/2015/QH13'],
    ['2020-12-31', 'Luật Ban hành VBQPPL 80/2015/QH13'],
    ['2021-01-01', 'Luật Ban hành VBQPPL 80/2015/QH13, sửa đổi bởi 63/2020/QH14'],
    // Not that of the year, but that of the day: the new law is in force since April.
    ['2025-01-15', 'Luật Ban hành VBQPPL 80/2015/QH13, sửa đổi bởi 63/2020/QH14'],
    ['2025-03-31', 'Luật Ban hành VBQPPL 80/2015/QH13, sửa đổi bởi 63/2020/QH14'],
    ['2025-04-01', 'Luật Ban hành VBQPPL 64/2025/QH15'],
    ['2025-06-30', 'Luật Ban hành VBQPPL 64/2025/QH15'],
    ['2025-07-01', 'Luật Ban hành VBQPPL 64/2025/QH15, sửa đổi bởi 87/2025/QH15'],
    ['2005-03-31', null],
  ])('on %s is %s', (day, law) => {
    expect(legalLaw(day)).toBe(law);
  });

  test('lets each level issue by the law of the day', () => {
    const may = (code: string, level: string, day: string) => legalIssuer(code, level, day) !== undefined;
    expect(may('QĐ', 'commune', '2025-03-31')).toBe(true);
    expect(may('QĐ', 'commune', '2025-04-01')).toBe(false);
    expect(may('QĐ', 'commune', '2025-07-01')).toBe(true);
    expect(may('QĐ', 'district', '2025-07-01')).toBe(false);
    expect([may('CT', 'province', '2016-06-30'), may('CT', 'province', '2016-07-01')]).toEqual([true, false]);
    expect(legalIssuer('NQ', 'province', '2022-02-01')?.basis).toContain('63/2020/QH14');
    expect(issuingOrgan('NQ', '2010-05-05')).toBe('HĐND');
  });

  test('has on every day since the first at most one text, and every issuer a law', async () => {
    const { default: data } = await import('../../../catalogue/documents/legal.json', {
      with: { type: 'json' },
    });
    const laws = data.laws.map(({ validFrom, validTo }) => [validFrom, validTo]);
    expect(laws).toEqual([...laws].sort());
    for (const { validFrom, validTo } of data.issuers) {
      expect(legalLaw(validFrom)).not.toBeNull();
      expect(legalLaw(validTo ?? '2026-01-01')).toBe(legalLaw(validFrom));
    }
  });
});
