import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadIndicators, loadRelations } from '../indicators/catalogue.ts';
import { readingsFor } from '../indicators/relation-example.ts';
import { loadForms } from './catalogue.ts';
import { type FormValue, missingFor, readEntered, valued } from './form-value.ts';
import { computeForms, formulasOf, indicatorsIn } from './formulas.ts';
import { type CellFinding, checkEntered } from './live-checks.ts';

const dictionary = loadIndicators();
const { relations } = loadRelations();
const commune = loadForms().find(({ id }) => id === 'cchc-2022-bieu-mau')!;
const indicators = indicatorsIn(commune).map((id) => dictionary.get(id)!);
const formulas = formulasOf(commune, relations);

function check(cells: Record<string, string | FormValue>): CellFinding[] {
  const values = new Map(
    Object.entries(cells).map(([id, cell]) => [id, typeof cell === 'string' ? valued(cell) : cell]),
  );
  return checkEntered({ indicators, values: computeForms(values, formulas), relations, formulas });
}
const brief = (cells: Record<string, string | FormValue>) =>
  check(cells).map(({ rule, severity, indicator }) => [rule, severity, indicator]);

describe('while a form is filled in', () => {
  test('a part above its whole is told beside the part, with the figure that bounds it', () => {
    expect(check({ 'plan.tasksSet': '19', 'plan.tasksDone': '20' })).toEqual([
      {
        rule: 'plan-done',
        severity: 'error',
        indicator: 'plan.tasksDone',
        others: ['plan.tasksSet'],
        message: {
          vi: expect.stringContaining('là 20, lớn hơn'),
          en: expect.stringContaining('a part is larger than its whole.'),
        },
        found: '20',
        expected: '19',
      },
    ]);
  });

  test('a computed rate is not held against its terms, even where it rounds to 100 %', () => {
    expect(
      brief({ 'dossiers.commune.resolved': '99999', 'dossiers.commune.resolvedOnTime': '99998' }),
    ).toEqual([]);
    expect(brief({ 'plan.tasksSet': '0', 'plan.tasksDone': '0' })).toEqual([]);
  });

  test('how one asked, where nobody was asked, is told; 0 is a way to ask too', () => {
    const told = check({ 'survey.held': '0', 'survey.method': '0' });
    expect(told.map(({ rule, severity, others }) => [rule, severity, others])).toEqual([
      ['survey-method', 'warning', ['survey.method']],
    ]);
    expect(told[0]!.message.vi).toContain(
      'ghi 0 (không), trong khi Hình thức khảo sát sự hài lòng là 0 (trực tuyến)',
    );
    expect(brief({ 'survey.held': '0', 'survey.method': missingFor('nothing-arose') })).toEqual([]);
    expect(brief({ 'survey.held': '1', 'survey.method': '0' })).toEqual([]);
    expect(brief({ 'survey.method': '1' })).toEqual([]);
  });

  test('money that the dictionary bounds is not negative', () => {
    expect(brief({ 'finance.investment.plan': '-5', 'finance.investment.done': '-3' })).toEqual([
      ['cell-value', 'error', 'finance.investment.plan'],
      ['cell-value', 'error', 'finance.investment.done'],
    ]);
  });

  test('something out of nothing is an error', () => {
    expect(brief({ 'feedback.received': missingFor('nothing-arose'), 'feedback.resolved': '2' })).toEqual([
      ['feedback-rate', 'error', 'feedback.received'],
    ]);
  });

  test('something out of a computed nothing sends to the parts that it is computed from, which alone can be typed', () => {
    const none = { 'online.level3.provided': '0', 'online.level4.provided': '0' };
    const told = check({ ...none, 'online.integrated.done': '2' });
    expect(told.map(({ severity, indicator }) => [severity, indicator])).toEqual([
      ['error', 'online.integrated.done'],
    ]);
    const { name } = dictionary.get('online.integrated.total')!;
    expect(told[0]!.message.vi).toContain(`Hãy kiểm tra các phần của “${name}”, hoặc sửa “`);
    expect(told[0]!.message.en).toContain(`Check the parts of “${name}”, or mend “`);
    const keyed = check({ 'feedback.received': missingFor('nothing-arose'), 'feedback.resolved': '2' });
    expect(keyed[0]!.message.vi).toContain('Hãy nhập số cho “');
  });

  test('of a computed total that is blank the part is told that it waits for', () => {
    const [first, second, third] = ['70', '30', '10'].map((share) => `finance.autonomy.partialFrom${share}`);
    const told = check({ [first!]: '3', [second!]: '2' });
    expect(told.map(({ severity, indicator, others }) => [severity, indicator, others])).toEqual([
      ['warning', third, ['finance.autonomy.partial']],
    ]);
    expect(told[0]!.message.vi).toContain('còn trống nên chưa tính được');
    expect(
      brief({ [first!]: '3', [second!]: '2', [third!]: missingFor('nothing-arose') }),
    ).not.toContainEqual(expect.arrayContaining(['finance.autonomy.partial']));
  });

  test('that nothing arose is told in these words, and never as a 0', () => {
    const nothing = missingFor('nothing-arose');
    const said = (cells: Record<string, string | FormValue>) => check(cells).map(({ message }) => message.vi);
    const whole = said({ 'online.dossiers.total': nothing, 'dossiers.commune.resolved': '84' });
    expect(whole).toEqual([expect.stringContaining('là 84, trong khi Tổng số hồ sơ TTHC mức độ 3 và 4')]);
    expect(whole[0]).toContain('ghi “không phát sinh”.');
    const [part, total] = ['digital.documents.communeSendable', 'digital.documents.sendable'].map(
      (id) => dictionary.get(id)!,
    );
    const sum = (one: FormValue, all: FormValue) =>
      checkEntered({
        indicators: [part!, total!],
        values: new Map([
          [part!.id, one],
          [total!.id, all],
        ]),
        relations,
        formulas: [],
      }).map(({ message }) => message.vi);
    expect(sum(nothing, valued('84'))).toEqual([
      `${total!.name} là 84, trong khi các phần của nó đều ghi “không phát sinh”.`,
    ]);
    expect(sum(valued('84'), nothing)).toEqual([
      `${total!.name} ghi “không phát sinh”, trong khi các phần của nó là 84.`,
    ]);
    expect(sum(valued('0'), valued('84'))[0]).toContain('0 = 0, báo cáo ghi 84.');
    expect(sum(nothing, nothing)).toEqual([]);
  });

  test('a reason for having no figure is an answer: nothing is told to be blank', () => {
    const told = { 'survey.ballots': '40', 'survey.held': missingFor('no-data') };
    expect(brief(told)).toEqual([]);
    expect(brief({ ...told, 'survey.held': '0' })).toEqual([['survey-answer', 'error', 'survey.held']]);
    expect(brief({ 'survey.ballots': '40' })).toEqual([['survey-answer', 'warning', 'survey.held']]);
  });

  test('what a cell cannot take is told there, and kept out of the other rules', () => {
    expect(brief({ 'plan.tasksDone': '-3', 'plan.tasksSet': 'mười' })).toEqual([
      ['cell-value', 'error', 'plan.tasksSet'],
      ['cell-value', 'error', 'plan.tasksDone'],
    ]);
  });

  test('the worst come first, then as the form stands', () => {
    const found = brief({
      'staff.present': '30',
      'staff.assigned': '20',
      'legal.checkHandled': '3',
      'legal.checkToHandle': '2',
      'plan.tasksDone': '3',
      'plan.tasksSet': '2',
    });
    expect(found.map(([rule]) => rule)).toEqual(['plan-done', 'legal-check-handled', 'staff-limit']);
  });
});

describe('every relation over figures', () => {
  const ofFigures = relations.filter(({ kind }) => kind !== 'goal');
  test.each(ofFigures.map((relation) => [relation.id, relation] as const))('%s', (id, relation) => {
    const found = (facts: ReturnType<typeof readingsFor>['wrong']) => {
      const values = new Map(
        facts.map(({ indicator, raw }) => {
          const entered = readEntered(raw, indicator);
          if ('problem' in entered) throw new Error(`${indicator.id}: ${raw}`);
          return [indicator.id, entered.value];
        }),
      );
      const form = { indicators: facts.map(({ indicator }) => indicator), values, relations: [relation] };
      return checkEntered({ ...form, formulas: [] }).filter(({ rule }) => rule === id);
    };
    const { wrong, right } = readingsFor(relation, dictionary);
    expect(found(wrong)).toHaveLength(1);
    expect(found(right)).toEqual([]);
  });

  test('the order in which cells were filled does not matter', () => {
    const ids = indicators.filter(({ type }) => type === 'count').map(({ id }) => id);
    const cells = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.nat({ max: 60 })), {
      selector: ([id]) => id,
    });
    fc.assert(
      fc.property(
        cells.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          const findings = (all: typeof one) =>
            check(Object.fromEntries(all.map(([id, n]) => [id, String(n)])));
          expect(findings(other)).toEqual(findings(one));
        },
      ),
      { numRuns: 60 },
    );
  });
});
