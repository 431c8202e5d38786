import { ReportPage } from '../areas/reports/web/entry/ReportPage.tsx';
import { usePassages } from './use-passages.ts';

/** The page of a report; who signs it sees there what is found in its text too. */
export function ReportRoute() {
  return <ReportPage usePassages={usePassages} />;
}
