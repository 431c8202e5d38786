import type { z } from 'zod';
import { type PlainDate, printed as printedDay, yearOf } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import type { Units } from '../units/tree.ts';
import { correctDocument } from './contract.ts';
import { type DocumentRow, keysOf, lockDocument, putDocument, refuseUnless } from './document-row.ts';
import { seriesOf } from './kinds.ts';
import { moveNumber, neighbourIssues, reachBack } from './numbering.ts';
import { bears, dayIssues, directiveIssues, kindIssues, levelOn, registerFor } from './recording.ts';
import type { Register } from './registers.ts';
import { documentWords } from './words.ts';

const { perform } = handlersFor<{ readonly units: Units }>();
type Corrected = Omit<
  z.output<(typeof correctDocument)['input']>,
  'unitId' | 'documentId' | 'version' | 'reason'
>;

/**
 * Slips of the hand in what stands in the register: symbol, days, signer, issuer, and the number where it was typed. A number that was
 * taken here is not moved, and its day stays between those beside it (NĐ 30/2020/NĐ-CP, Điều 15).
 */
export const mendingCommands = [
  perform(correctDocument, async (context, { unitId, documentId, version, reason, ...input }) => {
    const { tx, today, units } = context;
    const before = await lockDocument(tx, unitId, documentId, version);
    refuseUnless(before, 'corrected');
    if (before.report_id !== null)
      throw new Problem('input-invalid', { message: documentWords.reportsOwnPaper });
    const register = await registerFor(tx, unitId, before.register_id);
    const level = levelOn(units, unitId, input.issuedOn);
    const set = rowOf(before, input);
    const was = saidOtherwise(before, set);
    const day = input.receivedOn ?? input.issuedOn;
    const issues = [
      ...dayIssues(today, openedBy(register, before, input), input),
      ...kindIssues(register, input.kind, input.issuedOn, level),
      ...(input.kind === before.kind ? [] : directiveIssues(before, { ...before, kind: input.kind })).map(
        (issue) => ({ ...issue, path: ['kind'] }),
      ),
      ...numberIssues(before, register, input),
      ...(before.withheld ? [] : saidIssues(before, input)),
      ...(Object.keys(was).length === 0 ? [{ path: ['reason'], message: documentWords.nothingMended }] : []),
      ...(before.numbered_here ? await neighbourIssues(tx, register, before, day) : []),
    ];
    const place = { year: yearOf(day), series: seriesOf(register, input.kind) };
    const isTyped = before.number !== null && !before.numbered_here;
    if (!isTyped || input.number === null) refuseIssues(issues);
    const moved = isTyped ? await moveNumber(tx, register, before.id, { ...input, ...place }, issues) : {};
    const next = await putDocument(context, before, { ...set, ...moved }, 'corrected', { reason, was });
    if (isTyped) await reachBack(tx, unitId, register.id, { year: before.year!, series: before.series! });
    context.changed({ kind: 'document', id: documentId, before: was, after: { ...input, reason } });
    return { version: next };
  }),
];

/** Of a secret document its days alone. */
const rowOf = (before: DocumentRow, input: Corrected) => ({
  kind: input.kind,
  issued_on: input.issuedOn,
  received_on: input.receivedOn,
  ...(before.withheld
    ? {}
    : {
        printed: input.printed,
        ...keysOf({ subject: before.subject, printed: input.printed }),
        issuer: before.direction === 'incoming' ? input.issuer : before.issuer,
        signer: input.signer,
        signer_post: input.signerPost,
        authority: input.authority,
        signed_on: input.signedOn,
      }),
  ...(before.numbered_here || before.number === null ? {} : { number: input.number, suffix: input.suffix }),
});

const columns = {
  kind: 'kind',
  number: 'number',
  suffix: 'suffix',
  printed: 'printed',
  issuedOn: 'issued_on',
  receivedOn: 'received_on',
  signedOn: 'signed_on',
  issuer: 'issuer',
  signer: 'signer',
  signerPost: 'signer_post',
  authority: 'authority',
} as const;

/** What stood there before, of all that is other now. */
function saidOtherwise(before: DocumentRow, set: Partial<DocumentRow>) {
  const others = Object.entries(columns).filter(
    ([, column]) => set[column] !== undefined && set[column] !== before[column],
  );
  return Object.fromEntries(others.map(([name, column]) => [name, before[column]]));
}

/** What was numbered before the register was opened stands in it with a day of before. */
function openedBy(register: Register, before: DocumentRow, { issuedOn, receivedOn }: Corrected): Register {
  const day = receivedOn ?? issuedOn;
  return !before.numbered_here && day < register.opened_on ? { ...register, opened_on: day } : register;
}

function numberIssues(before: DocumentRow, register: Register, input: Corrected): Issue[] {
  const issues: Issue[] = [];
  const day = input.receivedOn ?? input.issuedOn;
  const isOwn = before.direction !== 'incoming';
  const isFixed = before.numbered_here || before.number === null;
  const number = isFixed ? before.number : input.number;
  const suffix = isFixed ? before.suffix : input.suffix;
  if (isFixed && input.number !== null && input.number !== before.number)
    issues.push({ path: ['number'], message: documentWords.numberFixed });
  if (!isFixed && number === null) issues.push({ path: ['number'], message: documentWords.numberNeeded });
  if (before.numbered_here && yearOf(day) !== before.year)
    issues.push({
      path: [isOwn ? 'issuedOn' : 'receivedOn'],
      message: filledWord(documentWords.yearFixed, { year: before.year! }),
    });
  if (before.numbered_here && isOwn && input.kind !== before.kind)
    issues.push({ path: ['kind'], message: documentWords.kindFixed });
  if (isArrivedEarlier(before, register) && day >= register.opened_on) {
    const values = { day: printedDay(register.opened_on) };
    issues.push({ path: ['receivedOn'], message: filledWord(documentWords.arrivedEarlier, values) });
  }
  if (isOwn && before.number === null && input.printed !== null && day >= register.opened_on) {
    const values = { printed: input.printed, day: printedDay(register.opened_on) };
    issues.push({ path: ['issuedOn'], message: filledWord(documentWords.printedElsewhere, values) });
  }
  if (isOwn && number !== null && input.printed !== null && !bears(input.printed, number, suffix))
    issues.push({
      path: ['printed'],
      message: filledWord(documentWords.symbolMismatch, { number: `${number}${suffix}` }),
    });
  return issues;
}

/** What arrived before a register was opened that gives the numbers itself stands in it without one of them. */
const isArrivedEarlier = (before: DocumentRow, { numbering }: Register): boolean =>
  before.direction === 'incoming' && numbering === 'here' && !before.numbered_here;

/** What was said is mended, not taken away. */
function saidIssues(before: DocumentRow, input: Corrected): Issue[] {
  const issues: Issue[] = [];
  const emptied = (
    [
      ['printed', before.printed],
      ['issuer', before.direction === 'incoming' ? before.issuer : null],
      ['signer', before.signer],
      ['signerPost', before.signer_post],
      ['authority', before.authority],
      ['signedOn', before.signed_on],
    ] as const
  ).filter(([name, was]) => was !== null && input[name] === null);
  issues.push(...emptied.map(([name]) => ({ path: [name], message: documentWords.mendedEmpty })));
  if (before.in_force_from !== null && input.issuedOn > before.in_force_from)
    issues.push({ path: ['issuedOn'], message: documentWords.forceNeeded });
  return [...issues, ...signedIssues(input.signedOn, input.issuedOn)];
}

/** A document is issued on the day of its signature or later. */
export const signedIssues = (signedOn: PlainDate | null, issuedOn: PlainDate): Issue[] =>
  signedOn !== null && issuedOn < signedOn
    ? [
        {
          path: ['issuedOn'],
          message: filledWord(documentWords.signedAfterIssued, { day: printedDay(signedOn) }),
        },
      ]
    : [];
