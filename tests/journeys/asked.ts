import type { Page } from 'playwright-core';
import { recordDocument } from '../../src/areas/documents/contract.ts';
import { openRegister } from '../../src/areas/documents/contract-registers.ts';
import { loadDemo } from '../../src/areas/installation/demo-data.ts';
import { signIn, whoAmI } from '../../src/areas/people/contract.ts';
import type { Role } from '../../src/areas/people/post.ts';
import { listOwed, openCampaign, proposeCampaign } from '../../src/areas/reports/contract-campaign.ts';
import { urlOf } from '../../src/base/call.ts';
import { uuidv7 } from '../../src/base/id.ts';
import type { InputOf, Operation, ResultOf } from '../../src/base/operation.ts';
import type { PlainDate } from '../../src/base/plain-date.ts';
import type { Opened } from './opened.ts';

/** Asks as the page itself would, in the name of whoever is signed in there. */
export async function ask<O extends Operation>(
  page: Page,
  operation: O,
  input: InputOf<O>,
): Promise<ResultOf<O>> {
  const { method } = operation;
  const answer = await page
    .context()
    .request.fetch(`${new URL(page.url()).origin}${urlOf(operation, input)}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(method === 'GET' ? {} : { data: JSON.stringify(input) }),
    });
  if (!answer.ok()) throw new Error(await answer.text());
  return (await answer.json()).result;
}

/** Signs in somebody of the trial and gives the unit in which the person holds the role now. */
export async function entered(page: Page, login: string, role: Role): Promise<string> {
  await ask(page, signIn, { login, password: loadDemo().password });
  const { person } = await ask(page, whoAmI, {});
  return person!.posts.find((post) => post.role === role)!.unitId;
}

/** A directive of the Prime Minister in a register of the trial's province, begun for it; the page ends as the clerk's. */
export async function aDirective(page: Page, day: PlainDate, subject: string) {
  const provinceId = await entered(page, 'huy.tinh', 'unitAdministrator');
  const [registerId, documentId] = [uuidv7(), uuidv7()];
  await ask(page, openRegister, {
    ...{ id: registerId, unitId: provinceId, name: 'Sổ văn bản đến', direction: 'incoming' },
    ...{ numbering: 'here', seriesBy: 'register', legal: false, organ: 'UBND', outsideSystem: null },
    openedOn: '2020-01-01',
  });
  await entered(page, 'yen.vanphong', 'documentClerk');
  await ask(page, recordDocument, {
    ...{ id: documentId, unitId: provinceId, registerId, kind: 'CT', printed: '05/CT-TTg' },
    ...{ subject, issuer: 'Thủ tướng Chính phủ', issuedOn: day, receivedOn: day },
  });
  return { provinceId, documentId };
}

/** A campaign of the trial's province for its communes; the page is then signed in as the reporting officer of one. */
export async function aReport(
  all: Opened,
  page: Page,
): Promise<{ readonly unitId: string; readonly reportId: string }> {
  await openedCampaign(all, 'quarter', 1);
  const unitId = await entered(page, 'an.bentrang', 'reportingOfficer');
  const { reports } = await ask(page, listOwed, { unitId });
  return { unitId, reportId: reports[0]!.id };
}

/** The next report asked of the same commune: that of the half-year. */
export async function askedAgain(all: Opened, unitId: string): Promise<string> {
  const campaignId = await openedCampaign(all, 'half-year', null);
  const page = await all.visit('/tai-khoan');
  await entered(page, 'an.bentrang', 'reportingOfficer');
  const { reports } = await ask(page, listOwed, { unitId });
  await page.context().close();
  return reports.find((report) => report.campaignId === campaignId)!.id;
}

async function openedCampaign({ visit }: Opened, kind: 'quarter' | 'half-year', quarter: number | null) {
  const above = await visit('/tai-khoan');
  const manager = await entered(above, 'ha.noivu', 'campaignManager');
  const period = { unitId: manager, kind, year: new Date().getFullYear(), quarter };
  const { title, decision, levels } = await ask(above, proposeCampaign, period);
  const owed = levels
    .filter(({ level }) => level === 'commune')
    .map(({ units: _, ...level }) => ({ ...level, lockOn: '2199-01-01' }));
  const id = uuidv7();
  await ask(above, openCampaign, { id, ...period, title, decision, levels: owed });
  await above.context().close();
  return id;
}
