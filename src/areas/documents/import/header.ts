import { foldedWords, oneLine } from '../../../base/fold.ts';
import type { ListCell, ListRow } from '../../../formats/list.ts';
import type { Column, ListField } from './mapping.ts';

/** The headers of a list: in which row they stand, the last row of them, and what each column is called. */
export type Header = {
  readonly row: number;
  readonly lastRow: number;
  readonly columns: readonly Column[];
};

/** Title rows above the headers are fewer than this. */
export const headRows = 40;
const longestLabel = 200;

/** How columns are called, the usual way first; folded words. A word with a star may be followed by others. */
const names: Readonly<Record<ListField, readonly string[]>> = {
  key: ['ma van ban', 'ma vb', 'id', 'ma dinh danh', 'docid', 'id van ban', 'ma dinh danh van ban'],
  printed: ['so ky hieu*', 'so va ky hieu*', 'so hieu*', 'so kh*', 'so ki hieu*', 'so ky hieu van ban'],
  number: [
    'so den*',
    'so di*',
    'so vao so*',
    'so dang ky*',
    'so thu tu den',
    'so cong van den',
    'so cong van di',
  ],
  documentNumber: ['so', 'so van ban*', 'so vb*', 'so cong van'],
  symbol: ['ky hieu*', 'ki hieu*', 'kh van ban'],
  issuedOn: [
    'ngay ban hanh*',
    'ngay van ban*',
    'ngay vb*',
    'ngay thang van ban*',
    'ngay thang nam van ban*',
    'ngay ky*',
    'ngay thang*',
    'ngay phat hanh*',
    'ngay',
  ],
  receivedOn: ['ngay den*', 'ngay nhan*', 'ngay tiep nhan*', 'ngay vao so*', 'ngay thang den*'],
  kind: [
    'loai van ban*',
    'loai vb*',
    'ten loai',
    'ten loai van ban',
    'loai',
    'hinh thuc van ban',
    'the loai',
  ],
  subject: [
    'trich yeu*',
    'ten loai va trich yeu*',
    'noi dung*',
    'ten loai trich yeu*',
    'tieu de*',
    've viec*',
  ],
  issuer: [
    'co quan ban hanh*',
    'noi ban hanh*',
    'don vi ban hanh*',
    'tac gia*',
    'noi gui*',
    'co quan gui*',
    'don vi gui*',
    'noi phat hanh*',
    'co quan don vi ban hanh*',
  ],
  signer: ['nguoi ky*', 'ho ten nguoi ky*', 'ho va ten nguoi ky*', 'lanh dao ky*'],
  recipients: ['noi nhan*', 'don vi nhan*', 'don vi hoac nguoi nhan*', 'co quan nhan*'],
  secrecy: ['do mat*', 'muc do mat*', 'muc mat*', 'mat'],
  urgency: ['do khan*', 'muc do khan*', 'muc khan*', 'khan'],
  replyDueOn: ['han xu ly*', 'han tra loi*', 'thoi han*', 'han giai quyet*', 'han hoan thanh*'],
  inForceFrom: ['ngay hieu luc*', 'ngay co hieu luc*', 'hieu luc tu*'],
  note: ['ghi chu*'],
  directive: ['van ban chi dao*', 'vb chi dao*', 'chi dao cchc*'],
  field: ['linh vuc cchc*', 'linh vuc cai cach*'],
  sentAs: [
    'hinh thuc gui*',
    'cach gui*',
    'phuong thuc gui*',
    'hinh thuc phat hanh*',
    'phuong thuc phat hanh*',
    'hinh thuc chuyen*',
  ],
};

/** How well a header fits a field: 0 not at all, more for a whole name than for its beginning, and for the usual names. */
export function fitOf(label: string, field: ListField): number {
  const words = foldedWords(label).join(' ');
  const fits = names[field].map((name, index) => {
    const usual = 1 - index / 100;
    const whole = name.replace('*', '');
    if (words === whole) return 3 + usual;
    return name.endsWith('*') && words.startsWith(`${whole} `) ? 1 + whole.length / 100 + usual / 100 : 0;
  });
  return Math.max(0, ...fits);
}

const isHeader = (label: string) => Object.keys(names).some((field) => fitOf(label, field as ListField) > 0);

/** Finds the headers among the first rows; null where no row has two columns that are called as those of such lists are. */
export function headerIn(rows: readonly ListRow[]): Header | null {
  const found = rows.slice(0, headRows).flatMap((row, index) => {
    const below = rows[index + 1];
    const labels = labelsOf(row.cells);
    const alone = { row: row.number, lastRow: row.number, columns: columnsOf(labels) };
    const next = below?.number === row.number + 1 ? below : undefined;
    if (next === undefined || !isSecondLine(row, next)) return [alone];
    const both = columnsOf(joined(labels, labelsOf(next.cells)));
    return [alone, { row: row.number, lastRow: next.number, columns: both }];
  });
  const best = found.reduce<Header | null>((most, one) => (scoreOf(one) > scoreOf(most) ? one : most), null);
  return best === null || scoreOf(best) < 2 ? null : best;
}

const scoreOf = (header: Header | null) =>
  header === null
    ? 0
    : new Set(header.columns.filter(({ label }) => isHeader(label)).map(({ label }) => label)).size;

const labelsOf = (cells: readonly ListCell[]) =>
  cells.map(({ text, isNumber }) => (isNumber ? '' : oneLine(text).slice(0, longestLabel)));

const columnsOf = (labels: readonly string[]): Column[] =>
  labels.flatMap((label, place) => (label === '' ? [] : [{ label, place }]));

/** Headers in two lines: the second tells the parts of what the first names over several columns. */
function isSecondLine(first: ListRow, second: ListRow): boolean {
  const labels = labelsOf(second.cells);
  const filled = labels.filter((label) => label !== '');
  const isShort = second.cells.every(
    ({ text, isNumber, date }) => text.length <= 60 && !isNumber && date === null,
  );
  const beneathNothing = labels.some(
    (label, place) => label !== '' && (first.cells[place]?.text ?? '') === '',
  );
  // A title stands alone in its row.
  const isTitle = labelsOf(first.cells).filter((label) => label !== '').length < 3;
  return isShort && beneathNothing && !isTitle && filled.some(isHeader);
}

/** What stands over several columns counts for each of them that the second line names. */
function joined(first: readonly string[], second: readonly string[]): string[] {
  let over = '';
  return Array.from({ length: Math.max(first.length, second.length) }, (_, place) => {
    const [above, below] = [first[place] ?? '', second[place] ?? ''];
    if (above !== '') over = above;
    if (below === '') return above;
    return isHeader(below) || over === '' ? below : `${over} ${below}`.slice(0, longestLabel);
  });
}

/** "(1) (2) (3)", "1 2 3", "A B 1": how forms number their columns, below the headers. */
export function isColumnNumbers({ cells }: Pick<ListRow, 'cells'>): boolean {
  const texts = cells
    .map(({ text }) => text.trim().replace(/^\((.*)\)$/, '$1'))
    .filter((text) => text !== '');
  const numbers = texts.filter((text) => /^\d{1,2}$/.test(text)).map(Number);
  const counts =
    numbers.length > 2 && numbers.every((number, at) => at === 0 || number === numbers[at - 1]! + 1);
  return counts && numbers[0]! <= 2 && texts.every((text) => /^(\d{1,2}|[A-D])$/.test(text));
}
