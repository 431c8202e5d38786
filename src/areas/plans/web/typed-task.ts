import { fold } from '../../../base/fold.ts';
import { uuidv7 } from '../../../base/id.ts';
import type { ResultOf } from '../../../base/operation.ts';
import type { Table } from '../../../formats/document.ts';
import { shownCount, shownDate, typedDate } from '../../../ui/show.ts';
import type { readPlanFile } from '../contract-reading.ts';
import { columnsOf } from '../reading/columns.ts';
import { dueDoubts, dueOf } from '../reading/due-words.ts';
import { costOf } from '../reading/money.ts';
import { readPlan } from '../reading/read-plan.ts';
import { type RowDoubt, regularText } from './words.ts';

/** A task as it stands in the rows of a page: what was typed, and what is to be looked at of what was read. */
export type TypedTask = {
  readonly id: string;
  readonly field: string;
  readonly title: string;
  readonly product: string;
  /** The kind of document that the product is to be. */
  readonly productKind: string;
  readonly personId: string;
  readonly personPrinted: string;
  readonly coWorkersPrinted: string;
  readonly startsOn: string;
  /** A day, or that it is regular. */
  readonly dueOn: string;
  readonly cost: string;
  readonly doubts: readonly RowDoubt[];
  /** The words that the day was read from. */
  readonly duePrinted: string;
  /** The heads under which it stood. */
  readonly under: string;
  readonly seen: boolean;
};

type Colleague = { readonly id: string; readonly name: string };
type Kind = { readonly code: string; readonly name: string };
/** What a task may be given. */
export type Choices = { readonly colleagues: readonly Colleague[]; readonly kinds: readonly Kind[] };
type Read = ResultOf<typeof readPlanFile>['tasks'][number];

export const emptyTask = (field = ''): TypedTask => ({
  id: uuidv7(),
  field,
  title: '',
  product: '',
  productKind: '',
  personId: '',
  personPrinted: '',
  coWorkersPrinted: '',
  startsOn: '',
  dueOn: '',
  cost: '',
  doubts: [],
  duePrinted: '',
  under: '',
  seen: false,
});

export const isEmpty = (task: TypedTask): boolean =>
  [
    task.title,
    task.product,
    task.personPrinted,
    task.coWorkersPrinted,
    task.dueOn,
    task.cost,
    task.personId,
  ].every((text) => text.trim() === '');

/** A task of the plan as its table proposes it. Somebody of the unit whose name is printed is meant by it. */
export function proposedTask(read: Read, { colleagues, kinds }: Choices): TypedTask {
  const isRegular =
    read.dueOn === null && !read.doubts.some((doubt) => doubt === 'dueMissing' || doubt === 'dueUnread');
  const person = colleagueIn(read.personPrinted ?? '', colleagues);
  return {
    ...emptyTask(),
    field: read.doubts.includes('fieldMissing') ? '' : read.field,
    title: read.title,
    product: read.product ?? '',
    productKind: kindIn(read.product ?? '', kinds),
    personId: person?.id ?? '',
    personPrinted: read.personPrinted ?? '',
    coWorkersPrinted: read.coWorkersPrinted ?? '',
    startsOn: read.startsOn === null ? '' : shownDate(read.startsOn),
    dueOn: read.dueOn === null ? (isRegular ? regularText : '') : shownDate(read.dueOn),
    cost: read.cost === null ? '' : shownCount(read.cost),
    doubts: person?.isGuessed ? [...read.doubts, 'personGuessed'] : read.doubts,
    duePrinted: read.duePrinted,
    under: read.under.join(' › '),
  };
}

/** "Báo cáo kết quả …" is to be a report; where several kinds are named, none is meant. */
function kindIn(product: string, kinds: readonly Kind[]): string {
  const words = fold(product);
  const named = kinds.filter(({ name }) => words.includes(fold(name)));
  return named.length === 1 && words.startsWith(fold(named[0]!.name)) ? named[0]!.code : '';
}

/** Who is meant by a name, if it is one person's; guessed where accents differ, or the name may go on. */
function colleagueIn(
  printed: string,
  colleagues: readonly Colleague[],
): { readonly id: string; readonly isGuessed: boolean } | null {
  const text = wordsIn(printed);
  const exact = colleagues.filter(({ name }) => placeOf(wordsIn(name.toLowerCase()), text) !== -1);
  // Of "An Bình" and "An" the longer name is meant.
  const longest = Math.max(...exact.map(({ name }) => name.length));
  const named = exact.filter(({ name }) => name.length === longest);
  if (named.length === 1) return { id: named[0]!.id, isGuessed: goesOn(wordsIn(named[0]!.name), text) };
  const folded = text.map(fold);
  const likely = colleagues.filter(({ name }) => placeOf(wordsIn(fold(name)), folded) !== -1);
  return exact.length === 0 && likely.length === 1 ? { id: likely[0]!.id, isGuessed: true } : null;
}

/** Words with their accents, and the signs between them. */
const wordsIn = (text: string): string[] =>
  text.normalize('NFC').match(/[\p{L}\p{M}]+|[^\p{L}\p{M}\s]+/gu) ?? [];

/** Where the words of a name stand among others; -1 where they do not. */
const placeOf = (name: readonly string[], words: readonly string[]): number =>
  words.findIndex((_, at) => name.every((word, index) => words[at + index]?.toLowerCase() === word));

const titles = ['ông', 'bà', 'anh', 'chị'];
const isName = (word: string | undefined): boolean =>
  word !== undefined && /^\p{Lu}/u.test(word) && !titles.includes(word.toLowerCase());

/** "Nguyễn Văn An Bình" is not Nguyễn Văn An. */
function goesOn(name: readonly string[], words: readonly string[]): boolean {
  const at = placeOf(
    name.map((word) => word.toLowerCase()),
    words,
  );
  return isName(words[at - 1]) || isName(words[at + name.length]);
}

/** What of a task's doubts goes with the mending of a cell. */
const settledBy: Readonly<Record<string, readonly RowDoubt[]>> = {
  field: ['fieldGuessed', 'fieldMissing'],
  product: ['productMissing'],
  personId: ['responsibleMissing', 'personGuessed'],
  personPrinted: ['responsibleMissing'],
  dueOn: dueDoubts,
  cost: ['costUnread'],
  title: ['tooLong', 'unclear'],
};

export function withCell(task: TypedTask, cell: keyof TypedTask, value: string): TypedTask {
  const settled = settledBy[cell] ?? [];
  return { ...task, [cell]: value, doubts: task.doubts.filter((doubt) => !settled.includes(doubt)) };
}

/** Words of a day that were typed, as the day they mean: "Quý II". */
export function withDay(task: TypedTask, year: number): TypedTask {
  const typed = task.dueOn.trim();
  const day = typedDate(typed);
  if (typed === '' || day !== null) return { ...task, dueOn: day === null ? '' : shownDate(day) };
  const { dueOn, doubts } = dueOf(typed, year);
  if (dueOn !== null) {
    const told = doubts.filter((doubt) => doubt === 'dueSeveral' || doubt === 'duePartly');
    return { ...task, dueOn: shownDate(dueOn), duePrinted: typed, doubts: [...task.doubts, ...told] };
  }
  const isRegular = !doubts.includes('dueUnread') && !doubts.includes('dueMissing');
  return isRegular ? { ...task, dueOn: regularText, duePrinted: typed } : task;
}

const optional = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const dayIn = (text: string): string | null => {
  const typed = optional(text);
  return typed === null ? null : (typedDate(typed) ?? typed);
};

/** As a command takes it; what was typed wrongly goes as it is, so that it is refused at its place. */
export function fieldsOf(task: TypedTask) {
  const isRegular = fold(task.dueOn).trim() === fold(regularText);
  return {
    field: task.field === '' ? undefined : task.field,
    title: task.title,
    product: optional(task.product),
    productKind: optional(task.productKind),
    personId: optional(task.personId),
    personPrinted: optional(task.personPrinted),
    coWorkersPrinted: optional(task.coWorkersPrinted),
    cost: costIn(task.cost),
    startsOn: dayIn(task.startsOn),
    dueOn: isRegular ? null : (dayIn(task.dueOn) ?? undefined),
  };
}

function costIn(typed: string): number | null {
  const { cost } = costOf(typed, 1);
  return typed.trim() === '' ? null : (cost ?? Number.NaN);
}

/** The cells of a row in their order, as pasted cells fill them. */
export const cellOrder = [
  'title',
  'product',
  'personPrinted',
  'coWorkersPrinted',
  'dueOn',
  'startsOn',
  'cost',
] as const satisfies readonly (keyof TypedTask)[];
export type CellName = (typeof cellOrder)[number];

type Pasting = {
  readonly year: number;
  readonly choices: Choices;
  /** The cell that it was pasted into. */
  readonly cell: CellName;
};

/**
 * Tasks out of rows copied from Excel or Word. With the heads of a plan's table they are read as one; without, the cells go to the
 * right from the cell they were pasted into, past a column of numbers. Null where it is one text and nothing else.
 */
export function pastedTasks(text: string, { year, choices, cell }: Pasting): TypedTask[] | null {
  const grid = gridIn(text);
  if (grid.length < 2 && (grid[0]?.length ?? 0) < 2) return null;
  const table = tableOf(grid);
  if (columnsOf(table) !== null) {
    const read = readPlan({ format: 'text', blocks: [table], unread: [] }, year);
    return read.tasks.map((task) =>
      proposedTask({ ...task, under: [...task.under], doubts: [...task.doubts] }, choices),
    );
  }
  const skip = grid.every(([first = '', ...rest]) => rest.length > 0 && /^\s*[\d.]*[.)]?\s*$/.test(first))
    ? 1
    : 0;
  return grid.map((cells) => withDay(pastedRow(cells.slice(skip), cell), year));
}

function pastedRow(cells: readonly string[], from: CellName): TypedTask {
  const names = cellOrder.slice(cellOrder.indexOf(from));
  return { ...emptyTask(), ...Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) };
}

/** Cells of a table as the clipboard holds them; those with a line break stand in quotes. */
function gridIn(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|$)/gy;
  for (
    let found = cell.exec(text);
    found !== null && cell.lastIndex <= text.length;
    found = cell.exec(text)
  ) {
    const [whole, raw = '', end = ''] = found;
    const isQuoted = raw.startsWith('"') && raw.length > 1;
    rows.at(-1)!.push((isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw).replace(/\s+/g, ' ').trim());
    if (end === '' || whole === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows.filter((cells) => cells.some((each) => each !== ''));
}

function tableOf(grid: readonly (readonly string[])[]): Table {
  const columns = Math.max(1, ...grid.map((cells) => cells.length));
  const cells = grid.flatMap((texts, row) =>
    Array.from({ length: columns }, (_, column) => ({
      text: texts[column] ?? '',
      marks: [],
      row: row + 1,
      column: column + 1,
      rowSpan: 1,
      columnSpan: 1,
    })),
  );
  return { kind: 'table', number: 1, rows: grid.length, columns, cells, place: {} };
}
