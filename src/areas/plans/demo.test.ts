import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import type { Database } from '../../base/database/database.ts';
import { dayOf } from '../../base/plain-date.ts';
import { countedRows, countIn } from '../documents/measures.ts';
import { standingOf } from '../documents/register-check.ts';
import { verifyDocuments } from '../documents/verify-documents.ts';
import { setUpDemo } from '../installation/demo.ts';
import { loadUnits } from '../units/registry.ts';
import { fillDemoRegisters } from './demo.ts';
import { stateSql } from './state-sql.ts';
import { countedStates } from './task-state.ts';
import { verifyPlans } from './verify-plans.ts';

const begin = async (database: Database, now: Date) => {
  let took = 0;
  await setUpDemo(database, now, async (tx) => {
    const units = await loadUnits(tx);
    const began = performance.now();
    await fillDemoRegisters(tx, units, now);
    took = performance.now() - began;
  });
  return took;
};

onEveryDatabase('the registers of the trial', (open) => {
  const now = new Date('2026-11-20T02:00:00Z');
  const today = dayOf(now);
  let database: Database;
  beforeAll(async () => {
    database = await open();
    const took = await begin(database, now);
    console.info(`demo.test ${database.kind}: registers and tasks filled in ${Math.round(took)} ms`);
  });
  const unitsWithRegisters = async () => {
    const rows = await database.db.selectFrom('document_register').select('unit_id').distinct().execute();
    return rows.map(({ unit_id }) => unit_id);
  };

  it('hold some thirty documents of each unit, numbered without a gap, some of them not ordinary', async () => {
    const { db } = database;
    const units = await unitsWithRegisters();
    expect(units).toHaveLength(4);
    for (const unitId of units) {
      const rows = await db.selectFrom('document').selectAll().where('unit_id', '=', unitId).execute();
      expect(rows.length).toBeGreaterThanOrEqual(30);
      expect(new Set(rows.map(({ status }) => status))).toEqual(
        new Set(['issued', 'received', 'cancelled', 'drafting', ...(rows.some(isSigned) ? ['signed'] : [])]),
      );
      expect(rows.filter(({ legal }) => legal).length).toBeGreaterThanOrEqual(2);
      for (const day of rows.map(({ received_on, issued_on }) => received_on ?? issued_on))
        if (day !== null) expect(day < today).toBe(true);
    }
    const registers = await db.selectFrom('document_register').selectAll().execute();
    expect(new Set(registers.map(({ numbering }) => numbering))).toEqual(new Set(['here', 'outside']));
    for (const register of registers)
      for (const year of [2025, 2026]) {
        const { gaps, doubles, outOfOrder, late } = await standingOf(db, register, year);
        // What a cancelled number leaves is explained by its reason.
        const open = gaps.filter(({ reason }) => reason === null);
        expect([register.name, open, doubles, outOfOrder, late]).toEqual([register.name, [], [], [], []]);
      }
  });

  const isSigned = ({ status }: { readonly status: string }) => status === 'signed';

  it('count what their rows are, and seldom nothing', async () => {
    const { db } = database;
    const window = { from: '2025-12-01', to: today };
    const indicators = [
      'documents.directivesIssued',
      'documents.incoming',
      'legal.issued',
      'legal.reviewed',
      'legal.checked',
    ];
    const units = await unitsWithRegisters();
    const figure = await countIn(
      db,
      units,
      indicators.map((indicator) => ({ indicator, window })),
    );
    for (const unitId of units)
      for (const indicator of indicators) {
        const rows = await countedRows(db, unitId, { indicator, window });
        expect([indicator, figure(unitId, indicator)]).toEqual([indicator, rows.length]);
        expect([indicator, rows.length > 0]).toEqual([indicator, true]);
      }
  });

  it('hold a plan of the year, tasks in every state, some proved, some handed down, and pass every check', async () => {
    const { db } = database;
    expect(await verifyPlans(db)).toEqual([]);
    expect(await verifyDocuments(db)).toEqual([]);
    for (const unitId of await unitsWithRegisters()) {
      const { rows } = await sql<{ state: string; source: string }>`
        select ${stateSql(today)} as state, source from task t where unit_id = ${unitId}`.execute(db);
      expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(countedStates));
      expect(rows.filter(({ source }) => source === 'plan').length).toBeGreaterThanOrEqual(20);
    }
    const tasks = await db.selectFrom('task').selectAll().execute();
    expect(new Set(tasks.map(({ status }) => status))).toEqual(
      new Set(['open', 'doing', 'reported', 'done']),
    );
    expect(tasks.filter(({ origin_id }) => origin_id !== null).length).toBeGreaterThanOrEqual(8);
    expect(tasks.some(({ extension_asked }) => extension_asked)).toBe(true);
    const late = tasks.filter(
      ({ done_on, due_on }) => done_on !== null && due_on !== null && done_on > due_on,
    );
    expect(late.length).toBeGreaterThan(3);
    for (const { why_late } of late) expect(why_late).not.toBeNull();
    expect((await db.selectFrom('task_evidence').select('id').execute()).length).toBeGreaterThan(3);
    const plans = await db.selectFrom('plan').select(['year', 'status']).execute();
    expect(plans).toEqual(Array.from({ length: 4 }, () => ({ year: 2026, status: 'issued' })));
  });

  it('are filled on any day of the year, and where the clock is years behind', async () => {
    for (const day of ['2027-01-01', '2026-01-14', '2024-02-29', '2020-01-01']) {
      const other = await open();
      await begin(other, new Date(`${day}T02:00:00Z`));
      expect(await verifyPlans(other.db)).toEqual([]);
      const registers = await other.db.selectFrom('document_register').selectAll().execute();
      for (const register of registers)
        expect((await standingOf(other.db, register, Number(day.slice(0, 4)))).unexplained).toBe(0);
    }
  });
});
