import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { decideProposals, getUnit, listProposals } from './contract.ts';
import { withdrawSuccession } from './contract-correct.ts';
import { addSuccession, raiseTree } from './keep.ts';

const on = '2025-07-01';

onEveryDatabase('proposals read from lists', (open) => {
  let office: Office;
  let province: string;
  let administrator: Person;
  beforeAll(async () => {
    office = await openOffice(await open());
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    administrator = await office.aPerson({ role: 'unitAdministrator', unitId: province, reach: 'below' });
  });
  const district = (name: string) =>
    office.aUnit({ name, kind: 'district', title: 'Huyện', parentId: province });
  const old = (name: string, parentId: string) =>
    office.aUnit({ name, title: 'Xã', parentId, from: '2020-01-01', to: '2025-06-30' });
  const propose = async (kind: 'rename' | 'merge', from: readonly string[], to: string, source: string) => {
    const id = uuidv7();
    await office.database.transaction(async (tx) => {
      const sides = from.map((unitId) => ({ unitId, isPart: false }));
      const proposed = { certainty: kind === 'merge' ? '1' : '0.3', reading: 'Đọc từ câu chữ', source };
      const known = { id, kind, on, decision: 'NQ 1', shares: [], proposed };
      await addSuccession(tx, { ...known, from: sides, to: [{ unitId: to }] }, office.now);
      await raiseTree(tx);
    });
    return id;
  };
  const waiting = async () =>
    (await administrator.call(listProposals, { unitId: province })).result.proposals;
  const decide = (successionId: string, version: number, also: readonly string[] = []) =>
    administrator.call(decideProposals, {
      unitId: province,
      decisions: [
        { successionId, version, confirm: true, also: also.map((unitId) => ({ unitId, isPart: false })) },
      ],
    });

  it('offer the units of one name that a text may mean; the chosen one is confirmed with the rest', async () => {
    const [east, west] = [await district('Huyện Đông'), await district('Huyện Tây')];
    const sure = await old('Xã Chắc Chắn', east);
    const [one, two] = [await old('Xã Trùng Tên', east), await old('Xã Trùng Tên', west)];
    const made = await office.aUnit({ name: 'Xã Mới', title: 'Xã', parentId: province, from: on });
    const id = await propose('rename', [sure], made, 'xã Chắc Chắn, xã Trùng Tên');
    const [proposal] = await waiting();
    expect(proposal!.choices).toMatchObject([{ text: 'xã Trùng Tên' }]);
    expect(new Set(proposal!.choices[0]!.units.map((unit) => [unit.id, unit.place].join(' ')))).toEqual(
      new Set([`${one} Huyện Đông, Tỉnh Minh Họa`, `${two} Huyện Tây, Tỉnh Minh Họa`]),
    );
    const stranger = await office.aUnit({ name: 'Tỉnh Xa', kind: 'province' });
    const far = await old('Xã Trùng Tên', stranger);
    expect((await refusalOf(decide(id, 1, [far]))).code).toBe('not-found');
    expect((await refusalOf(decide(id, 1, [sure]))).code).toBe('input-invalid');
    await decide(id, 1, [two]);
    const { successions } = (await administrator.call(getUnit, { unitId: two })).result;
    expect(successions).toMatchObject([{ kind: 'merge', state: 'confirmed', version: 2 }]);
    // Whole it went over once.
    const another = await office.aUnit({ name: 'Xã Mới Nữa', title: 'Xã', parentId: province, from: on });
    const other = await propose('rename', [await old('Xã Khác', east)], another, 'xã Khác, xã Trùng Tên');
    expect((await refusalOf(decide(other, 1, [two]))).issues[0]!.message.vi).toContain('nhập trọn');
  });

  it('chosen by a person are asked anew once the confirmation is withdrawn', async () => {
    const [east, west] = [await district('Huyện Sáng'), await district('Huyện Chiều')];
    const sure = await old('Xã Rõ', east);
    const [one] = [await old('Xã Hai Nơi', east), await old('Xã Hai Nơi', west)];
    const made = await office.aUnit({ name: 'Xã Gộp Mới', title: 'Xã', parentId: province, from: on });
    const id = await propose('rename', [sure], made, 'xã Rõ, xã Hai Nơi');
    await decide(id, 1, [one]);
    const reason = 'Chọn nhầm xã cùng tên';
    await administrator.call(withdrawSuccession, { unitId: province, successionId: id, version: 2, reason });
    const again = (await waiting()).find((each) => each.id === id)!;
    expect([again.kind, again.from.map((side) => side.id)]).toEqual(['rename', [sure]]);
    expect(again.choices).toMatchObject([{ text: 'xã Hai Nơi' }]);
    expect(again.choices[0]!.units.map((unit) => unit.id)).toContain(one);
  });

  it('that take one unit whole are not confirmed together: both are named', async () => {
    const east = await district('Huyện Chung');
    const wanted = await old('Xã Ai Cũng Lấy', east);
    const ids = await Promise.all(
      ['Xã Nhận Một', 'Xã Nhận Hai'].map(async (name, index) => {
        const made = await office.aUnit({ name, title: 'Xã', parentId: province, from: on });
        const alone = await old(`Xã Lẻ ${index}`, east);
        return propose('rename', [alone], made, `xã Lẻ ${index}, xã Ai Cũng Lấy`);
      }),
    );
    const both = (...parts: readonly boolean[]) =>
      administrator.call(decideProposals, {
        unitId: province,
        decisions: ids.map((successionId, index) => ({
          ...{ successionId, version: 1, confirm: true },
          also: [{ unitId: wanted, isPart: parts[index]! }],
        })),
      });
    for (const parts of [
      [false, false],
      [true, false],
    ]) {
      const [issue] = (await refusalOf(both(...parts))).issues;
      expect(issue!.message.vi).toMatch(/“Xã Nhận (Một|Hai)” và “Xã Nhận (Một|Hai)”/);
    }
    expect((await both(true, true)).result.confirmed).toBe(2);
    expect(office.troubles).toEqual([]);
  });

  it('confirmed by mistake wait again, and the tree of the lists stays as it is', async () => {
    const north = await district('Huyện Bắc');
    const [a, b] = [await old('Xã Ba', north), await old('Xã Bốn', north)];
    const made = await office.aUnit({ name: 'Xã Năm', title: 'Xã', parentId: province, from: on });
    const id = await propose('merge', [a, b], made, 'xã Ba, xã Bốn');
    await decide(id, 1);
    expect((await waiting()).map((each) => each.id)).not.toContain(id);
    const reason = 'Bấm nhầm';
    await administrator.call(withdrawSuccession, { unitId: province, successionId: id, version: 2, reason });
    expect((await waiting()).find((each) => each.id === id)).toMatchObject({ state: 'proposed', version: 3 });
    const lastDays = await Promise.all(
      [a, made].map(
        async (unitId) => (await administrator.call(getUnit, { unitId })).result.versions.at(-1)!.to,
      ),
    );
    expect(lastDays).toEqual(['2025-06-30', null]);
  });
});
