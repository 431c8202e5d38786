import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { anAnalysis } from '../../../../tests/doubles/analysis.ts';
import { printCheck } from '../../../cli/print.ts';
import { viewOf } from '../web/report-view.ts';
import { writeHtml } from './html.ts';
import { writeNote } from './note.ts';

test('finding number 1 of the page is number 1 of every output', async () => {
  const analysis = anAnalysis();
  const { findings } = analysis.check;
  const unsorted = { ...analysis, check: { ...analysis.check, findings: [...findings].reverse() } };
  const messages = viewOf(unsorted).findings.map(({ message }) => message);
  const ordered = (text: string) => messages.map((message) => text.indexOf(message));
  const note = unzipSync(await writeNote([unsorted], '2026-11-21'))['word/document.xml']!;
  for (const text of [printCheck(unsorted), writeHtml([unsorted], '2026-11-21'), strFromU8(note)]) {
    const places = ordered(text);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});
