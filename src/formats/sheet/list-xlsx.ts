import { Problem } from '../../base/problem.ts';
import type { List, ListCell, ListRow } from '../list.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';
import { addressOf } from './stored-sheet.ts';
import { openPackage, type Package } from './xlsx-package.ts';
import { contentOf, dateOf, type Runs, runsOf, type Shared } from './xlsx-sheet.ts';
import { looksOf } from './xlsx-styles.ts';

/** 300,000 rows of twenty columns take some 400 MB of XML, of which one piece is held at a time. */
const mostExpanded = 512 * 2 ** 20;
const mostTexts = 1_000_000;
/** In bytes, of all texts that cells share; they are held as long as rows are read. */
const mostBytes = 100_000_000;
const lastRow = 1_048_576;
/** Of Excel itself; texts that cells share cost the file nothing, but whoever reads it each time. */
const longestCell = 32_767;
/** No list has more columns; what stands further to the right is left out. */
const mostColumns = 200;

/** The visible sheets of a workbook, row by row. Throws `file-damaged`, `file-encrypted`, `file-expands-too-far`, `file-too-large`. */
export async function openXlsxList(bytes: Uint8Array): Promise<List> {
  const paths = pathsOf(await openPackage(bytes, mostExpanded));
  return {
    format: 'xlsx',
    sheets: [...paths.keys()],
    async *rows(sheet) {
      const path = paths.get(sheet);
      if (path === undefined) throw new Problem('file-damaged');
      // Opened anew, for what was expanded before counts against the bounds.
      const file = await openPackage(bytes, mostExpanded);
      const shared = await sharedOf(file);
      let number = 0;
      for await (const element of file.children(path, 'x:sheetData')) {
        number = Number(element.attributes.r ?? number + 1);
        if (!(number >= 1 && number <= lastRow)) throw new Problem('file-damaged');
        const row = rowOf(element, number, shared);
        if (row !== null) yield row;
      }
    },
  };
}

function pathsOf({ workbook, relations, names }: Package): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { attributes } of elementsOf(childOf(workbook, 'x:sheets'), 'x:sheet')) {
    const { name = '', state = 'visible' } = attributes;
    const relation = relations.find(({ id }) => id === attributes['r:id']);
    if (state !== 'visible' || relation?.kind !== 'worksheet') continue;
    if (!names.includes(relation.path)) throw new Problem('file-damaged');
    paths.set(name, relation.path);
  }
  return paths;
}

async function sharedOf(file: Package): Promise<Shared> {
  const pathOf = (wanted: string) => file.relations.find(({ kind }) => kind === wanted)?.path;
  const texts = textStore();
  for await (const item of file.children(pathOf('sharedStrings') ?? '', 'x:sst'))
    texts.add(cut(runsOf(item)));
  const since1904 = childOf(file.workbook, 'x:workbookPr')?.attributes.date1904;
  return {
    textAt: texts.at,
    looks: looksOf(await file.read(pathOf('styles'))),
    since1904: since1904 === '1' || since1904 === 'true',
  };
}

/** The runs up to the longest text that a cell holds. */
function cut(runs: Runs): Runs {
  let left = longestCell;
  return runs.flatMap((run) => {
    const text = run.text.slice(0, left);
    left -= text.length;
    return text === '' ? [] : { ...run, text };
  });
}

/**
 * Texts as bytes in one row: as strings they would be pieces of the file's own text, and hold all of it in memory. The few that
 * are set in several fonts are kept as they are.
 */
function textStore() {
  let bytes = Buffer.alloc(1 << 20);
  let size = 0;
  const ends: number[] = [];
  const styled = new Map<number, Runs>();
  return {
    add(runs: Runs): void {
      const text = runs.map((run) => run.text).join('');
      if (ends.length >= mostTexts || size + text.length > mostBytes) throw new Problem('file-too-large');
      if (runs.some(({ hasFont }) => hasFont)) styled.set(ends.length, runs);
      const room = size + text.length * 3;
      if (room > bytes.length) bytes = Buffer.concat([bytes], Math.max(room, bytes.length * 2));
      size += bytes.write(text, size, 'utf8');
      ends.push(size);
    },
    at(index: number): Runs | undefined {
      const end = ends[index];
      if (end === undefined) return undefined;
      return (
        styled.get(index) ?? [{ text: bytes.toString('utf8', ends[index - 1] ?? 0, end), hasFont: false }]
      );
    },
  };
}

const empty: ListCell = { text: '', isNumber: false, date: null };

/** Null where nothing stands in the row. */
function rowOf(element: XmlElement, number: number, shared: Shared): ListRow | null {
  const cells: ListCell[] = [];
  let column = 0;
  for (const cell of elementsOf(element, 'x:c')) {
    column = addressOf(cell.attributes.r)?.column ?? column + 1;
    if (column > mostColumns) break;
    const { text, isNumber } = contentOf(cell, shared);
    if (text.trim() === '') continue;
    while (cells.length < column - 1) cells.push(empty);
    cells[column - 1] = {
      text: text.slice(0, longestCell).normalize('NFC'),
      isNumber,
      date: dateOf(cell, shared),
    };
  }
  return cells.length === 0 ? null : { number, cells };
}
