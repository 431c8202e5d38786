import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice } from '../../../../tests/office.ts';
import { openWorking, type Staffed } from '../../../../tests/tasks.ts';
import { CallFailed } from '../../../base/call.ts';
import { uuidv7 } from '../../../base/id.ts';
import { cell, docxOf, paragraph, row, table } from '../../../formats/word/docx-sample.ts';
import { addTasks, createPlan, getPlan } from '../contract.ts';
import { listChoices, readPlanFile } from '../contract-reading.ts';

const line = (...texts: string[]) => row(...texts.map((text) => cell(text)));
const body = table(
  [1, 1, 1, 1, 1],
  line('STT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Thời hạn'),
  line('I', 'Cải cách thể chế', '', '', ''),
  line('1', 'Rà soát văn bản', 'Báo cáo', 'Tư pháp', 'Quý II'),
  line('2', 'Theo dõi thi hành pháp luật', '', 'Tư pháp', 'Thường xuyên'),
);
const base64 = (inner: string) => Buffer.from(docxOf(inner)).toString('base64');

onEveryDatabase('the file of a plan', (open) => {
  let office: Office;
  let commune: Staffed;
  beforeAll(async () => {
    office = await openOffice(await open());
    commune = (await openWorking(office, 1)).communes[0]!;
  });
  const read = (content: string) =>
    commune.officer.call(readPlanFile, {
      unitId: commune.unitId,
      year: 2026,
      name: 'ke-hoach.docx',
      content,
    });

  it('is read into tasks that can be added at once; before that nothing is there', async () => {
    const { unitId, officer } = commune;
    const { tasks } = (await read(base64(body))).result;
    expect(tasks.map(({ title, field, dueOn, doubts }) => ({ title, field, dueOn, doubts }))).toEqual([
      { title: 'Rà soát văn bản', field: 'institutions', dueOn: '2026-06-30', doubts: [] },
      {
        title: 'Theo dõi thi hành pháp luật',
        field: 'institutions',
        dueOn: null,
        doubts: ['productMissing'],
      },
    ]);
    const planId = uuidv7();
    await officer.call(createPlan, { unitId, id: planId, kind: 'reform', year: 2026, name: 'Kế hoạch 2026' });
    const plan = async () => (await officer.call(getPlan, { unitId, planId })).result;
    expect((await plan()).tasks).toEqual([]);
    const added = tasks.map(({ field, title, product, personPrinted, dueOn }) => ({
      ...{ id: uuidv7(), field, title, product, personPrinted, dueOn },
    }));
    await officer.call(addTasks, { unitId, planId, tasks: added });
    expect((await plan()).tasks.map(({ title }) => title)).toEqual(tasks.map(({ title }) => title));
  });

  it('is refused where it bears a mark of secrecy, is empty, or is none', async () => {
    const refused = async (content: string) => {
      const error = await read(content).catch((thrown: unknown) => thrown);
      return error instanceof CallFailed ? error.refused.code : 'taken';
    };
    expect(await refused(base64(`${paragraph('MẬT')}${body}`))).toBe('input-invalid');
    expect(await refused('')).toBe('file-empty');
    expect(await refused(Buffer.from('PK\u0003\u0004 hỏng').toString('base64'))).toMatch(/^file-/);
  });

  it('knows who may be given tasks, and what a product may be', async () => {
    const { unitId, specialist } = commune;
    const { colleagues, kinds } = (await specialist.call(listChoices, { unitId })).result;
    expect(colleagues.map(({ name }) => name)).toEqual([
      'Lò Thị Tổng',
      'Nguyễn Thị Chuyên',
      'Phạm Văn Thư',
      'Trần Văn Lãnh',
    ]);
    expect(kinds).toContainEqual({ code: 'BC', name: 'Báo cáo' });
  });
});
