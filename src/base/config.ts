import { z } from 'zod';
import type { Word } from './word.ts';
import { settingWords } from './words.ts';

/** A setting left blank is not set. */
const set = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (typeof value === 'string' ? value.trim() || undefined : value), schema);

const whole = (least: number, most: number, otherwise: number) =>
  set(z.coerce.number().int().min(least).max(most).default(otherwise));

const text = set(z.string().optional());
const address = (protocols: readonly string[]) =>
  set(
    z
      .string()
      .refine((value) => protocols.includes(protocolOf(value)))
      .optional(),
  );
const protocolOf = (value: string) => (URL.canParse(value) ? new URL(value).protocol : '');

const logLevels = ['debug', 'info', 'warn', 'error'] as const;

/** Requests a minute of one person, all their sessions together, and of one program's key. */
export const usualRequests = { perPerson: 1200, perKey: 600 };

const Settings = z.object({
  PORT: whole(0, 65_535, 3000),
  HOST: set(z.string().default('127.0.0.1')),
  MOTSO_WORKERS: whole(1, 64, 2),
  DATA_DIR: set(z.string().default('./data')),
  DATABASE_URL: address(['postgres:', 'postgresql:']),
  DATABASE_OWNER_URL: address(['postgres:', 'postgresql:']),
  DATABASE_CONNECTIONS: whole(1, 500, 10),
  PUBLIC_URL: address(['http:', 'https:']),
  TRUST_PROXY: whole(0, 10, 0),
  REQUESTS_PER_PERSON: whole(60, 1_000_000, usualRequests.perPerson),
  REQUESTS_PER_KEY: whole(60, 1_000_000, usualRequests.perKey),
  SMTP_URL: address(['smtp:', 'smtps:']),
  MAIL_FROM: set(
    z
      .string()
      .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/)
      .optional(),
  ),
  FILES_URL: set(
    z
      .string()
      .refine((value) => bucketOf(value) !== null)
      .optional(),
  ),
  S3_ACCESS_KEY_ID: text,
  S3_SECRET_ACCESS_KEY: text,
  OIDC_ISSUER: address(['https:', 'http:']),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: set(z.string().max(60).optional()),
  METRICS_TOKEN: set(z.string().min(16).optional()),
  LOG_LEVEL: set(z.enum(logLevels).default('info')),
  BACKUP_DIR: text,
  BACKUP_KEEP: whole(1, 3650, 14),
  TRUST_ANCHORS: text,
});
type Settings = z.output<typeof Settings>;
export type SettingName = keyof Settings;

/** Settings that make sense only together: where the first is there, the others must be. */
const together: readonly (readonly [SettingName, readonly SettingName[]])[] = [
  ['DATABASE_OWNER_URL', ['DATABASE_URL']],
  ['SMTP_URL', ['MAIL_FROM']],
  ['FILES_URL', ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']],
  ['OIDC_ISSUER', ['OIDC_CLIENT_ID', 'PUBLIC_URL']],
];

/** Those that are missing beside what is set. */
const missingIn = (settings: Readonly<Record<string, unknown>>): SettingName[] =>
  together.flatMap(([first, others]) =>
    settings[first] === undefined ? [] : others.filter((name) => settings[name] === undefined),
  );

/** The settings, read once from the environment. Nothing outside of this machine is let in unless `HOST` says so. */
export const Config = Settings.superRefine((settings, context) => {
  for (const name of missingIn(settings)) context.addIssue({ code: 'custom', path: [name] });
}).transform((settings) => ({
  port: settings.PORT,
  host: settings.HOST,
  /** How many files are read at the same time. */
  workers: settings.MOTSO_WORKERS,
  dataFolder: settings.DATA_DIR,
  /** Null for the embedded one, in the data folder. */
  database: databaseOf(settings),
  /** Under what address people reach the server, without a slash at its end. */
  publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
  secureCookies: settings.PUBLIC_URL?.startsWith('https:') ?? false,
  /** How many proxies of ours stand in front: so many addresses of `X-Forwarded-For`, from its end, are to be believed. */
  proxies: settings.TRUST_PROXY,
  /** How many a minute. */
  requests: { perPerson: settings.REQUESTS_PER_PERSON, perKey: settings.REQUESTS_PER_KEY },
  mail: settings.SMTP_URL === undefined ? null : { url: settings.SMTP_URL, from: settings.MAIL_FROM! },
  /** Null for the folder `files` in the data folder. */
  bucket: fileBucketOf(settings),
  oidc: oidcOf(settings),
  metricsToken: settings.METRICS_TOKEN ?? null,
  logLevel: settings.LOG_LEVEL,
  backup: {
    /** Null for a folder in the data folder. */
    folder: settings.BACKUP_DIR ?? null,
    keep: settings.BACKUP_KEEP,
  },
  /** Null for a folder in the data folder. */
  trustAnchors: settings.TRUST_ANCHORS ?? null,
}));
export type Config = z.infer<typeof Config>;

export type SettingProblem = { readonly name: string; readonly expected: Word };

/** All settings, or all that is wrong with them; never what stands in them, for that may be a password. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly config: Config } | { readonly problems: readonly SettingProblem[] } {
  const read = Config.safeParse(environment);
  if (read.success) return { config: read.data };
  const wrong = read.error.issues.map(({ path }) => String(path[0]) as SettingName);
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => (value ?? '').trim() !== ''),
  );
  // What belongs together is looked at here too: the schema does so only where all the rest is right.
  const names = new Set([...wrong, ...missingIn(given)]);
  return { problems: [...names].map((name) => ({ name, expected: settingWords[name] })) };
}

const databaseOf = ({ DATABASE_URL, DATABASE_OWNER_URL, DATABASE_CONNECTIONS }: Settings) =>
  DATABASE_URL === undefined
    ? null
    : {
        url: DATABASE_URL,
        ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL,
        connections: DATABASE_CONNECTIONS,
      };

/** A bucket of an S3 service: `s3://bucket?endpoint=https://…&region=…`. */
export type Bucket = {
  readonly endpoint: string;
  readonly region: string;
  readonly name: string;
  readonly keyId: string;
  readonly secretKey: string;
};

function fileBucketOf(settings: Settings): Bucket | null {
  const place = settings.FILES_URL === undefined ? null : bucketOf(settings.FILES_URL);
  if (place === null) return null;
  return { ...place, keyId: settings.S3_ACCESS_KEY_ID!, secretKey: settings.S3_SECRET_ACCESS_KEY! };
}

function bucketOf(value: string): Pick<Bucket, 'endpoint' | 'region' | 'name'> | null {
  if (protocolOf(value) !== 's3:') return null;
  const { hostname, searchParams } = new URL(value);
  const endpoint = searchParams.get('endpoint') ?? '';
  if (hostname === '' || !['http:', 'https:'].includes(protocolOf(endpoint))) return null;
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    region: searchParams.get('region') ?? 'us-east-1',
    name: hostname,
  };
}

const oidcOf = ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME }: Settings) =>
  OIDC_ISSUER === undefined
    ? null
    : {
        issuer: OIDC_ISSUER,
        clientId: OIDC_CLIENT_ID!,
        clientSecret: OIDC_CLIENT_SECRET ?? null,
        /** What the button of the sign-in page calls it. */
        name: OIDC_NAME ?? new URL(OIDC_ISSUER).host,
      };

export const isLoopback = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
