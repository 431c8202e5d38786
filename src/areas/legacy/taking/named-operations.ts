import type { Db, Tx } from '../../../base/database/database.ts';
import type { Files } from '../../../base/files.ts';
import { oneLine } from '../../../base/fold.ts';
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
import { isOwnName, mayBeOne } from './named.ts';
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
      const { certain, possible } = fitting(there, one, unit);
      const direction = isOwn(one, unit, registers) ? 'outgoing' : 'incoming';
      const register = registers.find((each) => each.direction === direction) ?? registers[0];
      return {
        ...one,
        there: certain === null ? null : toldOf(certain),
        fits: possible.map(toldOf),
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
      const { tx, today, units, prepared: read, changed } = context;
      const registers = await registersOf(tx, unitId);
      const unit = nameAt(units, unitId, today);
      const symbols = documents.map(({ symbol }) => symbol);
      await waitToNote(tx, unitId);
      const known = await knownOf(tx, unitId, symbols);
      const asked = documents.map((one) => {
        const named = read.named.find(
          ({ symbol, date, issuer }) => symbol === one.symbol && date === one.date && issuer === one.issuer,
        );
        if (named === undefined) throw new Problem('not-found');
        const { certain, possible } = fitting(known, named, unit);
        const left = possible.filter(({ id }) => !one.noneOf.includes(id));
        const register = registers.find(({ id }) => id === one.registerId);
        return { ...one, named, register, there: certain === null ? left : [certain] };
      });
      refuseIssues(asked.flatMap((one, index) => issuesOf(one, index, today)));
      const taken: string[] = [];
      for (const one of asked) {
        if (one.there.length > 0 || (await findDocument(tx, unitId, one.id)) !== undefined) continue;
        await note(context, unitId, one.id, one.register!, { ...one.named, subject: one.subject }, read.name);
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
  return namesOrgan && (issuer === null || isOwnName(issuer, unit));
}

const subjectOf = ({ type, about, quote }: NamedDocument): string => {
  const subject = oneLine(about ?? quote);
  return (about === null || type === null ? subject : `${type} ${subject}`).slice(0, 1000);
};

async function knownOf(db: Db | Tx, unitId: string, symbols: readonly string[]) {
  if (symbols.length === 0) return [];
  return db
    .selectFrom('document')
    .select(['id', 'status', 'direction', 'subject', 'printed', 'printed_key', 'issued_on', 'issuer'])
    .where('unit_id', '=', unitId)
    .where('status', '<>', 'cancelled')
    .where('printed_key', 'in', [...new Set(symbols.map(printedKey))])
    .execute();
}
type Known = Awaited<ReturnType<typeof knownOf>>[number];

/**
 * What stands in the registers and may be the document that is named: the same number and symbol, no other day, no other issuer. Sure is
 * the only one of the same day; where a day is not said or several fit, who looks at it says which it is.
 */
function fitting(there: readonly Known[], named: NamedDocument, unit: string) {
  const { symbol, date } = named;
  const fits = there.filter(
    (known) =>
      known.printed_key === printedKey(symbol) &&
      (date === null || known.issued_on === null || known.issued_on === date) &&
      isIssuedBy(known, named, unit),
  );
  const sameDay = fits.filter(({ issued_on }) => date !== null && issued_on === date);
  const [first, ...others] = sameDay.length > 0 ? sameDay : fits;
  if (first === undefined) return { certain: null, possible: [] };
  const isCertain = sameDay.length > 0 && others.length === 0;
  return isCertain ? { certain: first, possible: [] } : { certain: null, possible: [first, ...others] };
}

/** Of a document of our own nobody writes down the issuer. */
function isIssuedBy({ direction, issuer }: Known, named: NamedDocument, unit: string): boolean {
  if (named.issuer === null) return true;
  return direction === 'incoming'
    ? !isOwnName(named.issuer, unit) && mayBeOne(issuer, named.issuer)
    : isOwnName(named.issuer, unit);
}

const toldOf = ({ id, status, subject, printed, issued_on, issuer }: Known) => ({
  id,
  status,
  subject,
  printed: printed ?? '',
  issuedOn: issued_on,
  issuer,
});

type Asked = {
  readonly there: readonly Known[];
  readonly date: PlainDate | null;
  readonly register: Register | undefined;
};

function issuesOf({ date, register, there }: Asked, index: number, today: PlainDate): Issue[] {
  const at = (field: string) => ['documents', index, field];
  return [
    ...(there.length > 1 ? [{ path: at('noneOf'), message: takingWords.severalFit }] : []),
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
