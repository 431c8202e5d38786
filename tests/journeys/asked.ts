import type { Page } from 'playwright-core';
import { loadDemo } from '../../src/areas/installation/demo-data.ts';
import { signIn, whoAmI } from '../../src/areas/people/contract.ts';
import type { Role } from '../../src/areas/people/post.ts';
import { listOwed, openCampaign, proposeCampaign } from '../../src/areas/reports/contract-campaign.ts';
import { urlOf } from '../../src/base/call.ts';
import { uuidv7 } from '../../src/base/id.ts';
import type { InputOf, Operation, ResultOf } from '../../src/base/operation.ts';
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

/** A campaign of the trial's province for its communes; the page is then signed in as the reporting officer of one. */
export async function aReport(
  { visit }: Opened,
  page: Page,
): Promise<{ readonly unitId: string; readonly reportId: string }> {
  const above = await visit('/tai-khoan');
  const manager = await entered(above, 'ha.noivu', 'campaignManager');
  const period = { unitId: manager, kind: 'quarter' as const, year: new Date().getFullYear(), quarter: 1 };
  const { title, decision, levels } = await ask(above, proposeCampaign, period);
  const owed = levels.filter(({ level }) => level === 'commune').map(({ units: _, ...level }) => level);
  await ask(above, openCampaign, { id: uuidv7(), ...period, title, decision, levels: owed });
  await above.context().close();
  const unitId = await entered(page, 'an.bentrang', 'reportingOfficer');
  const { reports } = await ask(page, listOwed, { unitId });
  return { unitId, reportId: reports[0]!.id };
}
