import { Problem } from '../../../base/problem.ts';
import { handlersFor } from '../../../base/run.ts';
import { type ReadDocument, refuseSecret } from '../../documents/files.ts';
import { kindsOn } from '../../documents/kinds.ts';
import { namesOf } from '../../people/names.ts';
import { largestPlanFile, listChoices, readPlanFile } from '../contract-reading.ts';
import { colleaguesIn } from '../new-tasks.ts';
import { readPlan } from './read-plan.ts';

const { answer } = handlersFor<{ readonly readDocument: ReadDocument }>();

/** What is asked before tasks are written down. */
export const readingQueries = [
  answer(readPlanFile, async ({ readDocument }, { year, name, content }) => {
    const bytes = new Uint8Array(Buffer.from(content, 'base64'));
    if (bytes.length === 0) throw new Problem('file-empty');
    if (bytes.length > largestPlanFile) throw new Problem('file-too-large');
    const document = await readDocument(bytes, name);
    refuseSecret(document);
    const { tasks, ...rest } = readPlan(document, year);
    return {
      ...rest,
      tasks: tasks.map((task) => ({ ...task, under: [...task.under], doubts: [...task.doubts] })),
    };
  }),

  answer(listChoices, async ({ db, today, grant }, { unitId }) => {
    const ids = await colleaguesIn(db, [unitId, grant!.unitId], today);
    const names = await namesOf(db, [...ids]);
    const colleagues = [...names].map(([id, name]) => ({ id, name }));
    const kinds = kindsOn(today).map(({ code, name }) => ({ code, name }));
    return { colleagues: colleagues.sort((a, b) => a.name.localeCompare(b.name, 'vi')), kinds };
  }),
];
