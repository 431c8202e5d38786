import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { anAnalysis } from '../../tests/doubles/analysis.ts';
import { largestAnalyses, mostTogether } from '../areas/legacy/contract.ts';
import { analysesIn } from './sent-analyses.ts';
import { type Serving, serve } from './serve.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve({
    host: '127.0.0.1',
    port: 0,
    page: null,
    limits: { largestFile: 1000, longestPause: 3000 },
    pool: {
      worker: new URL('../../tests/doubles/worker.ts', import.meta.url),
      longestQueue: 2,
      longestSilence: 2500,
      memoryMb: 64,
    },
  });
});
afterAll(() => serving.close());

const read = (name: string, body = 'abc', init: RequestInit = {}) =>
  fetch(`${serving.address}/api/read`, {
    method: 'POST',
    body,
    headers: { 'X-File-Name': encodeURIComponent(name), ...init.headers },
    signal: init.signal ?? null,
  });
const linesOf = async (response: Response) =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const codeOf = async (response: Response) => (await linesOf(response)).at(-1).error.code;
const firstOf = async (response: Response) =>
  new TextDecoder().decode((await response.clone().body!.getReader().read()).value);
const isHealthy = async () => (await fetch(`${serving.address}/api/health`)).ok;

/** The readings named held and busy, once they have begun, end when this is called and not before. */
function release(): void {
  const channel = new BroadcastChannel('release');
  channel.postMessage('');
  channel.close();
}

/** Sends the head of a request and a few bytes of its body, no more. */
const begin = ({ port }: Serving, path: string, headers: Record<string, string | number>) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const all = { ...headers, Host: `localhost:${port}` };
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers: all }, async (answer) => {
      answer.setEncoding('utf8');
      resolve({ status: answer.statusCode ?? 0, body: (await answer.toArray()).join('') });
      sent.destroy();
    });
    sent.on('error', reject);
    sent.write('phần đầu');
  });

describe('reading', () => {
  it('tells how far it is, then what it found', async () => {
    const response = await read('báo cáo.docx');
    expect(response.headers.get('Content-Type')).toMatch(/x-ndjson/);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await linesOf(response)).toEqual([
      { progress: { done: 1, total: 2 } },
      { progress: { done: 2, total: 2 } },
      { result: { make: 'reading', name: 'báo cáo.docx', size: 3 } },
    ]);
  });

  it('tells progress while it reads, not at the end', async () => {
    const response = await read('held.pdf');
    expect(await firstOf(response)).toContain('"done":1,');
    release();
    expect((await linesOf(response)).at(-1).result.name).toBe('held.pdf');
  });

  it('says what is wrong with a file', async () => {
    expect(await codeOf(await read('bad.docx'))).toBe('file-damaged');
    expect(await codeOf(await read('rong.docx', ''))).toBe('file-empty');
  });

  it('keeps only the last part of a name that comes as a path', async () => {
    const lines = await linesOf(await read('..\\..\\etc/báo cáo.txt'));
    expect(lines.at(-1).result.name).toBe('báo cáo.txt');
  });

  it('takes a broken percent-encoding as it stands', async () => {
    const response = await read('x', 'abc', { headers: { 'X-File-Name': '%E0%A4%A' } });
    expect((await linesOf(response)).at(-1).result.name).toBe('%E0%A4%A');
  });
});

describe('limits', () => {
  it('reads so many files a minute for one address, and tells whoever sends more to wait', async () => {
    const limits = { filesPerMinute: 2 };
    const own = await serve({ host: '127.0.0.1', port: 0, page: null, pool: {}, limits });
    const ask = () =>
      fetch(`${own.address}/api/read`, { method: 'POST', body: '', headers: { 'X-File-Name': 'a.txt' } });
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 503]);
    expect((await answers[2]!.json()).error.code).toBe('server-busy');
    await own.close();
  });

  it('refuses a file over the limit, with and without a stated length', async () => {
    expect((await read('to.docx', 'x'.repeat(1001))).status).toBe(413);
    const chunks = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 20; part += 1) controller.enqueue(new Uint8Array(100));
        controller.close();
      },
    });
    const response = await fetch(`${serving.address}/api/read`, {
      method: 'POST',
      body: chunks,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toBe('file-too-large');
  });

  it('stops a reader that fell silent or loops, and reads on afterwards', async () => {
    expect(await codeOf(await read('silent.pdf'))).toBe('file-took-too-long');
    expect(await codeOf(await read('loop.pdf'))).toBe('file-took-too-long');
    expect((await linesOf(await read('sau.docx'))).at(-1).result.name).toBe('sau.docx');
  });

  it('lets a slow file take its time while it tells of progress', async () => {
    const lines = await linesOf(await read('slow.pdf'));
    expect(lines.at(-1).result.name).toBe('slow.pdf');
  });

  it('survives a reader that crashes or eats all memory', async () => {
    const before = process.resourceUsage().maxRSS;
    const codes = await Promise.all(
      ['crash.docx', 'memory.docx'].map(async (name) => codeOf(await read(name))),
    );
    expect(codes).toEqual(['worker-failed', 'worker-failed']);
    // Its 64 MB, and what it takes between two looks; V8's own limit on a thread would come far later.
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(700);
    expect((await linesOf(await read('sau.docx'))).at(-1).result.name).toBe('sau.docx');
  });

  it('reads two at a time, lets two wait and sends the fifth away; health is told meanwhile', async () => {
    const names = ['held1.pdf', 'held2.pdf', 'cho1.pdf', 'cho2.pdf'];
    const held = await Promise.all(names.slice(0, 2).map((name) => read(name)));
    await Promise.all(held.map(firstOf));
    const waiting = await Promise.all(names.slice(2).map((name) => read(name)));
    const fifth = await read('thua.pdf');
    expect(fifth.status).toBe(503);
    expect(fifth.headers.get('Retry-After')).toBe('10');
    expect(await codeOf(fifth)).toBe('server-busy');
    expect(await isHealthy()).toBe(true);
    release();
    const ended = await Promise.all([...held, ...waiting].map(linesOf));
    expect(ended.map((lines) => lines.at(-1).result.name)).toEqual(names);
  });

  it('answers others while every thread is busy', async () => {
    const busy = await Promise.all(['busy1', 'busy2'].map((name) => read(name)));
    await Promise.all(busy.map(firstOf));
    for (let ask = 0; ask < 20; ask += 1) expect(await isHealthy()).toBe(true);
    release();
    for (const response of busy) expect((await linesOf(response)).at(-1).result).toBeDefined();
  });

  it('stops reading for who left, also while waiting', async () => {
    const stop = new AbortController();
    const names = ['held1', 'held2', 'held3', 'held4'];
    const held = await Promise.all(names.map((name) => read(name, 'abc', { signal: stop.signal })));
    expect(held.every((response) => response.ok)).toBe(true);
    stop.abort();
    // Nobody releases those: two of them that went on would keep the threads from this one for ever.
    let next = await read('tiep.docx');
    for (; next.status === 503; next = await read('tiep.docx')) await wait(200);
    expect((await linesOf(next)).at(-1).result.name).toBe('tiep.docx');
  });
});

describe('an upload that stops', () => {
  it('is given up, and its place goes to the others', async () => {
    const five = Array.from({ length: 5 }, () => begin(serving, '/api/read', { 'Content-Length': 900 }));
    expect((await Promise.race(five)).body).toContain('server-busy');
    const answers = (await Promise.all(five)).sort((one, other) => one.status - other.status);
    expect(answers.map(({ status }) => status)).toEqual([408, 408, 408, 408, 503]);
    expect(answers[0]!.body).toContain('Hãy kiểm tra đường mạng rồi gửi lại.');
    expect((await linesOf(await read('sau.docx'))).at(-1).result.name).toBe('sau.docx');
  });

  it('is not one that comes slowly', async () => {
    const slow = new ReadableStream({
      async pull(controller) {
        await wait(400);
        controller.enqueue(new Uint8Array(10));
        sent += 1;
        if (sent === 10) controller.close();
      },
    });
    let sent = 0;
    const init = { method: 'POST', body: slow, duplex: 'half', headers: { 'X-File-Name': 'a.docx' } };
    const response = await fetch(`${serving.address}/api/read`, init as RequestInit);
    expect((await linesOf(response)).at(-1).result.size).toBe(100);
  });
});

describe('downloads', () => {
  it('come under a Vietnamese name, from the file or from its analysis', async () => {
    const response = await fetch(`${serving.address}/api/export/note`, {
      method: 'POST',
      body: 'abc',
      headers: { 'X-File-Name': encodeURIComponent('Báo cáo (quý I).docx') },
    });
    expect(response.headers.get('Content-Disposition')).toContain(
      `filename="Phieu ghi phat hien - Bao cao (quy I).docx"; filename*=UTF-8''Phi%E1%BA%BFu`,
    );
    expect((await response.json()).result.make).toBe('note');
  });
});

describe('downloads of what was read before', () => {
  let reader: Serving;
  beforeAll(async () => {
    reader = await serve({ host: '127.0.0.1', port: 0, page: null, pool: {} });
  });
  afterAll(() => reader.close());

  const send = (kind: string, analyses: unknown) =>
    fetch(`${reader.address}/api/export/${kind}`, {
      method: 'POST',
      body: typeof analyses === 'string' ? analyses : JSON.stringify(analyses),
      headers: { 'Content-Type': 'application/json' },
    });

  it('refuse what is no analysis and kinds that are none', async () => {
    expect((await send('forms', [{ document: {} }])).status).toBe(400);
    expect((await send('forms', '{')).status).toBe(400);
    expect((await send('forms', '')).status).toBe(400);
    expect((await send('secrets', [])).status).toBe(404);
  });

  it('take as many reports together as the page offers, and say what to do with more', async () => {
    const reports = Array.from({ length: mostTogether + 1 }, anAnalysis);
    const note = await send('note', reports.slice(1));
    expect([note.status, note.headers.get('Content-Type')]).toEqual([200, expect.stringMatching(/word/)]);
    const { error } = await (await send('note', reports)).json();
    expect(error).toMatchObject({
      code: 'too-many-together',
      message: expect.stringMatching(/200.*Hãy bỏ bớt/),
    });
  });

  it('are refused by size before they are taken into memory', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': largestAnalyses + 1 };
    const { status, body } = await begin(reader, '/api/export/note', headers);
    expect([status, JSON.parse(body).error.message]).toEqual([413, expect.stringContaining('Hãy bỏ bớt')]);
  });

  it('are taken apart on a thread, never by the server itself', async () => {
    const long = JSON.stringify([anAnalysis()]);
    const takenApart = vi.spyOn(JSON, 'parse');
    const times = () => takenApart.mock.calls.filter(([text]) => text.length >= long.length).length;
    expect((await send('note', long)).status).toBe(200);
    expect(times()).toBe(0);
    analysesIn(new TextEncoder().encode(long));
    expect(times()).toBe(1);
    takenApart.mockRestore();
  });
});

describe('who may ask', () => {
  const ask = (path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: serving.port, path, method: 'GET', headers },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      sent.on('error', reject);
      sent.end();
    });

  it('its own page and programs, under this machine’s names', async () => {
    const own = `localhost:${serving.port}`;
    expect(await ask('/api/health', { Host: own })).toBe(200);
    expect(await ask('/api/health', { Host: own, Origin: `http://${own}` })).toBe(200);
    expect(await ask('/api/health', { Host: own, 'Sec-Fetch-Site': 'same-origin' })).toBe(200);
    expect(await ask('/api/health', { Host: `[::1]:${serving.port}` })).toBe(200);
  });

  it('not other pages, and not under a foreign name', async () => {
    const own = `localhost:${serving.port}`;
    expect(await ask('/api/health', { Host: own, Origin: 'http://la.vn' })).toBe(403);
    expect(await ask('/api/health', { Host: own, Origin: 'null' })).toBe(403);
    expect(await ask('/api/health', { Host: own, 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    expect(await ask('/api/health', { Host: own, 'Sec-Fetch-Site': 'same-site' })).toBe(403);
    expect(await ask('/api/health', { Host: 'la.vn' })).toBe(403);
    expect(await ask('/', { Host: 'localhost.la.vn' })).toBe(403);
  });

  it('and every answer carries the headers that keep a page safe', async () => {
    const { headers } = await fetch(`${serving.address}/api/health`);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'; script-src 'self'");
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  });
});
