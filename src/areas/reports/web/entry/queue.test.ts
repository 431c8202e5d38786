import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blank, valued } from '../../form-value.ts';
import {
  type Answer,
  type Change,
  giveUp,
  keepMine,
  type Pending,
  pauseAfter,
  type Queue,
  refuseAll,
  type Says,
  sending,
  settle,
  toSend,
  tryAgain,
  typeInto,
} from './queue.ts';

const says: Says = (change, held) =>
  change.typed === (held.value ?? '') && change.missing === held.missing && change.note === held.note;
const change = (typed: string, version = 0): Change => ({
  ...{ indicator: 'a.b', typed, missing: null, note: null, version, pasted: false },
});
const nothing: Answer = { kept: [], conflicts: [], refused: [] };
const word = { vi: 'không', en: 'no' };
const settled = (queue: Queue, sent: readonly Pending[], answer: Partial<Answer>) =>
  settle(queue, sent, { ...nothing, ...answer }, 'Me', says);
const theirsOf = (value: string, version: number, by = 'Other') => ({
  ...{ indicator: 'a.b', ...valued(value), version, by, at: '2026-03-02T05:00:00.000Z' },
});

describe('what was typed', () => {
  it('leaves the queue when it was kept', () => {
    const queue = typeInto(new Map(), change('5'), 'e1');
    const sent = toSend(queue, 10);
    const kept = settled(sending(queue, sent), sent, {
      kept: [{ indicator: 'a.b', ...valued('5'), version: 1 }],
    });
    expect(kept.size).toBe(0);
  });

  it('is sent with the doubt that it was typed with, and without it once the person has said that it is meant so', () => {
    const doubted = typeInto(new Map(), { ...change('12,500'), doubted: true }, 'e1');
    const [first] = toSend(sending(doubted, toSend(doubted, 10)), 10);
    expect([first!.doubted, first!.tried!.doubted]).toEqual([true, true]);
    const sure = typeInto(doubted, { ...change('12,500'), doubted: false }, 'e2');
    expect(toSend(sure, 10)[0]!.doubted).toBe(false);
  });

  it('since it was sent goes on from the version that was kept', () => {
    const queue = typeInto(new Map(), change('5'), 'e1');
    const sent = toSend(queue, 10);
    const typedOn = typeInto(sending(queue, sent), change('56', 9), 'e2');
    const after = settled(typedOn, sent, { kept: [{ indicator: 'a.b', ...valued('5'), version: 1 }] });
    expect(after.get('a.b')).toMatchObject({ typed: '56', version: 1, state: 'waits' });
  });

  it('keeps the version that was seen at the first stroke', () => {
    const first = typeInto(new Map(), change('5', 3), 'e1');
    expect(typeInto(first, change('56', 4), 'e2').get('a.b')!.version).toBe(3);
  });

  it('arrived though its answer was lost: what was typed since is no conflict with oneself', () => {
    const queue = typeInto(new Map(), change('5'), 'e1');
    const lost = sending(queue, toSend(queue, 10));
    const typedOn = typeInto(lost, change('6'), 'e2');
    const sent = toSend(typedOn, 10);
    const after = settled(typedOn, sent, { conflicts: [theirsOf('5', 1, 'Me')] });
    expect(after.get('a.b')).toMatchObject({ typed: '6', version: 1, state: 'waits', theirs: null });
    const byOther = settled(typedOn, sent, { conflicts: [theirsOf('5', 1)] });
    expect(byOther.get('a.b')!.state).toBe('conflict');
  });

  it('differs from what another wrote: shown, not sent, until one chooses', () => {
    const queue = typeInto(new Map(), change('5'), 'e1');
    const sent = toSend(queue, 10);
    const clash = settled(queue, sent, { conflicts: [theirsOf('7', 2)] });
    expect(clash.get('a.b')).toMatchObject({ state: 'conflict', theirs: { value: '7', by: 'Other' } });
    expect(toSend(clash, 10)).toEqual([]);
    expect(toSend(typeInto(clash, change('8', 2), 'e3'), 10)).toEqual([]);
    expect(toSend(keepMine(clash, 'a.b'), 10)).toMatchObject([{ typed: '5', version: 2 }]);
    expect(giveUp(clash, 'a.b').size).toBe(0);
  });

  it('is the same as what another wrote: there is nothing to choose', () => {
    const queue = typeInto(new Map(), change('5'), 'e1');
    expect(settled(queue, toSend(queue, 10), { conflicts: [theirsOf('5', 2)] }).size).toBe(0);
  });

  it('and was refused stays, says why, and is sent again when asked or changed', () => {
    const queue = typeInto(new Map(), change('x'), 'e1');
    const sent = toSend(queue, 10);
    const refused = settled(queue, sent, { refused: [{ indicator: 'a.b', message: word }] });
    expect(refused.get('a.b')).toMatchObject({ state: 'refused', message: word });
    expect(toSend(refused, 10)).toEqual([]);
    expect(toSend(typeInto(refused, change('4'), 'e2'), 10)).toHaveLength(1);
    expect(toSend(tryAgain(refuseAll(queue, sent, word)), 10)).toHaveLength(1);
  });

  it('that the page itself cannot read waits for the person', () => {
    expect(toSend(typeInto(new Map(), change('x'), 'e1', word), 10)).toEqual([]);
  });

  it('is tried again after longer and longer pauses, up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map(pauseAfter)).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  });
});

/** One cell of a server as the contract describes it. */
function aServer() {
  let held = { ...blank, version: 0, by: '' };
  return {
    held: () => held,
    write: (by: string, sent: readonly Change[]): Answer => {
      const answer = { kept: [], conflicts: [], refused: [] } as unknown as {
        -readonly [K in keyof Answer]: Answer[K][number][];
      };
      for (const { indicator, typed, version } of sent) {
        const value = valued(typed);
        if (held.version === version) held = { ...value, version: version + 1, by };
        else if (!(held.by === by && held.value === typed)) {
          answer.conflicts.push({ indicator, ...held, at: '2026-03-02T05:00:00.000Z' } as never);
          continue;
        }
        answer.kept.push({ indicator, ...value, version: held.version });
      }
      return answer;
    },
  };
}

const step = fc.oneof(
  fc.record({ do: fc.constant('type' as const), typed: fc.integer({ min: 1, max: 5 }).map(String) }),
  fc.record({ do: fc.constant('send' as const), lost: fc.constantFrom('no', 'way', 'answer') }),
  fc.record({ do: fc.constant('other' as const), typed: fc.integer({ min: 6, max: 9 }).map(String) }),
);

describe('whatever is lost on the way', () => {
  it('nobody’s figure is written over unseen, and the last figure typed arrives or is asked about', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const server = aServer();
        let queue: Queue = new Map();
        let seen = 0;
        let last: string | null = null;
        const exchange = (lost: string) => {
          const sent = toSend(queue, 10);
          queue = sending(queue, sent);
          if (lost === 'way') return;
          const before = server.held();
          const answer = server.write('Me', sent);
          const overOther = before.by === 'Other' && server.held() !== before;
          // Only whoever saw the other's figure before typing may write over it.
          if (overOther) expect(seen).toBe(before.version);
          if (lost === 'answer') return;
          queue = settle(queue, sent, answer, 'Me', says);
          if (queue.size === 0 && sent.length > 0) seen = server.held().version;
        };
        steps.forEach((one, index) => {
          if (one.do === 'type') {
            if (queue.size === 0) seen = server.held().version;
            queue = typeInto(queue, change(one.typed, seen), `e${index}`);
            last = one.typed;
          } else if (one.do === 'send') exchange(one.lost);
          else server.write('Other', [{ ...change(one.typed), version: server.held().version }]);
        });
        exchange('no');
        exchange('no');
        const left = queue.get('a.b');
        if (left !== undefined) {
          expect(left.state).toBe('conflict');
          expect(left.typed).toBe(last);
        } else if (last !== null && server.held().by === 'Me') expect(server.held().value).toBe(last);
      }),
    );
  });
});
