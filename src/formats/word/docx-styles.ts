import { childOf, elementsOf, type XmlElement } from '../xml.ts';

/** What of a paragraph's or run's looks matters for its words; what is absent is inherited. */
export type Looks = {
  readonly font?: string;
  readonly bold?: boolean;
  readonly capitals?: boolean;
  readonly hidden?: boolean;
  readonly centred?: boolean;
  /** Number of the list, "0" for none, and its level from 0. */
  readonly list?: string;
  readonly level?: number;
};

export type Styles = {
  /** The looks a paragraph of this style starts from. */
  paragraph(id: string | undefined): Looks;
  /** What a character style adds. */
  run(id: string | undefined): Looks;
};

/** Reads word/styles.xml; without it every look is the plain one. */
export function stylesOf(root: XmlElement | undefined): Styles {
  const defaults = childOf(root, 'w:docDefaults');
  const plain = merged(
    looksOf(childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr')),
    looksOf(childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr')),
  );
  const styles = new Map(
    elementsOf(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]),
  );
  const usual = [...styles].find(([, style]) => isUsualParagraph(style))?.[0];
  const known = new Map<string, Looks>();
  const own = (id: string | undefined) => chainedLooks(id, styles, known);
  return {
    paragraph: (id) => merged(plain, own(id !== undefined && styles.has(id) ? id : usual)),
    run: own,
  };
}

function isUsualParagraph({ attributes }: XmlElement): boolean {
  return attributes['w:type'] === 'paragraph' && /^(1|true|on)$/.test(attributes['w:default'] ?? '');
}

function chainedLooks(
  id: string | undefined,
  styles: ReadonlyMap<string, XmlElement>,
  known: Map<string, Looks>,
): Looks {
  const style = id === undefined ? undefined : styles.get(id);
  if (id === undefined || style === undefined) return {};
  const met = known.get(id);
  if (met) return met;
  known.set(id, {});
  const base = chainedLooks(childOf(style, 'w:basedOn')?.attributes['w:val'], styles, known);
  const looks = merged(base, looksOf(childOf(style, 'w:pPr')), looksOf(childOf(style, 'w:rPr')));
  known.set(id, looks);
  return looks;
}

/** The looks written in a `w:pPr` or `w:rPr`. */
export function looksOf(properties: XmlElement | undefined): Looks {
  const looks: Writable<Looks> = {};
  for (const property of properties?.children ?? []) {
    if (typeof property !== 'string') lookReaders[property.name]?.(property, looks);
  }
  return looks;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const lookReaders: Readonly<Record<string, (property: XmlElement, looks: Writable<Looks>) => void>> = {
  'w:rFonts': (property, looks) => {
    looks.font = fontOf(property);
  },
  'w:b': (property, looks) => {
    looks.bold = isOn(property);
  },
  'w:caps': (property, looks) => {
    looks.capitals = isOn(property);
  },
  'w:vanish': (property, looks) => {
    looks.hidden = isOn(property);
  },
  'w:jc': (property, looks) => {
    looks.centred = property.attributes['w:val'] === 'center';
  },
  'w:numPr': (property, looks) => {
    looks.list = childOf(property, 'w:numId')?.attributes['w:val'];
    looks.level = levelOf(childOf(property, 'w:ilvl')?.attributes['w:val']);
  },
};

function levelOf(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Math.min(Math.max(Number.parseInt(value, 10) || 0, 0), 8);
}

/** Vietnamese letters of the old fonts stand in the "high ANSI" range; a theme font is never an old one. */
function fontOf({ attributes }: XmlElement): string | undefined {
  if (attributes['w:hAnsiTheme'] !== undefined) return 'theme';
  return (
    attributes['w:hAnsi'] ?? (attributes['w:asciiTheme'] === undefined ? attributes['w:ascii'] : 'theme')
  );
}

export function isOn({ attributes }: XmlElement): boolean {
  return !/^(0|false|off)$/.test(attributes['w:val'] ?? '');
}

/** Later looks go before earlier ones where they say something. */
export function merged(...all: readonly Looks[]): Looks {
  const looks: Writable<Looks> = {};
  for (const one of all) {
    looks.font = one.font ?? looks.font;
    looks.bold = one.bold ?? looks.bold;
    looks.capitals = one.capitals ?? looks.capitals;
    looks.hidden = one.hidden ?? looks.hidden;
    looks.centred = one.centred ?? looks.centred;
    looks.list = one.list ?? looks.list;
    looks.level = one.level ?? looks.level;
  }
  return looks;
}
