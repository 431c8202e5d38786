import { filled, type Values, type Word } from '../../base/word.ts';
import { problemWords } from '../../base/words.ts';
import { shownDate } from '../../ui/show.ts';
import { roleWords } from '../people/words.ts';
import { kindWords } from '../units/words.ts';
import { asWords, fieldNames, fieldValueWords, objectWords, toldWords, valueWords } from './words.ts';

/** In the language of the reader; a file is written in Vietnamese. */
export type Say = (word: Word, values?: Values) => string;
export const inVietnamese: Say = ({ vi }, values) => filled(vi, values);

export type Names = Readonly<Record<string, { readonly name: string; readonly as: string | null }>>;
type Change = {
  readonly kind: string;
  readonly id: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a value stands for something that may have a name. */
export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

/** "Lãnh đạo, Trần Thị Bình, Xã An Bình"; where the reader may not know the name, the end of the id, which differs most. */
export function namedText(names: Names, id: string, say: Say): string {
  const named = names[id];
  if (named === undefined) return `…${id.slice(-8)}`;
  const word = asWords[named.as ?? ''];
  return word === undefined ? named.name : `${say(word)}, ${named.name}`;
}

/** "Vị trí: Lãnh đạo, Trần Thị Bình, Xã An Bình". */
export function objectText({ kind, id }: Pick<Change, 'kind' | 'id'>, names: Names, say: Say): string {
  const word = Object.hasOwn(objectWords, kind) ? say(objectWords[kind]!) : kind;
  return isId(id) ? `${word}: ${namedText(names, id, say)}` : word;
}

export type Row = {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly differs: boolean;
};

/** The fields of both sides in one order, what differs first. */
export function rowsOf(before: unknown, after: unknown): Row[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const said = names.filter((name) => isSaid(was[name]) || isSaid(is[name]));
  const rows = said.map((name) => ({
    name,
    before: was[name],
    after: is[name],
    differs: JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  }));
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}

const isSaid = (value: unknown) => value !== null && value !== undefined && value !== '';

function fieldsOf(side: unknown): Readonly<Record<string, unknown>> {
  if (side === null || side === undefined) return {};
  return typeof side === 'object' ? (side as Record<string, unknown>) : { name: side };
}

/** What a field is called; a field that is an indicator or a unit by the name of that. */
export function labelOf(name: string, names: Names, say: Say): string {
  if (Object.hasOwn(fieldNames, name)) return say(fieldNames[name]!);
  return isId(name) ? namedText(names, name, say) : nameOr(names, name);
}

/** People type what they like, "constructor" too. */
const nameOr = (names: Names, text: string): string =>
  Object.hasOwn(names, text) ? names[text]!.name : text;

/** The field that a value stands in, and the kind of object that this is a field of, where that is known. */
export type Place = { readonly field: string; readonly kind: string | null };

/** A value as a person reads it; what holds several is told by their names, one after the other. */
export function shownValue(value: unknown, place: Place, names: Names, say: Say): string {
  if (!isSaid(value)) return '–';
  if (typeof value === 'boolean') return say(value ? toldWords.yes : toldWords.no);
  if (Array.isArray(value)) return value.map((each) => shownValue(each, place, names, say)).join(', ');
  if (typeof value === 'object') {
    const said = Object.entries(value!).filter(([, each]) => isSaid(each));
    const parts = said.map(
      ([field, each]) =>
        `${labelOf(field, names, say)}: ${shownValue(each, { ...place, field }, names, say)}`,
    );
    return `(${parts.join('; ')})`;
  }
  const text = String(value);
  if (isId(text)) return namedText(names, text, say);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return shownDate(text);
  const word = codeWord(text, place);
  return word === null ? nameOr(names, text) : say(word);
}

/** What a code means in its place; null for what is none. */
function codeWord(text: string, { field, kind }: Place): Word | null {
  const own = [`${kind}.${field}`, field].flatMap((key) =>
    Object.hasOwn(fieldValueWords, key) ? [fieldValueWords[key]!] : [],
  );
  const groups: Readonly<Record<string, Word>>[] = [...own, roleWords, kindWords, valueWords];
  return groups.find((group) => Object.hasOwn(group, text))?.[text] ?? null;
}

/** Why something was refused. */
export const problemText = (problem: string, say: Say): string =>
  Object.hasOwn(problemWords, problem) ? say(problemWords[problem as keyof typeof problemWords]) : problem;

/** An entry in words, a line for each object that it changed; where none was, what was asked. */
export function contentText(
  { input, changes, names }: { input?: unknown; changes: readonly Change[]; names: Names },
  say: Say,
): string {
  const changed = changes.map((change) => {
    const { before, after, kind } = change;
    const rows = rowsOf(before, after).filter((row) => row.differs && row.after !== change.id);
    const isNew = before === null || before === undefined;
    const told = rows.map((row) => {
      const shown = (value: unknown) => shownValue(value, { field: row.name, kind }, names, say);
      const now = isNew ? shown(row.after) : `${shown(row.before)} → ${shown(row.after)}`;
      return `${labelOf(row.name, names, say)}: ${now}`;
    });
    return [objectText(change, names, say), told.join('; ')].filter((part) => part !== '').join(' – ');
  });
  if (changed.length > 0) return changed.join('\n');
  return rowsOf(null, input)
    .map(({ name: field, after }) => {
      const shown = shownValue(after, { field, kind: null }, names, say);
      return `${labelOf(field, names, say)}: ${shown}`;
    })
    .join('; ');
}
