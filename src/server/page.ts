import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';

const run = promisify(execFile);

/** Serves the built page. Its parts carry a hash in their names and stay for ever; the page itself is asked for anew. */
export function servePage(app: Hono, folder: string): void {
  app.use(
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (path, c) => {
        const lasting = /[\\/]assets[\\/]/.test(path);
        c.header('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  // Every page of the interface is the one document; what stands at the address it finds out itself.
  app.get('*', async (c, next) => {
    if (!isPageAddress(c.req.path) || c.req.header('Accept')?.includes('text/html') !== true) return next();
    c.header('Cache-Control', 'no-cache');
    return c.html(await readFile(join(folder, 'index.html'), 'utf8'));
  });
}

/** Files lie at the top or under `assets`; further down a point is part of a name, as in that of an indicator. */
const isPageAddress = (path: string) =>
  !path.startsWith('/api/') && !path.startsWith('/assets/') && !/^\/[^/]*\.[a-z0-9]{1,8}$/i.test(path);

/** Builds the page where it is missing or older than what it is made of. */
export async function ensurePage(root: string, say: { building: () => void; built: (ms: number) => void }) {
  const folder = join(root, 'dist');
  if (await isFresh(root, join(folder, 'index.html'))) return folder;
  say.building();
  const start = performance.now();
  await buildInto(root, folder);
  say.built(performance.now() - start);
  return folder;
}

/** Builds in a process of its own, aside, and then changes places, so that nobody is served half a page. */
async function buildInto(root: string, folder: string): Promise<void> {
  const aside = join(root, `node_modules/.cache/page-${process.pid}`);
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = ['build', '--outDir', aside, '--emptyOutDir', '--logLevel', 'error'];
  await run(process.execPath, [vite, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await rm(folder, { recursive: true, force: true });
  await rename(aside, folder).catch(async (error) => {
    // Of two who built at once the other was first; both built the same.
    if (!(await isFresh(root, join(folder, 'index.html')))) throw error;
    await rm(aside, { recursive: true, force: true });
  });
}

async function isFresh(root: string, built: string): Promise<boolean> {
  if (!existsSync(built)) return false;
  const time = (await stat(built)).mtimeMs;
  const sources = ['vite.config.ts', 'package-lock.json', ...(await sourcesIn(root))];
  const times = await Promise.all(sources.map(async (path) => (await stat(join(root, path))).mtimeMs));
  return times.every((changed) => changed <= time);
}

/** What the page may be made of: everything under `src` but tests and the server. */
async function sourcesIn(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !/^src[\\/](server|cli)[\\/]/.test(path));
}
