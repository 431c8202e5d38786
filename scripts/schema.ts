import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Check, Extraction, Failure } from '../src/areas/legacy/answer.ts';

/** Prints the JSON Schema of the machine's answers into docs/schema; with --check says whether the printed ones are up to date. */
const folder = join(import.meta.dirname, '..', 'docs', 'schema');
const answers = { extract: Extraction, check: Check, error: Failure };

let stale = 0;
for (const [name, schema] of Object.entries(answers)) {
  const file = join(folder, `${name}.schema.json`);
  const text = `${JSON.stringify({ title: `motso ${name}`, ...z.toJSONSchema(schema) }, null, 2)}\n`;
  if (process.argv.includes('--check')) stale += readFileSync(file, 'utf8') === text ? 0 : 1;
  else writeFileSync(file, text);
}
if (stale > 0)
  console.error(
    `${stale} of the schemas in docs/schema are not those of the code: run node scripts/run.mjs scripts/schema.ts`,
  );
process.exitCode = stale;
