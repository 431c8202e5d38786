import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../../tests/office.ts';
import { refusal } from '../../../../tests/refusal.ts';
import {
  aGivenTask,
  aRegistered,
  aTask,
  openRegisters,
  openWorking,
  type Staffed,
} from '../../../../tests/tasks.ts';
import { uuidv7 } from '../../../base/id.ts';
import { createJobs, type JobData, type Jobs } from '../../../base/jobs.ts';
import { createMailer } from '../../../base/mail.ts';
import { getDocument } from '../../documents/contract.ts';
import { withholdDocument } from '../../documents/contract-withheld.ts';
import { setDigest, showReminders } from '../../people/contract-reminders.ts';
import { handDownTask, takeUpTasks } from '../contract-giving.ts';
import { registerDigest } from './digest.ts';

type Received = { readonly to: string; readonly subject: string; readonly text: string };

onEveryDatabase('the letter of a working morning', (open) => {
  let office: Office;
  let province: Staffed;
  let commune: Staffed;
  let server: SMTPServer;
  const received: Received[] = [];
  /** What the mail server answers; null: it takes the letter. */
  let answers: number | null = null;
  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) =>
        done(answers === null ? null : Object.assign(new Error('no'), { responseCode: answers })),
      onData: async (stream, { envelope }, done) => {
        const message = Buffer.concat(await stream.toArray()).toString('latin1');
        received.push({ to: envelope.rcptTo[0]!.address, ...decoded(message) });
        done();
      },
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    office = await openOffice(await open());
    const working = await openWorking(office, 1);
    province = working.province;
    commune = working.communes[0]!;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  const mailer = () =>
    createMailer({
      url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      from: 'motso@example.vn',
    });
  const wanted = (...people: readonly Person[]) =>
    Promise.all(
      people.map(async ({ id }) => {
        const { db } = office.database;
        await db
          .updateTable('person')
          .set({ email: `${id}@xa.example.vn` })
          .where('id', '=', id)
          .execute();
        await db.insertInto('task_digest').values({ person_id: id, since: office.now }).execute();
      }),
    );
  const sentTo = (letters: readonly Received[], { id }: Person) =>
    letters.filter(({ to }) => to === `${id}@xa.example.vn`);

  /** A morning of so many processes, each of which comes as if by the clock; gives what the mail server took. */
  async function morning(
    instant: string,
    { processes = 1, troubled = 0, late = (_: ReturnType<typeof createJobs>) => Promise.resolve() } = {},
  ): Promise<Received[]> {
    const moment = new Date(`${instant}:00+07:00`);
    const before = received.length;
    const troubles: unknown[] = [];
    const started = Array.from({ length: processes }, () => {
      const jobs = createJobs(office.database, (error) => troubles.push(error));
      const publicUrl = 'https://motso.example.vn';
      registerDigest({ database: office.database, jobs, mailer: mailer(), clock: () => moment, publicUrl });
      return jobs;
    });
    await Promise.all(started.map((jobs) => jobs.start()));
    await late(started[0]!);
    const isOver = async () =>
      troubled > 0 ? troubles.length >= troubled : (await started[0]!.counts()).waiting === 0;
    while (!(await isOver())) await pause(100);
    await Promise.all(started.map((jobs) => jobs.stop()));
    expect(troubles).toHaveLength(troubled);
    return received.slice(before);
  }

  /** The same without the queue: what it is told is done at once. */
  async function atOnce(instant: string): Promise<Received[]> {
    const before = received.length;
    const clock = () => new Date(`${instant}:00+07:00`);
    const asked: JobData[] = [];
    const handlers: { ask?: () => Promise<void>; send?: (data: JobData) => Promise<void> } = {};
    const jobs: Jobs = {
      ...createJobs(office.database, () => {}),
      send: async (_tx, _name, data) => {
        asked.push(data);
      },
      work: (_name, handler) => {
        handlers.send = handler;
      },
      every: (_name, _cron, handler) => {
        handlers.ask = handler;
      },
    };
    registerDigest({ database: office.database, jobs, mailer: mailer(), clock, publicUrl: null });
    await handlers.ask!();
    for (const data of asked) await handlers.send!(data);
    return received.slice(before);
  }

  it('tells what is late, due today and within a week, and nothing of others; of several processes one sends it', async () => {
    const { specialist, officer } = commune;
    for (const [title, dueOn] of [
      ['Báo cáo\ntháng 2', '2026-03-02'],
      ['Công khai thủ tục', '2026-03-03'],
      ['Tập huấn', '2026-03-10'],
      ['Kiểm tra cuối tháng', '2026-03-31'],
    ] as const)
      await aGivenTask(commune, { personId: specialist.id, title, dueOn });
    await aGivenTask(commune, { personId: officer.id, title: 'Việc của người khác', dueOn: '2026-03-03' });
    await wanted(specialist);
    const letters = await morning('2026-03-03T07:00', { processes: 2 });
    expect(letters).toEqual([
      {
        to: `${specialist.id}@xa.example.vn`,
        subject: 'Một Sổ: nhiệm vụ ngày 03/3/2026 (1 quá hạn, 1 đến hạn hôm nay)',
        text: [
          'Nhiệm vụ đang chờ bạn, ngày 03/3/2026.',
          'ĐÃ QUÁ HẠN (1)\n- Báo cáo tháng 2 (hạn 02/3/2026)',
          'ĐẾN HẠN HÔM NAY (1)\n- Công khai thủ tục',
          'ĐẾN HẠN TRONG BẢY NGÀY TỚI (1)\n- Tập huấn (hạn 10/3/2026)',
          'Xem bàn làm việc và cập nhật: https://motso.example.vn/',
          'Bạn nhận thư này vì đã bật thư nhắc nhiệm vụ. Muốn thôi nhận, hãy mở Tài khoản của tôi, mục Nhắc nhiệm vụ.',
        ].join('\n\n'),
      },
    ]);
    expect(await morning('2026-03-03T09:00', { processes: 2 })).toEqual([]);
    expect(await atOnce('2026-03-04T08:30')).toHaveLength(1);
  });

  it('tells a leader which units are late with what, and names nobody', async () => {
    const { leader, unitId } = province;
    const taskId = await aGivenTask(province, { title: 'Sắp xếp thôn', dueOn: '2026-03-20' });
    const to = [{ receiverId: commune.unitId, id: uuidv7(), dueOn: '2026-03-04' }];
    await leader.call(handDownTask, { unitId, taskId, to });
    await wanted(leader);
    const [letter] = sentTo(await atOnce('2026-03-05T07:00'), leader);
    expect(letter!.text).toContain(
      'NGƯỜI KHÁC, ĐƠN VỊ CẤP DƯỚI LÀM QUÁ HẠN (1)\n- Sắp xếp thôn (hạn 04/3/2026), Xã Số 1',
    );
    expect(letter!.text).not.toMatch(/Nguyễn Thị Chuyên|Trần Văn Lãnh/);
  });

  it('does not repeat what rests on a document that was withheld', async () => {
    const { unitId, clerk, specialist } = province;
    const registers = await openRegisters(office, province);
    const documentId = await aRegistered(province, registers, 'incoming', '2026-03-01', 21);
    const task = aTask({ title: 'Phương án bảo vệ', dueOn: '2026-03-06', personId: specialist.id });
    const upper = { giverLevel: 'nation' as const, giver: 'Chính phủ', documentId, givenOn: '2026-03-01' };
    await clerk.call(takeUpTasks, { unitId, ...upper, tasks: [task] });
    const { version } = (await clerk.call(getDocument, { unitId, documentId })).result;
    await clerk.call(withholdDocument, { unitId, documentId, version });
    await wanted(specialist);
    const [letter] = sentTo(await atOnce('2026-03-06T07:00'), specialist);
    expect(letter!.text).toContain('ĐẾN HẠN HÔM NAY (1)\n- Nhiệm vụ (mở Một Sổ để xem)');
    expect(letter!.text).not.toContain('Phương án');
    await office.database.db.deleteFrom('task_digest').where('person_id', '=', specialist.id).execute();
    await sql`delete from task_digest_letter where on_day = '2026-03-06'`.execute(office.database.db);
  });

  it('comes neither at night, nor on days off, nor to who has nothing, has no address, left or never asked', async () => {
    const { unitId, officer, clerk } = commune;
    const [idle, left, shut] = [
      await office.aPerson({ role: 'specialist', unitId }),
      await office.aPerson({ role: 'specialist', unitId, to: '2026-03-05' }),
      await office.aPerson({ role: 'specialist', unitId }),
    ];
    for (const person of [left, shut, clerk])
      await aGivenTask(commune, { personId: person.id, title: 'Việc dở', dueOn: '2026-03-02' });
    await wanted(idle, left, shut, clerk);
    const { db } = office.database;
    await db.updateTable('person').set({ active: false }).where('id', '=', shut.id).execute();
    await db.updateTable('person').set({ email: null }).where('id', '=', clerk.id).execute();
    expect(await atOnce('2026-03-06T06:59')).toEqual([]);
    expect(await atOnce('2026-03-06T17:00')).toEqual([]);
    // A Saturday, a Sunday, and the day off for the Hùng Kings' anniversary.
    for (const day of ['2026-03-07', '2026-03-08', '2026-04-27'])
      expect(await atOnce(`${day}T07:00`)).toEqual([]);
    const letters = await atOnce('2026-03-06T07:00');
    for (const person of [idle, left, shut, clerk, officer]) expect(sentTo(letters, person)).toEqual([]);
    expect(letters).toHaveLength(2);
  });

  it('is sent once although its job comes again, as after a death; what is put off comes later that day, what is refused does not', async () => {
    const { specialist } = commune;
    const again = (jobs: ReturnType<typeof createJobs>) =>
      jobs.send(office.database.db, 'task-digest-letter', { personId: specialist.id, day: '2026-03-09' });
    expect(sentTo(await morning('2026-03-09T07:00', { late: again }), specialist)).toHaveLength(1);
    expect(await morning('2026-03-09T10:00', { late: again })).toEqual([]);
    // Of another day nobody is told.
    expect(await morning('2026-03-08T10:00', { late: again })).toEqual([]);
    answers = 451;
    expect(await morning('2026-03-10T07:00', { troubled: 2 })).toEqual([]);
    answers = null;
    await sql`update pgboss.job set start_after = now() where name = 'task-digest-letter'`.execute(
      office.database.db,
    );
    expect(sentTo(await morning('2026-03-10T07:05'), specialist)).toHaveLength(1);
    answers = 550;
    expect(await atOnce('2026-03-11T07:00')).toEqual([]);
    answers = null;
    expect(await atOnce('2026-03-11T07:05')).toEqual([]);
  });

  it('is not offered without a mail server or an address', async () => {
    office.now = new Date('2026-03-02T13:00:00+07:00');
    const person = await office.aPerson({ role: 'specialist', unitId: commune.unitId });
    expect((await person.call(showReminders, {})).result.digest).toEqual({
      on: false,
      email: null,
      hasMailServer: false,
    });
    expect((await refusal(person.call(setDigest, { on: true }))).code).toBe('mail-not-set');
    await wanted(person);
    expect((await person.call(showReminders, {})).result.digest.on).toBe(true);
    await person.call(setDigest, { on: false });
    expect((await person.call(showReminders, {})).result.digest.on).toBe(false);
  });
});

/** Subject and text of a message, as a mail program shows them. */
function decoded(message: string): { subject: string; text: string } {
  const [head, body] = [
    message.slice(0, message.indexOf('\r\n\r\n')),
    message.slice(message.indexOf('\r\n\r\n') + 4),
  ];
  const isBase64 = /Content-Transfer-Encoding: base64/i.test(head);
  const bytes = isBase64 ? Buffer.from(body, 'base64') : unquoted(body);
  const [, subject] = /^Subject: ([\s\S]*?)\r\n(?! )/m.exec(`${head}\r\n`)!;
  const words = [...subject!.matchAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi)].map(([, way, text]) =>
    way!.toUpperCase() === 'B' ? Buffer.from(text!, 'base64') : unquoted(text!.replaceAll('_', ' ')),
  );
  return {
    subject: Buffer.concat(words).toString(),
    text: bytes.toString().replaceAll('\r\n', '\n').trim(),
  };
}

const unquoted = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
