import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { settingWords } from './words.ts';

const configOf = (environment: Record<string, string>) => {
  const read = readConfig(environment);
  if ('problems' in read) throw new Error(read.problems.map(({ name }) => name).join(' '));
  return read.config;
};
const wrongIn = (environment: Record<string, string>) => {
  const read = readConfig(environment);
  return 'problems' in read ? read.problems.map(({ name }) => name) : [];
};

describe('settings', () => {
  it('without any: embedded database, own machine alone, no mail', () => {
    expect(configOf({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      workers: 2,
      dataFolder: './data',
      database: null,
      publicUrl: null,
      secureCookies: false,
      proxies: 0,
      requests: { perPerson: 1200, perKey: 600 },
      mail: null,
      bucket: null,
      oidc: null,
      metricsToken: null,
      logLevel: 'info',
      backup: { folder: null, keep: 14 },
      trustAnchors: null,
    });
  });

  it('left blank are as not set', () => {
    const blank = Object.fromEntries(Object.keys(settingWords).map((name) => [name, ' ']));
    expect(configOf(blank)).toEqual(configOf({}));
  });

  it('of a province: server, S3, mail, sign-in service', () => {
    const config = configOf({
      DATABASE_URL: 'postgres://motso:x@db/motso',
      PUBLIC_URL: 'https://motso.example.vn/',
      FILES_URL: 's3://files?endpoint=http://minio:9000/&region=vn',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'key',
      SMTP_URL: 'smtps://mail.example.vn',
      MAIL_FROM: 'Một Sổ <motso@example.vn>',
      OIDC_ISSUER: 'https://login.example.vn/realms/a',
      OIDC_CLIENT_ID: 'motso',
      BACKUP_DIR: '/backups',
    });
    expect(config).toMatchObject({
      database: {
        url: 'postgres://motso:x@db/motso',
        ownerUrl: 'postgres://motso:x@db/motso',
        connections: 10,
      },
      publicUrl: 'https://motso.example.vn',
      secureCookies: true,
      bucket: { endpoint: 'http://minio:9000', region: 'vn', name: 'files', keyId: 'id', secretKey: 'key' },
      mail: { url: 'smtps://mail.example.vn', from: 'Một Sổ <motso@example.vn>' },
      oidc: { name: 'login.example.vn', clientSecret: null },
      backup: { folder: '/backups' },
    });
  });

  it('tells all that is wrong at once, each with what is expected, and nothing that was given', () => {
    const read = readConfig({
      PORT: '70000',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      TRUST_PROXY: 'yes',
      FILES_URL: 's3://files',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'key',
      LOG_LEVEL: 'loud',
      METRICS_TOKEN: 'short',
      BACKUP_KEEP: '0',
    });
    const problems = 'problems' in read ? read.problems : [];
    expect(problems.map(({ name }) => name).sort()).toEqual(
      [
        'BACKUP_KEEP',
        'DATABASE_URL',
        'FILES_URL',
        'LOG_LEVEL',
        'METRICS_TOKEN',
        'PORT',
        'TRUST_PROXY',
      ].sort(),
    );
    expect(problems.find(({ name }) => name === 'DATABASE_URL')!.expected.vi).toContain('postgres://');
    expect(JSON.stringify(problems)).not.toMatch(/hunter2|mysql|short|loud/);
  });

  it('that need each other are asked for together', () => {
    expect(wrongIn({ SMTP_URL: 'smtp://mail' })).toEqual(['MAIL_FROM']);
    expect(wrongIn({ FILES_URL: 's3://b?endpoint=https://s3' })).toEqual([
      'S3_ACCESS_KEY_ID',
      'S3_SECRET_ACCESS_KEY',
    ]);
    expect(wrongIn({ SMTP_URL: 'smtp://mail', PORT: 'x' })).toEqual(['PORT', 'MAIL_FROM']);
    expect(wrongIn({ OIDC_ISSUER: 'https://login' })).toEqual(['OIDC_CLIENT_ID', 'PUBLIC_URL']);
    expect(wrongIn({ DATABASE_OWNER_URL: 'postgres://owner@db/x' })).toEqual(['DATABASE_URL']);
  });

  it('a sender of letters cannot smuggle in another line', () => {
    expect(wrongIn({ SMTP_URL: 'smtp://m', MAIL_FROM: 'a\r\nBcc: x@y.vn' })).toEqual(['MAIL_FROM']);
  });
});
