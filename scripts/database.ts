import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../src/base/database/embedded.ts';
import { migrate } from '../src/base/database/migrate.ts';
import { readSchema, type Schema } from './database/catalog.ts';
import { writeDistribution } from './database/distribute.ts';
import { writeSchema } from './database/write-schema.ts';
import { writeTypes } from './database/write-types.ts';

/**
 * Applies the migrations to an empty database and writes what came of them: database/schema.sql and database/types.ts.
 * With --citus prints what spreads the tables over the machines of a Citus coordinator.
 */
const folder = mkdtempSync(join(tmpdir(), 'motso-schema-'));
const database = await openEmbedded(folder);
try {
  await migrate(database);
  const schema = await database.asOwner(readSchema);
  if (process.argv.includes('--citus')) {
    console.log(
      writeDistribution(schema)
        .map((statement) => `${statement};`)
        .join('\n'),
    );
  } else write(schema);
} finally {
  await database.close();
  rmSync(folder, { recursive: true });
}

function write(schema: Schema): void {
  const written = join(import.meta.dirname, '..', 'database');
  writeFileSync(join(written, 'schema.sql'), writeSchema(schema));
  writeFileSync(join(written, 'types.ts'), writeTypes(schema));
}
