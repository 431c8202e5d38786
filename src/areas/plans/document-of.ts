import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { Issue } from '../../base/problem.ts';
import { findDocument } from '../documents/document-row.ts';
import { planWords } from './words.ts';

type Named = { readonly documentId: string | null; readonly documentPrinted: string | null };

/** What is wrong with the document that a plan, an amendment or a task is said to rest on. */
export async function documentIssues(
  db: Db | Tx,
  unitId: string,
  { documentId, documentPrinted }: Named,
  isIncoming = false,
): Promise<Issue[]> {
  if (documentId === null) return [];
  const path = ['documentId'];
  if (documentPrinted !== null) return [{ path, message: planWords.oneDocument }];
  const row = await findDocument(db, unitId, documentId);
  if (row === undefined || row.status === 'cancelled') return [{ path, message: planWords.noSuchDocument }];
  if (row.withheld) return [{ path, message: planWords.withheld }];
  if (isIncoming && row.direction !== 'incoming') return [{ path, message: planWords.notIncoming }];
  return [];
}

/** A text as it is printed; a unit that does not keep its register is told no more of it. */
type Text = { readonly printed: string | null; readonly issuedOn: PlainDate | null };
const nothingTold: Text = { printed: null, issuedOn: null };

/** Number, symbol and day of a text, from the register or as printed; nothing of one that is withheld. */
export async function textOf(
  db: Db | Tx,
  unitId: string,
  { documentId, documentPrinted }: Named,
  documentIssuedOn: PlainDate | null = null,
): Promise<Text> {
  if (documentId === null) return { printed: documentPrinted, issuedOn: documentIssuedOn };
  const row = await findDocument(db, unitId, documentId);
  if (row === undefined || row.withheld) return nothingTold;
  return { printed: row.printed ?? (row.subject || null), issuedOn: row.issued_on };
}

/**
 * From which day on what a text sets counts as known: the day of the text where it stands in the register of the unit with its number
 * and day, else today. A number that was only typed proves no earlier day: what was late would be on time by a stroke of the pen.
 */
export async function knownOn(
  db: Db | Tx,
  unitId: string,
  documentId: string | null,
  today: PlainDate,
): Promise<PlainDate> {
  if (documentId === null) return today;
  const row = await findDocument(db, unitId, documentId);
  const isDated = row?.status === 'issued' || row?.status === 'received';
  const day = isDated ? row.issued_on : null;
  return day !== null && day < today ? day : today;
}
