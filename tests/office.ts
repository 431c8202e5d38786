import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { registerErasing } from '../src/areas/documents/erasing.ts';
import { registerImports } from '../src/areas/documents/import/work.ts';
import { foldersOf, makeFolders } from '../src/areas/installation/folders.ts';
import { setUpReal } from '../src/areas/installation/set-up.ts';
import { analyse } from '../src/areas/legacy/analyse.ts';
import { addPerson, addPost } from '../src/areas/people/keep.ts';
import type { OidcProvider } from '../src/areas/people/oidc.ts';
import { hashPassword } from '../src/areas/people/password.ts';
import type { Post, Role } from '../src/areas/people/post.ts';
import { openSession } from '../src/areas/people/sessions.ts';
import { registerBundles } from '../src/areas/reports/out/bundle.ts';
import { addUnit } from '../src/areas/units/keep.ts';
import type { UnitKind } from '../src/areas/units/unit.ts';
import { CallFailed, type Client, createClient } from '../src/base/call.ts';
import type { Database } from '../src/base/database/database.ts';
import { type Files, openFolderFiles } from '../src/base/files.ts';
import { uuidv7 } from '../src/base/id.ts';
import { createJobs, type Jobs } from '../src/base/jobs.ts';
import { createMailer } from '../src/base/mail.ts';
import type { PlainDate } from '../src/base/plain-date.ts';
import { openSecrets, type Secrets } from '../src/base/secrets.ts';
import { createApp } from '../src/server/app.ts';
import { runnerOf } from '../src/server/house.ts';
import { createPool } from '../src/server/pool.ts';
import type { RequestLimits } from '../src/server/rates.ts';

/** A whole installation for a test: database, runner and server in this process, asked as a browser or a program would. */
export type Office = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly files: Files;
  readonly rootUnitId: string;
  /** The clock that everything sees; set it to move. */
  now: Date;
  /** Errors that nobody meant. */
  readonly troubles: unknown[];
  /** Not started: a test that needs them starts and stops them. */
  readonly jobs: Jobs;
  /** Where certificates of trusted authorities are looked for. */
  readonly anchors: string;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly aUnit: (unit?: Partial<NewUnit>) => Promise<string>;
  readonly aPerson: (person?: Partial<NewPerson>) => Promise<Person>;
  /** Gives a post that the person holds; without dates from the first of January 2024 on. */
  readonly aPost: (post: Pick<Post, 'personId' | 'unitId' | 'role'> & Partial<Post>) => Promise<string>;
  /** A client of nobody. */
  readonly anyone: Client;
};
type NewUnit = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly kind: UnitKind;
  readonly parentId: string | null;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly code: string | null;
  readonly codeSystem: string | null;
};
type NewPerson = {
  readonly login: string;
  readonly fullName: string;
  readonly role: Role;
  readonly unitId: string;
  readonly reach: 'own' | 'below';
  readonly from: PlainDate;
  readonly to: PlainDate | null;
};
export type Person = {
  readonly id: string;
  readonly login: string;
  readonly postId: string | null;
  /** The cookie of an open session. */
  readonly cookie: string;
  readonly call: Client;
};

/** The password of everybody in the tests' offices. */
export const password = 'ruộng bậc thang mùa nước đổ';
let passwordHash: Promise<string> | null = null;
const hashOnce = () => {
  passwordHash ??= hashPassword(password);
  return passwordHash;
};

/** How it is reached. */
type Reached = {
  readonly secure?: boolean;
  readonly page?: string;
  /** Without bound where left out: no test waits. */
  readonly requests?: RequestLimits;
  /** Where the next request comes from. */
  readonly address?: () => string;
  /** A trial's handlers over the same data. */
  readonly isTrial?: boolean;
};
const unbounded: RequestLimits = { perPerson: 1_000_000, perKey: 1_000_000 };

/** A real installation on the database, begun at noon of `today`. */
export async function openOffice(
  database: Database,
  today: PlainDate = '2026-03-02',
  providers: readonly OidcProvider[] = [],
  { secure = false, page, requests = unbounded, address = () => '127.0.0.1', isTrial = false }: Reached = {},
): Promise<Office> {
  const secrets = testSecrets();
  const hash = await hashOnce();
  const first = { login: 'first', fullName: 'Người đầu tiên', password };
  const begun = new Date(`${today}T12:00:00+07:00`);
  const installation = await database.transaction((tx) => setUpReal(tx, first, hash, begun));
  const { rootUnitId } = installation;
  const troubles: unknown[] = [];
  const clock = () => office.now;
  const onTrouble = (error: unknown) => troubles.push(error);
  const folders = foldersOf(testFolder(), 'real', null);
  await makeFolders(folders);
  const jobs = createJobs(database, onTrouble);
  const files = openFolderFiles(folders.files);
  registerBundles(jobs, { database, files, kind: 'real', clock });
  registerErasing(jobs, { database, files });
  registerImports(jobs, { database, files, clock });
  const trust = { folder: join(folders.data, 'trust-anchors'), ask: () => nobodyAnswers };
  const runner = runnerOf({
    database,
    installation: isTrial ? { ...installation, kind: 'demo' } : installation,
    secrets,
    files,
    mailer: createMailer(null),
    jobs,
    startedAt: begun,
    folders,
    providers,
    clock,
    onTrouble,
    readPaper: analyse,
    publicUrl: 'https://motso.example.vn',
    trust,
  });
  const app = createApp({
    pool: createPool({ ...noPool }),
    host: '127.0.0.1',
    page: page ?? null,
    secure,
    requests,
    proxies: 0,
    log: null,
    metricsToken: null,
    onError: onTrouble,
    outside: { providers, secrets, clock, publicAddress: 'http://localhost' },
    application: {
      runner: () => runner,
      database: () => database,
      jobs: () => null,
      setUp: {
        code: '',
        onlyReal: false,
        isDone: () => true,
        beginTrial: async () => {},
        beginReal: async () => {},
      },
      close: async () => {},
    },
  });
  const fetch = async (path: string, init: RequestInit = {}) =>
    app.fetch(new Request(`http://localhost${path}`, withHost(init)), peerAt(address()));
  const client = (headers: Record<string, string>) => createClient({ headers, fetch });
  const office: Office = {
    database,
    secrets,
    files,
    rootUnitId,
    now: begun,
    troubles,
    jobs,
    anchors: trust.folder,
    fetch,
    anyone: client({}),
    aUnit: async (unit = {}) => {
      const id = unit.id ?? uuidv7();
      const version = { ...someUnit(rootUnitId), ...unit, unitId: id };
      await database.transaction((tx) => addUnit(tx, version, 'NQ 01/NQ-HĐND', office.now));
      return id;
    },
    aPost: async (post) => {
      const id = uuidv7();
      const whole = { reach: 'own' as const, from: '2024-01-01', to: null, decision: 'QĐ 02', id, ...post };
      await database.transaction((tx) => addPost(tx, whole));
      return id;
    },
    aPerson: async (person = {}) => {
      const login = person.login ?? `person-${uuidv7().slice(-12)}`;
      const fullName = person.fullName ?? 'Trần Thị Bình';
      const { id, token } = await database.transaction(async (tx) => {
        const made = { login, fullName, email: null, phone: null, hash, mustChange: false };
        const personId = await addPerson(tx, made, office.now);
        const from = { device: 'Firefox', session: null, token: null, cookies: {}, address: '' };
        return { id: personId, token: await openSession(tx, personId, 'password', from, office.now) };
      });
      const { role, unitId } = person;
      const { reach = 'own', from = '2024-01-01', to = null } = person;
      const postId =
        role === undefined || unitId === undefined
          ? null
          : await office.aPost({ personId: id, unitId, role, reach, from, to });
      const cookie = `motso_session=${token}`;
      return { id, login, postId, cookie, call: client({ Cookie: cookie }) };
    },
  };
  return office;
}

const someUnit = (parentId: string) => ({
  name: 'Xã An Bình',
  title: 'Xã',
  kind: 'commune' as const,
  parentId,
  from: '2000-01-01',
  to: null,
  code: null,
  codeSystem: null,
});

/** No test asks anybody outside. */
const nobodyAnswers = () => Promise.reject(new Error('no network'));

/** No file is read in these tests. */
const noPool = {
  worker: new URL('../src/server/worker.ts', import.meta.url),
  size: 1,
  longestQueue: 1,
  longestSilence: 1000,
  longestRest: 1000,
  memoryMb: 64,
};

const peerAt = (remoteAddress: string) => ({
  incoming: { socket: { remoteAddress, remotePort: 1, remoteFamily: 'IPv4' } },
});
const withHost = (init: RequestInit) => ({ ...init, headers: { Host: 'localhost', ...init.headers } });

function testSecrets(): Secrets {
  const secrets = openSecrets(testFolder(), {});
  if ('problem' in secrets) throw new Error(secrets.problem);
  return secrets;
}

function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'motso-office-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What is kept of people, to see that a refused deed left nothing behind. */
async function peopleKept({ database }: Office): Promise<string> {
  const tables = [
    'person',
    'credential',
    'recovery_code',
    'outside_account',
    'session',
    'api_token',
  ] as const;
  const rows = await Promise.all(
    [...tables, 'post' as const, 'delegation' as const].map((table) =>
      database.db.selectFrom(table).selectAll().execute(),
    ),
  );
  return JSON.stringify(
    rows.map((each) => each.map((row) => JSON.stringify({ ...row, last_seen_at: null })).sort()),
  );
}

/** The refusal of a call that changed nothing of people, posts and accounts; its issues by their first field. */
export async function harmlessRefusal(
  office: Office,
  call: () => Promise<unknown>,
): Promise<{ readonly status: number; readonly code: string; readonly vi: string; readonly at: string[] }> {
  const before = await peopleKept(office);
  const { status, code, message, issues } = await refusalOf(call());
  const after = await peopleKept(office);
  if (after !== before) throw new Error(`refused with ${code}, yet something was changed`);
  const told = [message, ...issues.map((issue) => issue.message)];
  if (!told.every(({ vi }) => /[ăâđêôơưà-ỹ]/i.test(vi))) throw new Error(`no Vietnamese: ${told[0]?.vi}`);
  return { status, code, vi: message.vi, at: issues.map(({ path }) => String(path[0])) };
}

/** The refusal of a call; fails where it was not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<CallFailed['refused'] & { status: number }> {
  const error = await call.then(
    () => new Error('it was not refused'),
    (failed: unknown) => failed,
  );
  if (!(error instanceof CallFailed)) throw error;
  return { ...error.refused, status: error.status };
}
