/** How many requests one address may make without having signed in, so that guests do not crowd out the office. */
export type GuestBook = { readonly mayEnter: (address: string, now: number) => boolean };

/** In milliseconds. */
const window = 60_000;
const mostAddresses = 50_000;

/** Counts per address and minute, in memory: each server process counts its own. */
export function createGuestBook(mostPerMinute: number): GuestBook {
  let began = 0;
  let counts = new Map<string, number>();
  return {
    mayEnter: (address, now) => {
      const from = networkOf(address);
      if (now - began >= window || now < began) {
        began = now;
        counts = new Map();
      }
      const count = (counts.get(from) ?? 0) + 1;
      if (counts.size < mostAddresses || counts.has(from)) counts.set(from, count);
      return count <= mostPerMinute;
    },
  };
}

/** One subscriber has all addresses behind the first 64 bits of an IPv6 address. */
const networkOf = (address: string) =>
  address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
