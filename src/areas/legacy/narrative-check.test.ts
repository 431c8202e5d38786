import { beforeAll, expect, it } from 'vitest';
import { type Asked, aReport, typeCells } from '../../../tests/campaign.ts';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { paperHead, signSeen } from '../../../tests/report-makers.ts';
import { openReporting } from '../../../tests/reporting.ts';
import { closeReport, explainFinding, getReport, saveSection } from '../reports/contract.ts';
import { getSent } from '../reports/contract-receive.ts';
import type { Block } from '../reports/narrative.ts';
import { checkNarrative } from './contract-narrative.ts';

const section = 'direction.plan';
const words = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });

async function typedReport(office: Office, typed: Readonly<Record<string, string>>): Promise<Asked> {
  const report = await aReport(office);
  await typeCells(report, typed);
  return report;
}

onEveryDatabase('the narrative of a draft', (open) => {
  let office: Office;
  let report: Asked;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-05');
    report = await aReport(office);
    await typeCells(report, { 'plan.tasksSet': '10', 'plan.tasksDone': '7' });
  });

  async function findingsOf(content: Block[]) {
    const { unitId, reportId, officer } = report;
    const { sections } = (await officer.call(getReport, { unitId, reportId })).result;
    const { version } = sections.find(({ id }) => id === section)!;
    await officer.call(saveSection, { unitId, reportId, section, version, content });
    return (await officer.call(checkNarrative, { unitId, reportId })).result.findings;
  }

  it('does not take a bound figure for another one that the words beside it could mean', async () => {
    await typeCells(report, { 'feedback.received': '3', 'feedback.resolved': '3' });
    await typeCells(report, { 'dossiers.commune.resolved': '171' });
    const said = (figure: unknown): Block => ({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Đã tiếp nhận 3 phản ánh, kiến nghị, đã giải quyết xong ' },
        figure as never,
        { type: 'text', text: ' hồ sơ thủ tục hành chính thuộc thẩm quyền cấp xã.' },
      ],
    });
    const typed = await findingsOf([said({ type: 'text', text: '127' })]);
    expect(typed.map(({ message }) => message)).toEqual([expect.stringContaining('171')]);
    const bound = { type: 'figure', attrs: { indicator: 'feedback.resolved', shown: '3' } };
    expect(await findingsOf([said(bound)])).toEqual([]);
  });

  it('reads the sentences that the outline proposes, and words near them, where another figure was typed in', async () => {
    const office = await openOffice(await open(), '2026-03-05');
    const { unitId, reportId, officer } = await typedReport(office, {
      'documents.directivesIssued': '16',
      'publicity.news': '31',
      'publicity.newsOnReform': '9',
    });
    let version = 0;
    const told = async (text: string, at = 'direction.activities') => {
      await officer.call(saveSection, { unitId, reportId, section: at, version, content: [words(text)] });
      version += 1;
      const { findings } = (await officer.call(checkNarrative, { unitId, reportId })).result;
      return findings.map(({ severity, message }) => [severity, message]);
    };
    const sentence = (count: number) =>
      `Phường đã ban hành ${count} văn bản chỉ đạo, đôn đốc thực hiện công tác cải cách hành chính.`;
    expect(await told(sentence(12))).toEqual([['warning', expect.stringMatching(/ghi 12, biểu ghi 16/)]]);
    expect(await told(`Trong kỳ báo cáo, đơn vị ${sentence(12).slice(7)}`)).toHaveLength(1);
    expect(await told('Phường đã ban hành 99 văn bản chỉ đạo, điều hành.')).toEqual([
      ['warning', expect.stringMatching(/99/)],
    ]);
    for (const text of [
      sentence(16),
      'Phường đã ban hành 3 văn bản chỉ đạo về chuyển đổi số.',
      'Năm 2024, phường đã ban hành 12 văn bản chỉ đạo, đôn đốc thực hiện công tác cải cách hành chính.',
      'Đã đăng, phát 31 tin, bài, trong đó 9 tin, bài tuyên truyền về cải cách hành chính.',
    ])
      expect(await told(text)).toEqual([]);
    const news = 'Đã đăng, phát 40 tin, bài, trong đó 8 tin, bài tuyên truyền về cải cách hành chính.';
    expect((await told(news)).map(([, message]) => message)).toEqual([
      expect.stringMatching(/40/),
      expect.stringMatching(/8/),
    ]);
    expect(office.troubles).toEqual([]);
  });

  it('contradicts no sentence that it proposes itself where the form says the same', async () => {
    const office = await openOffice(await open(), '2026-03-05');
    const figures = { assigned: '6', doneOnTime: '3', doneLate: '1', overdue: '2' };
    const named = Object.entries(figures).map(([name, value]) => [`tasks.fromProvince.${name}`, value]);
    const { unitId, reportId, officer } = await typedReport(office, Object.fromEntries(named));
    const at = { unitId, reportId, section: 'direction.tasks' };
    const { sections } = (await officer.call(getReport, { unitId, reportId })).result;
    const { proposed: content, version } = sections.find(({ id }) => id === at.section)!;
    expect(JSON.stringify(content)).toContain('tasks.fromProvince.doneLate');
    await officer.call(saveSection, { ...at, version, content });
    const { findings } = (await officer.call(checkNarrative, { unitId, reportId })).result;
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(office.troubles).toEqual([]);
  });

  it('contradicts no list that it proposes itself', async () => {
    const office = await openOffice(await open(), '2026-03-05');
    const { unitId, reportId, officer } = await typedReport(office, {
      'plan.tasksSet': '20',
      'plan.tasksDone': '12',
    });
    const lines = [
      'Kế hoạch cải cách hành chính năm đề ra 20 nhiệm vụ; đến thời điểm báo cáo đã hoàn thành 12 nhiệm vụ, đạt 60%.',
      'Tiến độ theo lĩnh vực:',
      'Chỉ đạo, điều hành: hoàn thành 3/5 nhiệm vụ;',
      'Cải cách thể chế: hoàn thành 1/2 nhiệm vụ;',
      'Cải cách thủ tục hành chính: hoàn thành 1/4 nhiệm vụ, 1 nhiệm vụ quá hạn chưa hoàn thành;',
      'Xây dựng và phát triển chính quyền số: hoàn thành 1/3 nhiệm vụ.',
      'Nhiệm vụ trong kế hoạch chậm so với thời hạn:',
      'Rà soát văn bản quy phạm pháp luật đã ban hành: hạn 30/4/2026, đã hoàn thành ngày 12/5/2026; chủ trì: Nguyễn Thị Cẩm Tú; lý do: Phải chờ số liệu của các bộ phận nên xong chậm;',
      'Rà soát, đề xuất đơn giản hóa ít nhất hai thủ tục: hạn 30/6/2026, chưa hoàn thành; chủ trì: Nguyễn Thị Cẩm Tú;',
      'Rà soát tài sản công sau sắp xếp: hạn 15/8/2026, chưa hoàn thành.',
    ];
    const at = { unitId, reportId, section: 'direction.plan' };
    await officer.call(saveSection, { ...at, version: 0, content: lines.map(words) });
    const { findings } = (await officer.call(checkNarrative, { unitId, reportId })).result;
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(office.troubles).toEqual([]);
  });

  it('what kept a leader from signing still does where the outline proposes the sentence', async () => {
    const office = await openOffice(await open(), '2026-03-05');
    const { unitId, reportId, officer } = await typedReport(office, {
      ...{ 'legal.issued': '5', 'legal.issuedByCommune': '5' },
      ...{ 'dossiers.commune.resolved': '171', 'dossiers.commune.resolvedOnTime': '170' },
      ...{ 'dossiers.early': '100', 'dossiers.onTime': '70', 'dossiers.late': '1' },
      ...{
        'dossiers.carriedOver': '10',
        'online.filing.online': '90',
        'dossiers.direct': '80',
        'dossiers.byPost': '0',
      },
    });
    let version = 0;
    const told = async (text: string) => {
      const content = [words(text)];
      await officer.call(saveSection, { unitId, reportId, section, version, content });
      version += 1;
      const { findings } = (await officer.call(checkNarrative, { unitId, reportId })).result;
      return findings.map(({ severity, message }) => [severity, message]);
    };
    const issued = (count: number) => `Trong kỳ đã ban hành ${count} văn bản quy phạm pháp luật.`;
    expect(await told(issued(3))).toEqual([['error', expect.stringMatching(/ghi 3, biểu ghi 5/)]]);
    expect(await told(issued(5))).toEqual([]);
    const resolved = (count: number) =>
      `Ủy ban nhân dân cấp xã đã giải quyết xong ${count} hồ sơ, trong đó 170 hồ sơ đúng hạn, kể cả trước hạn, đạt 99,42%.`;
    expect(await told(resolved(172))).toContainEqual([
      'error',
      expect.stringMatching(/ghi 172, biểu ghi 171/),
    ]);
    expect(await told(resolved(171))).toEqual([]);
    // Words near it are held against a figure that this form does not have.
    const received = (count: number) =>
      `Tổng số hồ sơ tiếp nhận là ${count} hồ sơ, trong đó mới tiếp nhận trong kỳ 170 hồ sơ, từ kỳ trước chuyển sang 10 hồ sơ.`;
    expect(await told(received(181))).toContainEqual([
      'warning',
      expect.stringMatching(/ghi 181, biểu ghi 180/),
    ]);
    expect(office.troubles).toEqual([]);
  });

  it('takes no longer enumeration for a sentence that the outline proposes', async () => {
    const office = await openOffice(await open(), '2026-03-05');
    const { unitId, reportId, officer } = await typedReport(office, {
      'recruitment.civilServants': '8',
      'staff.cut': '1',
    });
    let version = 0;
    const told = async (text: string) => {
      const content = [words(text)];
      await officer.call(saveSection, { unitId, reportId, section, version, content });
      version += 1;
      const { findings } = (await officer.call(checkNarrative, { unitId, reportId })).result;
      return findings.map(({ message }) => message);
    };
    for (const text of [
      'Trong kỳ đã tuyển dụng 12 công chức, viên chức.',
      'Trong kỳ đã tinh giản 4 biên chế sự nghiệp.',
    ])
      expect(await told(text)).toEqual([]);
    for (const end of ['.', '; đã cử đi học.', ''])
      expect(await told(`Trong kỳ đã tuyển dụng 12 công chức${end}`)).toEqual([
        expect.stringMatching(/ghi 12, biểu ghi 8/),
      ]);
  });

  it('is held against the forms: a figure that differs is told where it stands', async () => {
    const sentence = 'Đã hoàn thành 9/10 nhiệm vụ đề ra trong Kế hoạch.';
    const findings = await findingsOf([words('Mở đầu.'), words(sentence)]);
    const place = findings.flatMap(({ at }) => at)[0]!;
    expect(place).toMatchObject({ section, line: 1 });
    expect(sentence.slice(place.start, place.end)).toBe(place.quote);
    expect(findings[0]!.message).toMatch(/9/);
    expect(await findingsOf([words('Đã hoàn thành 7/10 nhiệm vụ đề ra trong Kế hoạch.')])).toEqual([]);
  });

  it('words of another unit or of a year long past are told beside the section, as a warning', async () => {
    const findings = await findingsOf([
      words('Mở đầu.'),
      words('Trong 6 tháng đầu năm 2023, UBND xã Suối Vắng đã họp.'),
    ]);
    expect(findings.map(({ rule, severity, at }) => [rule, severity, at[0]?.line, at[0]?.quote])).toEqual([
      ['text-of-other-year', 'warning', 1, 'năm 2023'],
      ['text-of-other-unit', 'warning', 1, 'xã Suối Vắng'],
    ]);
    expect(await findingsOf([words('Trong quý I năm 2026, UBND đã họp.')])).toEqual([]);
  });

  it('a bound figure is read as it is now, so that it never differs from its cell', async () => {
    const figure = (indicator: string) => ({
      type: 'figure' as const,
      attrs: { indicator, shown: '3' },
    });
    const said: Block = {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Đã hoàn thành ' },
        figure('plan.tasksDone'),
        { type: 'text', text: '/10 nhiệm vụ đề ra trong Kế hoạch.' },
      ],
    };
    expect(await findingsOf([said])).toEqual([]);
    expect(office.troubles).toEqual([]);
  });

  it('an error in the text keeps the leader from signing until it is explained, and who closes is told of it', async () => {
    const office = await openOffice(await open(), '2026-03-20');
    const reporting = await openReporting(office, 1);
    const unit = reporting.communes[0]!;
    const { unitId, officer, leader } = unit;
    const campaign = await reporting.open('quarter', 2026, 1);
    const own = { unitId, reportId: await reporting.reportOf(unit, campaign) };
    await reporting.fill(unit, own.reportId, { 'plan.tasksSet': '10', 'plan.tasksDone': '7' });
    const shown = { type: 'figure' as const, attrs: { indicator: 'plan.tasksDone', shown: '3' } };
    const content: Block[] = [
      words('Đã hoàn thành 9/10 nhiệm vụ đề ra trong Kế hoạch.'),
      { type: 'paragraph', content: [{ type: 'text', text: 'Số nhiệm vụ đã làm xong: ' }, shown] },
    ];
    await officer.call(saveSection, { ...own, section, version: 0, content });
    const { findings } = (await officer.call(checkNarrative, own)).result;
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);

    const told = await refusalOf(officer.call(closeReport, { ...own, restEmpty: true }));
    expect(told.message.vi).toContain(`Còn ${errors.length} lỗi chưa sửa, chưa giải trình và 1 số`);
    const issues = told.issues.map(({ message }) => message.vi);
    for (const { message } of errors) expect(issues).toContainEqual(expect.stringContaining(message));
    expect(issues).toContainEqual(expect.stringContaining('đã đổi từ “3” thành “7”'));
    await officer.call(closeReport, { ...own, despite: true, restEmpty: true });

    const sign = () => signSeen(leader.call, { ...own, ...paperHead('2026-03-20') });
    expect((await refusalOf(sign())).message.vi).toContain(`Còn ${errors.length} lỗi`);
    const text = 'Hai nhiệm vụ chờ cấp trên xác nhận.';
    for (const { key } of errors) await officer.call(explainFinding, { ...own, finding: key, text });
    const explained = (await officer.call(checkNarrative, own)).result.findings;
    expect(explained[0]!.explanation).toEqual({ text, decision: null });
    const others = explained.filter(({ severity }) => severity !== 'error');
    expect((await sign()).result.status).toBe('sent');
    const sent = { ...own, number: 1 };
    const seen = (await reporting.province.leader.call(getSent, sent)).result;
    const { explanations } = seen;
    const ofText = seen.findings.filter(({ quote }) => quote !== null);
    expect(ofText.map(({ message }) => message.vi)).toEqual(others.map(({ message }) => message));
    expect(explanations.map(({ message }) => message.vi)).toEqual(errors.map(({ message }) => message));
    expect(office.troubles).toEqual([]);
  });

  it('gives a figure where the form says that nothing arose, or no: told at the passage', async () => {
    const office = await openOffice(await open(), '2026-03-20');
    const reporting = await openReporting(office, 1);
    const unit = reporting.communes[0]!;
    const { unitId, officer } = unit;
    const own = {
      unitId,
      reportId: await reporting.reportOf(unit, await reporting.open('quarter', 2026, 1)),
    };
    await reporting.fill(unit, own.reportId, { 'dialogue.held': '0' });
    const inspected = 'Trong quý I, phường đã kiểm tra 4 đơn vị.';
    const put = (section: string, version: number, text: string) =>
      officer.call(saveSection, { ...own, section, version, content: [words(text)] });
    const told = async () =>
      (await officer.call(checkNarrative, own)).result.findings.map(({ severity, message, at }) => [
        severity,
        message,
        at[0]!.section,
      ]);
    await put('direction.inspection', 0, inspected);
    const nothing = expect.stringMatching(/ghi 4, biểu ghi “không phát sinh”/);
    expect(await told()).toEqual([['warning', nothing, 'direction.inspection']]);
    await put('direction.inspection', 1, 'Dự kiến quý II kiểm tra 4 đơn vị.');
    // Elsewhere the same words speak of other inspections.
    await put('results.finance', 0, inspected);
    expect(await told()).toEqual([]);
    await put('results.finance', 1, 'Lãnh đạo phường đã tổ chức 2 cuộc đối thoại với người dân.');
    expect(await told()).toEqual([
      ['warning', expect.stringContaining('ghi 2, biểu ghi 0'), 'results.finance'],
    ]);
    const version = (await officer.call(getReport, own)).result.cells.find(
      ({ indicator }) => indicator === 'inspection.departmentsInspected',
    )!.version;
    await reporting.enter(unit, own.reportId, 'inspection.departmentsInspected', '3', version);
    await put('results.finance', 2, 'Không.');
    // How many of them it counts is left open.
    await put('direction.inspection', 2, inspected);
    expect(await told()).toEqual([]);
    expect(office.troubles).toEqual([]);
  });

  it('does its own arithmetic right', async () => {
    const [finding] = await findingsOf([words('Tiếp nhận 50 hồ sơ, đã giải quyết 40 hồ sơ, đạt tỷ lệ 90%.')]);
    expect(finding?.at[0]).toMatchObject({ section, line: 0 });
  });
});
