import type { Analysis } from '../areas/legacy/analyse.ts';
import type { ExportKind, Refusal } from '../areas/legacy/contract.ts';

/** A file as it was sent, or what an earlier reading of it found: a scan need not be read again for every download. */
export type Source =
  | { readonly file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } }
  | { readonly analyses: readonly Analysis[] };

/** What a thread is asked to do. */
export type Task = { readonly make: 'reading' | ExportKind; readonly from: Source };

/** What a thread tells while it works and at the end. */
export type Told =
  | { readonly progress: { readonly done: number; readonly total: number }; readonly bytes?: undefined }
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly progress?: undefined }
  | { readonly error: Refusal; readonly progress?: undefined; readonly bytes?: undefined };

/** The file moves to the thread; it is not copied, and not kept here. */
export const transferable = (task: Task): ArrayBuffer[] =>
  'file' in task.from ? [task.from.file.bytes.buffer] : [];
