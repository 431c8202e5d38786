import { createHash } from 'node:crypto';
import type { KeptEntry } from './content.ts';
import type { Fault, FaultKind } from './faults.ts';

/** A link of a chain as it lies in the database. */
export type Link = KeptEntry & { readonly number: number; readonly hash: Uint8Array };
export type Head = { readonly unitId: string; readonly number: number; readonly hash: Uint8Array };

/** Of one chain; whoever needs to know more looks at a backup. */
const mostFaults = 100;

export type ChainState = { readonly number: number; readonly hash: Buffer | null };
const empty: ChainState = { number: 0, hash: null };

/** Follows one chain link by link; `links` come in the order of their numbers. Each fault is told once, and the chain followed on. */
export function createChain(unitId: string, signed: ReadonlyMap<number, Uint8Array>) {
  let state = empty;
  const faults: Fault[] = [];
  const fault = (kind: FaultKind, number: number | null) => {
    if (faults.length < mostFaults) faults.push({ unitId, number, kind });
  };
  return {
    follow(link: Link): void {
      if (link.number !== state.number + 1) fault('missing', state.number + 1);
      const isNext = link.number === state.number + 1;
      const expected = isNext ? hashAfter(unitId, state, link.content) : null;
      if ((expected !== null && !expected.equals(link.hash)) || !tellsTheSame(link))
        fault('changed', link.number);
      const head = signed.get(link.number);
      if (head !== undefined && !Buffer.from(head).equals(link.hash)) fault('rewritten', link.number);
      state = { number: link.number, hash: Buffer.from(link.hash) };
    },
    end(head: Head | null): readonly Fault[] {
      if (head !== null && head.number > state.number) fault('cut', state.number + 1);
      const differs = head !== null && head.number === state.number && !state.hash?.equals(head.hash);
      if (head === null || head.number < state.number || differs)
        if (state.number > 0) fault('changed', state.number);
      const lastSigned = Math.max(0, ...signed.keys());
      if (lastSigned > Math.max(state.number, head?.number ?? 0)) fault('cut', state.number + 1);
      return faults;
    },
    length: () => state.number,
  };
}

/** SHA-256 of the hash before and the content; the first link begins with its unit's id. */
function hashAfter(unitId: string, before: ChainState, content: string): Buffer {
  const hash = createHash('sha256');
  hash.update(before.hash ?? unitId);
  return hash.update(content).digest();
}

function tellsTheSame(link: Link): boolean {
  const told = parsed(link.content);
  return (
    told !== null &&
    told.at === link.at.toISOString() &&
    told.operation === link.operation &&
    told.outcome === link.outcome &&
    told.personId === link.personId &&
    told.onBehalfOf === link.onBehalfOf &&
    told.exception === link.exception &&
    JSON.stringify(told.objects) === JSON.stringify(link.objects)
  );
}

/** Whoever can change a content can also make it no JSON. */
function parsed(content: string): Record<string, unknown> | null {
  try {
    return JSON.parse(content) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}
