import { componentsOf } from './components.ts';
import { type Box, heightOf, inches, type Raster, widthOf } from './raster.ts';

/**
 * A drawn line: `from`–`to` along it, and how far across the page it lies at each step on the way
 * (the paper may be bent). For a horizontal rule along is x and across is y, for a vertical one the reverse.
 */
export type Rule = {
  readonly from: number;
  readonly to: number;
  readonly across: readonly number[];
  readonly thickness: number;
  /** Pixels of its length that are really drawn. */
  readonly drawn: number;
  /** The share of it under which there is ink without a gap. */
  readonly solid: number;
};

export type Rules = { readonly horizontal: readonly Rule[]; readonly vertical: readonly Rule[] };

const step = 16;
/** Longer than the stem of any letter of running text. */
const shortest = inches(0.17);
/** A break this long, from a bad print or a fold, does not end a line. */
const smallGap = 6;
const widestGap = inches(0.12);
const thickest = inches(0.035);

/** The rules drawn on a straightened page; `ink` should be generous, since rules are fainter than letters. */
export function findRules(ink: Raster): Rules {
  return { horizontal: levelRules(ink), vertical: levelRules(transposed(ink)) };
}

/** How far across the page the rule lies at `along`; beyond its ends it is taken to run on level. */
export function acrossAt(rule: Rule, along: number): number {
  const at = Math.max(0, Math.min(rule.across.length - 1, (along - rule.from) / step));
  const low = Math.floor(at);
  const high = Math.min(rule.across.length - 1, low + 1);
  return rule.across[low]! * (1 - at + low) + rule.across[high]! * (at - low);
}

function transposed({ width, height, pixels }: Raster): Raster {
  const turned = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pixels[y * width + x] !== 0) turned[x * height + y] = pixels[y * width + x]!;
    }
  }
  return { width: height, height: width, pixels: turned };
}

function levelRules(ink: Raster): Rule[] {
  const long = longRuns(ink);
  const pieces = componentsOf(long)
    .filter((piece) => heightOf(piece) <= thickest + widthOf(piece) / 20)
    .map((piece) => traced(long, piece))
    .filter((rule) => rule.thickness <= thickest && standsFree(ink, rule))
    .map((rule) => ({ ...rule, solid: inkBeside(ink, rule, 0) }));
  return linked(pieces).filter(isSolid);
}

/** Only the ink that lies in long, nearly unbroken level runs, each taken three pixels high to follow a slope. */
function longRuns({ width, height, pixels }: Raster): Raster {
  const long = new Uint8Array(pixels.length);
  const thick = new Uint8Array(width);
  for (let y = 1; y < height - 1; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      thick[x] = pixels[row + x]! | pixels[row - width + x]! | pixels[row + width + x]!;
    }
    markLongRuns(thick, long.subarray(row, row + width));
  }
  return { width, height, pixels: long };
}

function markLongRuns(thick: Uint8Array, into: Uint8Array): void {
  let x = 0;
  while (x < thick.length) {
    if (thick[x] === 0) {
      x++;
      continue;
    }
    const from = x;
    let to = x;
    let ink = 0;
    for (; x < thick.length && x - to <= smallGap; x++) {
      if (thick[x] === 0) continue;
      to = x;
      ink++;
    }
    if (to - from >= shortest * 0.7 && ink >= (to - from) * 0.85) into.fill(1, from, to + 1);
  }
}

function traced(long: Raster, piece: Box): Rule {
  const across: number[] = [];
  let ink = 0;
  for (let x = piece.left; x < piece.right; x += step) {
    const right = Math.min(piece.right, x + step);
    let [count, sum] = [0, 0];
    for (let y = piece.top; y < piece.bottom; y++) {
      for (let i = x; i < right; i++) {
        if (long.pixels[y * long.width + i] === 0) continue;
        count++;
        sum += y;
      }
    }
    ink += count;
    across.push(count > 0 ? sum / count : (across.at(-1) ?? (piece.top + piece.bottom) / 2));
  }
  // Two of the rows were added when the runs were taken three pixels high.
  const thickness = Math.max(1, ink / widthOf(piece) - 2);
  return { from: piece.left, to: piece.right, across, thickness, drawn: widthOf(piece), solid: 0 };
}

/** On both sides of a rule there is mostly paper; along the foot of a line of print there is not. */
function standsFree(ink: Raster, rule: Rule): boolean {
  const away = Math.ceil(rule.thickness / 2) + 4;
  return inkBeside(ink, rule, -away) <= 0.3 && inkBeside(ink, rule, away) <= 0.3;
}

/** The share of the rule's length that has ink so far away from its middle. */
function inkBeside(ink: Raster, rule: Rule, away: number): number {
  let [held, count] = [0, 0];
  for (let x = rule.from; x < rule.to; x += 2) {
    const y = Math.round(acrossAt(rule, x)) + away;
    if (y < 0 || y >= ink.height) continue;
    held += ink.pixels[y * ink.width + x]!;
    count++;
  }
  return held / Math.max(1, count);
}

/** Letters that happen to stand in a row, or one below the other, leave more gaps than a broken rule. */
function isSolid({ from, to, drawn }: Rule): boolean {
  return to - from >= shortest && drawn >= (to - from) * 0.85;
}

/** Pieces that continue each other are one rule. */
function linked(pieces: readonly Rule[]): Rule[] {
  const rules: Rule[] = [];
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    const at = rules.findLastIndex((rule) => continues(rule, piece));
    if (at < 0) rules.push(piece);
    else rules[at] = joined(rules[at]!, piece);
  }
  return rules;
}

function continues(rule: Rule, next: Rule): boolean {
  const gap = next.from - rule.to;
  return gap > -step && gap <= widestGap && Math.abs(next.across[0]! - rule.across.at(-1)!) <= 4;
}

function joined(rule: Rule, next: Rule): Rule {
  const to = Math.max(rule.to, next.to);
  const across: number[] = [];
  for (let along = rule.from; along < to; along += step) {
    if (along <= rule.to) across.push(acrossAt(rule, along));
    else if (along >= next.from) across.push(acrossAt(next, along));
    else across.push((rule.across.at(-1)! + next.across[0]!) / 2);
  }
  const drawn = rule.drawn + next.drawn - Math.max(0, rule.to - next.from);
  const thickness = Math.max(rule.thickness, next.thickness);
  return { from: rule.from, to, across, thickness, drawn, solid: Math.min(rule.solid, next.solid) };
}
