import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attempt, attemptsMatterFor, mayAttempt } from './lockout.ts';

/** As the rule promises. */
const mostGuessesADay = 110;
const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;
const start = Date.UTC(2026, 7, 3);
const attempt = (at: number, over: Partial<Attempt> = {}): Attempt => ({
  at,
  account: 'lan',
  device: null,
  network: '203.0.113.7',
  familiar: false,
  failed: true,
  ...over,
});
const times = (count: number, every: number, over: Partial<Attempt> = {}) =>
  Array.from({ length: count }, (_, index) => attempt(start + index * every, over));
const elsewhere = { account: 'lan', device: null, network: '198.51.100.9', familiar: false };
const known = { account: 'lan', device: 'laptop', network: '203.0.113.7', familiar: true };

/** Who tries whenever it is allowed, from `networks` in turn, for as long as `span`. */
function guesses(span: number, networks: number, over: Partial<Attempt> = {}): Attempt[] {
  const made: Attempt[] = [];
  for (let now = start; now < start + span; ) {
    const asked = { ...elsewhere, network: `net-${made.length % networks}`, ...over };
    const recent = made.filter((one) => now - one.at < attemptsMatterFor);
    const verdict = mayAttempt(recent, asked, now);
    if (verdict.allowed) made.push(attempt(now, asked));
    else now += verdict.waitSeconds * second;
  }
  return made;
}

describe('guessing at one account from unknown devices', () => {
  test('five failures are free, then the wait doubles up to a quarter of an hour', () => {
    const waits: number[] = [];
    const made: Attempt[] = [];
    for (let now = start; made.length < 13; ) {
      const verdict = mayAttempt(made, elsewhere, now);
      if (verdict.allowed) made.push(attempt(now));
      else {
        waits.push(verdict.waitSeconds);
        now += verdict.waitSeconds * second;
      }
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  test('is bounded in any 24 hours of a week, however many networks take part', () => {
    for (const networks of [1, 50, 1_000_000]) {
      const made = guesses(7 * day, networks);
      const densest = made.map(({ at }) => made.filter((one) => one.at >= at && one.at < at + day).length);
      expect(Math.max(...densest)).toBeLessThanOrEqual(mostGuessesADay);
      expect(Math.max(...densest)).toBeGreaterThan(90);
    }
  });

  test('is bounded whatever the pattern, and when the owner signs in between (seed printed on failure)', () => {
    const tries = fc.array(
      fc.record({ after: fc.nat(2 * hour), network: fc.nat(400), owner: fc.integer({ min: 0, max: 9 }) }),
      { minLength: 50, maxLength: 600 },
    );
    fc.assert(
      fc.property(tries, (pattern) => {
        let now = start;
        const made: Attempt[] = [];
        for (const { after, network, owner } of pattern) {
          now += after;
          if (owner === 0) made.push(attempt(now, { failed: false }));
          const asked = { ...elsewhere, network: `net-${network}` };
          while (mayAttempt(made, asked, now).allowed) made.push(attempt(now, asked));
        }
        for (const { at } of made) {
          const within = made.filter((one) => one.failed && one.at >= at && one.at < at + day);
          expect(within.length).toBeLessThanOrEqual(mostGuessesADay);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('never waits more than a quarter of an hour for one account, an hour for a network (seed printed on failure)', () => {
    const any = fc.array(
      fc.record({ at: fc.integer({ min: start - day, max: start }), network: fc.constantFrom('a', 'b') }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(any, (made) => {
        const verdict = mayAttempt(
          made.map((one) => attempt(one.at, one)),
          { ...elsewhere, network: 'c' },
          start,
        );
        if (!verdict.allowed) expect(verdict.waitSeconds).toBeLessThanOrEqual(900);
        const crowded = mayAttempt(
          made.map((one) => attempt(one.at, { ...one, account: 'other' })),
          { ...elsewhere, network: 'a' },
          start,
        );
        if (!crowded.allowed) expect(crowded.waitSeconds).toBeLessThanOrEqual(3600);
      }),
    );
  });

  test('tells nothing of whether the account exists: the rule sees only the name that was typed', () => {
    const made = times(5, second, { account: 'nobody' });
    expect(mayAttempt(made, { ...elsewhere, account: 'nobody' }, start + 5 * second)).toEqual(
      mayAttempt(times(5, second), elsewhere, start + 5 * second),
    );
  });
});

describe('the owner', () => {
  const enemy = fc.record({
    at: fc.integer({ min: start - day, max: start }),
    account: fc.constantFrom('lan', 'hoa'),
    device: fc.constantFrom(null, 'phone of the enemy'),
    network: fc.constantFrom('203.0.113.7', '198.51.100.9'),
    familiar: fc.boolean(),
    failed: fc.boolean(),
  });

  test('is never slowed on a known device by what others do, whatever they do (seed printed on failure)', () => {
    fc.assert(
      fc.property(fc.array(enemy, { maxLength: 500 }), (made) => {
        expect(mayAttempt(made, known, start)).toEqual({ allowed: true });
      }),
    );
  });

  test('waits on a known device only for their own failures, and a success clears them', () => {
    const failures = times(6, second, known);
    expect(mayAttempt(failures, known, start + 6 * second)).toEqual({ allowed: false, waitSeconds: 59 });
    const success = attempt(start + 70 * second, { ...known, failed: false });
    expect(mayAttempt([...failures, success], known, start + 71 * second)).toEqual({ allowed: true });
    const others = { ...known, device: 'telephone' };
    expect(mayAttempt(failures, others, start + 6 * second)).toEqual({ allowed: true });
  });

  test('on a new device in the office is not slowed by who guesses from elsewhere, nor from another familiar place', () => {
    const office = { ...elsewhere, network: '192.0.2.1', familiar: true };
    const made = [...guesses(day, 50), ...times(50, second, { network: '192.0.2.99', familiar: true })];
    expect(mayAttempt(made, office, start + day)).toEqual({ allowed: true });
    expect(mayAttempt(made, elsewhere, start + day).allowed).toBe(false);
  });

  test('is free again a day after the last failure', () => {
    const made = times(40, second);
    expect(mayAttempt(made, elsewhere, start + day + 40 * second)).toEqual({ allowed: true });
  });
});

describe('one network trying many accounts', () => {
  const many = (count: number) =>
    times(count, second).map((one, index) => ({ ...one, account: `person ${index}` }));

  test('is slowed after a hundred failures in an hour, and told until when', () => {
    const asked = { ...elsewhere, account: 'next', network: '203.0.113.7' };
    expect(mayAttempt(many(99), asked, start + 100 * second)).toEqual({ allowed: true });
    expect(mayAttempt(many(100), asked, start + 100 * second)).toEqual({ allowed: false, waitSeconds: 3500 });
    expect(mayAttempt(many(100), { ...asked, network: '192.0.2.1' }, start + 100 * second).allowed).toBe(
      true,
    );
    expect(mayAttempt(many(100), { ...asked, device: 'laptop' }, start + 100 * second).allowed).toBe(true);
  });
});

test('a clock set back makes nobody wait for the future', () => {
  const made = times(200, second);
  expect(mayAttempt(made, elsewhere, start - 3 * day)).toEqual({ allowed: true });
});
