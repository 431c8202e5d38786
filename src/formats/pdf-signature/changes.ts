import { type Covered, fieldsOf, rootOf } from './fields.ts';
import { Unreadable } from './parse.ts';
import { type Counterparts, type Same, sameIn } from './same.ts';
import { isNamed, type Structure } from './structure.ts';
import { isArray, isDict, isRef, type PdfArray, type PdfDict, type PdfValue } from './values.ts';

/**
 * What was done to a file after it was signed: signed once more; notes or stamps put on it; a form filled in; or what it shows
 * and does was changed.
 */
export type LaterChange = 'signatures' | 'annotations' | 'fields' | 'content';

export type Later = {
  readonly changes: ReadonlySet<LaterChange>;
  /** Of signatures that were added and show on a page, where they stand in the file. They are harmless as long as they hold. */
  readonly shown: readonly number[];
};

/** The signatures of the file as it is now, each of which covers a whole revision. */
type Sound = ReadonlyMap<PdfDict, Covered>;

/** What later revisions changed. What cannot be compared counts as changed content. */
export function changesSince(before: Structure, after: Structure, sound: Sound): Later {
  const only = (...changes: LaterChange[]): Later => ({ changes: new Set(changes), shown: [] });
  const tail = after.bytes.subarray(before.bytes.length);
  if (saysNothing(tail)) return only();
  if (!goesOnFrom(before, after)) return only('content');
  try {
    return comparedChanges(before, after, sound);
  } catch (error) {
    if (error instanceof Unreadable) return only('content');
    throw error;
  }
}

const white = new Set([0, 9, 10, 12, 13, 32]);
/** In bytes, of comments: behind more, programs no longer find the end of the file. */
const mostComments = 512;

/** White space, or a few comments in which nobody who looks for the end of the file, or for objects, finds one. */
function saysNothing(tail: Uint8Array): boolean {
  if (tail.every((byte) => white.has(byte))) return true;
  if (tail.length > mostComments) return false;
  const text = Buffer.from(tail).toString('latin1');
  const lines = text.split(/[\r\n]/);
  return (
    lines.every((line) => /^[\0\t\f ]*(%|$)/.test(line)) && !/startxref|trailer|xref|obj|%PDF/.test(text)
  );
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

function comparedChanges(before: Structure, after: Structure, sound: Sound): Later {
  const changes = new Set<LaterChange>();
  const shown: number[] = [];
  const [pages, laterPages] = [pagesOf(before), pagesOf(after)];
  const places = placesIn(before, after, pages, laterPages);
  const same = sameIn(before, after, withMarks(places, marksOf(before, pages), marksOf(after, laterPages)));
  // Nothing that a page itself shows is an annotation, even if it is listed as one.
  const sameShown = sameIn(before, after, places);
  const [root, laterRoot] = [rootOf(before), rootOf(after)];
  if (!same.dicts(root, laterRoot, ownWays) || !samePermissions(before, after, same)) changes.add('content');
  for (const change of formChanges(before, after, same)) changes.add(change);
  if (!same.grown(root.get('StructTreeRoot'), laterRoot.get('StructTreeRoot'))) changes.add('content');
  if (pages.length !== laterPages.length) changes.add('content');
  const added = addedSignatures(before, after, sound);
  pages.forEach((page, index) => {
    const later = laterPages[index];
    if (later === undefined) return;
    if (!samePage(page, later, sameShown)) changes.add('content');
    for (const change of annotationChanges(before, after, page, later, same, added)) {
      changes.add(change.kind);
      if (change.shown !== null) shown.push(change.shown);
    }
  });
  for (const change of fieldChanges(before, after, same)) changes.add(change);
  return { changes, shown };
}

/** Entries of the catalogue that are compared in ways of their own, or show nothing: those that validation adds, and metadata. */
const ownWays = new Set([
  ...['AcroForm', 'Pages', 'StructTreeRoot'],
  ...['DSS', 'Extensions', 'Version', 'Metadata', 'Perms'],
]);

/** What a signature that certifies allows, or usage rights: they may come, but not be exchanged or go (ISO 32000-1, 12.8.4). */
function samePermissions(before: Structure, after: Structure, same: Same): boolean {
  const [given, later] = [before, after].map((structure) => structure.get(rootOf(structure).get('Perms')));
  if (!isDict(given)) return true;
  return isDict(later) && [...given.keys()].every((key) => same.values(given.get(key), later.get(key)));
}

/**
 * What the form itself says, beside its fields: one of the other kind (XFA), programs it runs, what fields are drawn with, and how they
 * look where nothing else is said. Resources may be added, as programs do that add a signature.
 */
function formChanges(before: Structure, after: Structure, same: Same): LaterChange[] {
  const [form, laterForm] = [before, after].map((structure) => formOf(structure));
  const isSame = (key: string) => same.values(form!.get(key), laterForm!.get(key));
  const isDrawnAnew = isTrue(after, laterForm!.get('NeedAppearances')) && !isSame('NeedAppearances');
  const hasOthers = fieldsOf(before).some(({ isSignature }) => !isSignature);
  const looksOther = hasOthers && !['DA', 'Q'].every(isSame);
  return [
    ...(['XFA', 'CO'].every(isSame) && keepsResources(before, after, same) ? [] : (['content'] as const)),
    ...(isDrawnAnew || looksOther ? (['fields'] as const) : []),
  ];
}

const isTrue = ({ get }: Structure, value: PdfValue | undefined): boolean => get(value) === true;

function formOf(structure: Structure): PdfDict {
  const form = structure.get(rootOf(structure).get('AcroForm'));
  return isDict(form) ? form : new Map();
}

/** Each font and picture of the form is still there, and the same. */
function keepsResources(before: Structure, after: Structure, same: Same): boolean {
  const [had, has] = [before, after].map((structure) => structure.get(formOf(structure).get('DR')));
  if (!isDict(had)) return true;
  return [...had.keys()].every((key) => {
    const [kept, later] = [before.get(had.get(key)), isDict(has) ? after.get(has.get(key)) : null];
    if (!isDict(kept)) return isDict(has) && same.values(had.get(key), has.get(key));
    return isDict(later) && [...kept.keys()].every((name) => same.values(kept.get(name), later.get(name)));
  });
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
    structure.costs.spend('steps', 1);
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

/** A page is its counterpart by its place, the catalogue is that of the other: they are compared on their own. */
function placesIn(
  before: Structure,
  after: Structure,
  pages: readonly Page[],
  laterPages: readonly Page[],
): Counterparts {
  const places = placesOf(pages);
  const laterPlaces = placesOf(laterPages);
  const [root, laterRoot] = [before, after].map(({ trailer }) => trailer.get('Root'));
  return (one, other) => {
    if (places.has(one) || laterPlaces.has(other)) return places.get(one) === laterPlaces.get(other);
    if (isRef(root) && root.number === one) return isRef(laterRoot) && laterRoot.number === other;
    return null;
  };
}

/** An annotation is its counterpart by its number, and compared on its own where it was one before and still is. */
const withMarks =
  (places: Counterparts, marks: ReadonlySet<number>, laterMarks: ReadonlySet<number>): Counterparts =>
  (one, other) =>
    places(one, other) ?? (marks.has(one) && laterMarks.has(other) ? one === other : null);

const marksOf = (structure: Structure, pages: readonly Page[]): ReadonlySet<number> =>
  new Set(pages.flatMap((page) => annotationsOf(structure, page)).flatMap(numberOf));

const numberOf = (value: PdfValue): number | [] => (isRef(value) ? value.number : []);

const placesOf = (pages: readonly Page[]): ReadonlyMap<number, number> =>
  new Map(pages.flatMap(({ number }, place) => (number === null ? [] : [[number, place] as const])));

function annotationsOf({ get, costs }: Structure, { dict }: Page): PdfArray {
  const annotations = get(dict.get('Annots'));
  if (!isArray(annotations)) return [];
  costs.spend('steps', annotations.length);
  return annotations;
}

const backward = new Set(['P', 'Parent']);
/** What signing an empty field changes of it. */
const signing = new Set([...backward, 'V', 'AP', 'MK', 'F', 'M', 'DA', 'Lock']);

/** What filling in a field changes of its place on the page: what it shows there, not where that is or what it does. */
const filling = new Set([...backward, 'V', 'RV', 'I', 'AP', 'AS', 'M']);

/** `shown`: where the signature stands that this is the place of on the page, if that has any extent. */
type AnnotationChange = {
  readonly kind: 'signatures' | 'annotations' | 'fields';
  readonly shown: number | null;
};
const otherChange: AnnotationChange = { kind: 'annotations', shown: null };
const filledIn: AnnotationChange = { kind: 'fields', shown: null };

function annotationChanges(
  before: Structure,
  after: Structure,
  page: Page,
  later: Page,
  same: Same,
  signed: AddedSignatures,
): AnnotationChange[] {
  const marks = annotationsOf(before, page);
  const laterMarks = annotationsOf(after, later);
  const laterNumbers = new Set(laterMarks.flatMap(numberOf));
  const [direct, laterDirect] = [marks, laterMarks].map((all) => all.filter((mark) => !isRef(mark)));
  const kept = marks.flatMap((mark): AnnotationChange[] => {
    if (!isRef(mark)) return laterDirect!.some((each) => same.values(mark, each)) ? [] : [otherChange];
    const [dict, laterDict] = [before.get(mark), laterNumbers.has(mark.number) ? after.get(mark) : null];
    if (!isDict(dict) || !isDict(laterDict)) return [otherChange];
    if (same.dicts(dict, laterDict, backward)) return [];
    if (isFilledIn(before, dict) && same.dicts(dict, laterDict, filling)) return [filledIn];
    const isNowSigned = !isSigned(before, dict) && same.dicts(dict, laterDict, signing);
    return [isNowSigned ? signed(laterDict) : otherChange];
  });
  const known = new Set(marks.flatMap(numberOf));
  const added = laterMarks.flatMap((mark): AnnotationChange[] => {
    if (isRef(mark) && known.has(mark.number)) return [];
    if (!isRef(mark) && direct!.some((each) => same.values(each, mark))) return [];
    const dict = after.get(mark);
    return [isDict(dict) ? signed(dict) : otherChange];
  });
  return [...kept, ...added];
}

/** Whether it is the place on the page of a field that is signed. */
const isSigned = (structure: Structure, widget: PdfDict): boolean =>
  isNamed(inField(structure, widget, 'FT'), 'Sig') && isDict(inField(structure, widget, 'V'));

/** Whether it is that of a field in which people write or choose. */
const isFilledIn = (structure: Structure, widget: PdfDict): boolean =>
  ['Tx', 'Ch', 'Btn'].some((type) => isNamed(inField(structure, widget, 'FT'), type));

function inField({ get }: Structure, widget: PdfDict, key: string): PdfValue {
  const parent = get(widget.get('Parent'));
  return get(widget.get(key) ?? (isDict(parent) ? parent.get(key) : null));
}

type AddedSignatures = (widget: PdfDict) => AnnotationChange;

/**
 * An annotation that says that it is a signature is one only where its field is among those of the form, so that it is told with
 * the others, and what it holds covers a whole revision that was made since. Anything else is drawn on the page, whatever it says.
 */
function addedSignatures(before: Structure, after: Structure, sound: Sound): AddedSignatures {
  const fields = new Set(fieldsOf(after).flatMap(({ dict, isSignature }) => (isSignature ? dict : [])));
  return (widget) => {
    const parent = after.get(widget.get('Parent'));
    const field = fields.has(widget) ? widget : isDict(parent) && fields.has(parent) ? parent : null;
    const value = after.get(field?.get('V'));
    const covered = isDict(value) ? sound.get(value) : undefined;
    if (covered === undefined || covered.end <= before.bytes.length) return otherChange;
    // A signature does nothing when somebody points at it, or opens its page.
    if ([widget, field!].some((each) => each.has('A') || each.has('AA'))) return otherChange;
    return { kind: 'signatures', shown: hasExtent(after, widget) ? covered.contents.start : null };
  };
}

function hasExtent({ get }: Structure, widget: PdfDict): boolean {
  const rect = get(widget.get('Rect'));
  const [left, bottom, right, top] = isArray(rect) ? rect.map((side) => get(side)) : [];
  return left === undefined || (left !== right && bottom !== top);
}

function fieldChanges(before: Structure, after: Structure, same: Same): LaterChange[] {
  const later = numbered(fieldsOf(after));
  const earlier = numbered(fieldsOf(before));
  const kept = [...earlier].flatMap(([key, { dict, isSignature }]): LaterChange[] => {
    const other = later.get(key);
    const wasSigned = isSignature && isDict(before.get(dict.get('V')));
    if (other === undefined) return [wasSigned ? 'content' : 'fields'];
    if (wasSigned) return same.values(dict.get('V'), other.dict.get('V')) ? [] : ['content'];
    if (isSignature) return isDict(after.get(other.dict.get('V'))) ? ['signatures'] : [];
    return same.dicts(dict, other.dict, placing) ? [] : ['fields'];
  });
  const added = [...later].flatMap(([key, field]) => (earlier.has(key) ? [] : field));
  return [...kept, ...added.map(({ isSignature }): LaterChange => (isSignature ? 'signatures' : 'fields'))];
}

type Field = ReturnType<typeof fieldsOf>[number];
/** Where a field is shown, which is compared page by page. */
const placing = new Set([...backward, 'Kids']);

/** By name, and the how manieth of that name: of two, programs may show either. */
function numbered(fields: readonly Field[]): ReadonlyMap<string, Field> {
  const counts = new Map<string, number>();
  return new Map(
    fields.map((field) => {
      const count = (counts.get(field.name) ?? 0) + 1;
      counts.set(field.name, count);
      return [`${count} ${field.name}`, field] as const;
    }),
  );
}
