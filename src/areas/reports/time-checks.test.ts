import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadIndicators, loadRelations } from '../indicators/catalogue.ts';
import { type FormValue, missingFor, valued } from './form-value.ts';
import { checkCopiedText, checkOverTime, type OverTimeInput, type PeriodFigures } from './time-checks.ts';

const dictionary = loadIndicators();
const { overTime } = loadRelations();
const indicators = [...dictionary.values()];

type Cells = Record<string, number | FormValue>;
const valuesOf = (cells: Cells) =>
  new Map(
    Object.entries(cells).map(([id, cell]) => [id, typeof cell === 'number' ? valued(String(cell)) : cell]),
  );
const period =
  (year: number, from: string, to: string) =>
  (cells: Cells): PeriodFigures => ({
    year,
    from,
    to,
    values: valuesOf(cells),
  });
const quarter1 = period(2023, '2022-12-15', '2023-03-14');
const halfYear = period(2023, '2022-12-15', '2023-06-14');
const quarter3 = period(2023, '2023-06-15', '2023-09-14');
const nextQuarter1 = period(2024, '2023-12-15', '2024-03-14');
const quarters1 = [2019, 2020, 2021, 2022].map((year) => period(year, `${year - 1}-12-15`, `${year}-03-14`));

const check = (now: PeriodFigures, past: PeriodFigures[], more: Partial<OverTimeInput> = {}) =>
  checkOverTime({ indicators, now, past, neighbours: [], overTime, ...more });
const brief = (...args: Parameters<typeof check>) =>
  check(...args).map(({ rule, severity, indicator }) => [rule, severity, indicator]);

describe('what is gone since the last report', () => {
  const id = 'digital.documents.communeSendable';
  const rate = 'digital.documents.communeRate';
  const nothing = missingFor('nothing-arose');

  test('is a note: what was told before is now said not to have arisen, or a rate is 0', () => {
    const told = check(nextQuarter1({ [id]: nothing, [rate]: 0 }), [quarter1({ [id]: 141, [rate]: 100 })]);
    expect(told.map(({ rule, severity, indicator }) => [rule, severity, indicator])).toEqual(
      expect.arrayContaining([
        ['gone', 'note', id],
        ['gone', 'note', rate],
      ]),
    );
    expect(told[0]!.message.vi).toContain('kỳ trước (đến ngày 14/3/2023) là ');
    expect(told).toHaveLength(2);
  });

  test('small figures come and go', () => {
    expect(check(nextQuarter1({ [id]: nothing, [rate]: 0 }), [quarter1({ [id]: 9, [rate]: 5 })])).toEqual([]);
    expect(check(nextQuarter1({ [id]: nothing }), [quarter1({ [id]: nothing })])).toEqual([]);
    // Half a year is not a quarter.
    expect(check(nextQuarter1({ [id]: nothing }), [halfYear({ [id]: 141 })])).toEqual([]);
  });
});

describe('a sum in which units below are not yet', () => {
  test('is told as a note that says so where it fell; more than before stays what it is', () => {
    const lacking = new Map([
      ['dossiers.carriedOver', 4],
      ['finance.investment.done', 4],
    ]);
    const past = [halfYear({ 'finance.investment.done': 76, 'dossiers.inProgress': 13 })];
    const told = (figures: Cells, more: Partial<OverTimeInput> = { lacking }) =>
      check(quarter3(figures), past, more);
    const fell = { 'finance.investment.done': 30, 'dossiers.carriedOver': 9 };
    expect(told(fell, {}).map(({ severity }) => severity)).toEqual(['error', 'error']);
    expect(told(fell).map(({ severity }) => severity)).toEqual(['note', 'note']);
    for (const { message } of told(fell)) expect(message.vi).toContain('Số này chưa gồm 4 đơn vị');
    expect(told({ 'dossiers.carriedOver': 14 }).map(({ severity }) => severity)).toEqual(['error']);
  });
});

describe('dossiers carried over', () => {
  const closing = { 'dossiers.inProgress': 13 };

  test('what was in progress at the end of the period before is what was carried into this one', () => {
    expect(check(quarter3({ 'dossiers.carriedOver': 12 }), [halfYear(closing)])).toEqual([
      expect.objectContaining({
        rule: 'dossiers-carried-over',
        severity: 'error',
        found: '12',
        expected: '13',
      }),
    ]);
    expect(brief(quarter3({ 'dossiers.carriedOver': 13 }), [halfYear(closing)])).toEqual([]);
  });

  test('its two parts stand for what was in progress; where nothing arose it is 0', () => {
    const parts = {
      'dossiers.inProgressWithin': 2,
      'dossiers.inProgressOverdue': missingFor('nothing-arose'),
    };
    expect(brief(quarter3({ 'dossiers.carriedOver': 2 }), [halfYear(parts)])).toEqual([]);
    expect(brief(quarter3({ 'dossiers.carriedOver': 3 }), [halfYear(parts)])).toHaveLength(1);
    expect(
      brief(quarter3({ 'dossiers.carriedOver': missingFor('nothing-arose') }), [halfYear(parts)]),
    ).toHaveLength(1);
  });

  test('windows that do not meet are not compared', () => {
    expect(brief(quarter3({ 'dossiers.carriedOver': 12 }), [quarter1(closing)])).toEqual([]);
    expect(brief(halfYear({ 'dossiers.carriedOver': 12 }), [quarter1(closing)])).toEqual([]);
  });
});

describe('figures that fall', () => {
  test('a figure since the start of the year cannot fall within the year', () => {
    const done = { 'plan.tasksDone': 10 };
    expect(brief(halfYear({ 'plan.tasksDone': 9 }), [quarter1(done)])).toEqual([
      ['cumulative-fell', 'error', 'plan.tasksDone'],
    ]);
    expect(
      brief(quarter3({ 'plan.tasksDone': 9 }), [quarter1({ 'plan.tasksDone': 4 }), halfYear(done)]),
    ).toEqual([['cumulative-fell', 'error', 'plan.tasksDone']]);
    expect(brief(halfYear(done), [quarter1(done)])).toEqual([]);
    expect(brief(nextQuarter1({ 'plan.tasksDone': 1 }), [halfYear(done)])).toEqual([]);
  });

  test('a figure since the beginning never falls', () => {
    const cut = { 'publicUnits.reduced': 5 };
    expect(brief(nextQuarter1({ 'publicUnits.reduced': 4 }), [halfYear(cut)])).toEqual([
      ['cumulative-fell', 'error', 'publicUnits.reduced'],
    ]);
  });

  test('states may fall: a note asks why', () => {
    expect(
      brief(halfYear({ 'tasks.fromProvince.overdue': 1 }), [quarter1({ 'tasks.fromProvince.overdue': 2 })]),
    ).toEqual([['may-fall', 'note', 'tasks.fromProvince.overdue']]);
  });

  test('where nothing arose no 0 is told, and a figure as it stands on a day is never an error', () => {
    const nothing = missingFor('nothing-arose');
    const messages = (id: string, before: number) =>
      check(halfYear({ [id]: nothing }), [quarter1({ [id]: before })]);
    for (const { id } of indicators.filter(({ type }) => type === 'count' || type === 'money'))
      for (const { severity, message } of messages(id, 411)) {
        expect(message.vi).toContain('“không phát sinh”');
        expect([id, / (xuống|là) 0\b/.test(message.vi)]).toEqual([id, false]);
        const { mode } = dictionary.get(id)!;
        if (severity === 'error') expect([id, mode === 'year' || mode === 'beginning']).toEqual([id, true]);
      }
    expect(messages('publicUnits.total', 411)).toMatchObject([{ rule: 'gone', severity: 'note' }]);
    expect(
      messages('publicUnits.reduced', 143).map(({ severity, message }) => [severity, message.vi]),
    ).toEqual([['error', expect.stringContaining('ghi lại 143')]]);
  });

  test('a window that holds an earlier one counts at least as much; another one need not', () => {
    const resolved = { 'dossiers.commune.resolved': 700 };
    const less = { 'dossiers.commune.resolved': 699 };
    expect(brief(halfYear(less), [quarter1(resolved)])).toEqual([
      ['less-than-within', 'warning', 'dossiers.commune.resolved'],
    ]);
    expect(brief(quarter3(less), [halfYear(resolved)])).toEqual([]);
  });

  test('what is told on the closing day may go up and down', () => {
    expect(brief(halfYear({ 'staff.present': 20 }), [quarter1({ 'staff.present': 21 })])).toEqual([]);
  });
});

describe('copied figures', () => {
  const events = indicators.filter(
    ({ mode, rollup, type }) => mode === 'period' && rollup === 'sum' && type === 'count',
  );
  const cells = (from: number, step: number) =>
    Object.fromEntries(events.slice(0, 10).map(({ id }, at) => [id, from + at * step]));

  test('many that are the last report’s are told once', () => {
    const before = halfYear(cells(20, 7));
    expect(check(quarter3(cells(20, 7)), [before])).toEqual([
      expect.objectContaining({ rule: 'copied-from-before', severity: 'warning', others: expect.any(Array) }),
    ]);
    expect(brief(quarter3({ ...cells(20, 7), ...cells(21, 7) }), [before])).toEqual([]);
    expect(brief(quarter3(cells(0, 0)), [halfYear(cells(0, 0))])).toEqual([]);
  });

  test('figures of another unit, without its name: of several the most alike', () => {
    const neighbours = [valuesOf(cells(30, 3)), valuesOf(cells(20, 7))];
    const found = check(quarter3(cells(20, 7)), [], { neighbours });
    expect(found.map(({ rule, message }) => [rule, message.vi])).toEqual([
      ['copied-from-neighbour', expect.stringContaining('10 trong 10 số liệu trùng với đơn vị khác')],
    ]);
  });

  test('the same procedures in every commune are no copy', () => {
    const procedures = indicators.filter(({ id }) => id.startsWith('procedures.')).map(({ id }) => [id, 130]);
    const same = Object.fromEntries(procedures);
    expect(brief(quarter3(same), [], { neighbours: [valuesOf(same)] })).toEqual([]);
  });
});

describe('jumps', () => {
  const past = [700, 720, 690, 710].map((count, at) =>
    quarters1[at]!({ 'dossiers.commune.resolved': count }),
  );
  const now = (count: number) => quarter1({ 'dossiers.commune.resolved': count });

  test('a figure far from the median of like periods', () => {
    expect(brief(now(7100), past)).toEqual([['jump', 'warning', 'dossiers.commune.resolved']]);
    expect(brief(now(71), past)).toEqual([['jump', 'warning', 'dossiers.commune.resolved']]);
    expect(brief(now(900), past)).toEqual([]);
  });

  test('one wild period among the earlier ones hides none, and two are too few to know', () => {
    const wild = period(2018, '2017-12-15', '2018-03-14')({ 'dossiers.commune.resolved': 71_000 });
    expect(brief(now(7100), [...past, wild])).toHaveLength(1);
    expect(brief(now(7100), past.slice(0, 2))).toEqual([]);
  });

  test('half a year is not held against quarters', () => {
    expect(brief(halfYear({ 'dossiers.commune.resolved': 1_430 }), past)).toEqual([]);
  });
});

test('the order of earlier reports does not matter, and an error is never more than a necessity', () => {
  const ids = [
    'plan.tasksDone',
    'dossiers.commune.resolved',
    'dossiers.inProgress',
    'dossiers.carriedOver',
    'staff.present',
  ];
  const cells = fc.record(Object.fromEntries(ids.map((id) => [id, fc.nat({ max: 2_000 })])));
  const pasts = fc.tuple(...[...quarters1, quarter1, halfYear].map((make) => cells.map(make)));
  fc.assert(
    fc.property(
      cells.map(quarter3),
      pasts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      (now, [past, shuffled]) => {
        const found = check(now, past);
        expect(check(now, shuffled)).toEqual(found);
        for (const { rule, severity, found: is, expected } of found)
          if (severity === 'error')
            expect(rule === 'dossiers-carried-over' ? is !== expected : Number(is) < Number(expected)).toBe(
              true,
            );
      },
    ),
  );
});

describe('copied text', () => {
  const sentence = (seed: number) =>
    Array.from({ length: 60 }, (_, at) => `từ${(at * seed) % 97}x`).join(' ');
  const last = { to: '2023-06-14', sections: new Map([['II.1', `${sentence(5)} ban hành 12 văn bản`]]) };
  const copied = (text: string) =>
    checkCopiedText(new Map([['II.1', text]]), last).map(({ section }) => section);

  test('a section that only changed its figures', () => {
    expect(copied(`${sentence(5)} ban hành 15 văn bản`)).toEqual(['II.1']);
    expect(checkCopiedText(new Map([['II.1', sentence(5)]]), last)[0]).toMatchObject({
      share: 1,
      message: { vi: expect.stringContaining('100 %') },
    });
  });

  test('new words, a new section and a short one are not told', () => {
    expect(copied(sentence(7))).toEqual([]);
    expect(copied('ban hành 12 văn bản')).toEqual([]);
    expect(checkCopiedText(new Map([['II.2', sentence(5)]]), last)).toEqual([]);
  });
});
