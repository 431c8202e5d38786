/** What stands in a report, what is put in its place, and at which of its occurrences. */
export type Change = readonly [find: string, replace: string, occurrence: number | 'all'];
/** A change after which two statements of the report contradict each other, and which statements they are. */
export type Breaking = readonly [find: string, replace: string, occurrence: number, breaks: string];
/** Changes that leave every statement as it was, and of which kind they are. "NFD" decomposes all letters. */
export type Harmless = readonly [kind: string, ...changes: (Change | 'NFD')[]];

/** The text after one change, with the number of the line on which it begins. Throws where the words do not stand there. */
export function changed(text: string, [find, replace, occurrence]: Change): { text: string; line: number } {
  if (!text.includes(find)) throw new Error(`not in the text: ${find}`);
  if (occurrence === 'all')
    return { text: text.replaceAll(find, replace), line: lineAt(text, text.indexOf(find)) };
  let at = -1;
  for (let count = 0; count < occurrence; count += 1) at = text.indexOf(find, at + 1);
  if (at < 0) throw new Error(`not ${occurrence} times in the text: ${find}`);
  return { text: text.slice(0, at) + replace + text.slice(at + find.length), line: lineAt(text, at) };
}

const lineAt = (text: string, at: number) => text.slice(0, at).split('\n').length;
