import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../../tests/office.ts';
import { refusal } from '../../../../tests/refusal.ts';
import {
  aGivenTask,
  aRegistered,
  aTask,
  goTo,
  openRegisters,
  openWorking,
  type Staffed,
  seen,
  type Working,
} from '../../../../tests/tasks.ts';
import { uuidv7 } from '../../../base/id.ts';
import { getDocument } from '../../documents/contract.ts';
import { withholdDocument } from '../../documents/contract-withheld.ts';
import { makeFeed, showReminders, withdrawFeed } from '../../people/contract-reminders.ts';
import { resetPassword } from '../../people/contract-unit.ts';
import { cancelTask, handDownTask, takeUpTasks } from '../contract-giving.ts';
import { assignTask, reportDone } from '../contract-tasks.ts';

/** A calendar as programs read it: lines unfolded, properties of each event with those of its alarm (RFC 5545, 3.1 and 3.6.1). */
function eventsIn(text: string): Record<string, string>[] {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const events: Record<string, string>[] = [];
  let within = '';
  for (const line of lines) {
    const [, name, value] = /^([A-Z-]+(?:;[^:]*)?):(.*)$/.exec(line)!;
    if (name === 'BEGIN' && value === 'VEVENT') events.push({});
    if (name === 'BEGIN' || name === 'END') within = name === 'BEGIN' && value === 'VALARM' ? 'alarm ' : '';
    else if (events.length > 0)
      events.at(-1)![within + name] = value!.replace(/\\n/g, '\n').replace(/\\([\\;,])/g, '$1');
  }
  return events;
}

onEveryDatabase('the calendar of tasks', (open) => {
  let office: Office;
  let working: Working;
  let commune: Staffed;
  beforeAll(async () => {
    office = await openOffice(await open());
    working = await openWorking(office, 2);
    commune = working.communes[0]!;
  });
  const addressOf = async (person: Person) => (await person.call(makeFeed, { id: uuidv7() })).result.path;
  const read = async (path: string) => {
    const response = await office.fetch(path);
    return {
      status: response.status,
      type: response.headers.get('Content-Type'),
      text: await response.text(),
    };
  };
  const titles = async (path: string) => eventsIn((await read(path)).text).map(({ SUMMARY }) => SUMMARY);
  const aTaskOf = (person: Person, title: string, dueOn: string | null = '2026-03-31') =>
    aGivenTask(commune, { personId: person.id, title, dueOn });

  it('has each task on its day, with an alarm, under a name that stays; nobody is named', async () => {
    const { specialist, unitId, officer } = commune;
    const title =
      'Rà soát; công khai, cập nhật “thủ tục hành chính” thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã';
    const taskId = await aTaskOf(specialist, title);
    const late = await aTaskOf(specialist, 'Báo cáo tháng 2', '2026-03-01');
    await aTaskOf(specialist, 'Việc thường xuyên', null);
    await aTaskOf(officer, 'Việc của người khác');
    await aGivenTask(commune, { personId: officer.id, coWorkers: [specialist.id], title: 'Việc làm chung' });
    const path = await addressOf(specialist);
    const { status, type, text } = await read(path);
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = eventsIn(text);
    const page = `https://motso.example.vn/nhiem-vu/${unitId}/${taskId}`;
    expect(events.map(({ SUMMARY }) => SUMMARY).sort()).toEqual(
      [title, 'Quá hạn: Báo cáo tháng 2', 'Việc làm chung'].sort(),
    );
    expect(events.find(({ SUMMARY }) => SUMMARY === title)).toMatchObject({
      UID: `${taskId}.${unitId}@motso`,
      'DTSTART;VALUE=DATE': '20260331',
      DESCRIPTION: `Xã Số 1\n${page}`,
      'URL;VALUE=URI': page,
      'alarm ACTION': 'DISPLAY',
      'alarm TRIGGER': '-PT16H',
      'alarm DESCRIPTION': title,
    });
    expect(text).not.toMatch(/Nguyễn Thị Chuyên|Lò Thị Tổng|ATTENDEE|ORGANIZER/);
    const again = eventsIn((await read(path)).text);
    expect(again.map(({ UID }) => UID)).toEqual(events.map(({ UID }) => UID));
    expect(events.map(({ UID }) => UID)).toContain(`${late}.${unitId}@motso`);
  });

  it('loses what is reported as done, or cancelled', async () => {
    const { unitId, leader } = commune;
    const worker = await office.aPerson({ role: 'specialist', unitId });
    const [done, cancelled] = [await aTaskOf(worker, 'Làm xong'), await aTaskOf(worker, 'Thôi làm')];
    await aTaskOf(worker, 'Còn lại');
    const path = await addressOf(worker);
    expect((await titles(path)).sort()).toEqual(['Còn lại', 'Làm xong', 'Thôi làm']);
    const { version } = await seen(worker, unitId, done);
    const said = { doneOn: '2026-03-02', withoutEvidence: 'Việc nội bộ, không có văn bản' };
    await worker.call(reportDone, { unitId, taskId: done, version, ...said });
    const other = await seen(leader, unitId, cancelled);
    const reason = 'Không còn cần nữa';
    await leader.call(cancelTask, {
      giverId: unitId,
      unitId,
      taskId: cancelled,
      version: other.version,
      reason,
    });
    expect(await titles(path)).toEqual(['Còn lại']);
  });

  it('is opened by one address, the last one made, and by none once it is withdrawn', async () => {
    const worker = await office.aPerson({ role: 'specialist', unitId: commune.unitId });
    await aTaskOf(worker, 'Việc riêng');
    const id = uuidv7();
    const first = (await worker.call(makeFeed, { id })).result.path;
    expect(first).toMatch(/^\/api\/calendar\/[\w-]{43}\/nhiem-vu\.ics$/);
    expect((await refusal(worker.call(makeFeed, { id }))).code).toBe('already-there');
    expect(await titles(first)).toEqual(['Việc riêng']);
    expect((await worker.call(showReminders, {})).result.feed).toEqual({
      madeAt: office.now.toISOString(),
      lastRead: office.now.toISOString(),
    });
    const second = await addressOf(worker);
    expect((await read(first)).status).toBe(404);
    expect(await titles(second)).toEqual(['Việc riêng']);
    await worker.call(withdrawFeed, {});
    await worker.call(withdrawFeed, {});
    expect((await read(second)).status).toBe(404);
    expect((await worker.call(showReminders, {})).result.feed).toBeNull();
  });

  it('tells nothing to a wrong address, the same for all of them, and keeps no secret', async () => {
    const worker = await office.aPerson({ role: 'specialist', unitId: commune.unitId });
    const path = await addressOf(worker);
    const token = path.split('/')[3]!;
    const wrong = [
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      'x',
      `${token}A`,
      uuidv7(),
      '%27',
    ];
    const answers = await Promise.all(
      wrong.map(async (one) => {
        const { status, text } = await read(`/api/calendar/${one}/nhiem-vu.ics`);
        return [status, JSON.parse(text).problem.code];
      }),
    );
    expect(answers).toEqual(wrong.map(() => [404, 'not-found']));
    const { db } = office.database;
    const kept = [
      ...(await db.selectFrom('calendar_feed').selectAll().execute()),
      ...(await db.selectFrom('audit_entry').selectAll().execute()),
    ];
    expect(JSON.stringify(kept)).toContain(worker.id);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('is empty for who holds no post any more, and for who was shut out; a new password ends it', async () => {
    const { unitId } = commune;
    const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
    const [leaver, shut, reset] = [
      await office.aPerson({ role: 'specialist', unitId, to: '2026-03-02' }),
      await office.aPerson({ role: 'specialist', unitId }),
      await office.aPerson({ role: 'specialist', unitId }),
    ];
    const paths: string[] = [];
    for (const person of [leaver, shut, reset]) {
      await aTaskOf(person, 'Việc dở dang');
      paths.push(await addressOf(person));
    }
    for (const path of paths) expect(await titles(path)).toEqual(['Việc dở dang']);
    await administrator.call(resetPassword, { unitId, personId: reset.id, reason: 'Quên mật khẩu' });
    expect((await read(paths[2]!)).status).toBe(404);
    await office.database.db.updateTable('person').set({ active: false }).where('id', '=', shut.id).execute();
    office.now = new Date('2026-03-03T08:00:00+07:00');
    for (const path of paths.slice(0, 2))
      expect([(await read(path)).status, await titles(path)]).toEqual([200, []]);
    office.now = new Date('2026-03-02T12:00:00+07:00');
  });

  it('goes with its person to another unit: nothing of the former one is in it any more', async () => {
    const mover = await office.aPerson({ role: 'specialist', unitId: commune.unitId, to: '2026-03-02' });
    await aTaskOf(mover, 'Việc ở nơi cũ');
    const path = await addressOf(mover);
    const unitId = await office.aUnit({ name: 'Xã Nơi Mới' });
    await office.aPost({ personId: mover.id, unitId, role: 'specialist', from: '2026-03-03' });
    const leader = await office.aPerson({ role: 'leader', unitId });
    await goTo(office, '2026-03-03');
    await aGivenTask({ ...commune, unitId, leader }, { personId: mover.id, title: 'Việc ở nơi mới' });
    expect(await titles(path)).toEqual(['Việc ở nơi mới']);
    expect((await read(path)).text).not.toContain(commune.unitId);
  });

  it('does not repeat what rests on a document that was withheld, here or in the unit that handed it down', async () => {
    const { communes, province } = working;
    const [, receiver] = communes as [Staffed, Staffed];
    const registers = await openRegisters(office, province);
    const documentId = await aRegistered(province, registers, 'incoming', '2026-03-01', 21);
    const title = 'Phương án bảo vệ đợt diễn tập';
    const task = aTask({ title, dueOn: '2026-03-31', personId: province.specialist.id });
    await province.clerk.call(takeUpTasks, {
      ...{ unitId: province.unitId, giverLevel: 'nation', giver: 'Chính phủ', documentId },
      ...{ givenOn: '2026-03-01', tasks: [task] },
    });
    const id = uuidv7();
    const to = [{ receiverId: receiver.unitId, id, dueOn: '2026-03-20' }];
    await province.leader.call(handDownTask, { unitId: province.unitId, taskId: task.id, to });
    const place = { unitId: receiver.unitId, taskId: id };
    const { version } = await seen(receiver.leader, receiver.unitId, id);
    await receiver.leader.call(assignTask, { ...place, version, personId: receiver.specialist.id });
    const paths = [await addressOf(province.specialist), await addressOf(receiver.specialist)];
    for (const path of paths) expect(await titles(path)).toEqual([title]);
    const document = { unitId: province.unitId, documentId };
    const row = (await province.clerk.call(getDocument, document)).result;
    await province.clerk.call(withholdDocument, { ...document, version: row.version });
    for (const path of paths) {
      expect(await titles(path)).toEqual(['Nhiệm vụ (mở Một Sổ để xem)']);
      expect((await read(path)).text).not.toMatch(/Phương án|diễn tập/);
    }
  });

  it('is read no more often than guests may ask', async () => {
    const path = await addressOf(commune.clerk);
    const statuses = new Set<number>();
    for (let count = 0; count < 320 && !statuses.has(429); count += 1) {
      const { status, text } = await read(path);
      statuses.add(status);
      if (status === 429) expect(JSON.parse(text).problem.code).toBe('too-many-requests');
    }
    expect([...statuses]).toEqual([200, 429]);
  });
});
