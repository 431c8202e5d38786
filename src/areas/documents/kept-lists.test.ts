import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { recordDocument } from './contract.ts';
import { listCounted } from './contract-counted.ts';
import { openRegister } from './contract-registers.ts';
import { hashesOf } from './kept-lists.ts';
import { countedRows, countIn, keepCounted } from './measures.ts';

const window = { from: '2025-12-15', to: '2026-03-14' };
const indicators = ['documents.issued', 'documents.directivesIssued', 'digital.documents.electronic'];

onEveryDatabase('lists that were kept with a figure', (open) => {
  let office: Office;
  let clerk: Person;
  let unitId: string;
  const random = fc.sample(fc.integer({ min: 0, max: 1_000_000 }), 1)[0]! / 1_000_000;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-16');
    unitId = await office.aUnit({ name: 'Xã Số 1', parentId: office.rootUnitId });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    const admin = await office.aPerson({ role: 'unitAdministrator', unitId });
    const registerId = uuidv7();
    await admin.call(openRegister, {
      ...{ id: registerId, unitId, name: 'Sổ văn bản đi', direction: 'outgoing', numbering: 'outside' },
      ...{ seriesBy: 'register', legal: false, organ: 'UBND', outsideSystem: 'QLVBĐH' },
      openedOn: '2025-12-01',
    });
    const model = uuidv7();
    await clerk.call(recordDocument, {
      ...{ id: model, unitId, registerId, kind: 'CT', subject: 'Chỉ thị', number: 1, issuedOn: '2026-01-10' },
      ...{
        directive: true,
        signer: 'Nguyễn Văn Chủ',
        signerPost: 'Chủ tịch',
        authority: 'TM',
        sentAs: 'paper',
      },
    });
    await copies(model, 2000);
  });

  /** As many like it, of other days, kinds and ways. */
  async function copies(model: string, count: number): Promise<void> {
    console.info(`kept-lists.test: seed ${random}`);
    const { db } = office.database;
    await sql`select setseed(${random})`.execute(db);
    await sql`insert into document select (jsonb_populate_record(d, jsonb_build_object(
        'id', gen_random_uuid(), 'number', n, 'issued_on', date '2025-12-01' + (random() * 110)::int,
        'directive', random() < 0.4, 'sent_as', case when random() < 0.5 then 'signed-electronic' else 'paper' end))).*
      from document d, generate_series(2, ${count}) n where d.id = ${model}`.execute(db);
  }

  const opened = async (measure: string, list: string, start: number, size: number) =>
    (await clerk.call(listCounted, { unitId, measure, ...window, list, start, size })).result;

  it('hold as many rows as the figure says, in their order, however many; a page is a part of it', async () => {
    const { db } = office.database;
    for (const indicator of indicators) {
      const counting = { indicator, window };
      const id = uuidv7();
      const kept = await office.database.transaction((tx) =>
        keepCounted(tx, unitId, counting, id, office.now),
      );
      const figure = (await countIn(db, [unitId], [counting]))(unitId, indicator);
      const rows = (await countedRows(db, unitId, counting)).map((row) => row.id);
      expect([kept.count, rows.length]).toEqual([figure, figure]);
      expect(figure).toBeGreaterThan(300);
      const pages: (string | null)[] = [];
      for (let start = 0; start < figure; start += 200)
        pages.push(...(await opened(indicator, id, start, 200)).documents.map((row) => row.id));
      expect(pages).toEqual(rows);
      expect((await opened(indicator, id, figure - 1, 50)).documents).toHaveLength(1);
      expect((await opened(indicator, id, 2_000_000_000, 50)).documents).toEqual([]);
      expect((await hashesOf(db, [unitId], [id])).get(id)).toBe(kept.hash);
    }
  });

  it('stay as they were whatever happens to the register, and tell what did', async () => {
    const { db } = office.database;
    const indicator = 'documents.directivesIssued';
    const counting = { indicator, window };
    const id = uuidv7();
    const before = (await countedRows(db, unitId, counting)).map((row) => row.id);
    await office.database.transaction((tx) => keepCounted(tx, unitId, counting, id, office.now));
    await sql`update document set version = version + 1, subject = subject || '.' where random() < 0.3`.execute(
      db,
    );
    await sql`update document set version = version + 1, directive = not directive where random() < 0.3`.execute(
      db,
    );
    const now = await db.selectFrom('document').select(['id', 'version', 'directive']).execute();
    const fates = new Map(
      now.map((row) => [row.id, !row.directive ? 'gone' : row.version === 1 ? null : 'changed']),
    );
    const figure = (await countIn(db, [unitId], [counting]))(unitId, indicator);
    const seen: [string | null, string | null][] = [];
    for (let start = 0; start < before.length; start += 200) {
      const { count, kept, documents } = await opened(indicator, id, start, 200);
      expect([count, kept!.now]).toEqual([before.length, figure]);
      seen.push(...documents.map((row): [string | null, string | null] => [row.id, row.since]));
    }
    expect(seen).toEqual(before.map((one) => [one, fates.get(one!)]));
    expect(new Set(seen.map(([, since]) => since))).toEqual(new Set([null, 'changed', 'gone']));
  });
});
