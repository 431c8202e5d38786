import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import type { Issue } from '../../base/problem.ts';
import { planWords } from './words.ts';

/** What is known here of a document of the unit's registers; undefined where there is none. */
export const findDocument = (db: Db | Tx, unitId: string, documentId: string) =>
  db
    .selectFrom('document')
    .select(['id', 'kind', 'printed', 'issued_on', 'subject', 'status', 'direction', 'withheld'])
    .where('unit_id', '=', unitId)
    .where('id', '=', documentId)
    .executeTakeFirst();
export type DocumentRow = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

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

/** Number and symbol of a text, from the register or as printed; null where it has none. */
export async function numberOf(
  db: Db | Tx,
  unitId: string,
  { documentId, documentPrinted }: Named,
): Promise<string | null> {
  if (documentId === null) return documentPrinted;
  return (await findDocument(db, unitId, documentId))?.printed ?? null;
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

/** Number and symbol of documents by id; one statement for all. */
export async function printedOf(
  db: Db | Tx,
  unitId: string,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('document')
    .select(['id', 'printed', 'subject'])
    .where('unit_id', '=', unitId)
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map(({ id, printed, subject }) => [id, printed ?? subject]));
}
