import { expect, it } from 'vitest';
import { blank } from './raster.ts';
import { openOcr } from './session.ts';

const paper = blank(120, 40);

it('a reading that outlasts the patience fails, and the next one is served', async () => {
  const session = await openOcr({ workers: 1 });
  await expect(session.read(paper, 'block', { left: 0 })).rejects.toMatchObject({
    code: 'picture-unreadable',
  });
  await expect(session.read(paper, 'block', { left: 60_000 })).resolves.toEqual([]);
  await session.close();
});

it('a reading given up while its picture is on the way to the reader fails, and nothing else does', async () => {
  const session = await openOcr({ workers: 1 });
  await session.read(paper, 'block', { left: 60_000 });
  const asked = session.read(paper, 'block', { left: 60_000 });
  await Promise.all([expect(asked).rejects.toMatchObject({ code: 'picture-unreadable' }), session.close()]);
  await new Promise((done) => setTimeout(done, 100));
});

it('what is asked of a closed session, or waits when it closes, fails', async () => {
  const session = await openOcr({ workers: 1 });
  const waiting = [1, 2].map(() => session.read(paper, 'line', { left: 60_000 }));
  const results = Promise.allSettled(waiting);
  await session.close();
  expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(session.read(paper, 'line', { left: 60_000 })).rejects.toMatchObject({
    code: 'picture-unreadable',
  });
});
