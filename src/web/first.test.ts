import { expect, it } from 'vitest';
import { whoAmI } from '../areas/people/contract.ts';
import { getReport } from '../areas/reports/contract.ts';
import { urlOf } from '../base/call.ts';
import { questionsAt } from './first.ts';

const of = {
  unitId: '540320c7-8b07-51c9-ba71-bc993908e281',
  reportId: '01a2020b-0bab-760c-a47b-b061b326e4ad',
};
const page = `/bao-cao/${of.unitId}/${of.reportId}`;
const who = urlOf(whoAmI, {});

it('a page asks ahead what it would ask as soon as it is drawn', () => {
  for (const address of [page, `${page}/loi-van`])
    expect(questionsAt(address)).toEqual([who, urlOf(getReport, of)]);
});

it('any other page asks only who is there', () => {
  for (const address of ['/', '/bao-cao', `/bao-cao/${of.unitId}`, `${page}/suy-ra`, '/nguoi/a'])
    expect(questionsAt(address)).toEqual([who]);
});
