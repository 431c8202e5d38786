import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { urlOf } from '../../base/call.ts';
import type { Database } from '../../base/database/database.ts';
import { fold } from '../../base/fold.ts';
import { uuidv7 } from '../../base/id.ts';
import type { InputOf, ResultOf } from '../../base/operation.ts';
import { readXlsx } from '../../formats/sheet/xlsx.ts';
import * as documents from './contract.ts';
import * as registers from './contract-registers.ts';
import { emptyDocument, keysOf } from './document-row.ts';
import { indexDocuments } from './search-index.ts';
import { questionOf, wordsIn } from './search-words.ts';

describe('the words of a search', () => {
  it('are without accents and case, and numbers without zeros before them', () => {
    const words = wordsIn('Kế hoạch số 02/2022/NQ – HĐND ngày 05/01/2022, Hoà Bình');
    for (const word of ['ke', 'hoach', 'hoa', 'binh', '2', '2022', '2/2022/nq-hdnd', '5/1/2022'])
      expect(words).toContain(word);
    expect(wordsIn('hòa')).toEqual(wordsIn('HOÀ'));
  });

  it('ask for whole words, the last of which may be unfinished; symbols may be too', () => {
    expect(questionOf('Cải cá')).toBe("'cai' & ('ca' | '^ca')");
    expect(questionOf('74/KH')).toBe("'74/kh':*");
    expect(questionOf('074 / KH-UB')).toBe("'74/kh-ub':*");
    expect(questionOf('năm 2024')).toBe("'nam' & '2024'");
    expect(questionOf('quanlyvanban')).toBe("'quanlyvanban':*");
    expect(questionOf('k')).toBe("('k' | '^k')");
    expect(questionOf(' – / ')).toBeNull();
  });

  test.each(["a'b", "\\'", "x & !y | 'z':*", '🙂 é'])(
    'are never part of the language of the index: %s',
    (typed) => expect(questionOf(typed) ?? '').not.toMatch(/![a-z]|''/),
  );
});

const subjects = [
  'Kế hoạch cải cách hành chính năm 2026',
  'Báo cáo công tác cải cách hành chính quý I',
  'Triển khai Kế hoạch số 74/KH-UBND ngày 05/01/2026',
  'Mời họp giao ban',
  'Công tác chuyển đổi số của xã Hòa Bình',
];
type Made = {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly kind: string;
  readonly day: string;
  readonly subject: string;
  readonly directive: boolean;
  readonly printed: string;
};

onEveryDatabase('the list of documents', (open) => {
  let database: Database;
  let office: Office;
  let unitId: string;
  let clerk: Person;
  const made: Made[] = [];
  const inRegister = { incoming: uuidv7(), outgoing: uuidv7() };
  beforeAll(async () => {
    database = await open();
    office = await openOffice(database, '2026-03-02');
    unitId = await office.aUnit({ name: 'Xã An Bình' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
    for (const direction of ['incoming', 'outgoing'] as const)
      await administrator.call(registers.openRegister, {
        ...{ id: inRegister[direction], unitId, name: `Sổ ${direction}`, direction, numbering: 'outside' },
        ...{ seriesBy: 'register', legal: false, organ: 'UBND', outsideSystem: null, openedOn: '2020-01-01' },
      });
    await fill();
  });

  /** So many that the newest are not all: a rare one must be found among the others by the index. */
  async function fill() {
    for (let at = 0; at < 2600; at += 1) {
      const isOld = at < 400;
      made.push({
        id: uuidv7(),
        direction: at % 3 === 0 ? 'outgoing' : 'incoming',
        kind: at % 400 === 7 ? 'CT' : 'KH',
        day: `${isOld ? 2024 : 2025 + (at % 2)}-0${1 + (at % 2)}-${String(1 + (at % 28)).padStart(2, '0')}`,
        subject: `${subjects[at % subjects.length]}${at % 900 === 5 ? ' quỳnh lưu' : ''}`,
        directive: at % 11 === 0,
        printed: `${at + 1}/${at % 2 === 0 ? 'KH' : 'CV'}-UBND`,
      });
    }
    const created = { created_by: clerk.id, created_at: office.now };
    await database.transaction(async (tx) => {
      for (let from = 0; from < made.length; from += 100) {
        const part = made.slice(from, from + 100);
        const rows = part.map(({ day, ...one }) => ({
          ...emptyDocument,
          ...one,
          ...keysOf(one),
          ...created,
          unit_id: unitId,
          register_id: inRegister[one.direction],
          status: one.direction === 'incoming' ? ('received' as const) : ('issued' as const),
          legal: false,
          issued_on: one.direction === 'incoming' ? '2020-01-01' : day,
          received_on: one.direction === 'incoming' ? day : null,
        }));
        await tx.insertInto('document').values(rows).execute();
        await indexDocuments(
          tx,
          unitId,
          part.map(({ id }) => id),
        );
      }
    });
  }

  type Wanted = Omit<InputOf<typeof documents.listDocuments>, 'unitId'>;
  const list = async (wanted: Wanted): Promise<ResultOf<typeof documents.listDocuments>> =>
    (await clerk.call(documents.listDocuments, { unitId, ...wanted })).result;
  const expected = (wanted: Wanted): Made[] => {
    const words = fold(wanted.text ?? '').match(/[a-z0-9/]+/g) ?? [];
    const isThere = (one: Made) => {
      const signs = fold(`${one.printed} ${one.subject}`);
      const whole = [...(signs.match(/[a-z0-9/-]+/g) ?? []), ...(signs.match(/[a-z0-9]+/g) ?? [])];
      const isAt = (word: string, isLast: boolean) =>
        whole.some((own) => own === word || (isLast && !/^\d+$/.test(word) && own.startsWith(word)));
      return words.every((word, at) => isAt(word, at === words.length - 1));
    };
    return made
      .filter(
        (one) =>
          (wanted.direction ?? one.direction) === one.direction &&
          (wanted.kind ?? one.kind) === one.kind &&
          (wanted.directive ?? one.directive) === one.directive &&
          (wanted.from ?? one.day) <= one.day &&
          one.day <= (wanted.to ?? one.day) &&
          isThere(one),
      )
      .sort((a, b) => (a.day === b.day ? (a.id < b.id ? 1 : -1) : a.day < b.day ? 1 : -1));
  };

  it('is what a look through all of them gives, whatever it is filtered by, frequent or rare, on any page', async () => {
    const wanted = fc.record(
      {
        direction: fc.constantFrom('incoming' as const, 'outgoing' as const),
        kind: fc.constantFrom('KH', 'CT', 'BC'),
        directive: fc.boolean(),
        from: fc.constantFrom('2024-01-01', '2024-02-20', '2025-06-01', '2026-01-30'),
        to: fc.constantFrom('2024-02-10', '2025-02-10', '2026-12-31'),
        text: fc.constantFrom(
          'kế',
          'KE HOACH',
          'cải cá',
          'quynh',
          'lưu quỳnh',
          'hop',
          '74/KH',
          'hòa b',
          '2026',
          'khôngcó',
          'k',
          '77',
        ),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(wanted, fc.constantFrom(0, 0, 50, 340), async (filter, start) => {
        const { count, documents: shown } = await list({ ...filter, start, size: 20 });
        const all = expected(filter);
        expect(count).toBe(all.length);
        expect(shown.map(({ id }) => id)).toEqual(all.slice(start, start + 20).map(({ id }) => id));
      }),
      { numRuns: 60, verbose: true },
    );
  });

  it('finds the one old document that holds a word, and nothing for half of a number or signs alone', async () => {
    const rare = (await list({ text: 'quỳnh' })).documents.map(({ subject }) => subject);
    expect(rare.length).toBe(3);
    expect((await list({ text: '1/CV' })).count).toBe(0);
    expect((await list({ text: '2/cv-ub' })).documents.map(({ printed }) => printed)).toEqual(['2/CV-UBND']);
    expect((await list({ text: '?!' })).count).toBe(0);
  });

  it('follows each change: what was renamed or cancelled is found as it is now', async () => {
    const id = uuidv7();
    const said = { field: null, directive: false, recipients: null, note: null, urgent: false };
    const recorded = {
      ...said,
      ...{ kind: 'CV', subject: 'Về việc xuân thu nhị kỳ', issuer: 'Sở Nội vụ', printed: '999/SNV-VP' },
      ...{ issuedOn: '2026-02-27', receivedOn: '2026-03-02', number: 9001 },
    };
    await clerk.call(documents.recordDocument, { id, unitId, registerId: inRegister.incoming, ...recorded });
    expect((await list({ text: 'xuan thu' })).documents[0]).toMatchObject({ id, files: 0 });
    expect((await list({ text: 'sở nội vu', status: 'received' })).documents[0]).toMatchObject({ id });
    const change = {
      ...said,
      kind: 'CV',
      subject: 'Về việc đông chí',
      issuer: 'Sở Tư pháp',
      replyDueOn: null,
      sentAs: null,
    };
    await clerk.call(documents.changeDocument, { unitId, documentId: id, version: 1, ...change });
    expect((await list({ text: 'xuân thu' })).count).toBe(0);
    expect((await list({ text: 'đông chí tư pháp' })).count).toBe(1);
    await clerk.call(documents.cancelDocument, { unitId, documentId: id, version: 2, reason: 'Vào sổ nhầm' });
    expect((await list({ text: 'đông chí', status: 'received' })).count).toBe(0);
    expect((await list({ text: 'đông chí', status: 'cancelled' })).count).toBe(1);
  });

  it('shows nothing of another unit', async () => {
    const other = await office.aUnit({ name: 'Xã Khác' });
    const stranger = await office.aPerson({ role: 'documentClerk', unitId: other });
    const { result } = await stranger.call(documents.listDocuments, { unitId: other, text: 'kế hoạch' });
    expect(result).toMatchObject({ count: 0, documents: [], unit: 'Xã Khác' });
  });

  it('is given as a table, with the numbers as numbers', async () => {
    const address = urlOf(documents.exportDocuments, { unitId, text: 'quỳnh' });
    const response = await office.fetch(address, { headers: { Cookie: clerk.cookie } });
    const { blocks } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    const texts = blocks.flatMap((block) =>
      block.kind === 'table' ? block.cells.map(({ text }) => text) : [block.text],
    );
    expect(texts.filter((text) => text.includes('quỳnh lưu'))).toHaveLength(3);
  });

  it('keeps filters for the person alone, one of each name', async () => {
    const save = (name: string, filter: documents.Filter, by = clerk) =>
      by.call(documents.saveFilter, { id: uuidv7(), unitId, name, filter });
    await save('Chỉ đạo', { directive: true });
    const { result } = await save('Chỉ đạo', { directive: true, direction: 'outgoing' });
    const colleague = await office.aPerson({ role: 'specialist', unitId });
    expect((await list({})).filters).toEqual([
      { id: result.id, name: 'Chỉ đạo', filter: { directive: true, direction: 'outgoing' } },
    ]);
    const seen = await colleague.call(documents.listDocuments, { unitId });
    expect(seen.result.filters).toEqual([]);
    await colleague.call(documents.removeFilter, { unitId, filterId: result.id });
    expect((await list({})).filters).toHaveLength(1);
    expect(await refusalOf(save('Không gì', {}))).toMatchObject({ issues: [{ path: ['filter'] }] });
    await clerk.call(documents.removeFilter, { unitId, filterId: result.id });
    expect((await list({})).filters).toEqual([]);
  });

  it('is asked in few statements', async () => {
    const before = database.countQueries();
    await list({ text: 'kế hoạch' });
    expect(database.countQueries() - before).toBeLessThan(10);
    expect(
      (await sql`select 1 from document_search where unit_id = ${unitId}`.execute(database.db)).rows.length,
    ).toBe(2601);
  });
});
