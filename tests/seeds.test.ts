import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Analysis, analyse } from '../src/areas/legacy/analyse.ts';
import { ruleBook } from '../src/areas/legacy/rule-book.ts';
import { expectedCells } from './seeds-expected.ts';
import { expectedFindings, expectedHeld } from './seeds-findings.ts';
import { type Measure, measure } from './seeds-measure.ts';

const folder = join(import.meta.dirname, '..', '..', 'shared', 'seeds');
const here = existsSync(folder);
const nameOf = (seed: string) => readdirSync(folder).find((name) => name.startsWith(seed))!;
const bytesOf = (file: string) => new Uint8Array(readFileSync(join(folder, file)));
const seeds = Object.keys(expectedCells);

const measured = (seed: string, { extraction }: Analysis) => measure(expectedCells[seed]!, extraction);
const told = ({ mistakes, doubted }: Measure) => [...mistakes, ...doubted.map((cell) => `doubted: ${cell}`)];

function expectWellRead(measures: readonly Measure[], share: number, most: number): void {
  const sum = (of: (one: Measure) => number) => measures.reduce((total, one) => total + of(one), 0);
  const right = sum(({ right: count }) => count) / sum(({ filled }) => filled);
  const wrong = sum(({ wrong: count }) => count);
  expect({ right: right >= share, wrong: wrong <= most, told: measures.flatMap(told) }).toMatchObject({
    right: true,
    wrong: true,
  });
}

function expectFindings(seed: string, { check }: Analysis): void {
  const has = (message: string, says: readonly string[]) => says.every((words) => message.includes(words));
  const wanted = expectedFindings[seed]!;
  const lost = wanted.filter(
    ({ severity, says }) =>
      !check.findings.some((one) => one.severity === severity && has(one.message, says)),
  );
  expect(lost).toEqual([]);
  const faults = check.findings.filter(({ severity }) => severity !== 'note');
  const alarms = faults.filter(
    ({ severity, message }) => !wanted.some((one) => one.severity === severity && has(message, one.says)),
  );
  expect(alarms.slice(2).map(({ message }) => message)).toEqual([]);
  for (const words of expectedHeld[seed] ?? [])
    expect(check.held.map(({ message }) => message)).toContainEqual(expect.stringContaining(words));
}

describe.skipIf(!here)('the five reports as text (skipped where ../shared is absent)', () => {
  const analyses = new Map<string, Analysis>();
  beforeAll(async () => {
    for (const seed of seeds) analyses.set(seed, await analyse(bytesOf(nameOf(seed)), `${seed}.txt`));
  });

  test('at least 99 % of the filled cells are right, at most 5 wrong or invented', () => {
    const measures = seeds.map((seed) => measured(seed, analyses.get(seed)!));
    expect(measures.reduce((sum, { filled }) => sum + filled, 0)).toBeGreaterThan(600);
    expectWellRead(measures, 0.99, 5);
  });

  test.each(seeds)(
    '%s: each contradiction is found with its severity, with two false alarms at most',
    (seed) => expectFindings(seed, analyses.get(seed)!),
  );

  const renditions: readonly (readonly [string, (text: string) => string])[] = [
    ['lines of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['letters with separate accents', (text) => text.normalize('NFD')],
    ['blank ends of lines cut off', (text) => text.replace(/[ \t]+$/gm, '')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
  ];
  test.each(renditions)('read the same with %s', async (_, changed) => {
    const measures: Measure[] = [];
    for (const seed of seeds) {
      const bytes = new TextEncoder().encode(changed(new TextDecoder().decode(bytesOf(nameOf(seed)))));
      measures.push(measured(seed, await analyse(bytes, `${seed}.txt`)));
    }
    expectWellRead(measures, 0.99, 5);
  });
});

describe.skipIf(!here)('reports as files (skipped where ../shared is absent)', () => {
  test.each([
    ['001', '001.docx'],
    ['004', '004.pdf'],
  ])('%s as %s is read and checked like its text', async (seed, file) => {
    const analysis = await analyse(bytesOf(join('files', file)), file);
    expectWellRead([measured(seed, analysis)], 0.99, 1);
    expectFindings(seed, analysis);
  });

  test('003-scan.pdf: at least 97 % of the cells, wrong ones counted double', {
    timeout: 300_000,
  }, async () => {
    const pages: number[] = [];
    const analysis = await analyse(bytesOf(join('files', '003-scan.pdf')), '003-scan.pdf', {
      onProgress: (done) => pages.push(done),
    });
    const result = measured('003', analysis);
    const share = (result.right - result.wrong) / result.filled;
    expect({ enough: share >= 0.97, told: told(result) }).toMatchObject({ enough: true });
    expect(pages.length).toBeGreaterThan(1);
  });
});

describe.skipIf(!here)('the examples of the rules', () => {
  test('are invented: no large figure, fraction or document number of them stands in a report', () => {
    const reports = seeds.map((seed) => readFileSync(join(folder, nameOf(seed)), 'utf8')).join('\n');
    const distinctive = /\d+[/.,]\d[\d/.,]*\d|\d{1,4}\/\p{Lu}[\p{L}-]+|\d{3,}/gu;
    const taken = ruleBook().flatMap(({ id, wrong, right }) =>
      [...`${wrong} ${right}`.matchAll(distinctive)]
        .map(([figure]) => figure)
        .filter(
          (figure) =>
            !/^(100|20[0-3]\d)$/.test(figure) &&
            new RegExp(`(?<![\\d/.,])${figure.replaceAll('.', '\\.')}(?![\\d/]|[.,]\\d)`).test(reports),
        )
        .map((figure) => `${id}: ${figure}`),
    );
    expect(taken).toEqual([]);
  });
});
