import { foldedWords, likeness } from '../../base/fold.ts';
import type { Listed } from './import-rows.ts';
import { differByOneLetter, districtTitles, looseNameKey, nameKey, partedName } from './names.ts';
import type { Mention } from './predecessor-text.ts';

export const certainties = ['certain', 'likely', 'open'] as const;
export type Certainty = (typeof certainties)[number];

/** Why a mention is taken for a unit, and how sure that makes it. `open`: a person has to say. */
const certaintyOf = {
  /** The name and kind stand once in the area. */
  exact: 'certain',
  /** Several of the name; the district in brackets is that of one. */
  district: 'certain',
  /** "giữ nguyên", and code and name are the same. */
  unchanged: 'certain',
  /** A province in the list of provinces. */
  province: 'certain',
  /** "giữ nguyên", and only the code, or only the name, is the same. */
  'unchanged-renamed': 'likely',
  /** The same but for accents, or i for y. */
  loose: 'likely',
  /** The same but for one letter. */
  'one-letter': 'likely',
  /** The name stands once, under another kind. */
  'title-differs': 'likely',
  /** The name stands once, in another district than the text says. */
  'district-differs': 'likely',
  /** Several of the name; one lies in a district from which the new unit has other parts. */
  neighbours: 'likely',
  /** Several of the name; the new unit took the code of one. */
  'same-code': 'likely',
  /** Several of the name; the others went to other units. */
  'only-one-left': 'likely',
  /** The name is borne by a unit that stands for another mention too, and nearly by this one, which nothing else names. */
  'named-by-none': 'likely',
  /** Nothing of the name; of the district of the other parts one unit is left that nothing names, and its name is alike. */
  'left-over': 'likely',
  /** A district is named: it and all its communes. */
  'whole-district': 'likely',
  several: 'open',
  'not-found': 'open',
} as const satisfies Record<string, Certainty>;
export type MatchReason = keyof typeof certaintyOf;

/** A mention with the old units it was taken for: none or several where it is open. */
export type Match = {
  readonly into: Listed;
  readonly mention: Mention;
  readonly units: readonly Listed[];
  readonly reason: MatchReason;
  readonly certainty: Certainty;
};

export const matchOf = (
  into: Listed,
  mention: Mention,
  units: readonly Listed[],
  reason: MatchReason,
): Match => ({ into, mention, units, reason, certainty: certaintyOf[reason] });

/** The old units that lie in what is now one province. */
export type Area = {
  readonly communes: Pool;
  readonly districts: Pool;
  readonly districtOf: ReadonlyMap<string, Listed>;
  readonly provinceOf: ReadonlyMap<string, Listed>;
};
type Pool = {
  readonly all: readonly Listed[];
  readonly byKey: ReadonlyMap<string, readonly Listed[]>;
  readonly byLooseKey: ReadonlyMap<string, readonly Listed[]>;
};

export function areaOf(provinces: readonly Listed[], before: ReadonlyMap<string, Listed>): Area {
  const within = new Set(provinces.map(({ code }) => code));
  const parentOf = (unit: Listed) => before.get(unit.parentCode ?? '');
  const units = [...before.values()];
  const districts = units.filter(
    (unit) => unit.kind === 'district' && within.has(parentOf(unit)?.code ?? ''),
  );
  const districtCodes = new Set(districts.map(({ code }) => code));
  const communes = units.filter(
    (unit) => unit.kind === 'commune' && districtCodes.has(parentOf(unit)?.code ?? ''),
  );
  return {
    communes: poolOf(communes),
    districts: poolOf(districts),
    districtOf: new Map(communes.map((unit) => [unit.code, parentOf(unit)!])),
    provinceOf: new Map(communes.map((unit) => [unit.code, parentOf(parentOf(unit)!)!])),
  };
}

const poolOf = (all: readonly Listed[]): Pool => ({
  all,
  byKey: Map.groupBy(all, ({ bare }) => nameKey(bare)),
  byLooseKey: Map.groupBy(all, ({ bare }) => looseNameKey(bare)),
});

/** Takes each mention for the old units it names, those of one name told apart by what stands around them. */
export function matchMentions(
  asked: readonly { readonly into: Listed; readonly mention: Mention; readonly area: Area }[],
): Match[] {
  const matches = asked.map(({ into, mention, area }) => matchOne(into, mention, area));
  const areas = new Map(asked.map(({ into, area }) => [into.code, area]));
  tellApart(matches, areas);
  placeUnnamed(matches, areas);
  return matches;
}

/** Each name that is told apart may tell others apart. */
function tellApart(matches: Match[], areas: ReadonlyMap<string, Area>): void {
  for (let settled = 1; settled > 0; ) {
    settled = 0;
    const known = knownFrom(matches);
    for (const [index, match] of matches.entries()) {
      if (match.reason !== 'several') continue;
      const decided = decide(match, areas.get(match.into.code)!, known);
      if (decided === null) continue;
      matches[index] = decided;
      settled += 1;
    }
  }
}

/** An old unit that no text names is most often named wrongly: by another kind, or by a name given to it since. */
function placeUnnamed(matches: Match[], areas: ReadonlyMap<string, Area>): void {
  const timesNamed = new Map<string, number>();
  for (const { code } of matches.flatMap(({ units }) => units))
    timesNamed.set(code, (timesNamed.get(code) ?? 0) + 1);
  const { sourcesOf } = knownFrom(matches);
  for (const [index, { into, mention, units, reason }] of matches.entries()) {
    const taken = units[0] !== undefined && timesNamed.get(units[0].code) === 1;
    if (reason === 'several' || reason === 'whole-district' || reason === 'district' || taken) continue;
    const area = areas.get(into.code)!;
    const around = new Set(
      (sourcesOf.get(into.code) ?? []).map(({ code }) => area.districtOf.get(code)?.code),
    );
    const unnamed = area.communes.all.filter(
      (unit) => !timesNamed.has(unit.code) && around.has(unit.parentCode ?? undefined),
    );
    const found = unnamed.filter((unit) => mayBe(unit, mention, units.length > 0));
    if (found.length !== 1) continue;
    timesNamed.set(found[0]!.code, 1);
    matches[index] = matchOf(into, mention, found, units.length > 0 ? 'named-by-none' : 'left-over');
  }
}

function mayBe(unit: Listed, { bare }: Mention, hasAnother: boolean): boolean {
  if (hasAnother) return looseNameKey(unit.bare) === looseNameKey(bare);
  return likeness(foldedWords(unit.bare), foldedWords(bare)) >= 0.5;
}

function matchOne(into: Listed, mention: Mention, area: Area): Match {
  const ofDistrict = mention.title !== null && districtTitles.includes(mention.title);
  if (ofDistrict) return matchDistrict(into, mention, area);
  const { found, how } = candidatesFor(mention, area);
  if (found.length === 0) return matchOf(into, mention, [], 'not-found');
  if (found.length > 1) return matchOf(into, mention, found, 'several');
  return matchOf(into, mention, found, how);
}

function matchDistrict(into: Listed, mention: Mention, area: Area): Match {
  const named = area.districts.byKey.get(nameKey(mention.bare)) ?? [];
  const found = named.length > 1 ? sameTitle(named, mention) : named;
  if (found.length !== 1) return matchOf(into, mention, found, found.length === 0 ? 'not-found' : 'several');
  const communes = area.communes.all.filter(({ parentCode }) => parentCode === found[0]!.code);
  return matchOf(into, mention, [found[0]!, ...communes], communes.length === 0 ? 'exact' : 'whole-district');
}

/** The nearest spelling that anything bears; of those the ones in the place and of the kind that the text gives. */
function candidatesFor(mention: Mention, area: Area): { found: readonly Listed[]; how: MatchReason } {
  const placed = mention.district !== null || mention.province !== null;
  const spellings = spellingsOf(mention, area.communes);
  for (const [how, named] of placed ? spellings : []) {
    const there = named.filter((unit) => isWhere(unit, mention, area));
    if (there.length > 0) return { found: sameTitle(there, mention), how: how ?? howPlaced(named, mention) };
  }
  for (const [how, named] of spellings)
    if (named.length > 0) {
      const found = sameTitle(named, mention);
      return { found, how: placed ? 'district-differs' : (how ?? howTitled(found, mention)) };
    }
  return { found: [], how: 'not-found' };
}

/** Null where the spelling itself leaves no doubt. */
function spellingsOf({ title, bare }: Mention, pool: Pool): [MatchReason | null, readonly Listed[]][] {
  const loose = looseNameKey(bare);
  const exact = pool.byKey.get(nameKey(bare)) ?? [];
  const alike = pool.byLooseKey.get(loose) ?? [];
  const near =
    exact.length > 0 || alike.length > 0 || loose.length < 3
      ? []
      : pool.all.filter((unit) => differByOneLetter(looseNameKey(unit.bare), loose));
  return [
    [null, exact],
    ['loose', title === null ? [] : (pool.byKey.get(nameKey(`${title} ${bare}`)) ?? [])],
    ['loose', alike],
    ['one-letter', near],
  ];
}

const howPlaced = (named: readonly Listed[], mention: Mention): MatchReason =>
  sameTitle(named, mention).length > 1 ? 'district' : howTitled(sameTitle(named, mention), mention);

const howTitled = ([unit]: readonly Listed[], { title }: Mention): MatchReason =>
  title === null || unit?.title.toLowerCase() === title ? 'exact' : 'title-differs';

/** Those of the kind; all where none is of it. */
function sameTitle(named: readonly Listed[], { title }: Mention): readonly Listed[] {
  const same = named.filter((unit) => unit.title.toLowerCase() === title);
  return same.length > 0 ? same : named;
}

function isWhere({ code }: Listed, { district, province }: Mention, area: Area): boolean {
  return (
    (district === null || isCalled(area.districtOf.get(code), district)) &&
    (province === null || isCalled(area.provinceOf.get(code), province))
  );
}

/** "Quận 5" by its number; a kind that the text gives must fit, for a city and a district beside it may bear one name. */
function isCalled(unit: Listed | undefined, printed: string): boolean {
  const { title, bare } = partedName(printed);
  return (
    unit !== undefined &&
    looseNameKey(unit.bare) === looseNameKey(bare) &&
    (title === null || unit.title.toLowerCase() === title)
  );
}

type Known = {
  readonly sourcesOf: ReadonlyMap<string, readonly Listed[]>;
  readonly takenWhole: ReadonlyMap<string, ReadonlySet<string>>;
};

function knownFrom(matches: readonly Match[]): Known {
  const settled = matches.filter(({ reason }) => reason !== 'several' && reason !== 'not-found');
  const sources = Map.groupBy(settled, ({ into }) => into.code);
  const whole = settled
    .filter(({ mention }) => mention.extent === 'unmarked' || mention.extent === 'whole')
    .flatMap(({ into, units }) => units.map(({ code }) => ({ code, into: into.code })));
  return {
    sourcesOf: new Map([...sources].map(([code, list]) => [code, list.flatMap(({ units }) => units)])),
    takenWhole: new Map(
      [...Map.groupBy(whole, ({ code }) => code)].map(([code, list]) => [
        code,
        new Set(list.map(({ into }) => into)),
      ]),
    ),
  };
}

/** Where the text gives a place and none of them lies there, nothing else may decide. */
function decide({ into, mention, units }: Match, area: Area, known: Known): Match | null {
  if (!units.some((unit) => isWhere(unit, mention, area))) return null;
  const sources = known.sourcesOf.get(into.code) ?? [];
  const around = new Set(sources.map(({ code }) => area.districtOf.get(code)?.code));
  const near = units.filter(({ code }) => around.has(area.districtOf.get(code)?.code));
  if (near.length === 1) return matchOf(into, mention, near, 'neighbours');
  const coded = units.filter(({ code }) => code === into.code);
  if (coded.length === 1) return matchOf(into, mention, coded, 'same-code');
  const left = units.filter(({ code }) => !known.takenWhole.has(code));
  if (left.length === 1) return matchOf(into, mention, left, 'only-one-left');
  return null;
}
