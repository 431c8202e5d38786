import * as audit from '../areas/audit/contract.ts';
import { LogPage } from '../areas/audit/web/LogPage.tsx';
import { LogUnits } from '../areas/audit/web/LogUnits.tsx';
import * as backup from '../areas/backup/contract.ts';
import * as installation from '../areas/installation/contract.ts';
import * as people from '../areas/people/contract.ts';
import * as peopleOfUnit from '../areas/people/contract-unit.ts';
import * as units from '../areas/units/contract.ts';
import type { Operation } from '../base/operation.ts';

/** Every operation there is, for the log to tell their names. */
const operations = [units, people, peopleOfUnit, audit, installation, backup].flatMap((contract) =>
  Object.values(contract as Readonly<Record<string, object>>).filter(
    (value): value is Operation => 'access' in value,
  ),
);

export const ChooseLog = LogUnits;
export const UnitLog = () => <LogPage operations={operations} />;
