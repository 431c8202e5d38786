import type { Costs } from './costs.ts';
import type { Structure } from './structure.ts';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  isString,
  type PdfArray,
  type PdfDict,
  type PdfRef,
  type PdfValue,
} from './values.ts';

/** What the two structures have as counterparts: pages, annotations and the catalogue are compared on their own. */
export type Counterparts = (before: number, after: number) => boolean | null;

export type Same = {
  readonly values: (before: PdfValue | undefined, after: PdfValue | undefined) => boolean;
  /** The same, but lists may have got more at their end: so programs add a signature to what screen readers are told. */
  readonly grown: (before: PdfValue | undefined, after: PdfValue | undefined) => boolean;
  /** Leaves out these keys of the two dictionaries themselves. */
  readonly dicts: (before: PdfDict, after: PdfDict, without: ReadonlySet<string>) => boolean;
};

type Pair = readonly [PdfValue | undefined, PdfValue | undefined];

/** Compares what two states of a file show, following references in both. */
export function sameIn(before: Structure, after: Structure, counterparts: Counterparts): Same {
  const proved = new Set<string>();
  const { costs } = after;
  const settled = (one: PdfRef, other: PdfRef, assumed: Set<string>, grows: boolean): boolean | null => {
    const told = counterparts(one.number, other.number);
    const key = `${one.number} ${other.number} ${grows}`;
    if (told !== null) return told;
    if (proved.has(key) || assumed.has(key)) return true;
    assumed.add(key);
    return null;
  };
  const holds = (first: readonly Pair[], grows = false): boolean => {
    const assumed = new Set<string>();
    const open = [...first];
    for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
      costs.spend('steps', 1);
      const [one, other] = pair;
      const told = isRef(one) && isRef(other) ? settled(one, other, assumed, grows) : null;
      if (told === true) continue;
      const parts = told === false ? null : partsOf(before.get(one), after.get(other), grows, costs);
      if (parts === null) return false;
      for (const part of parts) open.push(part);
    }
    for (const key of assumed) proved.add(key);
    return true;
  };
  return {
    values: (one, other) => holds([[one, other]]),
    grown: (one, other) => holds([[one, other]], true),
    dicts: (one, other, without) => {
      const pairs = entriesOf(one, other, without, costs);
      return pairs !== null && holds(pairs);
    },
  };
}

/** What is left to compare of two values; null where they differ. */
function partsOf(one: PdfValue, other: PdfValue, grows: boolean, costs: Costs): readonly Pair[] | null {
  if (isArray(other)) return partsOfList(one, other, grows, costs);
  if (isDict(one)) return isDict(other) ? entriesOf(one, other, new Set(), costs) : null;
  if (isStream(one)) {
    if (!isStream(other) || !sameBytes(one.raw, other.raw, costs)) return null;
    // Where the length stands does not matter once the bytes are the same.
    return entriesOf(one.dict, other.dict, new Set(['Length']), costs);
  }
  if (isString(one)) return isString(other) && sameBytes(one.bytes, other.bytes, costs) ? [] : null;
  if (isName(one)) return isName(other) && one.name === other.name ? [] : null;
  // Counters grow with the lists.
  if (grows && typeof one === 'number' && typeof other === 'number') return one <= other ? [] : null;
  return one === other ? [] : null;
}

function partsOfList(one: PdfValue, other: PdfArray, grows: boolean, costs: Costs): readonly Pair[] | null {
  // What stood alone stands first in a list of several.
  if (!isArray(one)) return grows ? [[one, other[0]]] : null;
  costs.spend('steps', one.length);
  const fits = one.length === other.length || (grows && one.length < other.length);
  return fits ? one.map((item, index) => [item, other[index]] as const) : null;
}

function entriesOf(one: PdfDict, other: PdfDict, without: ReadonlySet<string>, costs: Costs): Pair[] | null {
  costs.spend('steps', one.size + other.size);
  const keys = [...one.keys()].filter((key) => !without.has(key));
  const others = [...other.keys()].filter((key) => !without.has(key));
  if (keys.length !== others.length || !keys.every((key) => other.has(key))) return null;
  return keys.map((key) => [one.get(key), other.get(key)]);
}

/** In bytes: what is compared in about the time of a step. */
const bytesPerStep = 1024;

function sameBytes(one: Uint8Array, other: Uint8Array, costs: Costs): boolean {
  if (one.length !== other.length) return false;
  if (one.buffer === other.buffer && one.byteOffset === other.byteOffset) return true;
  costs.spend('steps', Math.floor(one.length / bytesPerStep));
  return Buffer.compare(one, other) === 0;
}
