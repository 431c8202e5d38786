import { useAnswer } from '../../../ui/ask.tsx';
import { listEntries } from '../contract.ts';

/** What may be done with the log of a unit, and its mark; told with its first entries. */
export function useLog(unitId: string): { readonly next: readonly string[]; readonly mark: string | null } {
  const { data } = useAnswer(listEntries, { unitId, start: 0, size: 50 });
  return { next: data?.next ?? [], mark: data?.result.mark ?? null };
}
