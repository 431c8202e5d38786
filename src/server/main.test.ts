import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { aReport, asDocx } from '../../tests/world.ts';

const scratch = mkdtempSync(join(tmpdir(), 'motso-server-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Starts the program as a person would; `said` is everything it printed. */
function start(environment: Record<string, string>) {
  const env = { ...process.env, PORT: '0', TMPDIR: scratch, ...environment };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { env, cwd: scratch });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const address = new Promise<string>((resolve) => {
    const hear = (part: Buffer) => {
      said += part;
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (found !== null) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  return { child, ended, address, said: () => said };
}

describe('npm start', () => {
  it('prints its address, reads, writes nothing down and stops when told', async () => {
    const { child, ended, address, said } = start({});
    await address;
    const before = readdirSync(scratch);
    const response = await fetch(`${await address}/api/read`, {
      method: 'POST',
      headers: { 'X-File-Name': 'ten-rieng.docx' },
      body: new Uint8Array(await asDocx(aReport())),
    });
    const lines = (await response.text()).trim().split('\n');
    expect(JSON.parse(lines.at(-1)!).result.extraction.report.symbol).toBe('45/BC-UBND');
    expect(await (await fetch(await address)).text()).toContain('<html lang="vi">');
    expect(readdirSync(scratch)).toEqual(before);
    expect(said()).toContain('Một Sổ đang chạy tại http://localhost:');
    expect(said()).not.toContain('ten-rieng');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('says which port is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const { ended, said } = start({ PORT: String(port) });
    expect(await ended).toBe(2);
    expect(said()).toContain(`Cổng ${port} đang được một chương trình khác dùng.`);
    other.close();
  });

  it('says which setting makes no sense', async () => {
    const { ended, said } = start({ PORT: 'cửa' });
    expect(await ended).toBe(2);
    expect(said()).toContain('PORT');
  });
});
