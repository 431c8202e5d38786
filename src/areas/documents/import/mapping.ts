import { z } from 'zod';
import type { Direction } from '../document.ts';

/** What a column of a list may say of a document. */
export const listFields = [
  'key',
  'number',
  'documentNumber',
  'symbol',
  'printed',
  'issuedOn',
  'receivedOn',
  'kind',
  'subject',
  'issuer',
  'signer',
  'recipients',
  'secrecy',
  'urgency',
  'replyDueOn',
  'inForceFrom',
  'note',
  // Kept lists hold their columns in this order: what is new is put at the end.
  'directive',
  'field',
  'sentAs',
] as const;
export type ListField = (typeof listFields)[number];

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A column by what its header says; by its place only where several say the same. */
const Column = z.strictObject({ label: z.string().min(1).max(200), place: z.int().min(0).max(199) });
export type Column = z.infer<typeof Column>;

/**
 * How the lists of one source are read. Columns are known by their headers: an office system may move them, and put title rows
 * above them as it likes.
 */
export const Mapping = z.strictObject({
  columns: z.partialRecord(z.enum(listFields), Column),
  /** The order in which days are written where the file holds them as letters. */
  dateOrder: z.enum(dateOrders),
});
export type Mapping = z.infer<typeof Mapping>;

const ofIncoming: readonly ListField[] = ['receivedOn', 'issuer'];

/** Whether lists of a direction may tell it: what came has a day of arrival, what leaves a way of sending. */
export const isToldBy = (field: ListField, direction: Direction): boolean =>
  field === 'sentAs' ? direction === 'outgoing' : direction === 'incoming' || !ofIncoming.includes(field);

/** What a list of a direction must tell: of each group one column, the first being the usual. */
export const neededOf = (direction: Direction): readonly (readonly ListField[])[] =>
  direction === 'incoming'
    ? [['number'], ['printed', 'symbol'], ['issuedOn'], ['receivedOn'], ['issuer'], ['subject']]
    : [['printed', 'number', 'documentNumber'], ['issuedOn'], ['subject']];
