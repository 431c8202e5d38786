import { fieldsOf, rootOf } from './fields.ts';
import { Unreadable } from './parse.ts';
import { type Counterparts, type Same, sameIn } from './same.ts';
import { isNamed, type Structure } from './structure.ts';
import { isArray, isDict, isRef, type PdfArray, type PdfDict, type PdfValue } from './values.ts';

/**
 * What was done to a file after it was signed: signed once more; notes or stamps put on it; a form filled in; or what it shows
 * and does was changed.
 */
export type LaterChange = 'signatures' | 'annotations' | 'fields' | 'content';

/** What later revisions changed. What cannot be compared counts as changed content. */
export function changesSince(before: Structure, after: Structure): ReadonlySet<LaterChange> {
  const tail = after.bytes.subarray(before.bytes.length);
  if (tail.every((byte) => [0, 9, 10, 12, 13, 32].includes(byte))) return new Set();
  if (!goesOnFrom(before, after)) return new Set(['content']);
  try {
    return comparedChanges(before, after);
  } catch (error) {
    if (error instanceof Unreadable) return new Set(['content']);
    throw error;
  }
}

/** Whether what was added is whole revisions on top of this one, and not beside it. */
function goesOnFrom(before: Structure, after: Structure): boolean {
  const end = before.bytes.length;
  const earlier = after.sections.filter((offset) => offset < end);
  const isSame = earlier.length === before.sections.length;
  return (
    isSame &&
    earlier.every((offset, index) => offset === before.sections[index]) &&
    after.section.offset >= end
  );
}

function comparedChanges(before: Structure, after: Structure): Set<LaterChange> {
  const changes = new Set<LaterChange>();
  const [pages, laterPages] = [pagesOf(before), pagesOf(after)];
  const same = sameIn(before, after, counterpartsOf(before, after, pages, laterPages));
  const [root, laterRoot] = [rootOf(before), rootOf(after)];
  if (!same.dicts(root, laterRoot, ownWays) || !sameScripts(before, after, same)) changes.add('content');
  if (!same.grown(root.get('StructTreeRoot'), laterRoot.get('StructTreeRoot'))) changes.add('content');
  if (pages.length !== laterPages.length) changes.add('content');
  pages.forEach((page, index) => {
    const later = laterPages[index];
    if (later === undefined) return;
    if (!samePage(page, later, same)) changes.add('content');
    for (const change of annotationChanges(before, after, page, later, same)) changes.add(change);
  });
  for (const change of fieldChanges(before, after, same)) changes.add(change);
  return changes;
}

/** Entries of the catalogue that are compared in ways of their own, or show nothing: those that validation adds, and metadata. */
const ownWays = new Set([
  ...['AcroForm', 'Pages', 'StructTreeRoot'],
  ...['DSS', 'Extensions', 'Version', 'Metadata', 'Perms'],
]);

/** A form of the other kind (XFA), or programs run by the form. */
function sameScripts(before: Structure, after: Structure, same: Same): boolean {
  const entry = (structure: Structure, key: string) => {
    const form = structure.get(rootOf(structure).get('AcroForm'));
    return isDict(form) ? form.get(key) : undefined;
  };
  return ['XFA', 'CO'].every((key) => same.values(entry(before, key), entry(after, key)));
}

type Page = {
  readonly number: number | null;
  readonly dict: PdfDict;
  /** What it takes from the nodes above it. */
  readonly inherited: ReadonlyMap<string, PdfValue>;
};

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
const mostPages = 20_000;

export function pagesOf(structure: Structure): Page[] {
  const pages: Page[] = [];
  const met = new Set<number>();
  const walk = (value: PdfValue, above: ReadonlyMap<string, PdfValue>, depth: number) => {
    const dict = structure.get(value);
    if (isRef(value)) {
      if (met.has(value.number)) throw new Unreadable('pages without end');
      met.add(value.number);
    }
    if (!isDict(dict) || depth > 50 || pages.length > mostPages) throw new Unreadable('pages cannot be read');
    const own = inheritable.flatMap((key) => (dict.has(key) ? [[key, dict.get(key)!] as const] : []));
    const inherited = new Map([...above, ...own]);
    const kids = structure.get(dict.get('Kids'));
    if (isArray(kids)) for (const kid of kids) walk(kid, inherited, depth + 1);
    else pages.push({ number: isRef(value) ? value.number : null, dict, inherited });
  };
  walk(rootOf(structure).get('Pages') ?? null, new Map(), 0);
  return pages;
}

/** The order of fields and their place in the structure show nothing. */
const unseen = ['LastModified', 'Tabs', 'StructParents'];

function samePage(page: Page, later: Page, same: Same): boolean {
  const elsewhere = new Set(['Annots', 'Parent', ...unseen, ...inheritable]);
  return (
    same.dicts(page.dict, later.dict, elsewhere) &&
    inheritable.every((key) => same.values(page.inherited.get(key), later.inherited.get(key)))
  );
}

/** A page is its counterpart by its place, an annotation by its number: both are compared on their own. */
function counterpartsOf(
  before: Structure,
  after: Structure,
  pages: readonly Page[],
  laterPages: readonly Page[],
): Counterparts {
  const places = placesOf(pages);
  const laterPlaces = placesOf(laterPages);
  const marks = new Set(
    [before, after].flatMap((structure, index) =>
      (index === 0 ? pages : laterPages).flatMap((page) =>
        annotationsOf(structure, page).flatMap((mark) => (isRef(mark) ? mark.number : [])),
      ),
    ),
  );
  const [root, laterRoot] = [before, after].map(({ trailer }) => trailer.get('Root'));
  return (one, other) => {
    if (places.has(one) || laterPlaces.has(other)) return places.get(one) === laterPlaces.get(other);
    if (isRef(root) && root.number === one) return isRef(laterRoot) && laterRoot.number === other;
    return marks.has(one) || marks.has(other) ? one === other : null;
  };
}

const placesOf = (pages: readonly Page[]): ReadonlyMap<number, number> =>
  new Map(pages.flatMap(({ number }, place) => (number === null ? [] : [[number, place] as const])));

function annotationsOf({ get }: Structure, { dict }: Page): PdfArray {
  const annotations = get(dict.get('Annots'));
  return isArray(annotations) ? annotations : [];
}

const backward = new Set(['P', 'Parent']);
/** What signing an empty field changes of it. */
const signing = new Set([...backward, 'V', 'AP', 'MK', 'F', 'M', 'DA', 'Lock']);

function annotationChanges(
  before: Structure,
  after: Structure,
  page: Page,
  later: Page,
  same: Same,
): LaterChange[] {
  const marks = annotationsOf(before, page);
  const laterMarks = annotationsOf(after, later);
  const kept = marks.map((mark): LaterChange | null => {
    const other = isRef(mark)
      ? laterMarks.find((each) => isRef(each) && each.number === mark.number)
      : undefined;
    const [dict, laterDict] = [before.get(mark), after.get(other ?? null)];
    if (!isRef(mark))
      return laterMarks.some((each) => !isRef(each) && same.values(mark, each)) ? null : 'annotations';
    if (!isDict(dict) || !isDict(laterDict)) return 'annotations';
    if (same.dicts(dict, laterDict, backward)) return null;
    const isNowSigned = !isSigned(before, dict) && isSigned(after, laterDict);
    return isNowSigned && same.dicts(dict, laterDict, signing) ? 'signatures' : 'annotations';
  });
  const known = new Set(marks.flatMap((mark) => (isRef(mark) ? mark.number : [])));
  const added = laterMarks.flatMap((mark): LaterChange[] => {
    if (isRef(mark) && known.has(mark.number)) return [];
    if (!isRef(mark) && marks.some((each) => !isRef(each) && same.values(each, mark))) return [];
    const dict = after.get(mark);
    return [isDict(dict) && isSigned(after, dict) ? 'signatures' : 'annotations'];
  });
  return [...kept.filter((change) => change !== null), ...added];
}

/** Whether it is the place on the page of a field that is signed. */
function isSigned({ get }: Structure, widget: PdfDict): boolean {
  const parent = get(widget.get('Parent'));
  const of = (key: string) => get(widget.get(key) ?? (isDict(parent) ? parent.get(key) : null));
  return isNamed(of('FT'), 'Sig') && isDict(of('V'));
}

function fieldChanges(before: Structure, after: Structure, same: Same): LaterChange[] {
  const later = new Map(fieldsOf(after).map((field) => [field.name, field]));
  const earlier = fieldsOf(before);
  const names = new Set(earlier.map(({ name }) => name));
  const kept = earlier.flatMap(({ name, dict, isSignature }): LaterChange[] => {
    const other = later.get(name);
    const wasSigned = isSignature && isDict(before.get(dict.get('V')));
    if (other === undefined) return [wasSigned ? 'content' : 'fields'];
    if (wasSigned) return same.values(dict.get('V'), other.dict.get('V')) ? [] : ['content'];
    if (isSignature) return isDict(after.get(other.dict.get('V'))) ? ['signatures'] : [];
    return same.values(dict.get('V'), other.dict.get('V')) ? [] : ['fields'];
  });
  const added = [...later.values()].filter(({ name }) => !names.has(name));
  return [...kept, ...added.map(({ isSignature }): LaterChange => (isSignature ? 'signatures' : 'fields'))];
}
