import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { checkHeirs, type Heirs, heirsFrom } from './import-heirs.ts';
import { type Certainty, certainties, type Match, type MatchReason } from './import-match.ts';
import { type Raised, raisedUnits } from './import-raised.ts';
import { type ReadTexts, readTexts } from './import-read.ts';
import {
  type ImportNote,
  type Listed,
  type ListRow,
  type PredecessorRow,
  readList,
  textsOfUnits,
} from './import-rows.ts';
import { codeSystems, type Succession, type UnitVersion } from './unit.ts';

export type ImportRequest = {
  readonly before: readonly ListRow[];
  /** The first day on which the older list is known to hold. It is the state of one day, so the person importing says which. */
  readonly beforeFrom: PlainDate;
  readonly after: readonly ListRow[];
  /** The first day of the new units. */
  readonly on: PlainDate;
  readonly predecessors: readonly PredecessorRow[];
  readonly decision: string;
  /** What the provinces stand under, if anything. */
  readonly rootId: string | null;
  /** Gives the ids of units and successions; the same key is always the same thing of the two lists. */
  readonly idOf: (key: string) => string;
};

/** A succession as the texts tell it, for a person to confirm. Never with shares: those are entered. */
export type ProposedSuccession = Succession & {
  readonly certainty: Certainty;
  readonly reasons: readonly MatchReason[];
  readonly matches: readonly Match[];
  /** Of a split: the new unit that has all the people, where the text says "toàn bộ quy mô dân số". */
  readonly allPeopleIn: string | null;
};

export type ImportProposal = {
  readonly versions: readonly UnitVersion[];
  readonly successions: readonly ProposedSuccession[];
  /** Each mention of an old unit in a text, with the units it was taken for. */
  readonly matches: readonly Match[];
  readonly unchanged: readonly Match[];
  readonly notes: readonly ImportNote[];
  readonly counts: ImportCounts;
};

export type ImportCounts = {
  readonly before: number;
  readonly after: number;
  readonly unchanged: number;
  readonly mentions: number;
  /** Of the mentions. */
  readonly byCertainty: Readonly<Record<Certainty, number>>;
  readonly byReason: Readonly<Partial<Record<MatchReason, number>>>;
  readonly bySuccession: Readonly<Record<Succession['kind'], number>>;
  readonly byNote: Readonly<Partial<Record<ImportNote['code'], number>>>;
};

/**
 * Reads the national lists into a proposal: the units before and after, and what became of which. A unit that the text leaves
 * as it was ("giữ nguyên") goes on under a new parent; every other unit after is a new one, even where it took over the code or
 * the name of one before. Nothing of the lists is left out: what could not be read or is in doubt stands in the notes.
 */
export function proposeImport(request: ImportRequest): ImportProposal {
  const [before, after] = [readList(request.before), readList(request.after)];
  const { texts, notes } = textsOfUnits(request.predecessors, after);
  const read = readTexts(texts, before.units, after.units);
  const heirs = heirsFrom(read.matches);
  const raised = raisedUnits(read.later, after.units, heirs);
  const plan: Plan = {
    ...request,
    before: before.units,
    after: after.units,
    read,
    heirs,
    raised,
    matchesInto: Map.groupBy(read.matches, ({ into }) => into.code),
    goingOn: new Map(
      read.unchanged
        .filter(({ certainty }) => certainty !== 'open')
        .map(({ into, units }) => [into.code, units[0]!]),
    ),
  };
  const successions = successionsOf(plan);
  const allNotes = [
    ...[before, after].flatMap((list) => list.notes),
    ...notes,
    ...read.notes,
    ...checkHeirs(heirs, read.unchanged, before.units, after.units),
    ...raised.notes,
  ];
  return {
    versions: versionsOf(plan),
    successions,
    matches: read.matches,
    unchanged: read.unchanged,
    notes: allNotes,
    counts: countsOf(plan, successions, allNotes),
  };
}

type Plan = Pick<ImportRequest, 'beforeFrom' | 'on' | 'decision' | 'rootId' | 'idOf'> & {
  readonly before: ReadonlyMap<string, Listed>;
  readonly after: ReadonlyMap<string, Listed>;
  readonly read: ReadTexts;
  readonly heirs: Heirs;
  readonly raised: Raised;
  readonly matchesInto: ReadonlyMap<string, readonly Match[]>;
  /** By the code of a new unit, the old one that goes on as it. */
  readonly goingOn: ReadonlyMap<string, Listed>;
};

const oldId = ({ idOf }: Plan, { code }: Listed): string => idOf(`before:${code}`);

function newId(plan: Plan, unit: Listed): string {
  const old = plan.goingOn.get(unit.code);
  return old === undefined ? plan.idOf(`after:${unit.code}`) : oldId(plan, old);
}

function versionsOf(plan: Plan): UnitVersion[] {
  const { before, after, on, beforeFrom, rootId } = plan;
  const parentAmong = (units: ReadonlyMap<string, Listed>, unit: Listed, id: (one: Listed) => string) => {
    const parent = units.get(unit.parentCode ?? '');
    return parent === undefined ? rootId : id(parent);
  };
  const older = [...before.values()].map((unit) => ({
    unitId: oldId(plan, unit),
    from: beforeFrom,
    to: addDays(on, -1),
    ...printedAs(unit, codeSystems.divisions2004),
    parentId: parentAmong(before, unit, (one) => oldId(plan, one)),
  }));
  const newer = [...after.values()].map((unit) => ({
    unitId: newId(plan, unit),
    from: on,
    to: null,
    ...printedAs(unit, codeSystems.divisions2025),
    parentId: parentAmong(after, unit, (one) => newId(plan, one)),
  }));
  const former = new Map(plan.raised.all.map((one) => [newId(plan, one.unit), one]));
  return [...older, ...newer.flatMap((version) => withFormer(version, former.get(version.unitId)))];
}

const printedAs = ({ name, code, kind, title }: Listed, codeSystem: string) => ({
  name,
  code,
  codeSystem,
  kind,
  title,
});

/** The later list tells names as they are now; a change that its texts tell of parts the version in two. */
function withFormer(version: UnitVersion, later: Raised['all'][number] | undefined): UnitVersion[] {
  if (later === undefined) return [version];
  const { on, former } = later;
  return [
    { ...version, ...former, to: addDays(on, -1) },
    { ...version, from: on },
  ];
}

function successionsOf(plan: Plan): ProposedSuccession[] {
  const { after, before } = plan;
  return [
    ...[...after.values()].flatMap((unit) => intoUnit(plan, unit)),
    ...[...before.values()].flatMap((unit) => outOfUnit(plan, unit)),
    ...abolitions(plan),
    ...plan.raised.all.map((one) => raising(plan, one)),
  ];
}

type Draft = Pick<Succession, 'kind' | 'from' | 'to'> & {
  readonly key: string;
  readonly matches: readonly Match[];
};

function proposed(plan: Plan, { key, matches, ...draft }: Draft): ProposedSuccession {
  const worst = Math.max(0, ...matches.map(({ certainty }) => certainties.indexOf(certainty)));
  return {
    ...draft,
    id: plan.idOf(`succession:${key}`),
    on: plan.on,
    decision: plan.decision,
    shares: [],
    certainty: certainties[worst]!,
    reasons: [...new Set(matches.map(({ reason }) => reason))],
    matches,
    allPeopleIn: null,
  };
}

/** A merge names all that the new unit was made of; one old unit that went whole into one new took another name or kind. */
function intoUnit(plan: Plan, unit: Listed): ProposedSuccession[] {
  const matches = plan.matchesInto.get(unit.code) ?? [];
  const sources = distinct((plan.heirs.sources.get(unit.code) ?? []).flatMap(({ units }) => units));
  if (sources.length === 0) return [];
  const whole = sources.length === 1 && plan.heirs.uses.get(sources[0]!.code)!.length === 1;
  if (sources.length === 1 && !whole) return [];
  return [
    proposed(plan, {
      key: `into:${unit.code}`,
      kind: whole ? 'rename' : 'merge',
      from: sources.map((one) => ({ unitId: oldId(plan, one) })),
      to: [{ unitId: newId(plan, unit) }],
      matches,
    }),
  ];
}

/** An old unit that several new ones name was divided, whatever the words; where they do not say so, it is less sure. */
function outOfUnit(plan: Plan, unit: Listed): ProposedSuccession[] {
  const matches = plan.heirs.uses.get(unit.code) ?? [];
  if (matches.length === 0) return [];
  const goingOn = plan.read.unchanged.find(({ units }) => units[0]?.code === unit.code)?.into;
  const heirs = distinct([...(goingOn === undefined ? [] : [goingOn]), ...matches.map(({ into }) => into)]);
  if (heirs.length < 2) return [];
  const split = proposed(plan, {
    key: `out-of:${unit.code}`,
    kind: 'split',
    from: [{ unitId: oldId(plan, unit) }],
    to: heirs.map((heir) => ({ unitId: newId(plan, heir) })),
    matches,
  });
  const populated = matches.filter(({ mention }) => mention.allPeople);
  const said = matches.every(({ mention }) => mention.extent === 'part' || mention.extent === 'rest');
  return [
    {
      ...split,
      certainty: said || split.certainty === 'open' ? split.certainty : 'likely',
      allPeopleIn: populated.length === 1 ? newId(plan, populated[0]!.into) : null,
    },
  ];
}

/** The districts ended on the eve of the day; those that a text names as what a new unit was made of went there instead. */
function abolitions(plan: Plan): ProposedSuccession[] {
  const ended = [...plan.before.values()].filter(
    ({ kind, code }) => kind === 'district' && !plan.heirs.uses.has(code),
  );
  return [...Map.groupBy(ended, ({ parentCode }) => parentCode ?? '')].map(([province, districts]) =>
    proposed(plan, {
      key: `districts-of:${province}`,
      kind: 'abolish',
      from: districts.map((one) => ({ unitId: oldId(plan, one) })),
      to: [],
      matches: [],
    }),
  );
}

/** The decision of a later change is not in the lists: whoever confirms it gives it. */
function raising(plan: Plan, { unit, on, told }: Raised['all'][number]): ProposedSuccession {
  const side = [{ unitId: newId(plan, unit) }];
  const key = `raised:${unit.code}`;
  const rename = proposed(plan, { key, kind: 'rename', from: side, to: side, matches: [] });
  return { ...rename, on, decision: '', certainty: told ? 'certain' : 'likely' };
}

const distinct = (units: readonly Listed[]): Listed[] => [
  ...new Map(units.map((unit) => [unit.code, unit])).values(),
];

function countsOf(
  { before, after, read }: Plan,
  successions: readonly ProposedSuccession[],
  notes: readonly ImportNote[],
): ImportCounts {
  return {
    before: before.size,
    after: after.size,
    unchanged: read.unchanged.filter(({ certainty }) => certainty !== 'open').length,
    mentions: read.matches.length,
    byCertainty: { certain: 0, likely: 0, open: 0, ...tally(read.matches, (one) => one.certainty) },
    byReason: tally(read.matches, (one) => one.reason),
    bySuccession: { merge: 0, split: 0, rename: 0, abolish: 0, ...tally(successions, (one) => one.kind) },
    byNote: tally(notes, (one) => one.code),
  };
}

function tally<T, K extends string>(all: readonly T[], keyOf: (one: T) => K): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const one of all) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return counts;
}
