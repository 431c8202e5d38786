import { Backups } from '../areas/backup/web/Backups.tsx';
import { StatePage } from '../areas/installation/web/StatePage.tsx';

/** The operator's page, with the part of the backups. */
export function StateRoute() {
  return <StatePage backups={(unitId) => <Backups unitId={unitId} />} />;
}
