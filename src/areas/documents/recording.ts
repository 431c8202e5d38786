import type { z } from 'zod';
import type { Tx } from '../../base/database/database.ts';
import { type PlainDate, printed as printedDay } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { findArrivedBefore } from './arrived-before.ts';
import { confirmNoted, recordDocument } from './contract.ts';
import { recordWithheld } from './contract-withheld.ts';
import { printedKey, settledAs } from './document.ts';
import {
  addDocument,
  emptyDocument,
  findDocument,
  keysOf,
  lockDocument,
  putDocument,
  refuseUnless,
  waitToNote,
} from './document-row.ts';
import { issuingOrgan, kindName, kindOn, legalIssuer, legalLaw, notDirectiveKinds } from './kinds.ts';
import { type Given, giveNumber, keepEarlierNumber } from './numbering.ts';
import type { Register } from './registers.ts';
import { printedNumber } from './symbol.ts';
import { documentWords } from './words.ts';

const { perform } = handlersFor<{ readonly units: Units }>();
type Context = CommandContext & { readonly units: Units };
type Recorded = Omit<z.output<(typeof recordDocument)['input']>, 'id' | 'unitId'>;

/** Writing down what is there already: documents that came, and our own that were numbered elsewhere or on paper. */
export const recordingCommands = [
  perform(recordDocument, async (context, { id, unitId, ...recorded }) => {
    const { tx, changed } = context;
    const there = await findDocument(tx, unitId, id);
    if (there !== undefined) return sameAgain(there, recorded);
    const row = await settled(context, unitId, recorded, null);
    await addDocument(
      context,
      { ...emptyDocument, ...row, unit_id: unitId, id, ...madeBy(context) },
      row.status,
      asMeant(recorded),
    );
    changed({
      kind: 'document',
      id,
      before: null,
      after: { ...recorded, printed: row.printed, number: row.number },
    });
    return { version: 1, number: row.number, printed: row.printed };
  }),

  perform(confirmNoted, async (context, { unitId, documentId, version, ...recorded }) => {
    const before = await lockDocument(context.tx, unitId, documentId, version);
    refuseUnless(before, 'confirmed');
    const row = await settled(context, unitId, recorded, documentId);
    const next = await putDocument(context, before, row, 'confirmed', asMeant(recorded));
    const after = { ...recorded, printed: row.printed, number: row.number };
    context.changed({ kind: 'document', id: documentId, before: { status: 'noted' }, after });
    return { version: next, number: row.number, printed: row.printed };
  }),

  perform(recordWithheld, async (context, { id, unitId, ...input }) => {
    const { tx, changed } = context;
    const there = await findDocument(tx, unitId, id);
    if (there !== undefined) {
      if (!there.withheld || there.issued_on !== input.issuedOn) throw new Problem('already-there');
      return { version: there.version, number: there.number };
    }
    const register = await registerFor(tx, unitId, input.registerId);
    const issues = dayIssues(context.today, register, input);
    const day = numberedOn(register, input, issues);
    const given = await giveNumber(tx, register, { ...input, day }, () => issues);
    const row = {
      ...emptyDocument,
      ...given,
      ...common(register, input),
      unit_id: unitId,
      id,
      withheld: true,
      ...madeBy(context),
    };
    await addDocument(context, row, row.status);
    changed({ kind: 'document', id, before: null, after: { withheld: true, number: given.number, day } });
    return { version: 1, number: given.number };
  }),
];

const madeBy = ({ who, now }: Context) => ({ created_by: who!.personId!, created_at: now });

/** A command sent twice is harmless; the same id with another content is refused. */
function sameAgain(there: NonNullable<Awaited<ReturnType<typeof findDocument>>>, recorded: Recorded) {
  if (
    there.subject !== recorded.subject ||
    there.issued_on !== recorded.issuedOn ||
    there.register_id !== recorded.registerId
  )
    throw new Problem('already-there');
  return { version: there.version, number: there.number, printed: there.printed };
}

/** For the check of the register: that it stands there twice is meant. */
const asMeant = ({ evenIfThere }: Recorded) => (evenIfThere ? { evenIfThere } : {});

/** The row of a recorded document, with its number. Refuses with everything that is wrong with the form. */
async function settled(context: Context, unitId: string, recorded: Recorded, self: string | null) {
  const { tx, today, units } = context;
  // Before the register is held: a message is taken in the same order.
  if (recorded.issuer !== null) await waitToNote(tx, unitId);
  const register = await registerFor(tx, unitId, recorded.registerId);
  const level = levelOn(units, unitId, recorded.issuedOn);
  const isEarlier = isNumberedBefore(register, recorded);
  const issues = [
    ...dayIssues(
      today,
      isEarlier ? { ...register, opened_on: dayOf(register, recorded) } : register,
      recorded,
    ),
    ...kindIssues(register, recorded.kind, recorded.issuedOn, level),
    ...directiveIssues(register, recorded),
    ...(register.direction === 'incoming'
      ? [...incomingIssues(recorded), ...(await againIssues(tx, unitId, recorded, self))]
      : ownIssues(register, recorded)),
  ];
  const day = numberedOn(register, recorded, issues);
  const given = isEarlier
    ? await earlierNumber(tx, register, { ...recorded, day }, issues)
    : await giveNumber(tx, register, { ...recorded, day }, (next) => [
        ...issues,
        ...(next === null ? [] : takenIssues(register, next, recorded.printed)),
      ]);
  const printed =
    register.direction === 'incoming'
      ? recorded.printed
      : (recorded.printed ?? symbolOf(register, recorded, given.number!));
  return {
    ...given,
    ...common(register, recorded),
    ...described(recorded),
    ...keysOf({ ...recorded, printed }),
    printed,
  };
}

/**
 * A document from before the register was opened bears the number that it was given then, on paper or by another system. It stands in
 * the register with what is printed on it, one that came with its number of arrival where that is told, and takes none of its numbers.
 */
function isNumberedBefore(register: Register, { printed, issuedOn, receivedOn }: Recorded): boolean {
  const day = register.direction === 'incoming' ? receivedOn : issuedOn;
  return register.numbering === 'here' && printed !== null && day !== null && day < register.opened_on;
}

async function earlierNumber(
  tx: Tx,
  register: Register,
  { number, ...asked }: Parameters<typeof giveNumber>[2],
  issues: readonly Issue[],
) {
  if (register.direction === 'incoming' && number !== null)
    return keepEarlierNumber(tx, register, { ...asked, number }, issues);
  refuseIssues(issues);
  return noNumber;
}
const noNumber = { year: null, series: null, number: null, suffix: '', numbered_here: false };

/** Where the register gives the number, nothing else is printed on the document: the next number is taken for it, and only for it. */
function takenIssues(register: Register, given: Given, printed: string | null): Issue[] {
  if (register.direction === 'incoming' || printed === null || !given.numbered_here) return [];
  if (bears(printed, given.number, '')) return [];
  const values = { printed, day: printedDay(register.opened_on) };
  return [{ path: ['printed'], message: filledWord(documentWords.printedElsewhere, values) }];
}

/** Whether a symbol as printed begins with a number. */
export const bears = (printed: string, number: number, suffix: string): boolean =>
  printedKey(printed).startsWith(`${number}${suffix}/`);

const symbolOf = (register: Register, recorded: Recorded, number: number): string =>
  printedNumber({
    number,
    suffix: recorded.suffix,
    kind: recorded.kind,
    legal: register.legal,
    day: recorded.issuedOn,
    organ: recorded.organ ?? organOf(register, recorded.kind, recorded.issuedOn),
    department: recorded.department,
  });

/** Who issues it, in its symbol: of legal documents that whom the law names for the kind, else that of the register. */
export const organOf = (register: Register, kind: string, day: PlainDate): string =>
  (register.legal ? issuingOrgan(kind, day) : null) ?? register.organ;

const common = (
  register: Register,
  { kind, issuedOn, receivedOn }: { kind: string; issuedOn: PlainDate; receivedOn: PlainDate | null },
) => ({
  register_id: register.id,
  direction: register.direction,
  status: settledAs(register.direction),
  kind,
  legal: register.legal,
  issued_on: issuedOn,
  received_on: receivedOn,
});

const described = (recorded: Recorded) => ({
  issuer: recorded.issuer,
  subject: recorded.subject,
  field: recorded.field,
  directive: recorded.directive,
  sent_as: recorded.sentAs,
  urgent: recorded.urgent,
  reply_due_on: recorded.replyDueOn,
  signer: recorded.signer,
  signer_post: recorded.signerPost,
  authority: recorded.authority,
  recipients: recorded.recipients,
  note: recorded.note,
  in_force_from: recorded.inForceFrom,
});

/** The day by which a document stands in its register (NĐ 30/2020/NĐ-CP): of incoming ones that of arrival. */
const dayOf = (
  register: Register,
  { issuedOn, receivedOn }: { issuedOn: PlainDate; receivedOn: PlainDate | null },
) => (register.direction === 'incoming' ? receivedOn! : issuedOn);

/** The day that the number hangs on; without it nothing can be said of the number, and the form is refused with what is known. */
function numberedOn(register: Register, days: Days, issues: readonly Issue[]): PlainDate {
  const day: PlainDate | null = dayOf(register, days);
  if (day === null) refuseIssues(issues);
  return day;
}

/** The register that takes the document, kept from being closed meanwhile. */
export async function registerFor(tx: Tx, unitId: string, registerId: string): Promise<Register> {
  const register = await tx
    .selectFrom('document_register')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', registerId)
    .forShare()
    .executeTakeFirst();
  if (register === undefined)
    refuseIssues([{ path: ['registerId'], message: documentWords.registerUnknown }]);
  return register!;
}

type Days = { readonly issuedOn: PlainDate; readonly receivedOn: PlainDate | null };

/** What is wrong with the days of a document for its register. */
export function dayIssues(today: PlainDate, register: Register, { issuedOn, receivedOn }: Days): Issue[] {
  const isIncoming = register.direction === 'incoming';
  const issues: Issue[] = [];
  if (issuedOn > today) issues.push({ path: ['issuedOn'], message: documentWords.futureDay });
  if (receivedOn !== null && receivedOn > today)
    issues.push({ path: ['receivedOn'], message: documentWords.futureDay });
  if (isIncoming && receivedOn === null)
    issues.push({ path: ['receivedOn'], message: documentWords.receivedNeeded });
  if (!isIncoming && receivedOn !== null)
    issues.push({ path: ['receivedOn'], message: documentWords.receivedNotOurs });
  if (receivedOn !== null && receivedOn < issuedOn)
    issues.push({ path: ['issuedOn'], message: documentWords.issuedAfterReceived });
  const day = isIncoming ? (receivedOn ?? issuedOn) : issuedOn;
  return [...issues, ...openIssues(register, day, isIncoming ? 'receivedOn' : 'issuedOn')];
}

/** In a register numbered here the days are its own; what another system numbered may be older than the register. */
function openIssues(register: Register, day: PlainDate, field: string): Issue[] {
  if (register.closed_on !== null && day > register.closed_on) {
    const message = filledWord(documentWords.registerClosed, { day: printedDay(register.closed_on) });
    return [{ path: ['registerId'], message }];
  }
  if (register.numbering === 'outside' || day >= register.opened_on) return [];
  return [
    {
      path: [field],
      message: filledWord(documentWords.beforeOpened, { day: printedDay(register.opened_on) }),
    },
  ];
}

/** Whether the rule of the day knows the kind, and of our own documents, whether we may issue it. */
export function kindIssues(register: Register, kind: string, day: PlainDate, level: string): Issue[] {
  const known = kindOn(kind, day);
  if (known === undefined) return [{ path: ['kind'], message: documentWords.kindUnknown }];
  if (register.direction === 'incoming') return [];
  if (known.incomingOnly) return [{ path: ['kind'], message: documentWords.kindFromElsewhere }];
  if (!register.legal || legalIssuer(kind, level, day) !== undefined) return [];
  const basis = legalLaw(day);
  const message =
    basis === null ? documentWords.noLegalLaw : filledWord(documentWords.notLegalKind, { basis });
  return [{ path: ['kind'], message }];
}

/**
 * The level by whose right a unit issues on a day. Of a day on which it is not there, that of the version that comes next: a province of
 * 1/7/2025 keeps the register of the one before it; of one that is dissolved, as it was last.
 */
export function levelOn(units: Units, unitId: string, day: PlainDate): string {
  const versions = units.versions.get(unitId)!;
  const next = versions.find(({ from }) => from > day) ?? versions.at(-1)!;
  return (unitAt(units, unitId, day) ?? next).kind;
}

/** Plans, reports and invitations of our own direct nobody; what came is not counted among them. */
export const directiveIssues = (
  { direction }: Pick<Register, 'direction'>,
  { kind, directive }: { readonly kind: string; readonly directive: boolean | null },
): Issue[] =>
  directive === true && direction !== 'incoming' && notDirectiveKinds().includes(kind)
    ? [
        {
          path: ['directive'],
          message: filledWord(documentWords.notDirectiveKind, { kind: kindName(kind) }),
        },
      ]
    : [];

function incomingIssues({ issuer, printed }: Recorded): Issue[] {
  const issues: Issue[] = [];
  if (issuer === null) issues.push({ path: ['issuer'], message: documentWords.issuerNeeded });
  if (printed === null) issues.push({ path: ['printed'], message: documentWords.printedNeeded });
  return issues;
}

/** One document takes one number of arrival, unless the clerk says that it came again (NĐ 30/2020/NĐ-CP, Điều 22). */
async function againIssues(
  tx: Tx,
  unitId: string,
  { printed, issuedOn, issuer, evenIfThere }: Recorded,
  self: string | null,
): Promise<Issue[]> {
  if (evenIfThere || printed === null || issuer === null) return [];
  const asked = { printed_key: printedKey(printed), issued_on: issuedOn, issuer };
  const there = await findArrivedBefore(tx, unitId, asked, self);
  if (there === undefined) return [];
  const values = {
    number: `${there.number ?? ''}${there.suffix}`,
    day: there.received_on === null ? '' : printedDay(there.received_on),
  };
  const word = there.number === null ? documentWords.arrivedUnnumbered : documentWords.arrivedBefore;
  return [{ path: ['evenIfThere'], message: filledWord(word, values) }];
}

function ownIssues(register: Register, recorded: Recorded): Issue[] {
  const { signer, signerPost, authority, inForceFrom, issuedOn, number, printed, suffix } = recorded;
  const issues: Issue[] = [];
  if (register.direction === 'outgoing' && (signer === null || signerPost === null || authority === null))
    issues.push({ path: ['signer'], message: documentWords.signerNeeded });
  if (register.direction === 'outgoing' && recorded.sentAs === null)
    issues.push({ path: ['sentAs'], message: documentWords.sentAsNeeded });
  if (number !== null && printed !== null && !bears(printed, number, suffix))
    issues.push({
      path: ['printed'],
      message: filledWord(documentWords.symbolMismatch, { number: `${number}${suffix}` }),
    });
  return [...issues, ...forceIssues(register, inForceFrom, issuedOn), ...departmentIssues(recorded)];
}

/** A legal document says from when it is in force, not before its issue but for what the law lets (Luật Ban hành VBQPPL of its day). */
export const forceIssues = (register: Register, from: PlainDate | null, issuedOn: PlainDate): Issue[] =>
  register.legal && (from === null || from < issuedOn)
    ? [{ path: ['inForceFrom'], message: documentWords.forceNeeded }]
    : [];

/** The symbol of an official letter names who drafted it (NĐ 30/2020/NĐ-CP, Phụ lục III). */
export const departmentIssues = (asked: {
  readonly kind: string;
  readonly issuedOn: PlainDate;
  readonly department: string | null;
  readonly printed: string | null;
}): Issue[] =>
  asked.printed === null &&
  asked.department === null &&
  kindOn(asked.kind, asked.issuedOn)?.symbol === 'organ-department'
    ? [{ path: ['department'], message: documentWords.departmentNeeded }]
    : [];
