import * as audit from '../areas/audit/contract.ts';
import * as backup from '../areas/backup/contract.ts';
import * as documents from '../areas/documents/contract.ts';
import * as countedDocuments from '../areas/documents/contract-counted.ts';
import * as documentFiles from '../areas/documents/contract-files.ts';
import * as legalDocuments from '../areas/documents/contract-legal.ts';
import * as registers from '../areas/documents/contract-registers.ts';
import * as withheldDocuments from '../areas/documents/contract-withheld.ts';
import * as documentLists from '../areas/documents/import/contract.ts';
import * as signatures from '../areas/documents/signatures/contract.ts';
import * as installation from '../areas/installation/contract.ts';
import * as legacy from '../areas/legacy/contract.ts';
import * as legacyImport from '../areas/legacy/contract-import.ts';
import * as legacyNamed from '../areas/legacy/contract-named.ts';
import * as legacyNarrative from '../areas/legacy/contract-narrative.ts';
import * as people from '../areas/people/contract.ts';
import * as ownReminders from '../areas/people/contract-reminders.ts';
import * as peopleOfUnit from '../areas/people/contract-unit.ts';
import * as plans from '../areas/plans/contract.ts';
import * as taskDesk from '../areas/plans/contract-desk.ts';
import * as giving from '../areas/plans/contract-giving.ts';
import * as planReading from '../areas/plans/contract-reading.ts';
import * as tasks from '../areas/plans/contract-tasks.ts';
import * as taskReminders from '../areas/plans/reminders/contract.ts';
import * as reports from '../areas/reports/contract.ts';
import * as campaigns from '../areas/reports/contract-campaign.ts';
import * as corrections from '../areas/reports/contract-correct.ts';
import * as derived from '../areas/reports/contract-derived.ts';
import * as desk from '../areas/reports/contract-desk.ts';
import * as matrix from '../areas/reports/contract-matrix.ts';
import * as originals from '../areas/reports/contract-original.ts';
import * as pictures from '../areas/reports/contract-pictures.ts';
import * as receiving from '../areas/reports/contract-receive.ts';
import * as suppliers from '../areas/reports/contract-suppliers.ts';
import * as counted from '../areas/reports/counted/contract.ts';
import * as outputs from '../areas/reports/out/contract.ts';
import * as units from '../areas/units/contract.ts';
import * as unitCorrections from '../areas/units/contract-correct.ts';
import * as unitFigures from '../areas/units/contract-figures.ts';
import type { Operation } from '../base/operation.ts';

const contracts = [
  ...[units, unitCorrections, unitFigures, people, ownReminders, peopleOfUnit, audit, installation, backup],
  ...[
    registers,
    documents,
    countedDocuments,
    documentFiles,
    legalDocuments,
    withheldDocuments,
    documentLists,
  ],
  ...[signatures],
  ...[plans, tasks, giving, taskDesk, planReading, taskReminders],
  ...[
    reports,
    campaigns,
    matrix,
    corrections,
    derived,
    counted,
    desk,
    originals,
    pictures,
    receiving,
    suppliers,
    outputs,
  ],
  ...[legacy, legacyImport, legacyNamed, legacyNarrative],
];

/** Every operation there is, for the log to tell their names. */
export const operations: readonly Operation[] = contracts.flatMap((contract) =>
  Object.values(contract as Readonly<Record<string, unknown>>).filter(
    (value): value is Operation => typeof value === 'object' && value !== null && 'access' in value,
  ),
);
