import { type Shelf, shelfAt, shelvesUnder } from '../../../../ui/shelf.ts';
import type { Choice } from './choices.ts';

/** What one person has chosen of a file and not taken yet. It is nobody else's business, so it stays in the browser. */
export type LeftOpen = {
  readonly name: string;
  readonly choices: readonly (readonly [string, Choice])[];
  /** Sections with whether their text shall be taken. */
  readonly texts: readonly (readonly [string, boolean])[];
};

const keysOf = (personId: string, reportId: string) => `taking ${personId} ${reportId} `;

export const shelfOfFile = (personId: string, reportId: string, fileId: string): Shelf<LeftOpen> =>
  shelfAt(`${keysOf(personId, reportId)}${fileId}`);

/** The files of a report that this person has begun to look through. */
export function filesLeftOpen(personId: string, reportId: string): { fileId: string; name: string }[] {
  const keys = keysOf(personId, reportId);
  return shelvesUnder(keys).flatMap((key) => {
    const fileId = key.slice(keys.length);
    const left = shelfOfFile(personId, reportId, fileId).get();
    return left === null ? [] : [{ fileId, name: left.name }];
  });
}
