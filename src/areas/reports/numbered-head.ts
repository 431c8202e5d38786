import type { Tx } from '../../base/database/database.ts';
import { uuidv7 } from '../../base/id.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { Problem, refuseIssues } from '../../base/problem.ts';
import type { CommandContext } from '../../base/run.ts';
import type { Authority, WayOfSending } from '../documents/document.ts';
import {
  addDocument,
  type DocumentRow,
  emptyDocument,
  keysOf,
  lockReportDocument,
  putDocument,
} from '../documents/document-row.ts';
import { type Given, giveNumber, reachBack } from '../documents/numbering.ts';
import { dayIssues, registerFor } from '../documents/recording.ts';
import type { Register } from '../documents/registers.ts';
import type { Head } from './frozen.ts';
import type { ReportRow } from './report-row.ts';
import { headWords } from './words.ts';

/** A head whose number stands in a register of the unit that signs, and how it is written down there. */
export type NumberedHead = {
  readonly head: Head;
  readonly enter: (subject: string) => Promise<void>;
};

/** Where it is entered, and what the head does not say of it. */
type Entered = { readonly registerId: string | null; readonly sentAs: WayOfSending | null };

/**
 * Where a register is named, the report takes its number there: the next one, or the one that the office system gave, if it is not
 * taken yet; and it stands there as an issued document. Without one the head is as it was typed. To be called before the head is checked.
 */
export async function numberedHead(
  context: CommandContext,
  report: ReportRow,
  { registerId, sentAs }: Entered,
  head: Head,
): Promise<NumberedHead> {
  if (registerId === null)
    return { head, enter: () => giveUpNumber(context, report, `${head.number}/${head.symbol}`) };
  const { tx, today, grant } = context;
  const unitId = grant!.unitId;
  const register = await registerFor(tx, unitId, registerId);
  if (register.direction !== 'outgoing' || register.legal)
    refuseIssues([{ path: ['registerId'], message: headWords.registerOfOthers }]);
  refuseIssues(dayIssues(today, register, { issuedOn: head.date, receivedOn: null }).map(atDate));
  const given = await giveNumber(tx, register, {
    kind: 'BC',
    day: head.date,
    ...numberIn(register, head),
  }).catch(moveToDate);
  const number = `${String(given.number).padStart(2, '0')}${given.suffix}`;
  const numbered = { ...head, number: register.numbering === 'here' ? number : head.number };
  const row = { ...given, sent_as: sentAs };
  return { head: numbered, enter: (subject) => enter(context, report, register, row, numbered, subject) };
}

/** As the office system gave it: "80", "80a"; nothing in a register that gives it itself. */
function numberIn({ numbering }: Register, { number }: Head): { number: number | null; suffix: string } {
  const [, digits, suffix] = /^0*(\d{1,5})([a-zđ]?)$/iu.exec(number.trim()) ?? [];
  if (numbering === 'here') return { number: null, suffix: '' };
  return { number: digits === undefined ? null : Number(digits), suffix: (suffix ?? '').toLowerCase() };
}

/** The head calls its day `date`. */
const atDate = <T extends { readonly path: readonly (string | number)[] }>(issue: T): T =>
  issue.path[0] === 'issuedOn' ? { ...issue, path: ['date'] } : issue;

function moveToDate(error: unknown): never {
  if (!(error instanceof Problem) || error.details.issues === undefined) throw error;
  throw new Problem(error.code, { ...error.details, issues: error.details.issues.map(atDate) });
}

async function enter(
  context: CommandContext,
  report: ReportRow,
  register: Register,
  given: Given & { readonly sent_as: WayOfSending | null },
  head: Head,
  subject: string,
): Promise<void> {
  const { who, now, grant, changed } = context;
  const printed = `${head.number}/${head.symbol}`;
  const before = await cancelStanding(context, report, printed);
  const id = uuidv7();
  const row = {
    ...emptyDocument,
    ...given,
    ...keysOf({ subject, printed }),
    unit_id: grant!.unitId,
    id,
    register_id: register.id,
    direction: register.direction,
    status: 'issued' as const,
    kind: 'BC',
    legal: false,
    printed,
    subject,
    field: 'direction',
    directive: false,
    issued_on: head.date as PlainDate,
    signed_on: head.date as PlainDate,
    signer: head.signer,
    signer_post: head.position,
    authority: (head.authority === 'head' ? 'self' : head.authority) as Authority,
    recipients: head.recipients.join('; '),
    report_id: report.id,
    created_by: who!.personId!,
    created_at: now,
  };
  await addDocument(context, row, 'issued');
  await leaveNumber(context.tx, before);
  changed({ kind: 'document', id, before: null, after: { printed, reportId: report.id } });
}

/** Whatever paper this one takes the place of keeps its number, with the reason. */
async function cancelStanding(context: CommandContext, report: ReportRow, printed: string) {
  // Of a report that was returned; corrections are papers beside the first.
  const before =
    report.status === 'closed'
      ? await lockReportDocument(context.tx, context.grant!.unitId, report.id)
      : undefined;
  if (before === undefined) return undefined;
  const reason = headWords.signedAnew(printed);
  const set = { status: 'cancelled' as const, cancel_reason: reason };
  await putDocument(context, before, set, 'cancelled', { reason });
  return before;
}

async function giveUpNumber(context: CommandContext, report: ReportRow, printed: string): Promise<void> {
  await leaveNumber(context.tx, await cancelStanding(context, report, printed));
}

/** A number of the office system that was cancelled is not the last one any more. */
async function leaveNumber(tx: Tx, cancelled: DocumentRow | undefined): Promise<void> {
  if (cancelled === undefined || cancelled.numbered_here) return;
  const { unit_id: unitId, register_id: registerId, year, series } = cancelled;
  await reachBack(tx, unitId, registerId, { year: year!, series: series! });
}
