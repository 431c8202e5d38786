import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../src/areas/legacy/check.ts';
import { mentionsIn } from '../../src/areas/legacy/mentions.ts';
import { readReport } from '../../src/areas/legacy/report.ts';
import type { Finding } from '../../src/base/finding.ts';
import { readText } from '../../src/formats/text/text.ts';
import { changed } from './edit.ts';
import { edits } from './edits.ts';

const samples = join(import.meta.dirname, '../../../shared/seeds');
const present = existsSync(samples);
const sample = (name: string) =>
  readFileSync(join(samples, readdirSync(samples).find((file) => file.startsWith(name))!), 'utf8');

/** What counts as an alarm; remarks do not. */
function alarms(text: string): Finding[] {
  const report = readReport(readText(text));
  return checkReport(report, mentionsIn(report)).findings.filter((finding) => finding.severity !== 'note');
}

const nameOf = ({ rule, message, at }: Finding) => `${rule} ${message} ${at.map(({ line }) => line).join()}`;
/** A row or a wrapped sentence may begin some lines before the figure in it. */
const isNear = (finding: Finding, line: number) =>
  finding.at.some((place) => Math.abs((place.line ?? 0) - line) <= 4);
const counted = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity }) => `${severity} ${rule}`).sort();

const all = Object.values(edits);
const count = (of: 'breaking' | 'harmless') => all.reduce((sum, each) => sum + each[of].length, 0);

test('there are edits of every kind', () => {
  expect(count('breaking')).toBeGreaterThanOrEqual(400);
  expect(count('harmless')).toBeGreaterThanOrEqual(150);
});

describe.skipIf(!present)('edited versions of the reports in ../shared', () => {
  const missed: string[] = [];

  test.each(Object.keys(edits))('%s: a broken relation is found at its place', (name) => {
    const text = sample(name);
    const before = new Set(alarms(text).map(nameOf));
    const misses = edits[name]!.breaking.filter(([find, replace, occurrence]) => {
      const edited = changed(text, [find, replace, occurrence]);
      const told = alarms(edited.text).filter((finding) => !before.has(nameOf(finding)));
      return !told.some((finding) => isNear(finding, edited.line));
    });
    missed.push(...misses.map(([find, replace, , breaks]) => `${name}: ${find} → ${replace} (${breaks})`));
    for (const miss of missed) console.log(`missed ${miss}`);
    expect(misses.length).toBeLessThanOrEqual(edits[name]!.breaking.length * 0.05);
  });

  test('at least 95 of 100 are found over all reports', () =>
    expect(missed.length).toBeLessThanOrEqual(count('breaking') * 0.05));

  test.each(Object.keys(edits))('%s: a harmless edit raises nothing and hides nothing', (name) => {
    const text = sample(name);
    const before = counted(alarms(text));
    const wrong = edits[name]!.harmless.filter(([, ...changes]) => {
      const edited = changes.reduce<string>(
        (now, change) => (change === 'NFD' ? now.normalize('NFD') : changed(now, change).text),
        text,
      );
      return JSON.stringify(counted(alarms(edited))) !== JSON.stringify(before);
    });
    expect(wrong).toEqual([]);
  });
});
