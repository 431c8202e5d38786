import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { registerHeads } from '../areas/audit/heads.ts';
import { registerBackups } from '../areas/backup/keep.ts';
import { registerErasing } from '../areas/documents/erasing.ts';
import { registerImports } from '../areas/documents/import/work.ts';
import { askOverNetwork } from '../areas/documents/signatures/ask.ts';
import { setUpDemo } from '../areas/installation/demo.ts';
import { foldersOf, kindsInFolder, makeFolders } from '../areas/installation/folders.ts';
import { findInstallation, type Installation, type InstallationKind } from '../areas/installation/set-up.ts';
import { setUpWords } from '../areas/installation/words.ts';
import { checkDraft } from '../areas/legacy/narrative-check.ts';
import { forgetAttempts } from '../areas/people/attempts.ts';
import type { OidcProvider } from '../areas/people/oidc.ts';
import { forgetSessions } from '../areas/people/sessions.ts';
import { registerEscalation } from '../areas/plans/escalation.ts';
import { registerDigest } from '../areas/plans/reminders/digest.ts';
import { fillDemoReports } from '../areas/reports/demo.ts';
import { registerBundles } from '../areas/reports/out/bundle.ts';
import { registerReminders } from '../areas/reports/reminders.ts';
import type { Config } from '../base/config.ts';
import type { Database } from '../base/database/database.ts';
import { openEmbedded } from '../base/database/embedded.ts';
import { migrate } from '../base/database/migrate.ts';
import { openServer } from '../base/database/server.ts';
import { openFolderFiles, removeLeft } from '../base/files.ts';
import { openBucketFiles } from '../base/files-s3.ts';
import { createJobs, type Jobs, prepareJobs } from '../base/jobs.ts';
import { createMailer } from '../base/mail.ts';
import { Problem } from '../base/problem.ts';
import { readable } from '../base/readable.ts';
import type { Runner } from '../base/run.ts';
import type { Secrets } from '../base/secrets.ts';
import { runnerOf } from './house.ts';
import { createPool, type Pool, poolDefaults } from './pool.ts';
import { readPaperBy } from './read-paper.ts';
import type { SetUp } from './set-up.ts';

export type ApplicationOptions = {
  /** Holds one folder for a trial and one for real data, beside the secrets. */
  readonly dataDir: string;
  /** PostgreSQL instead of the database in the data folder. */
  readonly server: { readonly url: string; readonly ownerUrl?: string; readonly connections?: number } | null;
  /** The trial is begun or gone on with without asking; real data are opened or asked for, whatever was tried. Null: what is there. */
  readonly wanted: InstallationKind | null;
  readonly secrets: Secrets;
  readonly providers: readonly OidcProvider[];
  readonly clock: () => Date;
  readonly onTrouble: (error: unknown) => void;
  readonly mail?: Config['mail'];
  /** Under what address people reach the server; letters lead there. */
  readonly publicUrl?: string | null;
  /** Where files lie instead of the data folder. */
  readonly bucket?: Config['bucket'];
  /** Where backups are put instead of the data folder. */
  readonly backups?: string | null;
  readonly keepBackups?: number;
  /** Where the certificates of trusted authorities lie instead of the data folder. */
  readonly trustAnchors?: string | null;
};

/** The data and who works on them; before the first set-up there is neither. */
export type Application = {
  readonly runner: () => Runner | null;
  readonly database: () => Database | null;
  readonly jobs: () => Jobs | null;
  readonly setUp: Omit<SetUp, 'onError'>;
  readonly close: () => Promise<void>;
};

type Open = {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly runner: Runner;
  readonly readers: Pool;
};

/** Opens what is there already; where there is nothing yet, waits to be told which it shall be. */
export async function openApplication(options: ApplicationOptions): Promise<Application> {
  let open: Open | null = null;
  let busy: Promise<void> = Promise.resolve();
  const use = async (database: Database, installation: Installation) => {
    open = await openHouse(options, database, installation);
  };
  /** One after the other: of two who begin at once the second finds it done. */
  const inTurn = (work: () => Promise<void>) => {
    busy = busy.catch(() => {}).then(work);
    return busy;
  };
  const begin = (kind: InstallationKind, fill: (database: Database, now: Date) => Promise<void>) =>
    inTurn(() => {
      // Who comes second asked for another administrator, or another kind: nothing of theirs was done.
      if (open !== null) throw new Problem('already-there', { message: setUpWords.alreadySetUp });
      return beginWith(options, kind, fill, use);
    });
  const beginTrial = () =>
    begin('demo', (database, now) => setUpDemo(database, now, fillDemoReports(checkDraft)));
  /** Another process on the same server may have been first. */
  const beginReal = (fill: (database: Database, now: Date) => Promise<void>) => {
    let isFilled = false;
    const fillOnce = async (database: Database, now: Date) => {
      await fill(database, now);
      isFilled = true;
    };
    return begin('real', fillOnce).then(() => {
      if (!isFilled) throw new Problem('already-there', { message: setUpWords.alreadySetUp });
    });
  };
  const isDone = () => open !== null;
  if (options.wanted === 'demo') await beginTrial();
  else await openExisting(options, use);
  // Of several processes on one server only one is told; the others see that it was done.
  const look = options.server === null ? null : setInterval(() => looked(), looksEvery).unref();
  const looked = () =>
    isDone() ? clearInterval(look!) : inTurn(() => openOnce(options, isDone, use)).catch(options.onTrouble);
  return {
    runner: () => open?.runner ?? null,
    database: () => open?.database ?? null,
    jobs: () => open?.jobs ?? null,
    setUp: {
      code: setUpCode(),
      onlyReal: options.wanted === 'real',
      isDone,
      beginTrial,
      beginReal,
    },
    close: async () => {
      clearInterval(look ?? undefined);
      await busy.catch(() => {});
      await open?.readers.close();
      await open?.jobs.stop();
      await open?.database.close();
    },
  };
}

/** Opens a database of a kind, and fills it where nothing is in it yet. */
async function beginWith(
  options: ApplicationOptions,
  kind: InstallationKind,
  fill: (database: Database, now: Date) => Promise<void>,
  use: Use,
): Promise<void> {
  const database = await openDatabase(options, kind);
  try {
    if ((await findInstallation(database.db)) === null) await fill(database, options.clock());
    const installation = (await findInstallation(database.db))!;
    // A server's database may hold the other kind already; nobody is shown it for what they asked for.
    if (installation.kind !== kind) throw new Problem('other-installation');
    await use(database, installation);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Everything around the database, and the runner over it. Jobs begin behind the first answers. */
async function openHouse(
  options: ApplicationOptions,
  database: Database,
  installation: Installation,
): Promise<Open> {
  const { secrets, providers, clock, onTrouble, bucket = null, mail = null } = options;
  const folders = foldersOf(options.dataDir, installation.kind, options.backups ?? null);
  await makeFolders(folders);
  const jobs = createJobs(database, onTrouble);
  registerHeads(jobs, database, { folder: folders.heads, key: secrets.get('audit'), clock });
  const files = bucket === null ? openFolderFiles(folders.files) : openBucketFiles(bucket);
  const readers = createPool(poolDefaults);
  const backup = { folder: folders.backups, keep: options.keepBackups ?? 14 };
  registerBackups(jobs, { database, files, backup, clock });
  registerBundles(jobs, { database, files, kind: installation.kind, clock });
  registerErasing(jobs, { database, files });
  registerImports(jobs, { database, files, clock });
  jobs.every('forget', '15 0 * * *', async () => {
    await database.transaction(async (tx) => {
      await forgetAttempts(tx, clock());
      await forgetSessions(tx, clock());
    });
    if (bucket === null) await removeLeft(folders.files, new Date(clock().getTime() - longestWriting));
  });
  const mailer = createMailer(mail);
  registerReminders({ database, jobs, mailer, clock });
  registerEscalation({ database, jobs, clock });
  registerDigest({ database, jobs, mailer, clock, publicUrl: options.publicUrl ?? null });
  const runner = runnerOf({
    database,
    installation,
    secrets,
    files,
    mailer,
    jobs,
    startedAt: clock(),
    folders,
    providers,
    clock,
    onTrouble,
    readPaper: readPaperBy(readers),
    publicUrl: options.publicUrl ?? null,
    trust: {
      folder: options.trustAnchors ?? join(options.dataDir, 'trust-anchors'),
      ask: askOverNetwork,
    },
  });
  jobs.start().catch(onTrouble);
  return { database, jobs, runner, readers };
}

/** In milliseconds; nobody writes a file for so long. */
const longestWriting = 3_600_000;

type Use = (database: Database, installation: Installation) => Promise<void>;

/** In milliseconds. */
const looksEvery = 2000;

async function openOnce(options: ApplicationOptions, isDone: () => boolean, use: Use): Promise<void> {
  if (!isDone()) await openExisting(options, use);
}

/** What was begun and not finished is passed over, as if never begun. */
async function openExisting(options: ApplicationOptions, use: Use): Promise<void> {
  const { wanted } = options;
  for (const kind of kindsIn(options)) {
    const database = await openDatabase(options, kind);
    const installation = await findInstallation(database.db);
    if (installation !== null && (wanted === null || installation.kind === wanted))
      return use(database, installation);
    await database.close();
    if (installation !== null) throw new Problem('other-installation');
  }
}

const kindsIn = ({ server, dataDir, wanted }: ApplicationOptions): readonly InstallationKind[] =>
  server !== null ? ['real'] : kindsInFolder(dataDir).filter((kind) => wanted === null || kind === wanted);

async function openDatabase(
  { dataDir, server }: ApplicationOptions,
  kind: InstallationKind,
): Promise<Database> {
  const database =
    server === null
      ? await openEmbedded(foldersOf(dataDir, kind, null).database)
      : await openServer(server.url, server);
  try {
    await migrate(database);
    await prepareJobs(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

const setUpCode = () => readable(randomBytes(8), 8);
