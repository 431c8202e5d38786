import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Document } from '../document.ts';
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { docxOf, sampleReport } from './docx-sample.ts';
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
  const converted = (bytes: Uint8Array, kind: string) => {
    writeFileSync(join(folder, 'a.docx'), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', kind, '--outdir', folder, join(folder, 'a.docx')];
    execFileSync('soffice', args, { stdio: 'ignore', timeout: 60_000 });
    return readFileSync(join(folder, `a.${kind}`));
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['odt', readOdt],
    ['rtf', readRtf],
    ['doc', readDoc],
  ] as const)('reads the same from .%s', { timeout: 90_000 }, async (kind, read) => {
    const original = await readDocx(sampleReport());
    const again = await read(converted(sampleReport(), kind));
    expect(shown(again)).toEqual(shown(original));
    expect(again.unread.map(({ code, quote }) => [code, quote])).toEqual([
      ['tracked-deletion-left-out', '24'],
    ]);
  });

  test('a row of more columns than a page of a .doc describes is whole', { timeout: 90_000 }, async () => {
    const columns = Array.from({ length: 14 }, (_, index) => index);
    const width = '<w:tcPr><w:tcW w:w="700" w:type="dxa"/></w:tcPr>';
    const row = (from: number) =>
      `<w:tr>${columns.map((column) => `<w:tc>${width}<w:p><w:r><w:t>${from + column}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`;
    const grid = `<w:tblGrid>${columns.map(() => '<w:gridCol w:w="700"/>').join('')}</w:tblGrid>`;
    const wide = docxOf(`<w:tbl>${grid}${row(100)}${row(200)}</w:tbl><w:p/>`);
    expect(shown(await readDoc(converted(wide, 'doc')))).toEqual(shown(await readDocx(wide)));
  });
});
