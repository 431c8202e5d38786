import type { Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { loadUnits } from './registry.ts';
import { compareText, type Units, unitAt } from './tree.ts';
import { type HistoryProblemCode, validateHistory } from './validate.ts';
import { historyWords } from './words.ts';

/**
 * Refuses what would make the history contradict itself: every problem that was not there before, all at
 * once, `but` what is left to people. The transaction is undone.
 */
export async function refuseNewProblems(
  tx: Tx,
  before: Units,
  but: readonly HistoryProblemCode[] = [],
): Promise<void> {
  const keyOf = (problem: { code: string; on: string; unitIds: readonly string[] }) =>
    `${problem.code} ${problem.on} ${problem.unitIds.join()}`;
  const known = new Set(validateHistory(before).map(keyOf));
  const after = await loadUnits(tx);
  const fresh = validateHistory(after).filter(
    (problem) => !known.has(keyOf(problem)) && !but.includes(problem.code),
  );
  refuseIssues(
    fresh.slice(0, 20).map((problem) => ({
      path: [fieldOf(problem.code)],
      message: withNames(historyWords[problem.code], problem.unitIds, problem.on, after),
    })),
  );
}

const fieldOf = (code: HistoryProblemCode): string =>
  code === 'code-borne-twice'
    ? 'code'
    : code === 'parent-not-there' || code === 'below-itself'
      ? 'parentId'
      : code.startsWith('shares')
        ? 'shares'
        : 'from';

/** A sentence with the names that the units have on the day. */
export function withNames(
  word: { vi: string; en: string },
  unitIds: readonly string[],
  on: PlainDate,
  units: Units,
) {
  const names = unitIds.map((id) => (unitAt(units, id, on) ?? units.versions.get(id)?.at(-1))?.name ?? id);
  const told = [...new Set(names)].sort(compareText).join('; ');
  const day = on.split('-').reverse().join('/');
  return { vi: `${word.vi}: ${told} (${day}).`, en: `${word.en}: ${told} (${day}).` };
}

/** A refusal at one field of the form. */
export const refused = (field: string, message: Issue['message']) =>
  new Problem('input-invalid', { issues: [{ path: [field], message }] });
