/** Looking through the file would cost more than through any honest one. */
export class TooMuch extends Error {}

/**
 * What may be spent on one file in all, each time it is looked through as it was when somebody signed it included: together a few
 * seconds and a few hundred megabytes. Honest files, signed twenty times, need a tenth of it.
 */
const most = {
  /** Bytes out of packed streams. */
  expanded: 256 * 1024 * 1024,
  /** Rows of cross-reference sections and of packed objects. */
  rows: 1_500_000,
  /** Bytes of objects; several may stand in the same bytes. */
  read: 100_000_000,
  /** Values that objects are made of. */
  values: 2_000_000,
  /** Steps through pages, fields and annotations, and of comparing them. */
  steps: 2_000_000,
};

export type Costs = {
  /** Throws `TooMuch`. */
  readonly spend: (on: keyof typeof most, amount: number) => void;
};

export function startCosts(): Costs {
  const left = { ...most };
  return {
    spend(on, amount) {
      left[on] -= amount;
      if (left[on] < 0) throw new TooMuch(`too much of ${on}`);
    },
  };
}
