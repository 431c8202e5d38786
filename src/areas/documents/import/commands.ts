import type { Db, Tx } from '../../../base/database/database.ts';
import type { Files } from '../../../base/files.ts';
import { uuidv7 } from '../../../base/id.ts';
import type { Jobs } from '../../../base/jobs.ts';
import { type Issue, Problem, refuseIssues } from '../../../base/problem.ts';
import { handlersFor } from '../../../base/run.ts';
import { nameFile } from '../../../base/stored-file.ts';
import { getRegister, type Register } from '../registers.ts';
import {
  largestList,
  readList,
  resumeImport,
  saveSource,
  sendList,
  startImport,
  stopImport,
} from './contract.ts';
import { guessMapping, placesOf } from './guess.ts';
import { type Head, keptList, openHead } from './kept-list.ts';
import { type Column, type ListField, Mapping, neededOf } from './mapping.ts';
import { markingOf } from './marking.ts';
import { importWords } from './words.ts';
import { importJob, isUnderWay, lockImport, lockSource } from './work.ts';

type Services = { readonly files: Files; readonly jobs: Jobs };
const { answer, perform, performAfter } = handlersFor<Services>();

/** From a list of an office system to documents: its head is read, its columns mapped once, the list tried, then taken. */
export const importCommands = [
  answer(readList, async ({ db }, { unitId, registerId, sourceId, name, content }) => {
    const register = await registerForLists(db, unitId, registerId);
    const source = sourceId === null ? null : await getSource(db, unitId, sourceId);
    const head = await openHead(bytesOf(content), name);
    const kept = source === null ? null : Mapping.parse(source.mapping);
    const missing = kept === null ? [] : placesOf(kept, head.header).missing;
    const isOfSource = kept !== null && missing.length === 0;
    const guessed = guessMapping(head.header, head.examples, register.direction);
    return {
      sheet: head.sheet,
      headerRow: head.header.row,
      columns: columnsOf(head, guessed.columns.secrecy),
      mapping: isOfSource ? kept : guessed,
      isOfSource,
      missing,
      needed: neededOf(register.direction).map((group) => [...group]),
    };
  }),

  perform(saveSource, async (context, { unitId, id, name, registerId, mapping, version }) => {
    const { tx, now, who, changed } = context;
    const register = await registerForLists(tx, unitId, registerId);
    const before = await lockSource(tx, unitId, id);
    refuseIssues([
      ...mappingIssues(mapping, register),
      ...((await isNameTaken(tx, unitId, id, name))
        ? [{ path: ['name'], message: importWords.nameTaken }]
        : []),
    ]);
    const set = { name, register_id: registerId, mapping: JSON.stringify(mapping), version: version + 1 };
    const after = { name, registerId, mapping };
    if (before === undefined) {
      const made = { made_by: who!.personId!, made_at: now };
      await tx
        .insertInto('document_source')
        .values({ unit_id: unitId, id, ...set, ...made, version: 1 })
        .execute();
      changed({ kind: 'document-source', id, before: null, after });
      return { version: 1 };
    }
    const isSame = before.name === name && before.register_id === registerId;
    if (isSame && JSON.stringify(Mapping.parse(before.mapping)) === JSON.stringify(mapping))
      return { version: before.version };
    if (before.version !== version) throw new Problem('changed-by-other');
    await tx
      .updateTable('document_source')
      .set(set)
      .where('unit_id', '=', unitId)
      .where('id', '=', id)
      .execute();
    const told = { name: before.name, registerId: before.register_id, mapping: before.mapping };
    changed({ kind: 'document-source', id, before: told, after });
    return { version: version + 1 };
  }),

  performAfter(
    sendList,
    async ({ db, files }, { unitId, sourceId, name, content }) => {
      const source = await getSource(db, unitId, sourceId);
      await registerForLists(db, unitId, source.register_id);
      const { bytes, rows } = await keptList(
        await openHead(bytesOf(content), name),
        Mapping.parse(source.mapping),
      );
      return { sha256: await files.put(bytes), bytes: bytes.length, rows };
    },
    async ({ tx, now, who, grant, jobs, prepared, changed }, { unitId, sourceId, id, name }) => {
      const { sha256, bytes, rows } = prepared;
      const source = await lockSource(tx, unitId, sourceId);
      if (source === undefined) throw new Problem('not-found');
      const there = await lockImport(tx, unitId, id);
      if (there !== undefined) return { id, rows: there.rows_total };
      await refuseUnderWay(tx, unitId, sourceId, id);
      const fileId = uuidv7();
      const by = { added_by: who!.personId!, added_at: now };
      const file = { sha256, name, type: 'text/csv', bytes, object: `document-import:${id}` };
      await nameFile(tx, { unit_id: unitId, id: fileId, ...file, ...by });
      await tx
        .insertInto('document_import')
        .values({
          unit_id: unitId,
          id,
          source_id: sourceId,
          register_id: source.register_id,
          file_id: fileId,
          erases: '[]',
          dry: true,
          ...fromTheStart,
          rows_total: rows,
          asked_by: who!.personId!,
          on_behalf_of: grant!.onBehalfOf,
          asked_at: now,
        })
        .execute();
      await jobs.send(tx, importJob, { unitId, id });
      changed({
        kind: 'document-import',
        id,
        before: null,
        after: { sourceId, registerId: source.register_id, file: sha256, name, rows },
      });
      return { id, rows };
    },
  ),

  perform(startImport, async ({ tx, now, who, grant, jobs, changed }, { unitId, importId }) => {
    const before = await held(tx, unitId, importId);
    // Sent twice, it is begun once.
    if (!before.dry) return {};
    refuseState(before.state === 'done');
    await refuseUnderWay(tx, unitId, before.source_id, importId);
    const by = { asked_by: who!.personId!, on_behalf_of: grant!.onBehalfOf, asked_at: now };
    await tx
      .updateTable('document_import')
      .set({ dry: false, ...fromTheStart, ...by })
      .where('unit_id', '=', unitId)
      .where('id', '=', importId)
      .execute();
    await jobs.send(tx, importJob, { unitId, id: importId });
    const after = { rows: before.rows_total };
    changed({ kind: 'document-import', id: importId, before: null, after });
    return {};
  }),

  perform(stopImport, async ({ tx, now, changed }, { unitId, importId }) => {
    const before = await held(tx, unitId, importId);
    if (before.state === 'stopped') return {};
    refuseState(before.state !== 'done');
    await putState(tx, unitId, importId, { state: 'stopped', ended_at: now });
    const after = { state: 'stopped', rows: before.rows_done };
    changed({ kind: 'document-import', id: importId, before: { state: before.state }, after });
    return {};
  }),

  perform(resumeImport, async ({ tx, jobs, changed }, { unitId, importId }) => {
    const before = await held(tx, unitId, importId);
    if (before.state === 'waiting' || before.state === 'working') return {};
    refuseState(before.state !== 'done');
    await refuseUnderWay(tx, unitId, before.source_id, importId);
    await putState(tx, unitId, importId, { state: 'waiting', trouble: null, ended_at: null });
    await jobs.send(tx, importJob, { unitId, id: importId });
    const after = { state: 'waiting', rows: before.rows_done };
    changed({ kind: 'document-import', id: importId, before: { state: before.state }, after });
    return {};
  }),
];

const fromTheStart = {
  state: 'waiting',
  rows_done: 0,
  added: 0,
  changed: 0,
  same: 0,
  kept: 0,
  refused: 0,
  skipped: 0,
  withheld: 0,
  problems: '[]',
  trouble: null,
  started_at: null,
  ended_at: null,
} as const;

function bytesOf(content: string): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(content, 'base64'));
  if (bytes.length > largestList) throw new Problem('file-too-large');
  return bytes;
}

/** A register that takes lists: its numbers come from the office system. Throws `not-found`. */
async function registerForLists(db: Db | Tx, unitId: string, registerId: string): Promise<Register> {
  const register = await getRegister(db, unitId, registerId);
  if (register.numbering === 'here')
    refuseIssues([{ path: ['registerId'], message: importWords.numberedHere }]);
  return register;
}

async function getSource(db: Db | Tx, unitId: string, id: string) {
  const source = await db
    .selectFrom('document_source')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (source === undefined) throw new Problem('not-found');
  return source;
}

async function isNameTaken(tx: Tx, unitId: string, id: string, name: string): Promise<boolean> {
  const other = await tx
    .selectFrom('document_source')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst();
  return other !== undefined;
}

const mostExamples = 3;
const longestExample = 120;

/** Each column with some of what stands below it; of rows with a mark of secrecy nothing is shown. */
function columnsOf({ header, examples }: Head, secrecy: Column | undefined) {
  const shown = examples.filter((row) => markingOf(row, secrecy) === null);
  return header.columns.map(({ label, place }) => ({
    label,
    place,
    examples: shown
      .map(({ cells }) => cells[place]?.text.trim() ?? '')
      .filter((text) => text !== '')
      .slice(0, mostExamples)
      .map((text) => (text.length > longestExample ? `${text.slice(0, longestExample)}…` : text)),
  }));
}

function mappingIssues({ columns }: Mapping, { direction }: Register): Issue[] {
  const lacking = neededOf(direction)
    .filter((group) => group.every((field) => columns[field] === undefined))
    .map(([field]) => ({ path: ['mapping', 'columns', field!], message: importWords.fieldNeeded }));
  const places = new Set<number>();
  const twice = Object.entries(columns).flatMap(([field, { place }]) => {
    const isTwice = places.has(place);
    places.add(place);
    return isTwice
      ? [{ path: ['mapping', 'columns', field as ListField], message: importWords.columnTwice }]
      : [];
  });
  return [...lacking, ...twice];
}

async function held(tx: Tx, unitId: string, importId: string) {
  const there = await lockImport(tx, unitId, importId);
  if (there === undefined) throw new Problem('not-found');
  return there;
}

function refuseState(isRight: boolean): void {
  if (!isRight) throw new Problem('input-invalid', { message: importWords.stateForbids });
}

async function refuseUnderWay(tx: Tx, unitId: string, sourceId: string, but: string): Promise<void> {
  await lockSource(tx, unitId, sourceId);
  if (await isUnderWay(tx, unitId, sourceId, but))
    throw new Problem('input-invalid', { message: importWords.underWay });
}

type State = { state: 'stopped' | 'waiting'; trouble?: null; ended_at: Date | null };

const putState = (tx: Tx, unitId: string, importId: string, set: State) =>
  tx
    .updateTable('document_import')
    .set(set)
    .where('unit_id', '=', unitId)
    .where('id', '=', importId)
    .execute();
