import type { Insertable } from 'kysely';
import type { DocumentTable, TaskEvidenceTable, TaskTable } from '../../../database/types.ts';
import { fold } from '../../base/fold.ts';
import { uuidv7 } from '../../base/id.ts';
import { addDays, daysBetween, type PlainDate } from '../../base/plain-date.ts';
import type { DemoFate, DemoWhat, loadDemoTasks } from './demo-data.ts';
import { readTask, type TaskActionKind, type TaskDeed } from './task-log.ts';
import { columnsOf } from './task-row.ts';

/** Who works on a task and who decides about it. */
export type Hands = {
  readonly unitId: string;
  readonly workerId: string;
  readonly officerId: string;
  readonly decider: { readonly unitId: string; readonly personId: string };
};
export type Made = {
  readonly row: Insertable<TaskTable>;
  readonly deeds: readonly Done[];
  readonly evidence: Insertable<TaskEvidenceTable> | null;
};
type Done = TaskDeed & {
  readonly by: { readonly unitId: string; readonly personId: string };
  readonly detail: Readonly<Record<string, unknown>>;
};

type Telling = {
  readonly what: DemoWhat;
  readonly fate: DemoFate;
  readonly hands: Hands;
  /** Of a plan the day it was drafted; else the day it was given. */
  readonly createdOn: PlainDate;
  readonly givenOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly today: PlainDate;
  readonly said: ReturnType<typeof loadDemoTasks>;
  readonly proof: Insertable<DocumentTable> | undefined;
  readonly origin: Partial<Insertable<TaskTable>> & { readonly source: 'plan' | 'above' | 'leader' };
};

/** A task of the trial with all that was done with it before today: its columns are read from its log, as of every task. */
export function demoTask(telling: Telling): Made {
  const { what, fate, hands, today, said, origin, givenOn } = telling;
  const id = uuidv7();
  const evidence = evidenceOf(telling, id);
  const deeds = [...beginning(telling), ...middle(telling), ...ending(telling, evidence)].filter(
    ({ on }, index) => index === 0 || on < today,
  );
  const reading = readTask(deeds);
  const has = (kind: TaskActionKind) => deeds.some((deed) => deed.kind === kind);
  const whyLate = deeds.find(({ kind }) => kind === 'reported')?.detail.whyLate as string | null | undefined;
  const isWorked = has('progressed');
  const row: Insertable<TaskTable> = {
    ...{ ordinal: 0, unit_id: hands.unitId, id, field: what.field, title: what.title },
    ...{ search: fold(`${what.title} ${what.product}`), product: what.product, product_kind: what.kind },
    ...columnsOf(reading),
    person_id: hands.workerId,
    progress: has('reported') ? 100 : isWorked ? fate.progress : 0,
    progress_note: isWorked ? said.note : null,
    why_late: whyLate ?? null,
    reported_by: has('reported') ? hands.workerId : null,
    last_action: deeds.length,
    version: deeds.filter(({ kind }) => kind !== 'reminded').length,
    created_by: hands.officerId,
    created_at: at(givenOn),
    ...origin,
  };
  return { row, deeds, evidence: has('evidenceAdded') ? evidence : null };
}

const at = (day: PlainDate) => new Date(`${day}T09:30:00+07:00`);

function beginning({ createdOn, givenOn, dueOn, hands, origin }: Telling): Done[] {
  const isPlan = origin.source === 'plan';
  const own = { unitId: hands.unitId, personId: hands.officerId };
  const by = origin.giver_unit_id == null ? own : hands.decider;
  const first = { givenOn: isPlan ? null : givenOn, dueOn };
  return [
    { kind: 'created', on: createdOn, ...first, detail: first, by },
    ...(isPlan ? [{ kind: 'issued' as const, on: givenOn, givenOn, detail: { givenOn }, by: own }] : []),
  ];
}

/** What is told of the work while it goes on, and of its day. */
function middle(telling: Telling): Done[] {
  const { fate, hands, today, said, givenOn, dueOn } = telling;
  const worker = { unitId: hands.unitId, personId: hands.workerId };
  const deeds: Done[] = [];
  const lastOn = dueOn === null || dueOn > today ? addDays(today, -1) : dueOn;
  const between = addDays(givenOn, Math.max(0, Math.floor(daysBetween(givenOn, lastOn) / 2)));
  if (fate.progress > 0)
    deeds.push({
      ...{ kind: 'progressed', on: between, by: worker },
      detail: { progress: fate.progress, reason: said.note },
    });
  const wanted = wantedDay(telling);
  if (dueOn !== null && wanted !== null) {
    const askedOn = fate.fate === 'asked' ? addDays(today, -2) : addDays(dueOn, -5);
    const detail = { dueOn: wanted, reason: said.askReason };
    if (askedOn >= between) {
      deeds.push({ kind: 'extensionAsked', on: askedOn, dueOn: wanted, detail, by: worker });
      const granted = { dueOn: wanted, reason: said.grantReason };
      if (fate.fate === 'extended')
        deeds.push({
          ...{ kind: 'extensionGranted', on: addDays(askedOn, 1), dueOn: wanted },
          ...{ detail: granted, by: hands.decider },
        });
    }
  }
  if (fate.reminded && dueOn !== null && addDays(dueOn, 1) < today)
    deeds.push({
      ...{ kind: 'reminded', on: addDays(dueOn, 1), by: hands.decider },
      detail: { reason: said.remindText },
    });
  return deeds;
}

function wantedDay({ fate, dueOn }: Telling): PlainDate | null {
  if (dueOn === null) return null;
  if (fate.extendTo !== undefined) return `${dueOn.slice(0, 4)}-${fate.extendTo}`;
  return fate.askFor === undefined ? null : addDays(dueOn, fate.askFor);
}

const finished = new Set<DemoFate['fate']>(['done', 'late', 'reported', 'extended']);

/** The day of completion; null where nobody said that it is done. */
function doneDay({ fate, dueOn, givenOn, proof }: Telling): PlainDate | null {
  if (!finished.has(fate.fate) || dueOn === null) return null;
  const day = proof?.issued_on ?? addDays(dueOn, fate.shift);
  return day < givenOn ? givenOn : day;
}

function ending(telling: Telling, evidence: Insertable<TaskEvidenceTable> | null): Done[] {
  const { fate, hands, said, dueOn } = telling;
  const doneOn = doneDay(telling);
  if (doneOn === null) return [];
  const worker = { unitId: hands.unitId, personId: hands.workerId };
  const inForce = fate.fate === 'extended' ? wantedDay(telling)! : dueOn!;
  const whyLate = doneOn > inForce ? said.whyLate : null;
  const withoutEvidence = evidence === null ? said.withoutEvidence : null;
  const proved: Done[] =
    evidence === null
      ? []
      : [
          {
            ...{ kind: 'evidenceAdded', on: doneOn, by: worker },
            detail: {
              ...{ evidence: evidence.id, title: evidence.title, documentId: evidence.document_id },
              ...{ sha256: null, sameReason: null },
            },
          },
        ];
  const reported: Done = {
    ...{ kind: 'reported', on: doneOn, doneOn, by: worker },
    detail: { doneOn, reason: null, whyLate, withoutEvidence },
  };
  const confirmed: Done = { kind: 'confirmed', on: addDays(doneOn, 1), detail: {}, by: hands.decider };
  return [...proved, reported, ...(fate.fate === 'reported' ? [] : [confirmed])];
}

function evidenceOf(telling: Telling, taskId: string): Insertable<TaskEvidenceTable> | null {
  const { proof, hands, givenOn, today } = telling;
  if (proof?.issued_on == null || proof.issued_on < givenOn || proof.issued_on >= today) return null;
  return {
    ...{ unit_id: hands.unitId, id: uuidv7(), task_id: taskId, document_id: proof.id },
    ...{
      title: `${proof.printed} ${proof.subject}`,
      added_by: hands.workerId,
      added_at: at(proof.issued_on),
    },
  };
}
