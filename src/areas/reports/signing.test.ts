import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { paperHead, signSeen } from '../../../tests/report-makers.ts';
import { openReporting, type Reporting } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { addDelegation } from '../people/keep.ts';
import { closeReport, saveSection } from './contract.ts';
import { aParagraph, type Block, textOf } from './narrative.ts';

const today = '2026-03-20';

onEveryDatabase('who entered and who signs', (open) => {
  let office: Office;
  let reporting: Reporting;
  let campaignId: string;

  beforeAll(async () => {
    office = await openOffice(await open(), today);
    reporting = await openReporting(office, 2);
    campaignId = await reporting.open('quarter', 2026, 1);
  });

  it('a deputy of who entered is sent to another leader, and another leader signs', async () => {
    const unit = reporting.communes[0]!;
    const { unitId, leader } = unit;
    const own = {
      unitId,
      reportId: await reporting.reportOf(unit, campaignId),
    };
    // A leader who writes a section himself, as a specialist of the same unit.
    const writer = await office.aPerson({ role: 'reportingOfficer', unitId });
    const postId = await office.aPost({ personId: writer.id, unitId, role: 'leader' });
    const deputy = await office.aPerson({ role: 'documentClerk', unitId });
    await office.database.transaction((tx) =>
      addDelegation(tx, {
        id: uuidv7(),
        postId,
        postUnitId: unitId,
        toPersonId: deputy.id,
        from: today,
        to: today,
        reason: 'Đi công tác',
      }),
    );
    await reporting.fill(unit, own.reportId, { 'documents.directivesIssued': '5' });
    const content = [aParagraph('Đã ban hành kế hoạch.')];
    await writer.call(saveSection, { ...own, section: 'direction.plan', version: 0, content });
    await unit.officer.call(closeReport, { ...own, restEmpty: true });
    const signing = { ...own, ...paperHead(today) };
    const told = async (person: typeof writer) => {
      const { code, message } = await refusalOf(signSeen(person.call, signing));
      return [code, message.vi];
    };
    expect(await told(writer)).toEqual([
      'not-permitted',
      expect.stringMatching(/^Bạn đã nhập.*lãnh đạo khác/),
    ]);
    expect(await told(deputy)).toEqual([
      'not-permitted',
      expect.stringMatching(/^Người bạn ký thay.*lãnh đạo khác/),
    ]);
    const wrong = { number: 'abc/=1+1', symbol: 'x y\nz', place: 'An\nBình', signer: 'Ông Khác\nHai dòng' };
    const later = { ...signing, ...wrong, date: '2026-03-21' };
    const { code, issues } = await refusalOf(signSeen(leader.call, later));
    expect([code, issues.map(({ path }) => path[0]).sort()]).toEqual([
      'input-invalid',
      ['date', 'number', 'place', 'signer', 'symbol'],
    ]);
    expect(issues.find(({ path }) => path[0] === 'signer')?.message.vi).toContain('Trần Thị Bình');
    expect((await signSeen(leader.call, signing)).result.status).toBe('sent');
    expect(office.troubles).toEqual([]);
  });

  it('who closes is told of each section without words, and they say so where he wants it', async () => {
    const unit = reporting.communes[1]!;
    const { unitId, officer } = unit;
    const reportId = await reporting.reportOf(unit, campaignId);
    const own = { unitId, reportId };
    await reporting.fill(unit, reportId, { 'documents.directivesIssued': '5' });
    const content = [aParagraph('Đã ban hành kế hoạch.')];
    await officer.call(saveSection, { ...own, section: 'direction.plan', version: 0, content });
    // Errors that are let stand do not let the sections stand empty.
    const { message, issues } = await refusalOf(officer.call(closeReport, { ...own, despite: true }));
    const told = issues.map(({ path }) => path[1]);
    expect(message.vi).toContain(`Còn ${told.length} mục lời văn chưa viết`);
    expect(told).not.toContain('direction.plan');
    await officer.call(closeReport, { ...own, despite: true, restEmpty: true });
    const kept = await office.database.db
      .selectFrom('report_section')
      .select(['section', 'content'])
      .where('report_id', '=', reportId)
      .execute();
    const saying = kept.filter((one) => textOf(one.content as Block[], String) === 'Không có nội dung.');
    expect(saying.map(({ section }) => section).sort()).toEqual([...told].sort());
    expect(saying.length).toBeGreaterThan(3);
    expect(kept.find(({ section }) => section === 'direction.plan')?.content).toEqual(content);
  });
});
