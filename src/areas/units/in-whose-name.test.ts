import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { listEntries, showHistory } from '../audit/contract.ts';
import { attachDecision, getUnit, recordSuccession, setShares } from './contract.ts';

const on = '2026-03-01';

onEveryDatabase('who administers several units', (open) => {
  let office: Office;
  let first: string;
  let second: string;
  let district: string;
  let old: string;
  let heirs: [string, string];
  let person: Person;
  let stranger: Person;
  const successionId = uuidv7();
  const pdf = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');
  beforeAll(async () => {
    office = await openOffice(await open());
    first = await office.aUnit({ name: 'Tỉnh Một', kind: 'province' });
    second = await office.aUnit({ name: 'Tỉnh Hai', kind: 'province' });
    district = await office.aUnit({ name: 'Huyện Hai', kind: 'district', parentId: second });
    old = await office.aUnit({ name: 'Xã Cũ', parentId: district });
    heirs = [
      await office.aUnit({ name: 'Xã Đông', parentId: district, from: on }),
      await office.aUnit({ name: 'Xã Tây', parentId: district, from: on }),
    ];
    const administering = (unitId: string) =>
      office.aPerson({ role: 'unitAdministrator', unitId, reach: 'below' });
    stranger = await administering(first);
    person = await administering(first);
    await office.aPost({ personId: person.id, unitId: second, role: 'unitAdministrator', reach: 'below' });
    await person.call(recordSuccession, {
      unitId: (await person.call(getUnit, { unitId: old })).result.recordsAs!,
      id: successionId,
      kind: 'split',
      on,
      decision: 'NQ 3/NQ-HĐND',
      from: [{ unitId: old, isPart: false }],
      to: heirs.map((unitId) => ({ unitId })),
    });
  });
  const chainsOf = async (operation: string) =>
    (
      await office.database.db
        .selectFrom('audit_entry')
        .select('unit_id')
        .where('operation', '=', operation)
        .execute()
    ).map(({ unit_id }) => unit_id);

  it('records in the name of the topmost above the unit looked at, not of the first one administered', async () => {
    expect(await chainsOf(recordSuccession.name)).toEqual([second]);
  });

  it('gives shares and attaches decisions in the name of the lowest above all that are concerned', async () => {
    const [view] = (await person.call(getUnit, { unitId: heirs[0] })).result.successions;
    expect(view!.inNameOf).toBe(district);
    const unitId = view!.inNameOf!;
    const share = { fromId: old, denominator: 2, numerator: 1, basis: 'dân số 31/12/2025' };
    const shares = heirs.map((toId) => ({ ...share, toId }));
    await person.call(setShares, { unitId, successionId, version: view!.version, shares });
    const file = { fileId: uuidv7(), name: 'nq3.pdf', content: pdf };
    await person.call(attachDecision, { unitId, successionId, ...file });
    expect([await chainsOf(setShares.name), await chainsOf(attachDecision.name)]).toEqual([
      [district],
      [district],
    ]);
  });

  it('for the nation writes into the logs of the provinces touched too, to be read there as their own matter', async () => {
    const national = await office.aPerson({
      role: 'unitAdministrator',
      unitId: office.rootUnitId,
      reach: 'below',
    });
    const third = await office.aUnit({ name: 'Tỉnh Ba', kind: 'province' });
    const merged = { id: uuidv7(), unitId: office.rootUnitId, kind: 'merge' as const, on };
    await national.call(recordSuccession, {
      ...{ ...merged, decision: 'NQ 202/QH15', below: 'moved' as const },
      from: [first, third].map((unitId) => ({ unitId, isPart: false })),
      to: [{ unitId: first }],
    });
    const written = (await chainsOf(recordSuccession.name)).filter((unitId) => unitId !== second);
    expect(new Set(written)).toEqual(new Set([office.rootUnitId, first, third]));
    expect(written.length).toBe(3);
    const auditor = await office.aPerson({ role: 'auditor', unitId: first });
    const asked = { unitId: first, operation: recordSuccession.name };
    const { entries } = (await auditor.call(listEntries, asked)).result;
    expect(entries.map(({ changes }) => changes[0])).toMatchObject([
      { kind: 'succession', id: merged.id, after: { decision: 'NQ 202/QH15' } },
    ]);
    const object = `succession:${merged.id}`;
    expect((await auditor.call(showHistory, { unitId: first, object })).result.count).toBe(1);
    expect(office.troubles).toEqual([]);
  });

  it('is offered neither where others decide', async () => {
    const { result } = await stranger.call(getUnit, { unitId: old });
    expect([result.recordsAs, result.successions.map(({ inNameOf }) => inNameOf)]).toEqual([null, [null]]);
  });
});
