import * as audit from '../areas/audit/contract.ts';
import * as backup from '../areas/backup/contract.ts';
import * as installation from '../areas/installation/contract.ts';
import * as people from '../areas/people/contract.ts';
import * as peopleOfUnit from '../areas/people/contract-unit.ts';
import * as units from '../areas/units/contract.ts';
import * as unitCorrections from '../areas/units/contract-correct.ts';
import * as unitFigures from '../areas/units/contract-figures.ts';
import type { Operation } from '../base/operation.ts';

const contracts = [units, unitCorrections, unitFigures, people, peopleOfUnit, audit, installation, backup];

/** Every operation there is, for the log to tell their names. */
export const operations: readonly Operation[] = contracts.flatMap((contract) =>
  Object.values(contract as Readonly<Record<string, object>>).filter(
    (value): value is Operation => 'access' in value,
  ),
);
