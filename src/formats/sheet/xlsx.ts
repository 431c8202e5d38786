import { Problem } from '../../base/problem.ts';
import type { Document, Unread } from '../document.ts';
import { childOf, elementsOf, lettersOf, type XmlElement } from '../xml.ts';
import { blocksOfSheets, mostCells } from './blocks.ts';
import type { StoredSheet } from './stored-sheet.ts';
import { openPackage, type Package } from './xlsx-package.ts';
import { type Runs, readSheet, runsOf, type Shared } from './xlsx-sheet.ts';
import { looksOf } from './xlsx-styles.ts';

/**
 * Reads the visible sheets of a workbook as a Vietnamese reader sees them printed; formulas stand as their last result.
 * A place tells the sheet's own row and column. Throws `file-damaged`, `file-encrypted`, `file-expands-too-far`, `file-too-large`.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Document> {
  const file = await openPackage(bytes);
  const { sheets, hidden } = await sheetsOf(file);
  const { blocks, unread } = blocksOfSheets(sheets);
  return { format: 'xlsx', blocks, unread: [...hidden, ...unread, ...(await picturesAndBoxes(file))] };
}

async function sheetsOf(file: Package): Promise<{ sheets: StoredSheet[]; hidden: Unread[] }> {
  const shared = await sharedOf(file);
  const sheets: StoredSheet[] = [];
  const hidden: Unread[] = [];
  let left = mostCells;
  for (const { attributes } of elementsOf(childOf(file.workbook, 'x:sheets'), 'x:sheet')) {
    const { name = '', state = 'visible' } = attributes;
    const relation = file.relations.find(({ id }) => id === attributes['r:id']);
    if (relation !== undefined && relation.kind !== 'worksheet') continue;
    if (relation === undefined || !file.names.includes(relation.path)) throw new Problem('file-damaged');
    if (state !== 'visible') hidden.push({ code: 'sheet-hidden-left-out', place: { sheet: name } });
    else sheets.push(await readSheet(name, shared, left, (visit) => file.read(relation.path, visit)));
    left = Math.max(0, left - (sheets.at(-1)?.cells.length ?? 0));
  }
  return { sheets, hidden };
}

async function sharedOf(file: Package): Promise<Shared> {
  const pathOf = (wanted: string) => file.relations.find(({ kind }) => kind === wanted)?.path;
  const texts: Runs[] = [];
  const child = (item: XmlElement) => {
    if (texts.length > mostTexts) throw new Problem('file-too-large');
    texts.push(runsOf(item));
  };
  await file.read(pathOf('sharedStrings'), { of: 'x:sst', child });
  const since1904 = childOf(file.workbook, 'x:workbookPr')?.attributes.date1904;
  return {
    textAt: (index) => texts[index],
    looks: looksOf(await file.read(pathOf('styles'))),
    since1904: since1904 === '1' || since1904 === 'true',
  };
}

const mostTexts = 500_000;

/** What stands on the sheets but in no cell. */
async function picturesAndBoxes(file: Package): Promise<Unread[]> {
  const unread: Unread[] = [];
  for (const name of file.names) {
    if (/(^|\/)media\//.test(name)) unread.push({ code: 'picture-unread', place: {} });
    else if (/(^|\/)embeddings\//.test(name)) unread.push({ code: 'embedded-object-unread', place: {} });
    else if (/(^|\/)drawings\/[^/]*\.xml$/.test(name)) unread.push(...boxesIn(await file.read(name)));
  }
  return unread;
}

function boxesIn(element: XmlElement | undefined): Unread[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name !== 'xdr:txBody') return boxesIn(child);
    const quote = wordsIn(child).normalize('NFC').trim();
    return quote === '' ? [] : [{ code: 'text-box-unread', place: {}, quote }];
  });
}

const wordsIn = (element: XmlElement): string =>
  element.name === 'a:t' ? lettersOf(element) : elementsOf(element).map(wordsIn).join('');
