import { canonical } from '../../../base/canonical.ts';
import type { Db, Tx } from '../../../base/database/database.ts';
import { type Files, sha256Of } from '../../../base/files.ts';
import { Problem } from '../../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../../base/run.ts';
import { filled, type Word } from '../../../base/word.ts';
import type { DocumentFormat } from '../../../formats/document.ts';
import { secrecyOf } from '../../documents/secrecy.ts';
import { lockOwn } from '../../reports/answering.ts';
import { enteredOver } from '../../reports/cell-origin.ts';
import { type KeptCell, type KeptSection, loadDraft } from '../../reports/draft.ts';
import { beginWriting, type NewCell, putSection, putValues } from '../../reports/entry.ts';
import { type FormValue, readEntered } from '../../reports/form-value.ts';
import { paragraphsOf, SectionContent } from '../../reports/narrative.ts';
import { getReportRow, refuseUnless } from '../../reports/report-row.ts';
import { draftWords } from '../../reports/words.ts';
import { cellsOf, closedTo, handOf, partsOf, refuseOfOther, writtenOn } from '../../reports/working.ts';
import { type Units, unitAt } from '../../units/tree.ts';
import type { Analysis } from '../analyse.ts';
import {
  type FigureRead,
  getReportFile,
  largestReport,
  ReportRead,
  readReportFile,
  takeReportFile,
} from '../contract-import.ts';
import { doubtsOf } from './against-earlier.ts';
import { figuresFor } from './figures.ts';
import { namedIn } from './named.ts';
import { otherUnit } from './other-unit.ts';
import { doubtOfPeriod, periodName, periodOf } from './period.ts';
import { linesAfter, sectionsFor } from './sections.ts';
import { takingWords } from './words.ts';

/** Reads a file outside of the server's own thread. Throws the problem that lies in the file, or that no reader is free. */
export type ReadPaper = (bytes: Uint8Array<ArrayBuffer>, name: string) => Promise<Analysis>;
type Services = { readonly files: Files; readonly units: Units; readonly readPaper: ReadPaper };
const { answer, performAfter } = handlersFor<Services>();

/** From an old file to a draft: read, looked at, taken. */
export const takingOperations = [
  performAfter(
    readReportFile,
    async ({ db, files, readPaper }, { unitId, reportId, fileId, name, content }) => {
      const report = await getReportRow(db, unitId, reportId);
      refuseUnless(report, 'assigned');
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      if (bytes.length === 0) throw new Problem('file-empty');
      if (bytes.length > largestReport) throw new Problem('file-too-large');
      const [sha256, size] = [sha256Of(bytes), bytes.length];
      const analysis = await readPaper(new Uint8Array(bytes), name);
      refuseSecret(analysis);
      const written = await writtenOn(db, report.campaign_id, report.level);
      const { title, unit } = analysis.extraction.report;
      const figures = figuresFor(written, analysis);
      const sections = sectionsFor(written, analysis.document);
      const period = periodOf(analysis.extraction.report);
      const after = linesAfter(analysis.document);
      const named = namedIn(analysis.document);
      const found = { ...figures, sections, after, named };
      const read: ReportRead = { fileId, name, sha256, title, unit, period, ...found };
      const reading = new TextEncoder().encode(JSON.stringify(read));
      await files.put(bytes);
      const readingSha256 = await files.put(reading);
      return {
        read,
        size,
        type: typeOf[analysis.document.format],
        reading: { readingSha256, bytes: reading.length },
      };
    },
    async (context, { unitId, reportId, fileId, name }) => {
      const { tx, prepared, changed } = context;
      refuseUnless(await lockOwn(context, unitId, reportId), 'assigned');
      const { read, size, type, reading } = prepared;
      const { sha256 } = read;
      const known = await find(tx, unitId, `report:${reportId}`, fileId);
      if (known !== undefined && known.sha256 !== sha256) throw new Problem('already-there');
      if (known !== undefined) return read;
      const file = { name, type, bytes: size, sha256, object: `report:${reportId}` };
      await keep(context, unitId, fileId, file);
      const of = { name, type: 'application/json', bytes: reading.bytes, sha256: reading.readingSha256 };
      await keep(context, unitId, crypto.randomUUID(), { ...of, object: readingOf(reportId, fileId) });
      changed({ kind: 'report', id: reportId, before: null, after: { file: fileId, sha256, type, size } });
      return read;
    },
  ),

  answer(getReportFile, async ({ db, files }, { unitId, reportId, fileId }) => {
    const read = await readingKept(db, files, unitId, reportId, fileId);
    return { ...read, doubts: await doubtsOf(db, unitId, reportId, read) };
  }),

  performAfter(
    takeReportFile,
    ({ db, files }, { unitId, reportId, fileId }) => readingKept(db, files, unitId, reportId, fileId),
    async (context, { unitId, reportId, cells, sections, isMeant, typedBy }) => {
      const { tx, units, now, today, who, grant, prepared: read, changed } = context;
      refuseOfOther(who, typedBy);
      const report = await beginWriting(context, unitId, reportId);
      const { written, kept, sections: there } = await loadDraft(tx, units, report, today);
      const hand = handOf(who!, grant!, unitId);
      const parts = await partsOf(tx, unitId, reportId);
      const { period } = read;
      const isOther = period !== null && doubtOfPeriod(period, written).length > 0;
      if (!isMeant) refuseOther(isOther, read, unitAt(units, unitId, written.windowTo)?.name);
      const left: { what: string; why: Word }[] = [];
      const after: Record<string, unknown> = {};
      const taken: NewCell[] = [];
      let again = 0;
      for (const cell of cells) {
        const { indicator } = cell;
        const figure = read.figures.find((one) => one.indicator === indicator);
        const place = cellsOf(written.form).get(indicator);
        const own = kept.get(indicator);
        const why = refusalOf(place, place && closedTo(hand, place.part, parts));
        const value = why !== null ? why : valueFor(cell.typed, figure, place!);
        if ('vi' in value) left.push({ what: indicator, why: value });
        else if (isTaken(own, cell.version + 1, value, read, who!.personId!)) again += 1;
        else if ((own?.version ?? 0) !== cell.version)
          left.push({ what: indicator, why: takingWords.writtenSince });
        else {
          const over = enteredOver(own, value);
          const from = { sha256: read.sha256, file: read.name, period };
          const origin = { ...over, ...from, ...originOf(read, figure, isOther, over?.text) };
          taken.push({ indicator, ...value, version: cell.version + 1, source: 'imported', origin });
          after[indicator] = { value: value.value, missing: value.missing, note: value.note };
        }
      }
      await putValues(tx, report, taken, who!.personId!, now);
      const drafted = { hand, parts, there };
      const { put, same, stays } = await takeSections(context, report, read, sections, drafted);
      left.push(...stays);
      const count = Object.keys(after).length;
      if (count + put.length > 0)
        changed({
          kind: 'report',
          id: reportId,
          before: null,
          after: { file: read.sha256, ...after, sections: put },
        });
      return { cells: count + again, sections: put.length + same, left };
    },
  ),
];

type Drafted = {
  readonly hand: ReturnType<typeof handOf>;
  readonly parts: Awaited<ReturnType<typeof partsOf>>;
  readonly there: ReadonlyMap<string, KeptSection>;
};

/** Writes the sections that are still empty; `same`: how many of them the same person has taken already. */
async function takeSections(
  { tx, who, now }: CommandContext,
  report: Parameters<typeof putSection>[1],
  read: ReportRead,
  sections: readonly string[],
  { hand, parts, there }: Drafted,
) {
  const put: string[] = [];
  const stays: { what: string; why: Word }[] = [];
  let same = 0;
  const personId = who!.personId!;
  for (const section of sections) {
    const found = read.sections.find((one) => one.section === section);
    const own = there.get(section);
    const content = SectionContent.safeParse(paragraphsOf(found?.lines ?? []));
    const stay = (why: Word) => stays.push({ what: section, why });
    const closed = closedTo(hand, `section:${section}`, parts);
    if (found === undefined) stay(draftWords.noSuchPart);
    else if (closed !== null) stay(closed);
    else if (isWordForWord(own, content.data, personId)) same += 1;
    else if ((own?.content.length ?? 0) > 0) stay(takingWords.sectionWritten);
    else if (!content.success) stay(takingWords.sectionTooLong);
    else {
      await putSection(
        tx,
        report,
        section,
        JSON.stringify(content.data),
        (own?.version ?? 0) + 1,
        personId,
        now,
      );
      put.push(section);
    }
  }
  return { put, same, stays };
}

/** What is secret is neither kept nor read further. */
function refuseSecret({ document }: Analysis): void {
  const mark = secrecyOf(document);
  if (mark === null) return;
  const { vi, en } = takingWords.secret;
  throw new Problem('input-invalid', { message: { vi: filled(vi, { mark }), en: filled(en, { mark }) } });
}

/** A person looks once more before figures of another unit or period go in, whatever program asks. */
function refuseOther(isOther: boolean, { unit }: ReportRead, own: string | undefined): void {
  if (!isOther && (own === undefined || otherUnit(own, unit) === null)) return;
  const message = takingWords.otherUnmeant;
  throw new Problem('input-invalid', { message, issues: [{ path: ['isMeant'], message }] });
}

type FileRow = {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly object: string;
};

const keep = ({ tx, who, now }: CommandContext, unitId: string, id: string, file: FileRow) =>
  tx
    .insertInto('stored_file')
    .values({ unit_id: unitId, id, ...file, added_by: who!.personId!, added_at: now })
    .execute();

const readingOf = (reportId: string, fileId: string) => `reading:${reportId}:${fileId}`;

const find = (db: Db | Tx, unitId: string, object: string, id?: string) =>
  db
    .selectFrom('stored_file')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('object', '=', object)
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .executeTakeFirst();

/** What was read of a file when it came in. Throws `not-found`. */
/** A file as it was read for a report. Throws `not-found`. */
export async function readingKept(
  db: Db,
  files: Files,
  unitId: string,
  reportId: string,
  fileId: string,
): Promise<ReportRead> {
  const row = await find(db, unitId, readingOf(reportId, fileId));
  const bytes = row === undefined ? null : await files.get(row.sha256);
  if (bytes === null) throw new Problem('not-found');
  return ReportRead.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

type Place = Parameters<typeof valueFor>[2];

function refusalOf(place: Place | undefined, closed: Word | null | undefined): Word | null {
  if (place === undefined) return draftWords.noSuchCell;
  return place.isComputed ? draftWords.isComputed : (closed ?? null);
}

/** The line may lose the answer: what the same person has taken from the same file already is no conflict with itself. */
function isTaken(
  own: KeptCell | undefined,
  version: number,
  { value, missing, note }: FormValue,
  { sha256 }: ReportRead,
  personId: string,
): boolean {
  if (own?.version !== version || own.by !== personId) return false;
  const isSame = own.value === value && own.missing === missing && own.note === note;
  return isSame && (own.origin as { readonly sha256?: string } | null)?.sha256 === sha256;
}

const isWordForWord = (own: KeptSection | undefined, content: unknown, personId: string): boolean =>
  own !== undefined && own.by === personId && canonical(own.content) === canonical(content);

/** As it was read, or as the person typed it beside the original; why not, where it is neither. */
function valueFor(
  typed: string | null,
  figure: FigureRead | undefined,
  { indicator }: NonNullable<ReturnType<ReturnType<typeof cellsOf>['get']>>,
) {
  if (typed === null) return figure?.value ?? takingWords.notRead;
  const read = readEntered(typed, indicator);
  return 'problem' in read ? read.problem : read.value;
}

/**
 * Where in the file it stands, of which period the file is where that is another, and over what it was entered, for the card beside
 * the cell.
 */
function originOf(
  { name, period }: ReportRead,
  figure: FigureRead | undefined,
  isOther: boolean,
  over: string | undefined,
) {
  const ofPeriod = (text: string) =>
    period === null || !isOther
      ? text
      : filled(takingWords.otherPeriod, { text, there: periodName(period).vi });
  const told = (text: string) => [ofPeriod(text), over].filter((piece) => piece !== undefined).join('. ');
  if (figure === undefined) return { text: told(name) };
  const { page, table, row, line, quote, raw } = figure;
  const place = [
    page === null ? null : filled(takingWords.page, { page }),
    table === null ? null : filled(takingWords.table, { table, row: row ?? 0 }),
    line === null ? null : filled(takingWords.line, { line }),
  ]
    .filter((piece) => piece !== null)
    .join(', ');
  const text = filled(takingWords.origin.vi, { file: name, place, quote: `${quote} ${raw}` });
  return { page, table, row, line, quote, raw, text: told(text) };
}

const office = 'application/vnd.openxmlformats-officedocument';
const typeOf: Readonly<Record<DocumentFormat, string>> = {
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pdf: 'application/pdf',
  scan: 'application/pdf',
  image: 'application/octet-stream',
  xls: 'application/vnd.ms-excel',
  doc: 'application/msword',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  text: 'text/plain',
};
