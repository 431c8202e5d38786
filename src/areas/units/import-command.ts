import { parseCsv } from 'hucre/csv';
import { v5 } from 'uuid';
import type { Tx } from '../../base/database/database.ts';
import { type PlainDate, printed } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { importLists } from './contract.ts';
import { type ImportProposal, type ProposedSuccession, proposeImport } from './import-lists.ts';
import type { Certainty } from './import-match.ts';
import type { ListRow, PredecessorRow } from './import-rows.ts';
import { raiseTree, rowOf } from './keep.ts';
import { loadLocked } from './registry.ts';
import { type Units, unitsOf } from './tree.ts';
import type { UnitVersion } from './unit.ts';
import { validateHistory } from './validate.ts';
import { historyWords, importWords, matchWords, noteWords } from './words.ts';

const { perform } = handlersFor<{ readonly units: Units }>();

/**
 * The import of the national lists. The same lists give the same ids, so that a second import finds everything there and adds
 * nothing. What was read from free text is only proposed; units and their versions are taken as the lists have them.
 */
export const importCommands = [
  perform(importLists, async ({ tx, now, changed }, { unitId, dryRun, ...input }) => {
    refuseOrder(input);
    const proposal = proposeImport({
      before: rowsOf<ListRow>(input.before, 'before', listColumns),
      after: rowsOf<ListRow>(input.after, 'after', listColumns),
      predecessors: rowsOf<PredecessorRow>(input.predecessors, 'predecessors', textColumns),
      beforeFrom: input.beforeFrom,
      on: input.on,
      decision: input.decision,
      rootId: unitId,
      idOf: (key) => v5(key, unitId),
    });
    const problems = await problemsWith(tx, proposal);
    const report = reportOf(proposal, problems);
    if (dryRun || problems.length > 0) return { ...report, done: false };
    await insertUnits(tx, proposal.versions, input.decision, now);
    await insertProposals(tx, proposal.successions, now);
    await raiseTree(tx);
    const { units, proposals } = report;
    changed({ kind: 'unit-lists', id: unitId, before: null, after: { units, proposals, on: input.on } });
    return { ...report, done: true };
  }),
];

const listColumns = ['code', 'name', 'kind', 'level', 'parent_code'] as const;
const textColumns = ['code', 'name', 'province_code', 'before_merger_text'] as const;

/** With the days the other way round every unit would end before it began; said once, and at its place. */
function refuseOrder({ beforeFrom, on }: { readonly beforeFrom: PlainDate; readonly on: PlainDate }): void {
  if (beforeFrom >= on)
    throw new Problem('input-invalid', {
      issues: [{ path: ['beforeFrom'], message: importWords.beforeFromTooLate }],
    });
}

/** The rows of a list under its own headings; refused where a heading is missing. */
function rowsOf<Row>(text: string, field: string, columns: readonly string[]): Row[] {
  const [head = [], ...rows] = parseCsv(text.replace(/^\uFEFF/, '')).map((cells) => cells.map(String));
  const places = columns.map((column) => head.findIndex((cell) => cell.trim() === column));
  const missing = columns.filter((_, index) => places[index]! < 0);
  if (missing.length > 0)
    throw new Problem('input-invalid', {
      issues: [{ path: [field], message: importWords.columnsMissing(missing.join(', ')) }],
    });
  return rows
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map(
      (cells) => Object.fromEntries(columns.map((column, at) => [column, cells[places[at]!] ?? ''])) as Row,
    );
}

/** What the tree would contradict itself in, with the lists in it. Districts and merged units end by proposals still to be confirmed. */
async function problemsWith(tx: Tx, { versions, successions }: ImportProposal) {
  const before = await loadLocked(tx);
  const fresh = versions.filter(
    ({ unitId, from }) => !before.versions.get(unitId)?.some((one) => one.from === from),
  );
  const known = new Set(validateHistory(before).map((problem) => JSON.stringify(problem)));
  const all = unitsOf(
    [...[...before.versions.values()].flat(), ...fresh],
    [...before.successions, ...successions],
  );
  return validateHistory(all)
    .filter((problem) => !known.has(JSON.stringify(problem)) && !leftToPeople.has(problem.code))
    .slice(0, 100)
    .map(({ code, on, unitIds }) => ({
      line: null,
      message: `${historyWords[code].vi}: ${unitIds.map((id) => nameOf(all, id, on)).join('; ')} (${printed(on)})`,
    }));
}

/** What the proposals, once confirmed or entered by hand, put right. */
const leftToPeople = new Set<string>([
  'ends-without-succession',
  'succession-sides',
  'succession-name-unchanged',
]);

const nameOf = (units: Units, unitId: string, _on: PlainDate) =>
  units.versions.get(unitId)?.at(-1)?.name ?? unitId;

function reportOf(proposal: ImportProposal, problems: readonly { line: number | null; message: string }[]) {
  const { counts, successions, matches, notes } = proposal;
  const doubtful = successions.filter(({ certainty }) => certainty !== 'certain').length;
  const open = matches.filter(({ certainty }) => certainty === 'open');
  return {
    units: {
      before: counts.before,
      after: counts.after,
      continuing: counts.unchanged,
      created: counts.after - counts.unchanged,
    },
    proposals: {
      read: successions.length,
      certain: successions.length - doubtful,
      doubtful,
      parts: successions.filter(({ kind }) => kind === 'split').length,
    },
    mentions: { all: counts.mentions, matched: counts.mentions - counts.byCertainty.open },
    unmatched: [
      ...open.map(({ into, mention, reason }) => ({
        unit: into.name,
        text: mention.printed,
        why: matchWords[reason].vi,
      })),
      ...notes.map(({ code, about, detail }) => ({ unit: about, text: detail, why: noteWords[code].vi })),
    ],
    problems: [...problems],
  };
}

/** So many rows go with one statement. */
const chunk = 1000;
const chunksOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / chunk) }, (_, at) => all.slice(at * chunk, (at + 1) * chunk));

async function insertUnits(
  tx: Tx,
  versions: readonly UnitVersion[],
  decision: string,
  now: Date,
): Promise<void> {
  const ids = [...new Set(versions.map(({ unitId }) => unitId))];
  for (const some of chunksOf(ids))
    await tx
      .insertInto('unit')
      .values(some.map((id) => ({ id, created_at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (const some of chunksOf(versions))
    await tx
      .insertInto('unit_version')
      .values(some.map((version) => rowOf({ ...version, decision })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

const certaintyOf: Record<Certainty, string> = { certain: '1', likely: '0.7', open: '0.3' };

async function insertProposals(tx: Tx, successions: readonly ProposedSuccession[], now: Date): Promise<void> {
  const inserted = new Set<string>();
  for (const some of chunksOf(successions)) {
    const rows = await tx
      .insertInto('succession')
      .values(
        some.map((one) => ({
          id: one.id,
          kind: one.kind,
          effective_on: one.on,
          decision: one.decision,
          state: 'proposed' as const,
          certainty: certaintyOf[one.certainty],
          reading: one.reasons.map((reason) => matchWords[reason].vi).join('; ') || importWords.byLists.vi,
          source_text: [...new Set(one.matches.map(({ mention }) => mention.printed))].join(', ') || null,
          version: 1,
          created_at: now,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    for (const { id } of rows) inserted.add(id);
  }
  const divided = new Set(
    successions
      .filter(({ kind }) => kind === 'split')
      .flatMap(({ from }) => from.map(({ unitId }) => unitId)),
  );
  const sides = successions.filter(({ id }) => inserted.has(id)).flatMap((one) => sidesOf(one, divided));
  for (const some of chunksOf(sides)) await tx.insertInto('succession_unit').values(some).execute();
}

function sidesOf({ id, from, to }: ProposedSuccession, divided: ReadonlySet<string>) {
  return [
    ...from.map(({ unitId }) => ({
      succession_id: id,
      side: 'from' as const,
      unit_id: unitId,
      is_part: divided.has(unitId),
    })),
    ...to.map(({ unitId }) => ({ succession_id: id, side: 'to' as const, unit_id: unitId, is_part: false })),
  ];
}
