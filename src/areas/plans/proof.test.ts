import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import {
  aGivenTask,
  aRegistered,
  openRegisters,
  openWorking,
  type Staffed,
  seen,
  type Working,
} from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { aPaper } from '../../formats/paper/paper-sample.ts';
import { writePaper } from '../../formats/paper/write-paper.ts';
import { listEntries } from '../audit/contract.ts';
import { getDocument } from '../documents/contract.ts';
import { addFile } from '../documents/contract-files.ts';
import { withholdDocument } from '../documents/contract-withheld.ts';
import { handDownTask, showChain } from './contract-giving.ts';
import { addEvidence, getEvidence, verifyEvidence, withdrawEvidence } from './contract-tasks.ts';

onEveryDatabase('what proves a task', (open) => {
  let office: Office;
  let working: Working;
  let registers: Awaited<ReturnType<typeof openRegisters>>;
  let paper: string;
  let number = 0;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-10');
    working = await openWorking(office, 3);
    registers = await openRegisters(office, working.communes[0]!);
    paper = Buffer.from(await writePaper(aPaper(), 'pdf')).toString('base64');
  });
  /** Other bytes each time, of the same kind. */
  const anotherFile = () =>
    Buffer.concat([Buffer.from(paper, 'base64'), Buffer.from(`\n% ${uuidv7()}\n`)]).toString('base64');
  const handed = async (receivers: readonly Staffed[]) => {
    const { leader, unitId } = working.province;
    const taskId = await aGivenTask(working.province, { title: 'Số hóa hồ sơ' });
    const to = receivers.map((one) => ({ receiverId: one.unitId, id: uuidv7(), dueOn: '2026-03-20' }));
    await leader.call(handDownTask, { unitId, taskId, to });
    return { taskId, parts: to.map(({ id }) => id) };
  };
  const chain = async (taskId: string, { leader, unitId } = working.province) =>
    (await leader.call(showChain, { unitId, taskId })).result.parts;
  const registered = async (content: string) => {
    const commune = working.communes[0]!;
    number += 1;
    const documentId = await aRegistered(commune, registers, 'outgoing', '2026-03-09', number);
    const place = { unitId: commune.unitId, documentId, fileId: uuidv7() };
    await commune.clerk.call(addFile, { ...place, part: 'main', name: 'bao-cao.pdf', content });
    return { documentId, fileId: place.fileId };
  };
  const prove = async ({ unitId, officer }: Staffed, taskId: string, more: object) => {
    const id = uuidv7();
    await officer.call(addEvidence, { unitId, taskId, id, title: 'Báo cáo kết quả', ...more });
    return id;
  };
  const sent = (content: string) => ({ file: { name: 'bao-cao.pdf', content } });
  const opened = ({ unitId, leader }: Staffed, asked: Record<'taskId' | 'id' | 'fileId', string>) => {
    const at = { viewerId: unitId, unitId: working.communes[0]!.unitId, ...asked };
    const path = Object.entries(at).reduce(
      (text, [field, value]) => text.replace(`{${field}}`, value),
      `/api${getEvidence.path}`,
    );
    return office.fetch(path, { headers: { Cookie: leader.cookie } });
  };

  it('is opened by who gave the task where it is a document of the register below, and nothing else of that', async () => {
    const { province, communes } = working;
    const [commune, sibling] = communes as [Staffed, Staffed];
    const { taskId, parts } = await handed([commune]);
    const [part] = parts as [string];
    const content = anotherFile();
    const { documentId, fileId } = await registered(content);
    const other = await registered(anotherFile());
    const id = await prove(commune, part, { documentId });
    const [shown] = await chain(taskId);
    expect(shown!.evidence).toMatchObject([
      { id, files: [{ id: fileId, name: 'bao-cao.pdf', isPdf: true }] },
    ]);
    const response = await opened(province, { taskId: part, id, fileId });
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).toString('base64')).toBe(content);
    const asked = { viewerId: province.unitId, unitId: commune.unitId, taskId: part, id, fileId };
    expect((await province.leader.call(verifyEvidence, asked)).result.signatures).toEqual([]);
    expect((await opened(province, { taskId: part, id, fileId: other.fileId })).status).toBe(404);
    expect((await opened(sibling, { taskId: part, id, fileId })).status).toBe(404);
    const document = { unitId: commune.unitId, documentId };
    expect((await refusalOf(province.leader.call(getDocument, document))).code).toBe('not-permitted');
    const auditor = await office.aPerson({ role: 'auditor', unitId: province.unitId });
    const log = { unitId: province.unitId, operation: getEvidence.name };
    expect((await auditor.call(listEntries, log)).result.entries).toMatchObject([{ outcome: 'read' }]);
    const { version } = (await commune.clerk.call(getDocument, document)).result;
    await commune.clerk.call(withholdDocument, { ...document, version });
    expect((await opened(province, { taskId: part, id, fileId })).status).toBe(404);
    expect((await chain(taskId))[0]!.evidence).toMatchObject([{ id, files: [] }]);
  });

  it('is no longer opened once it is withdrawn', async () => {
    const { province, communes } = working;
    const [commune] = communes as [Staffed];
    const { parts } = await handed([commune]);
    const [part] = parts as [string];
    const { documentId, fileId } = await registered(anotherFile());
    const id = await prove(commune, part, { documentId });
    expect((await opened(province, { taskId: part, id, fileId })).status).toBe(200);
    await commune.officer.call(withdrawEvidence, { unitId: commune.unitId, taskId: part, id });
    expect((await opened(province, { taskId: part, id, fileId })).status).toBe(404);
  });

  describe('and another task too', () => {
    const refusedAt = async (call: Promise<unknown>) =>
      (await refusalOf(call)).issues.map(({ path }) => path.join('.'));

    it('says why: as a file, or attached to the document that proves the other, or to two documents', async () => {
      const commune = working.communes[0]!;
      const { unitId, leader } = commune;
      const title = (name: string) => ({ title: name, personId: commune.specialist.id });
      const content = anotherFile();
      const first = await aGivenTask(commune, title('Việc một'));
      const [second, third] = [
        await aGivenTask(commune, title('Việc hai')),
        await aGivenTask(commune, title('Việc ba')),
      ];
      const { documentId } = await registered(content);
      await prove(commune, first, { documentId });
      expect(await refusedAt(prove(commune, second, sent(content)))).toEqual(['sameReason']);
      const sameReason = 'Một báo cáo cho hai việc';
      await prove(commune, second, { ...sent(content), sameReason });
      const copy = await registered(content);
      expect(await refusedAt(prove(commune, third, { documentId: copy.documentId }))).toEqual(['sameReason']);
      await prove(commune, third, { documentId: copy.documentId, sameReason });
      const told = async (taskId: string) =>
        (await seen(leader, unitId, taskId)).evidence.map(({ doubts, alsoProves }) => [
          doubts.includes('same'),
          alsoProves,
        ]);
      expect(await told(first)).toEqual([[true, ['Việc ba', 'Việc hai']]]);
      expect(await told(second)).toEqual([[true, ['Việc ba', 'Việc một']]]);
      expect(await told(third)).toEqual([[true, ['Việc hai', 'Việc một']]]);
    });

    it('in other units of one chain is told to who gave them, and to none of those units', async () => {
      const { communes } = working;
      const [one, two, three] = communes as [Staffed, Staffed, Staffed];
      const { taskId, parts } = await handed(communes);
      const content = anotherFile();
      const { documentId } = await registered(content);
      await prove(one, parts[0]!, { documentId });
      await prove(two, parts[1]!, sent(content));
      await prove(three, parts[2]!, sent(anotherFile()));
      const told = (await chain(taskId)).map(({ unit, evidence }) => [
        unit,
        evidence[0]!.doubts.filter((doubt) => doubt === 'sameElsewhere'),
        evidence[0]!.sharedWith,
      ]);
      expect(told).toEqual([
        ['Xã Số 1', ['sameElsewhere'], ['Xã Số 2']],
        ['Xã Số 2', ['sameElsewhere'], ['Xã Số 1']],
        ['Xã Số 3', [], []],
      ]);
      for (const [index, commune] of communes.entries()) {
        const own = await seen(commune.leader, commune.unitId, parts[index]!);
        expect(own.evidence).toMatchObject([{ alsoProves: [] }]);
        expect(own.evidence[0]!.doubts).not.toContain('sameElsewhere');
        const { evidence } = own;
        expect(JSON.stringify(evidence)).not.toMatch(/Xã Số/);
      }
    });

    it('that it was passed on to, from the unit below to the one between, is no doubt', async () => {
      const [commune] = working.communes as [Staffed];
      const villageId = await office.aUnit({
        name: 'Trường Mầm non',
        kind: 'department',
        parentId: commune.unitId,
      });
      const officer = await office.aPerson({ role: 'reportingOfficer', unitId: villageId });
      const { taskId, parts } = await handed([commune]);
      const id = uuidv7();
      await commune.leader.call(handDownTask, {
        ...{ unitId: commune.unitId, taskId: parts[0]! },
        to: [{ receiverId: villageId, id, dueOn: '2026-03-15' }],
      });
      const content = anotherFile();
      const made = { unitId: villageId, taskId: id, id: uuidv7(), title: 'Báo cáo', ...sent(content) };
      await officer.call(addEvidence, made);
      await prove(commune, parts[0]!, sent(content));
      const told = (await chain(taskId)).map(({ depth, evidence }) => [depth, evidence[0]!.sharedWith]);
      expect(told).toEqual([
        [1, []],
        [2, []],
      ]);
    });
  });
});
