import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../formats/read.ts';
import { cell, docxOf, paragraph, row, spanning, table } from '../../../formats/word/docx-sample.ts';
import { readPlan } from './read-plan.ts';

const vertically = (how: 'restart' | 'continue') =>
  how === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';

async function readIn(body: string, year = 2026) {
  return readPlan(await readFile(docxOf(body), 'ke-hoach.docx'), year);
}

const head = row(
  ...[
    'STT',
    'Nội dung, nhiệm vụ',
    'Sản phẩm',
    'Chủ trì',
    'Phối hợp',
    'Thời gian hoàn thành',
    'Kinh phí (triệu đồng)',
  ].map((text) => cell(text)),
);
const widths = [1, 1, 1, 1, 1, 1, 1];
const line = (...texts: string[]) => row(...texts.map((text) => cell(text)));

describe('the table of a plan', () => {
  it('gives its tasks with field, product, who, when and cost; nothing is in doubt', async () => {
    const { tasks, otherTables } = await readIn(
      table([1, 1], row(cell('UBND XÃ A'), cell('CỘNG HÒA XÃ HỘI'))) +
        paragraph('Phụ lục kèm theo kế hoạch cải cách hành chính') +
        table(
          widths,
          head,
          row(cell('I'), cell('Cải cách thể chế', spanning(6))),
          row(
            ...['1', 'Rà soát văn bản', 'Báo cáo', 'Tư pháp', 'Văn phòng', 'Quý II', '15'].map((one) =>
              cell(one),
            ),
          ),
          row(cell('II. Cải cách thủ tục hành chính', spanning(7))),
          row(
            ...['2', 'Niêm yết thủ tục', 'Quyết định', 'Văn phòng', '', 'Thường xuyên', ''].map((one) =>
              cell(one),
            ),
          ),
        ),
    );
    expect(otherTables).toBe(1);
    expect(tasks).toMatchObject([
      {
        ordinal: '1',
        under: ['Cải cách thể chế'],
        field: 'institutions',
        title: 'Rà soát văn bản',
        product: 'Báo cáo',
        personPrinted: 'Tư pháp',
        coWorkersPrinted: 'Văn phòng',
        dueOn: '2026-06-30',
        duePrinted: 'Quý II',
        cost: 15_000_000,
        doubts: [],
      },
      {
        field: 'procedures',
        title: 'Niêm yết thủ tục',
        coWorkersPrinted: null,
        dueOn: null,
        duePrinted: 'Thường xuyên',
        cost: null,
        doubts: [],
      },
    ]);
  });

  it('reads heads over two rows, and beginnings beside ends', async () => {
    const { tasks } = await readIn(
      table(
        widths.slice(1),
        row(
          cell('TT', vertically('restart')),
          cell('Nhiệm vụ cụ thể', vertically('restart')),
          cell('Cơ quan thực hiện', spanning(2)),
          cell('Thời gian thực hiện', spanning(2)),
        ),
        row(
          cell('', vertically('continue')),
          cell('', vertically('continue')),
          cell('Chủ trì'),
          cell('Phối hợp'),
          cell('Bắt đầu'),
          cell('Hoàn thành'),
        ),
        row(
          ...['1', 'Tuyên truyền cải cách hành chính', 'Văn hóa', 'Đoàn thể', 'Tháng 2', '30/9/2026'].map(
            (one) => cell(one),
          ),
        ),
      ),
    );
    expect(tasks).toMatchObject([
      {
        title: 'Tuyên truyền cải cách hành chính',
        personPrinted: 'Văn hóa',
        coWorkersPrinted: 'Đoàn thể',
        startsOn: '2026-02-01',
        dueOn: '2026-09-30',
        field: 'direction',
        doubts: ['fieldGuessed', 'productMissing'],
      },
    ]);
  });

  it('takes what a merged cell says for all of its rows, and activities under the task that groups them', async () => {
    const { tasks } = await readIn(
      table(
        widths,
        head,
        row(...['1', 'Kiểm tra công vụ', '', '', '', '', ''].map((one) => cell(one))),
        row(
          ...['1.1', 'Lập kế hoạch kiểm tra', 'Kế hoạch', 'Nội vụ', ''].map((one) => cell(one)),
          cell('Quý I', vertically('restart')),
          cell(''),
        ),
        row(
          ...['1.2', 'Kiểm tra tại thôn', 'Biên bản', 'Nội vụ', ''].map((one) => cell(one)),
          cell('', vertically('continue')),
          cell(''),
        ),
      ),
    );
    expect(tasks.map(({ title, dueOn, under, field }) => ({ title, dueOn, under, field }))).toEqual([
      {
        title: 'Lập kế hoạch kiểm tra',
        dueOn: '2026-03-31',
        under: ['Kiểm tra công vụ'],
        field: 'civilService',
      },
      { title: 'Kiểm tra tại thôn', dueOn: '2026-03-31', under: ['Kiểm tra công vụ'], field: 'civilService' },
    ]);
  });

  it('goes on in a table without heads, in a section named between, and leaves out heads that come again', async () => {
    const numbered = (number: string, title: string) =>
      row(...[number, title, 'Báo cáo', 'Văn phòng', '', 'Quý III', ''].map((one) => cell(one)));
    const { tasks } = await readIn(
      table(widths, head, numbered('1', 'Việc thứ nhất'), head, numbered('2', 'Việc thứ hai')) +
        paragraph('III. Cải cách tổ chức bộ máy') +
        table(widths, numbered('3', 'Việc thứ ba')),
    );
    expect(tasks.map(({ title, field }) => [title, field])).toEqual([
      ['Việc thứ nhất', 'direction'],
      ['Việc thứ hai', 'direction'],
      ['Việc thứ ba', 'organisation'],
    ]);
    expect(tasks[0]!.doubts).toEqual(['fieldMissing']);
    expect(tasks[2]!.doubts).toEqual([]);
  });

  it('says what of a row is to be looked at', async () => {
    const { tasks } = await readIn(
      table(
        widths,
        head,
        row(
          ...['1', 'Nâng chỉ số hài lòng', '', '', '', 'Sau khi tỉnh giao', '5 hoặc 7'].map((one) =>
            cell(one),
          ),
        ),
      ),
    );
    expect(tasks[0]!.doubts).toEqual([
      'dueUnread',
      'fieldGuessed',
      'productMissing',
      'responsibleMissing',
      'costUnread',
    ]);
  });

  it('sees no plan where there is none', async () => {
    const { tasks, otherTables } = await readIn(
      table([1, 1], row(cell('Họ tên'), cell('Chức vụ')), row(cell('A'), cell('B'))) +
        paragraph('Quý II: 1. Nhiệm vụ'),
    );
    expect({ tasks, otherTables }).toEqual({ tasks: [], otherTables: 1 });
  });

  it('sees none in the form of a report, whose rows count tasks and plans', async () => {
    const form = table(
      [1, 1, 1, 1],
      line('STT', 'Chỉ tiêu thống kê', 'Đơn vị tính', 'Số liệu'),
      line('2', 'Mức độ hoàn thành kế hoạch CCHC', '', ''),
      line('2.1', 'Tổng số nhiệm vụ đặt ra trong kế hoạch', 'Nhiệm vụ', '36'),
      line('2.2', 'Số nhiệm vụ đã hoàn thành', 'Nhiệm vụ', '13'),
      line('3', 'Kiểm tra CCHC', '', ''),
    );
    expect(await readIn(form)).toMatchObject({ tasks: [], otherTables: 1 });
  });

  it('joins what a new page has cut off to the row above it', async () => {
    const { tasks } = await readIn(
      table(
        widths,
        head,
        line('1', 'Niêm yết thủ tục', 'Biên bản', 'Văn phòng', '', 'Quý II', ''),
        line('', '', 'Ảnh chụp', '', '', '', ''),
      ),
    );
    expect(tasks).toMatchObject([{ title: 'Niêm yết thủ tục', product: 'Biên bản; Ảnh chụp' }]);
  });

  it('whatever stands in the cells, each row below the heads gives at most one task, with words of its own row', async () => {
    const word = fc.constantFrom(
      '',
      'I',
      '1',
      '1.1',
      '-',
      'Quý II',
      'Nhiệm vụ',
      'Sản phẩm',
      'Cải cách',
      'x'.repeat(1200),
    );
    const rows = fc.array(fc.array(word, { minLength: 7, maxLength: 7 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, async (lines) => {
        const { tasks } = await readIn(
          table(widths, head, ...lines.map((texts) => row(...texts.map((text) => cell(text))))),
        );
        expect(tasks.length).toBeLessThanOrEqual(lines.length);
        for (const { row: at, title } of tasks) {
          expect(title.length).toBeLessThanOrEqual(1000);
          expect(lines[at - 2]!.some((text) => text.includes(title))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const seeds = join(import.meta.dirname, '../../../../../shared/seeds/files');

it.skipIf(!existsSync(seeds))(
  'sees no plan in the reports of ../shared, which hold none',
  async () => {
    for (const name of ['001.docx', '004.pdf']) {
      const document = await readFile(new Uint8Array(readFileSync(join(seeds, name))), name);
      expect(readPlan(document, 2024).tasks, name).toEqual([]);
    }
  },
  60_000,
);
