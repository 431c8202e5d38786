import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { TaskTable } from '../../../database/types.ts';
import type { Tx } from '../../base/database/database.ts';
import { uuidv7 } from '../../base/id.ts';
import { addDays, dayOf, type PlainDate, yearOf } from '../../base/plain-date.ts';
import { type DemoDocuments, fillDemoDocuments } from '../documents/demo.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { type DemoFate, loadDemoTasks } from './demo-data.ts';
import { demoTask, type Hands, type Made } from './demo-task.ts';

/** Who works in the units of the trial; a clerk only where registers are kept. */
const people = {
  province: {
    leader: 'lap.tinh',
    officer: 'nhan.vanphong',
    worker: 'nhan.vanphong',
    clerk: 'yen.vanphong',
  },
  benTrang: {
    ...{ leader: 'nghia.bentrang', officer: 'an.bentrang', worker: 'tu.bentrang', clerk: 'bao.bentrang' },
  },
  suoiNgan: {
    ...{ leader: 'tam.suoingan', officer: 'son.suoingan', worker: 'son.suoingan', clerk: 'minh.suoingan' },
  },
  nuiKhoi: {
    ...{ leader: 'thai.nuikhoi', officer: 'thai.nuikhoi', worker: 'thai.nuikhoi', clerk: 'thai.nuikhoi' },
  },
  tuongVi: { leader: 'tai.tuongvi', officer: 'phuong.tuongvi', worker: 'phuong.tuongvi', clerk: null },
  luyTre: { leader: 'cuong.luytre', officer: 'xuan.luytre', worker: 'xuan.luytre', clerk: null },
  luaVang: { leader: 'thong.luavang', officer: 'huong.luavang', worker: 'huong.luavang', clerk: null },
} as const;
type Key = keyof typeof people;

/** A unit of the trial as it stands today. */
type Office = {
  readonly key: Key;
  readonly unitId: string;
  readonly name: string;
  readonly since: PlainDate;
  readonly leader: Person;
  readonly officer: Person;
  readonly worker: Person;
  readonly clerk: Person | null;
  readonly documents: DemoDocuments;
};
type Person = { readonly id: string; readonly name: string };
type Filling = {
  readonly tx: Tx;
  readonly today: PlainDate;
  readonly said: ReturnType<typeof loadDemoTasks>;
};

/**
 * Fills the registers, plans and tasks of the trial, as rows that pass every check: what the province and some of its communes issued,
 * received, planned and did in the last year, and what was handed down. Where the clock is years behind, only for units that are there.
 */
export async function fillDemoRegisters(tx: Tx, units: Units, now: Date): Promise<void> {
  const today = dayOf(now);
  const filling = { tx, today, said: loadDemoTasks() };
  const offices = await openOffices(filling, units);
  const province = offices.get('province');
  if (province === undefined) return;
  const made: Made[] = [];
  for (const office of offices.values()) {
    if (office.documents.size === 0) continue;
    made.push(...(await planned(filling, office)), ...givenByLeader(filling, office));
  }
  made.push(...given(filling, province, offices));
  await insertAll(tx, made);
}

async function openOffices({ tx, today }: Filling, units: Units): Promise<ReadonlyMap<Key, Office>> {
  const { rows } = await sql<Person & { login: string; unitId: string | null }>`
    select h.login, h.id, h.full_name as name, p.unit_id as "unitId" from person h
    left join post p on p.person_id = h.id and p.role = 'leader' and p.valid_from <= ${today}::date
      and coalesce(p.valid_to, ${today}::date) >= ${today}::date`.execute(tx);
  const persons = new Map(rows.map((row) => [row.login, row]));
  const offices = new Map<Key, Office>();
  for (const [key, { leader, officer, worker, clerk }] of Object.entries(people) as [
    Key,
    (typeof people)[Key],
  ][]) {
    const unitId = persons.get(leader)!.unitId;
    const unit = unitId === null ? undefined : unitAt(units, unitId, today);
    if (unitId === null || unit === undefined) continue;
    const staff = {
      ...{ leader: persons.get(leader)!, officer: persons.get(officer)!, worker: persons.get(worker)! },
      clerk: clerk === null ? null : persons.get(clerk)!,
    };
    const since = units.versions.get(unitId)![0]!.from;
    const office = { key, unitId, name: unit.name, since, ...staff, documents: new Map() };
    const above = offices.get('province');
    const documents =
      staff.clerk === null
        ? office.documents
        : await fillDemoDocuments(
            tx,
            {
              ...{ unitId, name: unit.name, since, clerkId: staff.clerk.id, leaderName: staff.leader.name },
              level: key === 'province' ? 'province' : 'commune',
            },
            today,
            above === undefined ? null : { name: above.name, documents: above.documents },
          );
    offices.set(key, { ...office, documents });
  }
  return offices;
}

const handsOf = (office: Office, decider: Office): Hands => ({
  unitId: office.unitId,
  workerId: office.worker.id,
  officerId: office.officer.id,
  decider: { unitId: decider.unitId, personId: decider.leader.id },
});

/** The plan of the year with its tasks, as it was issued. */
async function planned({ tx, today, said }: Filling, office: Office): Promise<Made[]> {
  const document = office.documents.get('ke-hoach');
  const issuedOn = document?.issued_on;
  if (document === undefined || issuedOn == null) return [];
  const year = yearOf(issuedOn);
  const createdOn = addDays(issuedOn, -7);
  const planId = uuidv7();
  const by = office.officer.id;
  const plan = { unit_id: office.unitId, id: planId, kind: 'reform', year, issued_on: issuedOn } as const;
  await tx
    .insertInto('plan')
    .values({
      ...plan,
      ...{ name: said.planName.replace('{year}', String(year)), basis: said.planBasis, status: 'issued' },
      ...{ document_id: document.id, last_action: 3, version: 3, created_by: by, created_at: at(createdOn) },
    })
    .execute();
  const log = [
    ['created', createdOn],
    ['tasksAdded', createdOn],
    ['issued', issuedOn],
  ] as const;
  await tx
    .insertInto('plan_action')
    .values(
      log.map(([kind, on], index) => ({
        ...{ unit_id: office.unitId, plan_id: planId, number: index + 1, kind, at: at(on) },
        ...{ person_id: by, detail: '{}' },
      })),
    )
    .execute();
  return said.plan.map((task, ordinal) =>
    demoTask({
      ...{ what: task, fate: task, hands: handsOf(office, office), createdOn, givenOn: issuedOn },
      ...{ dueOn: task.due === null ? null : `${year}-${task.due}`, today, said },
      proof: task.proof === undefined ? undefined : office.documents.get(task.proof),
      origin: { source: 'plan', plan_id: planId, ordinal },
    }),
  );
}

/** What the own leader asked for. */
const givenByLeader = ({ today, said }: Filling, office: Office): Made[] =>
  said.leader.map((task) => {
    const givenOn = addDays(today, -task.ago);
    return demoTask({
      ...{ what: task, fate: task, hands: handsOf(office, office), createdOn: givenOn, givenOn },
      ...{ dueOn: addDays(today, -task.dueAgo), today, said, proof: undefined, origin: { source: 'leader' } },
    });
  });

/** What ministries asked of the province, and what it handed down of that. */
function given(filling: Filling, province: Office, offices: ReadonlyMap<Key, Office>): Made[] {
  const { today, said } = filling;
  return said.above.flatMap((task) => {
    const givenOn = addDays(today, -task.ago);
    const document = task.document === undefined ? undefined : province.documents.get(task.document);
    const origin = {
      ...{ source: 'above' as const, giver_level: task.level, giver_printed: task.giver },
      document_id: document?.id ?? null,
      document_printed: document === undefined ? (task.printed ?? null) : null,
    };
    const top = demoTask({
      ...{ what: task, fate: task, hands: handsOf(province, province), createdOn: givenOn, givenOn },
      ...{ dueOn: addDays(today, -task.dueAgo), today, said, proof: undefined, origin },
    });
    if (task.below === undefined) return [top];
    const { to, ...below } = task.below;
    const parts = (Object.entries(to) as [Key, DemoFate][]).flatMap(([key, fate]) => {
      const office = offices.get(key);
      const handed = { ...below, task, fate, top: top.row };
      return office === undefined ? [] : [partOf(filling, province, office, handed)];
    });
    return [handedDown(top, province, addDays(today, -below.ago), parts), ...parts];
  });
}

type Handed = {
  readonly task: ReturnType<typeof loadDemoTasks>['above'][number];
  readonly fate: DemoFate;
  readonly top: Insertable<TaskTable>;
  readonly document: string;
  readonly ago: number;
  readonly dueAgo: number;
};

function partOf({ today, said }: Filling, province: Office, office: Office, handed: Handed): Made {
  const { task, fate, top, document, ago, dueAgo } = handed;
  const givenOn = addDays(today, -ago);
  return demoTask({
    ...{ what: task, fate, hands: handsOf(office, province), createdOn: givenOn, givenOn },
    ...{ dueOn: addDays(today, -dueAgo), today, said },
    proof: fate.proof === undefined ? undefined : office.documents.get(fate.proof),
    origin: {
      ...{ source: 'above', giver_level: 'province', giver_unit_id: province.unitId },
      ...{ origin_unit_id: province.unitId, origin_id: top.id },
      document_printed: province.documents.get(document)?.printed ?? null,
    },
  });
}

/** The task above says to whom it was handed down, in its place among what was done. */
function handedDown(top: Made, province: Office, on: PlainDate, parts: readonly Made[]): Made {
  if (parts.length === 0) return top;
  const to = parts.map(({ row }) => ({ receiverId: row.unit_id, id: row.id, dueOn: row.due_on }));
  const by = { unitId: province.unitId, personId: province.officer.id };
  const deed = { kind: 'handedDown' as const, on, detail: { to }, by };
  const deeds = [top.deeds[0]!, deed, ...top.deeds.slice(1)];
  return {
    ...top,
    row: { ...top.row, status: 'doing', last_action: deeds.length, version: top.row.version + 1 },
    deeds,
  };
}

const at = (day: PlainDate) => new Date(`${day}T09:30:00+07:00`);

async function insertAll(tx: Tx, made: readonly Made[]): Promise<void> {
  // What others came of stands before them in the list.
  await tx
    .insertInto('task')
    .values(made.map(({ row }) => row))
    .execute();
  const actions = made.flatMap(({ row, deeds }) =>
    deeds.map(({ kind, on, detail, by }, index) => ({
      ...{ unit_id: row.unit_id, task_id: row.id, number: index + 1, kind, on_day: on, at: at(on) },
      ...{ by_unit_id: by.unitId, person_id: by.personId, detail: JSON.stringify(detail) },
    })),
  );
  await tx.insertInto('task_action').values(actions).execute();
  const evidence = made.flatMap((one) => one.evidence ?? []);
  if (evidence.length > 0) await tx.insertInto('task_evidence').values(evidence).execute();
}
