import { childOf, elementsOf, type XmlElement } from '../xml.ts';
import { looksOf } from './docx-styles.ts';
import type { Level, List } from './numbering.ts';

/** Reads word/numbering.xml: lists by their number. `styleList` finds the list of a numbering style. */
export function listsOf(
  root: XmlElement | undefined,
  styleList: (style: string) => string | undefined,
): Map<string, List> {
  const kinds = byId(root, 'w:abstractNum', 'w:abstractNumId');
  const instances = byId(root, 'w:num', 'w:numId');
  const kindOf = (list: XmlElement | undefined) =>
    childOf(list, 'w:abstractNumId')?.attributes['w:val'] ?? '';
  const lists = new Map<string, List>();
  for (const [id, list] of instances) {
    let kind = kindOf(list);
    const linked = childOf(kinds.get(kind), 'w:numStyleLink')?.attributes['w:val'];
    if (linked !== undefined) kind = kindOf(instances.get(styleList(linked) ?? ''));
    lists.set(id, listOf(kind, kinds.get(kind), elementsOf(list, 'w:lvlOverride')));
  }
  return lists;
}

function byId(root: XmlElement | undefined, name: string, id: string): Map<string, XmlElement> {
  return new Map(elementsOf(root, name).map((element) => [element.attributes[id] ?? '', element]));
}

function listOf(kind: string, definition: XmlElement | undefined, overrides: readonly XmlElement[]): List {
  const levels = new Map(elementsOf(definition, 'w:lvl').map((level) => [indexOf(level), levelOf(level)]));
  const starts = new Map<number, number>();
  for (const override of overrides) {
    const level = childOf(override, 'w:lvl');
    if (level) levels.set(indexOf(override), levelOf(level));
    const start = childOf(override, 'w:startOverride');
    if (start) starts.set(indexOf(override), wholeNumber(start, 1));
  }
  return { kind, levels, starts };
}

function indexOf(level: XmlElement): number {
  return Number.parseInt(level.attributes['w:ilvl'] ?? '0', 10) || 0;
}

function levelOf(level: XmlElement): Level {
  const restart = childOf(level, 'w:lvlRestart');
  return {
    start: wholeNumber(childOf(level, 'w:start'), 0),
    style: childOf(level, 'w:numFmt')?.attributes['w:val'] ?? 'decimal',
    text: childOf(level, 'w:lvlText')?.attributes['w:val'] ?? '',
    font: looksOf(childOf(level, 'w:rPr')).font,
    gap: childOf(level, 'w:suff')?.attributes['w:val'] === 'nothing' ? '' : ' ',
    legal: childOf(level, 'w:isLgl') !== undefined,
    restart: restart && wholeNumber(restart, 0),
  };
}

function wholeNumber(element: XmlElement | undefined, otherwise: number): number {
  const value = Number.parseInt(element?.attributes['w:val'] ?? '', 10);
  return Number.isNaN(value) ? otherwise : Math.min(Math.max(value, 0), 1_000_000);
}
