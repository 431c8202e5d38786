import { describe, expect, test } from 'vitest';
import { loadIndicators } from '../indicators/catalogue.ts';
import { loadForms } from './catalogue.ts';
import { cellsOf } from './working.ts';

const forms = loadForms().filter((form) => form.id.startsWith('cchc-2025-'));
const [commune, province] = ['commune', 'province'].map((level) =>
  forms.find((form) => form.levels.includes(level as 'commune' | 'province')),
);
const rowsOf = (form = commune) => form!.tables.flatMap((table) => table.rows);

describe('the provisional forms of 2025', () => {
  test('say that they are provisional, since when, and from which law they are derived', () => {
    expect(forms).toHaveLength(2);
    for (const form of forms) {
      expect([form.provisional, form.validFrom]).toEqual([true, '2025-07-01']);
      expect(form.basis).toMatch(/^suy ra từ .*NĐ 150\/2025\/NĐ-CP/);
      expect(form.title).toMatch(/^Mẫu tạm 2025/);
    }
  });

  test('know no district, no level 3 or 4, and no base year of 2015', () => {
    const dictionary = loadIndicators();
    for (const row of forms.flatMap((form) => rowsOf(form))) {
      const texts = [row.label, row.unit ?? '', dictionary.get(row.indicator ?? '')?.name ?? ''];
      for (const text of texts) expect(text).not.toMatch(/huyện|mức độ \d|3 cấp|2015/);
    }
  });

  test('drop the move to the district and the split of discipline by level', () => {
    const ids = rowsOf().map((row) => row.indicator);
    expect(ids).not.toContain('recruitment.communeTransfers');
    expect(ids.filter((id) => id?.startsWith('discipline.'))).toEqual([
      'discipline.total',
      'discipline.officialsAndCivilServants',
      'discipline.publicStaff',
    ]);
  });

  test('ask no figure twice: of dossiers what other forms hold, and what adds up, is computed', () => {
    for (const form of forms) {
      const added = form.tables.at(-1)!;
      expect([added.number, added.rows.length]).toEqual(['Biểu bổ sung', 30]);
      const cells = cellsOf(form);
      const computed = added.rows.flatMap(({ indicator }) =>
        indicator !== null && cells.get(indicator)!.isComputed ? [indicator] : [],
      );
      expect(computed).toEqual([
        'dossiers.received',
        'dossiers.newInPeriod',
        'dossiers.online',
        'dossiers.resolved',
        'dossiers.inProgress',
      ]);
      expect(cells.get('dossiers.commune.resolved')!.isComputed).toBe(false);
    }
  });

  test('number their rows without a gap', () => {
    for (const table of forms.flatMap((form) => form.tables)) {
      const known = new Set(table.rows.map((row) => row.code!));
      const missing = [...known].filter((code) => {
        const parts = code.split('.').map(Number);
        const last = parts.pop()!;
        return last > 1 && !known.has([...parts, last - 1].join('.'));
      });
      expect([table.id, missing]).toEqual([table.id, []]);
    }
  });

  test('the province asks all that its communes answer, and adds only rows of its own level or of its communes', () => {
    const asked = new Set(rowsOf(province).map((row) => row.indicator));
    const answered = new Set(rowsOf().map((row) => row.indicator));
    expect([...answered].filter((id) => !asked.has(id))).toEqual([]);
    expect([...asked].filter((id) => !answered.has(id))).toEqual([
      'inspection.communesInspected',
      'legal.issuedByProvince',
      'procedures.province',
      'dossiers.province.onTimeRate',
      'dossiers.province.resolved',
      'dossiers.province.resolvedOnTime',
      'organisation.communesArrangedRate',
      'publicUnits.province',
      'digital.documents.provinceRate',
    ]);
  });
});
