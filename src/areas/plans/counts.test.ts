import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../tests/office.ts';
import { history, keepTask } from '../../../tests/task-histories.ts';
import {
  aGivenTask,
  anIssuedPlan,
  aTask,
  openWorking,
  type Staffed,
  type Working,
} from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import type { InputOf } from '../../base/operation.ts';
import { addDays } from '../../base/plain-date.ts';
import { getPlan, listPlans } from './contract.ts';
import { buckets, listCounted, listWaiting, showDesk, showFigures } from './contract-desk.ts';
import { listGiven } from './contract-giving.ts';
import { listTasks, showCalendar, showLateness } from './contract-tasks.ts';
import { taskStatuses } from './task-log.ts';
import { countedStates, type TaskCounts } from './task-state.ts';

const today = '2026-03-10';
const days = ['2026-01-01', '2026-01-20', '2026-02-10', '2026-02-28', today];

/** What a list is to be asked for to hold what each count of a row counts. */
const asked = (dueFrom: string, dueTo: string) => ({
  ...Object.fromEntries(countedStates.map((state) => [state, { state }])),
  total: {},
  undated: { undated: true },
  due: { dueFrom, dueTo },
  waiting: { waiting: true },
});

onEveryDatabase('counts of tasks', (open) => {
  let office: Office;
  let working: Working;
  const plans = new Map<string, string[]>();
  beforeAll(async () => {
    office = await openOffice(await open(), today);
    working = await openWorking(office, 2);
    const [seed] = fc.sample(fc.integer({ min: 0 }), 1);
    console.info(`counts.test: seed ${seed}`);
    for (const [index, commune] of working.communes.entries()) await fill(commune, seed! + index);
  }, 300_000);

  /** Tasks of plans, from above and from the leader, some of them activities, done by all sorts of people. */
  async function fill(commune: Staffed, seed: number): Promise<void> {
    const { unitId, leader, specialist, officer } = commune;
    const own = [
      await anIssuedPlan(commune, [aTask()]),
      await anIssuedPlan(commune, [aTask()], { kind: 'publicity' }),
    ];
    plans.set(unitId, own);
    const { unitId: giver } = working.province;
    const originId = await aGivenTask(working.province);
    const ways = fc.record({
      deeds: history,
      of: fc.constantFrom('plan', 'publicity', 'handedDown', 'above', 'leader'),
      by: fc.constantFrom(specialist.id, officer.id, leader.id, 'Văn phòng', 'Công an', null),
      field: fc.constantFrom('digital' as const, 'finance' as const, 'procedures' as const),
      isActivity: fc.boolean(),
      helps: fc.boolean(),
    });
    const parents = new Map<string, string>();
    for (const { deeds, of, by, field, isActivity, helps } of fc.sample(ways, { seed, numRuns: 150 })) {
      const id = uuidv7();
      const isPerson = by !== null && /^[0-9a-f-]{36}$/.test(by);
      const parentId = isActivity && of !== 'handedDown' ? parents.get(of) : undefined;
      const source = of === 'plan' || of === 'publicity' ? 'plan' : of === 'leader' ? 'leader' : 'above';
      const handed = { giver_unit_id: giver, origin_unit_id: giver, origin_id: originId };
      // Nothing was done after today.
      const past = deeds.filter(({ on }) => on <= today);
      await keepTask(
        office,
        unitId,
        leader.id,
        { id, deeds: past },
        {
          ...{ source, field, parent_id: parentId ?? null },
          plan_id: source === 'plan' ? own[of === 'plan' ? 0 : 1]! : null,
          ...(of === 'handedDown' ? handed : {}),
          giver_level: source === 'above' ? 'province' : null,
          person_id: isPerson ? by : null,
          person_printed: isPerson ? null : by,
        },
      );
      if (parentId === undefined) parents.set(of, id);
      if (helps)
        await office.database.db
          .insertInto('task_co_worker')
          .values({ unit_id: unitId, task_id: id, person_id: specialist.id })
          .execute();
    }
  }

  type Filter = Omit<InputOf<typeof listTasks>, 'unitId'>;

  /** How many rows a list gives, and how many it says there are. */
  const tasksOf = async ({ unitId, leader }: Staffed, filter: Filter) => {
    const { count, tasks } = (await leader.call(listTasks, { unitId, ...filter, size: 200 })).result;
    return [count, new Set(tasks.map(({ id }) => id)).size];
  };
  const givenOf = async (filter: Omit<InputOf<typeof listGiven>, 'unitId'>) => {
    const { unitId, leader } = working.province;
    const { count, tasks } = (await leader.call(listGiven, { unitId, ...filter, size: 200 })).result;
    return [count, new Set(tasks.map(({ taskId }) => taskId)).size];
  };

  /** Opens every count of a row. */
  async function openAll(
    counts: TaskCounts,
    [dueFrom, dueTo]: readonly [string, string],
    list: (filter: Filter) => Promise<number[]>,
    told: string,
  ): Promise<void> {
    for (const [name, filter] of Object.entries(asked(dueFrom, dueTo))) {
      const count = counts[name as Exclude<keyof TaskCounts, 'asFirstSet'>];
      expect([told, name, ...(await list(filter))]).toEqual([told, name, count, count]);
    }
    for (const state of countedStates) {
      const count = counts.asFirstSet[state];
      expect([told, state, ...(await list({ stateAsFirstSet: state }))]).toEqual([told, state, count, count]);
    }
  }

  it('of a plan and its fields open into as many tasks, on any day', async () => {
    for (const commune of working.communes)
      for (const planId of plans.get(commune.unitId)!)
        for (const on of days) {
          const { unitId, specialist } = commune;
          const plan = (await specialist.call(getPlan, { unitId, planId, on })).result;
          const list = (more: Filter) => (filter: Filter) =>
            tasksOf(commune, { planId, counted: true, on, ...more, ...filter });
          await openAll(plan.counts, ['1800-01-01', on], list({}), `plan on ${on}`);
          for (const { field, counts } of plan.byField)
            await openAll(counts, ['1800-01-01', on], list({ field }), `${field} on ${on}`);
        }
  });

  it('of the list of plans do so today: done, overdue, all', async () => {
    let all = 0;
    for (const commune of working.communes) {
      const { unitId, specialist } = commune;
      const shown = (await specialist.call(listPlans, { unitId })).result.plans;
      for (const { id: planId, counts } of shown) {
        const list = (filter: Filter) => tasksOf(commune, { planId, counted: true, ...filter });
        const done = counts.doneOnTime + counts.doneLate;
        expect(await list({ state: 'done' })).toEqual([done, done]);
        expect(await list({})).toEqual([counts.total, counts.total]);
        all += done;
      }
    }
    expect(all).toBeGreaterThan(0);
  });

  it('of who is late do so by person, by body and by unit', async () => {
    for (const commune of working.communes) {
      const { unitId, leader } = commune;
      const { people } = (await leader.call(showLateness, { unitId })).result;
      expect(people.length).toBeGreaterThan(3);
      for (const { id, name, late } of people) {
        const who =
          id !== null ? { personId: id } : name === '' ? { unassigned: true } : { personPrinted: name };
        const found = await tasksOf(commune, { counted: true, state: 'overdueUndone', ...who });
        expect([name, ...found]).toEqual([name, late, late]);
      }
    }
    const { unitId, leader } = working.province;
    const { units } = (await leader.call(showLateness, { unitId })).result;
    expect(units).toHaveLength(2);
    for (const { id, late } of units)
      expect(await givenOf({ counted: true, state: 'overdueUndone', receiverId: id! })).toEqual([late, late]);
  });

  it('of months do so, in the unit and below', async () => {
    const commune = working.communes[0]!;
    const own = (await commune.leader.call(showLateness, { unitId: commune.unitId })).result.months;
    const { unitId, leader } = working.province;
    const below = (await leader.call(showLateness, { unitId })).result.monthsBelow;
    expect([...own, ...below].filter(({ counts }) => counts.total > 0).length).toBeGreaterThan(2);
    for (const { from, to, on, counts } of own)
      await openAll(
        counts,
        [from, to],
        (filter) => tasksOf(commune, { counted: true, on, dueFrom: from, dueTo: to, ...filter }),
        `own ${from}`,
      );
    for (const { from, to, on, counts } of below)
      await openAll(
        counts,
        [from, to],
        (filter) => givenOf({ counted: true, on, dueFrom: from, dueTo: to, ...filter }),
        `below ${from}`,
      );
  });

  it('of the calendar do so: what is late from before a month, of all and of one person', async () => {
    const { unitId } = working.communes[0]!;
    let found = 0;
    for (const month of ['2026-01', '2026-02', '2026-03', '2026-04'])
      for (const mine of [false, true]) {
        const person = working.communes[0]!.specialist;
        const { late } = (await person.call(showCalendar, { unitId, month, mine })).result;
        const filter = { state: 'overdueUndone' as const, dueTo: addDays(`${month}-01`, -1), mine };
        const { count, tasks } = (await person.call(listTasks, { unitId, ...filter, size: 200 })).result;
        expect([month, mine, count, tasks.length]).toEqual([month, mine, late, late]);
        found += late;
      }
    expect(found).toBeGreaterThan(0);
  });

  it('of the board do so, in each column', async () => {
    for (const status of taskStatuses) {
      const [count, rows] = await tasksOf(working.communes[0]!, { status });
      expect([status, rows]).toEqual([status, count]);
    }
  });

  it('of the desk do so, for who works and for who leads', async () => {
    const [one, two] = working.communes as [Staffed, Staffed];
    const opened = async (person: Person) => {
      const desk = (await person.call(showDesk, {})).result;
      for (const bucket of buckets) {
        const rows: string[] = [];
        for (let start = 0; start <= desk[bucket].count; start += 7) {
          const part = (await person.call(listWaiting, { bucket, start, size: 7 })).result;
          expect([bucket, part.count]).toEqual([bucket, desk[bucket].count]);
          rows.push(...part.tasks.map(({ unitId, taskId }) => `${unitId} ${taskId}`));
        }
        expect([bucket, new Set(rows).size, rows.length]).toEqual([
          ...[bucket, desk[bucket].count, desk[bucket].count],
        ]);
      }
      return buckets.filter((bucket) => desk[bucket].count > 0).length;
    };
    for (const person of [one.specialist, one.leader, two.officer, working.province.leader])
      expect(await opened(person)).toBeGreaterThan(0);
  });

  it('of a period by field do so', async () => {
    const { unitId, leader } = working.communes[1]!;
    for (const to of days) {
      const from = addDays(to, -40);
      const { byField } = (await leader.call(showFigures, { unitId, from, to })).result;
      for (const { field, counts } of byField)
        await openAll(
          counts,
          [from, to],
          async (filter) => {
            const input = { unitId, from, to, measure: 'all', field, ...filter, size: 200 } as InputOf<
              typeof listCounted
            >;
            const { count, tasks } = (await leader.call(listCounted, input)).result;
            return [count, tasks.length];
          },
          `${field} to ${to}`,
        );
    }
  });
});
