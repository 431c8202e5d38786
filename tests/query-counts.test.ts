import { beforeAll, describe, expect, it } from 'vitest';
import { listEntries } from '../src/areas/audit/contract.ts';
import * as account from '../src/areas/people/contract.ts';
import * as people from '../src/areas/people/contract-unit.ts';
import { getReport } from '../src/areas/reports/contract.ts';
import { showMatrix } from '../src/areas/reports/contract-campaign.ts';
import { showYear } from '../src/areas/reports/contract-matrix.ts';
import { showAddedUp, takeFigures } from '../src/areas/reports/contract-receive.ts';
import * as units from '../src/areas/units/contract.ts';
import { uuidv7 } from '../src/base/id.ts';
import { onEveryDatabase } from './database.ts';
import { type Office, openOffice, type Person } from './office.ts';
import { openReporting, type Reporting } from './reporting.ts';

const from = '2020-01-01';
const decision = 'NQ 1/NQ-HĐND';
const unnamed = { title: 'Xã', code: null, codeSystem: null };

/**
 * How many statements an operation sends, begin and commit included: one finds who asks, and a command's entry is one more. Lists cost
 * the same however long they are; the tree is read anew only after it was changed.
 */
onEveryDatabase('statements', (open) => {
  let office: Office;
  let province: string;
  let person: Person;
  let auditor: Person;
  beforeAll(async () => {
    office = await openOffice(await open());
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    for (let index = 0; index < 20; index += 1) {
      const commune = await office.aUnit({ name: `Xã ${index}`, parentId: province });
      await office.aPerson({ role: 'specialist', unitId: index % 2 === 0 ? province : commune });
    }
    person = await office.aPerson({ role: 'unitAdministrator', unitId: province, reach: 'below' });
    auditor = await office.aPerson({ role: 'auditor', unitId: province, reach: 'below' });
    await person.call(account.whoAmI, {});
  });

  /** Of the second time, when what is kept in memory is there. */
  async function countOf(ask: () => Promise<unknown>): Promise<number> {
    await ask();
    const before = office.database.countQueries();
    await ask();
    return office.database.countQueries() - before;
  }

  it('of questions are few, and as many for long lists as for short ones', async () => {
    const date = '2026-03-02';
    const counts = {
      whoAmI: await countOf(() => person.call(account.whoAmI, {})),
      showDesk: await countOf(() => person.call(account.showDesk, {})),
      showTree: await countOf(() => person.call(units.showTree, { date })),
      showTreeBelow: await countOf(() => person.call(units.showTree, { date, under: province })),
      searchUnits: await countOf(() => person.call(units.searchUnits, { text: 'xa' })),
      compareDates: await countOf(() => person.call(units.compareDates, { before: from, after: date })),
      getUnit: await countOf(() => person.call(units.getUnit, { unitId: province })),
      listSessions: await countOf(() => person.call(account.listSessions, {})),
      listPeople: await countOf(() => person.call(people.listPeople, { unitId: province })),
      listPeopleOne: await countOf(() => person.call(people.listPeople, { unitId: province, size: 1 })),
      findPeople: await countOf(() => person.call(people.findPeople, { unitId: province })),
      listEntries: await countOf(() => auditor.call(listEntries, { unitId: province })),
      listEntriesOne: await countOf(() => auditor.call(listEntries, { unitId: province, size: 1 })),
    };
    expect(counts).toMatchInlineSnapshot(`
      {
        "compareDates": 1,
        "findPeople": 2,
        "getUnit": 3,
        "listEntries": 6,
        "listEntriesOne": 6,
        "listPeople": 4,
        "listPeopleOne": 4,
        "listSessions": 2,
        "searchUnits": 1,
        "showDesk": 3,
        "showTree": 1,
        "showTreeBelow": 1,
        "whoAmI": 1,
      }
    `);
  });

  it('of commands are few', async () => {
    const subject = await office.aPerson({ role: 'specialist', unitId: province });
    let version = 0;
    const change = () => {
      version += 1;
      const asks = {
        personId: subject.id,
        fullName: `Người ${version}`,
        email: null,
        phone: null,
        active: true,
      };
      return person.call(people.changePerson, { unitId: province, version, ...asks });
    };
    const counts = {
      createUnit: await countOf(() => {
        const id = uuidv7();
        const unit = {
          id,
          parentId: province,
          kind: 'commune' as const,
          name: `Xã ${id}`,
          ...unnamed,
          from,
          decision,
        };
        return person.call(units.createUnit, unit);
      }),
      changePerson: await countOf(change),
      endOtherSessions: await countOf(() => person.call(account.endOtherSessions, {})),
      refused: await countOf(() =>
        subject.call(people.getPerson, { unitId: province, personId: person.id }).catch(() => {}),
      ),
    };
    expect(counts).toMatchInlineSnapshot(`
      {
        "changePerson": 7,
        "createUnit": 14,
        "endOtherSessions": 5,
        "refused": 2,
      }
    `);
  });

  describe('of reports', () => {
    let reporting: Reporting;
    let campaignId: string;
    beforeAll(async () => {
      reporting = await openReporting(office, 12);
      campaignId = await reporting.open('quarter', 2026, 1);
    });
    const figures = {
      ...{ 'documents.directivesIssued': '12', 'dossiers.commune.resolved': '512' },
      ...{ 'dossiers.late': '512', 'dossiers.direct': '512' },
    };

    it('are few, and as many for twelve units below as for two', async () => {
      const { communes, province, manager } = reporting;
      const own = {
        unitId: province.unitId,
        reportId: await reporting.reportOf(province, campaignId),
      };
      const counts: Record<string, number>[] = [];
      for (const group of [communes.slice(0, 2), communes.slice(2)]) {
        const sent = [];
        for (const commune of group) sent.push(await reporting.send(commune, campaignId, figures));
        await province.officer.call(takeFigures, { ...own, children: sent, alsoSent: true });
        const [one] = sent;
        const below = { unitId: one!.unitId, reportId: one!.reportId };
        const { officer } = group[0]!;
        counts.push({
          getReport: await countOf(() => officer.call(getReport, below)),
          getReportAbove: await countOf(() => province.officer.call(getReport, own)),
          showMatrix: await countOf(() => manager.call(showMatrix, { unitId: province.unitId, campaignId })),
          showYear: await countOf(() => manager.call(showYear, { unitId: province.unitId })),
          showAddedUp: await countOf(() => province.officer.call(showAddedUp, own)),
        });
      }
      expect(counts[1]).toEqual(counts[0]);
      expect(counts[0]).toMatchInlineSnapshot(`
        {
          "getReport": 16,
          "getReportAbove": 19,
          "showAddedUp": 7,
          "showMatrix": 4,
          "showYear": 3,
        }
      `);
    });

    it('a cell is saved with few', async () => {
      const campaign = await reporting.open('half-year', 2026);
      const [commune] = reporting.communes as [Reporting['communes'][number]];
      const reportId = await reporting.reportOf(commune, campaign);
      let version = 0;
      const count = await countOf(async () => {
        await reporting.enter(commune, reportId, 'documents.directivesIssued', String(version), version);
        version += 1;
      });
      expect(count).toMatchInlineSnapshot(`10`);
    });
  });
});
