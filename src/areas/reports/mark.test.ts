import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { paperHead, signSeen } from '../../../tests/report-makers.ts';
import { openReporting, type Reporting, type Sent, type Staffed } from '../../../tests/reporting.ts';
import { listEntries } from '../audit/contract.ts';
import {
  assignParts,
  closePart,
  closeReport,
  explainFinding,
  getReport,
  returnInside,
  saveCells,
  saveSection,
  signReport,
} from './contract.ts';
import { excuseReport, liftExcuse } from './contract-campaign.ts';
import { showDesk } from './contract-desk.ts';
import { receiveReports, returnReports, takeFigures } from './contract-receive.ts';
import { aParagraph } from './narrative.ts';

const sum = 'documents.directivesIssued';

onEveryDatabase('what the leader signs', (open) => {
  let office: Office;
  let reporting: Reporting;
  let campaignId: string;
  let unit: Staffed;
  let own: { unitId: string; reportId: string };
  const head = paperHead('2026-06-20');
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-20');
    reporting = await openReporting(office, 4);
    campaignId = await reporting.open('half-year', 2026);
    unit = reporting.communes[3]!;
    own = { unitId: unit.unitId, reportId: await reporting.reportOf(unit, campaignId) };
  });

  const seen = async (by: Staffed, at: typeof own) => (await by.leader.call(getReport, at)).result;
  const close = () => unit.officer.call(closeReport, { ...own, restEmpty: true, despite: true });
  const back = () => unit.leader.call(returnInside, { ...own, reason: 'Xem lại giúp tôi' });
  const version = async (section: string) =>
    (await seen(unit, own)).sections.find(({ id }) => id === section)!.version;

  it('is what was on the page: any other figure, note, sentence or explanation since is looked at first', async () => {
    await reporting.fill(unit, own.reportId, { [sum]: '5' });
    expect((await seen(unit, own)).mark).toBeNull();
    await close();
    const section = 'direction.plan';
    const cell = async (typed: string, note: string | null) => {
      const { version: now } = (await seen(unit, own)).cells.find(({ indicator }) => indicator === sum)!;
      const cells = [{ indicator: sum, typed, missing: null, note, version: now }];
      await unit.officer.call(saveCells, { ...own, cells });
    };
    const changes = [
      () => cell('6', null),
      () => cell('6', 'Có một văn bản liên tịch'),
      async () => {
        const content = [aParagraph('Đã ban hành kế hoạch.')];
        await unit.officer.call(saveSection, { ...own, section, version: await version(section), content });
      },
    ];
    for (const change of changes) {
      const { mark } = await seen(unit, own);
      expect(mark).not.toBeNull();
      await back();
      await change();
      await close();
      const { code, message } = await refusalOf(
        unit.leader.call(signReport, { ...own, ...head, mark: mark! }),
      );
      expect([code, message.vi]).toEqual(['changed-by-other', expect.stringContaining('đọc lại rồi ký')]);
    }
    // Given back and closed as it was: nothing else is signed than what was seen.
    const { mark, status } = await seen(unit, own);
    expect(status).toBe('closed');
    await back();
    await close();
    const { result } = await unit.leader.call(signReport, { ...own, ...head, mark: mark! });
    expect(result.status).toBe('sent');
    expect((await seen(unit, own)).mark).toBeNull();
  });

  const closedAbove = async (children: readonly Sent[]) => {
    const { province } = reporting;
    const above = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    await reporting.fill(province, above.reportId, {});
    const part = 'section:direction.plan';
    const parts = [{ part, personId: province.officer.id, dueOn: null }];
    await province.officer.call(assignParts, { ...above, parts });
    await province.officer.call(takeFigures, { ...above, children: [...children], alsoSent: true });
    return above;
  };

  it('is opened again when a version that it adds up is returned, with the reason, and nobody signs it unseen', async () => {
    const { province, communes } = reporting;
    const [one, two] = communes as [Staffed, Staffed];
    const children = [
      await reporting.send(one, campaignId, { [sum]: '90' }),
      await reporting.send(two, campaignId, { [sum]: '7' }),
    ];
    const above = await closedAbove(children);
    await province.officer.call(closePart, { ...above, part: 'section:direction.plan' });
    await province.officer.call(closeReport, { ...above, restEmpty: true, despite: true });
    const before = await seen(province, above);
    expect(before.cells.find(({ indicator }) => indicator === sum)?.value).toBe('97');
    await province.leader.call(returnReports, {
      ...{ receiverId: province.unitId, reports: [children[1]!] },
      reasons: [{ indicator: sum, text: 'Số liệu chưa đúng' }],
    });
    const after = await seen(province, above);
    expect([after.status, after.actions[0]]).toEqual([
      'draft',
      expect.objectContaining({
        kind: 'returnedInside',
        reason: expect.stringContaining('Xã Số 2 đã bị trả lại'),
      }),
    ]);
    expect(after.parts.find(({ part }) => part === 'section:direction.plan')?.closed).toBe(false);
    const told = (await province.officer.call(showDesk, {})).result.notices;
    expect(told).toContainEqual(
      expect.objectContaining({ kind: 'returned-inside', reportId: above.reportId }),
    );
    const auditor = await office.aPerson({ role: 'auditor', unitId: province.unitId, reach: 'below' });
    const { entries } = (
      await auditor.call(listEntries, { unitId: province.unitId, operation: 'reports.returnReports' })
    ).result;
    expect(JSON.stringify(entries)).toContain(above.reportId);
    // It says that it is a draft, and closed again it is another report than the one that was seen.
    const sign = () => province.leader.call(signReport, { ...above, ...head, mark: before.mark! });
    expect((await refusalOf(sign())).code).toBe('input-invalid');
    await province.officer.call(closePart, { ...above, part: 'section:direction.plan' });
    await province.officer.call(closeReport, { ...above, restEmpty: true, despite: true });
    expect((await refusalOf(sign())).code).toBe('changed-by-other');
  });

  it('is another report where the own part of a sum changed, though the sum did not', async () => {
    const { province } = reporting;
    const above = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    const of = async () => {
      const { mark, cells } = await seen(province, above);
      const { value, version, addedUp } = cells.find(({ indicator }) => indicator === sum)!;
      return { mark: mark!, value, version, own: addedUp!.own };
    };
    const before = await of();
    await province.leader.call(returnInside, { ...above, reason: 'Xem lại giúp tôi' });
    const cell = { indicator: sum, typed: '0', missing: null, note: null, version: before.version };
    await province.officer.call(saveCells, { ...above, cells: [cell] });
    await province.officer.call(closePart, { ...above, part: 'section:direction.plan' });
    await province.officer.call(closeReport, { ...above, restEmpty: true, despite: true });
    const after = await of();
    expect([before.own.missing, after.own.value, after.value]).toEqual(['nothing-arose', '0', before.value]);
    expect(after.mark).not.toBe(before.mark);
    const signing = province.leader.call(signReport, { ...above, ...head, mark: before.mark });
    expect((await refusalOf(signing)).code).toBe('changed-by-other');
  });

  it('is opened again when a unit below is excused or owes again; what merely was received asks for a second look', async () => {
    const { province, communes, manager } = reporting;
    const above = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    const again = async () => {
      await province.officer.call(closePart, { ...above, part: 'section:direction.plan' });
      await province.officer.call(closeReport, { ...above, restEmpty: true, despite: true });
    };
    const three = communes[2]!;
    const third = { unitId: three.unitId, reportId: await reporting.reportOf(three, campaignId) };
    for (const operation of [excuseReport, liftExcuse]) {
      await manager.call(operation, { ...third, reason: 'Theo quyết định của tỉnh' });
      const { status, actions } = await seen(province, above);
      expect([status, actions[0]?.reason]).toEqual(['draft', expect.stringContaining('Xã Số 3')]);
      await again();
    }
    const { mark } = await seen(province, above);
    const [one] = communes as [Staffed];
    const sent = { unitId: one.unitId, reportId: await reporting.reportOf(one, campaignId), number: 1 };
    await province.leader.call(receiveReports, { receiverId: province.unitId, reports: [sent] });
    const { code } = await refusalOf(province.leader.call(signReport, { ...above, ...head, mark: mark! }));
    expect(code).toBe('changed-by-other');
    const open = (await seen(province, above)).findings.filter(
      ({ severity, explanation }) => severity === 'error' && explanation === null,
    );
    for (const { key: finding } of open)
      await province.officer.call(explainFinding, { ...above, finding, text: 'Số đúng theo sổ theo dõi.' });
    expect((await signSeen(province.leader.call, { ...above, ...head })).result.status).toBe('sent');
    expect(office.troubles).toEqual([]);
  });
});
