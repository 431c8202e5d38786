import type { z } from 'zod';
import type { Db, Tx } from '../../base/database/database.ts';
import { type PlainDate, printed, yearOf } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import { nameAt, type Units, unitAt } from '../units/tree.ts';
import {
  changeRegister,
  checkRegister,
  chooseUnit,
  explainGap,
  firstNumbers,
  listRegisters,
  openRegister,
} from './contract-registers.ts';
import { firstOf, kindsOn, legalIssuer, seriesOf } from './kinds.ts';
import { gapsOf, holdsNumber, standingOf } from './register-check.ts';
import { registerWords } from './words.ts';

const { answer, perform } = handlersFor<{ readonly units: Units }>();

/** Opening, closing and checking the registers of a unit. */
export const registerOperations = [
  answer(chooseUnit, async ({ units, today, who }) => ({
    units: who!
      .reach('documents.readRegisters')
      .unitIds()
      .map((id) => ({ id, name: nameAt(units, id, today) })),
  })),

  answer(listRegisters, async ({ db, units, today }, { unitId }) => ({
    unit: nameAt(units, unitId, today),
    registers: await registersOf(db, unitId, today),
    kinds: kindsOn(today).map(({ code, name, incomingOnly }) => ({
      code,
      name,
      incomingOnly: incomingOnly === true,
      legalHere: legalIssuer(code, unitAt(units, unitId, today)?.kind ?? 'commune', today) !== undefined,
      ownSeries: ownSeriesOf(code),
    })),
  })),

  perform(openRegister, async ({ tx, today, changed }, { id, unitId, ...settings }) => {
    const row = { unit_id: unitId, id, ...rowOf(settings) };
    const there = await findRegister(tx, unitId, id);
    if (there !== undefined) {
      if (there.name !== row.name || there.numbering !== row.numbering) throw new Problem('already-there');
      return { id };
    }
    refuseIssues(settingIssues(settings, today, await openNames(tx, unitId)));
    await tx
      .insertInto('document_register')
      .values({ ...row, closed_on: null, version: 1 })
      .execute();
    const after = { ...settings, firstNumbers: toldNumbers(settings.firstNumbers) };
    changed({ kind: 'register', id, before: null, after });
    return { id };
  }),

  perform(changeRegister, async ({ tx, today, changed }, { unitId, registerId, version, ...input }) => {
    const { name, closedOn } = input;
    const before = await lockRegister(tx, unitId, registerId);
    if (before.version !== version) throw new Problem('changed-by-other');
    const issues: Issue[] = [];
    if (name !== before.name && (await openNames(tx, unitId)).has(name))
      issues.push({ path: ['name'], message: registerWords.nameTaken });
    const last = (await lastDay(tx, unitId, registerId)) ?? before.opened_on;
    if (closedOn !== null && (closedOn < before.opened_on || closedOn < last))
      issues.push({
        path: ['closedOn'],
        message: filledWord(registerWords.closedEarly, { last: printed(last) }),
      });
    const firsts = {
      first_number: input.firstNumber ?? before.first_number,
      first_numbers: JSON.stringify(input.firstNumbers ?? before.first_numbers),
    };
    const next = { ...before, ...firsts, first_numbers: JSON.parse(firsts.first_numbers) };
    issues.push(...seriesIssues(next, today), ...(await begunIssues(tx, before, next)));
    refuseIssues(issues);
    await tx
      .updateTable('document_register')
      .set({ ...firsts, name, closed_on: closedOn, version: version + 1 })
      .where('unit_id', '=', unitId)
      .where('id', '=', registerId)
      .execute();
    const after = toldOf({ ...next, name, closed_on: closedOn });
    changed({ kind: 'register', id: registerId, before: toldOf(before), after });
    return { version: version + 1 };
  }),

  answer(checkRegister, async ({ db }, { unitId, registerId, year }) => {
    return standingOf(db, await getRegister(db, unitId, registerId), year);
  }),

  perform(explainGap, async (context, { unitId, registerId, year, series, from, to, reason, instead }) => {
    const { tx, now, who, changed } = context;
    const register = await lockRegister(tx, unitId, registerId);
    const { taken, last, explained } = await gapsOf(tx, register, year, series);
    refuseIssues(gapIssues(from, to, taken, last, firstOf(register, year, series)));
    const numbers = range(from, to).filter((number) => (explained.get(number) ?? null) === instead);
    if (instead !== null && numbers.length === 0) throw new Problem('changed-by-other');
    const by = { reason, explained_by: who!.personId!, explained_at: now };
    const place = { unit_id: unitId, register_id: registerId, year, series };
    if (numbers.length > 0)
      await tx
        .insertInto('document_gap')
        .values(numbers.map((number) => ({ ...place, number, ...by })))
        .onConflict((conflict) =>
          conflict.columns(['unit_id', 'register_id', 'year', 'series', 'number']).doUpdateSet(by),
        )
        .execute();
    const before = instead === null ? null : { reason: instead };
    changed({ kind: 'register', id: registerId, before, after: { year, series, from, to, reason } });
    return { explained: numbers.length };
  }),
];

type Settings = Omit<z.output<(typeof openRegister)['input']>, 'id' | 'unitId'>;

const rowOf = (settings: Settings) => ({
  name: settings.name,
  direction: settings.direction,
  numbering: settings.numbering,
  series_by: settings.seriesBy,
  legal: settings.legal,
  organ: settings.organ,
  outside_system: settings.outsideSystem,
  first_number: settings.firstNumber,
  first_numbers: JSON.stringify(settings.firstNumbers),
  opened_on: settings.openedOn,
});

function settingIssues(settings: Settings, today: PlainDate, names: ReadonlySet<string>): Issue[] {
  const issues: Issue[] = [];
  const isHere = settings.numbering === 'here';
  if (names.has(settings.name)) issues.push({ path: ['name'], message: registerWords.nameTaken });
  if (settings.legal && settings.direction === 'incoming')
    issues.push({ path: ['direction'], message: registerWords.legalIncoming });
  if (isHere && settings.outsideSystem !== null)
    issues.push({ path: ['outsideSystem'], message: registerWords.outsideSystemHere });
  if (settings.openedOn > today) issues.push({ path: ['openedOn'], message: registerWords.openedLate });
  const { direction, legal, seriesBy: series_by, firstNumbers: first_numbers } = settings;
  return [...issues, ...seriesIssues({ direction, legal, series_by, first_numbers }, today)];
}

type Numbered = Parameters<typeof seriesOf>[0] & { readonly first_numbers: unknown };

/** A beginning is told only of a series that the register has. */
const seriesIssues = (register: Numbered, today: PlainDate): Issue[] =>
  Object.keys(firstNumbers.parse(register.first_numbers)).flatMap((series) =>
    seriesOf(register, series) === series && kindsOn(today).some(({ code }) => code === series)
      ? []
      : [{ path: ['firstNumbers', series], message: filledWord(registerWords.noSuchSeries, { series }) }],
  );

/** Where this register gives the numbers, a series goes on from the first that it took. */
async function begunIssues(tx: Tx, before: Register, next: Register): Promise<Issue[]> {
  if (before.numbering !== 'here') return [];
  const year = yearOf(before.opened_on);
  const begun = await tx
    .selectFrom('document_series')
    .select(['series', 'last_number'])
    .where('unit_id', '=', before.unit_id)
    .where('register_id', '=', before.id)
    .where('year', '=', year)
    .execute();
  const own = firstNumbers.parse(next.first_numbers);
  return begun.flatMap(({ series, last_number }) => {
    const first = firstOf(before, year, series);
    if (first === firstOf(next, year, series)) return [];
    const word = series === '' ? registerWords.registerBegun : registerWords.seriesBegun;
    const message = filledWord(word, { series, last: last_number, first });
    return [{ path: series in own ? ['firstNumbers', series] : ['firstNumber'], message }];
  });
}

/** In which registers of our own a kind is numbered apart. */
function ownSeriesOf(code: string): 'always' | 'by-kind' | null {
  const own = { direction: 'outgoing', legal: false };
  if (seriesOf({ ...own, series_by: 'register' }, code) === code) return 'always';
  return seriesOf({ ...own, series_by: 'kind' }, code) === code ? 'by-kind' : null;
}

const toldNumbers = (numbers: Readonly<Record<string, number>>): string =>
  Object.entries(numbers)
    .map(([series, first]) => `${series} ${first}`)
    .join(', ');

const toldOf = (row: Pick<Register, 'name' | 'closed_on' | 'first_number' | 'first_numbers'>) => ({
  name: row.name,
  closedOn: row.closed_on,
  firstNumber: row.first_number,
  firstNumbers: toldNumbers(firstNumbers.parse(row.first_numbers)),
});

function gapIssues(
  from: number,
  to: number,
  taken: ReadonlySet<number>,
  last: number,
  first: number,
): Issue[] {
  if (from < first) return [{ path: ['from'], message: filledWord(registerWords.gapBeforeFirst, { first }) }];
  if (to > last) return [{ path: ['to'], message: filledWord(registerWords.gapNotReached, { last }) }];
  const held = range(from, to).find((number) => taken.has(number));
  if (held === undefined) return [];
  return [{ path: ['from'], message: filledWord(registerWords.gapHasDocument, { number: held }) }];
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

async function registersOf(db: Db, unitId: string, today: PlainDate) {
  const rows = await db
    .selectFrom('document_register')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('closed_on', (order) => order.desc().nullsFirst())
    .orderBy('opened_on', 'desc')
    .orderBy('name')
    .execute();
  const reached = await db
    .selectFrom('document_series')
    .select(['register_id', 'series', 'last_number'])
    .where('unit_id', '=', unitId)
    .where('year', '=', yearOf(today))
    .orderBy('series')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    direction: row.direction,
    numbering: row.numbering,
    seriesBy: row.series_by,
    legal: row.legal,
    organ: row.organ,
    outsideSystem: row.outside_system,
    firstNumber: row.first_number,
    firstNumbers: firstNumbers.parse(row.first_numbers),
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    version: row.version,
    reached: reached
      .filter(({ register_id }) => register_id === row.id)
      .map(({ series, last_number }) => ({ series, last: last_number })),
  }));
}

async function openNames(tx: Tx, unitId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('document_register')
    .select('name')
    .where('unit_id', '=', unitId)
    .where('closed_on', 'is', null)
    .execute();
  return new Set(rows.map(({ name }) => name));
}

/** The last day of what stands in the register; a slip of the pen that was cancelled does not. */
async function lastDay(tx: Tx, unitId: string, registerId: string): Promise<PlainDate | null> {
  const row = await tx
    .selectFrom('document')
    .select(({ fn }) => fn.max(fn.coalesce('received_on', 'issued_on')).as('day'))
    .where('unit_id', '=', unitId)
    .where('register_id', '=', registerId)
    .where(holdsNumber)
    .executeTakeFirst();
  return row?.day ?? null;
}

const findRegister = (db: Db | Tx, unitId: string, id: string) =>
  db
    .selectFrom('document_register')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();

export type Register = NonNullable<Awaited<ReturnType<typeof findRegister>>>;

/** A register of the unit. Throws `not-found`. */
export async function getRegister(db: Db | Tx, unitId: string, id: string): Promise<Register> {
  const register = await findRegister(db, unitId, id);
  if (register === undefined) throw new Problem('not-found');
  return register;
}

/** The register held until the transaction ends. Throws `not-found`. */
async function lockRegister(tx: Tx, unitId: string, id: string): Promise<Register> {
  const register = await tx
    .selectFrom('document_register')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (register === undefined) throw new Problem('not-found');
  return register;
}
