import { z } from 'zod';
import { id, login, text } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { neededAtTop } from '../people/top-roles.ts';

const run = { by: 'post', permission: 'installation.run', units: ['unitId'] } as const;

/** The first start: a trial with invented data, or the real beginning with the first administrator. Works once. */
export const setUp = command({
  name: 'installation.setUp',
  path: '/set-up',
  title: { vi: 'Khởi tạo', en: 'Set up' },
  access: { by: 'anyone' },
  input: z
    .strictObject({
      kind: z.enum(['demo', 'real']),
      /** Printed where the program was started. */
      code: text(0, 40),
      first: z.strictObject({ login, fullName: text(2, 100), password: z.string().max(512) }).optional(),
    })
    .refine(({ kind, first }) => kind === 'demo' || first !== undefined, { path: ['first'] }),
  output: z.object({}),
});

/** How the installation is: version, database, disk, jobs, backups. No business data. */
export const showState = query({
  name: 'installation.showState',
  path: '/units/{unitId}/installation',
  title: { vi: 'Xem tình trạng hệ thống', en: 'See the state of the system' },
  access: run,
  input: z.strictObject({ unitId: id }),
  output: z.object({
    version: z.string(),
    kind: z.enum(['demo', 'real']),
    database: z.enum(['embedded', 'server']),
    migrations: z.number().int(),
    startedAt: z.date(),
    freeBytes: z.number(),
    jobs: z.object({ waiting: z.number().int(), failed: z.number().int() }),
    lastHead: z.string().nullable(),
    /** What nobody holds today in the topmost unit. */
    unheld: z.array(z.enum(neededAtTop)),
  }),
  next: [
    'backup.listBackups',
    'backup.backUp',
    'installation.verifyData',
    'installation.sendTestMail',
    'audit.verifyLog',
    'people.givePost',
  ],
});

/** The unit at the top, by which whoever runs the machine asks for the rest. */
export const findTop = query({
  name: 'installation.findTop',
  path: '/installation',
  title: { vi: 'Tìm đơn vị trên cùng', en: 'Find the unit at the top' },
  access: { by: 'post', permission: 'installation.verify', anyUnit: true },
  input: z.strictObject({}),
  output: z.object({ unitId: id, kind: z.enum(['demo', 'real']) }),
  next: ['installation.showState', 'audit.verifyLog', 'installation.verifyData'],
});

/** Looks through the tree and the files for what must not be there. */
export const verifyState = query({
  name: 'installation.verifyData',
  path: '/units/{unitId}/installation/verify',
  title: { vi: 'Kiểm tra dữ liệu', en: 'Verify the data' },
  access: { by: 'post', permission: 'installation.verify', units: ['unitId'] },
  input: z.strictObject({ unitId: id }),
  output: z.object({
    units: z.number().int(),
    files: z.number().int(),
    faults: z.array(z.object({ where: z.string(), what: z.string() })),
  }),
});

export const sendTestMail = command({
  name: 'installation.sendTestMail',
  path: '/units/{unitId}/installation/test-mail',
  title: { vi: 'Gửi thư thử', en: 'Send a test letter' },
  access: run,
  input: z.strictObject({ unitId: id, to: z.email().max(200) }),
  output: z.object({}),
});
