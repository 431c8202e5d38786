import { NarrativePage } from '../areas/reports/web/narrative/NarrativePage.tsx';
import { usePassages } from './use-passages.ts';

/** The page of the narrative, with the checks of reports on paper beside it. */
export function NarrativeRoute() {
  return <NarrativePage usePassages={usePassages} />;
}
