import { z } from 'zod';
import { id, plainDateField, text, version } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { roles } from './post.ts';

const anyone = { by: 'anyone' } as const;
const signedIn = { by: 'signed-in' } as const;
const ownAccount = { by: 'signed-in', account: true } as const;
const inUnit = (permission: string) => ({ by: 'post', permission, units: ['unitId'] }) as const;
const none = z.object({});
const password = z.string().max(512);

// Signing in

/** Signs in with name and password, and the second step where the account has one. */
export const signIn = command({
  name: 'people.signIn',
  path: '/sign-in',
  title: { vi: 'Đăng nhập', en: 'Sign in' },
  access: anyone,
  input: z.strictObject({ login: text(1, 100), password, code: text(0, 20).optional() }),
  output: z.object({ mustChangePassword: z.boolean() }),
});

export const signOut = command({
  name: 'people.signOut',
  path: '/sign-out',
  title: { vi: 'Đăng xuất', en: 'Sign out' },
  access: signedIn,
  input: none.strict(),
  output: none,
});

/** Who asks: their posts now, and what waits for them. Nobody signed in is an answer too. */
export const whoAmI = query({
  name: 'people.whoAmI',
  path: '/me',
  title: { vi: 'Tôi là ai', en: 'Who am I' },
  access: anyone,
  input: none.strict(),
  output: z.object({
    installation: z.enum(['demo', 'real']),
    /** Other ways to sign in. */
    providers: z.array(z.object({ key: z.string(), name: z.string() })),
    person: z
      .object({
        id,
        login: z.string(),
        fullName: z.string(),
        mustChangePassword: z.boolean(),
        secondStep: z.boolean(),
        posts: z.array(
          z.object({
            unitId: id,
            postId: id,
            unitName: z.string(),
            role: z.enum(roles),
            reach: z.enum(['own', 'below']),
            onBehalfOf: z.string().nullable(),
            to: plainDateField.nullable(),
          }),
        ),
      })
      .nullable(),
    /** Whom one may sign in as; only in a trial, while nobody is signed in. */
    trialAccounts: z.array(
      z.object({ login: z.string(), fullName: z.string(), post: z.string(), password: z.string() }),
    ),
  }),
  next: [
    'people.showDesk',
    'units.showTree',
    'people.listMyUnits',
    'plans.chooseUnit',
    'reports.chooseUnit',
    'documents.chooseUnit',
    'audit.chooseUnit',
    'reports.chooseReceiver',
    'installation.findTop',
  ],
});

export const noticeKinds = [
  'nobody-audits',
  'nobody-operates',
  'second-step-off',
  'post-ending',
  'delegation-received',
  'delegation-ending',
  'proposals-waiting',
] as const;

/** What waits for the person today. */
export const showDesk = query({
  name: 'people.showDesk',
  path: '/desk',
  title: { vi: 'Bàn làm việc', en: 'My desk' },
  access: signedIn,
  input: none.strict(),
  output: z.object({
    today: plainDateField,
    notices: z.array(
      z.object({
        kind: z.enum(noticeKinds),
        /** The last day of what it tells of. */
        on: plainDateField.nullable(),
        about: z.string().nullable(),
        count: z.number(),
        /** Where it is mended, if that is one unit. */
        unitId: id.optional(),
      }),
    ),
  }),
});

// One's own account

export const changePassword = command({
  name: 'people.changePassword',
  path: '/me/password',
  title: { vi: 'Đổi mật khẩu', en: 'Change the password' },
  access: ownAccount,
  input: z.strictObject({ current: password, wanted: password }),
  output: none,
  secret: ['current', 'wanted'],
});

/** A new secret for the authenticator app; it counts once a code made from it was entered. */
export const beginSecondStep = command({
  name: 'people.beginSecondStep',
  path: '/me/second-step',
  title: { vi: 'Bật xác thực hai bước', en: 'Begin the second step' },
  access: ownAccount,
  input: z.strictObject({ password }),
  output: z.object({ uri: z.string(), secret: z.string() }),
});

export const confirmSecondStep = command({
  name: 'people.confirmSecondStep',
  path: '/me/second-step/confirm',
  title: { vi: 'Xác nhận xác thực hai bước', en: 'Confirm the second step' },
  access: ownAccount,
  input: z.strictObject({ code: text(6, 10) }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
});

export const removeSecondStep = command({
  name: 'people.removeSecondStep',
  path: '/me/second-step/remove',
  title: { vi: 'Tắt xác thực hai bước', en: 'Remove the second step' },
  access: ownAccount,
  input: z.strictObject({ password, code: text(6, 20) }),
  output: none,
});

export const listSessions = query({
  name: 'people.listSessions',
  path: '/me/sessions',
  title: { vi: 'Xem các phiên đăng nhập', en: 'See the sessions' },
  access: ownAccount,
  input: none.strict(),
  output: z.object({
    sessions: z.array(
      z.object({ id, device: z.string(), since: z.date(), lastSeen: z.date(), current: z.boolean() }),
    ),
  }),
});

export const endSession = command({
  name: 'people.endSession',
  path: '/me/sessions/{sessionId}/end',
  title: { vi: 'Kết thúc một phiên', en: 'End a session' },
  access: ownAccount,
  input: z.strictObject({ sessionId: id }),
  output: none,
});

export const endOtherSessions = command({
  name: 'people.endOtherSessions',
  path: '/me/sessions/end-others',
  title: { vi: 'Kết thúc các phiên khác', en: 'End the other sessions' },
  access: ownAccount,
  input: none.strict(),
  output: z.object({ ended: z.number().int() }),
});

export const listTokens = query({
  name: 'people.listTokens',
  path: '/me/tokens',
  title: { vi: 'Xem khóa truy cập', en: 'See the access tokens' },
  access: ownAccount,
  input: none.strict(),
  output: z.object({
    tokens: z.array(
      z.object({
        id,
        name: z.string(),
        unitId: id,
        unitName: z.string(),
        withBelow: z.boolean(),
        mayWrite: z.boolean(),
        expiresOn: plainDateField,
        lastUsed: z.date().nullable(),
      }),
    ),
  }),
});

/** A key for a program. It is shown once. */
export const createToken = command({
  name: 'people.createToken',
  path: '/me/tokens',
  title: { vi: 'Lập khóa truy cập', en: 'Make an access token' },
  access: ownAccount,
  input: z.strictObject({
    id,
    name: text(1, 100),
    unitId: id,
    withBelow: z.boolean(),
    mayWrite: z.boolean(),
    expiresOn: plainDateField,
    password,
  }),
  output: z.object({ id, token: z.string() }),
});

export const revokeToken = command({
  name: 'people.revokeToken',
  path: '/me/tokens/{tokenId}/revoke',
  title: { vi: 'Hủy khóa truy cập', en: 'Revoke an access token' },
  access: ownAccount,
  input: z.strictObject({ tokenId: id }),
  output: none,
});

// Accounts elsewhere (OIDC) that open one's own

/** The accounts elsewhere that open one's own, and the one that was just signed in with and opens none yet. */
export const listOutsideAccounts = query({
  name: 'people.listOutsideAccounts',
  path: '/me/outside-accounts',
  title: { vi: 'Xem tài khoản liên kết', en: 'See the linked accounts' },
  access: ownAccount,
  input: none.strict(),
  output: z.object({
    accounts: z.array(
      z.object({ issuer: z.string(), subject: z.string(), provider: z.string(), linkedAt: z.date() }),
    ),
    waiting: z.object({ provider: z.string(), name: z.string().nullable() }).nullable(),
  }),
});

/** From now on the account elsewhere that was just signed in with opens this one. */
export const linkOutsideAccount = command({
  name: 'people.linkOutsideAccount',
  path: '/me/outside-accounts',
  title: { vi: 'Liên kết tài khoản', en: 'Link an account' },
  access: ownAccount,
  input: z.strictObject({ password }),
  output: none,
});

export const unlinkOutsideAccount = command({
  name: 'people.unlinkOutsideAccount',
  path: '/me/outside-accounts/unlink',
  title: { vi: 'Bỏ liên kết tài khoản', en: 'Unlink an account' },
  access: ownAccount,
  input: z.strictObject({ issuer: text(1, 300), subject: text(1, 300) }),
  output: none,
});

// Delegation: somebody else works in one's place

const DelegationView = z.object({
  id,
  unitId: id,
  postId: id,
  role: z.enum(roles),
  from: plainDateField,
  to: plainDateField,
  reason: z.string(),
  toPerson: z.string(),
  byPerson: z.string(),
  version,
});

export const listDelegations = query({
  name: 'people.listDelegations',
  path: '/me/delegations',
  title: { vi: 'Xem ủy quyền', en: 'See the delegations' },
  access: signedIn,
  input: none.strict(),
  output: z.object({ given: z.array(DelegationView), received: z.array(DelegationView) }),
  next: ['people.delegatePost'],
});

/** From one's own post, to somebody who holds a post in the same unit. */
export const delegatePost = command({
  name: 'people.delegatePost',
  path: '/units/{unitId}/posts/{postId}/delegations',
  title: { vi: 'Ủy quyền', en: 'Delegate a post' },
  access: inUnit('post.delegate'),
  input: z.strictObject({
    unitId: id,
    postId: id,
    id,
    toPersonId: id,
    from: plainDateField,
    to: plainDateField,
    reason: text(3, 300),
  }),
  output: z.object({ id }),
});

/** Ends a delegation of one's own post from today. */
export const endDelegation = command({
  name: 'people.endDelegation',
  path: '/units/{unitId}/delegations/{delegationId}/end',
  title: { vi: 'Chấm dứt ủy quyền', en: 'End a delegation' },
  access: inUnit('post.delegate'),
  input: z.strictObject({ unitId: id, delegationId: id, version }),
  output: none,
});
