import { createHash } from 'node:crypto';
import { canonical } from '../../../base/canonical.ts';
import { fold, oneLine } from '../../../base/fold.ts';
import { type PlainDate, yearOf } from '../../../base/plain-date.ts';
import type { Issue } from '../../../base/problem.ts';
import { filledWord, type Word } from '../../../base/word.ts';
import type { ListCell, ListRow } from '../../../formats/list.ts';
import { printedKey } from '../document.ts';
import { kindIn } from '../kind-in.ts';
import { seriesOf } from '../kinds.ts';
import { type DocumentNumber, numberIn, numberOf, printedIn } from '../number-in.ts';
import { dayIssues, directiveIssues, forceIssues, kindIssues } from '../recording.ts';
import type { Register } from '../registers.ts';
import { printedNumber } from '../symbol.ts';
import { documentWords } from '../words.ts';
import { dayIn } from './day.ts';
import type { Column, DateOrder, ListField } from './mapping.ts';
import { type Marking, markingOf } from './marking.ts';
import { type ToldOfReform, toldOfReform } from './reform.ts';
import { rowWords } from './words.ts';

/** A document as a row of a list tells it. */
export type Told = {
  readonly withheld: boolean;
  readonly kind: string;
  readonly year: number;
  readonly series: string;
  readonly number: number;
  readonly suffix: string;
  readonly printed: string | null;
  readonly issuedOn: PlainDate;
  readonly receivedOn: PlainDate | null;
  readonly issuer: string | null;
  readonly subject: string;
  readonly signer: string | null;
  readonly recipients: string | null;
  readonly urgent: boolean;
  readonly replyDueOn: PlainDate | null;
  readonly inForceFrom: PlainDate | null;
  readonly note: string | null;
} & ToldOfReform;
export type RowProblem = { readonly field: ListField; readonly message: Word };

/** `skipped`: nothing in it is a number or a day, as in the lines between months and those below the list. */
export type RowRead =
  | { readonly is: 'skipped' }
  | { readonly is: 'refused'; readonly problems: readonly RowProblem[] }
  | {
      readonly is: 'told';
      readonly key: string;
      readonly hash: string;
      readonly told: Told;
      /** What made it secret. */
      readonly marking: Marking | null;
    };

/** What reading a row needs to know beside it. */
export type Reading = {
  readonly register: Register;
  readonly places: Partial<Record<ListField, Column>>;
  readonly dateOrder: DateOrder;
  readonly today: PlainDate;
  /** Level of the unit on a day, for the right to issue legal documents. */
  readonly levelOn: (day: PlainDate) => string;
};

const most = { printed: 60, issuer: 200, subject: 1000, signer: 120, recipients: 1000, note: 1000, key: 200 };
const nothing: ListCell = { text: '', isNumber: false, date: null };

/** Reads one row by the rules that a document typed by hand keeps. Of a marked one, number and days alone are looked at. */
export function readRow(row: ListRow, reading: Reading): RowRead {
  const cellOf = (field: ListField): ListCell => row.cells[reading.places[field]?.place ?? -1] ?? nothing;
  const isDocument = (['number', 'documentNumber', 'printed', 'issuedOn', 'receivedOn'] as const).some(
    (field) => /\d/.test(cellOf(field).text),
  );
  if (!isDocument) return { is: 'skipped' };
  const marking = markingOf(row, reading.places.secrecy);
  if (marking === 'against')
    return { is: 'refused', problems: [{ field: 'secrecy', message: rowWords.markAgainstColumn }] };
  const withheld = marking !== null;
  const problems: RowProblem[] = [];
  const told = toldBy(cellOf, reading, withheld, problems);
  if (told === null || problems.length > 0) return { is: 'refused', problems };
  const issues = issuesOf(told, reading);
  if (issues.length > 0) return { is: 'refused', problems: issues.map(asProblem) };
  const own = oneLine(cellOf('key').text).slice(0, most.key);
  return { is: 'told', key: keyOf(own, told, reading.register), hash: hashOf(told), told, marking };
}

type CellOf = (field: ListField) => ListCell;

/** Null where number or day are missing, on which all else rests. */
function toldBy(cellOf: CellOf, reading: Reading, withheld: boolean, problems: RowProblem[]): Told | null {
  const { register } = reading;
  const isIncoming = register.direction === 'incoming';
  const textOf = (field: ListField) => cellOf(field).text.trim();
  const dayOf = (field: ListField) => dayFrom(field, cellOf(field), reading.dateOrder, problems);
  const written = printedIn(
    textOf('printed'),
    textOf('documentNumber') || ownNumber(cellOf, isIncoming),
    textOf('symbol'),
  );
  const given = numberFrom(cellOf, isIncoming, written, problems);
  const issuedOn = dayOf('issuedOn');
  const receivedOn = isIncoming ? dayOf('receivedOn') : null;
  if (issuedOn === null) needed('issuedOn', cellOf, problems);
  if (given === null || issuedOn === null) return null;
  const kind = kindIn(textOf('kind'), written, textOf('subject'), issuedOn) ?? (withheld ? 'CV' : null);
  if (kind === null) {
    const value = textOf('kind') || (written ?? '');
    problems.push({ field: 'kind', message: filledWord(rowWords.kindUnknown, { told: value.slice(0, 40) }) });
    return null;
  }
  const place = { kind, year: yearOf(receivedOn ?? issuedOn), series: seriesOf(register, kind) };
  const days = { issuedOn, receivedOn };
  if (withheld) return { ...nothingMore, withheld, ...place, ...given, ...days };
  return {
    ...nothingMore,
    ...place,
    ...given,
    ...days,
    printed: written ?? (isIncoming ? null : symbolFor(register, kind, given, issuedOn)),
    subject: subjectFrom(cellOf('subject'), problems),
    issuer: isIncoming ? words('issuer', cellOf, problems) : null,
    signer: words('signer', cellOf, problems),
    recipients: words('recipients', cellOf, problems),
    note: words('note', cellOf, problems),
    urgent: /khẩn|hỏa tốc|hoả tốc/iu.test(textOf('urgency')),
    replyDueOn: dayOf('replyDueOn'),
    inForceFrom: register.legal ? dayOf('inForceFrom') : null,
    ...toldOfReform(textOf, register.direction, problems),
  };
}

const nothingMore = {
  withheld: false,
  printed: null,
  issuer: null,
  subject: '',
  signer: null,
  recipients: null,
  urgent: false,
  replyDueOn: null,
  inForceFrom: null,
  note: null,
  directive: null,
  field: null,
  sentAs: null,
};

/** In a register of our own documents the number in it is the one that is printed. */
const ownNumber = (cellOf: CellOf, isIncoming: boolean) => (isIncoming ? '' : cellOf('number').text);

const symbolFor = (register: Register, kind: string, given: DocumentNumber, day: PlainDate) =>
  printedNumber({ ...given, kind, legal: register.legal, day, organ: register.organ, department: null });

function needed(field: ListField, cellOf: CellOf, problems: RowProblem[]): void {
  if (cellOf(field).text.trim() === '') problems.push({ field, message: rowWords.missing });
}

function dayFrom(
  field: ListField,
  cell: ListCell,
  order: DateOrder,
  problems: RowProblem[],
): PlainDate | null {
  const day = dayIn(cell, order);
  const told = cell.text.trim();
  const isPast = day !== null && (day < '1945-01-01' || day >= '2200-01-01');
  if (told !== '' && (day === null || isPast))
    problems.push({ field, message: filledWord(rowWords.notADay, { told: told.slice(0, 40) }) });
  return isPast ? null : day;
}

/** Of an incoming document the number of arrival; of others their own, in whatever column it stands. */
function numberFrom(
  cellOf: CellOf,
  isIncoming: boolean,
  printed: string | null,
  problems: RowProblem[],
): DocumentNumber | null {
  const cells = (['number', 'documentNumber', 'printed'] as const)
    .slice(0, isIncoming ? 1 : 3)
    .map((field) => ({ field, cell: cellOf(field) }))
    .filter(({ cell }) => cell.text.trim() !== '');
  const [first] = cells;
  const told = first?.cell.text.trim() ?? '';
  const number = first === undefined ? null : (numberIn(first.cell) ?? numberOf(told));
  const own = number ?? (isIncoming || printed === null ? null : numberOf(printed));
  if (own !== null && own.number <= 99_999) return own;
  const message =
    told === '' ? rowWords.missing : filledWord(rowWords.notANumber, { told: told.slice(0, 40) });
  problems.push({ field: first?.field ?? 'number', message });
  return null;
}

function words(field: keyof typeof most, cellOf: CellOf, problems: RowProblem[]): string | null {
  const text = oneLine(cellOf(field).text);
  if (text.length > most[field])
    problems.push({ field, message: filledWord(rowWords.tooLong, { most: most[field] }) });
  // One letter says nothing ("-", ".").
  return text.length < 2 ? null : text;
}

function subjectFrom(cell: ListCell, problems: RowProblem[]): string {
  const subject = oneLine(cell.text);
  if (subject === '') problems.push({ field: 'subject', message: rowWords.missing });
  else if (subject.length < 3) problems.push({ field: 'subject', message: rowWords.tooShort });
  else if (subject.length > most.subject)
    problems.push({ field: 'subject', message: filledWord(rowWords.tooLong, { most: most.subject }) });
  return subject;
}

function issuesOf(told: Told, { register, today, levelOn }: Reading): Issue[] {
  const issues = [
    ...dayIssues(today, register, told),
    ...kindIssues(register, told.kind, told.issuedOn, levelOn(told.issuedOn)),
    ...directiveIssues(register, told),
  ];
  if (told.withheld) return issues;
  if (register.direction === 'incoming') return [...issues, ...incomingIssues(told)];
  // Many lists do not tell it; such a document stands apart until somebody says from when it is in force.
  if (told.inForceFrom === null) return issues;
  return [...issues, ...forceIssues(register, told.inForceFrom, told.issuedOn)];
}

/** As of an incoming document that is typed by hand. */
const incomingIssues = ({ issuer, printed }: Told): Issue[] => [
  ...(issuer === null ? [{ path: ['issuer'], message: documentWords.issuerNeeded }] : []),
  ...(printed === null ? [{ path: ['printed'], message: documentWords.printedNeeded }] : []),
];

const asProblem = ({ path: [field], message }: Issue): RowProblem => ({
  field: field === 'registerId' ? 'issuedOn' : (field as ListField),
  message,
});

const sha256 = (value: unknown) => createHash('sha256').update(canonical(value)).digest('hex');
const hashOf = (told: Told): string => sha256(told);

/** By the office system's own key where the list has one; else by what makes a document one. Of a marked one no word goes in. */
function keyOf(own: string, told: Told, { direction, id }: Register): string {
  if (own !== '') return `key:${own}`;
  const { withheld, year, series, number, suffix, printed, issuedOn, issuer } = told;
  if (withheld || printed === null) return sha256([direction, id, year, series, number, suffix]);
  return sha256([direction, printedKey(printed), issuedOn, fold(oneLine(issuer ?? ''))]);
}
