import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CallFailed } from '../../../../base/call.ts';
import type { Block } from '../../narrative.ts';
import { createKeeper, type Saving, type Text, type Theirs } from './keeper.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const says = (text: string): Block[] => [{ type: 'paragraph', content: [{ type: 'text', text }] }];
const refused = (status: number, code: 'changed-by-other' | 'not-reached' | 'not-signed-in') =>
  new CallFailed(status, { code, message: { vi: 'Chưa lưu được', en: 'Not saved' }, issues: [] });

const aShelf = (text: Text | null = null) => {
  const shelf = {
    text,
    get: () => shelf.text,
    put: (next: Text) => {
      shelf.text = next;
    },
    clear: () => {
      shelf.text = null;
    },
  };
  return shelf;
};

const aServer = () => ({
  text: { version: 3, content: says('cũ'), by: 'Lê Thị Dung' } as Theirs,
  isAway: false,
  /** The status with which it asks to come back later. */
  refuses: null as 401 | 408 | 429 | null,
  readsNothing: false,
  losesAnswers: false,
});

/** A server with one section, a shelf, and a keeper between them; `left` by this person's other windows. */
function aDesk(left: ReturnType<typeof aShelf>[] = [], server = aServer()) {
  const shelf = aShelf();
  const seen: Saving[] = [];
  const keeper = createKeeper({
    there: server.text,
    shelf,
    left: () => left,
    save: async ({ version, content }) => {
      if (server.isAway) throw refused(0, 'not-reached');
      if (server.refuses !== null) throw refused(server.refuses, 'not-signed-in');
      if (version !== server.text.version) throw refused(409, 'changed-by-other');
      server.text = { version: version + 1, content, by: 'Tôi' };
      if (server.losesAnswers) throw refused(0, 'not-reached');
      return { version: version + 1 };
    },
    fetch: async () => {
      if (server.readsNothing) throw refused(0, 'not-reached');
      return server.text;
    },
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

it.each([401, 408, 429] as const)(
  'says why it is not saved at %d, and sends when that is over',
  async (status) => {
    const { server, seen, keeper } = aDesk();
    server.refuses = status;
    keeper.change(says('mới'));
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen.at(-1)?.kind).toBe('refused');
    server.refuses = null;
    await vi.advanceTimersByTimeAsync(6000);
    expect([seen.at(-1)?.kind, server.text.content]).toEqual(['saved', says('mới')]);
  },
);

it('asks again for the text of another that it could not read', async () => {
  const { server, seen, keeper } = aDesk();
  keeper.change(says('của tôi'));
  server.text = { version: 4, content: says('của chị Dung'), by: 'Lê Thị Dung' };
  server.readsNothing = true;
  await vi.advanceTimersByTimeAsync(2000);
  expect(seen.at(-1)?.kind).toBe('refused');
  server.readsNothing = false;
  await vi.advanceTimersByTimeAsync(6000);
  expect(seen.at(-1)).toEqual({ kind: 'conflict', theirs: server.text });
});

it('begins with what was not sent last time', async () => {
  const { server, keeper } = aDesk([aShelf({ version: 3, content: says('chưa gửi') })]);
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

it('takes nothing from the shelf of another window of the same person', async () => {
  const server = aServer();
  const one = aDesk([], server);
  const two = aDesk([one.shelf], server);
  server.isAway = true;
  two.keeper.change(says('cửa sổ hai'));
  await vi.advanceTimersByTimeAsync(1);
  one.keeper.change(says('cửa sổ một'));
  two.keeper.end();
  server.isAway = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect([server.text.content, one.shelf.text, two.shelf.text?.content]).toEqual([
    says('cửa sổ một'),
    null,
    says('cửa sổ hai'),
  ]);
});

it.each(['mine', 'theirs'] as const)(
  'of the texts that two closed windows have left one decides for %s',
  async (which) => {
    const left = [
      aShelf({ version: 3, content: says('cửa sổ hai') }),
      aShelf({ version: 3, content: says('cửa sổ một') }),
    ];
    const { server, shelf, seen, keeper } = aDesk(left);
    expect(keeper.begin()).toEqual(says('cửa sổ hai'));
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.text.content).toEqual(says('cửa sổ hai'));
    expect(seen.at(-1)).toMatchObject({ kind: 'conflict', theirs: { content: says('cửa sổ một') } });
    if (which === 'mine') keeper.keepMine();
    else expect(keeper.takeTheirs()).toEqual(says('cửa sổ một'));
    await vi.advanceTimersByTimeAsync(2000);
    const stays = says(which === 'mine' ? 'cửa sổ hai' : 'cửa sổ một');
    expect([server.text.content, seen.at(-1)?.kind]).toEqual([stays, 'saved']);
    expect([...left, shelf].map(({ text }) => text)).toEqual([null, null, null]);
  },
);

it('is in no conflict with what arrived though its answer was lost', async () => {
  const { server, shelf, seen, keeper } = aDesk();
  server.losesAnswers = true;
  keeper.change(says('mới'));
  await vi.advanceTimersByTimeAsync(2000);
  server.losesAnswers = false;
  keeper.change(says('mới hơn'));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(seen.map(({ kind }) => kind)).not.toContain('conflict');
  expect([server.text.content, shelf.text]).toEqual([says('mới hơn'), null]);
});
