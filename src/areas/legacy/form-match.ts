import { foldedWords, likeness, oneLine } from '../../base/fold.ts';
import type { FormRow, FormTable, FormTemplate } from '../reports/form-template.ts';

/** A printed row as far as recognising needs it. */
export type PrintedRow = { readonly code: string | null; readonly label: string };
export type FormMatch = {
  readonly form: FormTemplate;
  readonly table: FormTable;
  readonly rows: readonly (FormRow | null)[];
};

/** Below this two labels are not the same row. */
const sameLabel = 0.62;
/** A repeated printed number supports a match, but never makes one: numbers are wrong or renumbered in real reports. */
const codeSupport = 0.12;

/** Recognises forms by label and structure. Built once for a catalogue; remembers the labels it has met. */
export function formMatcher(
  forms: readonly FormTemplate[],
): (rows: readonly PrintedRow[], title: string) => FormMatch | null {
  const tables = forms.flatMap((form) => form.tables.map((table) => ({ form, table })));
  const alike = labelIndex(tables.map(({ table }) => table));
  return (rows, title) => {
    const scores = rows.map((row) => alike(row.label));
    let best: { match: FormMatch; worth: number } | null = null;
    for (const { form, table } of tables) {
      const aligned = align(rows, table, scores);
      if (!enough(aligned.matched, rows.length, table.rows.length)) continue;
      const worth =
        aligned.worth / Math.max(rows.length, 1) +
        aligned.matched / table.rows.length / 8 +
        titleWorth(table, title);
      if (best === null || worth > best.worth) best = { match: { form, table, rows: aligned.rows }, worth };
    }
    return best === null ? null : { ...best.match, rows: withGapsFilled(rows, best.match) };
  };
}

/** A label that is half that of its row counts where the rows around it and its number say the same. */
const likelyLabel = 0.5;

/** Rows left over between two that are known, where the form has a row of that number between them, labelled somewhat alike. */
function withGapsFilled(rows: readonly PrintedRow[], { table, rows: found }: FormMatch): (FormRow | null)[] {
  const places = found.map((row) => (row === null ? -1 : table.rows.indexOf(row)));
  return found.map((row, index) => {
    if (row !== null) return row;
    const { code, label } = rows[index]!;
    const after = places.findLast((place, at) => at < index && place >= 0) ?? -1;
    const before = places.find((place, at) => at > index && place >= 0) ?? table.rows.length;
    const words = foldedWords(label);
    const likely = table.rows.slice(after + 1, before).find((candidate) => candidate.code === code);
    if (code === null || likely === undefined) return null;
    const known = foldedWords(likely.label);
    return !namesAnother(words, known) && likenessOfLabels(words, known) >= likelyLabel ? likely : null;
  });
}

const enough = (matched: number, printed: number, inForm: number) =>
  matched >= Math.min(3, inForm) && matched >= printed * 0.45;

const titleWorth = (table: FormTable, title: string) => {
  const words = foldedWords(title);
  return Math.max(...table.titles.map((known) => likeness(foldedWords(known), words))) / 4;
};

type Scores = ReadonlyMap<FormRow, number>;

/** For every label, the rows of all forms that are labelled alike. Words are looked up first: few rows share half of them. */
function labelIndex(tables: readonly FormTable[]): (label: string) => Scores {
  const rows = tables.flatMap((table) => table.rows).map((row) => ({ row, words: foldedWords(row.label) }));
  const byWord = new Map<string, Set<number>>();
  for (const [index, { words }] of rows.entries()) {
    for (const word of words) byWord.set(word, (byWord.get(word) ?? new Set()).add(index));
  }
  const known = new Map<string, Scores>();
  return (label) => {
    const key = oneLine(label);
    let scores = known.get(key);
    if (scores === undefined) {
      scores = scoresOf(foldedWords(key), rows, byWord);
      if (known.size < 20_000) known.set(key, scores);
    }
    return scores;
  };
}

function scoresOf(
  words: readonly string[],
  rows: readonly { row: FormRow; words: string[] }[],
  byWord: ReadonlyMap<string, ReadonlySet<number>>,
): Scores {
  const shared = new Map<number, number>();
  for (const word of new Set(words)) {
    for (const index of byWord.get(word) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  const scores = new Map<FormRow, number>();
  for (const [index, count] of shared) {
    const candidate = rows[index]!;
    if (count * 2 < Math.min(words.length, candidate.words.length)) continue;
    const score = namesAnother(words, candidate.words) ? 0 : likenessOfLabels(words, candidate.words);
    if (score >= sameLabel) scores.set(candidate.row, score);
  }
  return scores;
}

/** Whether two labels name different levels of government or of online service (mức độ): rows of another matter, however alike. */
function namesAnother(a: readonly string[], b: readonly string[]): boolean {
  if (levelWords.some((before) => areApart(levelsNamed(before, a), levelsNamed(before, b)))) return true;
  const [degrees, others] = [serviceLevels(a), serviceLevels(b)];
  return degrees !== '' && others !== '' && degrees !== others;
}

/** "cấp xã", "UBND huyện", or any of them: "UBND cấp xã liên thông với UBND huyện" is a row of communes. */
const levelWords = [['cap'], ['ubnd'], ['cap', 'ubnd', 'chuc', 'so']];

const levelsNamed = (before: readonly string[], words: readonly string[]) =>
  words.filter((level, at) => before.includes(words[at - 1]!) && /^(tinh|nganh|huyen|xa)$/.test(level));

const areApart = (a: readonly string[], b: readonly string[]) =>
  a.length > 0 && b.length > 0 && !a.some((level) => b.includes(level));

/** The digits that follow "mức độ": "3" or "3 4" ("mức độ 3 và 4", "mức độ 3, mức độ 4"). */
function serviceLevels(words: readonly string[]): string {
  const found = words.join(' ').matchAll(/muc(?: do)? (\d)(?: va (\d))?/g);
  return [...new Set([...found].flatMap(([, one, other]) => [one, other ?? one]))].sort().join(' ');
}

/** Forms add explanations in brackets and units print labels short: a label that begins the other counts almost in full. */
function likenessOfLabels(a: readonly string[], b: readonly string[]): number {
  const whole = likeness(a, b);
  const short = Math.min(a.length, b.length);
  if (whole >= 0.9 || short < 4) return whole;
  const begins = likeness(a.slice(0, short), b.slice(0, short));
  return begins < 0.9 ? whole : Math.max(whole, begins * 0.85);
}

type Alignment = { readonly rows: (FormRow | null)[]; readonly matched: number; readonly worth: number };

/** The best pairing of printed rows with the form's rows that keeps the order of both. */
function align(rows: readonly PrintedRow[], table: FormTable, scores: readonly Scores[]): Alignment {
  const width = table.rows.length + 1;
  const best = new Float64Array((rows.length + 1) * width);
  const pair = (i: number, j: number) => pairWorth(rows[i]!, table.rows[j]!, scores[i]!);
  for (let i = 1; i <= rows.length; i += 1) {
    for (let j = 1; j < width; j += 1) {
      const skip = Math.max(best[(i - 1) * width + j]!, best[i * width + j - 1]!);
      best[i * width + j] = Math.max(skip, best[(i - 1) * width + j - 1]! + pair(i - 1, j - 1));
    }
  }
  return traceBack(rows, table, best, width, pair);
}

function pairWorth(row: PrintedRow, formRow: FormRow, scores: Scores): number {
  const score = scores.get(formRow);
  if (score === undefined) return 0;
  return score + (row.code !== null && row.code === formRow.code ? codeSupport : 0);
}

function traceBack(
  rows: readonly PrintedRow[],
  table: FormTable,
  best: Float64Array,
  width: number,
  pair: (i: number, j: number) => number,
): Alignment {
  const found: (FormRow | null)[] = rows.map(() => null);
  let matched = 0;
  let [i, j] = [rows.length, width - 1];
  while (i > 0 && j > 0) {
    const here = best[i * width + j]!;
    const worth = pair(i - 1, j - 1);
    // Of rows labelled the same, the first that serves: it is the one below the heading that was met.
    if (here === best[i * width + j - 1]) j -= 1;
    else if (worth > 0 && here === best[(i - 1) * width + j - 1]! + worth) {
      found[i - 1] = table.rows[j - 1]!;
      matched += 1;
      i -= 1;
      j -= 1;
    } else i -= 1;
  }
  return { rows: found, matched, worth: best[rows.length * width + width - 1]! };
}
