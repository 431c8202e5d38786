import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { setUp } from '../src/areas/installation/contract.ts';
import { createClient } from '../src/base/call.ts';
import { openEmbedded } from '../src/base/database/embedded.ts';
import { freshServerDatabase, layEmpty } from './database.ts';
import { password } from './office.ts';
import { findPostgres } from './postgres.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'motso-operator-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Settings = Readonly<Record<string, string>>;
type Said = { readonly code: number; readonly out: string; readonly err: string };

/** The command line as the operator calls it. */
async function motso(args: readonly string[], settings: Settings): Promise<Said> {
  const env = { ...process.env, ...settings };
  return run(process.execPath, [join(root, 'src/cli/main.ts'), ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}

/** The server as `npm start` starts it, begun for real. */
async function begun(
  settings: Settings,
): Promise<{ child: ChildProcess; port: string; stop: () => Promise<void> }> {
  const env = { ...process.env, PORT: '0', ...settings };
  const child = spawn(process.execPath, [join(root, 'src/server/main.ts')], { env });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const said = await new Promise<string>((resolve) => {
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part;
      if (/Mã khởi tạo: \S+\n/.test(text)) resolve(text);
    });
  });
  const port = /localhost:(\d+)/.exec(said)![1]!;
  const code = /Mã khởi tạo: (\S+)/.exec(said)![1]!;
  const call = createClient({ base: `http://localhost:${port}` });
  await call(setUp, { kind: 'real', code, first: { login: 'quantri', fullName: 'Lê Văn Cường', password } });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { child, port, stop };
}

describe('the operator at the command line', () => {
  const home = { DATA_DIR: join(scratch, 'home') };

  it('asks the running server, which has the data open', async () => {
    await layEmpty(home.DATA_DIR, 'real');
    const server = await begun(home);
    const settings = { ...home, PORT: server.port };
    const audit = await motso(['audit', 'verify'], settings);
    expect(audit).toMatchObject({ code: 0, err: '' });
    expect(audit.out).toMatch(/Đã kiểm tra \d+ mục nhật ký/);
    expect(await motso(['verify'], settings)).toMatchObject({
      code: 0,
      out: 'Đã kiểm tra 1 đơn vị và 0 tệp.\n',
    });
    expect((await motso(['backup'], settings)).out).toContain('Đã sao lưu vào');
    const folder = join(home.DATA_DIR, 'real', 'backups');
    const made = join(folder, readdirSync(folder).find((name) => name.endsWith('.tar'))!);
    expect((await motso(['restore', made], settings)).err).toContain('chương trình Một Sổ khác');
    await server.stop();
  });

  it('works on the data itself where no server runs, and restores a backup on an empty machine', async () => {
    expect((await motso(['audit', 'verify'], home)).code).toBe(0);
    const backups = join(home.DATA_DIR, 'real', 'backups');
    const [backup] = readdirSync(backups).filter((name) => name.endsWith('.tar'));
    const other = { DATA_DIR: join(scratch, 'other') };
    const restored = await motso(['restore', join(backups, backup!)], other);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('mã băm trùng khớp');
    expect((await motso(['verify'], other)).out).toContain('1 đơn vị');
    const again = await motso(['restore', join(backups, backup!)], other);
    expect(again.code).toBe(2);
    expect(again.err).not.toContain('at ');
  });

  it('is told of an entry that somebody changed', async () => {
    const folder = join(scratch, 'changed');
    const settings = { DATA_DIR: folder };
    await layEmpty(folder, 'real');
    await (await begun(settings)).stop();
    const database = await openEmbedded(join(folder, 'real', 'database'));
    await database.asOwner((sql) => sql("update audit_entry set content = replace(content, 'real', 'demo')"));
    await database.close();
    const audit = await motso(['audit', 'verify'], settings);
    expect(audit.code).toBe(1);
    expect(audit.out).toContain('Mục đã bị sửa');
  });

  it('is told in words what cannot be done', async () => {
    expect((await motso(['restore'], home)).err).toContain('motso restore');
    expect(
      (await motso(['restore', join(scratch, 'nowhere.tar')], { DATA_DIR: join(scratch, 'none') })).code,
    ).toBe(2);
    expect((await motso(['upgrade'], home)).err).toContain('DATABASE_URL');
    expect((await motso(['verify'], { DATA_DIR: join(scratch, 'fresh') })).err).toContain(
      'chưa được khởi tạo',
    );
    expect((await motso(['verify'], { ...home, DATABASE_CONNECTIONS: 'nhiều' })).err).toContain(
      'DATABASE_CONNECTIONS',
    );
  });

  it.skipIf(findPostgres() === undefined)(
    'moves the embedded data to PostgreSQL, counted and hashed (needs PostgreSQL 15)',
    async () => {
      const settings = { ...home, DATABASE_URL: await freshServerDatabase('template1') };
      const moved = await motso(['upgrade'], settings);
      expect(moved).toMatchObject({ code: 0, err: '' });
      expect(moved.out).toMatch(/person: 1 dòng, mã băm trùng khớp/);
      expect((await motso(['audit', 'verify'], settings)).code).toBe(0);
    },
  );
});
