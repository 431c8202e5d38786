import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { type Asked, aReport } from '../../../../tests/campaign.ts';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../../tests/office.ts';
import { openReporting, type Reporting } from '../../../../tests/reporting.ts';
import { asText, aReport as aWorldReport, soundFigures } from '../../../../tests/world.ts';
import { uuidv7 } from '../../../base/id.ts';
import { printed } from '../../../base/plain-date.ts';
import { getReport, saveCells, saveSection } from '../../reports/contract.ts';
import { textOf } from '../../reports/narrative.ts';
import { type Analysis, analyse } from '../analyse.ts';
import { getReportFile, type ReportRead, readReportFile, takeReportFile } from '../contract-import.ts';
import { takingWords } from './words.ts';

const shared = join(import.meta.dirname, '../../../../../shared/seeds');
const seeds = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.txt')) : [];

/** An invented commune's report with a section and the forms of 2022. */
const world = aWorldReport({ ...soundFigures, 'plan.tasksDone': '7' });
const told = 'Xã đã hoàn thành 7 nhiệm vụ trong kỳ.';
const paragraphs = [
  ...world.paragraphs.slice(0, 8),
  'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH',
  '2. Tiến độ thực hiện Kế hoạch CCHC năm',
  told,
];
const text = asText({ ...world, paragraphs });

/** The campaign that the report would have answered: its last year, on the form that its first table follows. */
function otherwise({ tables, report }: Analysis['extraction']) {
  const forms = tables.flatMap(({ form }) => (form === null ? [] : [form.split('/')[0]!]));
  const years = tables.flatMap(({ rows }) => Object.keys(rows[0]?.values ?? {}).map(Number));
  const last = Math.max(...years.filter((year) => year > 2000), 0);
  const year = last || Number((report.window.to ?? report.date ?? '2026').slice(0, 4));
  return { year, ...(forms[0] === undefined ? {} : { formId: forms[0] }) };
}

onEveryDatabase('a report from a file', (open) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-05');
  });

  const send = ({ unitId, reportId, officer }: Asked, name: string, bytes: Uint8Array, fileId = uuidv7()) => {
    const content = Buffer.from(bytes).toString('base64');
    return officer.call(readReportFile, { unitId, reportId, fileId, name, content });
  };
  const idsOf = ({ unitId, reportId }: Asked) => ({ unitId, reportId });
  const bytesOf = (words: string) => new TextEncoder().encode(words);

  async function takeAll(report: Asked, { fileId, figures, sections }: ReportRead) {
    const { unitId, reportId, officer } = report;
    const { cells } = (await officer.call(getReport, { unitId, reportId })).result;
    const versions = new Map(cells.map(({ indicator, version }) => [indicator, version]));
    const taken = figures
      .filter(({ value }) => value !== null)
      .map(({ indicator }) => ({ indicator, typed: null, version: versions.get(indicator)! }));
    const input = {
      unitId,
      reportId,
      fileId,
      cells: taken,
      sections: sections.map(({ section }) => section),
      isMeant: true,
    };
    return { taken, result: (await officer.call(takeReportFile, input)).result };
  }

  it('is looked at beside its places, then stands in the draft with where it came from', async () => {
    const report = await aReport(office);
    const { unitId, reportId, officer } = report;
    const read = (await send(report, 'quy-1.txt', bytesOf(text))).result;
    expect(read.figures.length).toBeGreaterThan(10);
    expect(read.figures.map(({ certainty }) => certainty)).toEqual(
      read.figures.map(({ certainty }) => certainty).sort((a, b) => a - b),
    );
    const held = (await officer.call(getReportFile, { unitId, reportId, fileId: read.fileId })).result;
    const doubts = [expect.objectContaining({ rule: 'other-period' })];
    expect(held).toEqual({ ...read, doubts });
    const { taken, result } = await takeAll(report, read);
    expect(result).toEqual({ cells: taken.length, sections: read.sections.length, left: [] });
    const { cells, sections } = (await officer.call(getReport, { unitId, reportId })).result;
    const done = cells.find(({ indicator }) => indicator === 'plan.tasksDone')!;
    expect(done).toMatchObject({ value: '7', source: 'imported' });
    expect(done.origin).toContain('quy-1.txt');
    expect(JSON.stringify(sections.find(({ id }) => id === 'direction.plan')!.content)).toContain(told);
  });

  it('of another period is told as such before it is taken, and beside each figure taken from it', async () => {
    const [report, itsOwn] = [await aReport(office), await aReport(office)];
    const { unitId, reportId, officer } = report;
    const read = (await send(report, 'cu.txt', bytesOf(text))).result;
    const window = { from: '2022-12-10', to: '2023-06-09' };
    expect(read.period).toEqual({ kind: 'half-year', year: 2023, quarter: null, ...window });
    const { doubts } = (await officer.call(getReportFile, { unitId, reportId, fileId: read.fileId })).result;
    expect(doubts).toEqual([
      expect.objectContaining({ rule: 'other-period', severity: 'warning', indicators: [] }),
    ]);
    expect(doubts[0]!.message.vi).toContain(
      'Tệp của 6 tháng đầu năm 2023 (số liệu từ 10/12/2022 đến 09/6/2023)',
    );
    expect(doubts[0]!.message.vi).toContain('báo cáo này của quý I năm 2026');
    await takeAll(report, read);
    const { cells } = (await officer.call(getReport, { unitId, reportId })).result;
    const done = cells.find(({ indicator }) => indicator === 'plan.tasksDone')!;
    expect(done.origin).toContain('(tệp của 6 tháng đầu năm 2023');
    const rows = office.database.db
      .selectFrom('report_value')
      .select('origin')
      .where('report_id', '=', reportId);
    for (const { origin } of await rows.execute()) expect(origin).toMatchObject({ period: read.period });

    const { from, to } = (await itsOwn.officer.call(getReport, idsOf(itsOwn))).result;
    const right = text
      .replaceAll('6 tháng đầu năm 2023', 'quý I năm 2026')
      .replace('từ ngày 10/12/2022 đến ngày 09/6/2023', `từ ngày ${printed(from)} đến ngày ${printed(to)}`);
    const own = (await send(itsOwn, 'dung.txt', bytesOf(right))).result;
    const held = await itsOwn.officer.call(getReportFile, { ...idsOf(itsOwn), fileId: own.fileId });
    expect(held.result.doubts).toEqual([]);
  });

  it('of another unit or period goes in only where it is said to be meant; of its own it needs no such word', async () => {
    const [report, itsOwn] = [await aReport(office), await aReport(office)];
    const { from, to } = (await itsOwn.officer.call(getReport, idsOf(itsOwn))).result;
    const right = text
      .replaceAll('6 tháng đầu năm 2023', 'quý I năm 2026')
      .replace('từ ngày 10/12/2022 đến ngày 09/6/2023', `từ ngày ${printed(from)} đến ngày ${printed(to)}`);
    const cells = [{ indicator: 'plan.tasksDone', typed: null, version: 0 }];
    const heldIn = async ({ unitId, reportId, officer }: Asked) => {
      const answer = await officer.call(getReport, { unitId, reportId });
      return answer.result.cells.filter(({ value }) => value !== null).map(({ indicator }) => indicator);
    };
    const foreign = right.replaceAll('An Bình', 'Hòa Xuân').replaceAll('AN BÌNH', 'HÒA XUÂN');
    for (const other of [text, foreign]) {
      const { fileId, unit } = (await send(report, 'khac.txt', bytesOf(other))).result;
      expect(unit).toContain(other === text ? 'An Bình' : 'Hòa Xuân');
      const input = { ...idsOf(report), fileId, cells, sections: ['direction.plan'] };
      const refused = await refusalOf(report.officer.call(takeReportFile, input));
      expect([refused.code, refused.message.vi]).toEqual([
        'input-invalid',
        expect.stringContaining('đơn vị hoặc kỳ khác'),
      ]);
      expect(refused.issues.map(({ path }) => path)).toEqual([['isMeant']]);
      expect(await heldIn(report)).toEqual([]);
    }
    const { fileId } = (await send(itsOwn, 'dung.txt', bytesOf(right))).result;
    const own = { ...idsOf(itsOwn), fileId, cells, sections: [] };
    expect((await itsOwn.officer.call(takeReportFile, own)).result.cells).toBe(1);
    expect(await heldIn(itsOwn)).toEqual(['plan.tasksDone']);
  });

  it('overwrites nothing that somebody has written meanwhile', async () => {
    const report = await aReport(office);
    const { unitId, reportId, officer } = report;
    const read = (await send(report, 'quy-1.txt', bytesOf(text))).result;
    const cell = { indicator: 'plan.tasksDone', typed: '5', missing: null, note: null, version: 0 };
    await officer.call(saveCells, { unitId, reportId, cells: [cell] });
    const cells = [{ indicator: 'plan.tasksDone', typed: null, version: 0 }];
    const input = { unitId, reportId, fileId: read.fileId, cells, sections: [], isMeant: true };
    const { result } = await officer.call(takeReportFile, input);
    expect([result.cells, result.left.map(({ what }) => what)]).toEqual([0, ['plan.tasksDone']]);
    const again = { ...input, cells: [{ indicator: 'plan.tasksDone', typed: '6', version: 1 }] };
    expect((await officer.call(takeReportFile, again)).result.cells).toBe(1);
  });

  it('that is taken again because the answer was lost is in no conflict with itself', async () => {
    const report = await aReport(office);
    const { unitId, reportId, officer } = report;
    const read = (await send(report, 'quy-1.txt', bytesOf(text))).result;
    const cells = [
      { indicator: 'plan.tasksDone', typed: null, version: 0 },
      { indicator: 'plan.tasksSet', typed: '33', version: 0 },
    ];
    const sections = read.sections.map(({ section }) => section);
    const input = { unitId, reportId, fileId: read.fileId, cells, sections, isMeant: true };
    const first = (await officer.call(takeReportFile, input)).result;
    expect(first).toEqual({ cells: 2, sections: 1, left: [] });
    expect((await officer.call(takeReportFile, input)).result).toEqual(first);
    const { result } = await officer.call(getReport, { unitId, reportId });
    expect(result.cells.filter(({ version }) => version > 0).map(({ version }) => version)).toEqual([1, 1]);
    const other = { ...input, cells: [{ indicator: 'plan.tasksSet', typed: '34', version: 0 }] };
    expect((await officer.call(takeReportFile, other)).result.left.map(({ what }) => what)).toEqual([
      'plan.tasksSet',
    ]);
  });

  it('is taken by who looked at it, and the text beside it is saved for who wrote it', async () => {
    const report = await aReport(office);
    const { unitId, reportId, officer } = report;
    const { fileId } = (await send(report, 'quy-1.txt', bytesOf(text))).result;
    const other = await office.aPerson({ role: 'reportingOfficer', unitId });
    const cells = [{ indicator: 'plan.tasksDone', typed: '6', version: 0 }];
    const taken = { unitId, reportId, fileId, cells, sections: [], isMeant: true };
    const content = [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Của tôi' }] }];
    const written = { unitId, reportId, section: 'direction.plan', version: 0, content };
    const inTheirName = [
      refusalOf(other.call(takeReportFile, { ...taken, typedBy: officer.id })),
      refusalOf(other.call(saveSection, { ...written, typedBy: officer.id })),
    ];
    for (const { code, message } of await Promise.all(inTheirName))
      expect([code, message.vi]).toEqual(['not-permitted', expect.stringContaining('người khác')]);
    expect((await other.call(takeReportFile, { ...taken, typedBy: other.id })).result.cells).toBe(1);
    expect((await other.call(saveSection, { ...written, typedBy: other.id })).result.version).toBe(1);
  });

  it('with a line of any length leaves a report that can be opened and saved; with too many lines it says so', async () => {
    const long = 'Xã đã hoàn thành nhiệm vụ trong kỳ. '.repeat(900).trim();
    const many = Array.from({ length: 2001 }, (_, index) => `Xã đã làm việc ${index}.`).join('\n');
    const open = async (told: string) => {
      const report = await aReport(office);
      const bytes = bytesOf(text.replace('Xã đã hoàn thành 7 nhiệm vụ trong kỳ.', told));
      const { result } = await takeAll(report, (await send(report, 'dai.txt', bytes)).result);
      const { unitId, reportId, officer } = report;
      const { sections } = (await officer.call(getReport, { unitId, reportId })).result;
      return { report, result, own: sections.find(({ id }) => id === 'direction.plan')! };
    };
    const { report, own } = await open(long);
    expect(own.content.length).toBeGreaterThan(1);
    expect(textOf(own.content, () => '').replaceAll('\n', ' ')).toContain(long);
    const { unitId, reportId } = report;
    const input = { unitId, reportId, section: own.id, version: own.version };
    await report.officer.call(saveSection, { ...input, content: [...own.content, ...own.content] });
    const { result, own: empty } = await open(many);
    expect(result.left).toEqual([{ what: 'direction.plan', why: takingWords.sectionTooLong }]);
    expect(empty.content).toEqual([]);
    expect(office.troubles).toEqual([]);
  });

  it('is refused and not kept where it bears a secrecy mark', async () => {
    const report = await aReport(office);
    const before = await office.database.db.selectFrom('stored_file').select('id').execute();
    const secret = text.replace('BÁO CÁO', 'TỐI MẬT\n\nBÁO CÁO');
    const refused = await refusalOf(send(report, 'mat.txt', bytesOf(secret)));
    expect([refused.code, refused.message.vi]).toEqual(['input-invalid', expect.stringContaining('Tối mật')]);
    const after = await office.database.db.selectFrom('stored_file').select('id').execute();
    expect(after).toEqual(before);
    // Nobody could ever take it out of the log: a refusal that is written down is written without the file and its name.
    const leader = await office.aPerson({ role: 'leader', unitId: report.unitId });
    expect((await refusalOf(send({ ...report, officer: leader }, 'mat.txt', bytesOf(secret)))).code).toBe(
      'not-permitted',
    );
    const entries = await office.database.db
      .selectFrom('audit_entry')
      .select('content')
      .where('operation', '=', readReportFile.name)
      .execute();
    const refusals = entries
      .map(({ content }) => JSON.parse(content))
      .filter((one) => one.outcome === 'refused');
    expect(refusals.map(({ input }) => input.name)).toEqual(['…']);
    const [begun] = Buffer.from(bytesOf(secret))
      .toString('base64')
      .match(/^.{40}/)!;
    expect(entries.filter(({ content }) => content.includes(begun))).toEqual([]);
    expect(office.troubles).toEqual([]);
  });

  it.skipIf(seeds.length === 0)(
    'each of the five reports goes in and its figures come out equal (skipped where ../shared is absent)',
    async () => {
      for (const name of seeds) {
        const bytes = new Uint8Array(readFileSync(join(shared, name)));
        const { extraction } = await analyse(new Uint8Array(bytes), name);
        const report = await aReport(office, otherwise(extraction));
        const { unitId, reportId, officer } = report;
        const read = (await send(report, name, bytes)).result;
        const { taken, result } = await takeAll(report, read);
        expect([name, result.cells, result.left]).toEqual([name, taken.length, []]);
        const { cells } = (await officer.call(getReport, { unitId, reportId })).result;
        const kept = new Map(cells.map(({ indicator, value }) => [indicator, value]));
        const rows = extraction.tables.flatMap(({ rows: all }) => all);
        const { year } = otherwise(extraction);
        const printed = (indicator: string) =>
          rows
            .filter((row) => row.indicator === indicator)
            .map((row) => (row.values === undefined ? row.value : row.values[String(year)]?.value));
        const wrong = read.figures.filter(({ indicator, table, value }) => {
          if (table === null || value === null || value.value === null) return false;
          return !printed(indicator).some(
            (each) => Number(each) === Number(kept.get(indicator)) || each === kept.get(indicator),
          );
        });
        // Scores of the index are no cells of a report's form.
        const isScored = rows.every(({ raw, values }) => raw === undefined && values === undefined);
        expect([name, taken.length > 20 || isScored]).toEqual([name, true]);
        expect([name, wrong]).toEqual([name, []]);
      }
    },
    120_000,
  );
});

onEveryDatabase('a report from a file, after others', (open) => {
  it('is held against what the unit signed before: what fell by itself, what was copied together', async () => {
    const office = await openOffice(await open(), '2026-06-15');
    const reporting = await openReporting(office, 1);
    const [commune] = reporting.communes as [Reporting['communes'][number]];
    const [first, second] = [
      await reporting.open('quarter', 2026, 1),
      await reporting.open('half-year', 2026),
    ];
    const reportId = await reporting.reportOf(commune, second);
    const content = Buffer.from(text).toString('base64');
    const file = { unitId: commune.unitId, reportId, fileId: uuidv7() };
    const { result } = await commune.officer.call(readReportFile, { ...file, name: 'cu.txt', content });
    const figures = result.figures.flatMap(({ indicator, value }) =>
      value?.value == null ? [] : [[indicator, value.value.replace('.', ',')] as const],
    );
    await reporting.send(commune, first, {
      ...Object.fromEntries(figures),
      'documents.directivesIssued': '15',
      // What the old forms do not tell of the dossiers they count.
      ...{
        'dossiers.direct': '512',
        'dossiers.early': '400',
        'dossiers.onTime': '110',
        'dossiers.late': '2',
      },
    });
    const { doubts } = (await commune.officer.call(getReportFile, file)).result;
    const fell = doubts.find(({ rule }) => rule === 'cumulative-fell')!;
    expect(fell).toMatchObject({ severity: 'error', indicators: ['documents.directivesIssued'] });
    expect(fell.message.vi).toContain('giảm từ 15');
    const copied = doubts.find(({ rule }) => rule === 'copied-from-before')!;
    expect(copied.indicators.length).toBeGreaterThan(4);
    expect(copied.indicators).not.toContain('documents.directivesIssued');
    expect(office.troubles).toEqual([]);
  });
});
