import { openSecrets } from '../../src/base/secrets.ts';
import { openApplication } from '../../src/server/application.ts';
import { serve } from '../../src/server/serve.ts';

/**
 * Stands in for the program that `npm start` runs: the whole of it on a trial's data, but the day is told by who started it, and what
 * nobody meant is told to them. Arguments: data folder, folder of the built page, port, and by how much its clock is ahead.
 */
const [dataDir, page, port, ahead] = process.argv.slice(2) as [string, string, string, string];
let shift = Number(ahead);
const clock = () => new Date(Date.now() + shift);
const tell = (told: object) => process.send!(told);
const trouble = (error: unknown) =>
  tell({ trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) });

const secrets = openSecrets(`${dataDir}/secrets`, {});
if ('problem' in secrets) throw new Error(secrets.problem);
const application = await openApplication({
  dataDir,
  server: null,
  wanted: 'demo',
  secrets,
  providers: [],
  clock,
  onTrouble: trouble,
});
const quiet = () => {};
const log = {
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: (_: string, error: unknown) => trouble(error),
  request: quiet,
};
const serving = await serve({
  host: '127.0.0.1',
  port: Number(port),
  page,
  pool: { size: 1 },
  application,
  log,
});

process.on('message', async (told: { readonly ahead: number } | 'stop') => {
  if (told === 'stop') {
    await serving.close();
    process.exit(0);
  }
  shift = told.ahead;
  tell({ moved: true });
});
process.on('disconnect', () => process.exit(0));
tell({ port: serving.port });
