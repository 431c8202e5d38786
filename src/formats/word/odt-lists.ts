import type { XmlElement } from '../xml.ts';
import type { Piece } from './line.ts';
import { type List, numberingOf } from './numbering.ts';
import { type OdtStyles, outlineList } from './odt-styles.ts';

/** The lists of an .odt, followed while its blocks are walked. */
export type OdtLists = {
  /** What is printed before a paragraph or heading: the number of the list item it begins, or of its outline. */
  number(paragraph: XmlElement): Piece | undefined;
  /** Walks what is inside an element, which may be a list or a list item. */
  within(element: XmlElement, walk: () => void): void;
};

type OpenList = { readonly kind: string; readonly style: string };

/** `pending` is the list item whose first paragraph is still to come; its start value where it has one. */
type Pending = { readonly start: number | undefined };

export function odtLists(styles: OdtStyles): OdtLists {
  const lists = new Map<string, List>();
  const numbering = numberingOf(lists);
  const open: OpenList[] = [];
  const lastOfStyle = new Map<string, string>();
  const kindOfId = new Map<string, string>();
  let pending: Pending | undefined;
  let made = 0;
  const begin = ({ attributes }: XmlElement): OpenList => {
    const outer = open.at(-1);
    const style = attributes['text:style-name'] ?? outer?.style ?? '';
    const goesOn = attributes['text:continue-numbering'] === 'true' ? lastOfStyle.get(style) : undefined;
    const { 'text:continue-list': continued, 'xml:id': id } = attributes;
    made += 1;
    const kind =
      outer?.kind ??
      (continued === undefined ? undefined : kindOfId.get(continued)) ??
      goesOn ??
      String(made);
    if (id !== undefined) kindOfId.set(id, kind);
    lastOfStyle.set(style, kind);
    return { kind, style };
  };
  const next = ({ kind, style }: OpenList, level: number, start?: number) => {
    made += 1;
    const id = start === undefined ? `${kind} ${style}` : `${kind} ${style} from ${made}`;
    const starts = new Map(start === undefined ? [] : [[level, start]]);
    if (!lists.has(id)) lists.set(id, { kind, levels: styles.levels(style), starts });
    return numbering.next(id, level);
  };
  return {
    number(paragraph) {
      const list = open.at(-1);
      if (list) {
        const item = pending;
        pending = undefined;
        return item && next(list, open.length - 1, item.start);
      }
      const level = Number.parseInt(paragraph.attributes['text:outline-level'] ?? '', 10);
      if (!(level >= 1 && level <= 10) || paragraph.attributes['text:is-list-header'] === 'true')
        return undefined;
      return next({ kind: outlineList, style: outlineList }, level - 1);
    },
    within(element, walk) {
      if (element.name === 'text:list') {
        open.push(begin(element));
        walk();
        open.pop();
      } else if (element.name === 'text:list-item' || element.name === 'text:list-header') {
        const start = Number.parseInt(element.attributes['text:start-value'] ?? '', 10);
        pending =
          element.name === 'text:list-item' ? { start: Number.isNaN(start) ? undefined : start } : undefined;
        walk();
        pending = undefined;
      } else {
        walk();
      }
    },
  };
}
