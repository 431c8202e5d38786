import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import {
  changeUnit,
  compareDates,
  createUnit,
  decideProposals,
  getUnit,
  importLists,
  listProposals,
  recordSuccession,
  searchUnits,
  setShares,
  showTree,
} from './contract.ts';
import { carryFigures } from './contract-figures.ts';

const decision = 'NQ 12/NQ-HĐND';
const commune = (name: string) => ({
  name: `Xã ${name}`,
  title: 'Xã',
  kind: 'commune' as const,
  code: null,
  codeSystem: null,
});

onEveryDatabase('units', (open) => {
  let office: Office;
  let province: string;
  let administrator: Person;
  beforeAll(async () => {
    office = await openOffice(await open());
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', title: 'Tỉnh', kind: 'province' });
    administrator = await office.aPerson({ role: 'unitAdministrator', unitId: province, reach: 'below' });
  });
  const make = async (name: string, from = '2020-01-01') => {
    const id = uuidv7();
    await administrator.call(createUnit, { id, parentId: province, ...commune(name), from, decision });
    return id;
  };

  it('are created once, however often the same is sent', async () => {
    const id = await make('Lặp Lại');
    const again = { id, parentId: province, ...commune('Lặp Lại'), from: '2020-01-01', decision };
    expect((await administrator.call(createUnit, again)).result).toEqual({ id });
    expect((await refusalOf(administrator.call(createUnit, { ...again, name: 'Xã Khác' }))).code).toBe(
      'already-there',
    );
  });

  it('change their name from a day on; the old name is found still, and says what it is now', async () => {
    const id = await make('Đèo Cao');
    const to = { unitId: id, parentId: province, ...commune('Đèo Thấp'), from: '2025-07-01', decision };
    await administrator.call(changeUnit, { ...to, kind: undefined } as never);
    const found = (await administrator.call(searchUnits, { text: 'deo cao' })).result.units;
    expect(found).toMatchObject([{ id, name: 'Xã Đèo Cao', to: '2025-06-30', current: 'Xã Đèo Thấp' }]);
    const { versions } = (await administrator.call(getUnit, { unitId: id })).result;
    const between = { before: '2025-06-30', after: '2025-07-01', under: id };
    expect((await administrator.call(compareDates, between)).result.changes).toMatchObject([
      { kind: 'renamed', unit: 'Xã Đèo Thấp, Tỉnh Minh Họa', was: 'Xã Đèo Cao', is: 'Xã Đèo Thấp' },
    ]);
    expect(versions.map(({ name, from, to: last }) => [name, from, last])).toEqual([
      ['Xã Đèo Cao', '2020-01-01', '2025-06-30'],
      ['Xã Đèo Thấp', '2025-07-01', null],
    ]);
  });

  it('merge into a new one: the old ones end on the eve, and the trees of both days tell it', async () => {
    const [a, b, made] = [await make('Hợp Nhất'), await make('Hợp Nhì'), uuidv7()];
    await administrator.call(recordSuccession, {
      id: uuidv7(),
      unitId: province,
      kind: 'merge',
      on: '2025-07-01',
      decision,
      from: [a, b].map((unitId) => ({ unitId, isPart: false })),
      to: [{ unitId: made, made: { parentId: province, ...commune('Hợp Cả') } }],
    });
    const namesOn = async (date: string) =>
      (await administrator.call(showTree, { date, under: province })).result.units.map(({ name }) => name);
    expect(await namesOn('2025-06-30')).toEqual(expect.arrayContaining(['Xã Hợp Nhất', 'Xã Hợp Nhì']));
    expect(await namesOn('2025-06-30')).not.toContain('Xã Hợp Cả');
    expect(await namesOn('2025-07-01')).toContain('Xã Hợp Cả');
    expect(await namesOn('2025-07-01')).not.toContain('Xã Hợp Nhất');
    const { changes } = (
      await administrator.call(compareDates, { before: '2025-06-30', after: '2025-07-01', under: province })
    ).result;
    const ended = changes.find(({ unitId }) => unitId === a)!;
    expect(ended).toMatchObject({ kind: 'ended', decision });
    expect(ended.unit).toBe('Xã Hợp Nhất, Tỉnh Minh Họa');
    expect(ended.others.map(({ name }) => name)).toContain('Xã Hợp Cả');
  });

  it('of a split have shares with a basis that make one whole; without them the series breaks visibly', async () => {
    const [whole, left, right, id] = [await make('Chia Đôi'), uuidv7(), uuidv7(), uuidv7()];
    const side = (unitId: string, name: string) => ({
      unitId,
      made: { parentId: province, ...commune(name) },
    });
    await administrator.call(recordSuccession, {
      id,
      unitId: province,
      kind: 'split',
      on: '2025-07-01',
      decision,
      from: [{ unitId: whole, isPart: true }],
      to: [side(left, 'Chia Trái'), side(right, 'Chia Phải')],
    });
    const seen = async () => (await administrator.call(getUnit, { unitId: whole })).result.successions[0]!;
    expect(await seen()).toMatchObject({ breaksSeries: true, version: 1 });
    const share = (toId: string, numerator: number) => ({
      fromId: whole,
      toId,
      numerator,
      denominator: 7,
      basis: 'Dân số 31/12/2024',
    });
    const set = (shares: ReturnType<typeof share>[], version = 1) =>
      administrator.call(setShares, { unitId: province, successionId: id, version, shares });
    const refusal = await refusalOf(set([share(left, 3), share(right, 3)]));
    expect(refusal.issues[0]).toMatchObject({ path: ['shares'] });
    await set([share(left, 3), share(right, 4)]);
    expect(await seen()).toMatchObject({ breaksSeries: false, version: 2 });
    expect((await refusalOf(set([]))).code).toBe('changed-by-other');
  });

  it('never contradict themselves: all that is wrong is told at its field, and nothing is changed', async () => {
    const id = uuidv7();
    const coded = { ...commune('Trùng Mã'), code: '00009', codeSystem: 'QĐ 19/2025/QĐ-TTg' };
    const first = await make('Mã Một');
    await administrator.call(changeUnit, {
      unitId: first,
      parentId: province,
      name: 'Xã Mã Một',
      title: 'Xã',
      code: '00009',
      codeSystem: 'QĐ 19/2025/QĐ-TTg',
      from: '2025-07-01',
      decision,
    });
    const refusal = await refusalOf(
      administrator.call(createUnit, { id, parentId: province, ...coded, from: '2025-07-01', decision }),
    );
    expect(refusal.issues.map(({ path }) => path)).toEqual([['code']]);
    expect(refusal.issues[0]!.message.vi).toContain('Xã Mã Một');
    expect((await refusalOf(administrator.call(getUnit, { unitId: id }))).code).toBe('not-found');
  });

  it('are changed on what was seen alone: who comes second is told, and changes on what is there now', async () => {
    const unitId = await make('Hai Người Sửa');
    const seenBy = async () => {
      const { name, title, code, codeSystem, parent, from } = (
        await administrator.call(getUnit, { unitId })
      ).result.versions.at(-1)!;
      return { name, title, code, codeSystem, parentId: parent!.id, from };
    };
    const seen = await seenBy();
    const change = (name: string, from: string, on: typeof seen) => {
      const named = { name, title: 'Xã', code: null, codeSystem: null };
      const asked = { unitId, parentId: province, ...named, from, decision, seen: on };
      return administrator.call(changeUnit, asked);
    };
    await change('Xã Người Đầu', '2025-07-01', seen);
    expect((await refusalOf(change('Xã Người Sau', '2025-08-01', seen))).code).toBe('changed-by-other');
    expect((await seenBy()).name).toBe('Xã Người Đầu');
    await change('Xã Người Sau', '2025-08-01', await seenBy());
    expect((await seenBy()).name).toBe('Xã Người Sau');
  });

  it('are changed by nobody whose post does not reach them', async () => {
    const stranger = await office.aUnit({ name: 'Tỉnh Xa', title: 'Tỉnh', kind: 'province' });
    const other = await office.aPerson({ role: 'unitAdministrator', unitId: stranger, reach: 'below' });
    const leader = await office.aPerson({ role: 'leader', unitId: province, reach: 'below' });
    const form = { id: uuidv7(), parentId: province, ...commune('Không Được'), from: '2020-01-01', decision };
    for (const person of [other, leader]) {
      expect((await refusalOf(person.call(createUnit, form))).code).toBe('not-permitted');
    }
    expect((await refusalOf(office.anyone(createUnit, form))).code).toBe('not-signed-in');
    // Into one's own province, what lies in another's: neither.
    const outside = await office.aUnit({ name: 'Xã Ngoài', parentId: stranger });
    const taking = {
      id: uuidv7(),
      unitId: province,
      kind: 'merge' as const,
      on: '2025-07-01',
      decision,
      from: [{ unitId: outside, isPart: false }],
      to: [{ unitId: uuidv7(), made: { parentId: province, ...commune('Lấy Được') } }],
    };
    expect((await refusalOf(administrator.call(recordSuccession, taking))).code).toBe('not-permitted');
  });

  it('are ended by nobody below whom they stood once, nor in their own name', async () => {
    const nation = office.rootUnitId;
    const national = await office.aPerson({ role: 'unitAdministrator', unitId: nation, reach: 'below' });
    const elsewhere = await office.aUnit({ name: 'Tỉnh Nhận', title: 'Tỉnh', kind: 'province' });
    const moved = await make('Đã Chuyển');
    await national.call(changeUnit, {
      ...commune('Đã Chuyển'),
      ...{ kind: undefined, unitId: moved, parentId: elsewhere, from: '2024-01-01', decision },
    } as never);
    const ending = (unitId: string) => ({
      ...{ id: uuidv7(), kind: 'abolish' as const, on: '2025-07-01', decision, to: [] },
      ...{ unitId: province, from: [{ unitId, isPart: false }] },
    });
    for (const unitId of [moved, province])
      expect((await refusalOf(administrator.call(recordSuccession, ending(unitId)))).code).toBe(
        'not-permitted',
      );
    await national.call(recordSuccession, { ...ending(moved), unitId: nation });
    const { versions } = (await national.call(getUnit, { unitId: moved })).result;
    expect(versions.at(-1)!.to).toBe('2025-06-30');
  });

  it('are not joined before they are there: the day is said to be wrong, not the person', async () => {
    const [one, other] = [await make('Chưa Có Một', '2026-01-01'), await make('Chưa Có Hai', '2026-01-01')];
    const refusal = await refusalOf(
      administrator.call(recordSuccession, {
        ...{ id: uuidv7(), unitId: province, kind: 'merge', on: '2025-07-01', decision },
        from: [one, other].map((unitId) => ({ unitId, isPart: false })),
        to: [{ unitId: uuidv7(), made: { parentId: province, ...commune('Chưa Có Chung') } }],
      }),
    );
    expect(refusal.code).toBe('input-invalid');
    expect(refusal.issues.map(({ path }) => path)).toEqual([['on']]);
    expect(refusal.issues[0]!.message.vi).toContain('Xã Chưa Có Hai; Xã Chưa Có Một (01/07/2025)');
  });

  it('tell once what is wrong with a day', async () => {
    const wrong = { id: uuidv7(), parentId: province, ...commune('Sai Ngày'), from: '31/02/2026', decision };
    const refusal = await refusalOf(administrator.call(createUnit, wrong));
    expect(refusal.issues.map(({ path }) => path)).toEqual([['from']]);
  });

  it('are not read from lists whose days are the wrong way round', async () => {
    const unitId = office.rootUnitId;
    const national = await office.aPerson({ role: 'unitAdministrator', unitId, reach: 'below' });
    const head = 'code,name,kind,level,parent_code';
    const lists = { before: head, after: head, predecessors: 'code,name,province_code,before_merger_text' };
    const input = { ...lists, unitId, dryRun: true, decision, on: '2025-07-01' };
    for (const beforeFrom of ['2025-07-01', '2026-01-01']) {
      const refusal = await refusalOf(national.call(importLists, { ...input, beforeFrom }));
      expect(refusal.issues.map(({ path }) => path)).toEqual([['beforeFrom']]);
      expect(refusal.issues[0]!.message.vi).toContain('trước ngày sắp xếp');
    }
    expect(
      (await national.call(importLists, { ...input, beforeFrom: '2025-06-30' })).result.problems,
    ).toEqual([]);
  });

  it('a form without anything in it is told all it lacks', async () => {
    const refusal = await refusalOf(administrator.call(createUnit, { parentId: province } as never));
    expect(refusal.issues.map(({ path }) => path.join())).toEqual(
      expect.arrayContaining(['id', 'kind', 'name', 'title', 'from', 'decision']),
    );
    expect(refusal.issues.every(({ message }) => message.vi !== '')).toBe(true);
  });
});

const lists = join(import.meta.dirname, '../../../../shared/data/units');
const read = (name: string) => readFileSync(join(lists, name), 'utf8');

describe.skipIf(!existsSync(lists))('the national lists of ../shared', () => {
  onEveryDatabase('their import', (open) => {
    let office: Office;
    let national: Person;
    beforeAll(async () => {
      office = await openOffice(await open());
      national = await office.aPerson({
        role: 'unitAdministrator',
        unitId: office.rootUnitId,
        reach: 'below',
      });
    });
    const importing = (dryRun: boolean) =>
      national.call(importLists, {
        unitId: office.rootUnitId,
        dryRun,
        before: read('before-2025-07-01.csv'),
        after: read('after-2025-07-01.csv'),
        predecessors: read('predecessors.csv'),
        beforeFrom: '2025-03-01',
        on: '2025-07-01',
        decision: 'NQ 202/2025/QH15',
      });
    const totals = async (date: string) => (await national.call(showTree, { date })).result.total;

    it('tells in a dry run what it would do, does it, and does it only once', async () => {
      const tried = (await importing(true)).result;
      expect(tried).toMatchObject({ done: false, problems: [] });
      expect(tried.mentions.matched / tried.mentions.all).toBeGreaterThan(0.99);
      expect(await totals('2025-07-01')).toEqual({ provinces: 0, districts: 0, communes: 0 });
      expect((await importing(false)).result).toMatchObject({ done: true });
      expect(await totals('2025-06-30')).toEqual({ provinces: 63, districts: 696, communes: 10_035 });
      expect(await totals('2025-07-01')).toEqual({ provinces: 34, districts: 0, communes: 3321 });
      await importing(false);
      expect(await totals('2025-06-30')).toEqual({ provinces: 63, districts: 696, communes: 10_035 });
    });

    it('leaves what was read from free text to a person, who confirms many at once', async () => {
      const unitId = office.rootUnitId;
      const { count } = (await national.call(listProposals, { unitId, doubtful: false, size: 1 })).result;
      expect(count).toBeGreaterThan(2500);
      const { proposals } = (await national.call(listProposals, { unitId, doubtful: false, size: 200 }))
        .result;
      const decisions = proposals.map(({ id, version }) => ({ successionId: id, version, confirm: true }));
      expect((await national.call(decideProposals, { unitId, decisions })).result.confirmed).toBe(200);
      expect((await refusalOf(national.call(decideProposals, { unitId, decisions }))).code).toBe(
        'changed-by-other',
      );
      const left = (await national.call(listProposals, { unitId, doubtful: false, size: 1 })).result;
      expect(left.count).toBe(count - 200);
    });
  });
});

onEveryDatabase('figures on other boundaries', (open) => {
  it('are summed and divided by shares; what cannot be divided is told, and nothing is lost', async () => {
    const office = await openOffice(await open());
    const province = await office.aUnit({ name: 'Tỉnh Minh Họa', title: 'Tỉnh', kind: 'province' });
    const clerk = await office.aPerson({ role: 'specialist', unitId: province });
    const { call } = await office.aPerson({ role: 'unitAdministrator', unitId: province, reach: 'below' });
    const [a, b, c] = await Promise.all(
      ['A', 'B', 'C'].map((letter) => office.aUnit({ name: `Xã ${letter}`, parentId: province })),
    );
    const made = (name: string) => ({ unitId: uuidv7(), made: { parentId: province, ...commune(name) } });
    const [whole, left, right] = [made('Gộp'), made('Trái'), made('Phải')];
    const common = { unitId: province, on: '2025-07-01', decision };
    const from = (...ids: (string | undefined)[]) =>
      ids.map((unitId) => ({ unitId: unitId!, isPart: false }));
    await call(recordSuccession, { ...common, id: uuidv7(), kind: 'merge', from: from(a, b), to: [whole] });
    await call(recordSuccession, {
      ...common,
      id: uuidv7(),
      kind: 'split',
      from: [{ unitId: c!, isPart: true }],
      to: [left, right],
    });
    const figures = [a, b, c].map((unitId, index) => ({ unitId: unitId!, amount: 10 + index }));
    const { result } = await clerk.call(carryFigures, { on: '2025-06-30', to: '2025-07-01', figures });
    expect(result.figures).toEqual([{ unitId: whole.unitId, name: 'Xã Gộp', amount: 21 }]);
    expect(result.breaks).toMatchObject([
      { of: { name: 'Xã C' }, amount: 12, among: [{ name: 'Xã Trái' }, { name: 'Xã Phải' }] },
    ]);
    expect(result.breaks[0]!.reason.vi).toContain('chưa có tỷ lệ chia');
  });
});
