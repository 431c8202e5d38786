import { z } from 'zod';
import { Validity } from '../indicators/dictionary.ts';

/** What the registers of other areas list in a section; a section may name only these. */
const generatedLists = [
  'appointment.people',
  'dialogue.meetings',
  'documents.decisionsIssued',
  'documents.directivesIssued',
  'documents.plansIssued',
  'dossiers.apologies',
  'dossiers.byField',
  'dossiers.late',
  'feedback.items',
  'index.remedies',
  'initiatives.applied',
  'inspection.issuesOpen',
  'inspection.units',
  'legal.issued',
  'legal.reviewed',
  'organisation.changes',
  'plan.goals',
  'plan.tasksDone',
  'plan.tasksLate',
  'plan.tasksNext',
  'procedures.decisions',
  'publicity.news',
  'tasks.inProgress',
  'tasks.overdue',
  'training.courses',
] as const;

/** A sentence with places for figures: "Đã hoàn thành {plan.tasksDone} nhiệm vụ." It is left out where a figure of it is missing. */
const OutlineSentence = z.strictObject({
  text: z.string().regex(/^[^{}]*(\{[A-Za-z0-9.]+\}[^{}]*)*\.$/, 'a sentence ends with a full stop'),
  /** Said only where this figure is zero ("không phát sinh" is zero too), or above it. */
  when: z.strictObject({ indicator: z.string(), is: z.enum(['zero', 'above-zero']) }).optional(),
});
export type OutlineSentence = z.infer<typeof OutlineSentence>;

export const OutlineSection = z.strictObject({
  /** Stable over versions, so that last period's text finds its section: `direction.plan`. */
  id: z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*$/),
  /** As printed before the title: "I", "1", "a)". */
  number: z.string().min(1),
  title: z.string().min(3),
  /** 0 for the outermost sections: a section's parent is the nearest one above with a smaller depth. */
  depth: z.number().int().min(0).max(3),
  /** Of outlines that reports were once written on: no longer asked for, as a section with others below it is but their title. */
  opening: z.boolean().optional(),
  /** What to write here, for the official who writes it. */
  hint: z.string().min(20),
  /** Dictionary ids whose figures belong here; those of its sentences are among them. */
  indicators: z.array(z.string()).default([]),
  lists: z.array(z.enum(generatedLists)).default([]),
  sentences: z.array(OutlineSentence).default([]),
});
export type OutlineSection = z.infer<typeof OutlineSection>;

/** The sections of a report's narrative, for the kinds of reports and the levels named. */
export const Outline = Validity.extend({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(3),
  authority: z.string(),
  levels: z.array(z.enum(['commune', 'district', 'province'])).min(1),
  kinds: z.array(z.enum(['quarter', 'half-year', 'nine-month', 'year', 'multi-year'])).min(1),
  /** True where the outline is our reading of the law, not an issued one. */
  provisional: z.boolean().default(false),
  sections: z.array(OutlineSection).min(1),
}).strict();
export type Outline = z.infer<typeof Outline>;

/** The sections that are but the title of those below them: nothing is asked for there, though words may lead in. */
export function headingsOf({ sections }: Outline): ReadonlySet<string> {
  const isHeading = ({ depth }: OutlineSection, at: number) => (sections[at + 1]?.depth ?? 0) > depth;
  return new Set(sections.filter(isHeading).map(({ id }) => id));
}

type Numbered = { readonly number: string; readonly title: string; readonly depth: number };

/** A section as one names it apart from its place: "II.1.a) Xây dựng văn bản quy phạm pháp luật". */
export function namedInFull(sections: readonly Numbered[], at: number): string {
  const { title } = sections[at]!;
  const numbers: string[] = [];
  for (const { number, depth } of sections.slice(0, at + 1)) numbers.splice(depth, numbers.length, number);
  return `${numbers.join('.')} ${title}`;
}

/** A piece of a sentence: words as they stand, or the indicator whose figure stands there. */
export type SentencePart = { readonly words: string } | { readonly indicator: string };

/** Takes a sentence apart at its places, in order. */
export function sentenceParts({ text }: OutlineSentence): SentencePart[] {
  return text
    .split(/(\{[^}]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('{') ? { indicator: piece.slice(1, -1) } : { words: piece }));
}
