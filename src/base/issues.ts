import type { z } from 'zod';
import type { Issue } from './problem.ts';
import { filled, type Values, type Word } from './word.ts';
import { fieldWords } from './words.ts';

type Raw = z.core.$ZodIssue;

/** What a form's parse found, as issues in plain words; all of them, each once and at its field. */
export function issuesOf(error: z.ZodError): Issue[] {
  const found = error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...pathOf(issue), key], message: fieldWords.unknownField }));
    return [{ path: pathOf(issue), message: messageOf(issue) }];
  });
  // Several rules of one field, such as pattern and calendar of a day, say the same.
  return [...new Map(found.map((issue) => [JSON.stringify(issue), issue])).values()];
}

const pathOf = (issue: Raw) => issue.path.map((step) => (typeof step === 'number' ? step : String(step)));

function messageOf(issue: Raw): Word {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue.input) ? fieldWords.required : ofType(issue.expected);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return ofFormat(issue.format);
    case 'invalid_value':
    case 'invalid_union':
      return isMissing(issue.input) ? fieldWords.required : fieldWords.choice;
    case 'custom':
      return wordIn(issue.params) ?? fieldWords.other;
    default:
      return fieldWords.other;
  }
}

const isMissing = (input: unknown) => input === undefined || input === null || input === '';

const ofType = (expected: string): Word =>
  expected === 'number' || expected === 'int' ? fieldWords.number : fieldWords.other;

const ofFormat = (format: string): Word => formatWords.get(format) ?? fieldWords.other;
const formatWords: ReadonlyMap<string, Word> = new Map([
  ['date', fieldWords.date],
  ['email', fieldWords.email],
  // What a form names by its id was chosen from a list, or typed and not chosen.
  ['uuid', fieldWords.choice],
]);

function tooSmall({ origin, minimum, input }: z.core.$ZodIssueTooSmall): Word {
  const least = Number(minimum);
  if (origin === 'string')
    return isMissing(input) ? fieldWords.required : put(fieldWords.tooShort, { least });
  if (origin === 'array') return put(fieldWords.tooFew, { least });
  return put(fieldWords.tooSmall, { least });
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Word {
  const most = Number(maximum);
  if (origin === 'string') return put(fieldWords.tooLong, { most });
  if (origin === 'array') return put(fieldWords.tooMany, { most });
  return put(fieldWords.tooLarge, { most });
}

const put = (word: Word, values: Values): Word => ({
  vi: filled(word.vi, values),
  en: filled(word.en, values),
});

/** A refinement may bring its own words: `.refine(test, { params: { word } })`. */
function wordIn(params: Record<string, unknown> | undefined): Word | null {
  const word = params?.word as Partial<Word> | undefined;
  return typeof word?.vi === 'string' && typeof word.en === 'string' ? { vi: word.vi, en: word.en } : null;
}
