import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../document.ts';
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { sampleReport } from './docx-sample.ts';
import { readOdt } from './odt.ts';
import { readRtf } from './rtf.ts';

/** Everything a reader tells but places. */
function shown({ blocks }: Document) {
  return blocks.map((block) =>
    block.kind === 'paragraph'
      ? [block.role, block.text, block.bold, block.centred]
      : block.cells.map(({ row, column, rowSpan, columnSpan, text }) => [
          row,
          column,
          rowSpan,
          columnSpan,
          text,
        ]),
  );
}

const hasOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasOffice)('a report saved again by LibreOffice (needs soffice)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motso-'));
  const converted = (kind: string) => {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', kind, '--outdir', folder, join(folder, 'a.docx')];
    execFileSync('soffice', args, { stdio: 'ignore', timeout: 60_000 });
    return readFileSync(join(folder, `a.${kind}`));
  };
  beforeAll(() => writeFileSync(join(folder, 'a.docx'), sampleReport()));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['odt', readOdt],
    ['rtf', readRtf],
    ['doc', readDoc],
  ] as const)('reads the same from .%s', { timeout: 90_000 }, async (kind, read) => {
    const original = await readDocx(sampleReport());
    const again = await read(converted(kind));
    expect(shown(again)).toEqual(shown(original));
    expect(again.unread.map(({ code, quote }) => [code, quote])).toEqual([
      ['tracked-deletion-left-out', '24'],
    ]);
  });
});
