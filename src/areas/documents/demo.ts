import type { Insertable } from 'kysely';
import type { DocumentRegisterTable, DocumentTable } from '../../../database/types.ts';
import type { Tx } from '../../base/database/database.ts';
import { uuidv7 } from '../../base/id.ts';
import { addDays, daysBetween, type PlainDate, yearOf } from '../../base/plain-date.ts';
import { workingDayFrom } from '../calendar/days-off.ts';
import {
  type DemoIncoming,
  type DemoOutgoing,
  type DemoRegisters,
  demoDay,
  loadDemoDocuments,
} from './demo-data.ts';
import { demoWords } from './demo-words.ts';
import type { ActionKind } from './document.ts';
import { emptyDocument, keysOf } from './document-row.ts';
import { legalIssuer, seriesOf } from './kinds.ts';
import { indexDocuments } from './search-index.ts';
import { printedNumber } from './symbol.ts';

/** A unit of the trial whose registers are filled, with who keeps them. */
export type DemoOffice = {
  readonly unitId: string;
  readonly name: string;
  readonly level: 'province' | 'commune';
  /** The first day on which it was there. */
  readonly since: PlainDate;
  readonly clerkId: string;
  readonly leaderName: string;
};
type Row = Insertable<DocumentTable>;
type Register = Insertable<DocumentRegisterTable>;
/** The documents of a unit by the names that the trial's files give them. */
export type DemoDocuments = ReadonlyMap<string, Row>;
type Above = { readonly name: string; readonly documents: DemoDocuments };

type Filling = {
  readonly tx: Tx;
  readonly office: DemoOffice;
  readonly today: PlainDate;
  readonly registers: Readonly<Record<'outgoing' | 'incoming' | 'legal', Register>>;
  readonly data: DemoRegisters;
  /** The province, of whose documents a commune receives some. */
  readonly above: Above | null;
};

/**
 * Fills the registers of a unit of the trial with what it issued and received in the last year: outgoing numbers are those of an
 * office system, those of arrival and of legal documents are given here.
 */
export async function fillDemoDocuments(
  tx: Tx,
  office: DemoOffice,
  today: PlainDate,
  above: Above | null,
): Promise<DemoDocuments> {
  const data = loadDemoDocuments()[office.level];
  const filling: Filling = { tx, office, today, registers: registersOf(office), data, above };
  const rows = new Map(
    [
      ...data.outgoing.map((one) => [one.key, ownRow(filling, one, 'outgoing')] as const),
      ...data.legal.map((one) => [one.key, ownRow(filling, one, 'legal')] as const),
      ...data.incoming.map((one) => [one.key, incomingRow(filling, one)] as const),
    ].filter((pair): pair is [string, Row] => pair[1] !== null),
  );
  const documents = numbered(filling, rows);
  if (documents.size === 0) return documents;
  await insertAll(filling, documents);
  await linkAll(filling, documents);
  await examineAll(filling, documents);
  return documents;
}

function registersOf({ unitId, since }: DemoOffice): Filling['registers'] {
  const usual = {
    unit_id: unitId,
    organ: 'UBND',
    first_number: 1,
    opened_on: since,
    closed_on: null,
    version: 1,
  };
  const here = { ...usual, numbering: 'here' as const, outside_system: null };
  return {
    outgoing: {
      ...{ ...usual, id: uuidv7(), name: demoWords.outgoing, direction: 'outgoing', series_by: 'kind' },
      ...{ legal: false, numbering: 'outside', outside_system: demoWords.system },
    },
    incoming: {
      ...{ ...here, id: uuidv7(), name: demoWords.incoming, direction: 'incoming', series_by: 'register' },
      legal: false,
    },
    legal: {
      ...{ ...here, id: uuidv7(), name: demoWords.legal, direction: 'outgoing', series_by: 'kind' },
      legal: true,
    },
  };
}

/** What every document says; numbers come afterwards. Null for what had not happened, or not in this unit. */
function base(filling: Filling, register: Register, day: PlainDate) {
  const { office, today } = filling;
  if (day < office.since || day >= today) return null;
  return {
    ...emptyDocument,
    unit_id: office.unitId,
    id: uuidv7(),
    register_id: register.id,
    direction: register.direction,
    legal: register.legal,
    created_by: office.clerkId,
    created_at: new Date(`${day}T09:00:00+07:00`),
  };
}

function ownRow(filling: Filling, one: DemoOutgoing, in_: 'outgoing' | 'legal'): Row | null {
  const { office, today, registers } = filling;
  const day = workingDayFrom(demoDay(one, today), -1);
  const row = base(filling, registers[in_], day);
  if (row === null || (in_ === 'legal' && legalIssuer(one.kind, office.level, day) === undefined))
    return null;
  const subject = one.subject.replace('{year}', String(yearOf(day))).replace('{unit}', office.name);
  const said = { ...row, kind: one.kind, field: one.field, directive: one.directive, subject };
  if (one.draft === 'drafting') return { ...said, status: 'drafting', drafter_id: office.clerkId };
  const signed = {
    ...said,
    signed_on: day,
    signer: office.leaderName,
    signer_post: demoWords.chairman,
    authority: 'TM' as const,
  };
  if (one.draft === 'signed') return { ...signed, status: 'signed', drafter_id: office.clerkId };
  return {
    ...signed,
    status: one.cancelled === null ? 'issued' : 'cancelled',
    cancel_reason: one.cancelled,
    issued_on: day,
    sent_as: one.kind === 'GM' ? 'electronic-and-paper' : 'signed-electronic',
    recipients: demoWords.recipients,
    note: one.department,
    in_force_from: in_ === 'legal' ? addDays(day, 15) : null,
  };
}

function incomingRow(filling: Filling, one: DemoIncoming): Row | null {
  const { today, registers, above } = filling;
  const source = one.from === undefined ? undefined : above?.documents.get(one.from);
  if (one.from !== undefined && (source === undefined || source.status !== 'issued')) return null;
  const issuedOn = source?.issued_on ?? workingDayFrom(demoDay(one, today), -1);
  const day = workingDayFrom(addDays(issuedOn, one.after), 1);
  const row = base(filling, registers.incoming, day);
  if (row === null) return null;
  const came = { ...row, status: 'received' as const, kind: source?.kind ?? one.kind, issued_on: issuedOn };
  if (one.withheld) return { ...came, received_on: day, withheld: true };
  // A number that grows with the year, as those of a ministry would.
  const number = String(40 + 3 * daysBetween(`${yearOf(issuedOn)}-01-01`, issuedOn));
  return {
    ...came,
    received_on: day,
    printed: source?.printed ?? one.symbol!.replace('{n}', number),
    issuer: source === undefined ? one.issuer : above!.name,
    subject: source?.subject ?? one.subject.replace('{year}', String(yearOf(issuedOn))),
    field: source?.field ?? one.field,
    urgent: one.urgent,
    reply_due_on: one.replyIn === null ? null : addDays(day, one.replyIn),
  };
}

/** Numbers in the order of days, each year and series from 1; drafts have none. */
function numbered({ registers }: Filling, rows: ReadonlyMap<string, Row>): DemoDocuments {
  const byId = new Map(Object.values(registers).map((register) => [register.id, register]));
  const last = new Map<string, number>();
  const dayOf = ({ received_on, issued_on }: Row) => received_on ?? issued_on ?? '9999-12-31';
  const sorted = [...rows].sort(([, a], [, b]) => (dayOf(a) < dayOf(b) ? -1 : 1));
  return new Map(
    sorted.map(([key, row]) => {
      const register = byId.get(row.register_id)!;
      const day = dayOf(row);
      const series = seriesOf(register, row.kind);
      const place = `${register.id} ${yearOf(day)} ${series}`;
      const number = row.status === 'drafting' || row.status === 'signed' ? null : (last.get(place) ?? 0) + 1;
      if (number !== null) last.set(place, number);
      const printed =
        row.direction === 'incoming' || number === null
          ? (row.printed ?? null)
          : printedNumber({
              ...{ number, suffix: '', kind: row.kind, legal: row.legal, day, organ: 'UBND' },
              department: row.note ?? null,
            });
      const place_ = number === null ? {} : { year: yearOf(day), series, number };
      const isHere = number !== null && register.numbering === 'here';
      const made = { ...row, ...place_, numbered_here: isHere, printed, note: null };
      return [key, { ...made, ...keysOf({ subject: row.subject, printed }) }];
    }),
  );
}

async function insertAll({ tx, registers, office }: Filling, documents: DemoDocuments): Promise<void> {
  const rows = [...documents.values()];
  await tx.insertInto('document_register').values(Object.values(registers)).execute();
  const reached = new Map<string, Row>();
  // A number that was typed and cancelled was never reached.
  for (const row of rows)
    if (row.number != null && (row.status !== 'cancelled' || row.numbered_here === true))
      reached.set(`${row.register_id} ${row.year} ${row.series}`, row);
  const series = [...reached.values()].map((row) => ({
    ...{ unit_id: office.unitId, register_id: row.register_id, year: row.year!, series: row.series! },
    last_number: row.number!,
  }));
  await tx.insertInto('document_series').values(series).execute();
  await tx.insertInto('document').values(rows).execute();
  await tx.insertInto('document_action').values(rows.flatMap(actionsOf)).execute();
  await indexDocuments(
    tx,
    office.unitId,
    rows.map(({ id }) => id),
  );
}

const deedsOf: Readonly<Record<Row['status'], readonly ActionKind[]>> = {
  noted: ['noted'],
  drafting: ['drafted'],
  signed: ['drafted', 'signed'],
  issued: ['issued'],
  received: ['received'],
  cancelled: ['issued', 'cancelled'],
};

/** What was done with it, as its status says. */
function actionsOf(row: Row) {
  const kinds = deedsOf[row.status];
  return kinds.map((kind, index) => ({
    unit_id: row.unit_id,
    document_id: row.id,
    number: index + 1,
    kind,
    at: row.created_at,
    person_id: row.created_by,
    on_behalf_of: null,
    detail: JSON.stringify(kind === 'cancelled' ? { reason: row.cancel_reason } : {}),
  }));
}

async function linkAll({ tx, data, above }: Filling, documents: DemoDocuments): Promise<void> {
  const links = data.outgoing.flatMap(({ key, implements: of }) => {
    const from = documents.get(key);
    const to = of === undefined ? undefined : above?.documents.get(of);
    if (from?.issued_on == null || to?.issued_on == null || to.issued_on > from.issued_on) return [];
    return {
      ...{ unit_id: from.unit_id, document_id: from.id, id: uuidv7(), kind: 'implements' as const },
      ...{ to_unit_id: to.unit_id, to_document_id: to.id, made_by: from.created_by },
      made_at: from.created_at,
    };
  });
  if (links.length > 0) await tx.insertInto('document_link').values(links).execute();
}

/** Steps of what was made, and what checks and reviews found. */
async function examineAll({ tx, data, office, today }: Filling, documents: DemoDocuments): Promise<void> {
  const legal = data.legal.flatMap(({ key }) => documents.get(key) ?? []);
  const added = { added_by: office.clerkId, by_whom: null };
  const steps = legal.flatMap((row) =>
    (
      [
        ['drafting', -60, null],
        ['comments', -40, null],
        ['appraisal', -20, null],
        ['adoption', 0, null],
        ['publication', 2, demoWords.published],
      ] as const
    )
      .map(([step, days, note]) => ({ step, done_on: addDays(row.issued_on!, days), note }))
      .filter(({ done_on }) => done_on < today)
      .map((step) => ({
        ...{ ...step, ...added, unit_id: row.unit_id, id: uuidv7(), document_id: row.id },
        added_at: row.created_at,
      })),
  );
  if (steps.length > 0) await tx.insertInto('legal_step').values(steps).execute();
  const examinations = data.examinations.flatMap((one) => {
    const row = documents.get(one.of);
    const on = row === undefined ? today : addDays(row.issued_on!, one.after);
    if (row === undefined || on >= today) return [];
    const handledOn = one.handledAfter === null ? null : addDays(row.issued_on!, one.handledAfter);
    const isHandled = handledOn !== null && handledOn < today;
    return {
      ...{ unit_id: row.unit_id, id: uuidv7(), kind: one.kind, examined_on: on },
      ...{ document_unit_id: row.unit_id, document_id: row.id, document_key: row.id, printed: row.printed! },
      ...{ issued_on: row.issued_on!, issuer_level: office.level, subject: row.subject },
      ...{ finding: one.finding, needed: one.needed, version: isHandled ? 2 : 1 },
      ...{ handled_on: isHandled ? handledOn : null, handled_how: isHandled ? one.handledHow : null },
      ...{ added_by: office.clerkId, added_at: new Date(`${on}T09:00:00+07:00`) },
    };
  });
  if (examinations.length > 0) await tx.insertInto('legal_examination').values(examinations).execute();
}
