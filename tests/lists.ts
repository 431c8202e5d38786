import { type CellValue, writeXlsx } from 'hucre/xlsx';
import {
  getImport,
  readList,
  saveSource,
  sendList,
  startImport,
} from '../src/areas/documents/import/contract.ts';
import type { Client } from '../src/base/call.ts';
import type { Database } from '../src/base/database/database.ts';
import { uuidv7 } from '../src/base/id.ts';

/** Opens a register whose numbers come from the office system. */
export async function aRegister(
  database: Database,
  unitId: string,
  more: {
    readonly direction?: 'outgoing' | 'incoming' | 'internal';
    readonly numbering?: 'outside' | 'here';
    readonly legal?: boolean;
    readonly opened_on?: string;
    readonly closed_on?: string | null;
  } = {},
): Promise<string> {
  const id = uuidv7();
  await database.db
    .insertInto('document_register')
    .values({
      unit_id: unitId,
      id,
      name: `Sổ ${id.slice(-6)}`,
      direction: 'outgoing',
      numbering: 'outside',
      series_by: 'register',
      legal: false,
      organ: 'UBND',
      outside_system: null,
      first_number: 1,
      opened_on: '2020-01-01',
      closed_on: null,
      version: 1,
      ...more,
    })
    .execute();
  return id;
}

export const listHead = ['STT', 'Số, ký hiệu', 'Ngày ban hành', 'Trích yếu', 'Người ký', 'Độ mật'];

/** A year has no more numbers than this here. */
const perYear = 50_000;

/** Row `index` of a list of outgoing documents. */
export function listRow(index: number): CellValue[] {
  const number = ((index - 1) % perYear) + 1;
  const year = 2023 + Math.floor((index - 1) / perYear);
  return [
    index,
    `${number}/KH-UBND`,
    new Date(Date.UTC(year, 0, 1 + (number % 365))),
    `Kế hoạch cải cách hành chính, đợt ${index}`,
    'Trần Văn An',
    'Thường',
  ];
}

export const listFile = async (rows: readonly CellValue[][]): Promise<string> => {
  const titled = [['SỔ ĐĂNG KÝ VĂN BẢN ĐI'], [], listHead, ...rows];
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Văn bản', rows: titled }] })).toString('base64');
};

export type Clerk = { readonly call: Client; readonly unitId: string; readonly sourceId: string };

/** A source with the mapping that is proposed for a list. */
export async function aSource(
  call: Client,
  unitId: string,
  registerId: string,
  content: string,
): Promise<Clerk> {
  const name = 'vb.xlsx';
  const { mapping } = (await call(readList, { unitId, registerId, sourceId: null, name, content })).result;
  const sourceId = uuidv7();
  await call(saveSource, {
    unitId,
    id: sourceId,
    name: `Phần mềm ${sourceId.slice(-6)}`,
    registerId,
    mapping,
    version: 0,
  });
  return { call, unitId, sourceId };
}

export async function send(
  { call, unitId, sourceId }: Clerk,
  content: string,
  id = uuidv7(),
): Promise<string> {
  await call(sendList, { unitId, sourceId, id, name: 'vb.xlsx', content });
  return id;
}

/** Asks until the import has ended; fails where it was given up. */
export async function ended({ call, unitId }: Clerk, importId: string, within = 60_000) {
  const before = Date.now();
  for (;;) {
    const { result } = await call(getImport, { unitId, importId });
    if (result.state === 'done') return result;
    if (result.state === 'failed' || result.state === 'stopped' || Date.now() - before > within)
      throw new Error(`the import is ${result.state}, ${result.done} of ${result.rows}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Sends a list, has it tried, and takes it. */
export async function take(clerk: Clerk, content: string) {
  const importId = await send(clerk, content);
  const tried = await ended(clerk, importId);
  await clerk.call(startImport, { unitId: clerk.unitId, importId });
  return { importId, tried, taken: await ended(clerk, importId) };
}
