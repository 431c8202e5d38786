import type { z } from 'zod';
import type { Tx } from '../../base/database/database.ts';
import { fold, oneLine } from '../../base/fold.ts';
import { type PlainDate, printed as printedDay } from '../../base/plain-date.ts';
import type { Issue } from '../../base/problem.ts';
import { filledWord } from '../../base/word.ts';
import type { Units } from '../units/tree.ts';
import type { recordExamination } from './contract-legal.ts';
import { printedKey } from './document.ts';
import { type DocumentRow, findDocument } from './document-row.ts';
import { levelRule } from './kinds.ts';
import { levelOn } from './recording.ts';
import { documentWords } from './words.ts';

export type Examined = Omit<z.output<(typeof recordExamination)['input']>, 'id' | 'unitId'>;
type Level = NonNullable<Examined['issuerLevel']>;

/** The document that was examined. */
export type Subject = {
  readonly documentId: string | null;
  readonly printed: string;
  readonly issuedOn: PlainDate | null;
  readonly issuerLevel: Level;
  readonly subject: string;
};
type Found = { readonly of: Subject | null; readonly issues: readonly Issue[] };

/**
 * Of a legal document of the unit's registers what stands there, whether it was chosen or typed; of another one what was typed. The same
 * document is so the same however it was told.
 */
export async function subjectOf(tx: Tx, units: Units, unitId: string, examined: Examined): Promise<Found> {
  const { documentId, printed, issuerLevel, subject } = examined;
  if (documentId !== null) return chosen(tx, units, unitId, documentId, examined);
  if (printed === null || issuerLevel === null || subject === null)
    return { of: null, issues: lackingIn(examined) };
  const typed = { documentId, printed, issuedOn: examined.issuedOn, issuerLevel, subject };
  const own = await sameInRegisters(tx, unitId, typed);
  const isOwn = own !== undefined && levelOn(units, unitId, own.issued_on!) === issuerLevel;
  return withDays(isOwn ? inRegister(units, own) : typed, examined);
}

const lackingIn = (examined: Examined): Issue[] =>
  (['printed', 'issuerLevel', 'subject'] as const)
    .filter((field) => examined[field] === null)
    .map((field) => ({ path: [field], message: documentWords.examinedNeeded }));

async function chosen(
  tx: Tx,
  units: Units,
  unitId: string,
  documentId: string,
  examined: Examined,
): Promise<Found> {
  const refused = (message: Issue['message']): Found => ({
    of: null,
    issues: [{ path: ['documentId'], message }],
  });
  const document = await findDocument(tx, unitId, documentId);
  if (document === undefined) return refused(documentWords.linkUnknown);
  if (document.withheld) return refused(documentWords.withheldNothing);
  if (!document.legal || document.direction === 'incoming' || document.status !== 'issued')
    return refused(documentWords.notExaminable);
  const of = inRegister(units, document);
  const others = otherwise(examined, of);
  return others.length > 0 ? { of: null, issues: others } : withDays(of, examined);
}

const inRegister = (units: Units, document: DocumentRow): Subject => ({
  documentId: document.id,
  printed: document.printed ?? '',
  issuedOn: document.issued_on,
  // Other organs have no right to a legal document, so none stands in their registers.
  issuerLevel: levelOn(units, document.unit_id, document.issued_on!) as Level,
  subject: document.subject,
});

/** Whoever names number, day or level beside the chosen document means another one where they differ. */
function otherwise({ printed, issuedOn, issuerLevel }: Examined, of: Subject): Issue[] {
  const day = of.issuedOn === null ? '' : printedDay(of.issuedOn);
  const message = filledWord(documentWords.examinedElsewise, { printed: of.printed, day });
  const others = {
    printed: printed !== null && printedKey(printed) !== printedKey(of.printed),
    issuedOn: issuedOn !== null && issuedOn !== of.issuedOn,
    issuerLevel: issuerLevel !== null && issuerLevel !== of.issuerLevel,
  };
  return Object.entries(others).flatMap(([field, isOther]) => (isOther ? [{ path: [field], message }] : []));
}

/** Offices of one level may give one number on one day: the subject tells them apart. */
const sameInRegisters = (tx: Tx, unitId: string, { printed, issuedOn, subject }: Subject) =>
  tx
    .selectFrom('document')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('legal', '=', true)
    .where('status', '=', 'issued')
    .where('direction', '<>', 'incoming')
    .where('withheld', '=', false)
    .where('printed_key', '=', printedKey(printed))
    .where('subject_key', '=', fold(oneLine(subject)))
    .$if(issuedOn !== null, (asked) => asked.where('issued_on', '=', issuedOn!))
    .executeTakeFirst();

function withDays(of: Subject, { examinedOn }: Examined): Found {
  const { issuedOn, issuerLevel, documentId } = of;
  const issues: Issue[] = [];
  if (issuedOn !== null && issuedOn > examinedOn) {
    const path = [documentId === null ? 'issuedOn' : 'examinedOn'];
    issues.push({ path, message: documentWords.issuedAfterExamined });
  }
  const { validTo, basis } = levelRule(issuerLevel);
  if (issuedOn !== null && validTo !== null && issuedOn > validTo) {
    const message = filledWord(documentWords.levelWrong, { day: printedDay(validTo), basis });
    issues.push({ path: ['issuerLevel'], message });
  }
  return { of, issues };
}

/** One document however it is typed; of two offices the same number on one day is told apart by the subject. */
export const keyOf = ({ documentId, printed, issuerLevel, issuedOn, subject }: Subject): string =>
  documentId ?? [printedKey(printed), issuerLevel, issuedOn ?? '', fold(oneLine(subject))].join('|');
