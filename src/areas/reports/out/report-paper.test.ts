import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { writePaperDocx } from '../../../formats/paper/docx.ts';
import { writeFormSheets } from '../../../formats/paper/sheets.ts';
import { readFile } from '../../../formats/read.ts';
import { loadIndicators } from '../../indicators/catalogue.ts';
import { loadForms, loadOutlines } from '../catalogue.ts';
import { valued } from '../form-value.ts';
import type { Layout } from '../frozen.ts';
import type { Block } from '../narrative.ts';
import { paperBlocks } from './blocks.ts';
import { fileName } from './file-names.ts';
import { bareName, officeOf, signLines, subjectOf, superiorOf, unsignedLines } from './office.ts';
import type { Printable } from './printable.ts';
import { reportPaper } from './report-paper.ts';

it('names the office as NĐ 30 wants it', () => {
  expect(officeOf('Xã An Bình')).toBe('Ủy ban nhân dân xã An Bình');
  expect(officeOf('Thành phố Huế')).toBe('Ủy ban nhân dân thành phố Huế');
  expect(officeOf('Đặc khu Phú Quốc')).toBe('Ủy ban nhân dân đặc khu Phú Quốc');
  for (const name of ['Ủy ban nhân dân xã An Bình', 'Uỷ ban nhân dân Xã An Bình', 'UBND xã An Bình']) {
    expect(officeOf(name)).toBe('Ủy ban nhân dân xã An Bình');
    expect(superiorOf(name, 'commune', 'Tỉnh Minh Họa')).toBeNull();
    expect(unsignedLines(name)[0]).toBe('TM. Ủy ban nhân dân');
    expect(bareName(name)).toBe('An Bình');
  }
  expect(officeOf('Văn phòng UBND tỉnh Minh Họa')).toBe('Văn phòng UBND tỉnh Minh Họa');
  expect(officeOf('Bộ Nội vụ')).toBe('Bộ Nội vụ');
  expect(superiorOf('Xã An Bình', 'commune', 'Tỉnh Minh Họa')).toBeNull();
  expect(superiorOf('Sở Nội vụ', 'department', 'Tỉnh Minh Họa')).toBe('Ủy ban nhân dân tỉnh Minh Họa');
  expect(superiorOf('Bộ Nội vụ', 'ministry', 'Việt Nam')).toBeNull();
});

it('signs for the committee, for its head and by order', () => {
  const commune = 'Xã An Bình';
  expect(signLines(commune, 'TM', 'CHỦ TỊCH')).toEqual(['TM. Ủy ban nhân dân', 'CHỦ TỊCH']);
  expect(signLines(commune, 'KT', 'PHÓ CHỦ TỊCH')).toEqual([
    'TM. Ủy ban nhân dân',
    'KT. CHỦ TỊCH',
    'PHÓ CHỦ TỊCH',
  ]);
  expect(signLines(commune, 'TL', 'CHÁNH VĂN PHÒNG')).toEqual(['TL. Chủ tịch', 'CHÁNH VĂN PHÒNG']);
  expect(signLines('Sở Nội vụ', 'KT', 'PHÓ GIÁM ĐỐC')).toEqual(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']);
  expect(signLines('Sở Nội vụ', 'head', 'GIÁM ĐỐC')).toEqual(['GIÁM ĐỐC']);
  expect(signLines('Bộ Nội vụ', 'TUQ', 'VỤ TRƯỞNG')).toEqual(['TUQ. Bộ trưởng', 'VỤ TRƯỞNG']);
  expect(unsignedLines(commune)).toEqual(['TM. Ủy ban nhân dân', 'Chủ tịch']);
});

it('takes the subject from the title of the campaign', () => {
  expect(subjectOf('Báo cáo CCHC quý 3 năm 2026')).toBe('Công tác cải cách hành chính quý III năm 2026');
  expect(subjectOf('Báo cáo CCHC quý III năm 2026')).toBe('Công tác cải cách hành chính quý III năm 2026');
  expect(subjectOf('Báo cáo CCHC 6 tháng đầu năm 2026')).toBe(
    'Công tác cải cách hành chính 6 tháng đầu năm 2026',
  );
  expect(subjectOf('Báo cáo kết quả rà soát CCHC')).toBe('Kết quả rà soát cải cách hành chính');
});

const form = loadForms().find(({ id }) => id === 'cchc-2025-commune')!;
const outline = loadOutlines().find(({ id }) => id === 'cchc-581-period')!;
const aReport = (more: Partial<Printable> = {}): Printable => ({
  layout: 2,
  unitId: 'u',
  unit: 'Xã An Bình',
  above: 'Tỉnh Minh Họa',
  issuer: null,
  level: 'commune',
  title: 'Báo cáo CCHC quý 1 năm 2026',
  from: '2025-12-15',
  to: '2026-03-09',
  form,
  outline,
  indicators: loadIndicators(),
  values: new Map([['plan.tasksSet', { ...valued('30'), note: 'Theo kế hoạch năm. '.repeat(8) }]]),
  sections: new Map(),
  unreceived: [],
  corrections: [],
  corrects: null,
  signed: null,
  ...more,
});

it('lays a form across the page where its words need the room, and marks drafts, trials and provisional forms', async () => {
  const paper = reportPaper(aReport(), new Map(), 'Dữ liệu dùng thử');
  expect(paper.annexes.map(({ landscape }) => landscape)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(paper.banner).toBe('DỰ THẢO - Dữ liệu dùng thử');
  expect(paper.annexes.every(({ heading }) => heading.endsWith('(mẫu tạm)'))).toBe(true);
  const { blocks } = await readFile(await writePaperDocx(paper), 'a.docx');
  const words = blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n');
  expect(words).toContain('Dữ liệu dùng thử');
  expect(words).toContain('I. CÔNG TÁC CHỈ ĐẠO');
  expect(words).toContain('a) Xây dựng văn bản');
  const issued = reportPaper(aReport({ form: { ...form, provisional: false } }), new Map(), null);
  expect(issued.annexes[0]!.heading).toBe('Biểu mẫu 1');
  expect(issued.banner).toBe('DỰ THẢO');
});

it('says in its words and below each form which units’ figures nobody had received', async () => {
  const unreceived = ['Xã An Bình', 'Xã Bình Minh'];
  const paper = reportPaper(aReport({ unreceived }), new Map(), null);
  const { blocks } = await readFile(await writePaperDocx(paper), 'a.docx');
  const said = JSON.stringify(blocks).match(/chưa được tiếp nhận: Xã An Bình, Xã Bình Minh/g);
  expect(said).toHaveLength(1 + form.tables.length);
  const sheets = await readFile(await writeFormSheets(paper.annexes, null), 'a.xlsx');
  expect(JSON.stringify(sheets)).toContain('chưa được tiếp nhận: Xã An Bình, Xã Bình Minh');
  const many = Array.from({ length: 23 }, (_, at) => `Xã ${at + 1}`);
  const last = reportPaper(aReport({ unreceived: many }), new Map(), null).annexes[0]!.table.rows.at(-1)!;
  expect(last[0]!.text).toMatch(/Xã 20 và 3 đơn vị khác$/);
  expect(JSON.stringify(reportPaper(aReport(), new Map(), null))).not.toContain('chưa được tiếp nhận');
});

const corrected = (more: Partial<Printable> = {}): Printable =>
  aReport({
    corrections: [
      {
        date: '2026-03-20',
        reason: 'Đếm sót một văn bản',
        head: null,
        figures: [{ indicator: 'plan.tasksSet', before: valued('29'), after: valued('30') }],
      },
    ],
    signed: {
      number: 2,
      hash: 'h',
      at: new Date('2026-03-20T00:00:00Z'),
      head: {
        number: '5',
        symbol: 'BC-UBND',
        date: '2026-03-10',
        place: 'An Bình',
        authority: 'TM',
        position: 'CHỦ TỊCH',
        signer: 'Trần Thị Bình',
        recipients: ['Như trên', 'Lưu: VT'],
      },
    },
    ...more,
  });

it('a correction signed before corrections had a head of their own is laid out as it was', () => {
  // On the form of that day: a supplementary table came later.
  const tables = form.tables.filter(({ id }) => !id.endsWith('/bo-sung'));
  const title = 'Mẫu tạm 2025: thống kê số liệu báo cáo CCHC cấp xã (Biểu mẫu 1–7)';
  const old = corrected({ layout: 1, form: { ...form, title, tables } });
  const paper = reportPaper(old, new Map(), null);
  // Of the paper as it was made then: another hash would be another paper for what is signed already.
  expect(createHash('sha256').update(JSON.stringify(paper)).digest('hex')).toBe(
    '75bac47facb07acf30981ad20e94f41a8449e2c13a813f9af43097e248b3e0c2',
  );
});

it('a table’s first rows stand together since the second layout; what was signed on the first stays as it was', () => {
  const told: Block[] = [
    { type: 'paragraph', content: [{ type: 'text', text: 'Cụ thể:' }] },
    { type: 'table', content: [{ type: 'tableRow', content: [one('a')] }] },
  ];
  const sections = new Map([[outline.sections[0]!.id, told]]);
  const keptOn = (layout: Layout) => {
    const { body } = reportPaper(corrected({ layout, sections }), new Map(), null);
    return body.flatMap((block) => (block.kind === 'table' ? [block.table.keepsStart ?? false] : []));
  };
  expect([keptOn(1), keptOn(2)]).toEqual([
    [false, false],
    [true, true],
  ]);
});

it('a correction is a paper of its own, which names the one that it puts right', () => {
  const old = corrected();
  const head = { ...old.signed!.head, number: '7', date: '2026-03-20', signer: 'Lê Văn Cường' };
  const corrects = { number: '5', symbol: 'BC-UBND', date: '2026-03-10', by: 'Xã An Bình' };
  const corrections = [...old.corrections, { ...old.corrections[0]!, head }];
  const more = { signed: { ...old.signed!, head }, corrects, corrections };
  const paper = reportPaper(corrected(more), new Map(), null);
  const named = 'Báo cáo số 05/BC-UBND ngày 10 tháng 3 năm 2026';
  const about = 'về công tác cải cách hành chính quý I năm 2026';
  expect(paper.head).toMatchObject({
    number: '7',
    date: '2026-03-20',
    corrects: named,
    subject: `Đính chính ${named} ${about}`,
  });
  expect(paper.sign.name).toBe('Lê Văn Cường');
  expect(paper.annexes[0]!.reference).toBe(
    '(Kèm theo Báo cáo số 07/BC-UBND ngày 20 tháng 3 năm 2026 của Ủy ban nhân dân xã An Bình)',
  );
  const headings = paper.body.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  expect(headings.slice(0, 2)).toEqual([
    'Đính chính ngày 20/3/2026',
    'Đính chính lần 2: Báo cáo số 07/BC-UBND ngày 20 tháng 3 năm 2026',
  ]);
  const successor = { name: 'Xã Bình Minh', above: 'Tỉnh Minh Họa' };
  const after = reportPaper(corrected({ ...more, issuer: successor }), new Map(), null);
  expect(after.head.subject).toBe(
    `Đính chính ${named} của Ủy ban nhân dân xã An Bình ${about} của xã An Bình (trước sắp xếp)`,
  );
  expect(fileName('Báo cáo', corrected(more), 'docx', null)).toBe(
    'Báo cáo - Xã An Bình - CCHC quý 1 năm 2026 - số 7-BC-UBND - bản 2 - đính chính lần 2.docx',
  );
});

const one = (text: string, attrs?: { colspan?: number; rowspan?: number }) => ({
  type: 'tableCell' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
  ...(attrs === undefined ? {} : { attrs }),
});

it('gives each cell of a table its place, whatever other cells cover', () => {
  const table: Block = {
    type: 'table',
    content: [
      { type: 'tableRow', content: [one('a', { rowspan: 2 }), one('b', { colspan: 2 })] },
      { type: 'tableRow', content: [one('c'), one('d')] },
      { type: 'tableRow', content: [one('e'), one('f', { rowspan: 9 }), one('g')] },
    ],
  };
  const [printed] = paperBlocks([table, { type: 'paragraph' }], { print: () => '', pictures: new Map() });
  if (printed?.kind !== 'table') throw new Error('no table');
  expect(printed.table.rows.map((row) => row.map((cell) => cell?.text ?? null))).toEqual([
    ['a', 'b', null],
    [null, 'c', 'd'],
    ['e', 'f', 'g'],
  ]);
  expect(printed.table.rows[2]![1]!.rowSpan).toBe(1);
});

it('prints a bound figure as it is now, and a picture that is there', () => {
  const blocks: Block[] = [
    { type: 'paragraph', content: [{ type: 'figure', attrs: { indicator: 'plan.tasksSet', shown: '29' } }] },
    { type: 'picture', attrs: { fileId: 'p', alt: 'Trụ sở', width: 50 } },
    { type: 'picture', attrs: { fileId: 'gone', alt: '', width: 50 } },
  ];
  const pictures = new Map([['p', { format: 'png' as const, bytes: new Uint8Array(1), ratio: 0.5 }]]);
  expect(paperBlocks(blocks, { print: (_, shown) => `${shown}→30`, pictures })).toEqual([
    { kind: 'paragraph', runs: [{ text: '29→30' }] },
    expect.objectContaining({
      kind: 'picture',
      width: 82.5,
      height: 41.25,
      description: 'Trụ sở',
      caption: 'Trụ sở',
    }),
  ]);
});

it('bears the head of the successor that signed for a unit that is no more, and says whose report it is', () => {
  const issuer = { name: 'Xã Tân An', above: 'Tỉnh Minh Họa' };
  const { head, sign } = reportPaper(aReport({ issuer }), new Map(), null);
  expect(head.office).toBe('Ủy ban nhân dân xã Tân An');
  expect(head.subject).toMatch(/ của xã An Bình \(trước sắp xếp\)$/);
  expect(sign.authority).toEqual(unsignedLines('Xã Tân An'));
});

it('takes the marks of a table’s cells, and the number with which a list begins', () => {
  const bold = { type: 'text' as const, text: 'đậm', marks: [{ type: 'bold' as const }] };
  const paragraph = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Chữ ' }, bold] };
  const cell = { type: 'tableCell' as const, content: [paragraph] };
  const blocks: Block[] = [
    { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
    { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph] }] },
  ];
  const [table, list] = paperBlocks(blocks, { print: (_, shown) => shown, pictures: new Map() });
  expect(table).toMatchObject({
    table: { rows: [[{ text: 'Chữ đậm', runs: [{ text: 'Chữ ' }, { text: 'đậm', bold: true }] }]] },
  });
  expect(list).toMatchObject({ kind: 'list', ordered: true, start: 3 });
});
