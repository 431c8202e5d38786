import { z } from 'zod';
import { id } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';

const ownAccount = { by: 'signed-in', account: true } as const;
const none = z.object({});

/** How one's tasks are told outside of the application: a calendar that programs read, a letter each working morning. */
export const showReminders = query({
  name: 'people.showReminders',
  path: '/me/reminders',
  title: { vi: 'Xem cách nhắc nhiệm vụ', en: 'See how one is reminded' },
  access: ownAccount,
  input: none.strict(),
  output: z.object({
    feed: z.object({ madeAt: z.date(), lastRead: z.date().nullable() }).nullable(),
    digest: z.object({
      on: z.boolean(),
      /** Null where there is no address to write to. */
      email: z.string().nullable(),
      hasMailServer: z.boolean(),
    }),
  }),
});

/** A secret address for calendar programs, shown once; it takes the place of the one before. */
export const makeFeed = command({
  name: 'people.makeFeed',
  path: '/me/calendar-feed',
  title: { vi: 'Lập địa chỉ lịch nhiệm vụ', en: 'Make a calendar address' },
  access: ownAccount,
  input: z.strictObject({ id }),
  /** Below the server's own address. */
  output: z.object({ path: z.string() }),
});

export const withdrawFeed = command({
  name: 'people.withdrawFeed',
  path: '/me/calendar-feed/withdraw',
  title: { vi: 'Hủy địa chỉ lịch nhiệm vụ', en: 'Withdraw the calendar address' },
  access: ownAccount,
  input: none.strict(),
  output: none,
});

export const setDigest = command({
  name: 'people.setDigest',
  path: '/me/digest',
  title: { vi: 'Bật, tắt thư nhắc nhiệm vụ', en: 'Turn the letter about tasks on or off' },
  access: ownAccount,
  input: z.strictObject({ on: z.boolean() }),
  output: none,
});
