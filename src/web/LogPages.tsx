import { LogPage } from '../areas/audit/web/LogPage.tsx';
import { LogUnits } from '../areas/audit/web/LogUnits.tsx';
import { operations } from './operations.ts';

export const ChooseLog = LogUnits;
export const UnitLog = () => <LogPage operations={operations} />;
