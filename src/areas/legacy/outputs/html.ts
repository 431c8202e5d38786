import { inOrder } from '../../../base/finding.ts';
import type { Extraction } from '../answer.ts';
import { dateInWords, placePrinted, shortened, valuePrinted } from './as-printed.ts';
import { headLines } from './head.ts';
import { documentHtml, type MarkedSpot } from './html-document.ts';
import { formsHtml } from './html-forms.ts';
import { style } from './html-style.ts';
import { escaped, tag } from './html-tags.ts';
import type { Analysed, Found } from './input.ts';
import { locator } from './locate.ts';
import { words } from './words.ts';

const { page } = words;

/** One HTML file, without scripts or anything from elsewhere: findings, the documents' texts with marks at them, and the forms; `today` is an ISO date. */
export function writeHtml(analyses: readonly Analysed[], today: string): string {
  const reports = analyses.map((analysis, index) => reportHtml(analysis, `b${index + 1}`));
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(page.title)}</title>
<style>${style}</style>
</head>
<body>
${tag('a', { class: 'skip', href: '#b1-phat-hien' }, escaped(page.skip))}
<header>${tag('h1', {}, escaped(page.title))}${tag('p', {}, escaped(page.made(dateInWords(today))))}</header>
${analyses.length > 1 ? contents(analyses) : ''}
<main>
${reports.join('\n')}
</main>
</body>
</html>
`;
}

function contents(analyses: readonly Analysed[]): string {
  const items = analyses.map(({ extraction, check }, index) => {
    const link = tag('a', { href: `#b${index + 1}` }, escaped(extraction.source.file));
    return tag('li', {}, link, escaped(` – ${countsOf(check.findings)}`));
  });
  return tag('nav', { 'aria-label': page.reports }, tag('ol', {}, ...items));
}

function countsOf(findings: readonly Found[]): string {
  const of = (severity: Found['severity']) =>
    String(findings.filter((finding) => finding.severity === severity).length);
  return page.counts({ error: of('error'), warning: of('warning'), note: of('note') });
}

function reportHtml(analysis: Analysed, id: string): string {
  const { document, extraction, check } = analysis;
  const listed = listedFindings(analysis, id);
  const found = section(
    `${id}-phat-hien`,
    page.findings,
    tag('p', {}, escaped(countsOf(check.findings))),
    listed.html,
  );
  const text = section(
    `${id}-van-ban`,
    page.text,
    tag('div', { class: 'text' }, documentHtml(document, listed.spots)),
  );
  return tag(
    'article',
    { id, 'aria-labelledby': `${id}-ten` },
    tag('h2', { id: `${id}-ten` }, escaped(extraction.source.file)),
    headHtml(extraction),
    tag('div', { class: 'two' }, found, text),
    section(`${id}-bieu-mau`, page.forms, formsHtml(extraction)),
    section(`${id}-chua-doc`, page.unread, unreadHtml(extraction)),
    section(`${id}-khop`, page.held, listOf(check.held.map(({ message }) => message))),
  );
}

function section(id: string, title: string, ...content: readonly string[]): string {
  return tag('section', { 'aria-labelledby': id }, tag('h3', { id }, escaped(title)), ...content);
}

function headHtml(extraction: Extraction): string {
  const known = headLines(extraction).filter(([, text]) => text !== null);
  return tag(
    'dl',
    {},
    ...known.map(([name, text]) => tag('dt', {}, escaped(name)) + tag('dd', {}, escaped(text ?? ''))),
  );
}

function listedFindings({ document, check }: Analysed, id: string): { html: string; spots: MarkedSpot[] } {
  if (check.findings.length === 0) return { html: tag('p', {}, escaped(page.noFinding)), spots: [] };
  const locate = locator(document);
  const spots: MarkedSpot[] = [];
  const items = inOrder(check.findings).map((finding, index) => {
    const back = `${id}-ph${index + 1}`;
    const places = finding.at.map((at, part) => {
      const spot = locate(at);
      const label = escaped(`${placePrinted(at)}: “${shortened(at.quote, 120)}”`);
      if (spot === null) return tag('li', {}, label);
      const own = `${back}-${part + 1}`;
      spots.push({ ...spot, id: own, back, number: index + 1, severity: finding.severity });
      return tag('li', {}, tag('a', { href: `#${own}` }, label));
    });
    return findingHtml(finding, index + 1, back, places);
  });
  return { html: tag('ol', { class: 'findings' }, ...items), spots };
}

function findingHtml(finding: Found, number: number, id: string, places: readonly string[]): string {
  const { severity, message, found, expected, certainty } = finding;
  const badge = tag(
    'strong',
    { class: `badge ${severity}` },
    escaped(`${number}. ${words.severity[severity]}`),
  );
  const facts = [
    found === null ? null : `${page.found}: ${valuePrinted(found)}`,
    expected === null ? null : `${page.expected}: ${valuePrinted(expected)}`,
    certainty < 0.9 ? page.certainty(valuePrinted(Math.round(certainty * 100))) : null,
  ].filter((fact) => fact !== null);
  const told = facts.length === 0 ? '' : tag('p', {}, escaped(facts.join(' · ')));
  const list = places.length === 0 ? '' : tag('ul', { 'aria-label': page.places }, ...places);
  return tag('li', { id, class: severity }, tag('p', {}, badge, escaped(message)), told, list);
}

function unreadHtml({ unread }: Extraction): string {
  return listOf(unread.map(({ message, at }) => `${message} (${placePrinted(at)})`));
}

function listOf(lines: readonly string[]): string {
  if (lines.length === 0) return tag('p', {}, escaped(words.none));
  return tag('ul', {}, ...lines.map((line) => tag('li', {}, escaped(line))));
}
