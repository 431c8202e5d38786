import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { draftDocument, signDocument } from '../../src/areas/documents/contract.ts';
import { addFile } from '../../src/areas/documents/contract-files.ts';
import { openRegister } from '../../src/areas/documents/contract-registers.ts';
import { uuidv7 } from '../../src/base/id.ts';
import { aPaper } from '../../src/formats/paper/paper-sample.ts';
import { writePaper } from '../../src/formats/paper/write-paper.ts';
import { anAuthority, aPicture, holder } from '../../src/formats/pdf-signature/fixtures.ts';
import type { Signer } from '../../src/formats/pdf-signature/signer.ts';
import { onPostgres } from '../database.ts';
import { type Office, openOffice, type Person } from '../office.ts';
import { chromiumPath } from './browser.ts';
import { builtPage } from './built.ts';
import { type OfficeBrowser, openOfficeBrowser } from './office-browser.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const paper = aPaper();

/** A leader signs a PDF by a token, and everybody sees that it holds. */
describe.skipIf(chromiumPath === undefined)(
  'digital signatures on the page of a document (needs Chromium)',
  () => {
    onPostgres('signing', (open) => {
      let office: Office;
      let all: OfficeBrowser;
      let page: Page;
      let signer: Signer;
      let leader: Person;
      let path: string;
      beforeAll(async () => {
        office = await openOffice(await open(), '2026-03-02', [], { page: await builtPage(), isTrial: true });
        const unitId = await office.aUnit({ name: 'Xã An Bình' });
        leader = await office.aPerson({ role: 'leader', unitId });
        const specialist = await office.aPerson({ role: 'specialist', unitId });
        const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
        const [registerId, documentId, fileId] = [uuidv7(), uuidv7(), uuidv7()];
        await administrator.call(openRegister, {
          ...{ id: registerId, unitId, name: 'Sổ đi', direction: 'outgoing', numbering: 'here' },
          ...{
            seriesBy: 'register',
            legal: false,
            organ: 'UBND',
            outsideSystem: null,
            openedOn: '2026-01-01',
          },
        });
        const subject = 'Báo cáo cải cách hành chính quý I';
        await specialist.call(draftDocument, { id: documentId, unitId, registerId, kind: 'BC', subject });
        const content = base64(await writePaper(paper, 'pdf'));
        const file = { unitId, documentId, fileId, part: 'main', name: 'bao-cao.pdf', content } as const;
        await specialist.call(addFile, file);
        const by = { signer: paper.sign.name, signerPost: 'Chủ tịch', authority: 'TM' } as const;
        await leader.call(signDocument, { unitId, documentId, version: 1, ...by, signedOn: '2026-03-01' });
        const authority = await anAuthority();
        signer = await authority.signerFor({ ...holder, name: paper.sign.name });
        mkdirSync(office.anchors, { recursive: true });
        writeFileSync(join(office.anchors, 'goc.cer'), authority.root);
        path = `/van-ban/${unitId}/${documentId}`;
        all = await openOfficeBrowser(office);
      });
      afterAll(() => all?.close());
      afterEach(() => {
        expect(all.troubles.splice(0)).toEqual([]);
        expect(office.troubles.splice(0)).toEqual([]);
      });

      it('a file is made ready for a certificate, the token signs, and the signed file is told to hold', async () => {
        page = await all.visitAs(leader, path);
        await page.getByText('Tệp này không có chữ ký số.').waitFor();
        await page.getByRole('button', { name: 'Ký số tệp bao-cao.pdf' }).click();
        const dialog = page.getByRole('dialog', { name: 'Ký số tệp bao-cao.pdf' });
        await dialog.getByRole('button', { name: 'Chuẩn bị ký' }).click();
        await dialog.getByText('Có mục nhập chưa đúng').waitFor();
        await all.sound('ky-so-chua-dung', page);
        const [certificate] = await signer.certificates();
        await dialog
          .getByLabel('Chọn tệp')
          .first()
          .setInputFiles({
            ...{ name: 'nguoi-ky.cer', mimeType: 'application/pkix-cert' },
            buffer: Buffer.from(certificate!),
          });
        await dialog
          .getByLabel('Chọn tệp')
          .last()
          .setInputFiles({
            ...{ name: 'chu-ky.png', mimeType: 'image/png' },
            buffer: await aPicture(),
          });
        await dialog.getByRole('button', { name: 'Chuẩn bị ký' }).click();
        const asked = await dialog.locator('code').first().textContent();
        await all.sound('ky-so-du-lieu', page);
        await dialog
          .getByLabel('Giá trị chữ ký')
          .fill(base64(await signer.sign(Buffer.from(asked!, 'base64'))));
        await dialog.getByRole('button', { name: 'Hoàn tất ký' }).click();
        const signed = page.getByRole('region', { name: 'bao-cao (đã ký số).pdf' });
        await signed.getByText('Chưa đủ căn cứ kết luận chữ ký hợp lệ').waitFor();
        await signed.getByText(`Người ký: ${paper.sign.name}.`).waitFor();
        await signed.getByText('Không kiểm tra được chứng thư có bị thu hồi hay không.').waitFor();
        await all.sound('ky-so', page);
      });

      it('in a trial an invented key signs at one click', async () => {
        await page.getByRole('button', { name: 'Ký thử tệp bao-cao (đã ký số).pdf' }).click();
        const dialog = page.getByRole('dialog', { name: 'Ký thử tệp bao-cao (đã ký số).pdf' });
        await all.sound('ky-thu', page);
        await dialog.getByRole('button', { name: 'Ký thử', exact: true }).click();
        const twice = page.getByRole('region', { name: 'bao-cao (đã ký số 2).pdf' });
        await twice.getByText('Thêm sau khi ký: chữ ký khác.').waitFor();
        await all.sound('ky-so-hai-chu-ky', page);
      });
    });
  },
);
