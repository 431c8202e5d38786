import { oneLine } from '../../../base/fold.ts';

/** The unit that a file names, where it is not the one whose report it is read for; what it does not say is not held against it. */
export function otherUnit(here: string, there: string | null): string | null {
  if (there === null) return null;
  const [own, named] = [comparable(here), comparable(there)];
  return isNamedBy(own, named) || isNamedBy(named, own) ? null : there;
}

/** Whether one name is the other one with less said around it: who issues, which kind of unit it is, what it lies in. */
function isNamedBy(one: string, other: string): boolean {
  const at = other.indexOf(one);
  const [before, after] = [other.slice(0, at), other.slice(at + one.length)];
  return at >= 0 && around.before.test(before) && around.after.test(after);
}

const kinds = ['xã', 'phường', 'thị trấn', 'đặc khu', 'huyện', 'quận', 'thị xã', 'thành phố', 'tỉnh'];
const issuers = ['ubnd', 'hđnd', 'ủy ban nhân dân', 'hội đồng nhân dân'];
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const anyOf = (names: readonly string[]) => names.map(comparable).join('|');
const around = {
  before: new RegExp(`^((${anyOf(issuers)}) )?((${anyOf(kinds)}) )?$`),
  after: new RegExp(`^($| ?,| (${anyOf(kinds)}) )`),
};

/** Lower case, each syllable with its tone after it: "oà" and "òa" are one, "òa" and "óa" are two. */
function comparable(name: string): string {
  const toneLast = (word: string) => word.replace(tones, '') + (word.match(tones)?.join('') ?? '');
  const composed = oneLine(name)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{L}[\p{L}\p{M}]*/gu, toneLast);
  return composed.normalize('NFC');
}
