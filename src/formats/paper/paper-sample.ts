import type { AdministrativePaper, PaperBlock, PaperCell, PaperTable } from './paper.ts';

/** A report of an invented commune for the tests and the bench; `pages` of it roughly. */
export function aPaper(more: Partial<AdministrativePaper> = {}): AdministrativePaper {
  return {
    head: {
      superior: null,
      office: 'Ủy ban nhân dân xã An Bình',
      number: '5',
      symbol: 'BC-UBND',
      place: 'An Bình',
      date: '2026-02-07',
      kind: 'Báo cáo',
      subject: 'Công tác cải cách hành chính quý I năm 2026',
      bases: [
        'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ',
        'Theo đề nghị của Văn phòng.',
      ],
      addressees: [],
    },
    body: sampleBody,
    sign: { authority: ['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'], name: 'Nguyễn Thị Bưởi' },
    recipients: ['- Sở Nội vụ tỉnh Minh Họa;', '- TT. Đảng ủy, HĐND xã;', '- Lưu: VT, VHXH.'],
    annexes: [
      {
        heading: 'Biểu mẫu 1',
        title: 'Công tác chỉ đạo, điều hành cải cách hành chính',
        reference: '(Kèm theo Báo cáo số 05/BC-UBND ngày 07 tháng 02 năm 2026 của UBND xã An Bình)',
        landscape: true,
        table: sampleTable(40),
      },
    ],
    banner: null,
    ...more,
  };
}

const cell = (text: string, more: Partial<PaperCell> = {}): PaperCell => ({ text, ...more });

export function sampleTable(rows: number): PaperTable {
  return {
    columns: [
      { width: 15, align: 'center' },
      { width: 90, align: 'left' },
      { width: 30, align: 'center' },
      { width: 25, align: 'right' },
      { width: 25, align: 'right' },
      { width: 40, align: 'left' },
    ],
    header: [
      [
        cell('STT', { rowSpan: 2 }),
        cell('Chỉ tiêu thống kê', { rowSpan: 2 }),
        cell('Đơn vị tính', { rowSpan: 2 }),
        cell('Số liệu', { columnSpan: 2 }),
        null,
        cell('Ghi chú', { rowSpan: 2 }),
      ],
      [null, null, null, cell('Kỳ này'), cell('Lũy kế'), null],
    ],
    rows: Array.from({ length: rows }, (_, at) =>
      at === 0
        ? [
            cell('I'),
            cell('Kế hoạch cải cách hành chính', { bold: true, columnSpan: 5, align: 'left' }),
            null,
            null,
            null,
            null,
          ]
        : [
            cell(`${at}.`),
            cell(
              `Tỷ lệ hồ sơ thủ tục hành chính do Ủy ban nhân dân cấp xã tiếp nhận được giải quyết đúng hạn, dòng ${at}`,
            ),
            cell('Hồ sơ'),
            cell(`1.${100 + at}`, { number: `${1100 + at}` }),
            cell('99,7', { number: '99.7' }),
            null,
          ],
    ),
  };
}

const sampleBody: readonly PaperBlock[] = [
  { kind: 'heading', level: 1, number: 'I.', text: 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH' },
  {
    kind: 'paragraph',
    runs: [
      { text: 'Ủy ban nhân dân xã An Bình đã ban hành ' },
      { text: 'Kế hoạch số 12/KH-UBND', bold: true },
      { text: ' về cải cách hành chính; tiếp nhận ' },
      { text: '1.144 hồ sơ', italic: true, underline: true },
      { text: ', giải quyết đúng hạn 1.142 hồ sơ, đạt 99,8%.' },
    ],
  },
  { kind: 'heading', level: 2, number: '1.', text: 'Về kế hoạch' },
  {
    kind: 'list',
    ordered: false,
    items: [
      { level: 0, runs: [{ text: 'Đã hoàn thành 12/32 nhiệm vụ.' }] },
      { level: 1, runs: [{ text: 'Trong đó có 02 nhiệm vụ trước hạn.' }] },
    ],
  },
  { kind: 'table', table: sampleTable(4) },
  { kind: 'paragraph', runs: [{ text: 'Trên đây là báo cáo của Ủy ban nhân dân xã An Bình.' }] },
];

/** A report of about 20 pages, a third of them forms; `edition` makes each of its paragraphs another one. */
export function aLongPaper(edition = 0): AdministrativePaper {
  const paper = aPaper();
  const sections = Array.from({ length: 9 }, (_, at): PaperBlock[] => [
    { kind: 'heading', level: 1, number: `${at + 1}.`, text: 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH' },
    ...Array.from(
      { length: 9 },
      (_, part): PaperBlock => ({
        kind: 'paragraph',
        runs: [
          {
            text: `${at + 1}.${part + 1}. Trong kỳ, Ủy ban nhân dân xã An Bình tiếp nhận ${1144 + edition} hồ sơ, trong đó giải quyết đúng hạn 1.142 hồ sơ. `.repeat(
              3,
            ),
          },
        ],
      }),
    ),
  ]);
  const annexes = Array.from({ length: 5 }, (_, at) => ({
    ...paper.annexes[0]!,
    heading: `Biểu mẫu ${at + 1}`,
    landscape: at % 2 === 1,
    table: sampleTable(18),
  }));
  return { ...paper, body: [...sections.flat(), ...sampleBody], annexes };
}
