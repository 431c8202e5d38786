import type { Extraction } from '../answer.ts';
import { datePrinted, windowPrinted } from './as-printed.ts';
import { words } from './words.ts';

const { forms } = words;

/** The head of a report, a name and its words a line; null where the report does not say it. */
export function headLines({ source, report }: Extraction): [string, string | null][] {
  return [
    [forms.file, source.file],
    [forms.unit, report.unit],
    [forms.level, report.level === null ? null : words.level[report.level]],
    [forms.parents, report.parents.length === 0 ? null : report.parents.join('; ')],
    [forms.kind, words.kind[report.kind]],
    [forms.title, report.title],
    [forms.symbol, report.symbol],
    [forms.date, report.date === null ? null : datePrinted(report.date)],
    [forms.window, windowPrinted(report.window)],
    [forms.hash, source.sha256],
  ];
}
