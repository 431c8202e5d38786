import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSchema } from '../../../scripts/database/catalog.ts';
import { writeSchema } from '../../../scripts/database/write-schema.ts';
import { embeddedHome, onEveryDatabase, serverHome } from '../../../tests/database.ts';
import { findPostgres } from '../../../tests/postgres.ts';
import type { Database, Run } from '../../base/database/database.ts';
import { type Files, openFolderFiles, sha256Of } from '../../base/files.ts';
import { writeHeads } from '../audit/heads.ts';
import { record } from '../audit/record.ts';
import { verifyLog } from '../audit/verify-log.ts';
import { listBackups, pruneBackups } from './keep.ts';
import { isEqual } from './load.ts';
import { restoreBackup, verifyBackup } from './read.ts';
import { onSnapshot, type Sum, sumsIn } from './tables.ts';
import { writeBackup } from './write.ts';

const now = new Date('2026-03-01T20:15:30Z');
const key = Buffer.from(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);
const awkward = `"quoted", (bracketed), 'single' \\back\\slash {braces} tab\tline\nend\r ﬃ Đặng Thị Ơ 🏛 `;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motso-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const newFolder = () => join(folder, randomUUID());
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

const sumsOf = (database: Database): Promise<ReadonlyMap<string, Sum>> => onSnapshot(database, sumsIn);
const count = async (database: Database, table: string) =>
  Number((await database.asOwner((run) => run(`select count(*) as rows from ${table}`)))[0]!.rows);

/** Every kind of value that a column may hold, and what must not be in a backup. */
async function fill(database: Database, files: Files): Promise<void> {
  const stored = await files.put(bytesOf('a stored file'));
  await database.asOwner(async (run: Run) => {
    const [root, child, person] = [randomUUID(), randomUUID(), randomUUID()];
    await run(
      `insert into unit select id::uuid, '2026-01-01 00:00:00.123456+00' from unnest($1::text[]) as id`,
      [[child, root]],
    );
    await run(
      `insert into unit_version values ($1, '2025-07-01', null, $2, 'Tỉnh', 'nation', '01', 'x', null, $2)`,
      [root, awkward],
    );
    await run(
      `insert into unit_version values ($1, '0001-01-01', '9999-12-31', $2, '', 'province', null, null, $3, $2)`,
      [child, awkward, root],
    );
    await run(
      `insert into succession values ($1, 'merge', '2025-07-01', $2, 'proposed', 0.10, null, '', 1, now())`,
      [randomUUID(), awkward],
    );
    await run(`insert into person values ($1, 'a', $2, 'a', null, '', true, 1, 'infinity')`, [
      person,
      awkward,
    ]);
    await run(
      `insert into credential values ($1, null, false, null, '\\x00ff5c22', false, 9007199254740993)`,
      [person],
    );
    await run(`insert into sign_in_attempt values ($1, now(), '\\x00', null, '\\x00', true, true)`, [
      randomUUID(),
    ]);
    await run(`insert into session values ($1, $2, '\\x01', now(), now(), now(), 'x', 'password')`, [
      randomUUID(),
      person,
    ]);
    await run(`insert into stored_file values ($1, $2, $3, 'x', 'y', 13, 'z', $4, now())`, [
      root,
      randomUUID(),
      stored,
      person,
    ]);
    await run(`update unit_tree set version = 7`);
  });
  for (let index = 0; index < 30; index += 1) await deed(database, index);
}

/** One deed: it writes into two tables, and into the log. */
async function deed(database: Database, index: number): Promise<string> {
  const id = randomUUID();
  const at = new Date(now.getTime() + index);
  await database.transaction(async (tx) => {
    await tx
      .insertInto('person')
      .values({
        id,
        login: id,
        full_name: awkward,
        full_name_key: '',
        email: null,
        phone: null,
        active: true,
        version: 1,
        created_at: at,
      })
      .execute();
    await tx
      .insertInto('credential')
      .values({
        person_id: id,
        password_hash: 'x',
        must_change: false,
        password_set_at: null,
        totp_secret: null,
        totp_confirmed: false,
        totp_last_step: null,
      })
      .execute();
    await record(tx, entryAt(at, id));
  });
  return id;
}

const entryAt = (at: Date, id: string) =>
  ({
    unitId: null,
    at,
    operation: 'people.add',
    outcome: 'done',
    personId: null,
    onBehalfOf: null,
    postId: null,
    via: 'system',
    input: { note: awkward },
    plain: [],
    changes: [{ kind: 'person', id, before: null, after: null }],
    exception: null,
    reason: null,
    problem: null,
  }) as const;

onEveryDatabase('a backup', (open) => {
  let database: Database;
  let files: Files;
  beforeAll(async () => {
    database = await open();
    files = openFolderFiles(newFolder());
    await fill(database, files);
  });

  it('holds all tables but what belongs to one machine, and all files; no secret', async () => {
    const place = newFolder();
    const backup = await writeBackup(database, files, place, now);
    expect(backup.name).toBe('motso-20260302-031530.tar');
    expect(readdirSync(place)).toEqual([backup.name]);
    expect(statSync(backup.path).mode & 0o777).toBe(0o600);
    const manifest = await verifyBackup(backup.path);
    expect(manifest).toEqual(backup.manifest);
    const names = manifest.tables.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['audit_entry', 'audit_head', 'credential', 'person', 'unit', 'unit_tree']),
    );
    for (const name of ['session', 'sign_in_attempt', 'migration', 'job']) expect(names).not.toContain(name);
    expect(manifest.tables.find(({ name }) => name === 'person')!.rows).toBe(31);
    expect(manifest).toMatchObject({ files: 1, missing: [] });
    const listed = execFileSync('tar', ['-tf', backup.path], { encoding: 'utf8' }).trim().split('\n');
    expect(listed).toContain('tables/person/000000.jsonl.gz');
    expect(
      listed.filter(
        (name) => !/^(tables\/\w+\/\d{6}\.jsonl\.gz|files\/[0-9a-f]{64}|manifest\.(json|sha256))$/.test(name),
      ),
    ).toEqual([]);
  });

  it('tells of files that the store has lost', async () => {
    const backup = await writeBackup(database, openFolderFiles(newFolder()), newFolder(), now);
    expect(backup.manifest).toMatchObject({ files: 0, missing: [sha256Of(bytesOf('a stored file'))] });
  });

  it('restored on an empty one of either kind gives equal hashes, a whole log, and the same rights', async () => {
    const { path } = await writeBackup(database, files, newFolder(), now);
    const heads = newFolder();
    mkdirSync(heads);
    const before = await sumsOf(database);
    for (const home of [embeddedHome, ...(findPostgres() === undefined ? [] : [serverHome])]) {
      const target = await (await home()).open();
      try {
        const restored = openFolderFiles(newFolder());
        await restoreBackup(path, target, restored);
        const after = await sumsOf(target);
        expect(isEqual(before, after)).toBe(true);
        expect(writeSchema(await target.asOwner(readSchema))).toBe(
          writeSchema(await database.asOwner(readSchema)),
        );
        expect(after.get('person')!.rows).toBe(31);
        expect(await restored.get(sha256Of(bytesOf('a stored file')))).toEqual(Buffer.from('a stored file'));
        expect(await count(target, 'session')).toBe(0);
        expect((await verifyLog(target.db, heads, [])).faults).toEqual([]);
        // What was there goes on: deeds are appended, foreign keys hold.
        await deed(target, 1000);
        const dangling = target.asOwner((run) =>
          run('insert into recovery_code values (gen_random_uuid(), $1)', ['\\x00']),
        );
        await expect(dangling).rejects.toMatchObject({ code: '23503' });
        await expect(restoreBackup(path, target, restored)).rejects.toThrow('backup-needs-empty');
      } finally {
        await target.close();
      }
    }
  });

  it('taken while others write has each deed that was acknowledged before, and none by half', async ({
    signal,
  }) => {
    const acknowledged: string[] = [];
    let isOver = false;
    const writer = (async () => {
      for (let index = 2000; !isOver; index += 1) {
        acknowledged.push(await deed(database, index));
      }
    })();
    while (acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = [...acknowledged];
    // A backup that held up the writers until it is over would wait here until the test is given up.
    const get: Files['get'] = async (sha256) => {
      const known = acknowledged.length;
      while (acknowledged.length === known && !signal.aborted)
        await new Promise((resolve) => setTimeout(resolve, 5));
      return files.get(sha256);
    };
    const { path, manifest } = await writeBackup(database, { ...files, get }, newFolder(), now);
    isOver = true;
    await writer;
    expect(manifest.files).toBe(1);
    const target = await (await embeddedHome()).open();
    try {
      await restoreBackup(path, target, openFolderFiles(newFolder()));
      const restored = (await target.db.selectFrom('person').select('id').execute()).map(({ id }) => id);
      expect(before.filter((id) => !restored.includes(id))).toEqual([]);
      expect(await count(target, 'credential')).toBe(restored.length);
      expect(await count(target, 'audit_entry')).toBe(restored.length - 1);
      expect((await verifyLog(target.db, newFolder(), [])).faults).toEqual([]);
    } finally {
      await target.close();
    }
  });

  it('heads signed before it still fit after it was restored', async () => {
    const heads = newFolder();
    await writeHeads(database, { folder: heads, key, clock: () => new Date(now.getTime() + 86_400_000) });
    const { path } = await writeBackup(database, files, newFolder(), now);
    const target = await (await embeddedHome()).open();
    try {
      await restoreBackup(path, target, openFolderFiles(newFolder()));
      expect(await verifyLog(target.db, heads, [key])).toMatchObject({ heads: 1, faults: [] });
    } finally {
      await target.close();
    }
  });

  it('that is damaged anywhere, cut, or missing a part is refused, and nothing is written', async () => {
    const { path } = await writeBackup(database, files, newFolder(), now);
    const whole = readFileSync(path);
    const target = await open();
    const store = newFolder();
    const damaged = join(folder, randomUUID());
    const refused = async (what: string) => {
      await expect(restoreBackup(damaged, target, openFolderFiles(store)), what).rejects.toThrow(
        'backup-damaged',
      );
    };
    const step = Math.floor(whole.length / 60);
    for (let at = 3; at < whole.length; at += step) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      writeFileSync(damaged, changed);
      await refused(`byte ${at}`);
    }
    for (const length of [0, 1, 511, 512, whole.length >> 1, whole.length - 1, whole.length - 512]) {
      writeFileSync(damaged, whole);
      truncateSync(damaged, length);
      await refused(`cut at ${length}`);
    }
    writeFileSync(damaged, Buffer.concat([whole, Buffer.alloc(512)]));
    await refused('something behind it');
    const unpacked = newFolder();
    mkdirSync(unpacked);
    execFileSync('tar', ['-xf', path, '-C', unpacked]);
    const part = readdirSync(join(unpacked, 'tables')).find((name) => name === 'credential')!;
    rmSync(join(unpacked, 'tables', part), { recursive: true });
    execFileSync('tar', ['--format=ustar', '-cf', damaged, '-C', unpacked, '.']);
    await refused('packed anew without a table');
    writeFileSync(damaged, whole);
    rmSync(damaged);
    await refused('not there');
    for (const [table, { rows }] of await sumsOf(target))
      expect(`${table} ${rows}`).toBe(`${table} ${table === 'unit_tree' ? 1 : 0}`);
    expect(() => readdirSync(store)).toThrow('ENOENT');
  });

  it('of another schema is refused', async () => {
    const { path } = await writeBackup(database, files, newFolder(), now);
    const target = await open();
    await target.asOwner((run) => run(`insert into migration values ('9999_later', 'x')`));
    await expect(restoreBackup(path, target, files)).rejects.toThrow('backup-of-other-version');
    await target.asOwner((run) => run(`delete from migration where name = '9999_later'`));
    await target.asOwner((run) => run(`update migration set checksum = 'x' where name = '0002_units'`));
    await expect(restoreBackup(path, target, files)).rejects.toThrow('backup-of-other-version');
    expect((await sumsOf(target)).get('person')!.rows).toBe(0);
  });

  it('a fresh database holds nothing but what restoring expects there', async () => {
    const filled = [...(await sumsOf(await open()))].filter(([, { rows }]) => rows > 0).map(([name]) => name);
    expect(filled).toEqual(['unit_tree']);
    const [{ sequences }] = (await database.asOwner((run) =>
      run(`select count(*) as sequences from pg_sequences where schemaname = 'public'`),
    )) as [{ sequences: number }];
    expect(sequences, 'a backup does not hold the state of sequences').toBe(0);
  });
});

describe('kept backups', () => {
  it('are listed newest first; the old ones and what a dead process left are taken away, nothing else', async () => {
    const place = newFolder();
    mkdirSync(place);
    const names = ['motso-20260101-000000.tar', 'motso-20260102-000000.tar', 'motso-20260103-000000.tar'];
    for (const name of [...names, 'notes.txt', 'motso-old.tar']) writeFileSync(join(place, name), 'x');
    for (const [name, at] of [
      ['motso-20260101-000000.tar.a.part', new Date(now.getTime() - 2 * 86_400_000)],
      ['motso-20260104-000000.tar.b.part', now],
    ] as const) {
      writeFileSync(join(place, name), 'x');
      utimesSync(join(place, name), at, at);
    }
    expect((await listBackups(place)).map(({ name }) => name)).toEqual([...names].reverse());
    expect(await pruneBackups(place, 2, now)).toEqual([names[0]]);
    expect(readdirSync(place).sort()).toEqual(
      [names[1], names[2], 'motso-20260104-000000.tar.b.part', 'motso-old.tar', 'notes.txt'].sort(),
    );
    expect(await listBackups(newFolder())).toEqual([]);
  });
});
