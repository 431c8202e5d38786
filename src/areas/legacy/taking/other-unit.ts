import { fold } from '../../../base/fold.ts';

/** The unit that a file names, where it is not the one whose report it is read for; what it does not say is not held against it. */
export function otherUnit(here: string, there: string | null): string | null {
  if (there === null) return null;
  const [own, named] = [fold(here), fold(there)];
  return named.includes(own) || own.includes(named) ? null : there;
}
