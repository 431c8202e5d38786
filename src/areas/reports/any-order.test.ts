import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { paperHead, signSeen } from '../../../tests/report-makers.ts';
import {
  correctBy,
  openReporting,
  type Reporting,
  type Sent,
  type Staffed,
} from '../../../tests/reporting.ts';
import { CallFailed } from '../../base/call.ts';
import { uuidv7 } from '../../base/id.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import { verifyState } from '../installation/contract.ts';
import { loadForms } from './catalogue.ts';
import { closeReport, getReport } from './contract.ts';
import { excuseReport, liftExcuse, showMatrix, standings } from './contract-campaign.ts';
import {
  adjustFigure,
  explainFigure,
  receiveReports,
  returnReports,
  showAddedUp,
  takeFigures,
} from './contract-receive.ts';
import { inventedFigures } from './demo-figures.ts';
import { printValue } from './form-value.ts';
import type { Status } from './life.ts';
import { cellsOf } from './working.ts';

const seed = Number(process.env.MOTSO_SEED ?? fc.sample(fc.integer({ min: 0 }), 1)[0]);
const indicator = 'documents.directivesIssued';

/** What the model knows of a commune's report in one campaign. */
type Known = {
  readonly unit: Staffed;
  readonly reportId: string;
  status: Status;
  readonly versions: number[];
  received: number;
  cell: number;
  /** What stands in the draft. */
  entered: number;
  taken: number;
  /** Where it stood when it was excused. */
  before: Status;
};
type Step = { readonly kind: (typeof kinds)[number]; readonly who: number; readonly amount: number };
/** What is done below, and what is done above with what came from there. */
const kindsBelow = ['send', 'receive', 'return', 'correct', 'close', 'sign', 'excuse', 'lift'] as const;
const kinds = [...kindsBelow, 'send', 'return', 'take', 'take', 'takeOld', 'own', 'adjust'] as const;
const stepsOf = (of: readonly Step['kind'][], minLength: number) =>
  fc.array(
    fc.record({ kind: fc.constantFrom(...of), who: fc.nat(2), amount: fc.integer({ min: 1, max: 500 }) }),
    { minLength, maxLength: minLength + 4 },
  );
/** Closed after it was returned, lifted after it was excused, returned and excused after it was added up and signed above. */
const told = (text: string): Step[] =>
  text.split(', ').map((one, at) => {
    const [kind, who] = one.split(' ') as [Step['kind'], string];
    return { kind, who: Number(who), amount: 10 + at };
  });
const hardBelow = told('send 0, take 0, return 0, close 0, take 0, excuse 0, lift 0, take 0, sign 0, take 0');
const hardAbove = told('send 1, take 1, receive 1, return 0, excuse 0, lift 0, send 0, take 0, send 2');
const hardAfter = told('return 0, excuse 0, correct 1, receive 1, return 2, close 2, lift 0');
const hard = [...hardBelow, ...hardAbove];

/** Whether what its unit signed last is its word. */
const stands = ({ status, versions }: Known) =>
  ['sent', 'received', 'corrected'].includes(status) && versions.length > 0;

onEveryDatabase('any order of sending, returning, correcting and adding up', (open) => {
  let office: Office;
  let reporting: Reporting;
  const campaigns: string[] = [];
  const form = loadForms().find(({ id }) => id === 'cchc-2025-commune')!;

  beforeAll(async () => {
    office = await openOffice(await open(), '2028-12-30');
    reporting = await openReporting(office, 3);
    // The latest first: figures of an earlier campaign would ask for explanations.
    for (const year of [2028, 2027, 2026, 2025]) campaigns.push(await reporting.open('year', year));
    console.info(`any-order.test: seed ${seed}`);
  });

  /** True where it was done; or why it was refused. */
  const done = async (deed: Promise<unknown>): Promise<true | CallFailed['refused']> => {
    try {
      await deed;
      return true;
    } catch (error) {
      const told = error instanceof CallFailed ? error.refused : null;
      if (told === null || !['input-invalid', 'changed-by-other', 'not-found'].includes(told.code))
        throw error;
      return told;
    }
  };

  class Run {
    readonly known: Known[] = [];
    own: number | null = null;
    ownCell = 0;
    readonly adjusted: number[] = [];
    above = { unitId: '', reportId: '' };

    readonly campaignId: string;

    constructor(campaignId: string) {
      this.campaignId = campaignId;
    }

    async begin(salt: string): Promise<this> {
      const { communes, province } = reporting;
      for (const [index, unit] of communes.entries()) {
        const reportId = await reporting.reportOf(unit, this.campaignId);
        const figures = inventedFigures(form, `${index}|${salt}`, 40 + 30 * index, 0.5);
        const typed = [...figures].flatMap(([id, value]) =>
          value.value === null ? [] : [[id, printValue(value, cellsOf(form).get(id)!.indicator)]],
        );
        await reporting.fill(unit, reportId, { ...Object.fromEntries(typed), [indicator]: '1' });
        const none = { versions: [], received: 0, cell: 1, entered: 1, taken: 0 };
        this.known.push({ unit, reportId, status: 'draft', before: 'draft', ...none });
      }
      const reportId = await reporting.reportOf(province, this.campaignId);
      this.above = { unitId: province.unitId, reportId };
      return this;
    }

    async step({ kind, who, amount }: Step): Promise<void> {
      const one = this.known[who]!;
      const newest = one.versions.length;
      const expected = this.expects(kind, one, amount);
      const named: Sent = { unitId: one.unit.unitId, reportId: one.reportId, number: Math.max(1, newest) };
      const was = await done(this.deed(kind, one, named, amount));
      const what = `${kind} of ${one.status}: ${JSON.stringify(was)}`;
      expect(was === true, what).toBe(expected);
      if (was === true) this.note(kind, one, amount);
    }

    expects(kind: Step['kind'], one: Known, amount: number): boolean {
      const { status, versions, received } = one;
      if (kind === 'excuse') return ['draft', 'returned', 'closed'].includes(status);
      if (kind === 'lift') return status === 'excused';
      if (kind === 'sign') return status === 'closed';
      if (kind === 'send' || kind === 'close') return ['draft', 'returned'].includes(status);
      if (kind === 'receive') return ['sent', 'corrected', 'received'].includes(status);
      // The same return once more is done, and does nothing.
      if (kind === 'return') return ['sent', 'returned'].includes(status);
      if (kind === 'correct') return status === 'received' && versions.at(-1) !== amount;
      if (kind === 'take') return stands(one);
      if (kind === 'takeOld') return received === 1 || (versions.length === 1 && stands(one));
      return true;
    }

    async deed(kind: Step['kind'], one: Known, named: Sent, amount: number): Promise<unknown> {
      const { province } = reporting;
      const { unit, reportId } = one;
      const receiverId = province.unitId;
      if (kind === 'send') {
        await reporting.enter(unit, reportId, indicator, String(amount), one.cell);
        one.cell += 1;
        return reporting.sign(unit, reportId);
      }
      const own = { unitId: unit.unitId, reportId };
      if (kind === 'close') return unit.officer.call(closeReport, { ...own, restEmpty: true });
      if (kind === 'sign') return signSeen(unit.leader.call, { ...own, ...paperHead('2028-12-30') });
      const excusing = { ...own, reason: 'Xã vừa thành lập' };
      if (kind === 'excuse') return reporting.manager.call(excuseReport, excusing);
      if (kind === 'lift') return reporting.manager.call(liftExcuse, excusing);
      if (kind === 'receive') return province.leader.call(receiveReports, { receiverId, reports: [named] });
      const reasons = [{ indicator, text: 'Đề nghị rà soát lại' }];
      if (kind === 'return')
        return province.leader.call(returnReports, { receiverId, reports: [named], reasons });
      if (kind === 'correct')
        return correctBy(unit.officer.call, unit.leader.call, {
          unitId: unit.unitId,
          reportId,
          reason: 'Đếm sót văn bản trong kỳ',
          date: '2028-12-30',
          cells: [{ indicator, typed: String(amount), missing: null }],
        });
      if (kind === 'take' || kind === 'takeOld') {
        const number = kind === 'take' ? named.number : 1;
        return province.officer.call(takeFigures, {
          ...this.above,
          children: [{ ...named, number }],
          alsoSent: true,
        });
      }
      if (kind === 'own') {
        await reporting.enter(province, this.above.reportId, indicator, String(amount), this.ownCell);
        this.ownCell += 1;
        return null;
      }
      return province.officer.call(adjustFigure, {
        ...this.above,
        id: uuidv7(),
        indicator,
        amount: String(amount),
        reason: 'Bổ sung số của Văn phòng',
      });
    }

    note(kind: Step['kind'], one: Known, amount: number): void {
      if (kind === 'send') one.entered = amount;
      if (kind === 'send' || kind === 'sign') one.versions.push(one.entered);
      if (kind === 'correct') one.versions.push(amount);
      if (kind === 'send' || kind === 'sign') one.status = 'sent';
      if (kind === 'close') one.status = 'closed';
      if (kind === 'excuse') one.before = one.status;
      if (kind === 'excuse') one.status = 'excused';
      if (kind === 'lift') one.status = one.before;
      if (kind === 'correct') one.status = 'corrected';
      if (kind === 'return' && one.status === 'sent') {
        one.status = 'returned';
        one.taken = 0;
      }
      if (kind === 'take') one.taken = one.versions.length;
      if (kind === 'takeOld') one.taken = 1;
      if (kind === 'own') this.own = amount;
      if (kind === 'adjust') this.adjusted.push(amount);
      if (kind !== 'receive') return;
      one.status = 'received';
      one.received = one.versions.length;
    }

    /** The figure above is the sum of what was taken; what is proposed the sum of what is newest. */
    async look(): Promise<void> {
      const { figures, children } = (await reporting.province.officer.call(showAddedUp, this.above)).result;
      const value = this.sumOf(({ taken }) => taken);
      const next = this.sumOf((one) => (stands(one) ? one.versions.length : one.taken));
      const due = this.known.filter(({ status }) => status !== 'excused');
      const shown = figures.find((one) => one.indicator === indicator);
      expect([shown?.value ?? null, shown?.proposed ?? null]).toEqual(
        due.length === 0 ? [null, null] : [value, next === value ? null : next],
      );
      const statuses = (all: readonly { unitId: string; status: string; taken: number }[]) =>
        all.map(({ unitId, status, taken }) => `${unitId} ${status} ${taken}`).sort();
      expect(statuses(children)).toEqual(statuses(due.map((one) => ({ ...one, unitId: one.unit.unitId }))));
    }

    /** The sum of these versions below, and of what the province has of its own. */
    sumOf(numberOf: (one: Known) => number): string | null {
      const own = [...this.adjusted, ...(this.own === null ? [] : [this.own])];
      const all = [...own, ...this.known.flatMap((one) => one.versions[numberOf(one) - 1] ?? [])];
      return all.length === 0 ? null : String(all.reduce((sum, one) => sum + one, 0));
    }

    /** Counts are those of the lists, and rates are rates. */
    async lookAtLists(): Promise<void> {
      const asked = { unitId: reporting.province.unitId, campaignId: this.campaignId };
      const whole = (await reporting.manager.call(showMatrix, asked)).result;
      const counts = Object.values(whole.counts).reduce((sum, count) => sum + count, 0);
      expect(counts - whole.counts.excused).toBe(whole.owed);
      expect(whole.onTimeRate).toBeGreaterThanOrEqual(0);
      expect(whole.onTimeRate).toBeLessThanOrEqual(100);
      for (const standing of standings) {
        const { count, reports } = (await reporting.manager.call(showMatrix, { ...asked, standing })).result;
        expect([standing, count, reports.length]).toEqual([
          standing,
          whole.counts[standing],
          whole.counts[standing],
        ]);
      }
    }

    /** What the page of adding up shows is what stands in the report. */
    async lookAtCells(): Promise<void> {
      const { officer } = reporting.province;
      const { figures } = (await officer.call(showAddedUp, this.above)).result;
      const cells = (await officer.call(getReport, this.above)).result.cells;
      const inReport = new Map(cells.map(({ indicator: id, value, missing }) => [id, value ?? missing]));
      for (const { indicator: id, value, missing } of figures)
        expect([id, value ?? missing]).toEqual([id, inReport.get(id)]);
    }

    async publish(): Promise<void> {
      const { province } = reporting;
      await reporting.fill(
        province,
        this.above.reportId,
        this.own === null ? {} : { [indicator]: String(this.own) },
      );
      await reporting.sign(province, this.above.reportId);
    }

    /** What was done below after the signature is taken by a correction where it is named, and nowhere else; a second one tells another total. */
    async correctAbove(after: readonly Step[], named: number): Promise<void> {
      const { officer, leader } = reporting.province;
      const signed = new Map(this.known.map(({ reportId, taken }) => [reportId, taken]));
      const signedSum = () => this.sumOf(({ reportId }) => signed.get(reportId)!);
      const before = signedSum();
      for (const step of after) await this.step(step);
      const { newerBelow } = (await officer.call(getReport, this.above)).result;
      const newer = this.known.filter(
        (one) => stands(one) && one.versions.length > signed.get(one.reportId)!,
      );
      expect(newerBelow.map(({ unitId, number }) => [unitId, number]).sort()).toEqual(
        newer.map(({ unit, versions }) => [unit.unitId, versions.length]).sort(),
      );
      const children = newerBelow
        .filter((_, at) => (named >> at) % 2 === 1)
        .map(({ unitId, reportId, number }) => ({ unitId, reportId, number }));
      for (const { reportId, number } of children) signed.set(reportId, number);
      const correct = async (cells: Parameters<typeof correctBy>[2]['cells']) => {
        const reason = 'Cấp dưới đính chính, Văn phòng đếm sót một văn bản';
        const asked = { ...this.above, reason, date: '2028-12-30', cells, children };
        await correctBy(officer.call, leader.call, asked);
        const view = (await officer.call(getReport, this.above)).result;
        expect(view.cells.find((one) => one.indicator === indicator)!.value).toBe(signedSum());
      };
      if (signedSum() !== before) await correct([]);
      this.adjusted.push(1);
      await correct([{ indicator, typed: signedSum()!, missing: null }]);
    }
  }

  it('ends in totals equal to the sum of what was taken, and lists equal their counts', async () => {
    let at = 0;
    await fc.assert(
      fc.asyncProperty(stepsOf(kinds, 24), stepsOf(kindsBelow, 8), fc.nat(7), async (all, after, named) => {
        const run = await new Run(campaigns[at]!).begin(String(at));
        at += 1;
        for (const [index, step] of all.entries()) {
          await run.step(step);
          if (index % 4 === 3) await run.look();
        }
        await run.look();
        await run.lookAtLists();
        await run.lookAtCells();
        await run.publish();
        await run.correctAbove(after, named);
      }),
      { numRuns: campaigns.length, seed, endOnFailure: true, examples: [[hard, hardAfter, 7]] },
    );
    expect(office.troubles).toEqual([]);
  });

  it('leaves nothing that contradicts itself: statuses, hashes, figures and links', async () => {
    const operator = await office.aPerson({ role: 'systemOperator', unitId: office.rootUnitId });
    const { result } = await operator.call(verifyState, { unitId: office.rootUnitId });
    expect(result.faults).toEqual([]);
  });

  it('published figures are explained to the last digit: 1,000 of them', async () => {
    const { db } = office.database;
    const published = await db
      .selectFrom('report_figure')
      .select(['unit_id', 'report_id', 'number', 'indicator', 'value'])
      .where('value', 'is not', null)
      .orderBy('unit_id')
      .orderBy('report_id')
      .orderBy('number')
      .orderBy('indicator')
      .execute();
    const of = (above: boolean) =>
      published.filter(({ unit_id }) => (unit_id === reporting.province.unitId) === above);
    const shuffled = (all: typeof published) =>
      fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { numRuns: 1, seed })[0]!;
    const moved = of(true).filter((one) => one.indicator === indicator);
    const chosen = [...moved, ...shuffled(of(true)).slice(0, 600), ...shuffled(of(false))].slice(0, 1000);
    expect(chosen.length).toBe(1000);
    let added = 0;
    for (const { unit_id: unitId, report_id: reportId, number, indicator: id, value } of chosen) {
      const asked = { unitId, reportId, number, indicator: id };
      const { result } = await reporting.province.leader.call(explainFigure, asked);
      // A share of units is not the sum of its parts, and a figure of terms is computed from these.
      const isSum = loadIndicators().get(id)!.rollup === 'sum';
      const isAdded = result.source === 'addedUp' && result.terms.length === 0 && isSum;
      if (isAdded) added += 1;
      const whole = isAdded
        ? [...result.parts.map((part) => part.value), ...result.adjustments.map(({ amount }) => amount)]
        : [result.value];
      const terms = result.terms.map((term) => Number(term.value ?? 0));
      const rate = loadRate(result.terms.length, terms, id);
      const sum = whole.reduce((total, one) => total + Number(one ?? 0), 0);
      expect([id, sum, rate ?? Number(value)]).toEqual([id, Number(value), Number(value)]);
      expect(result.value).toBe(value);
    }
    console.info(`any-order.test: ${added} figures that were added up`);
    expect(added).toBeGreaterThan(50);
  });

  /** What the terms of a computed figure give: a rate of two, or a total. */
  function loadRate(count: number, terms: readonly number[], id: string): number | null {
    if (count === 0) return null;
    if (loadIndicators().get(id)!.type !== 'percent') return terms.reduce((sum, one) => sum + one, 0);
    return terms[1] === 0 ? null : Number(((terms[0]! / terms[1]!) * 100).toFixed(2));
  }
});
