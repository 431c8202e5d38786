import { z } from 'zod';
import { id, page, plainDateField, text, version } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { reformFields } from '../documents/document.ts';
import { openText } from '../documents/open-text.ts';
import { Signatures } from '../documents/signatures/contract.ts';
import { Counts, evidenceDoubts, giverLevels, standingFilters, taskFields, taskSources } from './fields.ts';
import { taskActionKinds, taskStatuses } from './task-log.ts';
import { countedStates } from './task-state.ts';
import { TaskView } from './task-view.ts';

const inUnit = (permission: string) => ({ by: 'post', permission, units: ['unitId'] }) as const;
const oneTask = { unitId: id, taskId: id };
const versioned = z.object({ id, version });

/** What tasks are looked for. */
const filters = {
  planId: id.optional(),
  source: z.enum(taskSources).optional(),
  giverLevel: z.enum(giverLevels).optional(),
  field: z.enum(reformFields).optional(),
  personId: id.optional(),
  /** Who is responsible as the plan prints it, where no person is known. */
  personPrinted: text(2, 300).optional(),
  /** Nobody is responsible. */
  unassigned: z.boolean().optional(),
  /** Who asks is responsible, or helps. */
  mine: z.boolean().optional(),
  text: text(0, 100).optional(),
  ...standingFilters,
};

/** Tasks of a unit, what is due first first; without a day last. */
export const listTasks = query({
  name: 'plans.listTasks',
  path: '/units/{unitId}/tasks',
  title: { vi: 'Xem danh sách nhiệm vụ', en: 'See the tasks' },
  access: inUnit('plans.read'),
  input: z.strictObject({ unitId: id, ...filters, ...page }),
  output: z.object({
    unit: z.string(),
    on: plainDateField,
    count: z.int(),
    tasks: z.array(TaskView),
  }),
  next: [
    'plans.giveTasks',
    'plans.takeUpTasks',
    'plans.exportTasks',
    'plans.showLateness',
    'plans.listGiven',
    'plans.listPlans',
  ],
});

export const exportTasks = query({
  name: 'plans.exportTasks',
  path: '/units/{unitId}/tasks.xlsx',
  title: { vi: 'Xuất danh sách nhiệm vụ ra Excel', en: 'Export the tasks' },
  access: inUnit('plans.read'),
  input: z.strictObject({ unitId: id, ...filters }),
  output: z.unknown(),
  file: true,
  exports: true,
});

/** What was sent, or is attached to the document; the digital signatures of a .pdf can be verified. */
export const EvidenceFiles = z.array(z.object({ id, name: z.string(), isPdf: z.boolean() }));

const Evidence = z.object({
  id,
  title: z.string(),
  /** Null for a file. */
  documentId: id.nullable(),
  kind: z.string().nullable(),
  datedOn: plainDateField.nullable(),
  files: EvidenceFiles,
  sameReason: z.string().nullable(),
  /** Other tasks that it proves too. */
  alsoProves: z.array(z.string()),
  doubts: z.array(z.enum(evidenceDoubts)),
  by: z.string(),
  at: z.iso.datetime(),
});

export const getTask = query({
  name: 'plans.getTask',
  path: '/units/{unitId}/tasks/{taskId}',
  title: { vi: 'Xem một nhiệm vụ', en: 'See a task' },
  access: inUnit('plans.read'),
  input: z.strictObject(oneTask),
  output: TaskView.extend({
    unit: z.string(),
    plan: z.string().nullable(),
    /** Number and symbol of the document that gave it. */
    document: z.string().nullable(),
    /** Its day, where a register has it. */
    documentIssuedOn: plainDateField.nullable(),
    evidence: z.array(Evidence),
    /** The extension that waits for a decision. */
    asked: z
      .object({ number: z.int(), dueOn: plainDateField, reason: z.string(), by: z.string() })
      .nullable(),
    actions: z.array(
      z.object({
        number: z.int(),
        kind: z.enum(taskActionKinds),
        at: z.iso.datetime(),
        unit: z.string(),
        by: z.string(),
        onBehalfOf: z.string().nullable(),
        reason: z.string().nullable(),
        dueOn: plainDateField.nullable(),
        doneOn: plainDateField.nullable(),
        progress: z.int().nullable(),
        /** From which day it counts, where its document is older than the day on which it was written down. */
        since: plainDateField.nullable(),
        /** Number and symbol of the document that it rests on or adds. */
        document: z.string().nullable(),
      }),
    ),
    /** Into how many units it was handed down. */
    parts: z.int(),
    /** Under which unit its giver decides: the own one, or the one above that gave it. */
    giverId: id,
    /** Its giver is outside of the system: an extension is written down from their document. */
    isForAbove: z.boolean(),
    /** What this person may do with it, as it stands. */
    may: z.array(
      z.enum([
        ...['assign', 'handDown', 'progress', 'report', 'addEvidence', 'askExtension'],
        ...['confirm', 'refuse', 'reopen', 'decideExtension', 'cancel', 'remind', 'showChain'],
      ] as const),
    ),
  }),
});

/** Who is responsible, and who works with them. */
export const assignTask = command({
  name: 'plans.assignTask',
  path: '/units/{unitId}/tasks/{taskId}/assigned',
  title: { vi: 'Phân công nhiệm vụ', en: 'Assign a task' },
  access: inUnit('tasks.give'),
  input: z.strictObject({
    ...oneTask,
    version,
    personId: id,
    coWorkers: taskFields.coWorkers,
  }),
  output: versioned,
});

export const reportProgress = command({
  name: 'plans.reportProgress',
  path: '/units/{unitId}/tasks/{taskId}/progress',
  title: { vi: 'Cập nhật tiến độ nhiệm vụ', en: 'Report progress' },
  access: inUnit('tasks.work'),
  input: z.strictObject({
    ...oneTask,
    version,
    progress: z.int().min(0).max(100),
    note: openText(2, 1000),
  }),
  output: versioned,
});

/** In bytes. */
export const largestEvidence = 20 * 1024 * 1024;

/** A document of the register, or a file that is sent with it. */
export const addEvidence = command({
  name: 'plans.addEvidence',
  path: '/units/{unitId}/tasks/{taskId}/evidence',
  title: { vi: 'Thêm sản phẩm, tài liệu chứng minh', en: 'Add evidence' },
  access: inUnit('tasks.work'),
  input: z.strictObject({
    ...oneTask,
    id,
    title: openText(2, 300),
    documentId: id.nullable().default(null),
    file: z
      .strictObject({
        name: openText(1, 200),
        /** Base64 of a PDF, Word or Excel file, or of a picture. */
        content: z.string().max(Math.ceil(largestEvidence / 3) * 4),
        datedOn: plainDateField.nullable().default(null),
      })
      .nullable()
      .default(null),
    /** Why the same document or file proves another task too. */
    sameReason: openText(5, 500).nullable().default(null),
  }),
  output: z.object({ id }),
  secret: ['file'],
  largest: 30 * 1024 * 1024,
});

export const withdrawEvidence = command({
  name: 'plans.withdrawEvidence',
  path: '/units/{unitId}/tasks/{taskId}/evidence/{id}/withdrawn',
  title: { vi: 'Rút tài liệu chứng minh', en: 'Withdraw evidence' },
  access: inUnit('tasks.work'),
  input: z.strictObject({ ...oneTask, id }),
  output: z.object({ id }),
});

/**
 * A file of a product, of a document's too: for the own unit, and for those above who gave the task. That somebody opened it, in the
 * register of another unit it may be, stands in the log.
 */
export const getEvidence = query({
  name: 'plans.getEvidence',
  path: '/units/{viewerId}/tasks-of/{unitId}/{taskId}/evidence/{id}/files/{fileId}',
  title: { vi: 'Tải tài liệu chứng minh', en: 'Download evidence' },
  access: { by: 'post', permission: 'plans.read', units: ['viewerId'] },
  input: z.strictObject({ viewerId: id, ...oneTask, id, fileId: id }),
  output: z.unknown(),
  file: true,
  personalData: true,
});

/** The digital signatures of a .pdf file that proves a task, as those of a document are verified; for whom `getEvidence` is. */
export const verifyEvidence = query({
  name: 'plans.verifyEvidence',
  path: '/units/{viewerId}/tasks-of/{unitId}/{taskId}/evidence/{id}/files/{fileId}/signatures',
  title: { vi: 'Kiểm tra chữ ký số của tài liệu chứng minh', en: 'Verify the signatures of evidence' },
  access: { by: 'post', permission: 'plans.read', units: ['viewerId'] },
  input: z.strictObject({ viewerId: id, ...oneTask, id, fileId: id }),
  output: Signatures,
});

/** Said to be done, by who is responsible; it counts once the giver confirms it, and then from the day named here. */
export const reportDone = command({
  name: 'plans.reportDone',
  path: '/units/{unitId}/tasks/{taskId}/done',
  title: { vi: 'Báo hoàn thành nhiệm vụ', en: 'Report a task as done' },
  access: inUnit('tasks.work'),
  input: z.strictObject({
    ...oneTask,
    version,
    doneOn: plainDateField,
    note: openText(2, 1000).nullable().default(null),
    /** Asked for where it is done after its day. */
    whyLate: openText(5, 1000).nullable().default(null),
    /** Why there is no document and no file that shows it. */
    withoutEvidence: openText(5, 500).nullable().default(null),
  }),
  output: versioned,
});

export const askExtension = command({
  name: 'plans.askExtension',
  path: '/units/{unitId}/tasks/{taskId}/extension',
  title: { vi: 'Xin gia hạn nhiệm vụ', en: 'Ask for an extension' },
  access: inUnit('tasks.work'),
  input: z.strictObject({ ...oneTask, version, dueOn: plainDateField, reason: openText(5, 1000) }),
  output: versioned,
});

/** Everything that is due in a month, and what is late as it begins. */
export const showCalendar = query({
  name: 'plans.showCalendar',
  path: '/units/{unitId}/tasks-calendar',
  title: { vi: 'Xem lịch nhiệm vụ', en: 'See the calendar of tasks' },
  access: inUnit('plans.read'),
  input: z.strictObject({
    unitId: id,
    /** "2026-03" */
    month: z.string().regex(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/),
    /** Only those of who asks. */
    mine: z.boolean().default(false),
  }),
  output: z.object({
    unit: z.string(),
    days: z.array(
      z.object({
        on: plainDateField,
        tasks: z.array(
          z.object({
            id,
            title: z.string(),
            status: z.enum(taskStatuses),
            person: z.string().nullable(),
            state: z.enum(countedStates).nullable(),
          }),
        ),
      }),
    ),
    /** Overdue today, and due before the month. */
    late: z.int(),
  }),
});

const namedCount = z.object({ id: id.nullable(), name: z.string(), late: z.int(), longest: z.int() });
const CountedMonth = z.object({
  month: z.string(),
  from: plainDateField,
  to: plainDateField,
  /** The day on which they were counted. */
  on: plainDateField,
  counts: Counts,
});

/** For who leads: who is late with what, and how it went month by month. */
export const showLateness = query({
  name: 'plans.showLateness',
  path: '/units/{unitId}/lateness',
  title: { vi: 'Xem nhiệm vụ chậm và xu hướng', en: 'See who is late' },
  access: inUnit('tasks.oversee'),
  input: z.strictObject({ unitId: id }),
  output: z.object({
    unit: z.string(),
    on: plainDateField,
    /** In the own unit by person, below by unit; `longest` in days. */
    people: z.array(namedCount),
    units: z.array(namedCount),
    /** Tasks that fell due in each of the last twelve months, and how they stood on the day after it; of this month today. */
    months: z.array(CountedMonth),
    monthsBelow: z.array(CountedMonth),
  }),
  next: ['plans.remindTasks'],
});
