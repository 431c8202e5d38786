import { expect, it } from 'vitest';
import { createLog } from './log.ts';
import { Problem } from './problem.ts';

function logged(level: 'debug' | 'info' = 'info') {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown> };
}

it('a line is one JSON object with its time and level', () => {
  const { log, lines, last } = logged();
  log.info('started\nand more', { port: 3000 });
  expect(lines).toHaveLength(1);
  expect(lines[0]!.trimEnd()).not.toContain('\n');
  expect(last()).toMatchObject({ level: 30, msg: 'started\nand more', port: 3000, pid: process.pid });
  expect(String(last().time)).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

it('below its level nothing is written', () => {
  const { log, lines } = logged('info');
  log.debug('small');
  expect(lines).toEqual([]);
});

it('a request is told by its pattern', () => {
  const { log, last } = logged();
  const line = { method: 'GET', route: '/api/units/{unitId}', status: 503, ms: 12, request: 'ab12cd34' };
  log.request(line);
  expect(last()).toMatchObject({ ...line, level: 50, msg: 'request' });
});

it('no secret and nothing personal comes through, in fields, messages or errors', () => {
  const { log, lines } = logged();
  log.info('mail to an.nguyen@example.vn of 079203001234', {
    password: 'hunter2hunter2',
    fullName: 'Lê Thị Ớt',
  });
  const refused = Object.assign(
    new Error('duplicate key value violates unique constraint "person_login_key"'),
    {
      code: '23505',
      detail: 'Key (login)=(nguyenvana) already exists.',
      where: 'COPY person, line 1: nguyenvana',
    },
  );
  log.error('failed', new Problem('server-failed', { cause: refused }), { token: 'ms_abcdefghijklmnop' });
  const value = Object.assign(new Error('invalid input syntax for type uuid: "Lê Văn Tám"'), {
    code: '22P02',
  });
  log.error('failed for an.nguyen@example.vn', value);
  const all = lines.join('');
  expect(all).not.toMatch(/hunter2|an\.nguyen|079203001234|Thị Ớt|nguyenvana|ms_abc|Văn Tám/);
  expect(all).toContain('23505');
  expect(all).toContain('person_login_key');
  expect(all).toContain('log.test.ts');
});

it('what is thrown and is no error, or leads back to itself, is told all the same', () => {
  const { log, last } = logged();
  log.error('odd', 'a word');
  expect(last().error).toBe('a word');
  const loop = new Error('loop');
  loop.cause = loop;
  log.error('odd', loop);
  expect(last().error).toMatchObject({ message: 'loop', cause: { message: 'loop' } });
});
