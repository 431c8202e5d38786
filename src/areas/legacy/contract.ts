import type { Analysis } from './analyse.ts';

/** What the page and the server say to each other. Nothing is kept between two requests. */

/** `forms`: .xlsx; `comments`: the original .docx with comments; `note`: the findings as .docx; `json`: the machine's answer. */
export const exportKinds = ['forms', 'comments', 'note', 'json'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** What a standard form is called: "Phụ lục 2" of "Biểu mẫu thống kê số liệu báo cáo CCHC", and the heading over its table. */
export type FormName = { readonly number: string | null; readonly title: string; readonly heading: string };
export type FormNames = Readonly<Record<string, FormName>>;

export type Refusal = { readonly code: string; readonly message: string };

/** One line of the answer to `POST /api/read`: any number of `progress`, then `result` or `error`. */
export type ReadLine = {
  readonly progress?: { readonly done: number; readonly total: number };
  readonly result?: Analysis;
  /** With the result: the forms that its tables stand on, by id. */
  readonly forms?: FormNames;
  readonly error?: Refusal;
};

/** Files larger than this are not taken in, neither by the page nor by the server. */
export const largestFile = 100 * 1024 * 1024;

/** So many reports go into one download of several. */
export const mostTogether = 200;

/** What was read of them, sent back without the text: 200 ordinary reports have 20 MB, 200 long ones 30 MB. */
export const largestAnalyses = 32 * 1024 * 1024;
