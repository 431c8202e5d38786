import { beforeAll, describe, expect, it } from 'vitest';
import { changePerson, givePost } from '../src/areas/people/contract-unit.ts';
import { changeUnit, createUnit, getUnit, recordSuccession, setShares } from '../src/areas/units/contract.ts';
import { loadUnits } from '../src/areas/units/registry.ts';
import { validateHistory } from '../src/areas/units/validate.ts';
import { CallFailed } from '../src/base/call.ts';
import { uuidv7 } from '../src/base/id.ts';
import { faultsOfChains } from './chains.ts';
import { onEveryDatabase } from './database.ts';
import { type Office, openOffice, type Person } from './office.ts';

const decision = 'NQ 12/NQ-HĐND';
const unnamed = { title: 'Xã', code: null, codeSystem: null };

/** Who won, and what the others were told. */
async function race(calls: readonly Promise<unknown>[]): Promise<{ won: number; told: string[] }> {
  const ended = await Promise.allSettled(calls);
  const refused = ended.filter((each) => each.status === 'rejected').map(({ reason }) => reason as unknown);
  for (const reason of refused) if (!(reason instanceof CallFailed)) throw reason;
  const told = refused.map((reason) => (reason as CallFailed).refused.code);
  return { won: ended.length - refused.length, told: [...new Set(told)] };
}

onEveryDatabase('many at once', (open) => {
  let office: Office;
  let province: string;
  let people: Person[];
  beforeAll(async () => {
    office = await openOffice(await open());
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    people = await Promise.all(
      Array.from({ length: 8 }, () =>
        office.aPerson({ role: 'unitAdministrator', unitId: province, reach: 'below' }),
      ),
    );
  });
  const make = async (name: string) => {
    const id = uuidv7();
    const from = '2020-01-01';
    const unit = { id, parentId: province, kind: 'commune' as const, name, ...unnamed, from, decision };
    await people[0]!.call(createUnit, unit);
    return id;
  };

  it('set the shares of one split: one wins, the others are told', async () => {
    const [whole, left, right, id] = [await make('Xã Chia'), uuidv7(), uuidv7(), uuidv7()];
    const made = (unitId: string, name: string) => ({
      unitId,
      made: { parentId: province, kind: 'commune' as const, name, ...unnamed },
    });
    await people[0]!.call(recordSuccession, {
      id,
      unitId: province,
      kind: 'split',
      on: '2025-07-01',
      decision,
      from: [{ unitId: whole, isPart: true }],
      to: [made(left, 'Xã Trái'), made(right, 'Xã Phải')],
    });
    const set = (person: Person, part: number) =>
      person.call(setShares, {
        unitId: province,
        successionId: id,
        version: 1,
        shares: [left, right].map((toId, index) => ({
          fromId: whole,
          toId,
          numerator: index === 0 ? part : 10 - part,
          denominator: 10,
          basis: 'Dân số',
        })),
      });
    const { won, told } = await race(people.map((person, index) => set(person, index + 1)));
    expect([won, told]).toEqual([1, ['changed-by-other']]);
    const [view] = (await people[0]!.call(getUnit, { unitId: whole })).result.successions;
    expect([view!.version, view!.shares.length]).toEqual([2, 2]);
    expect(view!.shares.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(10);
  });

  it('change one account: one wins, the others are told', async () => {
    const subject = await office.aPerson({ role: 'specialist', unitId: province });
    const change = (person: Person, index: number) =>
      person.call(changePerson, {
        unitId: province,
        personId: subject.id,
        version: 1,
        fullName: `Người Thứ ${index}`,
        email: null,
        phone: null,
        active: true,
      });
    const { won, told } = await race(people.map(change));
    expect([won, told]).toEqual([1, ['changed-by-other']]);
  });

  it('merge one unit away: one wins, the others are told, and it ends once', async () => {
    const [whole, others] = [
      await make('Xã Gộp'),
      await Promise.all(people.map((_, i) => make(`Xã Nhận ${i}`))),
    ];
    const merge = (person: Person, index: number) =>
      person.call(recordSuccession, {
        id: uuidv7(),
        unitId: province,
        kind: 'merge',
        on: '2025-07-01',
        decision,
        from: [whole, others[index]!].map((unitId) => ({ unitId, isPart: false })),
        to: [{ unitId: others[index]! }],
      });
    const { won, told } = await race(people.map(merge));
    expect([won, told]).toEqual([1, ['input-invalid']]);
    const { versions, successions } = (await people[0]!.call(getUnit, { unitId: whole })).result;
    expect([versions.map(({ to }) => to), successions.length]).toEqual([['2025-06-30'], 1]);
  });

  it('give one code to different units: one wins, the others are told', async () => {
    const units = await Promise.all(people.map((_, index) => make(`Xã Mã ${index}`)));
    const rename = (person: Person, index: number) =>
      person.call(changeUnit, {
        unitId: units[index]!,
        parentId: province,
        name: `Xã Mã ${index}`,
        title: 'Xã',
        code: '00001',
        codeSystem: 'QĐ 19',
        from: '2025-07-01',
        decision,
      });
    const { won, told } = await race(people.map(rename));
    expect([won, told]).toEqual([1, ['input-invalid']]);
  });

  it('make one unit, or give one post, under one id: it is there once, and who meant another is told', async () => {
    const id = uuidv7();
    const unit = {
      id,
      parentId: province,
      kind: 'commune' as const,
      ...unnamed,
      from: '2020-01-01',
      decision,
    };
    const same = await race(people.map((person) => person.call(createUnit, { ...unit, name: 'Xã Một Lần' })));
    expect(same.won).toBe(people.length);
    const other = uuidv7();
    const different = await race(
      people.map((person, index) =>
        person.call(createUnit, { ...unit, id: other, name: `Xã Khác ${index}` }),
      ),
    );
    expect(different).toEqual({ won: 1, told: ['already-there'] });
    const subject = await office.aPerson();
    const post = {
      unitId: province,
      login: subject.login,
      reach: 'own' as const,
      from: '2026-03-02',
      to: null,
    };
    const posts = await race(
      people.map((person) =>
        person.call(givePost, { ...post, id: uuidv7(), role: 'specialist', decision: 'QĐ 1/QĐ-UBND' }),
      ),
    );
    expect([posts.won, posts.told.length]).toEqual([1, 1]);
  });

  describe('and afterwards', () => {
    it('nothing contradicts itself', async () => {
      expect(validateHistory(await loadUnits(office.database.db))).toEqual([]);
      expect(await faultsOfChains(office.database)).toEqual([]);
      expect(office.troubles).toEqual([]);
    });
  });
});
