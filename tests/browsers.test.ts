import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = dirname(import.meta.dirname);

/** What browsers brought after Chrome 109, the last for Windows 7 and 8. Syntax is made older by the build; these are not. */
const younger: Readonly<Record<string, RegExp>> = {
  'Object.groupBy': /\bObject\.groupBy\b/,
  'Map.groupBy': /\bMap\.groupBy\b/,
  'Promise.withResolvers': /\bPromise\.withResolvers\b/,
  'Promise.try': /\bPromise\.try\b/,
  'URL.canParse': /\bURL\.(canParse|parse)\b/,
  'URLSearchParams size': /\b(params|search|searchParams)\.size\b/,
  'Array copies': /\.(toSorted|toReversed|toSpliced)\(/,
  'Array with': /\.with\(/,
  'Array.fromAsync': /\bArray\.fromAsync\b/,
  'Set methods':
    /(?<!\bz)\.(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/,
  'Iterator helpers':
    /\.(values|keys|entries)\(\)\s*\.(map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(/,
  'well-formed strings': /\.(isWellFormed|toWellFormed)\(/,
  'AbortSignal.any': /\bAbortSignal\.any\b/,
  'crypto.randomUUID': /\bcrypto\.randomUUID\b/,
  'RegExp v flag': /\/[dgimsuy]*v[dgimsuy]*[.,;)\s]/,
  popover: /\bpopover(Target)?=/,
};

/** Our own files that the page is made of: all that can be reached from its beginning. */
function reached(): string[] {
  const found = new Set<string>();
  const waiting = ['src/web/begin.ts'];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || !/\.tsx?$/.test(file)) continue;
    found.add(file);
    waiting.push(...importsOf(file));
  }
  return [...found].sort();
}

/** Types alone are not part of the page. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/import type [\s\S]*?;/g, '');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    resolve(root, dirname(file), match[1]!).slice(root.length + 1),
  );
}

const codeOf = (file: string) =>
  readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('browsers from Chrome 109 on', () => {
  it('are what the page is built for', () => {
    expect(readFileSync(join(root, 'vite.config.ts'), 'utf8')).toContain("target: 'chrome109'");
  });

  it('have everything that the page uses', () => {
    const files = reached();
    expect(files.length).toBeGreaterThan(100);
    const wrong = files.flatMap((file) =>
      Object.entries(younger)
        .filter(([, pattern]) => pattern.test(codeOf(file)))
        .map(([name]) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['Array copies', 'const a = list.toSorted();'],
    ['Array with', 'const b = list.with(0, 1);'],
    ['Iterator helpers', 'map.values().map((each) => each)'],
    ['Set methods', 'one.union(other)'],
    ['RegExp v flag', 'text.match(/a/v)'],
    ['URLSearchParams size', 'if (params.size === 0) return;'],
  ])('would be told of %s', (name, code) => {
    expect(younger[name]!.test(code)).toBe(true);
  });
});
