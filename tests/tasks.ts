import { recordDocument } from '../src/areas/documents/contract.ts';
import { openRegister } from '../src/areas/documents/contract-registers.ts';
import { createPlan, getPlan, issuePlan } from '../src/areas/plans/contract.ts';
import { giveTasks, takeUpTasks } from '../src/areas/plans/contract-giving.ts';
import { getTask } from '../src/areas/plans/contract-tasks.ts';
import { uuidv7 } from '../src/base/id.ts';
import type { InputOf, ResultOf } from '../src/base/operation.ts';
import type { Office, Person } from './office.ts';

export type NewTask = InputOf<typeof giveTasks>['tasks'][number];

/** A unit with those who work in it. */
export type Staffed = {
  readonly unitId: string;
  readonly officer: Person;
  readonly leader: Person;
  readonly specialist: Person;
  readonly clerk: Person;
};

/** A province with communes, each with its people. */
export type Working = { readonly province: Staffed; readonly communes: readonly Staffed[] };

/** Makes the province with so many communes. */
export async function openWorking(office: Office, count: number): Promise<Working> {
  const staffed = async (unitId: string): Promise<Staffed> => ({
    unitId,
    officer: await office.aPerson({ role: 'reportingOfficer', unitId, fullName: 'Lò Thị Tổng' }),
    leader: await office.aPerson({ role: 'leader', unitId, fullName: 'Trần Văn Lãnh' }),
    specialist: await office.aPerson({ role: 'specialist', unitId, fullName: 'Nguyễn Thị Chuyên' }),
    clerk: await office.aPerson({ role: 'documentClerk', unitId, fullName: 'Phạm Văn Thư' }),
  });
  const provinceId = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
  const province = await staffed(provinceId);
  const communes: Staffed[] = [];
  for (let index = 1; index <= count; index += 1)
    communes.push(await staffed(await office.aUnit({ name: `Xã Số ${index}`, parentId: provinceId })));
  return { province, communes };
}

export const aTask = (more: Partial<NewTask> = {}): NewTask => ({
  id: uuidv7(),
  field: 'procedures',
  title: 'Rà soát, công khai thủ tục hành chính',
  product: 'Báo cáo kết quả rà soát',
  personPrinted: 'Công chức Văn phòng',
  dueOn: '2026-03-31',
  ...more,
});

/** A plan that is issued, with these tasks. */
export async function anIssuedPlan(
  { unitId, officer }: Staffed,
  tasks: readonly NewTask[],
  {
    kind = 'reform',
    year = 2026,
    issuedOn = `${year}-01-15`,
  }: { kind?: 'reform' | 'publicity'; year?: number; issuedOn?: string } = {},
): Promise<string> {
  const id = uuidv7();
  const { addTasks } = await import('../src/areas/plans/contract.ts');
  await officer.call(createPlan, {
    unitId,
    id,
    kind,
    year,
    name: `Kế hoạch năm ${year} ${id}`,
    beside: true,
  });
  await officer.call(addTasks, { unitId, planId: id, tasks: [...tasks] });
  const { version } = (await officer.call(getPlan, { unitId, planId: id })).result;
  const printed = { documentPrinted: '05/KH-UBND' };
  await officer.call(issuePlan, { unitId, planId: id, version, issuedOn, ...printed, beside: true });
  return id;
}

/** A task that the leader gives. */
export async function aGivenTask({ unitId, leader }: Staffed, more: Partial<NewTask> = {}): Promise<string> {
  const task = aTask(more);
  await leader.call(giveTasks, { unitId, givenOn: '2026-03-01', tasks: [task] });
  return task.id;
}

/** A task that a text of the province sets, given by who is not in the system. */
export async function aTakenUpTask({ unitId, clerk }: Staffed, more: Partial<NewTask> = {}): Promise<string> {
  const task = aTask(more);
  const upper = { giverLevel: 'province' as const, giver: 'UBND tỉnh', documentPrinted: '77/UBND-VP' };
  await clerk.call(takeUpTasks, {
    unitId,
    ...upper,
    givenOn: '2026-03-01',
    tasks: [task],
    evenIfThere: true,
  });
  return task.id;
}

/** Registers of a unit for what comes and what goes out, numbered by its office system. */
export async function openRegisters(office: Office, { unitId }: Staffed) {
  const admin = await office.aPerson({ role: 'unitAdministrator', unitId });
  const numbering = { numbering: 'outside', outsideSystem: 'QLVBĐH' } as const;
  const opened = async (direction: 'incoming' | 'outgoing') => {
    const id = uuidv7();
    await admin.call(openRegister, {
      ...{ id, unitId, direction, name: `Sổ ${direction}`, openedOn: '2026-01-01' },
      ...{ seriesBy: 'register', legal: false, organ: 'UBND', ...numbering },
    });
    return id;
  };
  return { incoming: await opened('incoming'), outgoing: await opened('outgoing') };
}

/** A document in one of these registers, dated on the day. */
export async function aRegistered(
  { unitId, clerk }: Staffed,
  registers: Awaited<ReturnType<typeof openRegisters>>,
  direction: 'incoming' | 'outgoing',
  issuedOn: string,
  number: number,
): Promise<string> {
  const id = uuidv7();
  const own = { signer: 'Trần Văn Lãnh', signerPost: 'Chủ tịch', authority: 'TM', sentAs: 'paper' } as const;
  const came = { receivedOn: issuedOn, issuer: 'UBND tỉnh', printed: `${number}/UBND-VP` };
  await clerk.call(recordDocument, {
    ...{ id, unitId, registerId: registers[direction], kind: 'CV', number, issuedOn },
    subject: 'V/v thời hạn thực hiện nhiệm vụ',
    ...(direction === 'incoming' ? came : { ...own, department: 'VP' }),
  });
  return id;
}

/** A task as it stands. */
export const seen = async (
  person: Person,
  unitId: string,
  taskId: string,
): Promise<ResultOf<typeof getTask>> => (await person.call(getTask, { unitId, taskId })).result;

/** Another morning; whoever was signed in still is. */
export async function goTo(office: Office, day: string): Promise<void> {
  office.now = new Date(`${day}T09:00:00+07:00`);
  const ends_at = new Date(office.now.getTime() + 86_400_000);
  await office.database.db.updateTable('session').set({ last_seen_at: office.now, ends_at }).execute();
}
