import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { dated, history, keepTask } from '../../../tests/task-histories.ts';
import { anIssuedPlan, aTask, openWorking, type Working } from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { addDays, dayOf, type PlainDate } from '../../base/plain-date.ts';
import { loadUnits } from '../units/registry.ts';
import { listCounted, showDesk, showFigures } from './contract-desk.ts';
import { listTasks } from './contract-tasks.ts';
import { taskMeasureIds } from './fields.ts';
import { countTasks, standingOn } from './measures.ts';
import { readTask, type TaskDeed } from './task-log.ts';
import { countedStates, stateOn } from './task-state.ts';
import { verifyPlans } from './verify-plans.ts';

type Given = {
  readonly id: string;
  readonly level: 'province' | 'district' | 'party';
  readonly deeds: TaskDeed[];
};

onEveryDatabase('figures of tasks', (open) => {
  let office: Office;
  let working: Working;
  const given = new Map<string, Given[]>();
  beforeAll(async () => {
    office = await openOffice(await open());
    working = await openWorking(office, 3);
    const [seed] = fc.sample(fc.integer({ min: 0 }), 1);
    console.info(`measures.test: seed ${seed}`);
    const drawn = fc.sample(history, { seed: seed!, numRuns: 240 });
    for (const [index, deeds] of drawn.entries()) {
      const { unitId, leader } = working.communes[index % 3]!;
      const task = {
        id: uuidv7(),
        level: (['province', 'district', 'party'] as const)[(index % 5) % 3]!,
        deeds,
      };
      given.set(unitId, [...(given.get(unitId) ?? []), task]);
      await keepTask(office, unitId, leader.id, task, {
        ...{ source: 'above', giver_level: task.level, field: 'digital' },
      });
    }
  });

  const stateOf = ({ deeds }: Given, day: PlainDate) => stateOn(dated(deeds), day);

  /** Against the day that was first set. */
  const firstStateOf = ({ deeds }: Given, day: PlainDate) =>
    stateOn({ ...dated(deeds), dueOn: readTask(deeds).originalDueOn }, day);
  const tallied = (states: readonly (string | null)[]) =>
    Object.fromEntries(countedStates.map((state) => [state, states.filter((one) => one === state).length]));

  const isDone = (state: string | null) => state === 'doneOnTime' || state === 'doneLate';

  it('are what the rule says of each task, on any day, and open into as many tasks', async () => {
    const { database } = office;
    for (const to of [
      '2025-12-31',
      '2026-01-01',
      '2026-01-20',
      '2026-02-10',
      '2026-03-02',
      '2026-04-15',
      '2026-06-30',
    ]) {
      const from = addDays(to, -90);
      const ids = working.communes.map(({ unitId }) => unitId);
      // What has not come yet is told as of today.
      const on = standingOn(to, dayOf(office.now));
      const all = await countTasks(database.db, await loadUnits(database.db), ids, from, to, on);
      for (const { unitId, specialist } of working.communes) {
        const byId = new Map(given.get(unitId)!.map((task) => [task.id, task]));
        const withDay = given
          .get(unitId)!
          .filter((task) => readTask(task.deeds).dueOn !== null)
          // Given before the period, and done before it: of an earlier one, unless that was taken back in it.
          .filter(
            (task) =>
              from <= '2026-01-01' ||
              !isDone(stateOf(task, addDays(from, -1))) ||
              task.deeds.some(({ kind, on }) => kind === 'reopened' && from <= on && on <= to),
          );
        const count = (level: string, state: string | null) =>
          withDay.filter((task) => {
            const found = stateOf(task, on);
            return task.level === level && found !== null && (state === null || found === state);
          }).length;
        const expected = (['province', 'district'] as const).flatMap((level) => [
          count(level, null),
          ...countedStates.map((state) => count(level, state)),
        ]);
        const figures = (await specialist.call(showFigures, { unitId, from, to })).result.figures;
        const told = figures.filter(({ measure }) => measure.startsWith('tasks.'));
        expect([to, told.map(({ value }) => value)]).toEqual([to, expected]);
        // What was given is done in time, done late, overdue, or still in time: none twice, none left out.
        for (const [whole, ...parts] of [told.slice(0, 5), told.slice(5)])
          expect([to, parts.reduce((sum, { value }) => sum + value, 0)]).toEqual([to, whole!.value]);
        for (const { measure, value } of figures) {
          expect(all.get(unitId)?.[measure] ?? 0).toBe(value);
          const opened = (await specialist.call(listCounted, { unitId, from, to, measure, size: 200 }))
            .result;
          expect([opened.count, opened.tasks.length]).toEqual([value, value]);
          const first = opened.tasks.map(({ id }) => firstStateOf(byId.get(id)!, on));
          expect(opened.tasks.map(({ stateAsFirstSet }) => stateAsFirstSet)).toEqual(first);
          expect(opened.asFirstSet).toEqual(tallied(first));
        }
      }
    }
    expect(await verifyPlans(database.db)).toEqual([]);
  });

  it('count a plan by its year: what is set and done, what fell due, and not what is an activity or was dropped', async () => {
    const { unitId, officer, specialist } = working.communes[0]!;
    const late = aTask({ dueOn: '2026-02-01' });
    const tasks = [
      late,
      aTask({ dueOn: '2026-06-30' }),
      aTask({ dueOn: null }),
      aTask({ parentId: late.id }),
    ];
    await anIssuedPlan(working.communes[0]!, tasks);
    await anIssuedPlan(working.communes[0]!, [aTask()], { kind: 'publicity' });
    // The year before closed its window on 14 December: what was due after it is counted now.
    const lastYear = ['2025-06-30', '2025-12-31'].map((dueOn) => aTask({ dueOn }));
    await anIssuedPlan(working.communes[0]!, lastYear, { year: 2025 });
    await sql`update task set status = 'done', done_on = '2026-02-20', confirmed_on = '2026-02-25', reported_by = ${officer.id}
      where id = ${late.id}`.execute(office.database.db);
    const period = { unitId, from: '2025-12-15', to: '2026-03-14' };
    const { figures, plans, late: lateTasks, byField } = (await specialist.call(showFigures, period)).result;
    const value = new Map(figures.map((each) => [each.measure, each.value]));
    expect(taskMeasureIds.slice(0, 6).map((measure) => value.get(measure))).toEqual([3, 1, 2, 1, 1, 0]);
    expect(plans.map(({ kind, issuedOn, document }) => [kind, issuedOn, document])).toEqual([
      ['reform', '2026-01-15', '05/KH-UBND'],
      ['publicity', '2026-01-15', '05/KH-UBND'],
    ]);
    expect(lateTasks.find(({ id }) => id === late.id)).toMatchObject({ state: 'doneLate' });
    expect(lateTasks.find(({ id }) => id === lastYear[1]!.id)).toMatchObject({ state: 'overdueUndone' });
    // Overdue in no report, it would be overdue for nobody.
    expect(lateTasks.find(({ id }) => id === lastYear[0]!.id)).toMatchObject({ state: 'overdueUndone' });
    expect(byField.find(({ field }) => field === 'procedures')!.counts).toMatchObject({
      total: 4,
      doneLate: 1,
      undated: 1,
      due: 1,
    });
    const next = (await specialist.call(showFigures, { ...period, from: '2026-12-15', to: '2027-03-14' }))
      .result.figures;
    expect(next.find(({ measure }) => measure === 'plan.tasksSet')!.value).toBe(0);
  });

  it('and lists cost as many statements however long they are', async () => {
    const { unitId, specialist } = working.communes[0]!;
    const count = async (size: number) => {
      const before = office.database.countQueries();
      await specialist.call(listTasks, { unitId, size });
      return office.database.countQueries() - before;
    };
    await count(1);
    expect([await count(1), await count(100)]).toEqual([3, 3]);
    const before = office.database.countQueries();
    await specialist.call(showDesk, {});
    expect(office.database.countQueries() - before).toBe(2);
  });

  it('have one statement for all units, however many', async () => {
    const { database } = office;
    const units = await loadUnits(database.db);
    const count = async (ids: readonly string[]) => {
      const before = database.countQueries();
      await countTasks(database.db, units, ids, '2025-12-15', '2026-03-14');
      return database.countQueries() - before;
    };
    const ids = working.communes.map(({ unitId }) => unitId);
    expect([await count(ids.slice(0, 1)), await count(ids)]).toEqual([1, 1]);
  });
});
