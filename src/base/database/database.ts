import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../../../database/types.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** Runs one text of SQL with its values; several statements may stand in one text without values. */
export type Run = (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;

export type Database = {
  readonly kind: 'embedded' | 'server';
  /** For single statements. Inside of `transaction` only its `tx` may be used; this one then throws. */
  readonly db: Db;
  /** Repeated a few times where the database gave it up for another one's sake, so `work` has no effects beside the database. */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Work with the owner's rights, on a connection of its own: migrations, and what brings its own tables. */
  readonly asOwner: <T>(work: (run: Run) => Promise<T>) => Promise<T>;
  /** Statements sent since opening, begin and commit included. */
  readonly countQueries: () => number;
  /** Connections of this process: open, idle of those, and callers waiting for one. */
  readonly connections: () => { readonly open: number; readonly idle: number; readonly waiting: number };
  readonly isReachable: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};
