/** A place for one thing in this browser. Whose it is stands in the key: nobody else at this computer is shown it. */
export type Shelf<T> = {
  readonly get: () => T | null;
  readonly put: (thing: T) => void;
  readonly clear: () => void;
};

/** The shelf of this key. What lies there was put by the same code; a browser that keeps nothing, or no more, has an empty one. */
export function shelfAt<T>(key: string): Shelf<T> {
  return {
    get: () => attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null') as T | null),
    put: (thing) => attempt(() => localStorage.setItem(key, JSON.stringify(thing))),
    clear: () => attempt(() => localStorage.removeItem(key)),
  };
}

/** The keys of shelves that hold something and begin so. */
export const shelvesUnder = (beginning: string): string[] =>
  attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(beginning))) ?? [];

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
