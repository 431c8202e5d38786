import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CallFailed } from '../../../../base/call.ts';
import type { Block } from '../../narrative.ts';
import { createKeeper, type Saving, type Text, type Theirs } from './keeper.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const says = (text: string): Block[] => [{ type: 'paragraph', content: [{ type: 'text', text }] }];
const refused = (status: number, code: 'changed-by-other' | 'not-reached') =>
  new CallFailed(status, { code, message: { vi: 'Chưa lưu được', en: 'Not saved' }, issues: [] });

/** A server with one section, a shelf, and a keeper between them. */
function aDesk(left: Text | null = null) {
  const server: { text: Theirs; isAway: boolean } = {
    text: { version: 3, content: says('cũ'), by: 'Lê Thị Dung' },
    isAway: false,
  };
  const shelf: { text: Text | null } = { text: left };
  const seen: Saving[] = [];
  const keeper = createKeeper({
    there: server.text,
    shelf: {
      get: () => shelf.text,
      put: (text) => {
        shelf.text = text;
      },
      clear: () => {
        shelf.text = null;
      },
    },
    save: async ({ version, content }) => {
      if (server.isAway) throw refused(0, 'not-reached');
      if (version !== server.text.version) throw refused(409, 'changed-by-other');
      server.text = { version: version + 1, content, by: 'Tôi' };
      return { version: version + 1 };
    },
    fetch: async () => server.text,
    onSaving: (saving) => seen.push(saving),
    onSaved: () => {},
  });
  return { server, shelf, seen, keeper };
}

it('sends at a pause, and keeps on the shelf until then', async () => {
  const { server, shelf, keeper } = aDesk();
  keeper.begin();
  keeper.change(says('mới'));
  expect([shelf.text?.content, server.text.content, keeper.isClean()]).toEqual([
    says('mới'),
    says('cũ'),
    false,
  ]);
  await vi.advanceTimersByTimeAsync(2000);
  expect([shelf.text, server.text.content, keeper.isClean(), keeper.version()]).toEqual([
    null,
    says('mới'),
    true,
    4,
  ]);
});

it('tries again while the server is away, and loses nothing', async () => {
  const { server, shelf, seen, keeper } = aDesk();
  server.isAway = true;
  keeper.change(says('mới'));
  await vi.advanceTimersByTimeAsync(2000);
  expect([seen.at(-1)?.kind, shelf.text?.content]).toEqual(['notReached', says('mới')]);
  server.isAway = false;
  await vi.advanceTimersByTimeAsync(6000);
  expect([seen.at(-1)?.kind, server.text.content]).toEqual(['saved', says('mới')]);
});

it('begins with what was not sent last time', async () => {
  const { server, keeper } = aDesk({ version: 3, content: says('chưa gửi') });
  expect(keeper.begin()).toEqual(says('chưa gửi'));
  await vi.advanceTimersByTimeAsync(100);
  expect(server.text.content).toEqual(says('chưa gửi'));
});

it.each(['mine', 'theirs'] as const)('of two texts the writer decides for %s', async (which) => {
  const { server, shelf, seen, keeper } = aDesk();
  keeper.change(says('của tôi'));
  server.text = { version: 4, content: says('của chị Dung'), by: 'Lê Thị Dung' };
  await vi.advanceTimersByTimeAsync(2000);
  expect(seen.at(-1)).toEqual({ kind: 'conflict', theirs: server.text });
  if (which === 'mine') keeper.keepMine();
  else expect(keeper.takeTheirs()).toEqual(says('của chị Dung'));
  await vi.advanceTimersByTimeAsync(2000);
  const stays = says(which === 'mine' ? 'của tôi' : 'của chị Dung');
  expect([server.text.content, shelf.text, seen.at(-1)?.kind, keeper.isClean()]).toEqual([
    stays,
    null,
    'saved',
    true,
  ]);
});

it('leaves on the shelf what it could not send before its end', async () => {
  const { server, shelf, keeper } = aDesk();
  server.isAway = true;
  keeper.change(says('mới'));
  keeper.end();
  await vi.advanceTimersByTimeAsync(20_000);
  server.isAway = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect([shelf.text?.content, server.text.content]).toEqual([says('mới'), says('cũ')]);
});
