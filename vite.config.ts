import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Few files: an old computer spends longer on asking for a file than on reading it. The program itself is one, what reports share
 * is another, and each page has its own. What begins before the program stands alone, or it would have to wait for it.
 */
const groups = [
  {
    name: 'begin',
    test: /vite[\\/]preload-helper|src[\\/](web[\\/](begin|first)|ui[\\/]ahead)\./,
    priority: 3,
  },
  {
    name: 'program',
    test: /node_modules[\\/]react-dom[\\/]|src[\\/](ui|base|web[\\/](main|routes|Frame))[\\/.]/,
    priority: 2,
  },
  { name: 'reports', test: /src[\\/]areas[\\/](reports|indicators)[\\/]/, minShareCount: 2, priority: 1 },
];

export default defineConfig({
  root: join(import.meta.dirname, 'src/web'),
  plugins: [react(), neededAhead(), packedOnce()],
  resolve: { alias: [{ find: /^zod$/, replacement: join(import.meta.dirname, 'src/ui/form/schemas.ts') }] },
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    // The last Chrome for Windows 7 and 8, which old machines of communes still run.
    target: 'chrome109',
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});

/** The document itself tells what every page needs: it comes while what begins before it is read. A page drawn in other letters first is drawn twice. */
function neededAhead(): Plugin {
  return {
    name: 'needed-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle).flatMap((fileName) => {
          const attrs = needed.find(({ name }) => name.test(fileName))?.attrs;
          if (attrs === undefined) return [];
          return {
            tag: 'link',
            attrs: { ...attrs, crossorigin: true, href: `/${fileName}` },
            injectTo: 'head',
          };
        }),
    },
  };
}

const needed = [
  { name: /^assets\/program-.*\.js$/, attrs: { rel: 'modulepreload' } },
  { name: /^assets\/program-.*\.css$/, attrs: { rel: 'stylesheet' } },
  { name: /^assets\/BeVietnamPro.*\.ttf$/, attrs: { rel: 'preload', as: 'font', type: 'font/ttf' } },
];

/** Lays a compressed copy beside every part of the page, so that the server does not compress at each request. */
function packedOnce(): Plugin {
  let folder = '';
  return {
    name: 'packed-once',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true });
      for (const name of names.filter((each) => /\.(js|css|html|svg|ttf)$/.test(each))) {
        const bytes = await readFile(join(folder, name));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        await writeFile(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
      }
    },
  };
}
