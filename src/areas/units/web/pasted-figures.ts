import { fold, oneLine } from '../../../base/fold.ts';

type Unit = { readonly id: string; readonly name: string; readonly code: string | null };
export type Pasted = {
  /** What was pasted for each unit, as it was written. */
  readonly figures: ReadonlyMap<string, string>;
  /** Lines that name no unit of these. */
  readonly unmatched: readonly string[];
};

/**
 * Lines copied out of a spreadsheet: a column of figures goes to the units in their order, beginning at `first`; lines that begin
 * with a name or a code go to that unit. A name that two units share names neither.
 */
export function pastedFigures(text: string, units: readonly Unit[], first: number): Pasted {
  const figures = new Map<string, string>();
  const unmatched: string[] = [];
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const cells = line.split('\t').map((cell) => cell.trim());
    const unit = cells.length === 1 ? units[first + index] : unitNamed(cells, units);
    if (unit === undefined) unmatched.push(oneLine(line));
    else figures.set(unit.id, cells.at(-1)!);
  }
  return { figures, unmatched: unmatched.filter((line) => line !== '') };
}

function unitNamed(cells: readonly string[], units: readonly Unit[]): Unit | undefined {
  const said = cells.slice(0, -1).map(keyOf);
  const named = units.filter(
    ({ name, code }) => said.includes(keyOf(name)) || (code !== null && said.includes(keyOf(code))),
  );
  return named.length === 1 ? named[0] : undefined;
}

const keyOf = (text: string) => fold(oneLine(text));

/** A whole number, with points between thousands or without; null for an empty field, not a number for anything else. */
export function wholeNumber(typed: string): number | null {
  const text = typed.trim();
  if (text === '') return null;
  if (!/^-?(\d{1,15}|\d{1,3}([. ]\d{3}){1,4})$/.test(text)) return Number.NaN;
  return Number(text.replace(/[. ]/g, ''));
}
