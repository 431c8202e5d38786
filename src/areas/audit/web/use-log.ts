import { useAnswer } from '../../../ui/ask.tsx';
import { useSay } from '../../../ui/language.tsx';
import { listEntries, showHistory } from '../contract.ts';
import { objectText } from '../told.ts';

/** What may be done with the log of a unit, and its mark; told with its first entries. */
export function useLog(unitId: string): { readonly next: readonly string[]; readonly mark: string | null } {
  const { data } = useAnswer(listEntries, { unitId, start: 0, size: 50 });
  return { next: data?.next ?? [], mark: data?.result.mark ?? null };
}

/** "post:0190…" in words: "Vị trí: Lãnh đạo, Trần Thị Bình, Xã An Bình"; told with the first entries of its history. */
export function useObjectName(unitId: string, object: string | null): string {
  const say = useSay();
  const { data } = useAnswer(showHistory, object === null ? null : { unitId, object, start: 0, size: 50 });
  const [kind = '', id = ''] = (object ?? '').split(':');
  const names = data?.result.entries.find((entry) => id in entry.names)?.names ?? {};
  return objectText({ kind, id }, names, say);
}
