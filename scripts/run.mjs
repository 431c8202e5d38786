// Starts one of the project's programs on the Node.js that comes with its packages, installing them first where they are missing.
// It runs on whatever Node.js the machine has; what it starts is TypeScript and needs 24.7 or later,
// for argon2 in node:crypto.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const bundled = join(root, 'node_modules', windows ? '.bin/node.cmd' : '.bin/node');

// npm writes this list last: an installation that was broken off is done anew.
if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) install();
const node = existsSync(bundled) ? bundled : process.execPath;
if (node === process.execPath && !isRecent(process.versions.node)) {
  console.error(
    `Một Sổ cần Node.js 24.7 trở lên; máy này đang có ${process.versions.node}. Hãy cài bản mới từ nodejs.org rồi chạy lại.`,
  );
  process.exit(2);
}
const [program, ...args] = process.argv.slice(2);
// What was compiled is kept: the next start takes half the time.
const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'motso'), ...process.env };
const child = spawn(node, [join(root, program), ...args], {
  cwd: root,
  env,
  stdio: 'inherit',
  shell: windows,
});
// Whoever stops this stops what it started, and its end is this one's end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(error.message);
  process.exit(2);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));

function install() {
  console.log('Đang cài các thư viện cần dùng, lần đầu mất khoảng một phút …');
  // Warnings speak of the machine's own Node.js, which is not the one that will run.
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  if (!error && status === 0) return;
  console.error(
    'Chưa cài được thư viện. Hãy kiểm tra đường truyền và quyền ghi vào thư mục này, xóa thư mục node_modules nếu có, rồi chạy lại.',
  );
  process.exit(status ?? 1);
}

function isRecent(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 7);
}
