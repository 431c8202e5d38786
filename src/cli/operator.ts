import { join } from 'node:path';
import { verifyLog as verifyLogOperation } from '../areas/audit/contract.ts';
import type { FaultKind } from '../areas/audit/faults.ts';
import { record } from '../areas/audit/record.ts';
import { verifyLog } from '../areas/audit/verify-log.ts';
import { faultWords } from '../areas/audit/words.ts';
import { backUp } from '../areas/backup/contract.ts';
import { kindInBackup, restoreBackup } from '../areas/backup/read.ts';
import { upgradeToServer } from '../areas/backup/upgrade.ts';
import { writeBackup } from '../areas/backup/write.ts';
import { verifyDocuments } from '../areas/documents/verify-documents.ts';
import { findTop, verifyState } from '../areas/installation/contract.ts';
import { type Folders, foldersOf, kindsInFolder, makeFolders } from '../areas/installation/folders.ts';
import { operatorKey } from '../areas/installation/operator.ts';
import { findInstallation } from '../areas/installation/set-up.ts';
import { verifyData } from '../areas/installation/verify.ts';
import { verifyPlans } from '../areas/plans/verify-plans.ts';
import { verifyReports } from '../areas/reports/verify-reports.ts';
import { CallFailed, createClient } from '../base/call.ts';
import { type Config, readConfig } from '../base/config.ts';
import type { Database } from '../base/database/database.ts';
import { openEmbedded } from '../base/database/embedded.ts';
import { migrate } from '../base/database/migrate.ts';
import { openServer } from '../base/database/server.ts';
import type { Entry } from '../base/entry.ts';
import { type Files, openFolderFiles } from '../base/files.ts';
import { openBucketFiles } from '../base/files-s3.ts';
import { prepareJobs } from '../base/jobs.ts';
import { Problem } from '../base/problem.ts';
import { openSecrets, type Secrets } from '../base/secrets.ts';
import { filled } from '../base/word.ts';
import { problemWords, secretProblemWords } from '../base/words.ts';
import { type OperatorCommand, operatorWords as words } from './words.ts';

/** What a command works on: the data opened here, or the server that has them open. */
type Place = { readonly config: Config; readonly secrets: Secrets; readonly folders: Folders };
type Opened = Place & { readonly database: Database; readonly files: Files };

/** For who runs the machine. 0: done and nothing found; 1: something is wrong in the data; 2: it could not be done. */
export async function operate(command: OperatorCommand, args: readonly string[]): Promise<number> {
  try {
    const place = placeOf();
    if (typeof place === 'string') return tell(place);
    if (command === 'restore') return await restore(place, args[0]);
    if (command === 'upgrade') return await upgrade(place);
    if (command === 'backup') return await backup(place);
    return command === 'audit' ? await verifyAudit(place, args[0]) : await verify(place);
  } catch (error) {
    return tell(reasonOf(error));
  }
}

function placeOf(): Place | string {
  const read = readConfig(process.env);
  if ('problems' in read)
    return read.problems.map(({ name, expected }) => `${name}: ${expected.vi}`).join('\n');
  const { config } = read;
  const secrets = openSecrets(join(config.dataFolder, 'secrets'), process.env);
  if ('problem' in secrets)
    return filled(secretProblemWords[secrets.problem].vi, { path: secrets.path, name: secrets.path });
  const kind = kindsInFolder(config.dataFolder)[0] ?? 'real';
  return { config, secrets, folders: foldersOf(config.dataFolder, kind, config.backup.folder) };
}

async function verifyAudit(place: Place, what: string | undefined): Promise<number> {
  if (what !== 'verify') return tell(words.auditNeedsVerify);
  const told = await either(
    place,
    ({ database, folders, secrets }) => verifyLog(database.db, folders.heads, secrets.all('audit')),
    async (call, unitId) => (await call(verifyLogOperation, { unitId })).result,
  );
  say(words.auditVerified(told.chains, told.entries, told.heads));
  for (const { unitId, number, kind } of told.faults)
    say(words.auditFault(faultWords[kind as FaultKind].vi, unitId, number));
  return told.faults.length === 0 ? 0 : 1;
}

async function verify(place: Place): Promise<number> {
  const told = await either(
    place,
    ({ database, files }) => verifyData(database.db, files, [verifyDocuments, verifyPlans, verifyReports]),
    async (call, unitId) => (await call(verifyState, { unitId })).result,
  );
  say(words.dataVerified(told.units, told.files));
  for (const { where, what } of told.faults) say(`  ${where}: ${what}`);
  return told.faults.length === 0 ? 0 : 1;
}

async function backup(place: Place): Promise<number> {
  const told = await either(
    place,
    async ({ database, files, folders }) => {
      const now = new Date();
      const { path, name, bytes } = await writeBackup(database, files, folders.backups, now);
      await record(database.db, entryOf('backup.backUp', now, { name, bytes }));
      return { name: path, bytes };
    },
    async (call, unitId) => {
      const { name, bytes } = (await call(backUp, { unitId })).result;
      return { name: join(place.folders.backups, name), bytes };
    },
  );
  say(words.backedUp(told.name, told.bytes));
  return 0;
}

/** Into empty data: a new folder, or a new database on a server. */
async function restore(place: Place, path: string | undefined): Promise<number> {
  if (path === undefined) return tell(words.restoreNeedsFile);
  const kind = await kindInBackup(path);
  const folders = foldersOf(place.config.dataFolder, kind, place.config.backup.folder);
  await makeFolders(folders);
  const { database, files } = await open({ ...place, folders });
  try {
    const { tables, files: count, at } = await restoreBackup(path, database, files);
    await record(database.db, entryOf('backup.restore', new Date(), { at }));
    say(
      words.restored(
        tables.length,
        tables.reduce((sum, { rows }) => sum + rows, 0),
        count,
      ),
    );
    return 0;
  } finally {
    await database.close();
  }
}

/** What is done to the data at the machine itself, by nobody that the system knows. */
const entryOf = (operation: string, at: Date, after: unknown): Entry => ({
  unitId: null,
  at,
  operation,
  outcome: operation === 'backup.backUp' ? 'exported' : 'done',
  personId: null,
  onBehalfOf: null,
  postId: null,
  via: 'system',
  input: {},
  plain: [],
  changes: [{ kind: 'backup', id: 'operator', before: null, after }],
  exception: null,
  reason: null,
  problem: null,
});

async function upgrade({ config, folders }: Place): Promise<number> {
  if (config.database === null) return tell(words.upgradeNeedsServer);
  const copied = await upgradeToServer(folders.database, config.database);
  for (const { table, rows } of copied) say(words.copied(table, rows));
  say(words.upgraded);
  return 0;
}

type Call = ReturnType<typeof createClient>;

/** Works on the data where nobody has them open; else asks the server that has. */
async function either<T>(
  place: Place,
  here: (opened: Opened) => Promise<T>,
  there: (call: Call, unitId: string) => Promise<T>,
): Promise<T> {
  const opened = await open(place).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'data-folder-in-use') return null;
    throw error;
  });
  if (opened === null) return askServer(place, there);
  try {
    const installation = await findInstallation(opened.database.db);
    if (installation === null) throw new Problem('not-set-up');
    const { dataFolder, backup } = place.config;
    // A database on a server may hold a trial as well as real data; its folders are those of its kind.
    return await here({
      ...opened,
      ...placed(opened, foldersOf(dataFolder, installation.kind, backup.folder)),
    });
  } finally {
    await opened.database.close();
  }
}

const placed = ({ config, files }: Opened, folders: Folders) => ({
  folders,
  files: config.bucket === null ? openFolderFiles(folders.files) : files,
});

async function askServer<T>(
  { config: { port }, secrets }: Place,
  there: (call: Call, unitId: string) => Promise<T>,
): Promise<T> {
  const headers = { Authorization: `Bearer ${operatorKey(secrets)}` };
  const call = createClient({ base: `http://localhost:${port}`, headers });
  const { unitId } = (await call(findTop, {})).result;
  return there(call, unitId);
}

async function open({ config, secrets, folders }: Place): Promise<Opened> {
  const { database: server, bucket } = config;
  const database =
    server === null ? await openEmbedded(folders.database) : await openServer(server.url, server);
  try {
    await migrate(database);
    await prepareJobs(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const files = bucket === null ? openFolderFiles(folders.files) : openBucketFiles(bucket);
  return { config, secrets, folders, database, files };
}

function reasonOf(error: unknown): string {
  if (error instanceof CallFailed) return error.refused.message.vi;
  if (error instanceof Problem && error.code in problemWords) {
    const { message = problemWords[error.code as keyof typeof problemWords], values = {} } = error.details;
    return filled(message.vi, values);
  }
  return words.failed(error instanceof Error ? error.message : String(error));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(line: string): number {
  process.stderr.write(`${line}\n`);
  return 2;
}
