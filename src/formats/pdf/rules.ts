import type { Segment } from './paths.ts';
import { separateSets } from './sets.ts';

/** A horizontal or vertical line of a table: at `at`, from `from` to `to`, in points. */
export type Rule = { readonly at: number; readonly from: number; readonly to: number };
export type Rules = { readonly across: readonly Rule[]; readonly down: readonly Rule[] };

/** Lines closer than this are one line (a double border, the sides of two cells set apart). */
export const sameLine = 3;

const shortestRule = 5;
const mostRules = 1_500;

/** The horizontal and vertical lines of a page: pieces in one line joined, dashes too. */
export function rulesOf(segments: readonly Segment[]): Rules {
  const across: Rule[] = [];
  const down: Rule[] = [];
  for (const { x0, y0, x1, y1 } of segments) {
    const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
    if (!Number.isFinite(width + height)) continue;
    if (width >= height && height <= Math.min(1, 0.02 * width + 0.3)) {
      across.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    } else if (width < height && width <= Math.min(1, 0.02 * height + 0.3)) {
      down.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
    }
  }
  return { across: joined(across), down: joined(down) };
}

function joined(rules: readonly Rule[]): Rule[] {
  const whole: Rule[] = [];
  for (const level of levelsOf(rules)) {
    let last: Rule | undefined;
    for (const rule of level.sort((one, other) => one.from - other.from)) {
      if (last !== undefined && rule.from <= last.to + sameLine + 1) {
        last = { at: last.at, from: last.from, to: Math.max(last.to, rule.to) };
      } else {
        if (last !== undefined) whole.push(last);
        last = rule;
      }
    }
    if (last !== undefined) whole.push(last);
  }
  const long = whole.filter(({ from, to }) => to - from >= shortestRule);
  return long.sort((one, other) => other.to - other.from - (one.to - one.from)).slice(0, mostRules);
}

/** Rules at almost the same height, all within half a point of the first. */
function levelsOf(rules: readonly Rule[]): Rule[][] {
  const levels: Rule[][] = [];
  for (const rule of [...rules].sort((one, other) => one.at - other.at)) {
    const level = levels.at(-1);
    if (level?.[0] !== undefined && rule.at - level[0].at <= 0.6) level.push(rule);
    else levels.push([rule]);
  }
  return levels;
}

/** Groups of rules that touch each other: each may be a table. */
export function netsOf({ across, down }: Rules): Rules[] {
  const sets = separateSets(across.length + down.length);
  for (const [i, horizontal] of across.entries()) {
    for (const [j, vertical] of down.entries()) {
      if (doTouch(horizontal, vertical)) sets.unite(i, across.length + j);
    }
  }
  const nets = new Map<number, { across: Rule[]; down: Rule[] }>();
  for (const [index, rule] of [...across, ...down].entries()) {
    const root = sets.find(index);
    const net = nets.get(root) ?? { across: [], down: [] };
    (index < across.length ? net.across : net.down).push(rule);
    nets.set(root, net);
  }
  return [...nets.values()];
}

/** Whether two rules meet or cross, nearly. */
export function doTouch(horizontal: Rule, vertical: Rule): boolean {
  return (
    vertical.at >= horizontal.from - sameLine &&
    vertical.at <= horizontal.to + sameLine &&
    horizontal.at >= vertical.from - sameLine &&
    horizontal.at <= vertical.to + sameLine
  );
}
