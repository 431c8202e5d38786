import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { paperHead, signSeen } from '../../../tests/report-makers.ts';
import { openReporting, type Reporting } from '../../../tests/reporting.ts';
import { closeReport, explainFinding, getReport, saveSection } from './contract.ts';
import { getSent, returnReports } from './contract-receive.ts';
import { aParagraph } from './narrative.ts';

const counted = {
  'documents.directivesIssued': '12',
  'dossiers.commune.resolved': '512',
  'dossiers.commune.resolvedOnTime': '510',
  'feedback.received': '31',
  'feedback.resolved': '31',
  'online.filing.total': '521',
  'online.filing.online': '470',
  'dossiers.carriedOver': '3',
  'dossiers.direct': '51',
  'dossiers.early': '400',
  'dossiers.onTime': '110',
  'dossiers.late': '2',
  'dossiers.inProgressWithin': '12',
  'staff.assigned': '42',
  'staff.present': '41',
};

onEveryDatabase('a report against those before and beside it', (open) => {
  let office: Office;
  let reporting: Reporting;
  let first: string;
  let second: string;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-15');
    reporting = await openReporting(office, 3);
    first = await reporting.open('quarter', 2026, 1);
    second = await reporting.open('half-year', 2026);
  });

  const found = async (index: number, campaignId: string) => {
    const { officer, unitId } = reporting.communes[index]!;
    const reportId = await reporting.reportOf(reporting.communes[index]!, campaignId);
    return (await officer.call(getReport, { unitId, reportId })).result.findings.map(
      ({ key, severity, section, message }) => ({ rule: key.split('|')[0], severity, section, message, key }),
    );
  };
  const brief = async (index: number, campaignId: string) =>
    (await found(index, campaignId)).map(({ rule, severity }) => [rule, severity]);

  it('a cumulative figure that fell below the signed one blocks the signature until it is explained', async () => {
    const [one] = reporting.communes as [Reporting['communes'][number]];
    await reporting.send(one, first, counted);
    const reportId = await reporting.reportOf(one, second);
    await reporting.fill(one, reportId, { ...counted, 'documents.directivesIssued': '5' });
    const all = await found(0, second);
    expect(all.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['cumulative-fell', 'error'],
      ['copied-from-before', 'warning'],
    ]);
    const own = { unitId: one.unitId, reportId };
    await one.officer.call(closeReport, { ...own, despite: true, restEmpty: true });
    const sign = () => signSeen(one.leader.call, { ...own, ...paperHead('2026-06-15') });
    expect((await refusalOf(sign())).message.vi).toContain('Còn 1 lỗi');
    const text = 'Kỳ trước đếm cả văn bản của Đảng ủy xã';
    await one.officer.call(explainFinding, { ...own, finding: all[0]!.key, text });
    expect((await sign()).result.status).toBe('sent');

    // Who receives it sees what the leader saw, and goes on seeing it when others have sent since.
    const seen = async () => {
      const { findings, explanations } = (
        await reporting.province.leader.call(getSent, { ...own, number: 1 })
      ).result;
      return { findings, explained: explanations.map(({ message }) => message) };
    };
    const before = await seen();
    expect(before.explained).toEqual([all[0]!.message]);
    expect(before.findings.map(({ message }) => message)).toEqual([all[1]!.message]);
    const earlier = await reporting.reportOf(one, first);
    const reports = [{ unitId: one.unitId, reportId: earlier, number: 1 }];
    const reasons = [{ indicator: null, text: 'Đề nghị rà soát lại' }];
    await reporting.province.leader.call(returnReports, {
      receiverId: reporting.province.unitId,
      reports,
      reasons,
    });
    expect(await found(0, second)).toMatchObject(all.map(({ rule, severity }) => ({ rule, severity })));
    expect(await seen()).toEqual(before);
    await reporting.sign(one, earlier);
  });

  it('figures that another signed are told without saying whose; of those returned nothing is told', async () => {
    const [, two, three] = reporting.communes as unknown as [
      never,
      Reporting['communes'][number],
      Reporting['communes'][number],
    ];
    const reportId = await reporting.reportOf(three, first);
    await reporting.fill(three, reportId, counted);
    // The first one of the test before had signed the same figures.
    const [alike] = await found(2, first);
    expect(alike).toMatchObject({ rule: 'copied-from-neighbour', severity: 'warning' });
    expect(alike!.message.vi).toContain('trùng với đơn vị khác');
    expect(JSON.stringify(alike)).not.toContain('Xã Số');
    const sent = await reporting.send(two, first, { ...counted, 'staff.present': '40' });
    expect(await brief(2, first)).toEqual([['copied-from-neighbour', 'warning']]);
    const one = await reporting.reportOf(reporting.communes[0]!, first);
    const reasons = [{ indicator: null, text: 'Đề nghị rà soát lại' }];
    const returned = [sent, { ...sent, unitId: reporting.communes[0]!.unitId, reportId: one, number: 2 }];
    await reporting.province.leader.call(returnReports, {
      receiverId: reporting.province.unitId,
      reports: returned,
      reasons,
    });
    expect(await brief(2, first)).toEqual([]);
  });

  it('a section that is the last one again is noted at its place', async () => {
    const [, , three] = reporting.communes as unknown as [never, never, Reporting['communes'][number]];
    const words = 'Ủy ban nhân dân xã tiếp tục chỉ đạo các bộ phận chuyên môn rà soát, niêm yết, hướng dẫn';
    const text = `${words} người dân ${'thực hiện dịch vụ công trực tuyến tại thôn bản. '.repeat(1)}${[...'abcdefghiklmnopqrstuvxy'].map((letter) => `việc ${letter}`).join(' ')}`;
    const write = async (reportId: string, content: string) => {
      const { sections } = (await three.officer.call(getReport, { unitId: three.unitId, reportId })).result;
      const { id: section, version } = sections[0]!;
      const put = { unitId: three.unitId, reportId, section, version, content: [aParagraph(content)] };
      await three.officer.call(saveSection, put);
      return section;
    };
    const before = await reporting.reportOf(three, first);
    const section = await write(before, text);
    await reporting.sign(three, before);
    await write(await reporting.reportOf(three, second), `${text} Thêm một câu.`);
    expect(await found(2, second)).toMatchObject([{ rule: 'copied-text', severity: 'note', section }]);
    await write(await reporting.reportOf(three, second), 'Kỳ này xã làm những việc khác hẳn.');
    expect(await found(2, second)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});
