import { fold } from '../../base/fold.ts';

export const directions = ['outgoing', 'incoming', 'internal'] as const;
export type Direction = (typeof directions)[number];

/**
 * `noted`: taken over from a text or a list, nobody has confirmed it. A document of our own is drafted, signed and issued; one
 * from elsewhere is received. What was cancelled keeps its number, which nobody gets again (NĐ 30/2020/NĐ-CP, Điều 15).
 */
export const statuses = ['noted', 'drafting', 'signed', 'issued', 'received', 'cancelled'] as const;
export type Status = (typeof statuses)[number];

export const actionKinds = [
  'noted',
  'drafted',
  'changed',
  'signed',
  'unsigned',
  'issued',
  'received',
  'confirmed',
  'corrected',
  'cancelled',
  'imported',
  'withheld',
  'attached',
  'detached',
  'signedFile',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** Where each deed may be done and the status after it; null: the status stays, or is that of the register. With `from` empty it begins a document. */
const transitions = {
  noted: { from: [], to: 'noted' },
  drafted: { from: [], to: 'drafting' },
  changed: { from: ['noted', 'drafting', 'signed', 'issued', 'received'], to: null },
  signed: { from: ['drafting'], to: 'signed' },
  // What was signed, be it a file of a draft, was changed: it is signed anew.
  unsigned: { from: ['drafting', 'signed'], to: 'drafting' },
  issued: { from: ['signed'], to: 'issued' },
  received: { from: [], to: 'received' },
  confirmed: { from: ['noted'], to: null },
  corrected: { from: ['issued', 'received'], to: null },
  cancelled: { from: ['noted', 'drafting', 'signed', 'issued', 'received'], to: 'cancelled' },
  imported: { from: ['issued', 'received'], to: null },
  withheld: { from: ['noted', 'drafting', 'signed', 'issued', 'received', 'cancelled'], to: null },
  // Files of it: attached, taken away, signed digitally.
  attached: { from: ['noted', 'drafting', 'signed', 'issued', 'received'], to: null },
  detached: { from: ['noted', 'drafting', 'signed', 'issued', 'received'], to: null },
  signedFile: { from: ['drafting', 'signed', 'issued'], to: null },
} as const satisfies Record<ActionKind, { from: readonly Status[]; to: Status | null }>;

/** Whether the status allows the deed at all; who may do it is another question. */
export const mayDo = (status: Status, kind: ActionKind): boolean =>
  transitions[kind].from.some((one) => one === status);

/** Whether it is in no register yet: noted, or still made. */
export const isUnsettled = (status: Status): boolean =>
  status === 'noted' || status === 'drafting' || status === 'signed';

/** Whether nobody relies on it yet: its files come and go without a reason. */
export const isFreelyChanged = (status: Status): boolean => status === 'noted' || status === 'drafting';

/** What the documents of a register lawfully end as: those of our own are issued, those from elsewhere received. */
export const settledAs = (direction: Direction): 'issued' | 'received' =>
  direction === 'incoming' ? 'received' : 'issued';

/** Authority under which the signer signs (NĐ 30/2020/NĐ-CP, Điều 13); `self`: as head of an organ under one head. */
export const authorities = ['self', 'TM', 'KT', 'TL', 'TUQ', 'Q'] as const;
export type Authority = (typeof authorities)[number];

/** How an outgoing document leaves: wholly electronic with a digital signature is what the reports count. */
export const waysOfSending = ['signed-electronic', 'electronic-and-paper', 'paper'] as const;
export type WayOfSending = (typeof waysOfSending)[number];

export const linkKinds = ['basis', 'replaces', 'amends', 'repeals', 'answers', 'implements'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** Fields of the reform (NQ 76/NQ-CP), direction of it, and the whole. */
export const reformFields = [
  'direction',
  'institutions',
  'procedures',
  'organisation',
  'civilService',
  'finance',
  'digital',
] as const;
export type ReformField = (typeof reformFields)[number];

/** Number and symbol for comparing: as people mean them, whatever spaces and accents they typed, and without zeros before it. */
export const printedKey = (printed: string): string =>
  fold(printed)
    .replace(/\s+/g, '')
    .replace(/[–—]/g, '-')
    .replace(/^0+(?=\d)/, '');
