import { type AuditServices, auditQueries } from '../areas/audit/queries.ts';
import { record } from '../areas/audit/record.ts';
import { backupOperations } from '../areas/backup/operations.ts';
import { draftingCommands } from '../areas/documents/drafting.ts';
import { fileOperations, type ReadDocument } from '../areas/documents/files.ts';
import { importCommands as listCommands } from '../areas/documents/import/commands.ts';
import { messageCommands } from '../areas/documents/import/message.ts';
import { importQueries as sourceQueries } from '../areas/documents/import/queries.ts';
import { legalOperations } from '../areas/documents/legal.ts';
import { linkCommands } from '../areas/documents/linking.ts';
import { mendingCommands } from '../areas/documents/mending.ts';
import { documentQueries } from '../areas/documents/queries/document.ts';
import { listQueries } from '../areas/documents/queries/list.ts';
import { recordingCommands } from '../areas/documents/recording.ts';
import { registerOperations } from '../areas/documents/registers.ts';
import { filterCommands } from '../areas/documents/saved-filters.ts';
import { signatureOperations } from '../areas/documents/signatures/operations.ts';
import type { Trust } from '../areas/documents/signatures/trust.ts';
import { verifyDocuments } from '../areas/documents/verify-documents.ts';
import { withholdingCommands } from '../areas/documents/withholding.ts';
import { loadIndicators } from '../areas/indicators/catalogue.ts';
import { loadTrial } from '../areas/installation/demo-data.ts';
import { installationOperations } from '../areas/installation/operations.ts';
import { isOperatorKey } from '../areas/installation/operator.ts';
import type { Surroundings } from '../areas/installation/services.ts';
import { checkDraft, narrativeQueries } from '../areas/legacy/narrative-check.ts';
import { namedOperations } from '../areas/legacy/taking/named-operations.ts';
import { type ReadPaper, takingOperations } from '../areas/legacy/taking/operations.ts';
import { delegationCommands } from '../areas/people/commands/delegation.ts';
import { outsideCommands } from '../areas/people/commands/outside.ts';
import { passwordCommands } from '../areas/people/commands/password.ts';
import { personCommands } from '../areas/people/commands/person.ts';
import { postCommands } from '../areas/people/commands/post.ts';
import { reminderOperations } from '../areas/people/commands/reminders.ts';
import { secondStepCommands } from '../areas/people/commands/second-step.ts';
import { sessionCommands } from '../areas/people/commands/sessions.ts';
import { signInCommands } from '../areas/people/commands/sign-in.ts';
import { tokenCommands } from '../areas/people/commands/tokens.ts';
import { identify } from '../areas/people/identify.ts';
import type { OidcProvider } from '../areas/people/oidc.ts';
import { accountQueries } from '../areas/people/queries/account.ts';
import { deskQueries } from '../areas/people/queries/desk.ts';
import { findQueries } from '../areas/people/queries/find.ts';
import { meQueries } from '../areas/people/queries/me.ts';
import { peopleQueries } from '../areas/people/queries/people.ts';
import type { PeopleServices } from '../areas/people/services.ts';
import { operatorOf } from '../areas/people/who.ts';
import { amendingCommands } from '../areas/plans/amending.ts';
import { chainQueries } from '../areas/plans/chain-queries.ts';
import { decidingCommands } from '../areas/plans/deciding.ts';
import { taskDeskQueries } from '../areas/plans/desk-queries.ts';
import { evidenceOperations } from '../areas/plans/evidence.ts';
import { figureQueries as taskFigureQueries } from '../areas/plans/figure-queries.ts';
import { getTaskQuery } from '../areas/plans/get-task.ts';
import { givingCommands } from '../areas/plans/giving.ts';
import { handingDownCommands } from '../areas/plans/handing-down.ts';
import { planQueries } from '../areas/plans/plan-queries.ts';
import { planTaskCommands } from '../areas/plans/plan-tasks.ts';
import { planCommands } from '../areas/plans/plans.ts';
import { readingQueries } from '../areas/plans/reading/operations.ts';
import { feedQuery } from '../areas/plans/reminders/feed.ts';
import { taskQueries } from '../areas/plans/task-queries.ts';
import { verifyPlans } from '../areas/plans/verify-plans.ts';
import { workingCommands } from '../areas/plans/working.ts';
import { addingUpOperations } from '../areas/reports/added-up-operations.ts';
import { campaignQueries } from '../areas/reports/campaign-queries.ts';
import { campaignCommands } from '../areas/reports/campaigns.ts';
import { correctingCommands } from '../areas/reports/correcting.ts';
import { countedOperations } from '../areas/reports/counted/operations.ts';
import { derivedOperations } from '../areas/reports/derived-operations.ts';
import { deskQueries as reportDeskQueries } from '../areas/reports/desk-queries.ts';
import { entryCommands } from '../areas/reports/entry.ts';
import { excusingCommands } from '../areas/reports/excusing.ts';
import { figureQueries } from '../areas/reports/figure-queries.ts';
import { originalOperations } from '../areas/reports/original.ts';
import { bundleOperations } from '../areas/reports/out/bundle.ts';
import { chartQueries } from '../areas/reports/out/charts.ts';
import { paperExports } from '../areas/reports/out/exports.ts';
import { templateOperations } from '../areas/reports/out/unit-template.ts';
import { pictureOperations } from '../areas/reports/pictures.ts';
import { receivingCommands } from '../areas/reports/receiving.ts';
import { reportQueries } from '../areas/reports/report-queries.ts';
import { sentQueries } from '../areas/reports/sent-queries.ts';
import type { CheckText } from '../areas/reports/settled.ts';
import { signingCommands } from '../areas/reports/signing.ts';
import { supplierOperations } from '../areas/reports/suppliers.ts';
import { verifyReports } from '../areas/reports/verify-reports.ts';
import { yearQueries } from '../areas/reports/year-queries.ts';
import { unitCommands } from '../areas/units/commands.ts';
import { correctCommands } from '../areas/units/commands-correct.ts';
import { proposalCommands } from '../areas/units/commands-proposals.ts';
import { successionCommands } from '../areas/units/commands-succession.ts';
import { decisionFiles } from '../areas/units/decision-files.ts';
import { unitExports } from '../areas/units/exports.ts';
import { importCommands } from '../areas/units/import-command.ts';
import { unitQueries } from '../areas/units/queries.ts';
import { createRegistry } from '../areas/units/registry.ts';
import type { Operation } from '../base/operation.ts';
import { createRunner, type Implementation, type Runner } from '../base/run.ts';

/** Everything of the house that the handlers of all areas need. */
type Services = AuditServices &
  PeopleServices &
  Surroundings & {
    readonly readPaper: ReadPaper;
    readonly readDocument: ReadDocument;
    readonly checkText: CheckText;
    readonly trust: Trust;
    readonly publicUrl: string | null;
  };

export type HouseParts = Omit<Surroundings, 'verifyMore'> & {
  readonly providers: readonly OidcProvider[];
  readonly clock: () => Date;
  readonly onTrouble: (error: unknown) => void;
  readonly readPaper: ReadPaper;
  readonly trust: Trust;
  /** Where people reach the house; null where nobody said. */
  readonly publicUrl: string | null;
};

/** Every operation with its handler, of all areas in their order. */
const implementations: readonly Implementation<Services>[] = [
  ...unitQueries,
  ...unitExports,
  ...unitCommands,
  ...successionCommands,
  ...proposalCommands,
  ...correctCommands,
  ...importCommands,
  ...decisionFiles,
  ...signInCommands,
  ...meQueries,
  ...deskQueries,
  ...passwordCommands,
  ...secondStepCommands,
  ...sessionCommands,
  ...tokenCommands,
  ...reminderOperations,
  ...outsideCommands,
  ...delegationCommands,
  ...accountQueries,
  ...personCommands,
  ...postCommands,
  ...peopleQueries,
  ...findQueries,
  ...auditQueries,
  ...installationOperations,
  ...registerOperations,
  ...draftingCommands,
  ...withholdingCommands,
  ...mendingCommands,
  ...listQueries,
  ...filterCommands,
  ...recordingCommands,
  ...fileOperations,
  ...linkCommands,
  ...legalOperations,
  ...sourceQueries,
  ...listCommands,
  ...messageCommands,
  ...documentQueries,
  ...signatureOperations,
  ...planCommands,
  ...planTaskCommands,
  ...amendingCommands,
  ...planQueries,
  ...givingCommands,
  ...handingDownCommands,
  ...workingCommands,
  ...evidenceOperations,
  ...decidingCommands,
  ...taskQueries,
  getTaskQuery,
  ...chainQueries,
  ...taskDeskQueries,
  feedQuery,
  ...taskFigureQueries,
  ...readingQueries,
  ...campaignCommands,
  ...campaignQueries,
  ...excusingCommands,
  ...yearQueries,
  ...reportQueries,
  ...entryCommands,
  ...signingCommands,
  ...correctingCommands,
  ...receivingCommands,
  ...addingUpOperations,
  ...figureQueries,
  ...derivedOperations,
  ...countedOperations,
  ...sentQueries,
  ...reportDeskQueries,
  ...paperExports,
  ...bundleOperations,
  ...templateOperations,
  ...supplierOperations,
  ...chartQueries,
  ...originalOperations,
  ...pictureOperations,
  ...narrativeQueries,
  ...takingOperations,
  ...namedOperations,
  ...backupOperations,
];

/** What can be asked of the server. */
export const operations: readonly Operation[] = implementations.map(({ operation }) => operation);

/** The runner over a database that was set up. */
export function runnerOf({ clock, onTrouble, ...services }: HouseParts): Runner {
  const { database, installation, secrets } = services;
  const registry = createRegistry(database.db);
  const trial = installation.kind === 'demo' ? loadTrial() : null;
  const titles = new Map(operations.map(({ name, title }) => [name, title.vi]));
  const titleOf = (operation: string) => titles.get(operation) ?? operation;
  const indicatorName = (id: string) => loadIndicators().get(id)?.name;
  const always = {
    ...services,
    trial,
    titleOf,
    indicatorName,
    verifyMore: [verifyDocuments, verifyPlans, verifyReports],
    checkText: checkDraft,
    readDocument: async (bytes: Uint8Array<ArrayBuffer>, name: string) =>
      (await services.readPaper(bytes, name)).document,
  };
  return createRunner<Services>(
    {
      database,
      clock,
      identify: async (credential, now) => {
        if (isOperatorKey(secrets, credential.token)) {
          const units = await registry.latest();
          return { who: operatorOf(installation.rootUnitId), services: { ...always, units, me: null } };
        }
        const found = await identify(database.db, registry, credential, now);
        return { who: found.who, services: { ...always, ...found.services } };
      },
      record,
      onTrouble,
    },
    implementations,
  );
}
