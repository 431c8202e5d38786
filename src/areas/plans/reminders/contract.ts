import { z } from 'zod';
import { query } from '../../../base/operation.ts';

/** What the person owes whose secret stands in the address, as calendar programs read it (iCalendar, RFC 5545). */
export const readFeed = query({
  name: 'plans.readFeed',
  path: '/calendar/{token}/nhiem-vu.ics',
  title: { vi: 'Đọc lịch nhiệm vụ bằng địa chỉ riêng', en: 'Read a calendar of tasks by its address' },
  access: { by: 'anyone' },
  input: z.strictObject({ token: z.string().max(100) }),
  output: z.never(),
  file: true,
  secret: ['token'],
});
