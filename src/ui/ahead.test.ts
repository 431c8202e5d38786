import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answersAhead, arrivedAhead, askAhead, fetchOrAhead } from './ahead.ts';

let asked: string[] = [];
let status = 200;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  status = 200;
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return new Response(String(asked.length), { status });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const read = async (url: string, method = 'GET') => (await fetchOrAhead(url, { method })).text();

it('gives an answer asked for ahead once, and asks anew the next time', async () => {
  askAhead('/api/me');
  expect(await read('/api/me')).toBe('1');
  expect(await read('/api/me')).toBe('2');
});

it('asks anew where the answer has grown old', async () => {
  askAhead('/api/me');
  await vi.advanceTimersByTimeAsync(1);
  vi.advanceTimersByTime(11_000);
  expect(await read('/api/me')).toBe('2');
});

it('asks anew where it was refused: whoever signs in meanwhile is not told so', async () => {
  status = 401;
  askAhead('/api/report');
  status = 200;
  await vi.advanceTimersByTimeAsync(1);
  expect(await read('/api/report')).toBe('2');
});

it('gives no answer to a question of another kind', async () => {
  askAhead('/api/me');
  expect(await read('/api/me', 'POST')).toBe('2');
});

it('is there to be drawn with once it has come: once, while it is new, and no refusal', async () => {
  askAhead('/api/me');
  expect(arrivedAhead('/api/me')).toBeUndefined();
  await answersAhead();
  expect(arrivedAhead('/api/me')).toBe(1);
  expect(arrivedAhead('/api/me')).toBeUndefined();
  askAhead('/api/me');
  await answersAhead();
  vi.advanceTimersByTime(11_000);
  expect(arrivedAhead('/api/me')).toBeUndefined();
  status = 401;
  askAhead('/api/me');
  await answersAhead();
  expect(arrivedAhead('/api/me')).toBeUndefined();
});

it('waits for an answer that is long on its way instead of asking beside it', async () => {
  let come = () => {};
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return new Promise((resolve) => {
      come = () => resolve(new Response(String(asked.length)));
    });
  });
  askAhead('/api/me');
  vi.advanceTimersByTime(30_000);
  const answer = read('/api/me');
  come();
  expect(await answer).toBe('1');
});
