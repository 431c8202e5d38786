import { usualRequests } from '../base/config.ts';
import type { Credential, Who } from '../base/run.ts';
import { tokenHash } from '../base/secret-token.ts';

/** How often something happened in the time that runs, by whoever or wherever it came from. */
export type RateBook = {
  /** Counts one more. Gives the seconds to wait where that was too many, else 0. */
  readonly enter: (from: string, now: number) => number;
  /** Whether one more would be too many: the seconds to wait, else 0. */
  readonly waitFor: (from: string, now: number) => number;
};

/** In milliseconds. */
const minute = 60_000;
/** Beyond so many nobody new is counted, lest the book itself fill the memory. */
const mostKept = 50_000;

/** Counts in memory, so that it costs no look into the database: each server process counts its own. */
export function createRateBook(most: number, window = minute): RateBook {
  let began = 0;
  let counts = new Map<string, number>();
  const waitAt = (count: number, now: number) =>
    count > most ? Math.max(1, Math.ceil((began + window - now) / 1000)) : 0;
  const countOf = (from: string, now: number) => {
    if (now - began >= window || now < began) {
      began = now;
      counts = new Map();
    }
    return (counts.get(from) ?? 0) + 1;
  };
  return {
    enter: (from, now) => {
      const count = countOf(from, now);
      if (counts.size < mostKept || counts.has(from)) counts.set(from, count);
      return waitAt(count, now);
    },
    waitFor: (from, now) => waitAt(countOf(from, now), now),
  };
}

/** How many requests a minute one may make who signed in, and one program's key. */
export type RequestLimits = typeof usualRequests;

/** Who comes in, each by what is known of them at that moment; gives the seconds to wait, else 0. */
export type Gate = {
  /** Nobody known, so that guests do not crowd out the office. */
  readonly guest: (credential: Credential) => number;
  /** Before it is looked up whose session or key it is: what is too much costs nothing more. */
  readonly bearer: (credential: Credential) => number;
  /** Of a person all sessions together; their programs are counted by their keys. */
  readonly known: (who: Who) => number;
};

/** So many requests a minute one address may make without having signed in. */
const guestsPerMinute = 300;

export function createGate({ perPerson, perKey }: RequestLimits = usualRequests): Gate {
  const guests = createRateBook(guestsPerMinute);
  const [sessions, people, keys] = [perPerson, perPerson, perKey].map((most) => createRateBook(most)) as [
    RateBook,
    RateBook,
    RateBook,
  ];
  return {
    guest: ({ address }) => guests.enter(networkOf(address), Date.now()),
    bearer: ({ session, token }) => {
      const [book, secret] = token === null ? [sessions, session] : [keys, token];
      return secret === null ? 0 : book.enter(tokenHash(secret).toString('base64'), Date.now());
    },
    known: ({ personId, via }) =>
      via === 'session' && personId !== null ? people.enter(personId, Date.now()) : 0,
  };
}

/** One subscriber has all addresses behind the first 64 bits of an IPv6 address. */
export const networkOf = (address: string) =>
  address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
