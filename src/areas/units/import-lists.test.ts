import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from 'hucre/csv';
import { beforeAll, describe, expect, it } from 'vitest';
import { carry } from './carry.ts';
import { changesBetween } from './changes.ts';
import { type ImportProposal, type ImportRequest, proposeImport } from './import-lists.ts';
import type { ListRow, PredecessorRow } from './import-rows.ts';
import { treeAt, unitAt, unitsOf } from './tree.ts';
import { validateHistory } from './validate.ts';

const listOf = (text: string): ListRow[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [code, name, level, parent = ''] = line.trim().split('|') as [string, string, string, string?];
      const kind = /^(Thành phố|Thị xã|Thị trấn|Đặc khu|\S+)/.exec(name)![0];
      const levels: Record<string, string> = { p: 'province', d: 'district', c: 'commune' };
      return { code, name, kind, level: levels[level] ?? level, parent_code: parent };
    });

const textsOf = (text: string): PredecessorRow[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [code, name, province_code, before_merger_text] = line.trim().split('|') as [
        string,
        string,
        string,
        string,
      ];
      return { code, name, province_code, before_merger_text };
    });

/** Two invented provinces that became one. */
const before = `
  01|Tỉnh Minh Họa|p
  011|Huyện Đông|d|01
  00001|Xã An Bình|c|011
  00002|Xã Tân Lập|c|011
  00003|Thị trấn Đông|c|011
  012|Huyện Tây|d|01
  00004|Xã Tân Lập|c|012
  00005|Xã Hoà Sơn|c|012
  00006|Xã Đắk Mới|c|012
  013|Huyện Đảo|d|01
  02|Tỉnh Ví Dụ|p
  021|Thị xã Nam|d|02
  00007|Phường Nam|c|021
  00008|Xã Lưỡng Kiều|c|021
  00009|Xã Cũ|c|021`;
const after = `
  01|Thành phố Minh Họa|p
  00001|Xã An Bình|c|01
  00003|Xã Đông|c|01
  00004|Xã Tây|c|01
  00010|Đặc khu Đảo|c|01
  00007|Phường Nam|c|01
  00008|Phường Lượng Kiều|c|01`;
const texts = `
  01|Thành Phố Minh Họa||tỉnh Ví Dụ và tỉnh Minh Họa. Từ ngày 01/03/2026, Tỉnh Minh Họa mới chuyển thành Thành phố Minh Họa và thêm 1 xã chuyển thành phường
  00001|Xã An Bình|01|giữ nguyên
  00003|Xã Đông|01|Thị trấn Đông, Xã Tân Lập, một phần diện tích tự nhiên của Xã Hòa Sơn
  00004|Xã Tây|01|Xã Tân Lập (huyện Tây), Xã Đăk Mới, Xã Hòa Sơn (phần còn lại sau khi sáp nhập vào xã Đông), Xã Không Có
  00010|Đặc khu Đảo|01|Huyện Đảo
  00007|Phường Nam|01|Phường Nam
  00008|Phường Lượng Kiều|01|Xã Lượng Kiều`;

const request: ImportRequest = {
  before: listOf(before),
  beforeFrom: '2025-03-01',
  after: listOf(after),
  on: '2025-07-01',
  predecessors: textsOf(texts),
  decision: 'NQ 1',
  rootId: null,
  idOf: (key) => key,
};

const sides = (ids: readonly { unitId: string }[]) => ids.map(({ unitId }) => unitId).join(' + ');
const successionsIn = ({ successions }: ImportProposal) =>
  successions.map(({ kind, from, to, certainty, reasons }) =>
    [kind, `${sides(from)} → ${sides(to)}`, certainty, reasons.join()]
      .filter((one) => one !== '')
      .join(' | '),
  );

describe('import of lists', () => {
  const proposal = proposeImport(request);
  const units = unitsOf(proposal.versions, proposal.successions);

  it('proposes what became of which, how surely and why', () => {
    expect(successionsIn(proposal)).toEqual([
      'merge | before:02 + before:01 → after:01 | certain | province',
      'merge | before:00003 + before:00002 + before:00005 → after:00003 | likely | exact,only-one-left',
      'merge | before:00004 + before:00006 + before:00005 → after:00004 | open | district,loose,exact,not-found',
      'rename | before:013 → after:00010 | certain | exact',
      'rename | before:00007 → after:00007 | certain | exact',
      'rename | before:00008 → after:00008 | likely | loose',
      'split | before:00005 → after:00003 + after:00004 | certain | exact',
      'abolish | before:011 + before:012 →  | certain',
      'abolish | before:021 →  | certain',
      'rename | after:01 → after:01 | certain',
      'rename | after:00008 → after:00008 | likely',
    ]);
    expect(proposal.successions.flatMap(({ shares }) => shares)).toEqual([]);
  });

  it('lets a unit that was left as it was go on, and makes every other a new one, of the same code too', () => {
    const told = (unitId: string) =>
      units.versions
        .get(unitId)!
        .map(({ from, to, name, code, parentId }) => [from, to, name, code, parentId]);
    expect(told('before:00001')).toEqual([
      ['2025-03-01', '2025-06-30', 'Xã An Bình', '00001', 'before:011'],
      ['2025-07-01', null, 'Xã An Bình', '00001', 'after:01'],
    ]);
    expect(told('before:00007')).toEqual([['2025-03-01', '2025-06-30', 'Phường Nam', '00007', 'before:021']]);
    expect(told('after:00007')).toEqual([['2025-07-01', null, 'Phường Nam', '00007', 'after:01']]);
  });

  it('knows the names of the first day where the list tells a later change', () => {
    expect(unitAt(units, 'after:01', '2026-02-28')?.name).toBe('Tỉnh Minh Họa');
    expect(unitAt(units, 'after:01', '2026-03-01')?.title).toBe('Thành phố');
    expect(unitAt(units, 'after:00008', '2025-07-01')?.name).toBe('Xã Lượng Kiều');
    const changes = changesBetween(units, '2026-02-28', '2026-03-01');
    expect(changes.map(({ kind, unitId }) => `${kind} ${unitId}`)).toEqual([
      'renamed after:00008',
      'renamed after:01',
      'rekinded after:00008',
      'rekinded after:01',
    ]);
  });

  it('says what it could not place, and counts all', () => {
    expect(proposal.notes).toEqual([
      { code: 'not-found', about: '00004 Xã Tây', detail: 'Xã Không Có' },
      { code: 'unit-used-by-none', about: '00009 Xã Cũ', detail: '' },
    ]);
    expect(proposal.counts).toMatchObject({
      before: 15,
      after: 7,
      unchanged: 1,
      mentions: 12,
      byCertainty: { certain: 8, likely: 3, open: 1 },
      bySuccession: { merge: 3, split: 1, rename: 5, abolish: 2 },
    });
    expect(validateHistory(units).map(({ code, unitIds }) => [code, ...unitIds])).toEqual([
      ['ends-without-succession', 'before:00009'],
    ]);
  });

  it('notes rows that name no unit, texts without their unit, and units without a text', () => {
    const { notes } = proposeImport({
      ...request,
      after: [
        ...request.after,
        { code: '', name: 'Xã Trống', kind: 'Xã', level: 'commune', parent_code: '01' },
        { code: '00001', name: 'Xã Trùng', kind: 'Xã', level: 'commune', parent_code: '01' },
        { code: '00077', name: 'xã Thừa', kind: '', level: 'commune', parent_code: '99' },
        { code: '00078', name: 'Xã Thôi', kind: 'Xã', level: 'hamlet', parent_code: '01' },
      ],
      predecessors: [
        ...request.predecessors,
        ...textsOf('99999|Xã Lạ|01|Xã Nào Đó\n00079|Xã Thừa|99|một phần\n00080|Xã Lạ|01|giữ nguyên'),
      ],
    });
    const codes = notes.map(({ code }) => code);
    expect(codes.filter((code) => code === 'row-unreadable')).toHaveLength(2);
    expect(codes).toEqual(
      expect.arrayContaining(['row-code-twice', 'row-kind-missing', 'row-parent-unknown']),
    );
    expect(notes).toContainEqual({
      code: 'text-found-by-name',
      about: '00079 Xã Thừa',
      detail: '00077 Xã Thừa',
    });
    expect(notes).toContainEqual({ code: 'text-without-unit', about: '99999 Xã Lạ', detail: 'Xã Nào Đó' });
    expect(notes).toContainEqual({ code: 'text-not-understood', about: '00077 Xã Thừa', detail: 'một phần' });
  });

  it('takes a district for all its communes, and tells apart what brackets and neighbours tell apart', () => {
    const changed = (code: string, text: string) =>
      proposeImport({
        ...request,
        predecessors: request.predecessors.map((row) =>
          row.code === code ? { ...row, before_merger_text: text } : row,
        ),
      }).matches.filter(({ into }) => into.code === code);
    const told = (code: string, text: string) =>
      changed(code, text).map(
        ({ units: found, reason }) => `${reason}: ${found.map((one) => one.code).join()}`,
      );
    expect(told('00010', 'Huyện Tây')).toEqual(['whole-district: 012,00004,00005,00006']);
    expect(told('00010', 'Xã Tân Lập (huyện Nam)')).toEqual(['several: 00002,00004']);
    expect(told('00010', 'Xã An Bình (huyện Tây)')).toEqual(['district-differs: 00001']);
    expect(told('00010', 'Phường An Bình')).toEqual(['title-differs: 00001']);
    expect(told('00010', 'Xã Tân Lập (huyện Đông)')).toEqual(['district: 00002']);
    expect(told('00004', 'Xã Tân Lập')).toEqual(['same-code: 00004']);
    expect(told('00010', 'Xã Hướng Dương')).toEqual(['not-found: ']);
    expect(told('00010', 'Xã An Binh, Xã An Bịnk')).toEqual(['loose: 00001', 'one-letter: 00001']);
    expect(told('00007', 'Phường Nam, Xã Cũ Đổi')).toEqual(['exact: 00007', 'left-over: 00009']);
  });

  it('does not say which units were raised where the count does not fit', () => {
    const three = request.predecessors.map((row) => ({
      ...row,
      before_merger_text: row.before_merger_text.replace('thêm 1 xã', 'thêm 3 xã'),
    }));
    const { notes, successions } = proposeImport({ ...request, predecessors: three });
    expect(notes.at(-1)).toEqual({
      code: 'raised-units-unclear',
      about: '01 Thành phố Minh Họa',
      detail: '3: 00008 Phường Lượng Kiều',
    });
    expect(successions.filter(({ on }) => on === '2026-03-01')).toHaveLength(1);
  });

  it('breaks a figure of a divided unit until a person enters shares', () => {
    const figures = new Map([
      ['before:00005', 10n],
      ['before:011', 3n],
      ['before:013', 2n],
    ]);
    const carried = carry(units, { on: '2025-06-30', figures }, '2025-07-01');
    expect(carried.breaks.map(({ amount }) => amount)).toEqual([10n]);
    expect(Object.fromEntries(carried.dissolved)).toEqual({ 'after:01': 3n });
    expect(Object.fromEntries(carried.figures)).toEqual({ 'after:00010': 2n });
  });
});

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'units');
const here = existsSync(folder);
function rowsOf<T>(file: string): T[] {
  const [head, ...rows] = parseCsv(readFileSync(join(folder, `${file}.csv`), 'utf8')) as string[][];
  return rows.map((row) => Object.fromEntries(head!.map((key, at) => [key, String(row[at] ?? '')])) as T);
}

describe.skipIf(!here)('the national lists in ../shared', () => {
  let proposal: ImportProposal;
  beforeAll(() => {
    proposal = proposeImport({
      before: rowsOf('before-2025-07-01'),
      beforeFrom: '2025-03-01',
      after: rowsOf('after-2025-07-01'),
      on: '2025-07-01',
      predecessors: rowsOf('predecessors'),
      decision: 'NQ 202/2025/QH15',
      rootId: null,
      idOf: (key) => key,
    });
    console.info(proposal.counts);
    console.info(proposal.notes.filter(({ code }) => code !== 'divided-without-saying'));
  });

  it('are read: more than 99.9 % of the mentions are matched, and each of the rest is told', () => {
    const { mentions, byCertainty, unchanged } = proposal.counts;
    expect(mentions).toBeGreaterThan(10_000);
    expect(byCertainty.open / mentions).toBeLessThan(0.001);
    expect(byCertainty.certain / mentions).toBeGreaterThan(0.96);
    expect(unchanged).toBe(136);
    const told = proposal.notes.filter(({ code }) => code === 'not-found' || code === 'several-units');
    expect(told).toHaveLength(byCertainty.open);
  });

  it('name nearly every old commune, and never leave a part without its rest', () => {
    const { byNote } = proposal.counts;
    expect(byNote['unit-used-by-none'] ?? 0).toBeLessThanOrEqual(1);
    expect(byNote['rest-not-found']).toBeUndefined();
    expect(byNote['unchanged-but-divided']).toBeUndefined();
    expect(byNote['text-not-understood']).toBeUndefined();
    expect(byNote['raised-units-unclear']).toBeUndefined();
  });

  it('make a history without contradiction but for the units that nothing names', () => {
    const units = unitsOf(proposal.versions, proposal.successions);
    const problems = validateHistory(units);
    expect(problems.map(({ code }) => code)).toEqual(
      Array(proposal.counts.byNote['unit-used-by-none'] ?? 0).fill('ends-without-succession'),
    );
    const countOf = (date: string, kind: string) =>
      proposal.versions.filter((one) => one.kind === kind && one.from <= date && (one.to ?? date) >= date)
        .length;
    expect(['province', 'district', 'commune'].map((kind) => countOf('2025-06-30', kind))).toEqual([
      63, 696, 10_035,
    ]);
    expect(['province', 'district', 'commune'].map((kind) => countOf('2025-07-01', kind))).toEqual([
      34, 0, 3_321,
    ]);
    expect(treeAt(units, '2025-07-01')).toHaveLength(34);
    const wards = (date: string) =>
      [...units.versions.keys()].filter((id) => unitAt(units, id, date)?.title === 'Phường').length;
    expect([wards('2025-07-01'), wards('2026-04-30')]).toEqual([687, 697]);
  });
});
