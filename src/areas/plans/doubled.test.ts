import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import {
  aGivenTask,
  aRegistered,
  aTask,
  type NewTask,
  openRegisters,
  openWorking,
  type Staffed,
  seen,
  type Working,
} from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import type { InputOf } from '../../base/operation.ts';
import { handDownTask, takeUpTasks } from './contract-giving.ts';
import { listTasks } from './contract-tasks.ts';

onEveryDatabase('a task of a text that came on paper and in the system', (open) => {
  let office: Office;
  let working: Working;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-10');
    working = await openWorking(office, 3);
  });

  const upper = { giverLevel: 'province' as const, giver: 'UBND tỉnh' };
  const takeUp = (
    { unitId, clerk }: Staffed,
    tasks: NewTask[],
    more: Partial<InputOf<typeof takeUpTasks>> = {},
  ) => {
    const documentPrinted = more.documentId ? null : '12/UBND-VP';
    const said = { ...upper, documentPrinted, givenOn: '2026-03-02', tasks, ...more };
    return clerk.call(takeUpTasks, { unitId, ...said });
  };
  const handDown = ({ unitId, leader }: Staffed, taskId: string, to: Staffed[], more: object = {}) =>
    leader.call(handDownTask, {
      ...{ unitId, taskId, ...more },
      to: to.map((one) => ({ receiverId: one.unitId, id: uuidv7(), dueOn: '2026-03-31' })),
    });
  const countIn = async ({ unitId, leader }: Staffed) =>
    (await leader.call(listTasks, { unitId, source: 'above' })).result.count;

  it('that was handed down is told to who takes it up, by the number of the text or by its words', async () => {
    const { province } = working;
    const [commune] = working.communes as [Staffed];
    const registers = await openRegisters(office, province);
    const documentId = await aRegistered(province, registers, 'incoming', '2026-03-01', 12);
    const own = aTask({ title: 'Báo cáo kết quả rà soát' });
    await takeUp(province, [own], { giverLevel: 'nation', giver: 'Chính phủ', documentId });
    await handDown(province, own.id, [commune]);
    const { document } = await seen(commune.leader, commune.unitId, (await rowsOf(commune))[0]!);
    expect(document).toBe('12/UBND-VP');

    const byNumber = [aTask({ title: 'Việc ghi bằng lời khác' })];
    const byWords = [aTask({ title: 'Báo cáo  kết quả rà soát' })];
    for (const [tasks, documentPrinted] of [
      [byNumber, ' 12 /UBND–VP'],
      [byWords, '99/UBND-VP'],
    ] as const) {
      const { code, issues } = await refusalOf(takeUp(commune, [...tasks], { documentPrinted }));
      expect([code, issues.map(({ path }) => path)]).toEqual(['input-invalid', [['evenIfThere']]]);
      expect(issues[0]!.message.vi).toContain('Tỉnh Minh Họa: “Báo cáo kết quả rà soát”, hạn 31/3/2026');
    }
    expect(await countIn(commune)).toBe(1);
    await takeUp(commune, byNumber, { evenIfThere: true });
    expect(await countIn(commune)).toBe(2);
    // Sent a second time it is there, and told of nothing.
    await takeUp(commune, byNumber, { evenIfThere: true });
    expect(await countIn(commune)).toBe(2);
    await takeUp(commune, [aTask({ title: 'Việc khác hẳn' })], { documentPrinted: '13/UBND-VP' });
  });

  it('that was taken up is told to who hands it down, with the units that did', async () => {
    const { province } = working;
    const [, commune, other] = working.communes as [Staffed, Staffed, Staffed];
    const title = 'Niêm yết công khai thủ tục hành chính';
    await takeUp(commune, [aTask({ title })], { documentPrinted: '20/UBND-VP' });
    const taskId = await aGivenTask(province, { title });
    const { issues } = await refusalOf(handDown(province, taskId, [commune, other]));
    expect(issues.map(({ path }) => path)).toEqual([['evenIfThere']]);
    expect(issues[0]!.message.vi).toContain(`Xã Số 2: “${title}”`);
    expect(issues[0]!.message.vi).not.toContain('Xã Số 3');
    await handDown(province, taskId, [other]);
    await handDown(province, taskId, [commune], { evenIfThere: true });
    expect(await countIn(commune)).toBe(2);
  });

  it('is told where the same words are taken up from the same text again, others are not', async () => {
    const [, , commune] = working.communes as [Staffed, Staffed, Staffed];
    const task = aTask({ title: 'Tổng hợp số liệu hộ tịch' });
    const text = { documentPrinted: '30/UBND-VP' };
    await takeUp(commune, [task], text);
    await takeUp(commune, [task], text);
    await takeUp(commune, [aTask({ title: 'Việc thứ hai của văn bản' })], text);
    const { issues } = await refusalOf(takeUp(commune, [{ ...task, id: uuidv7() }], text));
    expect(issues.map(({ path }) => path)).toEqual([['evenIfThere']]);
  });

  it('is handed down for no later day than its giver owes it, unless they say why', async () => {
    const { province, communes } = working;
    const [one, two] = communes as [Staffed, Staffed];
    const taskId = await aGivenTask(province, { title: 'Việc có hạn của tỉnh', dueOn: '2026-03-20' });
    const { issues } = await refusalOf(handDown(province, taskId, [one, two]));
    expect(issues.map(({ path }) => path)).toEqual([
      ['to', 0, 'dueOn'],
      ['to', 1, 'dueOn'],
    ]);
    expect(issues[0]!.message.vi).toContain('20/3/2026');
    const whyLater = 'Tỉnh báo cáo bước đầu trước, xã hoàn thiện sau';
    await handDown(province, taskId, [one, two], { whyLater });
    const { actions } = await seen(province.leader, province.unitId, taskId);
    expect(actions.find(({ kind }) => kind === 'handedDown')?.reason).toBe(whyLater);
  });

  const rowsOf = async ({ unitId, leader }: Staffed) =>
    (await leader.call(listTasks, { unitId, source: 'above' })).result.tasks.map(({ id }) => id);
});
