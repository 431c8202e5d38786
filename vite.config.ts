import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const groups = [
  {
    name: 'program',
    test: /node_modules|src[\\/](ui|base|web)[\\/]|people[\\/](contract|words)/,
    minShareCount: 10,
  },
  { name: 'reports', test: /src[\\/]areas[\\/](reports|indicators)[\\/]/, minShareCount: 4 },
];

export default defineConfig({
  root: join(import.meta.dirname, 'src/web'),
  plugins: [react(), packedOnce()],
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    // The last Chrome for Windows 7 and 8, which old machines of communes still run.
    target: 'chrome109',
    // A page of fifty small files costs an old computer more in opening them than in reading them.
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups } } },
  },
});

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
