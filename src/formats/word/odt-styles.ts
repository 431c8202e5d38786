import { childOf, elementsOf, type XmlElement } from '../xml.ts';
import type { Level } from './numbering.ts';

/** What of a text's looks matters for its words; what is absent is inherited. */
export type OdtLooks = {
  readonly font?: string;
  readonly bold?: boolean;
  readonly capitals?: boolean;
  readonly hidden?: boolean;
  readonly centred?: boolean;
  readonly list?: string;
};

export type OdtStyles = {
  /** The looks of a style of the family "paragraph" or "text", its ancestry included. */
  looks(family: string, name: string | undefined): OdtLooks;
  levels(list: string): ReadonlyMap<number, Level>;
  /** Width of a table column in twips. */
  columnWidth(name: string | undefined): number | undefined;
};

/** The list that numbers headings. */
export const outlineList = 'outline';

/** Styles of styles.xml and content.xml; later roots go before earlier ones. */
export function odtStyles(roots: readonly (XmlElement | undefined)[]): OdtStyles {
  const groups = roots
    .flatMap((root) => elementsOf(root))
    .filter(({ name }) => /^office:(automatic-)?styles$/.test(name));
  const fonts = fontsOf(roots);
  const styles = new Map<string, XmlElement>();
  const lists = new Map<string, ReadonlyMap<number, Level>>();
  for (const style of groups.flatMap((group) => elementsOf(group))) {
    const { attributes } = style;
    if (style.name === 'style:style')
      styles.set(`${attributes['style:family']} ${attributes['style:name']}`, style);
    if (style.name === 'style:default-style') styles.set(`${attributes['style:family']} `, style);
    if (style.name === 'text:list-style') lists.set(attributes['style:name'] ?? '', levelsOf(style, fonts));
    if (style.name === 'text:outline-style') lists.set(outlineList, levelsOf(style, fonts));
  }
  const known = new Map<string, OdtLooks>();
  return {
    looks: (family, name = '') => inherited(family, name, styles, fonts, known),
    levels: (list) => lists.get(list) ?? new Map(),
    columnWidth(name) {
      const properties = childOf(styles.get(`table-column ${name}`), 'style:table-column-properties');
      return twips(properties?.attributes['style:column-width']);
    },
  };
}

function fontsOf(roots: readonly (XmlElement | undefined)[]): Map<string, string> {
  const faces = roots.flatMap((root) => elementsOf(childOf(root, 'office:font-face-decls')));
  return new Map(
    faces.map(({ attributes }) => [
      attributes['style:name'] ?? '',
      (attributes['svg:font-family'] ?? '').replace(/^'|'$/g, ''),
    ]),
  );
}

function inherited(
  family: string,
  name: string,
  styles: ReadonlyMap<string, XmlElement>,
  fonts: ReadonlyMap<string, string>,
  known: Map<string, OdtLooks>,
): OdtLooks {
  const key = `${family} ${name}`;
  const met = known.get(key);
  if (met) return met;
  known.set(key, {});
  const style = styles.get(key);
  const parent = style?.attributes['style:parent-style-name'] ?? '';
  const base = name === '' ? {} : inherited(family, parent, styles, fonts, known);
  const looks = layered(base, style ? looksOf(style, fonts) : {});
  known.set(key, looks);
  return looks;
}

export function layered(base: OdtLooks, own: OdtLooks): OdtLooks {
  return {
    font: own.font ?? base.font,
    bold: own.bold ?? base.bold,
    capitals: own.capitals ?? base.capitals,
    hidden: own.hidden ?? base.hidden,
    centred: own.centred ?? base.centred,
    list: own.list ?? base.list,
  };
}

function looksOf(style: XmlElement, fonts: ReadonlyMap<string, string>): OdtLooks {
  const letters = childOf(style, 'style:text-properties')?.attributes ?? {};
  const paragraph = childOf(style, 'style:paragraph-properties')?.attributes ?? {};
  const weight = letters['fo:font-weight'];
  const transform = letters['fo:text-transform'];
  const display = letters['text:display'];
  const side = paragraph['fo:text-align'];
  const font = letters['style:font-name'];
  return {
    font: font === undefined ? letters['fo:font-family'] : (fonts.get(font) ?? font),
    bold: weight && /^(bold|[6-9]00)$/.test(weight),
    capitals: transform && transform === 'uppercase',
    hidden: display && display === 'none',
    centred: side && side === 'center',
    list: style.attributes['style:list-style-name'],
  } as OdtLooks;
}

function levelsOf(list: XmlElement, fonts: ReadonlyMap<string, string>): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of elementsOf(list)) {
    const number = Number.parseInt(level.attributes['text:level'] ?? '', 10);
    if (number >= 1 && number <= 10) levels.set(number - 1, levelOf(level, number, fonts));
  }
  return levels;
}

const formats: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

function levelOf(level: XmlElement, number: number, fonts: ReadonlyMap<string, string>): Level {
  const { attributes } = level;
  const isBullet = level.name === 'text:list-level-style-bullet';
  const format = attributes['style:num-format'] ?? '';
  const font = childOf(level, 'style:text-properties')?.attributes['style:font-name'];
  const alignment = childOf(
    childOf(level, 'style:list-level-properties'),
    'style:list-level-label-alignment',
  );
  return {
    start: Number.parseInt(attributes['text:start-value'] ?? '1', 10) || 0,
    style: isBullet ? 'bullet' : format === '' ? 'none' : (formats[format] ?? 'decimal'),
    text: isBullet
      ? (attributes['text:bullet-char'] ?? '')
      : format === ''
        ? ''
        : numberText(attributes, number),
    font: font === undefined ? undefined : (fonts.get(font) ?? font),
    gap: alignment?.attributes['text:label-followed-by'] === 'nothing' ? '' : ' ',
    legal: false,
  };
}

/** "%1.%2." for a number that shows its upper level. */
function numberText(attributes: Readonly<Record<string, string>>, number: number): string {
  const stored = attributes['loext:num-list-format'];
  if (stored !== undefined) return stored.replace(/%(\d+)%/g, '%$1');
  const shown = Math.min(Number.parseInt(attributes['text:display-levels'] ?? '1', 10) || 1, number);
  const numbers = Array.from({ length: shown }, (_, index) => `%${number - shown + 1 + index}`);
  return (attributes['style:num-prefix'] ?? '') + numbers.join('.') + (attributes['style:num-suffix'] ?? '');
}

const unitTwips: Readonly<Record<string, number>> = { in: 1440, cm: 567, mm: 56.7, pt: 20 };

/** A length such as "0.5556in" in twips. */
export function twips(length: string | undefined): number | undefined {
  const [, number, unit] = /^(\d*\.?\d+)(in|cm|mm|pt)$/.exec(length ?? '') ?? [];
  return number === undefined || unit === undefined ? undefined : Number(number) * unitTwips[unit]!;
}
