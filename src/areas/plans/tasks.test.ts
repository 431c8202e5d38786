import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { refusal } from '../../../tests/refusal.ts';
import {
  aGivenTask,
  aTask,
  goTo,
  openWorking,
  type Staffed,
  seen,
  type Working,
} from '../../../tests/tasks.ts';
import { asDocx } from '../../../tests/world.ts';
import { uuidv7 } from '../../base/id.ts';
import { listExceptions } from '../audit/contract.ts';
import { showDesk } from './contract-desk.ts';
import {
  cancelTask,
  confirmTasks,
  decideExtension,
  giveTasks,
  handDownTask,
  listGiven,
  refuseTask,
  remindTasks,
  reopenTask,
  showChain,
  takeUpTasks,
} from './contract-giving.ts';
import {
  addEvidence,
  askExtension,
  assignTask,
  exportTasks,
  getEvidence,
  listTasks,
  reportDone,
  reportProgress,
  showCalendar,
  showLateness,
  withdrawEvidence,
} from './contract-tasks.ts';
import { verifyPlans } from './verify-plans.ts';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const withoutEvidence = 'Việc không có văn bản';
const reason = 'Cần thêm thời gian thu thập';

onEveryDatabase('tasks', (open) => {
  let office: Office;
  let working: Working;
  let commune: Staffed;
  beforeAll(async () => {
    office = await openOffice(await open());
    working = await openWorking(office, 3);
    commune = working.communes[0]!;
  });
  const on = (day: string) => goTo(office, day);
  const reportIt = async ({ unitId, specialist }: Staffed, taskId: string, more: object = {}) => {
    const { version } = await seen(specialist, unitId, taskId);
    const doneOn = office.now.toISOString().slice(0, 10);
    const said = { unitId, taskId, version, doneOn, withoutEvidence, ...more };
    return (await specialist.call(reportDone, said)).result;
  };
  const ownTask = (more: object = {}) => aGivenTask(commune, { personId: commune.specialist.id, ...more });

  const asked = async (taskId: string, dueOn: string) => {
    const { unitId, specialist } = commune;
    const { version } = await seen(specialist, unitId, taskId);
    return (await specialist.call(askExtension, { unitId, taskId, version, dueOn, reason })).result.version;
  };
  const granted = async (taskId: string, version: number, dueOn: string | null) =>
    (
      await commune.leader.call(decideExtension, {
        ...{
          giverId: commune.unitId,
          unitId: commune.unitId,
          taskId,
          version,
          dueOn,
          reason: 'Đồng ý theo đề nghị',
        },
      })
    ).result;

  describe('of the own unit', () => {
    it('that say they are secret are not kept, nor is what is said to prove one', async () => {
      await on('2026-03-02');
      const { unitId, leader, specialist } = commune;
      const tasks = [aTask(), aTask({ title: '(Mật) Phương án bảo vệ', product: 'TỐI MẬT - Báo cáo' })];
      const refused = await refusal(leader.call(giveTasks, { unitId, givenOn: '2026-03-01', tasks }));
      expect(refused.paths).toEqual(['tasks.1.title', 'tasks.1.product']);
      const taskId = await ownTask();
      const documentId = null;
      const file = { name: 'a.png', content: png, datedOn: '2026-03-01' };
      const evidence = { unitId, taskId, id: uuidv7(), title: 'Biên bản (Mật)', documentId, file };
      expect((await refusal(specialist.call(addEvidence, evidence))).paths).toEqual(['title']);
    });

    it('are given, worked on, reported as done and confirmed by the leader', async () => {
      await on('2026-03-02');
      const { unitId, specialist, leader } = commune;
      const taskId = await ownTask();
      const begun = await seen(specialist, unitId, taskId);
      expect(begun).toMatchObject({
        status: 'open',
        state: 'inTimeUndone',
        givenOn: '2026-03-01',
        giverId: unitId,
      });
      expect(begun.may).toEqual(['progress', 'addEvidence', 'report', 'askExtension']);
      const progress = {
        unitId,
        taskId,
        version: begun.version,
        progress: 40,
        note: 'Đã rà soát 40/100 thủ tục',
      };
      await specialist.call(reportProgress, progress);
      expect((await refusal(specialist.call(reportProgress, progress))).code).toBe('changed-by-other');
      const { version } = await reportIt(commune, taskId);
      const waiting = await seen(leader, unitId, taskId);
      expect(waiting).toMatchObject({ status: 'reported', progress: 100, doneOn: '2026-03-02' });
      expect(waiting.may).toContain('confirm');
      expect(waiting.may).not.toContain('remind');
      const confirmation = { giverId: unitId, tasks: [{ unitId, taskId, version }] };
      expect((await leader.call(confirmTasks, confirmation)).result.confirmed).toBe(1);
      expect((await leader.call(confirmTasks, confirmation)).result.confirmed).toBe(0);
      const done = await seen(specialist, unitId, taskId);
      expect(done).toMatchObject({ status: 'done', state: 'doneOnTime', confirmedOn: '2026-03-02' });
      expect(done.actions.map(({ kind }) => kind)).toEqual([
        'created',
        'progressed',
        'reported',
        'confirmed',
      ]);
      expect(done.may).toEqual([]);
      expect((await seen(leader, unitId, taskId)).may).toEqual(['reopen']);
    });

    it('are not reported as done by others, ahead, before they were given, or late without a reason', async () => {
      await on('2026-03-10');
      const { unitId, specialist, officer } = commune;
      const other = await office.aPerson({ role: 'specialist', unitId });
      const taskId = await ownTask({ dueOn: '2026-03-05' });
      const { version } = await seen(specialist, unitId, taskId);
      const said = { unitId, taskId, version, doneOn: '2026-03-10' };
      expect((await refusal(other.call(reportDone, said))).code).toBe('not-permitted');
      expect((await refusal(specialist.call(reportDone, { ...said, doneOn: '2026-03-11' }))).paths).toEqual([
        'doneOn',
        'withoutEvidence',
      ]);
      const early = { ...said, doneOn: '2026-02-01', withoutEvidence };
      expect((await refusal(specialist.call(reportDone, early))).paths).toEqual(['doneOn']);
      // Who may give tasks may do it in their place.
      const whyLate = 'Chờ số liệu của các thôn';
      await officer.call(reportDone, { ...said, whyLate, withoutEvidence });
      expect(await seen(specialist, unitId, taskId)).toMatchObject({
        status: 'reported',
        whyLate,
        state: 'overdueUndone',
      });
    });

    it('are assigned to colleagues only, and taken up from a text from above', async () => {
      await on('2026-03-10');
      const { unitId, clerk, officer, specialist } = commune;
      const task = aTask({ title: 'Báo cáo tháng 3' });
      const upper = { giverLevel: 'province' as const, giver: 'UBND tỉnh', documentPrinted: '77/UBND-VP' };
      await clerk.call(takeUpTasks, { unitId, ...upper, givenOn: '2026-03-03', tasks: [task] });
      const taken = await seen(clerk, unitId, task.id);
      expect(taken).toMatchObject({
        source: 'above',
        giver: 'UBND tỉnh',
        document: '77/UBND-VP',
        person: null,
      });
      const stranger = await office.aPerson();
      const assigned = { unitId, taskId: task.id, version: taken.version };
      expect((await refusal(officer.call(assignTask, { ...assigned, personId: stranger.id }))).paths).toEqual(
        ['personId'],
      );
      const given = { ...assigned, personId: specialist.id, coWorkers: [clerk.id] };
      await officer.call(assignTask, given);
      expect(await seen(clerk, unitId, task.id)).toMatchObject({
        personId: specialist.id,
        coWorkers: [{ id: clerk.id }],
        may: ['progress', 'addEvidence'],
      });
      expect(
        (await refusal(clerk.call(giveTasks, { unitId, givenOn: '2026-03-03', tasks: [aTask()] }))).code,
      ).toBe('not-permitted');
      const ahead = { unitId, givenOn: '2026-03-11', tasks: [aTask({ dueOn: '2026-03-05' })] };
      expect((await refusal(officer.call(giveTasks, ahead))).paths).toEqual(['givenOn', 'tasks.0.dueOn']);
    });
  });

  describe('and their day', () => {
    it('is asked for once, for a later day, where there is one; refused it stays', async () => {
      const { unitId, specialist } = commune;
      await on('2026-03-10');
      const taskId = await ownTask({ dueOn: '2026-03-20' });
      const { version } = await seen(specialist, unitId, taskId);
      const ask = { unitId, taskId, version, dueOn: '2026-03-20', reason };
      expect((await refusal(specialist.call(askExtension, ask))).paths).toEqual(['dueOn']);
      const next = await asked(taskId, '2026-03-30');
      expect((await seen(commune.leader, unitId, taskId)).asked).toMatchObject({
        dueOn: '2026-03-30',
        reason,
      });
      const again = { ...ask, version: next, dueOn: '2026-04-30' };
      expect((await refusal(specialist.call(askExtension, again))).code).toBe('input-invalid');
      const refused = await granted(taskId, next, null);
      expect(refused.moved).toBe(false);
      expect(await seen(specialist, unitId, taskId)).toMatchObject({ dueOn: '2026-03-20', asked: null });
      expect((await refusal(granted(taskId, refused.version, null))).code).toBe('input-invalid');
      const regular = await ownTask({ dueOn: null });
      expect((await refusal(asked(regular, '2026-12-31'))).code).toBe('input-invalid');
    });
  });

  describe('handed down', () => {
    const handed = async (title: string, dueOn = '2026-03-20') => {
      const { province, communes } = working;
      const taskId = await aGivenTask(province, { title, dueOn: '2026-03-31' });
      expect((await seen(province.leader, province.unitId, taskId)).may).toContain('handDown');
      const lowest = communes[0]!;
      const ownId = await aGivenTask(lowest, { title, dueOn: '2026-03-31' });
      // Nobody stands below a commune.
      expect((await seen(lowest.leader, lowest.unitId, ownId)).may).not.toContain('handDown');
      const to = communes.map(({ unitId }) => ({ receiverId: unitId, id: uuidv7(), dueOn }));
      const down = { unitId: province.unitId, taskId, to };
      await province.leader.call(handDownTask, down);
      return { taskId, to, down };
    };

    it('are tasks of their own below, in one chain that the giver sees and siblings do not', async () => {
      await on('2026-03-10');
      const { province, communes } = working;
      const { taskId, to, down } = await handed('Số hóa hồ sơ');
      expect((await province.leader.call(handDownTask, down)).result.handedDown).toBe(0);
      const [one, two] = communes as [Staffed, Staffed];
      const mine = await seen(one.specialist, one.unitId, to[0]!.id);
      expect(mine).toMatchObject({
        source: 'above',
        giver: 'Tỉnh Minh Họa',
        giverLevel: 'province',
        dueOn: '2026-03-20',
      });
      expect(JSON.stringify(mine)).not.toContain(to[1]!.id);
      const foreign = { unitId: one.unitId, taskId: to[1]!.id };
      expect((await refusal(seen(one.specialist, one.unitId, to[1]!.id))).code).toBe('not-found');
      expect((await refusal(one.leader.call(showChain, foreign))).code).toBe('not-found');
      const { parts } = (await province.officer.call(showChain, { unitId: province.unitId, taskId })).result;
      expect(parts.map(({ unit, depth, state }) => [unit, depth, state])).toEqual([
        ['Xã Số 1', 1, 'inTimeUndone'],
        ['Xã Số 2', 1, 'inTimeUndone'],
        ['Xã Số 3', 1, 'inTimeUndone'],
      ]);
      const given = async (filter: object) =>
        (await province.officer.call(listGiven, { unitId: province.unitId, ...filter })).result;
      const all = await given({ state: 'inTimeUndone' });
      expect(all.tasks.map(({ unit, title }) => [unit, title])).toEqual(
        expect.arrayContaining(communes.map((_, index) => [`Xã Số ${index + 1}`, 'Số hóa hồ sơ'])),
      );
      expect(all.count).toBe(all.tasks.length);
      expect((await given({ receiverId: two.unitId, size: 1 })).tasks[0]!.unitId).toBe(two.unitId);
      const below = await one.leader.call(listGiven, { unitId: one.unitId });
      expect(below.result.tasks).toEqual([]);
      const more = { ...down, to: [{ receiverId: two.unitId, id: uuidv7(), dueOn: '2026-03-20' }] };
      expect((await refusal(province.leader.call(handDownTask, more))).paths).toEqual(['to.0.receiverId']);
      const sideways = { unitId: one.unitId, taskId: to[0]!.id, to: more.to };
      expect((await refusal(one.leader.call(handDownTask, sideways))).paths).toEqual(['to.0.receiverId']);
    });

    it('are confirmed, extended and reminded of by who gave them, not by the own leader', async () => {
      await on('2026-03-10');
      const { province, communes } = working;
      const { taskId, to } = await handed('Rà soát quy trình');
      const [one] = communes as [Staffed];
      const part = { unitId: one.unitId, taskId: to[0]!.id };
      const giverId = province.unitId;
      await province.officer.call(remindTasks, { giverId, tasks: [part], text: 'Đề nghị báo cáo tiến độ' });
      const { version } = await seen(one.leader, one.unitId, part.taskId);
      const person = { personId: one.specialist.id };
      await one.leader.call(assignTask, { ...part, version, ...person });
      const desk = (await one.specialist.call(showDesk, {})).result;
      expect(
        [...desk.week.tasks, ...desk.later.tasks].find((each) => each.taskId === part.taskId),
      ).toMatchObject({
        ...{ giver: 'Tỉnh Minh Họa', reminded: 'Đề nghị báo cáo tiến độ' },
      });
      const file = { name: 'anh.png', content: png, datedOn: '2026-03-09' };
      const proof = { ...part, id: uuidv7(), title: 'Ảnh chụp màn hình', file };
      await one.specialist.call(addEvidence, proof);
      const reported = await reportIt(one, part.taskId, { withoutEvidence: null });
      const confirmation = { tasks: [{ ...part, version: reported.version }] };
      expect(
        (await refusal(one.leader.call(confirmTasks, { giverId: one.unitId, ...confirmation }))).code,
      ).toBe('not-found');
      const above = (await province.leader.call(showDesk, {})).result;
      expect(above.toConfirm.tasks.map((each) => [each.taskId, each.giverId])).toContainEqual([
        part.taskId,
        giverId,
      ]);
      const { parts } = (await province.leader.call(showChain, { unitId: giverId, taskId })).result;
      const [shown] = parts.filter((each) => each.taskId === part.taskId);
      expect(shown).toMatchObject({
        status: 'reported',
        evidence: [{ title: 'Ảnh chụp màn hình', files: [{ name: 'anh.png', isPdf: false }] }],
      });
      const path = (viewerId: string) =>
        `/api${getEvidence.path}`
          .replace('{viewerId}', viewerId)
          .replace('{unitId}', part.unitId)
          .replace('{taskId}', part.taskId)
          .replace('{id}', proof.id)
          .replace('{fileId}', proof.id);
      const got = async (who: Staffed) =>
        (await office.fetch(path(who.unitId), { headers: { Cookie: who.leader.cookie } })).status;
      expect([await got(province), await got(one), await got(communes[1]!)]).toEqual([200, 200, 404]);
      await province.leader.call(confirmTasks, { giverId, ...confirmation });
      expect((await seen(one.leader, one.unitId, part.taskId)).state).toBe('doneOnTime');
    });

    it('fall away with the task they came of, but for what is done', async () => {
      await on('2026-03-10');
      const { province, communes } = working;
      const { taskId, to } = await handed('Việc sẽ hủy');
      const [one, two] = communes as [Staffed, Staffed];
      const { version: seenVersion } = await seen(one.officer, one.unitId, to[0]!.id);
      const said = {
        unitId: one.unitId,
        taskId: to[0]!.id,
        version: seenVersion,
        doneOn: '2026-03-10',
        withoutEvidence,
      };
      const { version } = (await one.officer.call(reportDone, said)).result;
      const giverId = province.unitId;
      await province.leader.call(confirmTasks, {
        giverId,
        tasks: [{ unitId: one.unitId, taskId: to[0]!.id, version }],
      });
      const own = await seen(province.leader, giverId, taskId);
      const cancel = { giverId, unitId: giverId, taskId, version: own.version, reason: 'Tỉnh rút nhiệm vụ' };
      expect((await province.leader.call(cancelTask, cancel)).result.parts).toBe(2);
      expect((await seen(one.officer, one.unitId, to[0]!.id)).status).toBe('done');
      expect((await seen(two.officer, two.unitId, to[1]!.id)).status).toBe('cancelled');
    });
  });

  describe('and what proves them', () => {
    it('one file or document proves several only with a reason; what is dated after the day is refused', async () => {
      await on('2026-03-10');
      const { unitId, specialist } = commune;
      const [first, second] = [
        await ownTask({ title: 'Việc thứ nhất' }),
        await ownTask({ title: 'Việc thứ hai' }),
      ];
      const jpeg = Buffer.concat([
        Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
        Buffer.from('ffd9', 'hex'),
      ]);
      const file = { name: 'anh.jpg', content: jpeg.toString('base64'), datedOn: '2026-03-12' };
      const proof = { unitId, taskId: first, id: uuidv7(), title: 'Biên bản', file };
      for (const _ of [1, 2]) await specialist.call(addEvidence, proof);
      const { version } = await seen(specialist, unitId, first);
      const said = { unitId, taskId: first, version, doneOn: '2026-03-10' };
      expect((await refusal(specialist.call(reportDone, said))).paths).toEqual(['doneOn']);
      const again = { ...proof, taskId: second, id: uuidv7() };
      expect((await refusal(specialist.call(addEvidence, again))).paths).toEqual(['sameReason']);
      await specialist.call(addEvidence, { ...again, sameReason: 'Một cuộc họp cho hai việc' });
      const shown = (await seen(specialist, unitId, second)).evidence;
      expect(shown).toMatchObject([{ alsoProves: ['Việc thứ nhất'], doubts: ['same'] }]);
      await specialist.call(withdrawEvidence, { unitId, taskId: first, id: proof.id });
      expect((await seen(specialist, unitId, first)).evidence).toEqual([]);
      expect((await seen(specialist, unitId, second)).evidence).toMatchObject([
        { alsoProves: [], doubts: [] },
      ]);
      const secret = await asDocx({ paragraphs: ['MẬT', 'Kế hoạch bảo vệ'], tables: [] });
      const marked = { name: 'van-ban.docx', content: Buffer.from(secret).toString('base64') };
      const hidden = { unitId, taskId: first, id: uuidv7(), title: 'Văn bản', file: marked };
      expect((await refusal(specialist.call(addEvidence, hidden))).code).toBe('input-invalid');
      const neither = { unitId, taskId: first, id: uuidv7(), title: 'Trống' };
      expect((await refusal(specialist.call(addEvidence, neither))).code).toBe('input-invalid');
    });
  });

  it('are found by field, person, words without accents, and day; leave as .xlsx; stand in the calendar', async () => {
    await on('2026-03-10');
    const { unitId, specialist } = working.communes[2]!;
    const [, , third] = working.communes as [Staffed, Staffed, Staffed];
    await aGivenTask(third, { title: 'Tập huấn chuyển đổi số', field: 'digital', dueOn: '2026-03-08' });
    await aGivenTask(third, { title: 'Kiểm tra nội bộ', field: 'direction', dueOn: '2026-03-15' });
    const found = async (filter: object) =>
      (await specialist.call(listTasks, { unitId, ...filter })).result.tasks.map(({ title }) => title);
    expect(await found({ text: 'tap huan', source: 'leader' })).toEqual(['Tập huấn chuyển đổi số']);
    expect(await found({ field: 'direction', source: 'leader' })).toEqual(['Kiểm tra nội bộ']);
    expect(await found({ state: 'overdueUndone', source: 'leader' })).toEqual(['Tập huấn chuyển đổi số']);
    expect(await found({ dueFrom: '2026-03-09', dueTo: '2026-03-19', source: 'leader' })).toEqual([
      'Kiểm tra nội bộ',
    ]);
    const calendar = (await specialist.call(showCalendar, { unitId, month: '2026-03' })).result;
    expect(calendar.days.map(({ on: day }) => day)).toEqual(
      expect.arrayContaining(['2026-03-08', '2026-03-15']),
    );
    const late = (await third.leader.call(showLateness, { unitId })).result;
    expect(late.people).toEqual([{ id: null, name: 'Công chức Văn phòng', late: 1, longest: 2 }]);
    expect(late.months.at(-1)!.month).toBe('2026-03');
    const desk = (await third.leader.call(showDesk, {})).result;
    expect(desk.lateOfOthers.tasks.map(({ title }) => title)).toEqual(['Tập huấn chuyển đổi số']);
    const path = exportTasks.path.replace('{unitId}', unitId);
    const response = await office.fetch(`/api${path}`, { headers: { Cookie: specialist.cookie } });
    expect([response.status, (await response.arrayBuffer()).byteLength > 1000]).toEqual([200, true]);
  });

  describe('as the days go by', () => {
    it('are not confirmed by who reported them, unless nobody else could: that is told as an exception', async () => {
      await on('2026-03-10');
      const { unitId, leader, officer } = commune;
      const taskId = await ownTask();
      const { version } = await seen(leader, unitId, taskId);
      const said = { unitId, taskId, version, doneOn: '2026-03-10', withoutEvidence };
      const reported = (await leader.call(reportDone, said)).result;
      const confirmation = { giverId: unitId, tasks: [{ unitId, taskId, version: reported.version }] };
      const second = await office.aPerson({ role: 'leader', unitId, to: '2026-03-15' });
      expect((await refusal(leader.call(confirmTasks, confirmation))).code).toBe('not-permitted');
      expect((await seen(officer, unitId, taskId)).status).toBe('reported');
      await on('2026-03-16');
      await leader.call(confirmTasks, confirmation);
      const auditor = await office.aPerson({ role: 'auditor', unitId });
      const { entries } = (await auditor.call(listExceptions, { unitId, kind: 'alone' })).result;
      expect(entries.map(({ operation }) => operation)).toEqual([confirmTasks.name]);
      expect(second.id).not.toBe(leader.id);
    });

    it('moves by an extension granted on or before it; afterwards the new day is only promised', async () => {
      const { unitId, specialist } = commune;
      await on('2026-03-16');
      const [inTime, late] = [await ownTask({ dueOn: '2026-03-18' }), await ownTask({ dueOn: '2026-03-18' })];
      const [one, two] = [await asked(inTime, '2026-03-30'), await asked(late, '2026-03-30')];
      await on('2026-03-18');
      expect((await granted(inTime, one, '2026-03-30')).moved).toBe(true);
      await on('2026-03-19');
      expect((await granted(late, two, '2026-03-30')).moved).toBe(false);
      await on('2026-03-24');
      for (const taskId of [inTime, late]) {
        const whyLate = 'Chờ văn bản hướng dẫn';
        const { version } = await reportIt(commune, taskId, { whyLate });
        const tasks = [{ unitId, taskId, version }];
        await commune.leader.call(confirmTasks, { giverId: unitId, tasks });
      }
      expect(await seen(specialist, unitId, inTime)).toMatchObject({
        ...{ dueOn: '2026-03-30', originalDueOn: '2026-03-18', promisedOn: null },
        ...{ state: 'doneOnTime', stateAsFirstSet: 'doneLate' },
      });
      expect(await seen(specialist, unitId, late)).toMatchObject({
        ...{ dueOn: '2026-03-18', promisedOn: '2026-03-30', state: 'doneLate' },
      });
    });

    it('are refused with a reason, reopened, and then not done before that', async () => {
      await on('2026-03-25');
      const { unitId, specialist, leader } = commune;
      const giverId = unitId;
      const taskId = await ownTask();
      const first = await reportIt(commune, taskId);
      const back = { giverId, unitId, taskId, reason: 'Chưa đủ phụ lục' };
      await leader.call(refuseTask, { ...back, version: first.version });
      const told = await seen(specialist, unitId, taskId);
      expect(told).toMatchObject({ status: 'doing', doneOn: null });
      expect(told.actions.at(-1)).toMatchObject({ kind: 'refused', reason: 'Chưa đủ phụ lục' });
      const second = await reportIt(commune, taskId);
      await leader.call(confirmTasks, { giverId, tasks: [{ unitId, taskId, version: second.version }] });
      await on('2026-03-30');
      const done = await seen(leader, unitId, taskId);
      await leader.call(reopenTask, { ...back, version: done.version });
      const again = await seen(specialist, unitId, taskId);
      expect(again).toMatchObject({
        status: 'doing',
        reopenedOn: '2026-03-30',
        doneOn: null,
        confirmedOn: null,
      });
      const stale = { unitId, taskId, version: again.version, doneOn: '2026-03-29', withoutEvidence };
      expect((await refusal(specialist.call(reportDone, stale))).paths).toEqual(['doneOn']);
      const before = { unitId, on: '2026-03-27', text: '' };
      const listed = (await specialist.call(listTasks, { ...before, size: 200 })).result.tasks;
      expect(listed.find(({ id }) => id === taskId)!.state).toBe('doneOnTime');
    });

    it('that are not accepted have changed neither progress nor its note, and left no reason for being late', async () => {
      const { unitId, specialist, leader } = commune;
      await on('2026-04-10');
      const taskId = await ownTask({ dueOn: '2026-04-12' });
      const { version } = await seen(specialist, unitId, taskId);
      const progress = { progress: 40, note: 'Đã xong phần đầu' };
      await specialist.call(reportProgress, { unitId, taskId, version, ...progress });
      await on('2026-04-16');
      const back = { giverId: unitId, unitId, taskId, reason: 'Chưa đủ phụ lục' };
      const late = { whyLate: 'Chờ văn bản hướng dẫn', note: 'Đã nộp báo cáo' };
      const was = { status: 'doing', progress: 40, progressNote: 'Đã xong phần đầu', whyLate: null };
      const first = await reportIt(commune, taskId, late);
      expect(await seen(leader, unitId, taskId)).toMatchObject({
        ...{ progress: 100, progressNote: late.note, whyLate: late.whyLate },
      });
      await leader.call(refuseTask, { ...back, version: first.version });
      expect(await seen(leader, unitId, taskId)).toMatchObject(was);
      const second = await reportIt(commune, taskId, late);
      await leader.call(confirmTasks, {
        giverId: unitId,
        tasks: [{ unitId, taskId, version: second.version }],
      });
      const done = await seen(leader, unitId, taskId);
      await leader.call(reopenTask, { ...back, version: done.version });
      expect(await seen(leader, unitId, taskId)).toMatchObject(was);
    });
  });

  it('and afterwards nothing contradicts itself', async () => {
    expect(await verifyPlans(office.database.db)).toEqual([]);
    expect(office.troubles).toEqual([]);
    await office.database.db
      .updateTable('task')
      .set({ due_on: '2030-01-01' })
      .where('status', '=', 'done')
      .execute();
    expect((await verifyPlans(office.database.db)).length).toBeGreaterThan(0);
  });
});
