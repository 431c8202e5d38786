import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { OidcProvider } from '../areas/people/oidc.ts';
import { type Config, readConfig } from '../base/config.ts';
import { createLog, type Log } from '../base/log.ts';
import { Problem } from '../base/problem.ts';
import { openSecrets, type Secrets } from '../base/secrets.ts';
import { filled } from '../base/word.ts';
import { problemWords, secretProblemWords } from '../base/words.ts';
import { type Application, type ApplicationOptions, openApplication } from './application.ts';
import type { OutsideSignIn } from './outside-sign-in.ts';
import { ensurePage } from './page.ts';
import { type Serving, serve } from './serve.ts';
import { startWords } from './words.ts';

/** The program behind `npm start`. */
await start();

async function start(): Promise<void> {
  const read = readConfig(process.env);
  if ('problems' in read)
    return fail(
      read.problems.map(({ name, expected }) => startWords.badSetting(name, expected.vi)).join('\n'),
    );
  const { config } = read;
  const secrets = openSecrets(join(config.dataFolder, 'secrets'), process.env);
  if ('problem' in secrets)
    return fail(filled(secretProblemWords[secrets.problem].vi, { path: secrets.path, name: secrets.path }));
  let application: Application | null = null;
  try {
    const page = await ensurePage(join(import.meta.dirname, '../..'), {
      building: () => say(startWords.building),
      built: (ms) => say(startWords.built((ms / 1000).toFixed(1).replace('.', ','))),
    });
    const log = createLog(config.logLevel);
    application = await openApplication(optionsOf(config, secrets, log));
    const { host, port, workers, secureCookies: secure, proxies, requests, metricsToken } = config;
    const serving = await serve({
      host,
      port,
      page,
      pool: { size: workers },
      application,
      secure,
      proxies,
      requests,
      outside: outsideOf(config, secrets),
      metricsToken,
      log,
    });
    say(startWords.ready(serving.address));
    const { isDone, code, onlyReal } = application.setUp;
    if (!isDone()) say(onlyReal ? startWords.setUpForReal(code) : startWords.setUpCode(code));
    stopOnSignal(serving);
    // Now, for a server is often ended without a chance to keep it.
    flushCompileCache();
  } catch (error) {
    await application?.close();
    fail(reasonOf(error, config));
  }
}

function optionsOf(config: Config, secrets: Secrets, log: Log): ApplicationOptions {
  return {
    dataDir: config.dataFolder,
    server: config.database,
    wanted: wantedIn(process.argv),
    secrets,
    providers: config.oidc === null ? [] : [providerOf(config.oidc)],
    clock: () => new Date(),
    onTrouble: (error) => log.error('trouble', error),
    mail: config.mail,
    publicUrl: config.publicUrl,
    bucket: config.bucket,
    backups: config.backup.folder,
    keepBackups: config.backup.keep,
    trustAnchors: config.trustAnchors,
  };
}

function wantedIn(args: readonly string[]): ApplicationOptions['wanted'] {
  return (['demo', 'real'] as const).find((kind) => args.includes(`--${kind}`)) ?? null;
}

function outsideOf(config: Config, secrets: Secrets): OutsideSignIn | null {
  const { oidc, publicUrl: publicAddress } = config;
  if (oidc === null || publicAddress === null) return null;
  return { providers: [providerOf(oidc)], secrets, clock: () => new Date(), publicAddress };
}

function providerOf({ name, ...oidc }: NonNullable<Config['oidc']>): OidcProvider {
  return OidcProvider.parse({ ...oidc, id: 'ngoai', names: { vi: name, en: name } });
}

function stopOnSignal(serving: Serving): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => serving.close().then(() => process.exit(0)));
  }
}

function reasonOf(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return startWords.portTaken(port);
  if (code === 'EACCES') return startWords.portForbidden(port);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return startWords.hostUnknown(host);
  if (error instanceof Problem && error.code in problemWords)
    return (error.details.message ?? problemWords[error.code as keyof typeof problemWords]).vi;
  return startWords.failed(error instanceof Error ? error.message : String(error));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 2;
}
