import { z } from 'zod';

const whole = (least: number, most: number, otherwise: number) =>
  z.preprocess(
    (text) => (text === '' ? undefined : text),
    z.coerce.number().int().min(least).max(most).default(otherwise),
  );

/** The settings, read once from the environment. Nothing outside of this machine is let in unless `HOST` says so. */
export const Config = z
  .object({
    PORT: whole(0, 65_535, 3000),
    HOST: z.preprocess((text) => (text === '' ? undefined : text), z.string().default('127.0.0.1')),
    /** How many files are read at the same time. */
    MOTSO_WORKERS: whole(1, 64, 2),
  })
  .transform(({ PORT, HOST, MOTSO_WORKERS }) => ({ port: PORT, host: HOST, workers: MOTSO_WORKERS }));
export type Config = z.infer<typeof Config>;

export const isLoopback = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
