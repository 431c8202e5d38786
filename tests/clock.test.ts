import { beforeAll, expect, it } from 'vitest';
import { signIn, whoAmI } from '../src/areas/people/contract.ts';
import { createUnit } from '../src/areas/units/contract.ts';
import { uuidv7 } from '../src/base/id.ts';
import { faultsOfChains } from './chains.ts';
import { onEveryDatabase } from './database.ts';
import { type Office, openOffice, type Person, password, refusalOf } from './office.ts';

onEveryDatabase('a clock that was set back', (open) => {
  let office: Office;
  let administrator: Person;
  beforeAll(async () => {
    office = await openOffice(await open());
    const { rootUnitId: unitId, aPerson } = office;
    administrator = await aPerson({ role: 'unitAdministrator', unitId, reach: 'below' });
  });
  const aProvince = () => ({
    id: uuidv7(),
    parentId: office.rootUnitId,
    kind: 'province' as const,
    name: 'Tỉnh Minh Họa',
    title: 'Tỉnh',
    code: null,
    codeSystem: null,
    from: '2020-01-01',
    decision: 'NQ 1/NQ-HĐND',
  });
  const minutes = (count: number) => {
    office.now = new Date(office.now.getTime() + count * 60_000);
  };

  it('is told in words while reading goes on; nothing is half written; set right, all goes on', async () => {
    await administrator.call(createUnit, aProvince());
    minutes(-60);
    const refused = aProvince();
    const refusal = await refusalOf(administrator.call(createUnit, refused));
    expect([refusal.status, refusal.code]).toEqual([503, 'clock-set-back']);
    expect(refusal.message.vi).toContain('Đồng hồ của máy chủ');
    expect((await administrator.call(whoAmI, {})).result.person?.id).toBe(administrator.id);
    const { db } = office.database;
    expect(await db.selectFrom('unit').select('id').where('id', '=', refused.id).execute()).toEqual([]);
    const entering = office.anyone(signIn, { login: administrator.login, password });
    expect((await refusalOf(entering)).code).toBe('clock-set-back');
    minutes(60);
    await administrator.call(createUnit, refused);
    expect((await office.anyone(signIn, { login: administrator.login, password })).result).toBeDefined();
    expect(await faultsOfChains(office.database)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });

  it('by what servers may differ changes nothing', async () => {
    await administrator.call(createUnit, aProvince());
    minutes(-4);
    await administrator.call(createUnit, aProvince());
    minutes(4);
    expect(await faultsOfChains(office.database)).toEqual([]);
  });

  it('does not make anybody wait for the future who mistyped a password in it', async () => {
    minutes(60 * 24 * 400);
    const wrong = () => office.anyone(signIn, { login: 'khong.co', password: 'mật khẩu đoán mò' });
    for (let tries = 0; tries < 8; tries += 1) await refusalOf(wrong());
    expect((await refusalOf(wrong())).code).toBe('too-many-requests');
    minutes(-60 * 24 * 400);
    expect((await refusalOf(wrong())).code).toBe('sign-in-refused');
  });
});
