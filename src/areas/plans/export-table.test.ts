import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { dated, history } from '../../../tests/task-histories.ts';
import {
  aGivenTask,
  anIssuedPlan,
  aTask,
  goTo,
  openWorking,
  type Staffed,
  seen,
} from '../../../tests/tasks.ts';
import { addDays } from '../../base/plain-date.ts';
import { readFile } from '../../formats/read.ts';
import { asOf } from './as-of.ts';
import { exportPlan } from './contract.ts';
import { cancelTask, confirmTasks, decideExtension } from './contract-giving.ts';
import { askExtension, exportTasks, reportDone, reportProgress } from './contract-tasks.ts';
import { readTask } from './task-log.ts';
import { stateOn } from './task-state.ts';
import type { View } from './views.ts';

const seed = Date.now() % 2 ** 31;

onEveryDatabase('tasks as a table', (open) => {
  let office: Office;
  let commune: Staffed;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-02', [], { isTrial: true });
    commune = (await openWorking(office, 1)).communes[0]!;
  });

  const exported = async (path: string) => {
    const response = await office.fetch(`/api${path}`, { headers: { Cookie: commune.leader.cookie } });
    const name = decodeURIComponent(response.headers.get('content-disposition') ?? '');
    const { blocks } = await readFile(new Uint8Array(await response.arrayBuffer()), 'bang.xlsx');
    const rows = blocks.flatMap((block) => {
      if (block.kind !== 'table') return [];
      return Array.from({ length: block.rows }, (_, row) =>
        block.cells.filter((cell) => cell.row === row + 1).map(({ text }) => text),
      );
    });
    return { name, text: JSON.stringify(blocks), rows };
  };
  const asOfDay = async (on: string) => {
    const { rows } = await exported(
      `${exportTasks.path.replace('{unitId}', commune.unitId)}?on=${on}&counted=true`,
    );
    const at = (title: string) => rows.find((cells) => cells.includes(title))!;
    // Day in force, promised day, completion, progress, result, why late.
    return (title: string) => at(title).slice(9, 15);
  };

  it('tells of each task what was so on the day, and nothing that came later', async () => {
    const { unitId, specialist, leader } = commune;
    const personId = specialist.id;
    const given = (title: string, dueOn: string) => aGivenTask(commune, { title, dueOn, personId });
    const version = async (taskId: string) => (await seen(leader, unitId, taskId)).version;
    const progressed = async (taskId: string, progress: number) =>
      specialist.call(reportProgress, {
        ...{ unitId, taskId, progress, note: 'Đang làm' },
        version: await version(taskId),
      });
    const asks = async (taskId: string, dueOn: string) => {
      const reason = 'Chờ số liệu của tỉnh';
      await specialist.call(askExtension, {
        ...{ unitId, taskId, dueOn, reason },
        version: await version(taskId),
      });
      await leader.call(decideExtension, {
        ...{ giverId: unitId, unitId, taskId, dueOn, reason },
        version: await version(taskId),
      });
    };
    const late = await given('Việc xong sau', '2026-03-20');
    const gone = await given('Việc hủy sau', '2026-03-20');
    const promised = await given('Việc hẹn sau', '2026-03-20');
    const moved = await given('Việc dời hạn sau', '2026-04-20');
    await goTo(office, '2026-03-10');
    await progressed(late, 30);
    await goTo(office, '2026-04-10');
    await progressed(late, 80);
    const done = {
      ...{ doneOn: '2026-04-09', whyLate: 'Chờ số liệu', withoutEvidence: 'Không có sản phẩm' },
      ...{ unitId, taskId: late },
    };
    await specialist.call(reportDone, { ...done, version: await version(late) });
    const cancel = { giverId: unitId, unitId, taskId: gone, reason: 'Không còn cần nữa' };
    await leader.call(cancelTask, { ...cancel, version: await version(gone) });
    await asks(promised, '2026-05-30');
    await asks(moved, '2026-05-31');
    await leader.call(confirmTasks, {
      giverId: unitId,
      tasks: [{ unitId, taskId: late, version: await version(late) }],
    });

    const overdue = 'Quá hạn chưa hoàn thành';
    const then = await asOfDay('2026-03-31');
    expect(then('Việc xong sau')).toEqual(['20/3/2026', '', '', '30', overdue, '']);
    expect(then('Việc hủy sau')).toEqual(['20/3/2026', '', '', '0', overdue, '']);
    expect(then('Việc hẹn sau')).toEqual(['20/3/2026', '', '', '0', overdue, '']);
    expect(then('Việc dời hạn sau').slice(0, 4)).toEqual(['20/4/2026', '', '', '0']);
    const earlier = await asOfDay('2026-03-05');
    expect(earlier('Việc xong sau')[3]).toBe('0');
    const now = await asOfDay('2026-04-10');
    expect(now('Việc xong sau')).toEqual([
      ...['20/3/2026', '', '09/4/2026', '100', 'Hoàn thành quá hạn', 'Chờ số liệu'],
    ]);
    expect(now('Việc hẹn sau').slice(0, 2)).toEqual(['20/3/2026', '30/5/2026']);
    expect(now('Việc dời hạn sau')[0]).toBe('31/5/2026');
  });

  it('of a trial says so in its name and its first line', async () => {
    const { unitId } = commune;
    const planId = await anIssuedPlan(commune, [aTask({ dueOn: '2026-12-31' })]);
    const paths = [
      exportTasks.path.replace('{unitId}', unitId),
      exportPlan.path.replace('{unitId}', unitId).replace('{planId}', planId),
    ];
    for (const path of paths) {
      const { name, text } = await exported(path);
      expect(name).toContain('DÙNG THỬ - ');
      expect(text).toContain('Dữ liệu dùng thử');
    }
  });
});

describe('a task as it stood on a day', () => {
  it(`agrees with how it is counted on that day (seed ${seed})`, () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 90 }), (deeds, after) => {
        const on = addDays('2026-01-01', after);
        const reading = readTask(deeds);
        const then = asOf({ ...reading, state: stateOn(dated(deeds), on) } as unknown as View, deeds, on);
        expect(then.doneOn === null || then.doneOn <= on).toBe(true);
        const isDone = then.state === 'doneOnTime' || then.state === 'doneLate';
        if (then.state !== null) expect(then.status === 'done').toBe(isDone);
        if (then.state === 'doneLate') expect(then.doneOn! > reading.dueOn!).toBe(true);
        expect(then.status === 'cancelled').toBe(reading.cancelledOn !== null && reading.cancelledOn <= on);
      }),
      { seed },
    );
  });
});
