import type { Db, Tx } from '../../../base/database/database.ts';
import type { Files } from '../../../base/files.ts';
import { fold, oneLine } from '../../../base/fold.ts';
import { type PlainDate, yearOf } from '../../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../../base/run.ts';
import { printedKey } from '../../documents/document.ts';
import {
  addDocument,
  emptyDocument,
  findDocument,
  keysOf,
  waitToNote,
} from '../../documents/document-row.ts';
import { kindIn } from '../../documents/kind-in.ts';
import { documentWords } from '../../documents/words.ts';
import { nameAt, type Units } from '../../units/tree.ts';
import type { NamedDocument } from '../contract-import.ts';
import { listNamedDocuments, takeNamedDocuments } from '../contract-named.ts';
import { readingKept } from './operations.ts';
import { takingWords } from './words.ts';

type Services = { readonly files: Files; readonly units: Units };
const { answer, performAfter } = handlersFor<Services>();

/** The documents that an earlier report names become noted entries of the registers, which a clerk confirms. */
export const namedOperations = [
  answer(listNamedDocuments, async ({ db, files, units, today }, { unitId, reportId, fileId }) => {
    const { name, named } = await readingKept(db, files, unitId, reportId, fileId);
    const registers = await registersOf(db, unitId);
    const there = await knownOf(
      db,
      unitId,
      named.map(({ symbol }) => symbol),
    );
    const unit = nameAt(units, unitId, today);
    const documents = named.map((one) => {
      const known = knownAs(there, one);
      const direction = isOwn(one, unit, registers) ? 'outgoing' : 'incoming';
      const register = registers.find((each) => each.direction === direction) ?? registers[0];
      return {
        ...one,
        there: known === undefined ? null : { id: known.id, status: known.status, subject: known.subject },
        registerId: register?.id ?? null,
        subject: subjectOf(one),
      };
    });
    const shown = registers.map(({ id, name: called, direction }) => ({ id, name: called, direction }));
    return { file: name, documents, registers: shown };
  }),

  performAfter(
    takeNamedDocuments,
    ({ db, files }, { unitId, reportId, fileId }) => readingKept(db, files, unitId, reportId, fileId),
    async (context, { unitId, documents }) => {
      const { tx, today, prepared: read, changed } = context;
      const registers = await registersOf(tx, unitId);
      const asked = documents.map((one) => ({
        ...one,
        named: read.named.find(({ symbol, date }) => symbol === one.symbol && date === one.date),
        register: registers.find(({ id }) => id === one.registerId),
      }));
      if (asked.some(({ named }) => named === undefined)) throw new Problem('not-found');
      refuseIssues(asked.flatMap((one, index) => issuesOf(one, index, today)));
      await waitToNote(tx, unitId);
      const there = await knownOf(
        tx,
        unitId,
        documents.map(({ symbol }) => symbol),
      );
      const taken: string[] = [];
      for (const one of asked) {
        const isThere =
          knownAs(there, one) !== undefined || (await findDocument(tx, unitId, one.id)) !== undefined;
        if (isThere) continue;
        await note(
          context,
          unitId,
          one.id,
          one.register!,
          { ...one.named!, subject: one.subject },
          read.name,
        );
        taken.push(one.symbol);
      }
      if (taken.length > 0)
        changed({
          kind: 'report',
          id: read.fileId,
          before: null,
          after: { noted: taken, file: read.sha256 },
        });
      return { taken: taken.length, there: documents.length - taken.length };
    },
  ),
];

async function registersOf(db: Db | Tx, unitId: string) {
  // What is named bears its number already: registers that others number come first.
  return db
    .selectFrom('document_register')
    .select(['id', 'name', 'direction', 'organ', 'legal'])
    .where('unit_id', '=', unitId)
    .where('closed_on', 'is', null)
    .orderBy('legal')
    .orderBy('numbering', 'desc')
    .orderBy('name')
    .execute();
}
type Register = Awaited<ReturnType<typeof registersOf>>[number];

/** Whether the unit itself seems to have issued it: the symbol names its organ, and no other unit is named as the issuer. */
function isOwn({ symbol, issuer }: NamedDocument, unit: string, registers: readonly Register[]): boolean {
  const letters = symbol.split(/[/-]/);
  const namesOrgan = registers.some(
    ({ organ, direction }) => direction !== 'incoming' && letters.includes(organ),
  );
  const place = fold(unit).replace(/^(xa|phuong|thi tran|huyen|quan|thanh pho|tinh) /, '');
  return namesOrgan && (issuer === null || fold(issuer).includes(place));
}

const subjectOf = ({ type, about, quote }: NamedDocument): string => {
  const subject = oneLine(about ?? quote);
  return (about === null || type === null ? subject : `${type} ${subject}`).slice(0, 1000);
};

async function knownOf(db: Db | Tx, unitId: string, symbols: readonly string[]) {
  if (symbols.length === 0) return [];
  return db
    .selectFrom('document')
    .select(['id', 'status', 'subject', 'printed_key', 'issued_on'])
    .where('unit_id', '=', unitId)
    .where('status', '<>', 'cancelled')
    .where('printed_key', 'in', [...new Set(symbols.map(printedKey))])
    .execute();
}
type Known = Awaited<ReturnType<typeof knownOf>>[number];

/** The same number and symbol, and no other day. */
const knownAs = (there: readonly Known[], { symbol, date }: Pick<NamedDocument, 'symbol' | 'date'>) =>
  there.find(
    ({ printed_key, issued_on }) =>
      printed_key === printedKey(symbol) && (date === null || issued_on === null || issued_on === date),
  );

type Asked = {
  readonly date: PlainDate | null;
  readonly register: Register | undefined;
};

function issuesOf({ date, register }: Asked, index: number, today: PlainDate): Issue[] {
  const at = (field: string) => ['documents', index, field];
  return [
    ...(register === undefined ? [{ path: at('registerId'), message: documentWords.registerUnknown }] : []),
    ...(date !== null && date > today ? [{ path: at('date'), message: documentWords.futureDay }] : []),
  ];
}

async function note(
  context: CommandContext,
  unitId: string,
  id: string,
  { id: registerId, direction, legal }: Register,
  { type, symbol, date, issuer, subject }: NamedDocument & { readonly subject: string },
  file: string,
): Promise<void> {
  const day = date ?? context.today;
  const row = {
    ...emptyDocument,
    unit_id: unitId,
    id,
    register_id: registerId,
    direction,
    status: 'noted' as const,
    kind: kindIn(type ?? '', symbol, subject, day) ?? 'CV',
    legal,
    year: null,
    printed: symbol,
    ...keysOf({ subject, printed: symbol }),
    subject,
    issuer: direction === 'incoming' ? (issuer?.slice(0, 200) ?? null) : null,
    issued_on: date,
    note: `${takingWords.namedNote.vi} ${file} (${yearOf(context.today)})`.slice(0, 1000),
    created_by: context.who!.personId!,
    created_at: context.now,
  };
  await addDocument(context, row, 'noted');
}
