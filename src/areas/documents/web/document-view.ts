import type { ResultOf } from '../../../base/operation.ts';
import type { getDocument } from '../contract.ts';

export type DocumentView = ResultOf<typeof getDocument>;
export type DocumentProps = { unitId: string; document: DocumentView; next: readonly string[] };
export type DeedProps = { unitId: string; document: DocumentView; onClose: () => void };
