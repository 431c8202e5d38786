import { canonical } from '../../base/canonical.ts';
import type { Change, Entry } from '../../base/entry.ts';
import { masked } from '../../base/mask.ts';

/** The chain that takes what concerns no unit: the installation itself. */
export const noUnit = '00000000-0000-0000-0000-000000000000';

/** An entry as it is kept: text that is hashed, and the columns that repeat parts of it for search. */
export type KeptEntry = {
  readonly unitId: string;
  readonly at: Date;
  readonly operation: string;
  readonly outcome: string;
  readonly personId: string | null;
  readonly onBehalfOf: string | null;
  readonly objects: readonly string[];
  readonly exception: string | null;
  readonly content: string;
};

/** So many bytes of one entry are kept at most; what a deed changed in bulk is told by its counts. */
const mostContent = 64 * 1024;
const mostObjects = 1000;

/** Masks what is personal, leaves out what is secret, and puts the rest in one canonical text. */
export function keptFrom(entry: Entry): KeptEntry {
  const { unitId, at, operation, outcome, personId, onBehalfOf, exception } = entry;
  const changes = entry.changes.map(({ kind, id, before, after }) => ({
    kind,
    id,
    before: masked(before, entry.plain),
    after: masked(after, entry.plain),
  }));
  const objects = [...new Set(entry.changes.map(objectOf))].slice(0, mostObjects);
  const whole = {
    at: at.toISOString(),
    operation,
    outcome,
    personId,
    onBehalfOf,
    postId: entry.postId,
    via: entry.via,
    exception,
    reason: masked(entry.reason),
    problem: entry.problem,
    input: masked(entry.input, entry.plain),
    objects,
    changes,
  };
  return {
    unitId: unitId ?? noUnit,
    at,
    operation,
    outcome,
    personId,
    onBehalfOf,
    objects,
    exception,
    content: canonical(fitting(whole)),
  };
}

/** How an object is named in the log: "post:0190…". */
export const objectOf = ({ kind, id }: Pick<Change, 'kind' | 'id'>): string => `${kind}:${id}`;

type Whole = { readonly input: unknown; readonly changes: readonly unknown[] };

/** What is too long is left out visibly, the input first. */
function fitting<W extends Whole>(whole: W): W {
  if (canonical(whole).length <= mostContent) return whole;
  const withoutInput = { ...whole, input: '…' };
  if (canonical(withoutInput).length <= mostContent) return withoutInput;
  return { ...withoutInput, changes: [], reason: `… ${whole.changes.length}` };
}
