import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a program (node --import), in each of its threads: while the file that MOTSO_TEST_DISK names is there, nothing can be
 * written, for the reason that stands in it: ENOSPC, EROFS.
 */
const sign = process.env.MOTSO_TEST_DISK!;
const { writeSync } = fs;
fs.writeSync = ((...args: Parameters<typeof writeSync>) => {
  if (!fs.existsSync(sign)) return writeSync(...args);
  const code = fs.readFileSync(sign, 'utf8');
  throw Object.assign(new Error(`${code}, write`), { code });
}) as typeof writeSync;
syncBuiltinESMExports();
