import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice } from '../../../tests/office.ts';
import { aRegistered, aTask, openRegisters, openWorking, type Staffed, seen } from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { getDocument } from '../documents/contract.ts';
import { withholdDocument } from '../documents/contract-withheld.ts';
import { handDownTask, takeUpTasks } from './contract-giving.ts';

onEveryDatabase('the text that a task handed down rests on', (open) => {
  let office: Office;
  let province: Staffed;
  let commune: Staffed;
  let registers: Awaited<ReturnType<typeof openRegisters>>;
  let number = 10;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-10');
    const working = await openWorking(office, 1);
    province = working.province;
    commune = working.communes[0]!;
    registers = await openRegisters(office, province);
  });
  const takenUp = async () => {
    number += 1;
    const documentId = await aRegistered(province, registers, 'incoming', '2026-03-01', number);
    const task = aTask({ dueOn: '2026-05-01', title: `Việc theo văn bản ${number}` });
    await province.clerk.call(takeUpTasks, {
      ...{ unitId: province.unitId, giverLevel: 'nation', giver: 'Chính phủ', documentId },
      ...{ givenOn: '2026-03-01', tasks: [task] },
    });
    return { documentId, taskId: task.id };
  };
  const handed = async ({ unitId, leader }: Staffed, taskId: string, receiverId: string) => {
    const id = uuidv7();
    await leader.call(handDownTask, { unitId, taskId, to: [{ receiverId, id, dueOn: '2026-04-20' }] });
    return id;
  };

  it('is named below with number and day, however far down, and not opened', async () => {
    const { taskId } = await takenUp();
    const part = await handed(province, taskId, commune.unitId);
    const told = { document: '11/UBND-VP', documentIssuedOn: '2026-03-01', documentId: null };
    expect(await seen(province.leader, province.unitId, taskId)).toMatchObject({
      ...told,
      documentId: expect.any(String),
    });
    expect(await seen(commune.leader, commune.unitId, part)).toMatchObject(told);
    const belowId = await office.aUnit({ name: 'Trường', kind: 'department', parentId: commune.unitId });
    const below = await office.aPerson({ role: 'leader', unitId: belowId });
    expect(await seen(below, belowId, await handed(commune, part, belowId))).toMatchObject(told);
  });

  it('is not named where it is withheld', async () => {
    const { taskId, documentId } = await takenUp();
    const place = { unitId: province.unitId, documentId };
    const { version } = (await province.clerk.call(getDocument, place)).result;
    await province.clerk.call(withholdDocument, { ...place, version });
    const part = await handed(province, taskId, commune.unitId);
    const nothing = { document: null, documentIssuedOn: null };
    expect(await seen(commune.leader, commune.unitId, part)).toMatchObject(nothing);
  });
});
