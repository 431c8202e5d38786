import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { foldedWords, likeness, sharedInOrder } from '../../../base/fold.ts';
import { readJsonFolder } from '../../../base/json-folder.ts';
import type { Outline, OutlineSection } from '../../reports/outline.ts';

/** What reports call the sections of an outline besides their titles. */
const SectionNames = z.strictObject({
  basis: z.string(),
  abbreviations: z.record(z.string(), z.string()),
  /** Words that a title may begin with and that tell nothing of its section. */
  opening: z.array(z.string()),
  /** By the section's id, which is the same in every outline. */
  names: z.record(z.string(), z.array(z.string())),
});
type SectionNames = z.infer<typeof SectionNames>;

const folder = fileURLToPath(new URL('../../../../catalogue/outlines/names', import.meta.url));
let loaded: SectionNames[] | null = null;

/** Read once. Throws an `Error` naming file and place where a file is wrong. */
export function loadSectionNames(): SectionNames[] {
  loaded ??= readJsonFolder(folder, SectionNames).map(({ data }) => data);
  return loaded;
}

/** How much a heading calls a section by its name, 0–1. */
export type CallsIt = (heading: string) => (section: OutlineSection) => number;

/** Knows the sections of one outline by their titles and their other names. */
export function namesOf({ sections }: Outline): CallsIt {
  const all = loadSectionNames();
  const barings = all.map(baring);
  const bare = (text: string) => barings.reduce((words, bareOf) => bareOf(words), foldedWords(text));
  const known = new Map(
    sections.map(({ id, title }) => {
      const others = all.flatMap(({ names }) => names[id] ?? []);
      return [id, [title, ...others].map(bare)];
    }),
  );
  return (heading) => {
    const words = bare(heading.replace(/\([^)]*\)/g, ' '));
    return ({ id }) => Math.max(0, ...(known.get(id) ?? []).map((name) => alike(words, name)));
  };
}

/** Writes out, without the words that open any title: "Về kiểm tra CCHC" is "kiem tra cai cach hanh chinh". */
function baring({ abbreviations, opening }: SectionNames): (words: readonly string[]) => string[] {
  const long = new Map(
    Object.entries(abbreviations).map(([short, text]) => [foldedWords(short)[0], foldedWords(text)]),
  );
  const openings = opening.map(foldedWords);
  return (words) => {
    let rest = words.flatMap((word) => long.get(word) ?? [word]);
    for (;;) {
      const first = openings.find((some) => some.every((word, at) => rest[at] === word));
      if (first === undefined || first.length >= rest.length) return rest;
      rest = rest.slice(first.length);
    }
  };
}

/** A heading may say more after the name: "Phương hướng, nhiệm vụ quý II năm 2023". The longer name tells more than the shorter. */
function alike(heading: readonly string[], name: readonly string[]): number {
  const isBegun = name.length >= 3 && sharedInOrder(heading.slice(0, name.length), name) === name.length;
  const begun = isBegun ? 0.85 + (0.14 * name.length) / heading.length : 0;
  return Math.max(likeness(heading, name), begun);
}
