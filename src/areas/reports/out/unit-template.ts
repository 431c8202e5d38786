import type { Db, Tx } from '../../../base/database/database.ts';
import { exportBanner } from '../../../base/export-banner.ts';
import type { Files } from '../../../base/files.ts';
import { Problem, refuseIssues } from '../../../base/problem.ts';
import { handlersFor, type Who } from '../../../base/run.ts';
import { nameFile } from '../../../base/stored-file.ts';
import { filled, type Word } from '../../../base/word.ts';
import { checkedType } from '../../../formats/checked-type.ts';
import type { AdministrativePaper, PaperAnnex, PaperBlock } from '../../../formats/paper/paper.ts';
import { placeAndDate } from '../../../formats/paper/printed.ts';
import type { PlaceValue, TemplateProblem } from '../../../formats/paper/template.ts';
import { namesOf } from '../../people/names.ts';
import type { Units } from '../../units/tree.ts';
import { removeTemplate, setTemplate, showTemplate, tryTemplate } from './contract.ts';
import { officeTypes } from './file-names.ts';
import { loadSigned } from './printable.ts';
import { reportPaper } from './report-paper.ts';
import { samplePaper } from './sample-paper.ts';
import { neededPlace, notWord, type Place, templatePlaces } from './words.ts';

type Services = {
  readonly files: Files;
  readonly units: Units;
  readonly installation: { readonly kind: 'demo' | 'real' };
};
const { answer, perform, performAfter } = handlersFor<Services>();

/** In bytes. */
const largest = 10 * 1024 * 1024;

/** The unit's own Word template: what is signed after it was set is printed on it. */
export const templateOperations = [
  performAfter(
    setTemplate,
    async ({ files }, { content }) => {
      const bytes = bytesOf(content);
      const type = await wordType(bytes);
      const { bytes: written, problems } = await (await templates()).fillWordTemplate(bytes, trialValues);
      const told = toldOf(problems);
      refuseIssues(told.filter(({ stops }) => stops).map(({ message }) => ({ path: ['content'], message })));
      if (written === null) throw new Problem('file-damaged');
      const remarks = told.map(({ message }) => message);
      return { remarks, type, size: bytes.length, sha256: await files.put(bytes) };
    },
    async ({ tx, now, who, prepared, changed }, { unitId, fileId, name }) => {
      const { sha256, type, size, remarks } = prepared;
      const own = { unit_id: unitId, id: fileId, sha256, name, type, bytes: size };
      const object = `report-template:${unitId}`;
      const added = { added_by: who!.personId!, added_at: now };
      if (!(await nameFile(tx, { ...own, object, ...added }))) return { remarks };
      await setFrom(tx, unitId, fileId, who!.personId!, now);
      changed({ kind: 'unit', id: unitId, before: null, after: { template: fileId, name, sha256, size } });
      return { remarks };
    },
  ),

  perform(removeTemplate, async ({ tx, now, who, changed }, { unitId }) => {
    const last = await lastOf(tx, unitId, null);
    if (last?.file_id == null) return {};
    await setFrom(tx, unitId, null, who!.personId!, now);
    changed({ kind: 'unit', id: unitId, before: { template: last.file_id }, after: { template: null } });
    return {};
  }),

  answer(showTemplate, async ({ db, who }, { unitId }) => {
    const last = await lastOf(db, unitId, null);
    const all = await templatesOf(db, unitId);
    const signed = await signedBy(db, unitId);
    const names = await namesOf(db, [last?.set_by ?? null, ...all.map(({ set_by }) => set_by)]);
    return {
      template:
        last?.file_id == null
          ? null
          : {
              name: last.name!,
              bytes: Number(last.bytes),
              setAt: last.set_at.toISOString(),
              by: names.get(last.set_by) ?? '',
            },
      places: Object.entries<Place>(templatePlaces).map(([name, { needed, ...place }]) => ({
        ...{ place: `{${name}}`, ...place, needed: needed === true },
      })),
      uses: all.map(({ name, set_at, set_by, until }) => ({
        name,
        setAt: set_at.toISOString(),
        by: names.get(set_by) ?? '',
        signed: signed
          .filter(({ at }) => set_at < at && (until === null || at <= until))
          .map(({ at: _, ...version }) => version),
      })),
      tryOn: mayRead(who, unitId) ? signed.slice(0, mostTried).map(({ at: _, ...version }) => version) : [],
    };
  }),

  answer(tryTemplate, async ({ db, files, units, who, today, installation }, { unitId, content, on }) => {
    if (on !== null && !mayRead(who, unitId)) throw new Problem('not-permitted');
    const banner = exportBanner(installation.kind)?.line ?? null;
    const paper =
      on === null
        ? samplePaper(units, unitId, today)
        : reportPaper(await loadSigned(db, unitId, on.reportId, on.number), new Map(), banner);
    const template = content === null ? await templateAt(db, files, unitId, null) : bytesOf(content);
    if (template === null) throw new Problem('not-found');
    if (content !== null) await wordType(template);
    const { bytes, problems } = await (await templates()).fillWordTemplate(template, valuesOf(paper));
    const lacks = problems.filter(({ code }) => code === 'missing-place').map(({ place }) => place);
    const all = Object.keys(templatePlaces).map((name) => `{${name}}`);
    const told = toldOf(problems);
    return {
      // Of what cannot be read nothing is known.
      found: problems.some(({ code }) => unread.includes(code))
        ? []
        : all.filter((place) => !lacks.includes(place)),
      problems: told.map(({ stops, place, message }) => ({ stops, place, message })),
      filled:
        bytes === null || told.some(({ stops }) => stops) ? null : Buffer.from(bytes).toString('base64'),
    };
  }),
];

/**
 * What is wrong in a template for reports: without a needed place it is not taken. What is corrected stands in the subject too, so
 * that a template without its own place for it lacks nothing.
 */
const toldOf = (problems: readonly TemplateProblem[]): TemplateProblem[] =>
  problems
    .filter(({ code, place }) => code !== 'missing-place' || place !== '{dinh_chinh}')
    .map((problem) => {
      const needed = problem.code === 'missing-place' ? neededPlaces.get(problem.place!) : undefined;
      return needed === undefined ? problem : { ...problem, stops: true, message: needed };
    });

/** The places that no template may lack, each with what is said where it does. */
const neededPlaces: ReadonlyMap<string, Word> = new Map(
  Object.entries<Place>(templatePlaces).flatMap(([name, { needed, holds }]) => {
    if (needed !== true) return [];
    const said = (language: 'vi' | 'en') =>
      filled(neededPlace[language], { place: `{${name}}`, holds: holds[language] });
    return [[`{${name}}`, { vi: said('vi'), en: said('en') }]];
  }),
);

/** Other files are told to be saved as .docx, the one kind that a template can be. */
async function wordType(bytes: Uint8Array) {
  try {
    return await checkedType(bytes, [officeTypes.docx], largest);
  } catch (error) {
    const isOther = error instanceof Problem && error.code === 'file-type-unknown';
    throw isOther ? new Problem('file-type-unknown', { message: notWord }) : error;
  }
}

const bytesOf = (content: string) => new Uint8Array(Buffer.from(content, 'base64'));
const mayRead = (who: Who | null, unitId: string) => who!.grant('reports.readSent', [unitId]) !== null;

/** Problems of a file in which no place was looked for. */
const unread: readonly string[] = ['not-docx', 'too-large', 'macros', 'reaches-outside', 'place-broken'];

/** So many signed reports are offered to try a template on. */
const mostTried = 20;

/** Every template that was set, or taken away, and until when it was in force; the newest first. */
async function templatesOf(db: Db, unitId: string) {
  const rows = await db
    .selectFrom('report_template as t')
    .leftJoin('stored_file as f', (join) =>
      join.onRef('f.unit_id', '=', 't.unit_id').onRef('f.id', '=', 't.file_id'),
    )
    .select(['t.set_by', 't.set_at', 'f.name'])
    .where('t.unit_id', '=', unitId)
    .orderBy('t.number', 'desc')
    .execute();
  return rows.map((row, at) => ({ ...row, until: rows[at - 1]?.set_at ?? null }));
}

/** The versions that the unit signed, the newest first. */
async function signedBy(db: Db, unitId: string) {
  const rows = await db
    .selectFrom('report_version as v')
    .innerJoin('campaign as c', 'c.id', 'v.campaign_id')
    .select(['v.report_id', 'v.number', 'v.signed_at', 'c.title'])
    .where('v.unit_id', '=', unitId)
    .orderBy('v.signed_at', 'desc')
    .execute();
  return rows.map(({ report_id, number, signed_at, title }) => ({
    reportId: report_id,
    number,
    title,
    signedAt: signed_at.toISOString(),
    at: signed_at,
  }));
}

/** What was set last, or last before a moment; undefined where nothing ever was. */
function lastOf(db: Db | Tx, unitId: string, until: Date | null) {
  return db
    .selectFrom('report_template as t')
    .leftJoin('stored_file as f', (join) =>
      join.onRef('f.unit_id', '=', 't.unit_id').onRef('f.id', '=', 't.file_id'),
    )
    .select(['t.number', 't.file_id', 't.set_by', 't.set_at', 'f.sha256', 'f.name', 'f.bytes'])
    .where('t.unit_id', '=', unitId)
    .$if(until !== null, (query) => query.where('t.set_at', '<', until!))
    .orderBy('t.number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Two at once: the second finds its number taken, and is told so. */
async function setFrom(tx: Tx, unitId: string, fileId: string | null, by: string, now: Date): Promise<void> {
  const number = ((await lastOf(tx, unitId, null))?.number ?? 0) + 1;
  await tx
    .insertInto('report_template')
    .values({ unit_id: unitId, number, file_id: fileId, set_by: by, set_at: now })
    .execute();
}

/** The template in force at a moment, or now; null where the unit had none. */
export async function templateAt(
  db: Db,
  files: Files,
  unitId: string,
  moment: Date | null,
): Promise<Uint8Array | null> {
  const last = await lastOf(db, unitId, moment);
  if (last?.sha256 == null) return null;
  const bytes = await files.get(last.sha256);
  if (bytes === null) throw new Problem('file-lost');
  return bytes;
}

/** The report on the unit's template. */
export async function fillUnitTemplate(
  template: Uint8Array,
  paper: AdministrativePaper,
): Promise<Uint8Array> {
  const { bytes } = await (await templates()).fillWordTemplate(template, valuesOf(paper));
  // It was tried when it was set: what stops it now is no fault of who asks.
  if (bytes === null) throw new Error('a template that was accepted cannot be filled');
  return bytes;
}

type Values = Record<keyof typeof templatePlaces, PlaceValue>;

function valuesOf(paper: AdministrativePaper): Values {
  const { head, body, sign, recipients, annexes, banner } = paper;
  return {
    co_quan_cap_tren: capitals(head.superior ?? ''),
    ten_don_vi: capitals(head.office),
    so: head.number?.replace(/^\d$/, '0$&') ?? '',
    ky_hieu: head.symbol,
    dia_danh_ngay: placeAndDate(head),
    ten_loai: capitals(head.kind),
    trich_yeu: head.subject,
    dinh_chinh: head.corrects ?? '',
    than_bai: { blocks: body },
    quyen_han_ky: sign.authority.map(capitals).join('\n'),
    nguoi_ky: sign.name,
    noi_nhan: recipients.join('\n'),
    bieu_mau: { blocks: annexes.flatMap(annexBlocks) },
    du_thao: banner ?? '',
  };
}

const capitals = (text: string) => text.toLocaleUpperCase('vi');

function annexBlocks({ heading, title, reference, table }: PaperAnnex): PaperBlock[] {
  const line = (text: string, style: { bold?: boolean; italic?: boolean }): PaperBlock => ({
    kind: 'paragraph',
    align: 'center',
    runs: [{ text, ...style }],
  });
  return [
    line(heading, { bold: true }),
    line(capitals(title), { bold: true }),
    ...(reference === null ? [] : [line(reference, { italic: true })]),
    { kind: 'table', table },
  ];
}

const trialBlocks: PaperBlock[] = [{ kind: 'paragraph', runs: [{ text: '…' }] }];

/** Every place with something in it, to try a template on. */
const trialValues: Record<string, PlaceValue> = Object.fromEntries(
  Object.entries(templatePlaces).map(([name, { alone }]) => [name, alone ? { blocks: trialBlocks } : '…']),
);

/** Large, and not needed to start. */
const templates = () => import('../../../formats/paper/template.ts');
