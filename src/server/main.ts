import { join } from 'node:path';
import { Config } from '../base/config.ts';
import { ensurePage } from './page.ts';
import { type Serving, serve } from './serve.ts';
import { startWords } from './words.ts';

/** The program behind `npm start`. */
await start();

async function start(): Promise<void> {
  const config = Config.safeParse(process.env);
  if (!config.success) {
    const names = new Set(config.error.issues.map((issue) => issue.path.join('.')));
    return fail(startWords.badSetting([...names].join(', ')));
  }
  const { host, port, workers } = config.data;
  try {
    const page = await ensurePage(join(import.meta.dirname, '../..'), {
      building: () => say(startWords.building),
      built: (ms) => say(startWords.built((ms / 1000).toFixed(1).replace('.', ','))),
    });
    const serving = await serve({ host, port, page, pool: { size: workers } });
    say(startWords.ready(serving.address));
    stopOnSignal(serving);
  } catch (error) {
    fail(reasonOf(error, host, port));
  }
}

function stopOnSignal(serving: Serving): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => serving.close().then(() => process.exit(0)));
  }
}

function reasonOf(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return startWords.portTaken(port);
  if (code === 'EACCES') return startWords.portForbidden(port);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return startWords.hostUnknown(host);
  return startWords.failed(error instanceof Error ? error.message : String(error));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 2;
}
