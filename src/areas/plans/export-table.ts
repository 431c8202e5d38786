import { exportBanner } from '../../base/export-banner.ts';
import { fold } from '../../base/fold.ts';
import type { FileAnswer } from '../../base/operation.ts';
import { type PlainDate, printed } from '../../base/plain-date.ts';
import { type Sheet, type SheetCell, writeWorkbook } from '../../formats/sheet/write-xlsx.ts';
import type { View } from './views.ts';
import { exportWords, stateWords } from './words.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const widths = [6, 18, 45, 28, 24, 24, 22, 12, 12, 14, 14, 14, 9, 20, 26, 16];

/** Tasks as a table of .xlsx, as they stood on the day; of a trial it says so. */
export async function taskTable(
  title: string,
  tasks: readonly View[],
  on: PlainDate,
  kind: 'demo' | 'real',
): Promise<FileAnswer> {
  const banner = exportBanner(kind);
  const above: SheetCell[] = [
    ...(banner === null ? [] : [{ text: banner.line, bold: true }]),
    { text: exportWords.asOf(title, printed(on)), bold: true },
  ];
  const head = exportWords.heads.map(
    (text): SheetCell => ({ text, bold: true, centred: true, wrap: true, ruled: true, fill: 'header' }),
  );
  const sheet: Sheet = {
    name: exportWords.sheet,
    columns: widths.map((width) => ({ width })),
    rows: [
      ...above.map((cell) => ({ cells: [cell] })),
      { cells: head },
      ...tasks.map((task, index) => ({ cells: cellsOf(task, index) })),
    ],
    freezeRows: above.length + 1,
    printTitlesRows: above.length + 1,
    landscape: true,
  };
  return {
    name: `${banner?.mark ?? ''}${nameOf(title)}.xlsx`,
    type: xlsx,
    bytes: await writeWorkbook([sheet]),
  };
}

const nameOf = (title: string): string =>
  fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'nhiem-vu';

function cellsOf(task: View, index: number): SheetCell[] {
  const { coWorkers, coWorkersPrinted, dueOn, originalDueOn } = task;
  const helpers = [...coWorkers.map(({ name }) => name), coWorkersPrinted].filter((one) => one !== null);
  const due = (day: PlainDate | null) => (day === null ? exportWords.regular : printed(day));
  return [
    { number: index + 1, format: 'integer', ruled: true, centred: true },
    text(exportWords.fields[task.field]),
    text(task.title),
    text(task.product),
    text(task.person ?? task.personPrinted),
    text(helpers.join('; ')),
    text(task.giver),
    day(task.givenOn),
    text(due(originalDueOn)),
    text(due(dueOn)),
    day(task.promisedOn),
    day(task.doneOn),
    { number: task.progress, format: 'integer', ruled: true },
    text(resultOf(task)),
    text(task.whyLate),
    task.cost === null ? text(null) : { number: task.cost, format: 'integer', ruled: true },
  ];
}

const text = (said: string | null): SheetCell => ({ text: said ?? '', wrap: true, ruled: true });
const day = (on: PlainDate | null): SheetCell => text(on === null ? null : printed(on));

function resultOf({ status, state }: View): string {
  if (status === 'reported') return exportWords.waiting;
  if (status === 'cancelled') return exportWords.cancelled;
  if (status === 'draft') return exportWords.draft;
  return state === null ? '' : stateWords[state].vi;
}
