import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { openReporting, type Reporting, type Staffed } from '../../../tests/reporting.ts';
import { canonical } from '../../base/canonical.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import { uuidv7 } from '../../base/id.ts';
import { rulesOf } from './adding-up.ts';
import { loadForms } from './catalogue.ts';
import { showAddedUp, takeFigures } from './contract-receive.ts';
import { type FormValue, missingFor, valued } from './form-value.ts';
import { type Adjustment, type Contribution, inForm, rollUp } from './roll-up.ts';
import type { Terms } from './roll-up-rules.ts';
import { figuresOfEach } from './version-figures.ts';
import { cellsOf, formulasIn } from './working.ts';

const seed = Number(process.env.MOTSO_SEED ?? fc.sample(fc.integer({ min: 0 }), 1)[0]);
const form = loadForms().find(({ id }) => id === 'cchc-2025-province')!;
const rules = rulesOf(form);
/** What a commune is asked: it may tell more, and owes no more. */
const asks = new Set(cellsOf(loadForms().find(({ id }) => id === 'cchc-2025-commune')!).keys());
const cells = rules.all.map(({ indicator }) => cellsOf(form).get(indicator)!);

type Told = { readonly value: FormValue; readonly terms: Terms | null };
type Figures = ReadonlyMap<string, Told>;
/** A version of a commune's report as this test knows it. */
type Known = {
  readonly unit: Staffed;
  readonly reportId: string;
  readonly versions: Figures[];
  taken: number;
  isReturned: boolean;
};

const reason = fc.constantFrom('nothing-arose', 'not-competent', 'no-data').map((one) => missingFor(one));
const number = fc.oneof(
  fc.nat(999).map(String),
  fc.integer({ min: 1, max: 99 }).map((n) => `${n}.5`),
);
const percent = fc.oneof(fc.constant('100'), fc.nat(100).map(String));
const counted = fc
  .tuple(fc.nat(50), fc.nat(50))
  .map(([part, rest]) => ({ numerator: String(part), denominator: String(part + rest) }));
/** A figure, with or without terms where it is a rate; a reason; or nothing. */
const toldFor = (type: string): fc.Arbitrary<Told | null> =>
  fc.option(
    fc.record({
      value: fc.oneof({ weight: 4, arbitrary: (type === 'percent' ? percent : number).map(valued) }, reason),
      terms: type === 'percent' ? fc.option(counted) : fc.constant(null),
    }),
    { freq: 8 },
  );
const cell = fc
  .constantFrom(...cells)
  .chain(({ indicator: { id, type } }) => fc.tuple(fc.constant(id), toldFor(type)));
/** Some cells of a commune are told otherwise, or its newest version is returned. */
const correction = fc.record({
  who: fc.nat(4),
  mended: fc.array(cell, { minLength: 1, maxLength: 60 }),
  returned: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
});
type Correction = typeof correction extends fc.Arbitrary<infer T> ? T : never;
const round = fc.record({
  corrections: fc.array(correction, { minLength: 1, maxLength: 4 }),
  taken: fc.uniqueArray(fc.nat(4), { maxLength: 4 }),
});

onEveryDatabase('the difference that corrections below would make', (open) => {
  let office: Office;
  let reporting: Reporting;
  let above: { readonly unitId: string; readonly reportId: string };
  let campaignId: string;
  const known: Known[] = [];
  const adjustments: Adjustment[] = [
    { indicator: rules.all.find(({ kind }) => kind === 'sum')!.indicator, amount: '7', reason: 'Sót' },
  ];

  beforeAll(async () => {
    console.info(`proposed-difference.test: seed ${seed}`);
    office = await openOffice(await open(), '2026-03-20');
    reporting = await openReporting(office, 5);
    campaignId = await reporting.open('quarter', 2026, 1);
    const { province, communes } = reporting;
    above = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    for (const unit of communes)
      known.push({
        unit,
        reportId: await reporting.reportOf(unit, campaignId),
        versions: [],
        taken: 0,
        isReturned: false,
      });
    for (const { indicator, amount, reason: why } of adjustments)
      await sql`insert into report_adjustment values (${above.unitId}, ${uuidv7()}, ${above.reportId}, ${indicator}, ${amount}, ${why},
        ${province.officer.id}, ${office.now})`.execute(office.database.db);
  });

  /** A signed version is laid down, whatever its figures say. */
  async function lay(db: Db | Tx, { unit, reportId }: Known, at: number, figures: Figures): Promise<void> {
    const key = { unit_id: unit.unitId, report_id: reportId, number: at, campaign_id: campaignId };
    const content = canonical({ unitId: unit.unitId, at, figures: [...figures] });
    const hash = createHash('sha256').update(content).digest('hex');
    const signed = { hash, content, reason: null, signed_by: unit.leader.id, signed_at: office.now };
    await db
      .insertInto('report_version')
      .values({ ...key, ...signed })
      .execute();
    const rows = [...figures].map(
      ([
        indicator,
        {
          value: { value, missing },
          terms,
        },
      ]) => ({
        ...{ ...key, indicator, value, missing },
        numerator: terms?.numerator ?? null,
        denominator: terms?.denominator ?? null,
      }),
    );
    if (rows.length > 0) await db.insertInto('report_figure').values(rows).execute();
  }

  async function correct({ who, mended, returned }: Correction): Promise<void> {
    const one = known[who]!;
    const figures = new Map(one.versions.at(-1) ?? []);
    for (const [id, told] of mended) {
      if (told === null) figures.delete(id);
      else figures.set(id, told);
    }
    one.versions.push(figures);
    one.isReturned = returned;
    await lay(office.database.db, one, one.versions.length, figures);
    await office.database.db
      .updateTable('report')
      .set({ sent_number: one.versions.length, status: returned ? 'returned' : 'sent' })
      .where('unit_id', '=', one.unit.unitId)
      .where('id', '=', one.reportId)
      .execute();
  }

  /** All added up from the beginning, by the pure rule, from what this test laid down. */
  function addedUp(numberOf: (one: Known) => number): Map<string, string | null> {
    const below = known.flatMap((one): Contribution[] => {
      const figures = one.versions[numberOf(one) - 1];
      return figures === undefined ? [] : [contribution(one.unit.unitId, 'sent', figures)];
    });
    const rolled = rollUp({
      rules,
      owing: known.map(({ unit }) => ({ unitId: unit.unitId, units: 1, asks })),
      contributions: [...below, contribution(above.unitId, 'own', new Map())],
      adjustments,
      answers: new Map(),
    });
    const figures = inForm(rolled, formulasIn(form));
    return new Map([...figures].map(([id, { value, missing }]) => [id, value ?? missing]));
  }

  const contribution = (unitId: string, state: 'sent' | 'own', figures: Figures): Contribution => ({
    ...{ unitId, state, asOf: '2026-03-14' },
    values: new Map([...figures].map(([id, { value }]) => [id, value])),
    terms: new Map([...figures].flatMap(([id, { terms }]) => (terms === null ? [] : [[id, terms] as const]))),
  });

  /** What stands above, and what would stand there: each is what adding up anew gives. */
  async function look(): Promise<number> {
    const { figures } = (await reporting.province.officer.call(showAddedUp, above)).result;
    const now = addedUp(({ taken }) => taken);
    const then = addedUp((one) => (one.isReturned ? one.taken : one.versions.length));
    for (const { indicator, value, missing, proposed } of figures) {
      expect([indicator, value ?? missing]).toEqual([indicator, now.get(indicator)]);
      const next = then.get(indicator);
      expect([indicator, proposed]).toEqual([indicator, next === now.get(indicator) ? null : next]);
    }
    return figures.filter(({ proposed }) => proposed !== null).length;
  }

  it('is what adding all up anew gives, by every rule, whatever was corrected, returned or taken', async () => {
    const kinds = new Set(rules.all.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['none', 'rate', 'share', 'sum']);
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(round, async ({ corrections, taken }) => {
        for (const one of corrections) await correct(one);
        changed += await look();
        const takes = taken
          .map((at) => known[at]!)
          .filter((one) => one.versions.length > 0 && !one.isReturned);
        const children = takes.map(({ unit, reportId, versions }) => ({
          ...{ unitId: unit.unitId, reportId, number: versions.length },
        }));
        if (children.length > 0)
          await reporting.province.officer.call(takeFigures, { ...above, children, alsoSent: true });
        for (const one of takes) one.taken = one.versions.length;
        await look();
      }),
      { numRuns: 15, seed, endOnFailure: true },
    );
    expect(changed).toBeGreaterThan(100);
    expect(office.troubles).toEqual([]);
  });

  it('knows nothing of a version whose signing was undone, though it was read', async () => {
    const one = known[0]!;
    const version = { unitId: one.unit.unitId, reportId: one.reportId, number: one.versions.length + 1 };
    const id = cells[0]!.indicator.id;
    const told = async (db: Db | Tx) => (await figuresOfEach(db, [version]))[0]!.values.get(id)?.value;
    const figures = (value: string): Figures => new Map([[id, { value: valued(value), terms: null }]]);
    const undone = office.database.transaction(async (tx) => {
      await lay(tx, one, version.number, figures('11'));
      expect([await told(tx), await told(tx)]).toEqual(['11', '11']);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await told(office.database.db)).toBeUndefined();
    await lay(office.database.db, one, version.number, figures('12'));
    expect([await told(office.database.db), await told(office.database.db)]).toEqual(['12', '12']);
  });
});
