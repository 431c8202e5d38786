import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = dirname(import.meta.dirname);

/** What pages declare or run, the same as the server. */
const rules = [
  'src/areas/documents/contract.ts',
  'src/areas/documents/contract-files.ts',
  'src/areas/documents/contract-legal.ts',
  'src/areas/documents/contract-registers.ts',
  'src/areas/indicators/check-relations.ts',
  'src/areas/indicators/value.ts',
  'src/areas/indicators/relation.ts',
  'src/areas/indicators/phrase.ts',
  'src/areas/reports/form-value.ts',
  'src/areas/reports/formulas.ts',
  'src/areas/reports/life.ts',
  'src/areas/reports/live-checks.ts',
  'src/areas/reports/roll-up.ts',
  'src/areas/reports/time-checks.ts',
];

test.each(rules)('%s needs nothing of the machine', (file) => {
  expect(importsFrom(file).filter((name) => name.startsWith('node:'))).toEqual([]);
});

test('the catalogue, which reads files, would be found out', () => {
  expect(importsFrom('src/areas/reports/catalogue.ts')).toContain('node:url');
});

/** Everything that a file loads, through whatever it loads; types load nothing. */
function importsFrom(start: string): string[] {
  const seen = new Set([start]);
  for (const file of seen) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const text = readFileSync(path, 'utf8').replace(/^(import|export) type [\s\S]*?;$/gm, '');
    for (const [, name] of text.matchAll(/^(?:import|export)[^;]*?from '([^']+)';/gm))
      seen.add(name!.startsWith('.') ? relative(root, resolve(dirname(path), name!)) : name!);
  }
  return [...seen];
}
