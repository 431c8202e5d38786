import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { openReporting, type Reporting, type Staffed } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { readReportFile } from '../legacy/contract-import.ts';
import { addSuccession } from '../units/keep.ts';
import type { Share } from '../units/unit.ts';
import { assignParts, getReport } from './contract.ts';
import { nameSuccessor, showMatrix } from './contract-campaign.ts';
import { addPicture } from './contract-pictures.ts';

/** One white point. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWP4//8/AAX+Av5Y8msOAAAAAElFTkSuQmCC';
const on = '2026-06-15';
const reason = 'Theo quyết định bàn giao hồ sơ';

onEveryDatabase('a unit divided after the closing day', (open) => {
  let office: Office;
  let reporting: Reporting;
  let campaignId: string;
  let unitId: string;
  let east: Staffed;
  let west: Staffed;
  /** Divided with shares, and without. */
  let shared: string;
  let unshared: string;

  async function divided(name: string, parts: readonly number[]): Promise<string> {
    const id = await office.aUnit({ name, parentId: unitId, to: '2026-06-14' });
    const heirs = [east.unitId, west.unitId];
    const shares = parts.map(
      (numerator, at): Share => ({
        ...{ fromId: id, toId: heirs[at]!, basis: 'dân số' },
        share: { numerator, denominator: 10 },
      }),
    );
    await office.database.transaction((tx) =>
      addSuccession(
        tx,
        {
          ...{ id: uuidv7(), kind: 'split', on, decision: 'NQ 3/NQ-UBTVQH' },
          from: [{ unitId: id, isPart: false }],
          to: heirs.map((heir) => ({ unitId: heir })),
          ...{ shares, proposed: null },
        },
        office.now,
      ),
    );
    return id;
  }

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-20');
    unitId = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    reporting = await openReporting(office, 1, unitId);
    east = await reporting.staff(await office.aUnit({ name: 'Xã Đông', parentId: unitId, from: on }));
    west = await reporting.staff(await office.aUnit({ name: 'Xã Tây', parentId: unitId, from: on }));
    shared = await divided('Xã Có Tỷ Lệ', [4, 6]);
    unshared = await divided('Xã Chưa Có Tỷ Lệ', []);
    campaignId = await reporting.open('half-year', 2026);
  });

  const rowOf = async (id: string) =>
    (await reporting.manager.call(showMatrix, { unitId, campaignId })).result.reports.find(
      (one) => one.unitId === id,
    )!;
  const own = async (id: string) => ({ unitId: id, reportId: (await rowOf(id)).reportId });
  const seen = async (who: Staffed, id: string) => (await who.officer.call(getReport, await own(id))).result;
  const enters = async (who: Staffed, id: string) => {
    const { reportId } = await own(id);
    return reporting.enter({ ...who, unitId: id }, reportId, 'feedback.received', '4', 0);
  };

  it('is gone on with by what got the largest part; the other reads it and is told', async () => {
    expect((await rowOf(shared)).heirId).toBe(west.unitId);
    const { heirs, may, cells } = await seen(east, shared);
    expect([heirs, may]).toEqual([{ units: ['Xã Đông', 'Xã Tây'], named: 'Xã Tây', own: false }, []]);
    expect(cells.filter(({ editable }) => editable)).toEqual([]);
    const { code, issues } = await refusalOf(enters(east, shared));
    expect([code, issues.length]).toEqual(['input-invalid', 0]);
    await enters(west, shared);
    const after = await seen(west, shared);
    expect(after.heirs!.own).toBe(true);
    expect(after.may).toContain('reports.saveCells');
  });

  it('takes files and people of that one alone', async () => {
    const place = await own(shared);
    const give = (to: Staffed, by: Staffed) => {
      const given = { part: 'section:direction.plan', personId: to.officer.id, dueOn: null };
      return by.officer.call(assignParts, { ...place, parts: [given] });
    };
    const { colleagues } = await seen(west, shared);
    expect(colleagues.map(({ id }) => id)).toEqual([west.officer.id]);
    expect((await refusalOf(give(east, west))).issues).toMatchObject([{ path: ['parts', 0, 'personId'] }]);
    await give(west, west);
    const file = (name: string) => ({ ...place, fileId: uuidv7(), name, content: png });
    expect((await refusalOf(east.officer.call(addPicture, file('a.png')))).code).toBe('input-invalid');
    await west.officer.call(addPicture, file('b.png'));
    const text = Buffer.from('BÁO CÁO\nCông tác cải cách hành chính').toString('base64');
    const paper = () => ({ ...file('c.txt'), content: text });
    expect((await refusalOf(east.officer.call(readReportFile, paper()))).code).toBe('input-invalid');
    await west.officer.call(readReportFile, paper());
  });

  it('waits, where no share tells, until who opened the campaign names one', async () => {
    expect(await rowOf(unshared)).toMatchObject({ heirId: null, nameable: true });
    for (const heir of [east, west]) {
      expect((await seen(heir, unshared)).heirs).toMatchObject({ named: null, own: false });
      expect((await refusalOf(enters(heir, unshared))).code).toBe('input-invalid');
    }
    const named = { ...(await own(unshared)), successorId: east.unitId, reason };
    await reporting.manager.call(nameSuccessor, named);
    expect((await rowOf(unshared)).heirId).toBe(east.unitId);
    await enters(east, unshared);
    expect((await refusalOf(enters(west, unshared))).code).toBe('input-invalid');
    // What was named can be named anew; the draft goes over as it is.
    await reporting.manager.call(nameSuccessor, { ...named, successorId: west.unitId });
    const { heirs, cells, actions } = await seen(west, unshared);
    expect([heirs!.own, cells.find(({ indicator }) => indicator === 'feedback.received')!.value]).toEqual([
      true,
      '4',
    ]);
    expect(actions.map(({ kind }) => kind)).toEqual(['successorNamed', 'begun', 'successorNamed']);
    const actingWest = { ...west, unitId: unshared };
    await reporting.fill(actingWest, named.reportId, {});
    const sent = await reporting.sign(actingWest, named.reportId);
    await reporting.receive([sent]);
  });

  it('nobody else is named, and nobody else names', async () => {
    const [other] = reporting.communes as [Staffed];
    const named = { ...(await own(shared)), successorId: east.unitId, reason };
    const wrong = reporting.manager.call(nameSuccessor, { ...named, successorId: other.unitId });
    expect((await refusalOf(wrong)).issues.map(({ path }) => path)).toEqual([['successorId']]);
    for (const person of [west.leader, other.leader, reporting.province.leader])
      expect((await refusalOf(person.call(nameSuccessor, named))).code).toBe('not-permitted');
    const whole = { ...(await own(other.unitId)), successorId: east.unitId, reason };
    expect((await refusalOf(reporting.manager.call(nameSuccessor, whole))).code).toBe('input-invalid');
    expect(office.troubles).toEqual([]);
  });
});
