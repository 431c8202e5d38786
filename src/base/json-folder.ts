import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One data file that passed its schema, with the path that an error about it names. */
export type DataFile<T> = { readonly path: string; readonly data: T };

/**
 * Every `.json` of a folder, in the order of names, each checked by the schema.
 * Throws an `Error` naming the file and the place in it: data that ships with the program is wrong only by a mistake of ours.
 */
export function readJsonFolder<S extends z.ZodType>(folder: string, schema: S): DataFile<z.output<S>>[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readJsonFile(join(folder, name), schema));
}

/** One data file, checked by the schema. Throws an `Error` naming the file and the place in it. */
export function readJsonFile<S extends z.ZodType>(path: string, schema: S): DataFile<z.output<S>> {
  const checked = schema.safeParse(parseJson(path));
  if (!checked.success) throw new Error(`${path}: ${describe(checked.error)}`);
  return { path, data: checked.data };
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : 'unreadable'}`, { cause });
  }
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${z.core.toDotPath(issue.path)}: ${issue.message}`).join('; ');
}
