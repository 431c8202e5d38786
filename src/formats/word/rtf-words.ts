import type { Group, Reading } from './rtf-reading.ts';
import { endCell, endParagraph, endRow, put } from './rtf-text.ts';

type WordReader = (reading: Reading, group: Group, number: number | undefined) => void;

/** A word such as "\b" turns a property on, "\b0" off. */
const toggle =
  (property: 'bold' | 'hidden' | 'deleted' | 'capitals'): WordReader =>
  (_, group, number) => {
    group[property] = number !== 0;
  };
const side =
  (centred: boolean): WordReader =>
  (_, group) => {
    group.centred = centred;
  };
const merge =
  (cell: Partial<Group['cell']>): WordReader =>
  (_, group) => {
    group.cell = { ...group.cell, ...cell };
  };

/** Words that change how what follows is set, or end a paragraph, cell or row. */
export const wordReaders: Readonly<Record<string, WordReader>> = {
  ansicpg: (reading, _, number) => {
    reading.page = number ?? 1252;
  },
  deff: (reading, group, number = 0) => {
    reading.usualFont = number;
    group.font = number;
  },
  f: (reading, group, number = 0) => {
    group.font = number;
    if (group.destination === 'fonts') reading.fonts.set(number, { name: '', charset: undefined });
  },
  fcharset: ({ fonts }, { font, destination }, charset) => {
    if (destination === 'fonts') fonts.set(font, { name: fonts.get(font)?.name ?? '', charset });
  },
  plain: ({ usualFont }, group) => {
    Object.assign(group, { font: usualFont, bold: false, hidden: false, deleted: false, capitals: false });
  },
  b: toggle('bold'),
  v: toggle('hidden'),
  deleted: toggle('deleted'),
  caps: toggle('capitals'),
  uc: (_, group, number = 1) => {
    group.fallback = Math.max(0, Math.min(number, 10));
  },
  u: (reading, group, number = 0) => {
    put(reading, group, String.fromCharCode(number & 0xffff));
    reading.passing = group.fallback;
  },
  pard: (_, group) => {
    Object.assign(group, { inTable: false, depth: 1, centred: false });
  },
  qc: side(true),
  ql: side(false),
  qr: side(false),
  qj: side(false),
  intbl: (_, group) => {
    group.inTable = true;
  },
  itap: (_, group, number = 0) => {
    group.depth = number;
    group.inTable = number > 0;
  },
  par: (_, group) => endParagraph(group),
  sect: (_, group) => endParagraph(group),
  cell: (_, group) => endCell(group, 1),
  nestcell: (_, group) => endCell(group, Math.max(group.depth, 2)),
  row: (_, group) => endRow(group, 1),
  nestrow: (_, group) => endRow(group, Math.max(group.depth, 2)),
  trowd: (_, group) => {
    group.row = { left: 0, cells: [] };
    group.cell = { sideways: 0 };
  },
  trleft: (_, { row }, number = 0) => {
    row.left = number;
  },
  clmgf: merge({ sideways: 1 }),
  clmrg: merge({ sideways: 2 }),
  clvmgf: merge({ vertical: 'start' }),
  clvmrg: merge({ vertical: 'continue' }),
  cellx: (_, group, right = 0) => {
    if (group.row.cells.length < mostCells) group.row.cells.push({ ...group.cell, right });
    group.cell = { sideways: 0 };
  },
  picwgoal: ({ picture }, _, number = 0) => {
    picture.width = number;
  },
  pichgoal: ({ picture }, _, number = 0) => {
    picture.height = number;
  },
};
const mostCells = 500;
