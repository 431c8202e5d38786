import type { Match } from './import-match.ts';
import type { ImportNote, Listed } from './import-rows.ts';
import { nameKey, partedName } from './names.ts';

/** What became of each old unit, and what each new one was made of, as far as the texts say. */
export type Heirs = {
  /** By the code of the old unit: one use where it went whole, several where it was divided. */
  readonly uses: ReadonlyMap<string, readonly Match[]>;
  /** By the code of the new unit. */
  readonly sources: ReadonlyMap<string, readonly Match[]>;
};

export function heirsFrom(matches: readonly Match[]): Heirs {
  const settled = matches.filter(({ certainty }) => certainty !== 'open');
  const uses = new Map<string, Match[]>();
  for (const match of settled)
    for (const { code } of match.units) {
      const known = uses.get(code) ?? [];
      if (!known.some(({ into }) => into.code === match.into.code)) uses.set(code, [...known, match]);
    }
  return { uses, sources: Map.groupBy(settled, ({ into }) => into.code) };
}

/**
 * Where the texts do not fit together: an old commune that nobody took, one taken by several of which one names it as if whole,
 * a part whose rest is nowhere, a new unit that is said to have got a part and does not list it.
 */
export function checkHeirs(
  { uses }: Heirs,
  unchanged: readonly Match[],
  before: ReadonlyMap<string, Listed>,
  after: ReadonlyMap<string, Listed>,
): ImportNote[] {
  const goingOn = new Map(unchanged.flatMap(({ units, into }) => units.map(({ code }) => [code, into])));
  const notes: ImportNote[] = [];
  for (const unit of before.values()) {
    const known = uses.get(unit.code) ?? [];
    const note = (code: ImportNote['code'], detail: string) =>
      notes.push({ code, about: `${unit.code} ${unit.name}`, detail });
    const named = known.map(({ into }) => into.name).join('; ');
    if (known.length === 0 && !goingOn.has(unit.code) && unit.kind !== 'district')
      note('unit-used-by-none', '');
    if (known.length > 0 && goingOn.has(unit.code)) note('unchanged-but-divided', named);
    const likeWhole = known.filter(({ mention }) => isLikeWhole(mention));
    if (known.length > 1 && likeWhole.length > 0)
      note('divided-without-saying', likeWhole.map(({ into }) => into.name).join('; '));
    if (known.length === 1 && isSurelyPart(known[0]!)) note('rest-not-found', named);
  }
  return [...notes, ...[...uses.values()].flat().flatMap((match) => partsNotListed(match, uses, after))];
}

const isLikeWhole = ({ extent }: Match['mention']): boolean => extent === 'unmarked' || extent === 'whole';

const isSurelyPart = ({ mention }: Match): boolean => mention.extentSure && !isLikeWhole(mention);

function partsNotListed(
  { into, mention, units }: Match,
  uses: Heirs['uses'],
  after: ReadonlyMap<string, Listed>,
): ImportNote[] {
  const users = units.flatMap(({ code }) => uses.get(code) ?? []).map((use) => use.into);
  const known = new Set(users.map(({ bare }) => nameKey(bare)));
  const strange = mention.alsoIn.filter((name) => !known.has(nameKey(partedName(name).bare)));
  return strange.map((name) => {
    const exists = [...after.values()].some(({ bare }) => nameKey(bare) === nameKey(partedName(name).bare));
    return {
      code: 'part-not-listed-there',
      about: `${into.code} ${into.name}`,
      detail: `${mention.printed} → ${name}${exists ? '' : ' (?)'}`,
    };
  });
}
