import { type Component, componentsOf } from './components.ts';
import { findGrids, type Grid } from './grid.ts';
import { cleared, evenlyLit, inkLimit } from './light.ts';
import { inches, inkBelow, isInside, type Raster } from './raster.ts';
import { acrossAt, findRules, type Rule, type Rules } from './rules.ts';
import { withoutSpecks } from './specks.ts';

/** A straightened page made ready for reading: paper white, rules and specks gone, tables found. */
export type Sheet = {
  readonly grey: Raster;
  /** What is darker on `grey` is ink. */
  readonly ink: number;
  /** What is left to be read, from top to bottom. */
  readonly marks: readonly Component[];
  readonly grids: readonly Grid[];
};

export function sheetOf(page: Raster): Sheet {
  const even = evenlyLit(page);
  const limit = inkLimit(even);
  const rules = findRules(inkBelow(even, (limit + 255) / 2));
  const grids = findGrids(rules);
  const grey = cleared(even, limit);
  for (const grid of grids) erase(grey, grid.rules);
  erase(grey, { horizontal: underlines(rules, grids), vertical: [] });
  const ink = limitIn(limit);
  const marks = withoutSpecks(componentsOf(inkBelow(grey, ink)), grey);
  return { grey, ink, marks, grids };
}

/** The limit of ink on the page as cleared. */
function limitIn(limit: number): number {
  return (limit * 255) / ((limit + 255) / 2);
}

/** Drawn without a gap, which the feet of a row of digits are not. */
function underlines({ horizontal }: Rules, grids: readonly Grid[]): Rule[] {
  return horizontal.filter((rule) => {
    const middle = (rule.from + rule.to) / 2;
    const isInTable = grids.some(({ box }) => isInside(middle, acrossAt(rule, middle), box));
    return (
      rule.to - rule.from > inches(0.4) && rule.thickness < inches(0.02) && rule.solid > 0.95 && !isInTable
    );
  });
}

function erase(grey: Raster, { horizontal, vertical }: Rules): void {
  for (const rule of horizontal) wipe(rule, (along, across) => across * grey.width + along, grey.pixels);
  for (const rule of vertical) wipe(rule, (along, across) => along * grey.width + across, grey.pixels);
}

function wipe(rule: Rule, indexOf: (along: number, across: number) => number, pixels: Uint8Array): void {
  const half = Math.ceil(rule.thickness / 2) + 3;
  for (let along = rule.from - 3; along < rule.to + 3; along++) {
    const middle = Math.round(acrossAt(rule, along));
    for (let across = middle - half; across <= middle + half; across++) {
      const at = indexOf(along, across);
      if (at >= 0 && at < pixels.length) pixels[at] = 255;
    }
  }
}
