import { type Area, areaOf, type Match, matchMentions, matchOf } from './import-match.ts';
import type { ImportNote, Listed, TextOfUnit } from './import-rows.ts';
import { differByOneLetter, looseNameKey, nameKey } from './names.ts';
import { type LaterChange, type Mention, readPredecessors } from './predecessor-text.ts';

export type Later = { readonly unit: Listed; readonly change: LaterChange };

export type ReadTexts = {
  readonly matches: readonly Match[];
  /** New unit to the old one that goes on as it: "giữ nguyên". */
  readonly unchanged: readonly Match[];
  readonly later: readonly Later[];
  readonly notes: readonly ImportNote[];
};

type Read = TextOfUnit & { readonly read: ReturnType<typeof readPredecessors> };

/** Reads all texts: first those of the provinces, which say where the old units of the others are looked for. */
export function readTexts(
  texts: readonly TextOfUnit[],
  before: ReadonlyMap<string, Listed>,
  after: ReadonlyMap<string, Listed>,
): ReadTexts {
  const read = texts.map((one) => ({ ...one, read: readPredecessors(one.text) }));
  const provinces = read.filter(({ unit }) => unit.kind === 'province');
  const inProvinces = provinces.flatMap((one) => matchProvince(one, before));
  const areas = areasFrom(inProvinces, before);
  const within = read.filter(({ unit }) => unit.kind !== 'province');
  const asked = within.flatMap(({ unit, read: { mentions } }) =>
    mentions.map((mention) => ({ into: unit, mention, area: areas.get(unit.parentCode ?? '') ?? nowhere })),
  );
  const all = [
    ...inProvinces,
    ...matchMentions(asked),
    ...within.filter((one) => one.read.unchanged).map((one) => matchUnchanged(one, areas)),
  ];
  const isKept = ({ mention }: Match) => mention === asItWas;
  return {
    matches: all.filter((match) => !isKept(match)),
    unchanged: all.filter(isKept),
    later: read.flatMap(({ unit, read: { later } }) => (later === null ? [] : [{ unit, change: later }])),
    notes: [...notesOnTexts(read), ...all.flatMap(noteOnMatch), ...provincesWithout(after, areas)],
  };
}

const nowhere: Area = areaOf([], new Map());

/** What "giữ nguyên" says: the unit itself. */
const asItWas: Mention = {
  printed: 'giữ nguyên',
  title: null,
  bare: '',
  district: null,
  province: null,
  extent: 'whole',
  extentSure: true,
  allPeople: false,
  alsoIn: [],
};

function matchProvince({ unit, read }: Read, before: ReadonlyMap<string, Listed>): Match[] {
  const all = [...before.values()].filter(({ kind }) => kind === 'province');
  const named = (bare: string) => all.filter((one) => looseNameKey(one.bare) === looseNameKey(bare));
  if (read.unchanged) return [unchangedOf(unit, named(unit.bare), before)];
  return read.mentions.map((mention) => {
    const found = named(mention.bare);
    const reason = found.length === 1 ? 'province' : found.length === 0 ? 'not-found' : 'several';
    return matchOf(unit, mention, found, reason);
  });
}

function matchUnchanged({ unit }: TextOfUnit, areas: ReadonlyMap<string, Area>): Match {
  const { communes } = areas.get(unit.parentCode ?? '') ?? nowhere;
  const named = communes.byLooseKey.get(looseNameKey(unit.bare)) ?? [];
  return unchangedOf(unit, named, new Map(communes.all.map((one) => [one.code, one])));
}

/** A unit that goes on keeps its code and its name; where the spelling changed a little, one of the two decides. */
function unchangedOf(unit: Listed, named: readonly Listed[], known: ReadonlyMap<string, Listed>): Match {
  const coded = known.get(unit.code);
  if (coded !== undefined && nameKey(coded.bare) === nameKey(unit.bare))
    return matchOf(unit, asItWas, [coded], 'unchanged');
  const alike = coded !== undefined && areAlike(coded, unit);
  if (alike) return matchOf(unit, asItWas, [coded], 'unchanged-renamed');
  if (named.length === 1) return matchOf(unit, asItWas, named, 'unchanged-renamed');
  return matchOf(unit, asItWas, named, named.length === 0 ? 'not-found' : 'several');
}

function areAlike(a: Listed, b: Listed): boolean {
  const [one, other] = [looseNameKey(a.bare), looseNameKey(b.bare)];
  return one === other || differByOneLetter(one, other);
}

function areasFrom(matches: readonly Match[], before: ReadonlyMap<string, Listed>): Map<string, Area> {
  const old = Map.groupBy(matches, ({ into }) => into.code);
  return new Map(
    [...old].map(([code, list]) => [
      code,
      areaOf(
        list.flatMap(({ units }) => units),
        before,
      ),
    ]),
  );
}

const about = ({ code, name }: Listed): string => `${code} ${name}`;

function notesOnTexts(read: readonly Read[]): ImportNote[] {
  return read.flatMap(({ unit, text, read: { unchanged, mentions, notUnits, notUnderstood } }) => {
    const notes: ImportNote[] = notUnits.map((detail) => ({
      code: 'not-a-unit',
      about: about(unit),
      detail,
    }));
    if (notUnderstood !== null)
      notes.push({ code: 'text-not-understood', about: about(unit), detail: notUnderstood });
    if (!unchanged && mentions.length === 0)
      notes.push({ code: 'text-not-understood', about: about(unit), detail: text });
    return notes;
  });
}

function noteOnMatch({ into, mention, units, reason }: Match): ImportNote[] {
  if (reason === 'not-found') return [{ code: 'not-found', about: about(into), detail: mention.printed }];
  if (reason !== 'several') return [];
  const detail = `${mention.printed}: ${units.map(about).join('; ')}`;
  return [{ code: 'several-units', about: about(into), detail }];
}

const provincesWithout = (
  after: ReadonlyMap<string, Listed>,
  areas: ReadonlyMap<string, Area>,
): ImportNote[] =>
  [...after.values()]
    .filter((unit) => unit.kind === 'province' && !areas.get(unit.code)?.districts.all.length)
    .map((unit) => ({ code: 'province-not-found', about: about(unit), detail: '' }));
