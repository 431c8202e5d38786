import { describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice, refusalOf } from '../../../tests/office.ts';
import { openReporting } from '../../../tests/reporting.ts';
import { loadIndicators, loadRelations } from '../indicators/catalogue.ts';
import { blankCells } from './blank-cells.ts';
import { closeReport, getReport } from './contract.ts';
import { blank, type FormValue, missingFor, missingReasons, valued } from './form-value.ts';
import { computeForms, type Formula, formulasAtWork } from './formulas.ts';
import { checkEntered } from './live-checks.ts';
import { blanksIn, formsOf, sheetOf } from './web/entry/rows.ts';

const told: FormValue[] = [valued('96'), valued('0'), ...missingReasons.map(missingFor), blank];
const pairs = told.flatMap((part) => told.map((whole) => [part, whole] as const));
const { relations } = loadRelations();
const said = ({ value, missing }: FormValue) => value ?? missing ?? 'blank';

/** A rate whose terms the form prints, and one whose terms are asked beside it. */
const formulas: Formula[] = [
  {
    kind: 'ratio',
    rule: 'feedback-rate',
    result: 'feedback.rate',
    numerator: 'feedback.resolved',
    denominator: 'feedback.received',
  },
  {
    kind: 'ratio',
    rule: 'terms:digital.documents.communeRate',
    result: 'digital.documents.communeRate',
    numerator: 'digital.documents.communeElectronic',
    denominator: 'digital.documents.communeSendable',
  },
];

describe.each(formulas.map((formula) => [formula.rule, formula] as const))(
  'the terms of %s',
  (_, formula) => {
    if (formula.kind !== 'ratio') throw new Error('a rate');
    const { result, numerator, denominator } = formula;
    const indicators = [result, numerator, denominator].map((id) => loadIndicators().get(id)!);
    const look = (part: FormValue, whole: FormValue) => {
      const entered = new Map([
        [numerator, part],
        [denominator, whole],
      ]);
      const values = computeForms(entered, formulasAtWork([formula], entered));
      const found = checkEntered({ indicators, values, relations, formulas: [formula] });
      return { rate: values.get(result) ?? blank, found, blanks: blankCells(indicators, [formula], values) };
    };

    it.each(pairs.map(([part, whole]) => [said(part), said(whole), part, whole] as const))(
      '%s of %s leave nothing that nobody can answer',
      (_part, _whole, part, whole) => {
        const { rate, found, blanks } = look(part, whole);
        const open = [
          ...(part === blank ? [numerator] : []),
          ...(whole === blank ? [denominator] : []),
          // Without its terms a rate that is asked itself may be keyed.
          ...(formula.rule.startsWith('terms:') && (part === blank || whole === blank) ? [result] : []),
        ];
        expect([...blanks].sort()).toEqual(open.sort());
        const isOutOfNothing =
          said(part) === '96' && ['0', 'nothing-arose', 'not-competent'].includes(said(whole));
        expect(found.filter(({ severity }) => severity === 'error')).toHaveLength(isOutOfNothing ? 1 : 0);
        if (isOutOfNothing) expect(found[0]).toMatchObject({ indicator: denominator, others: [numerator] });
        // A rate is empty only where one of its terms is still to be filled in, or an error is told at them.
        if (said(rate) === 'blank') expect(open.length > 0 || isOutOfNothing).toBe(true);
      },
    );

    it('give the rate their reason where they agree', () => {
      for (const reason of missingReasons)
        expect(look(missingFor(reason), missingFor(reason)).rate).toMatchObject({ missing: reason });
    });

    it('are told in words that say what to mend', () => {
      const { message } = look(valued('96'), missingFor('nothing-arose')).found[0]!;
      expect(message.vi).toContain('là 96, nhưng');
      expect(message.vi).toContain('ghi “không phát sinh”: đã có phần thì phải có tổng. Hãy nhập số cho “');
    });
  },
);

onEveryDatabase('what still lacks an answer', (open) => {
  it('is counted alike at the tab, at the part and when the report is closed', async () => {
    const office = await openOffice(await open(), '2026-03-20');
    const reporting = await openReporting(office, 1);
    const commune = reporting.communes[0]!;
    const { officer, unitId } = commune;
    const reportId = await reporting.reportOf(commune, await reporting.open('quarter', 2026, 1));
    const [part, whole] = ['digital.documents.communeElectronic', 'digital.documents.communeSendable'];
    const look = async () => {
      const report = (await officer.call(getReport, { unitId, reportId })).result;
      const sheet = sheetOf(report, new Map(), new Map());
      const tabs = formsOf(report).reduce((sum, form) => sum + blanksIn(form, sheet).length, 0);
      const parts = report.parts.filter((one) => one.part.startsWith('form:'));
      return { report, tabs, open: parts.reduce((sum, { cells, filled }) => sum + cells - filled, 0) };
    };
    const close = officer.call(closeReport, { unitId, reportId, restEmpty: true });
    const refused = await refusalOf(close);
    const before = await look();
    expect(before.tabs).toBeGreaterThan(50);
    expect([before.open, refused.issues?.length]).toEqual([before.tabs, before.tabs]);

    await reporting.fill(commune, reportId, {
      [part]: '96',
      'digital.documents.electronic': '96',
      'digital.documents.sendable': '100',
    });
    const { report, ...counts } = await look();
    expect(counts).toEqual({ tabs: 0, open: 0 });
    expect(report.findings).toContainEqual(
      expect.objectContaining({ severity: 'error', indicators: [whole, part] }),
    );
    const { issues } = await refusalOf(officer.call(closeReport, { unitId, reportId, restEmpty: true }));
    expect(issues?.map(({ path }) => path)).toContainEqual(['cells', whole]);

    const at = report.cells.find(({ indicator }) => indicator === whole)!;
    await reporting.enter(commune, reportId, whole, '100', at.version);
    const rate = (await look()).report.cells.find(
      ({ indicator }) => indicator === 'digital.documents.communeRate',
    );
    expect(rate).toMatchObject({ value: '96' });
    await officer.call(closeReport, { unitId, reportId, restEmpty: true });
    expect(office.troubles).toEqual([]);
  });
});
