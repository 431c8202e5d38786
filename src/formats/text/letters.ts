import { oneLine } from '../../base/fold.ts';
import { Problem } from '../../base/problem.ts';
import type { Document, Unread } from '../document.ts';
import { type Decoded, decodeText } from './decode.ts';
import { readText } from './text.ts';

/**
 * Reads a file of letters for what it says: a page of HTML, XML of an old Office, values parted by commas (where the name says so), or text.
 * Throws `file-empty`, `file-damaged`, `file-type-unknown`, `file-type-save-as-docx`, `file-type-save-as-xlsx`.
 */
export async function readLetters(bytes: Uint8Array, name: string): Promise<Document> {
  const decoded = decodeText(bytes);
  const document = await readDecoded(decoded.text, name);
  return { ...document, unread: [...doubtsOf(decoded), ...document.unread] };
}

function doubtsOf({ guessed, truncated, text }: Decoded): Unread[] {
  const unread: Unread[] = guessed === undefined ? [] : [{ code: 'encoding-guessed', place: {} }];
  if (truncated === true) unread.push({ code: 'truncated', place: { line: text.split('\n').length } });
  return unread;
}

async function readDecoded(text: string, name: string): Promise<Document> {
  const start = text.slice(0, 4000).trimStart();
  if (/^<\?xml/i.test(start)) refuseOfficeXml(start);
  if (isHtml(start, name)) return (await import('./html.ts')).readHtml(text);
  if (/\.(csv|tsv)$/i.test(name)) return readText(await tabbed(text));
  return /<table\b/i.test(text) ? readText(text, (await import('./html.ts')).readHtml) : readText(text);
}

/** A page begins with its own tags; a piece of one only where the name does not say that it is text with marks. */
function isHtml(start: string, name: string): boolean {
  const tags = start.replace(/^(\s*<(\?xml[^>]*>|!--[\s\S]*?-->))*\s*/i, '');
  if (/^<(!doctype html|html|head|body|meta)\b/i.test(tags)) return true;
  return /^<(table|div|p|style|title|font|center)\b[^>]*>/i.test(tags) && !/\.(md|txt|csv)$/i.test(name);
}

/** XML of Office 2003, flat OPC and flat OpenDocument: the programs that wrote them also save them as .docx or .xlsx. */
function refuseOfficeXml(start: string): void {
  if (/Excel\.Sheet|office:spreadsheet|mimetype="[^"]*spreadsheet/.test(start))
    throw new Problem('file-type-save-as-xlsx');
  if (/Word\.Document|office\/word\/2003|<pkg:package|<office:document/.test(start))
    throw new Problem('file-type-save-as-docx');
}

/** Rows as lines with tabs, as `readText` takes them; words alone in a row are a line of text. */
async function tabbed(text: string): Promise<string> {
  const { detectDelimiter, parseCsv } = await import('hucre/csv');
  const rows = parseCsv(text, { delimiter: detectDelimiter(text), typeInference: false });
  return rows
    .map((row) => row.map((value) => oneLine(String(value ?? ''))))
    .map((row) => {
      const [first = '', ...rest] = row;
      const isAlone = rest.every((cell) => cell === '') && !/^[\d.]+$/.test(first);
      return isAlone ? first : row.join('\t');
    })
    .join('\n');
}
