import { z } from 'zod';
import { id, login, page, plainDateField, text, version } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { roles } from './post.ts';

const inUnit = (permission: string) => ({ by: 'post', permission, units: ['unitId'] }) as const;

export const listMyUnits = query({
  name: 'people.listMyUnits',
  path: '/people/units',
  title: { vi: 'Chọn đơn vị để xem nhân sự', en: 'Choose a unit' },
  access: { by: 'post', permission: 'people.read', anyUnit: true },
  input: z.strictObject({}),
  output: z.object({ units: z.array(z.object({ id, name: z.string() })) }),
});

const PostView = z.object({
  unitId: id,
  id,
  personId: id,
  role: z.enum(roles),
  reach: z.enum(['own', 'below']),
  from: plainDateField,
  to: plainDateField.nullable(),
  decision: z.string(),
  version,
});

/** The people who hold, held or will hold a post in the unit. Names and posts; how to reach them is for who manages them. */
export const listPeople = query({
  name: 'people.listPeople',
  path: '/units/{unitId}/people',
  title: { vi: 'Xem người và vị trí của đơn vị', en: 'See the people of a unit' },
  access: inUnit('people.read'),
  input: z.strictObject({
    unitId: id,
    past: z.boolean().default(false),
    text: text(0, 100).optional(),
    ...page,
  }),
  output: z.object({
    count: z.number().int(),
    people: z.array(
      z.object({
        id,
        fullName: z.string(),
        active: z.boolean(),
        posts: z.array(PostView),
      }),
    ),
  }),
  next: ['people.createPerson', 'people.givePost', 'people.exportPeople', 'people.getPerson'],
});

/** Whom a post may be given to: people with a post within the reach of who manages the unit. */
export const findPeople = query({
  name: 'people.findPeople',
  path: '/units/{unitId}/people/find',
  title: { vi: 'Tìm người để giao vị trí', en: 'Find somebody to give a post to' },
  access: inUnit('people.manage'),
  input: z.strictObject({ unitId: id, text: text(0, 100).default('') }),
  output: z.object({
    people: z.array(z.object({ id, login: z.string(), fullName: z.string(), unitName: z.string() })),
  }),
  next: ['people.givePost', 'people.handOverPost'],
});

export const getPerson = query({
  name: 'people.getPerson',
  path: '/units/{unitId}/people/{personId}',
  title: { vi: 'Xem tài khoản của một người', en: 'See an account' },
  access: inUnit('people.manage'),
  input: z.strictObject({ unitId: id, personId: id }),
  output: z.object({
    id,
    login: z.string(),
    fullName: z.string(),
    /** How to reach the person is told to who may change the account. */
    email: z.string().nullable(),
    phone: z.string().nullable(),
    active: z.boolean(),
    secondStep: z.boolean(),
    /** Whether who asks may change this account: not where the person holds a post beyond their reach. */
    mayChange: z.boolean(),
    version,
    posts: z.array(PostView.extend({ unitName: z.string() })),
  }),
  personalData: true,
  next: [
    'people.changePerson',
    'people.resetPassword',
    'people.givePost',
    'people.endPost',
    'people.handOverPost',
  ],
});

export const exportPeople = query({
  name: 'people.exportPeople',
  path: '/units/{unitId}/people.csv',
  title: { vi: 'Xuất danh sách người', en: 'Export the list of people' },
  access: inUnit('people.manage'),
  input: z.strictObject({ unitId: id }),
  output: z.unknown(),
  file: true,
  exports: true,
});

const email = z.union([z.email().max(200), z.literal('')]).nullable();
const phone = text(0, 20).nullable();
const role = {
  role: z.enum(roles),
  reach: z.enum(['own', 'below']),
  from: plainDateField,
  to: plainDateField.nullable(),
  decision: text(3, 300),
};

/** A new account with its first post. The one-time password is shown once. */
export const createPerson = command({
  name: 'people.createPerson',
  path: '/units/{unitId}/people',
  title: { vi: 'Lập tài khoản', en: 'Create an account' },
  access: inUnit('people.manage'),
  input: z.strictObject({ unitId: id, id, postId: id, login, fullName: text(2, 100), email, phone, ...role }),
  output: z.object({ id, oneTimePassword: z.string() }),
});

export const changePerson = command({
  name: 'people.changePerson',
  path: '/units/{unitId}/people/{personId}',
  title: { vi: 'Sửa tài khoản', en: 'Change an account' },
  access: inUnit('people.manage'),
  input: z.strictObject({
    unitId: id,
    personId: id,
    version,
    fullName: text(2, 100),
    email,
    phone,
    active: z.boolean(),
  }),
  output: z.object({ version }),
});

/** A new one-time password; whatever opened the account before opens it no more: sessions, second step, keys, linked accounts. */
export const resetPassword = command({
  name: 'people.resetPassword',
  path: '/units/{unitId}/people/{personId}/reset-password',
  title: { vi: 'Đặt lại mật khẩu', en: 'Reset a password' },
  access: inUnit('people.manage'),
  input: z.strictObject({ unitId: id, personId: id, reason: text(3, 300) }),
  output: z.object({ oneTimePassword: z.string() }),
});

export const givePost = command({
  name: 'people.givePost',
  path: '/units/{unitId}/posts',
  title: { vi: 'Giao vị trí', en: 'Give a post' },
  access: inUnit('people.manage'),
  input: z.strictObject({ unitId: id, id, login, ...role }),
  output: z.object({ id }),
});

/** A post that has not begun by its last day is withdrawn: it never holds. */
export const endPost = command({
  name: 'people.endPost',
  path: '/units/{unitId}/posts/{postId}/end',
  title: { vi: 'Kết thúc vị trí', en: 'End a post' },
  access: inUnit('people.manage'),
  input: z.strictObject({ unitId: id, postId: id, version, lastDay: plainDateField, reason: text(3, 300) }),
  output: z.object({}),
});

/** The post ends for one and begins for another the next day. */
export const handOverPost = command({
  name: 'people.handOverPost',
  path: '/units/{unitId}/posts/{postId}/hand-over',
  title: { vi: 'Bàn giao vị trí', en: 'Hand over a post' },
  access: inUnit('people.manage'),
  input: z.strictObject({
    unitId: id,
    postId: id,
    version,
    newPostId: id,
    login,
    lastDay: plainDateField,
    decision: text(3, 300),
  }),
  output: z.object({ id }),
});
