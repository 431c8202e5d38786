import { sql } from 'kysely';
import type { DocumentTable } from '../../../database/types.ts';
import type { Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { wordsIn } from './search-words.ts';

/** So many letters of a document's files are found: the first pages of each of the first ones say what it is about. */
const mostText = 24_000;

/** Lays down anew what documents are found by. Every command that makes or changes one, or its files, ends with this. */
export async function indexDocuments(tx: Tx, unitId: string, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  const documents = await tx
    .selectFrom('document as d')
    .select(['d.id', 'd.unit_id', 'd.register_id', 'd.direction', 'd.status', 'd.kind', 'd.field'])
    .select(['d.directive', 'd.legal', 'd.subject', 'd.printed', 'd.issuer', 'd.issued_on', 'd.received_on'])
    .select((eb) =>
      eb
        .selectFrom('document_file as f')
        .select(sql<string | null>`string_agg(f.text, ' ' order by f.added_at, f.id)`.as('text'))
        .whereRef('f.unit_id', '=', 'd.unit_id')
        .whereRef('f.document_id', '=', 'd.id')
        .where('f.removed_at', 'is', null)
        .as('text'),
    )
    .where('d.unit_id', '=', unitId)
    .where('d.id', '=', sql<string>`any(${documentIds}::uuid[])`)
    .execute();
  const found = documents.map((document) => ({
    id: document.id,
    day: document.received_on ?? document.issued_on,
    words: lexemesOf(document).join('\n'),
  }));
  await sql`
    insert into document_search (unit_id, document_id, day, words)
    select ${unitId}::uuid, id, day, array_to_tsvector(string_to_array(words, E'\n'))
    from unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(({ day }) => day)}::date[],
      ${found.map(({ words }) => words)}::text[]) as found (id, day, words)
    on conflict (unit_id, document_id) do update set day = excluded.day, words = excluded.words
  `.execute(tx);
}

type Findable = Marked &
  Pick<DocumentTable, 'subject' | 'printed' | 'issuer' | 'issued_on' | 'received_on'> & {
    readonly text: string | null;
  };
type Marked = Pick<
  DocumentTable,
  'unit_id' | 'register_id' | 'direction' | 'status' | 'kind' | 'field' | 'directive' | 'legal'
>;

/** Everything that a document is found by. */
export function lexemesOf(document: Findable): string[] {
  const { subject, printed, issuer, text, issued_on, received_on } = document;
  const told = [printed, issuer, subject, text?.slice(0, mostText)];
  return [
    ...marksOf(document, received_on ?? issued_on),
    ...wordsIn(told.filter((part) => part != null).join('\n')),
  ];
}

function marksOf(document: Marked, day: PlainDate | null): string[] {
  const { field, directive, legal } = document;
  return [
    marks.unit(document.unit_id),
    marks.register(document.register_id),
    marks.direction(document.direction),
    marks.status(document.status),
    marks.kind(document.kind),
    ...(field === null ? [] : [marks.field(field)]),
    ...(directive ? [marks.directive] : []),
    ...(legal ? [marks.legal] : []),
    ...(day === null ? [] : [marks.year(day), marks.month(day)]),
  ];
}

/** What a list is narrowed down by, as lexemes: no word that somebody types begins with such a sign. */
export const marks = {
  unit: (id: string) => `=u:${id}`,
  register: (id: string) => `=r:${id}`,
  direction: (direction: string) => `=d:${direction}`,
  status: (status: string) => `=s:${status}`,
  kind: (kind: string) => `=k:${kind}`,
  field: (field: string) => `=f:${field}`,
  directive: '=directive',
  legal: '=legal',
  year: (day: PlainDate) => `=y:${day.slice(0, 4)}`,
  month: (day: PlainDate) => `=m:${day.slice(0, 7)}`,
} as const;
