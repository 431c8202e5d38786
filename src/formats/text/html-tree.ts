import { Parser } from 'htmlparser2';
import { Problem } from '../../base/problem.ts';

/** The contents of a page or a cell in reading order: paragraphs and tables. */
export type Flow = (FlowLine | FlowTable)[];
/** A paragraph; a break within it is "\n". `line` is the file's line, from 1. */
export type FlowLine = { readonly kind: 'line'; text: string; readonly line: number };
export type FlowTable = { readonly kind: 'table'; readonly rows: FlowCell[][]; readonly line: number };
export type FlowCell = {
  readonly flow: Flow;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly line: number;
};

/** What a page prints, out of HTML of any quality; scripts, styles and hidden parts are left out. Throws `file-damaged`. */
export function htmlFlow(html: string): Flow {
  const page: Flow = [];
  const tables: { table: FlowTable; outer: Flow }[] = [];
  const hidden: boolean[] = [];
  let hiddenDepth = 0;
  const lineAt = lineCounter(html);
  let flow = page;
  let isNewLine = true;
  const write = (text: string) => {
    if (isNewLine && text.trim() === '') return;
    const last = flow.at(-1);
    if (isNewLine || last?.kind !== 'line')
      flow.push({ kind: 'line', text, line: lineAt(parser.startIndex) });
    else last.text += text;
    isNewLine = false;
  };
  const startCell = (attributes: Record<string, string>) => {
    const table = tables.at(-1)?.table;
    if (table === undefined) return;
    if (table.rows.length === 0) table.rows.push([]);
    const line = lineAt(parser.startIndex);
    const spans = { rowSpan: spanOf(attributes.rowspan), columnSpan: spanOf(attributes.colspan) };
    table.rows.at(-1)!.push({ flow: [], ...spans, line });
    flow = table.rows.at(-1)!.at(-1)!.flow;
  };
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      hidden.push(isHidden(name, attributes));
      if (hidden.at(-1)) hiddenDepth += 1;
      if (hidden.length > mostOpen) throw new Problem('file-damaged');
      if (name === 'br') write('\n');
      else if (breaking.has(name)) isNewLine = true;
      if (name === 'table' && tables.length < deepest) {
        const table: FlowTable = { kind: 'table', rows: [], line: lineAt(parser.startIndex) };
        flow.push(table);
        tables.push({ table, outer: flow });
      } else if (name === 'tr') tables.at(-1)?.table.rows.push([]);
      else if (name === 'td' || name === 'th') startCell(attributes);
    },
    ontext(text) {
      if (hiddenDepth === 0) write(text.replace(/\s+/g, ' '));
    },
    onclosetag(name) {
      if (hidden.pop()) hiddenDepth -= 1;
      if (name !== 'br' && breaking.has(name)) isNewLine = true;
      const inner = tables.at(-1);
      if (name === 'table' && inner !== undefined) {
        tables.pop();
        flow = inner.outer;
      }
    },
  });
  parser.end(html);
  return page;
}

/** So many unclosed tags would cost the square of their number. */
const mostOpen = 10_000;

/** Tables within tables beyond this depth are no page anybody wrote; their words join the cell around them. */
const deepest = 12;

const breaking = new Set(
  (
    'address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li main ' +
    'nav ol p pre section table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const unseen = new Set([
  'head',
  'script',
  'style',
  'title',
  'template',
  'noscript',
  'object',
  'select',
  'textarea',
  'xml',
]);

const isHidden = (name: string, { style = '' }: Record<string, string>) =>
  unseen.has(name) || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style);

const spanOf = (text: string | undefined) => Math.min(1000, Math.max(1, Math.trunc(Number(text)) || 1));

/** Counts lines up to growing offsets. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return line;
  };
}
