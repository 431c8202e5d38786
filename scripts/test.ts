import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Runs all tests and closes with one line: N passed, N failed, N skipped. Under CI a skipped test is a failure, unless it reads ../shared. */
const folder = mkdtempSync(join(tmpdir(), 'motso-test-'));
const report = join(folder, 'report.json');
const root = dirname(import.meta.dirname);
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const args = [
  vitest,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${report}`,
  ...process.argv.slice(2),
];
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });

type Test = { status: string; fullName: string };
const results: { testResults: { assertionResults: Test[]; status: string; name: string }[] } = JSON.parse(
  readFileSync(report, 'utf8'),
);
const tests = results.testResults.flatMap((file) => file.assertionResults);
const named = (wanted: (test: Test) => boolean) => tests.filter(wanted);
const skipped = named(
  (test) => test.status === 'skipped' || test.status === 'pending' || test.status === 'todo',
);
const forbidden =
  process.env.CI === 'true' ? skipped.filter((test) => !test.fullName.includes('../shared')) : [];
const brokenFiles = results.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
);
const failed = named((test) => test.status === 'failed').length + brokenFiles.length + forbidden.length;

for (const test of skipped) console.log(`skipped: ${test.fullName}`);
for (const test of forbidden) console.log(`failed: skipped under CI: ${test.fullName}`);
console.log(
  `${named((test) => test.status === 'passed').length} passed, ${failed} failed, ${skipped.length - forbidden.length} skipped`,
);
process.exit(failed > 0 || (status ?? 1) !== 0 ? 1 : 0);
