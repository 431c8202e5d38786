import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { enterCells, fillIn, paperHead, signSeen } from '../../../tests/report-makers.ts';
import { correctBy, type Staffed } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { closeReport, getReport } from './contract.ts';
import { listOwed, openCampaign, proposeCampaign } from './contract-campaign.ts';
import { explainFigure, receiveReports, showAddedUp, showTotals, takeFigures } from './contract-receive.ts';

const seed = Number(process.env.MOTSO_SEED ?? fc.sample(fc.integer({ min: 0 }), 1)[0]);
const share = 'digital.communesLinkedToProvinceRate';
const today = '2026-03-20';

type Province = Staffed & { readonly communes: readonly Staffed[]; readonly department: Staffed };
/** What a unit says of itself: that it is linked, that it is not, or nothing at all. */
const word = fc.constantFrom('100', '0', null);

onEveryDatabase('a share of the communes', (open) => {
  const staffed = async (office: Office, unitId: string): Promise<Staffed> => ({
    unitId,
    officer: await office.aPerson({ role: 'reportingOfficer', unitId, reach: 'below' }),
    leader: await office.aPerson({ role: 'leader', unitId, reach: 'below' }),
  });

  async function aProvince(office: Office, name: string, communes: number): Promise<Province> {
    const own = await staffed(office, await office.aUnit({ name: `Tỉnh ${name}`, kind: 'province' }));
    const parentId = own.unitId;
    const department = await office.aUnit({ name: `Sở Nội vụ ${name}`, kind: 'department', parentId });
    // Another department says nothing at all.
    await office.aUnit({ name: `Sở Y tế ${name}`, kind: 'department', parentId });
    const below: Staffed[] = [];
    for (let at = 1; at <= communes; at += 1)
      below.push(await staffed(office, await office.aUnit({ name: `Xã ${name} ${at}`, parentId })));
    return { ...own, communes: below, department: await staffed(office, department) };
  }

  const reportOf = async ({ officer, unitId }: Staffed) =>
    (await officer.call(listOwed, { unitId, size: 10 })).result.reports[0]!.id;

  /** Fills the cells that it has, and signs. */
  async function send(unit: Staffed, said: string | null) {
    const { unitId, officer, leader } = unit;
    const own = { unitId, reportId: await reportOf(unit) };
    await fillIn({ unitId, officer: officer.call, leader: leader.call }, own.reportId, {});
    const { cells } = (await officer.call(getReport, own)).result;
    const cell = cells.find(({ indicator, editable }) => indicator === share && editable);
    const typed = {
      indicator: share,
      typed: said ?? '',
      missing: said === null ? ('no-data' as const) : null,
    };
    if (cell !== undefined)
      await enterCells({ unitId, officer: officer.call }, own.reportId, [
        { ...typed, note: null, version: cell.version },
      ]);
    await officer.call(closeReport, { ...own, restEmpty: true });
    const { number } = (await signSeen(leader.call, { ...own, ...paperHead(today) })).result;
    return { ...own, number };
  }

  it('counts each commune once, on the page, in the report, in its explanation and in the totals of all', async () => {
    const office = await openOffice(await open(), today);
    console.info(`shares.test: seed ${seed}`);
    const provinces = [await aProvince(office, 'A', 3), await aProvince(office, 'B', 2)];
    const root = { unitId: office.rootUnitId };
    const manager = await office.aPerson({ role: 'campaignManager', ...root, reach: 'below' });
    const leader = await office.aPerson({ role: 'leader', ...root, reach: 'below' });
    const ask = async (unitId: string, by: Person, kinds: readonly string[]) => {
      const period = { unitId, kind: 'quarter' as const, year: 2026, quarter: 1 };
      const { levels, title, decision } = (await by.call(proposeCampaign, period)).result;
      const asked = levels
        .filter(({ level }) => kinds.includes(level))
        .map(({ units: _, ...level }) => ({ ...level, lockOn: '2199-01-01' }));
      const id = uuidv7();
      await by.call(openCampaign, { ...period, id, title, decision, levels: asked });
      return id;
    };
    const campaignId = await ask(root.unitId, manager, ['province', 'commune']);
    for (const { unitId } of provinces)
      await ask(unitId, await office.aPerson({ role: 'campaignManager', unitId, reach: 'below' }), [
        'department',
      ]);
    const [said] = fc.sample(fc.array(word, { minLength: 5, maxLength: 5 }), { numRuns: 1, seed }) as [
      ('100' | '0' | null)[],
    ];
    const saidBy = new Map(provinces.flatMap(({ communes }) => communes).map((one, at) => [one, said[at]!]));
    const answers = (all: readonly Staffed[]) => all.map((one) => saidBy.get(one) ?? null);
    const rate = (all: readonly Staffed[]) => {
      const told = answers(all);
      if (told.every((one) => one === null)) return 'no-data';
      const yes = told.filter((one) => one === '100').length;
      return String(Number(((yes / told.length) * 100).toFixed(2)));
    };
    const totals = async (level: 'commune' | 'province') => {
      const { figures, units } = (await manager.call(showTotals, { ...root, campaignId, level })).result;
      const told = figures.find(({ indicator }) => indicator === share)!;
      return {
        all: told.value ?? told.missing,
        by: new Map(units.map((one, at) => [one.unitId, told.byUnit[at]])),
      };
    };

    for (const { communes, department, leader: receiver, officer, unitId } of provinces) {
      // A commune that has nothing to say is silent; the department says yes, and is no commune.
      const senders = communes.filter((one) => saidBy.get(one) !== null);
      const sent = [];
      for (const one of senders) sent.push(await send(one, saidBy.get(one)!));
      sent.push(await send(department, '100'));
      await receiver.call(receiveReports, { receiverId: unitId, reports: sent });
      const above = { unitId, reportId: await reportOf({ unitId, officer, leader: receiver }) };
      const before = (await officer.call(showAddedUp, above)).result;
      const next = before.figures.find(({ indicator }) => indicator === share)!;
      await officer.call(takeFigures, { ...above, children: sent });
      const page = (await officer.call(showAddedUp, above)).result;
      const figure = page.figures.find(({ indicator }) => indicator === share)!;
      const cell = (await officer.call(getReport, above)).result.cells.find(
        (one) => one.indicator === share,
      )!;
      const explained = (await officer.call(explainFigure, { ...above, indicator: share })).result;
      const expected = rate(communes);
      expect([answers(communes), next.proposed ?? next.value ?? next.missing]).toEqual([
        answers(communes),
        expected,
      ]);
      for (const shown of [figure, cell, explained]) expect(shown.value ?? shown.missing).toBe(expected);
    }
    const communes = await totals('commune');
    for (const { unitId, communes: own } of provinces) expect(communes.by.get(unitId)).toBe(rate(own));
    expect(communes.all).toBe(rate(provinces.flatMap((one) => one.communes)));

    // Each unit adds up what lies below it alone; who receives nothing is told so.
    const [mine, theirs] = provinces as [Province, Province];
    const ownTotals = { unitId: mine.unitId, campaignId, level: 'commune' as const };
    const own = (await mine.officer.call(showTotals, ownTotals)).result;
    expect([own.owed, own.units.map(({ unitId }) => unitId)]).toEqual([3, [mine.unitId]]);
    const [commune] = theirs.communes as [Staffed];
    const refused = await refusalOf(
      commune.officer.call(showTotals, { ...ownTotals, unitId: commune.unitId }),
    );
    expect([refused.code, refused.message.vi]).toEqual([
      'input-invalid',
      expect.stringContaining('không nhận báo cáo'),
    ]);

    // One province hands up what it was told; of the other, which is silent, every commune was asked.
    const [first] = provinces as [Province];
    const firstId = { unitId: first.unitId, reportId: await reportOf(first) };
    const makers = { unitId: first.unitId, officer: first.officer.call, leader: first.leader.call };
    await fillIn(makers, firstId.reportId, {});
    const explanations = async () => {
      const told = [];
      for (const id of [share, 'documents.directivesIssued', 'plan.completionRate']) {
        const { result } = await first.officer.call(explainFigure, { ...firstId, indicator: id });
        const { parts, missingUnits, value, missing, terms } = result;
        const of = parts.map(({ by: _, at: __, ...part }) => part);
        of.sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
        told.push({ id, value, missing, terms, missingUnits, parts: of });
      }
      return told;
    };
    const inDraft = await explanations();
    expect(inDraft[1]!.missingUnits.map(({ name }) => name)).toContain('Sở Y tế A');
    expect(inDraft[0]!.missingUnits.map(({ name }) => name)).not.toContain('Sở Y tế A');
    const handed = await send(first, null);
    // What a signed figure is made of and what it lacks is what its draft told: a department was asked no share.
    expect(await explanations()).toEqual(inDraft);
    await leader.call(receiveReports, { receiverId: root.unitId, reports: [handed] });
    const told = answers(first.communes);
    const yes = told.filter((one) => one === '100').length;
    const expected = told.every((one) => one === null)
      ? 'no-data'
      : String(Number(((yes / 5) * 100).toFixed(2)));
    expect((await totals('province')).all).toBe(expected);

    // Added up anew by a correction of another figure, the share counts as before: the department is no commune then either.
    const { unitId, reportId } = handed;
    const { officer } = first;
    const shareNow = async () =>
      (await officer.call(getReport, { unitId, reportId })).result.cells.find(
        ({ indicator }) => indicator === share,
      )!;
    const before = await shareNow();
    const cells = [{ indicator: 'documents.directivesIssued', typed: '5', missing: null }];
    const mending = { unitId, reportId, date: today, reason: 'Bổ sung văn bản của các sở', cells };
    const { number } = (await correctBy(officer.call, first.leader.call, mending)).result;
    const { value, missing } = await shareNow();
    expect([value, missing]).toEqual([before.value, before.missing]);
    await leader.call(receiveReports, { receiverId: root.unitId, reports: [{ ...handed, number }] });
    expect((await totals('province')).all).toBe(expected);
    expect(office.troubles).toEqual([]);
  }, 180_000);
});
