import { oneLine } from '../../../base/fold.ts';
import type { PlainDate } from '../../../base/plain-date.ts';
import { type Cell, certaintyOf, type Document, type Table } from '../../../formats/document.ts';
import type { ReformField } from '../../documents/document.ts';
import { fieldOf } from '../../documents/field-words.ts';
import { type ColumnRole, type Columns, columnsOf, gridOf } from './columns.ts';
import { dueDoubts, dueOf } from './due-words.ts';
import { costOf } from './money.ts';

/** Why a row of a plan's table needs a look. */
export const readDoubts = [
  ...dueDoubts,
  'fieldGuessed',
  'fieldMissing',
  'productMissing',
  'responsibleMissing',
  'costUnread',
  'tooLong',
  'unclear',
] as const;
export type ReadDoubt = (typeof readDoubts)[number];

/** A task as a row of a table proposes it; nothing of it is saved yet. */
export type ReadTask = {
  readonly table: number;
  readonly row: number;
  /** Number of the row as printed. */
  readonly ordinal: string;
  /** Heads under which it stands. */
  readonly under: readonly string[];
  readonly field: ReformField;
  readonly title: string;
  readonly product: string | null;
  readonly personPrinted: string | null;
  readonly coWorkersPrinted: string | null;
  readonly cost: number | null;
  readonly costPrinted: string;
  readonly startsOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly duePrinted: string;
  readonly doubts: readonly ReadDoubt[];
};

export type PlanRead = {
  readonly tasks: readonly ReadTask[];
  /** Tables in which no plan was seen. */
  readonly otherTables: number;
  /** So many rows are more than a plan may take at once. */
  readonly leftOut: number;
};

/** So many tasks a plan takes at once. */
const most = 500;

/** The tasks that the tables of a plan propose, in reading order. A table without heads goes on with those of the one before. */
export function readPlan(document: Document, year: number): PlanRead {
  const reading: Reading = { year, field: null, heads: [], columns: null };
  const tasks: ReadTask[] = [];
  let otherTables = 0;
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      if (block.role === 'body') takeHead(reading, block.text);
      continue;
    }
    const columns = columnsOf(block) ?? goesOn(reading.columns, block);
    if (columns === null) otherTables += 1;
    else {
      reading.columns = columns;
      tasks.push(...tasksOf(block, columns, reading));
    }
  }
  return { tasks: tasks.slice(0, most), otherTables, leftOut: Math.max(0, tasks.length - most) };
}

type Reading = {
  readonly year: number;
  /** Of the section that is read. */
  field: ReformField | null;
  /** The section and what stands below it. */
  heads: string[];
  columns: Columns | null;
};

const goesOn = (columns: Columns | null, table: Table): Columns | null =>
  columns !== null && columns.count === table.columns ? { ...columns, headerRows: 0 } : null;

const sectionNumber = /^(?:[IVX]{1,5}|[A-H]|Phần\s+\S+)\s*[.)/:-]?\s+/u;

/** "II. Cải cách thủ tục hành chính" between two tables. */
function takeHead(reading: Reading, text: string): void {
  const line = oneLine(text);
  if (line.length > 200 || !sectionNumber.test(line)) return;
  const head = line.replace(sectionNumber, '');
  reading.field = fieldOf(head);
  reading.heads = [head];
}

type Row = {
  readonly number: number;
  readonly texts: Readonly<Record<ColumnRole, string>>;
  readonly cells: readonly Cell[];
  /** The cell of the task: rows that share it are one task. */
  readonly titleCell: Cell | undefined;
};

function tasksOf(table: Table, columns: Columns, reading: Reading): ReadTask[] {
  const rows = rowsOf(table, columns);
  const head = rowsOf(table, { ...columns, headerRows: 0 })[columns.headerRows - 1];
  const tasks: { task: ReadTask; cell: Cell | undefined }[] = [];
  for (const [index, row] of rows.entries()) {
    if (isNothing(row) || isRepeated(row, head)) continue;
    const last = tasks.at(-1);
    if (isHead(row, rows[index + 1])) takeSection(reading, row);
    else if (last !== undefined && isSameTask(row, last.cell))
      last.task = joined(last.task, row, columns, reading);
    else if (row.texts.title !== '' || row.texts.group !== '')
      tasks.push({ task: taskOf(table, row, columns, reading), cell: row.titleCell });
  }
  return tasks.map(({ task }) => task);
}

function rowsOf(table: Table, columns: Columns): Row[] {
  return gridOf(table).flatMap((cells, index) => {
    if (index < columns.headerRows) return [];
    const texts: Record<ColumnRole, string> = { ...noTexts };
    for (const [column, role] of columns.roles) {
      const text = cells[column - 1]?.text.trim() ?? '';
      if (!texts[role].includes(text)) texts[role] = `${texts[role]} ${text}`.trim();
    }
    const title = [...columns.roles].find(([, role]) => role === 'title')?.[0] ?? 0;
    const present = [...new Set(cells)].filter((cell) => cell !== undefined);
    return [{ number: index + 1, texts, cells: present, titleCell: cells[title - 1] }];
  });
}

const noTexts: Readonly<Record<ColumnRole, string>> = {
  ordinal: '',
  group: '',
  title: '',
  product: '',
  responsible: '',
  coWorkers: '',
  starts: '',
  due: '',
  cost: '',
};

/** An empty row, or "(1) (2) (3)" under the heads. */
const isNothing = ({ cells }: Row): boolean =>
  cells.every(({ text }) => text.trim() === '') ||
  (cells.length > 2 &&
    cells.every(({ text }, index) => text.trim().replace(/[()]/g, '') === String(index + 1)));

/** The heads again, at the top of the next page. */
const isRepeated = (row: Row, head: Row | undefined): boolean =>
  head !== undefined &&
  row.texts.title !== '' &&
  row.texts.title === head.texts.title &&
  row.texts.due === head.texts.due;

const details = ['product', 'responsible', 'coWorkers', 'starts', 'due'] as const;
const sectionOrdinal = /^(?:[IVX]{1,5}|[A-H])[.)]?$/;

/** A row across the table, or one that names nothing but its number and its words and has rows of its own below. */
function isHead(row: Row, next: Row | undefined): boolean {
  const filled = row.cells.filter(({ text }) => text.trim() !== '');
  const widest = Math.max(...filled.map(({ columnSpan }) => columnSpan));
  const bare = isBare(row);
  if (filled.length <= 2 && widest >= 3) return true;
  if (!bare) return false;
  if (sectionOrdinal.test(row.texts.ordinal.trim())) return true;
  return next !== undefined && isBelow(next.texts.ordinal, row.texts.ordinal) && !isBare(next);
}

const isBare = ({ texts }: Row): boolean => details.every((role) => texts[role] === '');

/** "1.2" and "a)" and "-" stand below "1". */
function isBelow(ordinal: string, above: string): boolean {
  const [own, over] = [ordinal.trim(), above.trim().replace(/[.)]$/, '')];
  if (over === '') return false;
  return own.startsWith(`${over}.`) || /^(?:[a-zđ][.)]?|[-+•*])$/iu.test(own) || own === '';
}

function takeSection(reading: Reading, { texts, cells }: Row): void {
  const words = oneLine(
    texts.title === '' ? (cells.find(({ text }) => text.trim() !== '')?.text ?? '') : texts.title,
  );
  const head = words.replace(sectionNumber, '').replace(/^\d+(?:\.\d+)*[.)]?\s+/, '');
  const isSection =
    sectionOrdinal.test(texts.ordinal.trim()) || sectionNumber.test(words) || reading.heads.length === 0;
  const field = fieldOf(head);
  if (isSection) reading.field = field;
  else if (field !== null && reading.field === null) reading.field = field;
  reading.heads = isSection ? [head] : [reading.heads[0]!, head];
}

/** Rows that share the cell of the task; or the rest of a row that a new page has cut in two. */
const isSameTask = ({ titleCell, texts }: Row, cell: Cell | undefined): boolean =>
  (titleCell !== undefined && titleCell === cell && titleCell.rowSpan > 1) ||
  (texts.title === '' && texts.group === '' && texts.ordinal === '');

/** Further rows of one task: their products together, and the last of their days. */
function joined(task: ReadTask, row: Row, columns: Columns, reading: Reading): ReadTask {
  const due = dueOf(row.texts.due, reading.year);
  const isLater = due.dueOn !== null && (task.dueOn === null || due.dueOn > task.dueOn);
  const cost = costOf(row.texts.cost, columns.costUnit);
  const isNewCost = row.texts.cost !== task.costPrinted;
  return {
    ...task,
    product: joinedText(task.product, row.texts.product),
    personPrinted: joinedText(task.personPrinted, row.texts.responsible),
    coWorkersPrinted: joinedText(task.coWorkersPrinted, row.texts.coWorkers),
    duePrinted: joinedText(task.duePrinted, row.texts.due) ?? '',
    dueOn: isLater ? due.dueOn : task.dueOn,
    cost: isNewCost && cost.cost !== null ? (task.cost ?? 0) + cost.cost : task.cost,
    doubts: [...new Set<ReadDoubt>([...task.doubts, 'unclear'])],
  };
}

function joinedText(so: string | null, more: string): string | null {
  const text = oneLine(more);
  if (text === '' || so?.includes(text)) return so;
  return so === null || so === '' ? text : `${so}; ${text}`;
}

function taskOf(table: Table, row: Row, columns: Columns, reading: Reading): ReadTask {
  const { texts } = row;
  const group = oneLine(texts.group);
  const heads = group === '' || reading.heads.includes(group) ? reading.heads : [...reading.heads, group];
  const whole = oneLine(texts.title === '' ? group : texts.title).replace(/^[-+•*]\s*/, '');
  const due = dueOf(texts.due === '' ? texts.starts : texts.due, reading.year);
  const from = texts.starts === '' || texts.due === '' ? null : startOf(texts.starts, reading.year);
  const { cost, isUnread } = costOf(texts.cost, columns.costUnit);
  const { field, doubt } = fieldFor(reading, group, whole);
  const cut = {
    title: whole.slice(0, 1000),
    product: short(texts.product, 500),
    personPrinted: short(texts.responsible, 300),
    coWorkersPrinted: short(texts.coWorkers, 500),
  };
  const isLong = whole.length > 1000 || [texts.product, texts.coWorkers].some((text) => text.length > 500);
  const doubts: (ReadDoubt | null)[] = [
    ...due.doubts,
    doubt,
    cut.product === null ? 'productMissing' : null,
    cut.personPrinted === null ? 'responsibleMissing' : null,
    isUnread ? 'costUnread' : null,
    isLong || texts.responsible.length > 300 ? 'tooLong' : null,
    whole.length < 3 || row.cells.some((cell) => certaintyOf(cell) < 1) ? 'unclear' : null,
  ];
  return {
    table: table.number,
    row: row.number,
    ordinal: oneLine(texts.ordinal).slice(0, 20),
    under: heads,
    field,
    ...cut,
    cost,
    costPrinted: oneLine(texts.cost).slice(0, 200),
    startsOn: from ?? due.startsOn,
    dueOn: due.dueOn,
    duePrinted: oneLine(texts.due === '' ? texts.starts : texts.due).slice(0, 300),
    doubts: doubts.filter((one) => one !== null),
  };
}

function short(text: string, longest: number): string | null {
  const line = oneLine(text).slice(0, longest);
  return line.length < 2 ? null : line;
}

/** The first of the days that a column of beginnings names. */
function startOf(printed: string, year: number): PlainDate | null {
  const { dueOn, startsOn } = dueOf(printed, year);
  return (
    startsOn ??
    (dueOn === null || /\d\s*[/.-]\s*\d{1,2}(?!\d{2})/.test(printed) ? dueOn : `${dueOn.slice(0, 7)}-01`)
  );
}

/** The section says the field; else the words of the task do, which is a guess. */
function fieldFor(
  { field }: Reading,
  group: string,
  title: string,
): { field: ReformField; doubt: ReadDoubt | null } {
  if (field !== null) return { field, doubt: null };
  const guessed = fieldOf(group) ?? fieldOf(title);
  return guessed === null
    ? { field: 'direction', doubt: 'fieldMissing' }
    : { field: guessed, doubt: 'fieldGuessed' };
}
