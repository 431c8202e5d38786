import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Document } from '../document.ts';
import { readPdf } from '../pdf/pdf.ts';
import { docxOf, paragraph, run } from '../word/docx-sample.ts';
import { writePaperDocx } from './docx.ts';
import { aPaper, sampleTable } from './paper-sample.ts';
import { writePaperPdf } from './pdf.ts';
import { writeFormSheets } from './sheets.ts';
import { fillWordTemplate } from './template.ts';

vi.setConfig({ testTimeout: 120_000 });

const hasOffice = (process.env.PATH ?? '').split(':').some((path) => existsSync(join(path, 'soffice')));
const folder = mkdtempSync(join(tmpdir(), 'paper-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function asPdf(name: string, bytes: Uint8Array): Promise<Document> {
  const source = join(folder, name);
  writeFileSync(source, bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, source], {
    stdio: 'ignore',
  });
  return readPdf(readFileSync(source.replace(/\.\w+$/, '.pdf')));
}

const textOf = ({ blocks }: Document) =>
  blocks
    .map((block) => (block.kind === 'paragraph' ? block.text : block.cells.map(({ text }) => text).join(' ')))
    .join(' ')
    .replace(/\s+/g, '');

const picture = async () => {
  const bytes = await sharp({ create: { width: 80, height: 40, channels: 3, background: 'navy' } })
    .jpeg()
    .toBuffer();
  return {
    kind: 'picture',
    format: 'jpeg',
    bytes,
    width: 60,
    height: 30,
    description: 'Màu',
    caption: 'Hình 1',
  } as const;
};

describe.skipIf(!hasOffice)('opened by LibreOffice (skipped where soffice is absent)', () => {
  it('the .docx prints the same words on as many pages as our own .pdf', async () => {
    const [annex] = aPaper().annexes;
    const paper = aPaper({
      body: [...aPaper().body, await picture()],
      annexes: [{ ...annex!, table: sampleTable(6) }],
      banner: 'DỰ THẢO',
    });
    const theirs = await asPdf('paper.docx', await writePaperDocx(paper));
    const ours = await readPdf(await writePaperPdf(paper));
    const letters = (document: Document) => [...textOf(document)].sort().join('');
    expect(theirs.pages).toBe(ours.pages);
    expect(letters(theirs)).toBe(letters(ours));
  });

  it('a filled template and the forms open too', async () => {
    const template = docxOf(['{ten_don_vi}', '{than_bai}'].map((text) => paragraph(run(text))).join(''));
    const values = {
      ten_don_vi: 'UBND xã An Bình',
      than_bai: { blocks: [...aPaper().body, await picture()] },
    };
    const { bytes } = await fillWordTemplate(template, values);
    const text = textOf(await asPdf('filled.docx', bytes!));
    expect(text).toContain('UBNDxãAnBình');
    expect(text).toContain('Hình1');
    const forms = await asPdf('forms.xlsx', await writeFormSheets(aPaper().annexes, 'DỰ THẢO'));
    expect(textOf(forms)).toContain('Tỷlệhồsơ');
  });
});
