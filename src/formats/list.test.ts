import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { isFileProblem } from '../base/problem.ts';
import { type ListRow, openList } from './list.ts';
import { csvFile } from './text/write-csv.ts';

async function read(bytes: Uint8Array, sheet?: string): Promise<ListRow[]> {
  const list = await openList(bytes, 'list');
  const rows: ListRow[] = [];
  for await (const row of list.rows(sheet ?? list.sheets[0]!)) rows.push(row);
  return rows;
}
const texts = (rows: readonly ListRow[]) => rows.map(({ cells }) => cells.map(({ text }) => text));
const workbook = (rows: CellValue[][], more: object = {}) =>
  writeXlsx({ sheets: [{ name: 'Văn bản đi', rows, ...more }] });
const letters = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));

describe('a list in a workbook', () => {
  test('gives its rows one by one with their own numbers, empty ones left out', async () => {
    const rows = await read(
      await workbook([['SỔ VĂN BẢN ĐI'], [null], ['Số', 'Ngày'], [null, 'hai'], [74, null, 'ba']]),
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 3, 4, 5]);
    expect(texts(rows)).toEqual([['SỔ VĂN BẢN ĐI'], ['Số', 'Ngày'], ['', 'hai'], ['74', '', 'ba']]);
  });

  test('a day that the file holds as a day is told as one, whatever its format; letters are not', async () => {
    const day = new Date(Date.UTC(2023, 5, 7));
    const [row] = await read(await workbook([[day, '07/06/2023', 45084, null]]));
    expect(row!.cells.map(({ date }) => date)).toEqual(['2023-06-07', null, null]);
    expect(row!.cells.map(({ text }) => text)).toEqual(['07/06/2023', '07/06/2023', '45084']);
    expect(row!.cells.map(({ isNumber }) => isNumber)).toEqual([true, false, true]);
  });

  test('hidden sheets are not offered, and each of the others is read by its name', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Ẩn', rows: [['x']], hidden: true },
        { name: 'Đi', rows: [['đi']] },
        { name: 'Đến', rows: [['đến']] },
      ],
    });
    const { sheets } = await openList(bytes, 'list');
    expect(sheets).toEqual(['Đi', 'Đến']);
    expect(texts(await read(bytes, 'Đến'))).toEqual([['đến']]);
  });

  test('whoever stops after the head has not read the rest', async () => {
    const bytes = await workbook([['một'], ['hai'], ['ba']]);
    const parts = unzipSync(bytes);
    const path = 'xl/worksheets/sheet1.xml';
    parts[path] = strToU8(`${strFromU8(parts[path]!).replace(/<\/sheetData>[\s\S]*/, '')}<row><broken`);
    const damaged = zipSync(parts);
    await expect(read(damaged)).rejects.toMatchObject({ code: 'file-damaged' });
    const whole = await openList(bytes, 'list');
    for await (const row of whole.rows('Văn bản đi')) {
      expect(row.cells[0]!.text).toBe('một');
      break;
    }
  });

  test('a sheet that expands without end is refused with little held', async () => {
    const parts = unzipSync(await workbook([['một']]));
    const path = 'xl/worksheets/sheet1.xml';
    const [head, tail] = strFromU8(parts[path]!).split('</sheetData>') as [string, string];
    const row = `<row><c t="inlineStr"><is><t>${'a'.repeat(1000)}</t></is></c></row>`;
    parts[path] = strToU8(`${head}${row.repeat(40_000)}</sheetData>${tail}`);
    await expect(read(zipSync(parts))).rejects.toMatchObject({ code: 'file-expands-too-far' });
  });

  test('a cell without end is refused before it is whole', async () => {
    const parts = unzipSync(await workbook([['một']]));
    const path = 'xl/worksheets/sheet1.xml';
    const [head] = strFromU8(parts[path]!).split('</sheetData>') as [string];
    // Digits that pack badly, so that only the length of what is held can stop it.
    let seed = 1;
    const digits = Array.from({ length: 3_000_000 }, () => {
      seed = (seed * 48271) % 2147483647;
      return seed.toString(36);
    }).join('');
    parts[path] = strToU8(`${head}<row><c t="inlineStr"><is><t>${digits}`);
    await expect(read(zipSync(parts, { level: 1 }))).rejects.toMatchObject({ code: 'file-too-large' });
  });
});

/** A workbook whose cells share texts: a few bytes each, whatever they say. */
async function sharing(texts: readonly string[], rows: number, columns: number): Promise<Uint8Array> {
  const parts = unzipSync(await workbook([['một']]));
  const items = texts.map((text) => `<si><t>${text}</t></si>`).join('');
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  parts['xl/sharedStrings.xml'] = strToU8(`<sst ${main}>${items}</sst>`);
  const path = 'xl/worksheets/sheet1.xml';
  const [head] = strFromU8(parts[path]!).split('<sheetData>') as [string];
  const cells = (row: number) =>
    Array.from({ length: columns }, (_, at) => `<c t="s"><v>${(row + at) % texts.length}</v></c>`).join('');
  const all = Array.from({ length: rows }, (_, row) => `<row>${cells(row)}</row>`).join('');
  parts[path] = strToU8(`${head}<sheetData>${all}</sheetData></worksheet>`);
  return zipSync(parts);
}

describe('a small workbook whose cells share long texts', () => {
  test('gives of each no more than a cell of Excel holds', async () => {
    const [row] = await read(await sharing(['a'.repeat(100_000)], 1, 2));
    expect(row!.cells.map(({ text }) => text.length)).toEqual([32_767, 32_767]);
  });

  test.each([
    ['a row', 1, 200],
    ['a sheet', 10_000, 1],
  ])('is refused where %s holds more than any list does', async (_, rows, columns) => {
    const bytes = await sharing(['a'.repeat(100_000)], rows, columns);
    expect(bytes.length).toBeLessThan(100_000);
    const list = await openList(bytes, 'list');
    let letters = 0;
    const reading = async () => {
      for await (const { cells } of list.rows(list.sheets[0]!))
        for (const { text } of cells) letters += text.length;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'file-too-large' });
    expect(letters).toBeLessThanOrEqual(200_000_000);
  });

  test('a format of numbers without end is not gone through for each number', async () => {
    const parts = unzipSync(
      await workbook([[new Date(Date.UTC(2023, 5, 7))]], { columns: [{ numFmt: 'dd' }] }),
    );
    const path = 'xl/styles.xml';
    const styles = strFromU8(parts[path]!);
    parts[path] = strToU8(
      styles.replace(/formatCode="[^"]*"/g, `formatCode="&quot;${'a'.repeat(100_000)}&quot;0"`),
    );
    const [row] = await read(zipSync(parts));
    expect(row!.cells[0]!.text.length).toBeLessThan(20);
  });
});

describe('a list of letters', () => {
  const list = 'Số;Ngày;Trích yếu\n12;07/06/2023;"Kế hoạch; đợt 2"\n\n13;;"hai\ndòng"\n';

  test('is parted by what parts its lines alike; cells in marks hold what they hold', async () => {
    const rows = await read(letters(list));
    expect(texts(rows)).toEqual([
      ['Số', 'Ngày', 'Trích yếu'],
      ['12', '07/06/2023', 'Kế hoạch; đợt 2'],
      ['13', '', 'hai\ndòng'],
    ]);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 4]);
  });

  test.each([
    ['UTF-8 with its mark', letters(`\uFEFF${list}`)],
    ['UTF-16', letters(`\uFEFF${list}`, 'utf16le')],
    ['decomposed letters', letters(list.normalize('NFD'))],
  ])('in %s it reads the same', async (_, bytes) => {
    expect(texts(await read(bytes))[1]).toEqual(['12', '07/06/2023', 'Kế hoạch; đợt 2']);
  });

  test('in TCVN3 its words are Vietnamese, also where the first of them comes late', async () => {
    const head = 'So,Ngay\n'.repeat(40_000);
    const line = 'KÕ ho¹ch c¶i c¸ch hµnh chÝnh cña ñy ban nh©n d©n x·,5\n'.repeat(20);
    const rows = await read(letters(head + line, 'latin1'));
    expect(rows.at(-1)!.cells[0]!.text).toBe('Kế hoạch cải cách hành chính của ủy ban nhân dân xã');
  });

  test('a mark that never ends does not swallow the rows below it', async () => {
    const below = Array.from({ length: 300 }, (_, index) => `${index},x`).join('\n');
    const rows = await read(letters(`a,b\n"chưa đóng,y\n${below}\n`));
    expect(rows).toHaveLength(302);
    expect(rows.at(-1)!.cells.map(({ text }) => text)).toEqual(['299', 'x']);
  });

  test('what our own exports write is read back', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'ư', ',', '"', ';', '\n', ' ', '1', 'Đ'), maxLength: 12 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const head = ['Số', 'Ngày', 'Trích yếu'];
        const { bytes } = csvFile('a', [head, head, head, ...rows], null);
        const back = texts(await read(bytes)).slice(3);
        expect(back).toEqual(rows.map((cells) => cells.map((text) => text.normalize('NFC'))));
      }),
    );
  });
});

test.each([
  ['nothing', new Uint8Array(), 'file-empty'],
  ['a PDF', letters('%PDF-1.7\n'), 'file-type-save-as-xlsx'],
  ['bytes', Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256), 'file-type-unknown'],
])('%s is refused', async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({ code });
});

test('garbage ends in rows or in a problem', async () => {
  const whole = await workbook([
    ['Số', 'Ngày'],
    [1, new Date(0)],
    ['2', 'x'],
  ]);
  const base = fc.constantFrom(whole, letters('Số,Ngày\n"1","2"\n'));
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(base, damage, async (bytes, places) => {
      const damaged = bytes.slice();
      for (const [at, byte] of places) damaged[at % damaged.length] = byte;
      await read(damaged).catch((error: unknown) => {
        if (!isFileProblem(error)) throw error;
      });
    }),
    { numRuns: 400 },
  );
});
