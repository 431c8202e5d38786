import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { writeWorkbook } from '../src/formats/sheet/write-xlsx.ts';
import { cell, docxOf, paragraph, row, run, table } from '../src/formats/word/docx-sample.ts';

const samplePlace = 'xã An Bình, huyện Đồng Xanh, tỉnh Minh Họa';
const title = `BÁO CÁO Kết quả công tác cải cách hành chính năm 2022 của ${samplePlace}`;
const sentences = [
  'Ủy ban nhân dân xã đã hoàn thành 36/36 nhiệm vụ (đạt 100%), tiếp nhận 1.157 hồ sơ, trong đó đúng hạn 1.154 hồ sơ (99,7%).',
  'Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2022, xã đã ban hành 04 văn bản chỉ đạo.',
];
const rows = [
  ['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Kết quả'],
  ['1', 'Kế hoạch cải cách hành chính', '', ''],
  ['1.1', 'Số nhiệm vụ đặt ra trong kế hoạch', 'Nhiệm vụ', '36'],
  ['1.2', 'Tỷ lệ nhiệm vụ đã hoàn thành', '%', '100'],
  ['2', 'Tổng số hồ sơ tiếp nhận', 'Hồ sơ', '1.157'],
];

const sampleText = [title, '', ...sentences, '', ...rows.map((cells) => cells.join('\t')), ''].join('\n');

/** One short report in each format that is read. */
export async function sampleFiles(): Promise<Map<string, Uint8Array>> {
  return new Map<string, Uint8Array>([
    ['docx', sampleDocx()],
    ['xlsx', await sampleXlsx()],
    ['txt', strToU8(sampleText)],
    ['html', strToU8(sampleHtml())],
    ['odt', sampleOdt()],
    ['rtf', strToU8(sampleRtf())],
    ['pdf', samplePdf()],
    ['xls', await stored('formats/sheet/sample.xls')],
    ['doc', await stored('formats/word/sample.doc')],
  ]);
}

export function sampleDocx(): Uint8Array {
  const lines = rows.map((cells) => row(...cells.map((text) => cell(text))));
  const body = [title, ...sentences].map((text) => paragraph(run(text)));
  return docxOf(
    [...body, table([800, 5000, 1500, 1500], ...lines), paragraph(run('Nơi nhận: UBND huyện'))].join(''),
  );
}

export const sampleXlsx = () =>
  writeWorkbook([
    {
      name: 'Biểu 1',
      columns: [{ width: 6 }, { width: 50 }, { width: 12 }, { width: 12 }],
      rows: [
        { cells: [{ text: title, merge: { rows: 1, columns: 4 } }] },
        ...rows.map((cells) => ({ cells: cells.map((text) => ({ text })) })),
        {
          cells: [
            { text: '3' },
            { text: 'Tỷ lệ đúng hạn' },
            { text: '%' },
            { number: 99.7, format: 'percent-as-printed' },
          ],
        },
      ],
    },
  ]);

const sampleHtml = () =>
  `<html><head><title>x</title></head><body><p>${title}</p>${sentences.map((text) => `<p>${text}</p>`).join('')}` +
  `<table>${rows.map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table></body></html>`;

function sampleOdt(): Uint8Array {
  const spaces = ['office', 'text', 'table', 'style'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const paragraphs = [title, ...sentences].map((text) => `<text:p>${text}</text:p>`).join('');
  const cellOf = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
  const lines = rows
    .map((cells) => `<table:table-row>${cells.map(cellOf).join('')}</table:table-row>`)
    .join('');
  const content = `<office:document-content ${spaces.join(' ')}><office:body><office:text>${paragraphs}<table:table><table:table-column table:number-columns-repeated="4"/>${lines}</table:table></office:text></office:body></office:document-content>`;
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?>${content}`),
    'META-INF/manifest.xml': strToU8(
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    ),
  });
}

function sampleRtf(): string {
  const escaped = (text: string) =>
    text.replace(/[^ -~]/g, (letter) => `\\u${((letter.charCodeAt(0) + 32768) % 65536) - 32768}?`);
  const paragraphs = [title, ...sentences].map((text) => `\\pard ${escaped(text)}\\par\n`).join('');
  const edges = '\\cellx800\\cellx5800\\cellx7300\\cellx8800';
  const lines = rows
    .map(
      (cells) =>
        `\\trowd${edges}\\pard\\intbl ${cells.map((text) => `${escaped(text)}\\cell `).join('')}\\row\n`,
    )
    .join('');
  return `{\\rtf1\\ansi\\ansicpg1258\\uc1{\\fonttbl{\\f0 Times New Roman;}}\\f0\n${paragraphs}${lines}\\pard Het\\par}`;
}

/** Nothing in npm writes a .doc or an .xls as offices do, so these are kept. */
const stored = async (name: string) =>
  new Uint8Array(await readFile(new URL(`../src/${name}`, import.meta.url)));

/** Two pages of text without accents, for the fonts of every viewer have no others, and a ruled table. */
export function samplePdf(): Uint8Array {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^ -~]/g, '')
      .replace(/[()\\]/g, ' ');
  const words = (text: string, x: number, y: number) => `BT /F1 9 Tf ${x} ${y} Td (${plain(text)}) Tj ET`;
  const edges = [60, 100, 330, 420, 500];
  const grid = rows.flatMap((cells, at) => {
    const y = 600 - at * 20;
    return [...cells.map((text, column) => words(text, edges[column]! + 4, y + 6)), `60 ${y} m 500 ${y} l S`];
  });
  const rules = [...edges.map((x) => `${x} 620 m ${x} 520 l S`), '60 620 m 500 620 l S'];
  const first = [
    words(title, 60, 760),
    ...sentences.map((text, at) => words(text, 60, 720 - at * 20)),
    ...grid,
    ...rules,
  ];
  return pdfOf([first.join('\n'), words('Trang 2', 60, 760)]);
}

function pdfOf(pages: readonly string[]): Uint8Array {
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  for (const page of pages) {
    const packed = deflateSync(page);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length + 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    objects.push(
      Buffer.concat([
        Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
        packed,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const offsets = objects.map((object, at) => {
    const offset = parts.reduce((sum, part) => sum + part.length, 0);
    parts.push(
      Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]),
    );
    return offset;
  });
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** A picture of a page: a few lines of print and a ruled table, as PNG or JPEG. */
export async function samplePicture(kind: 'png' | 'jpeg'): Promise<Uint8Array> {
  const lines = [title, ...sentences].map(
    (text, at) => `<text x="60" y="${100 + at * 50}" font-size="26" font-family="serif">${text}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1700" height="500"><rect width="1700" height="500" fill="white"/>${lines.join('')}<path d="M60 300H1600V420H60ZM600 300V420" fill="none" stroke="black" stroke-width="3"/></svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).toFormat(kind).toBuffer());
}
