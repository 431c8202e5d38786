import { addUp, decimalText } from '../../../../base/exact-decimal.ts';
import { grouped } from '../../../../base/grouped.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import type { Indicator } from '../../../indicators/dictionary.ts';
import { blankCells } from '../../blank-cells.ts';
import type { Cell, Finding, getReport } from '../../contract.ts';
import { blank, type FormValue, printValue, readEntered } from '../../form-value.ts';
import { computeForms, formulasAtWork } from '../../formulas.ts';
import { countedAsSent } from '../../life.ts';
import { type CellFinding, checkEntered } from '../../live-checks.ts';
import type { Pending, Queue } from './queue.ts';
import type { Saved } from './sender.ts';

export type Report = ResultOf<typeof getReport>;
export type Card = Report['cards'][number];
export type PageFinding = Finding;

/** The last time that it came back from above, while what was asked is being mended; null at other times. */
export function lastReturn({ status, actions }: Report): Report['actions'][number] | null {
  if (status !== 'returned' && status !== 'draft') return null;
  const last = actions.find(({ kind }) => kind === 'returned' || kind === 'signed');
  return last?.kind === 'returned' ? last : null;
}

/** A line of a form as it is printed; of two lines with one indicator the second only repeats it. */
export type Row = {
  readonly key: string;
  readonly code: string | null;
  readonly label: string;
  readonly unit: string | null;
  readonly depth: number;
  readonly heading: boolean;
  readonly indicator: string | null;
  readonly repeats: boolean;
  /** Whether the issued form has it; counts that are asked beside a rate stand on the page only. */
  readonly printed: boolean;
};
export type FormPart = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly rows: readonly Row[];
};

/** The forms of a report, with the counts that are asked beside a rate as lines below it. */
export function formsOf({ form, cells, cards, rules }: Report): FormPart[] {
  const known = new Set(cells.map(({ indicator }) => indicator));
  const printed = new Set(
    form.tables.flatMap(({ rows }) => rows.flatMap(({ indicator }) => indicator ?? [])),
  );
  const cardOf = new Map(cards.map((card) => [card.indicator, card]));
  const seen = new Set<string>();
  return form.tables.map(({ id, number, titles, rows }) => ({
    id,
    name: number ?? titles[0]!,
    title: titles[0]!,
    rows: rows.flatMap((row, at): Row[] => {
      const indicator = row.indicator !== null && known.has(row.indicator) ? row.indicator : null;
      const repeats = indicator !== null && seen.has(indicator);
      if (indicator !== null) seen.add(indicator);
      const line = {
        ...row,
        key: `${id} ${at}`,
        indicator,
        repeats,
        heading: indicator === null,
        printed: true,
      };
      const beside = indicator === null || repeats ? [] : termsAsked(rules.formulas, indicator);
      const asked = beside.filter((term) => known.has(term) && !printed.has(term) && !seen.has(term));
      return [line, ...asked.map((term) => besideRow(cardOf.get(term)!, row.depth + 1, seen))];
    }),
  }));
}

function termsAsked(formulas: Report['rules']['formulas'], rate: string): string[] {
  return formulas.flatMap((formula) =>
    formula.kind === 'ratio' && formula.rule === `terms:${rate}`
      ? [formula.numerator, formula.denominator]
      : [],
  );
}

function besideRow({ indicator, name, unit }: Card, depth: number, seen: Set<string>): Row {
  seen.add(indicator);
  return {
    key: indicator,
    code: null,
    label: name,
    unit,
    depth,
    heading: false,
    indicator,
    repeats: false,
    printed: false,
  };
}

/** A card as the rules take it: wordings and place in the reference matter to readers of files only. */
export function indicatorOf(card: Card): Indicator {
  return {
    id: card.indicator,
    place: null,
    name: card.name,
    type: card.type as Indicator['type'],
    unit: card.unit,
    mode: card.mode as Indicator['mode'],
    rollup: card.rollup as Indicator['rollup'],
    labels: [],
    ...(card.least === null ? {} : { least: card.least }),
    ...(card.choices === null ? {} : { choices: card.choices }),
  };
}

/** A cell as it stands before the person: what is typed and not yet kept goes before what the server has. */
export type Shown = {
  readonly cell: Cell;
  readonly indicator: Indicator;
  readonly held: FormValue;
  /** What its field shows. */
  readonly typed: string;
  readonly version: number;
  readonly pending: Pending | null;
  /** Comes from other cells or from below: nobody types it. */
  readonly computed: boolean;
  /** Of a sum from below: the part of the own departments, which is what is typed. */
  readonly own: FormValue | null;
  /** What was typed could mean another figure, and nobody has confirmed it. */
  readonly doubted: boolean;
};

export type Sheet = {
  readonly cells: ReadonlyMap<string, Shown>;
  readonly findings: ReadonlyMap<string, readonly CellFinding[]>;
  /** The cells of all forms that still lack an answer. */
  readonly blanks: ReadonlySet<string>;
};

/** The whole report as it stands while one types, its computed cells and what the checks say of it. */
export function sheetOf(report: Report, queue: Queue, saved: ReadonlyMap<string, Saved>): Sheet {
  const cards = new Map(report.cards.map((card) => [card.indicator, indicatorOf(card)]));
  if (countedAsSent.includes(report.status)) return signedSheet(report, cards, queue);
  const shown = report.cells.map((cell) => {
    const indicator = cards.get(cell.indicator)!;
    return [
      cell.indicator,
      shownSum(shownOf(cell, indicator, queue.get(cell.indicator), saved.get(cell.indicator))),
    ] as const;
  });
  const entered = new Map(shown.map(([id, { held }]) => [id, held]));
  const formulas = formulasAtWork(report.rules.formulas, entered);
  const added = new Set(
    report.cells.filter(({ source }) => source === 'addedUp').map(({ indicator }) => indicator),
  );
  const results = new Set(formulas.map(({ result }) => result).filter((id) => !added.has(id)));
  const values = computeForms(
    entered,
    formulas.filter(({ result }) => results.has(result)),
  );
  const cells = new Map(
    shown.map(([id, one]) => {
      const computed = results.has(id) || added.has(id);
      const held = values.get(id) ?? one.held;
      const typed = one.own === null ? printValue(held, one.indicator) : one.typed;
      return [id, computed ? { ...one, held, typed, computed } : one];
    }),
  );
  const found = checkEntered({
    indicators: [...cards.values()],
    values,
    relations: report.rules.relations,
    formulas,
  });
  const blanks = blankCells(cards.values(), report.rules.formulas, values);
  return { cells, findings: grouped(found, ({ indicator }) => indicator), blanks };
}

/** What did not change stays the very same, so that only those rows are drawn again that changed. */
export function keepSame(before: Sheet, now: Sheet): Sheet {
  const cells = [...now.cells].map(([id, shown]) => {
    const then = before.cells.get(id);
    return [id, then !== undefined && isSame(then, shown) ? then : shown] as const;
  });
  const findings = [...now.findings].map(([id, found]) => {
    const then = before.findings.get(id);
    return [id, JSON.stringify(then) === JSON.stringify(found) ? then! : found] as const;
  });
  return { cells: new Map(cells), findings: new Map(findings), blanks: now.blanks };
}

const isSame = (one: Shown, other: Shown): boolean =>
  one.cell === other.cell &&
  one.pending === other.pending &&
  one.typed === other.typed &&
  one.version === other.version &&
  one.computed === other.computed &&
  one.doubted === other.doubted &&
  JSON.stringify([one.held, one.own]) === JSON.stringify([other.held, other.own]);

/**
 * What lies signed is shown as it was signed: nothing is computed or checked anew. What was typed before, and came too late, stands
 * beside it until whoever typed it gives it up.
 */
function signedSheet(
  { cells, findings, rules }: Report,
  cards: ReadonlyMap<string, Indicator>,
  queue: Queue,
): Sheet {
  const shown = cells.map((cell) => {
    const one = shownOf(cell, cards.get(cell.indicator)!, undefined, undefined);
    const computed = cell.source === 'addedUp' || cell.source === 'formula';
    const held = { value: cell.value, missing: cell.missing, note: cell.note };
    const typed = cell.missing === null ? printValue(held, one.indicator) : '';
    const pending = queue.get(cell.indicator) ?? null;
    return [cell.indicator, { ...one, pending, held, typed, computed, doubted: false }] as const;
  });
  const found = findings.flatMap(({ key, severity, indicators: [indicator, ...others], message }) =>
    indicator === undefined
      ? []
      : [{ rule: key, severity, indicator, others, message, found: null, expected: null }],
  );
  const values = new Map(shown.map(([id, { held }]) => [id, held]));
  const blanks = blankCells(cards.values(), rules.formulas, values);
  return { cells: new Map(shown), findings: grouped(found, ({ indicator }) => indicator), blanks };
}

function shownOf(
  cell: Cell,
  indicator: Indicator,
  pending: Pending | undefined,
  saved: Saved | undefined,
): Shown {
  const there = { ...cell, ...cell.addedUp?.own };
  const kept = saved !== undefined && saved.version > cell.version ? saved : there;
  const common = { cell, indicator, computed: false, own: null };
  if (pending === undefined) {
    const held = { value: kept.value, missing: kept.missing, note: kept.note };
    const typed = kept.missing === null ? printValue(held, indicator) : '';
    return { ...common, held, typed, version: kept.version, pending: null, doubted: kept.doubted === true };
  }
  const { typed, missing, note, version } = pending;
  const read = missing === null ? readEntered(typed, indicator) : null;
  const value = read === null || 'problem' in read ? { ...blank, missing } : read.value;
  const doubted = pending.doubted === true && value.value !== null;
  return { ...common, held: { ...value, note }, typed, version, pending, doubted };
}

/** A sum from below shows its total: the units below, the own departments and what was adjusted. */
function shownSum(shown: Shown): Shown {
  const { addedUp } = shown.cell;
  if (addedUp === null) return shown;
  const own = shown.held;
  const { below, adjusted } = addedUp;
  const told = [below.value, own.value, adjusted].filter((value) => value !== null);
  const reasons = [below.missing, own.missing];
  const missing =
    (['no-data', 'nothing-arose'] as const).find((why) => reasons.includes(why)) ?? below.missing;
  const total =
    told.length > 0 ? { value: decimalText(addUp(told)), missing: null } : { value: null, missing };
  return { ...shown, own, held: { ...total, note: own.note }, computed: true };
}

/** Cells of a form that take a value and have neither one nor a reason. */
export const blanksIn = ({ rows }: FormPart, { blanks }: Sheet): string[] =>
  rows.flatMap(({ indicator, repeats }) =>
    indicator !== null && !repeats && blanks.has(indicator) ? [indicator] : [],
  );
