import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { checkNarrative } from '../areas/legacy/contract-narrative.ts';
import type { Passage } from '../areas/reports/web/narrative/finding-marks.ts';
import type { UsePassages } from '../areas/reports/web/narrative/NarrativePage.tsx';
import { useAnswer } from '../ui/ask.tsx';

/** The checks of reports on paper, beside the pages of a draft. */
export const usePassages: UsePassages = (unitId, reportId, isAsked = true) => {
  const memory = useQueryClient();
  const findings = useAnswer(checkNarrative, isAsked ? { unitId, reportId } : null).data?.result.findings;
  const passages = useMemo(() => {
    if (findings === undefined) return null;
    const bySection = new Map<string, Passage[]>();
    for (const { key: finding, explanation, severity, message, at } of findings)
      for (const { section, ...place } of at)
        bySection.set(section, [
          ...(bySection.get(section) ?? []),
          { ...place, severity, message, finding, explanation },
        ]);
    return bySection;
  }, [findings]);
  const again = useCallback(() => {
    memory.invalidateQueries({ queryKey: [checkNarrative.name] }).catch(() => {});
  }, [memory]);
  return { passages, again };
};
