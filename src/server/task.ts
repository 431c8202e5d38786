import type { ExportKind } from '../areas/legacy/contract.ts';
import type { Refused } from './words.ts';

/** A file as it was sent, or the JSON of what earlier readings found: a scan need not be read again for every download. */
export type Source =
  | { readonly file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } }
  | { readonly analyses: Uint8Array<ArrayBuffer> };

/** What a thread is asked to do. */
export type Task = { readonly make: 'reading' | ExportKind; readonly from: Source };

/** What a thread tells while it works and at the end. */
export type Told =
  | { readonly progress: { readonly done: number; readonly total: number }; readonly bytes?: undefined }
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly progress?: undefined }
  | { readonly error: Refused; readonly progress?: undefined; readonly bytes?: undefined };

/** What was sent moves to the thread; it is not copied, and not kept here. */
export const transferable = ({ from }: Task): ArrayBuffer[] => [
  ('file' in from ? from.file.bytes : from.analyses).buffer,
];
