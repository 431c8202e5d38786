import { plainSymbols } from '../../../../base/symbol-font.ts';

/** What was left out of what a person pasted, so that they are told. */
export type LeftOut = { readonly pictures: number; readonly deletions: number; readonly styled: boolean };

/**
 * HTML from Word, LibreOffice or a page as paragraphs, lists and tables alone: what else it carries would not survive in the
 * report, and some of it (deleted text, comments) must not come along unseen.
 */
export function cleanPasted(html: string): { readonly html: string; readonly leftOut: LeftOut } {
  const { body } = new DOMParser().parseFromString(stylesAsData(html), 'text/html');
  const styled = /mso-|class="?Mso|<style/i.test(html);
  const pictures = remove(body, 'img, v\\:imagedata, picture, svg, object, canvas');
  const deletions = remove(body, 'del, s[cite], .msoDel, span[data-style*="mso-deleted"]');
  remove(body, commentParts);
  remove(body, 'style, script, meta, link, xml, title, iframe, input, button, select, textarea, template');
  removeNotes(body);
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) asBoldParagraph(heading);
  for (const table of body.querySelectorAll('td table, th table')) table.replaceWith(...paragraphsOf(table));
  listsOfParagraphs(body);
  for (const nested of body.querySelectorAll('li > ul, li > ol')) liftItems(nested);
  for (const list of body.querySelectorAll('td ul, td ol, th ul, th ol'))
    list.replaceWith(...paragraphsOf(list));
  dropEmptyParagraphs(body);
  for (const styled of body.querySelectorAll(`[${styleNow}]`)) marksOfStyle(styled);
  return { html: plainSymbols(body.innerHTML).normalize('NFC'), leftOut: { pictures, deletions, styled } };
}

/** The page's policy allows no inline styles, and would not read them in what is parsed here either. */
const styleNow = 'data-style';
const stylesAsData = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(?=\s*=)/gi, `$1${styleNow}`));

/** Word has properties of its own that end alike, such as `mso-bidi-font-weight`. */
const marks = [
  { element: 'b', style: /(?:^|;)\s*font-weight:\s*(?:bold|[5-9]00)/i },
  { element: 'i', style: /(?:^|;)\s*font-style:\s*italic/i },
  { element: 'u', style: /(?:^|;)\s*text-decoration(?:-line)?:[^;]*underline/i },
];
const notBold = /(?:^|;)\s*font-weight:\s*(?:normal|[1-4]00)/i;

/** What a style says of the words in it, as a mark; some programs lay all they copy into a `b` that is not bold. */
function marksOfStyle(styled: Element): void {
  const style = styled.getAttribute(styleNow)!;
  styled.removeAttribute(styleNow);
  if (styled.matches('b, strong') && notBold.test(style)) return styled.replaceWith(...styled.childNodes);
  // A mark lies around words, not around paragraphs and cells.
  if (styled.querySelector('p, div, table, ul, ol, li, td') !== null || styled.matches('table, tr, ul, ol'))
    return;
  for (const { element } of marks.filter((mark) => mark.style.test(style))) {
    const mark = document.createElement(element);
    mark.append(...styled.childNodes);
    styled.append(mark);
  }
}

/** Marks of comments in the text, and their list behind it. */
const commentParts =
  '[data-style*="mso-element:comment" i], [data-style*="mso-element: comment" i], .MsoCommentReference, .MsoCommentText, a.msocomanchor, .msocomoff';

function remove(body: HTMLElement, selector: string): number {
  const found = body.querySelectorAll(selector);
  for (const each of found) each.remove();
  return found.length;
}

/** Conditional comments hold pictures and list marks for other programs. */
function removeNotes(body: HTMLElement): void {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const notes: Node[] = [];
  while (walker.nextNode()) notes.push(walker.currentNode);
  for (const note of notes) note.parentNode?.removeChild(note);
}

function asBoldParagraph(heading: Element): void {
  const bold = document.createElement('b');
  bold.append(...heading.childNodes);
  const paragraph = document.createElement('p');
  paragraph.append(bold);
  heading.replaceWith(paragraph);
}

/** The words of a part as paragraphs, a cell or an item each. */
function paragraphsOf(part: Element): HTMLElement[] {
  const pieces = [...part.querySelectorAll('td, th, li')].filter(
    (piece) => piece.querySelector('td, th, li') === null,
  );
  return pieces.map((piece) => {
    const paragraph = document.createElement('p');
    paragraph.append(...piece.childNodes);
    return paragraph;
  });
}

type Listed = { readonly kind: 'ul' | 'ol'; readonly start: number };

/** Word writes a list as paragraphs, each with its printed mark in a part to be ignored. */
function listsOfParagraphs(body: HTMLElement): void {
  const paragraphs = [...body.querySelectorAll('p')].filter((each) => isListed(each));
  let open: { readonly list: HTMLElement; readonly kind: 'ul' | 'ol' } | null = null;
  for (const paragraph of paragraphs) {
    const mark = markOf(paragraph);
    const listed = mark === null ? null : listedAs(mark);
    if (listed === null) {
      if (mark !== null) paragraph.prepend(`${mark} `);
      open = null;
      continue;
    }
    const item = document.createElement('li');
    item.append(...paragraph.childNodes);
    const follows = open !== null && open.kind === listed.kind && isNextTo(open.list, paragraph);
    if (open !== null && follows) {
      open.list.append(item);
      paragraph.remove();
    } else {
      const list = document.createElement(listed.kind);
      if (listed.kind === 'ol' && listed.start !== 1) list.setAttribute('start', String(listed.start));
      list.append(item);
      paragraph.replaceWith(list);
      open = { list, kind: listed.kind };
    }
  }
}

const isListed = (paragraph: Element) => /mso-list:\s*l\d/i.test(paragraph.getAttribute(styleNow) ?? '');

/** Takes the printed mark out of the paragraph; null where there is none. */
function markOf(paragraph: Element): string | null {
  const ignored = [...paragraph.querySelectorAll('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute(styleNow) ?? ''),
  );
  if (ignored === undefined) return null;
  const mark = (ignored.textContent ?? '').replace(/[\s\u00A0]+/g, ' ').trim();
  ignored.remove();
  return mark;
}

/** "1." begins a numbered item; "a)", "I." and "1.2." stay as words, for the report would number them otherwise. */
function listedAs(mark: string): Listed | null {
  const number = /^(\d{1,3})[.)]$/.exec(mark)?.[1];
  if (number !== undefined) return { kind: 'ol', start: Number(number) };
  return /[\p{L}\d]{1,}[.)]|\d/u.test(mark) ? null : { kind: 'ul', start: 1 };
}

function isNextTo(list: Element, paragraph: Element): boolean {
  return list.nextElementSibling === paragraph;
}

/** Lists in the report have one level: what lay deeper follows its item. */
function liftItems(nested: Element): void {
  nested.parentElement?.after(...nested.children);
  nested.remove();
}

function dropEmptyParagraphs(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('p')) {
    const isOnly =
      paragraph.parentElement?.matches('td, th, li') && paragraph.parentElement.children.length === 1;
    if (!isOnly && /^[\s\u00A0]*$/.test(paragraph.textContent ?? '') && paragraph.children.length <= 1)
      paragraph.remove();
  }
}
