import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ActionKind, actionKinds, mayDo, type Status, standingNumber, statusAfter } from './life.ts';

/** Deeds as the log holds them: each was open when it was done. */
function logOf(kinds: readonly ActionKind[]): {
  readonly done: readonly ActionKind[];
  readonly status: Status;
} {
  const done: ActionKind[] = [];
  let status: Status = 'notBegun';
  for (const kind of kinds) {
    if (!mayDo(status, kind)) continue;
    done.push(kind);
    status = statusAfter(status, { kind });
  }
  return { done, status };
}

it('the last version stands from its signature until it is returned, and what was received always does', () => {
  const kinds = fc.array(fc.constantFrom(...actionKinds), { minLength: 5, maxLength: 120 });
  let [returned, closed] = [0, 0];
  fc.assert(
    fc.property(kinds, (all) => {
      const { done, status } = logOf(all);
      const versions = done.filter((kind) => kind === 'signed' || kind === 'corrected').length;
      const last = done.findLast((kind) => ['signed', 'corrected', 'returned'].includes(kind));
      const standing = standingNumber({ status, sent_number: versions });
      expect(standing).toBe(last === 'returned' ? 0 : versions);
      if (done.includes('received')) expect(standing).toBeGreaterThan(0);
      if (last !== 'returned') return;
      returned += 1;
      if (status !== 'returned') closed += 1;
    }),
    { numRuns: 3000 },
  );
  expect([returned > 20, closed > 5]).toEqual([true, true]);
});
