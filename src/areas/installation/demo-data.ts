import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { login, plainDateField, text } from '../../base/fields.ts';
import { readJsonFolder } from '../../base/json-folder.ts';
import { roles } from '../people/post.ts';
import type { Trial } from '../people/trial-accounts.ts';
import { successionKinds, unitKinds } from '../units/unit.ts';

/** A unit of the trial, as its files name it; `nation` is the unit at the top, which every installation has. */
const key = z.string().regex(/^[a-z0-9-]+$/);
/** A decision by its name in `decisions`. */
const decision = key;
/** A day; or, as a number, so many days after the day on which the trial was begun, so that something always goes on in it. */
const day = z.union([plainDateField, z.number().int()]);

const DemoUnit = z.strictObject({
  key,
  kind: z.enum(unitKinds),
  versions: z
    .array(
      z.strictObject({
        from: plainDateField,
        to: plainDateField.nullable(),
        name: text(1, 200),
        title: text(0, 40),
        code: z.string().nullable(),
        parent: key,
        decision,
      }),
    )
    .min(1),
});

const DemoSuccession = z.strictObject({
  key,
  kind: z.enum(successionKinds),
  on: plainDateField,
  decision,
  from: z.array(z.strictObject({ unit: key, isPart: z.boolean().default(false) })),
  to: z.array(key),
  shares: z
    .array(
      z.strictObject({
        from: key,
        to: key,
        numerator: z.number().int(),
        denominator: z.number().int(),
        basis: text(3, 300),
      }),
    )
    .default([]),
  /** Left for whoever tries to confirm or reject, as if read from a text. */
  proposed: z.strictObject({ certainty: z.string(), reading: text(3, 300), source: text(3, 300) }).optional(),
});

const DemoPerson = z.strictObject({
  login,
  fullName: text(2, 100),
  posts: z
    .array(
      z.strictObject({
        unit: key,
        role: z.enum(roles),
        reach: z.enum(['own', 'below']).default('own'),
        from: day,
        to: day.nullable(),
        decision,
      }),
    )
    .min(1),
});

const DemoDelegation = z.strictObject({
  key,
  of: z.strictObject({ login, unit: key, role: z.enum(roles) }),
  to: login,
  from: day,
  until: day,
  reason: text(3, 300),
});

const DemoFile = z.strictObject({
  about: text(3, 500),
  codeSystem: z.string().optional(),
  decisions: z.record(key, text(3, 300)).default({}),
  units: z.array(DemoUnit).default([]),
  successions: z.array(DemoSuccession).default([]),
  people: z.array(DemoPerson).default([]),
  delegations: z.array(DemoDelegation).default([]),
  password: z.string().optional(),
  shown: z.array(login).default([]),
});

export type DemoDay = z.output<typeof day>;
/** The invented province in whole. */
export type Demo = Required<Omit<z.output<typeof DemoFile>, 'about'>>;

const ownFolder = fileURLToPath(new URL('../../../catalogue/demo/minh-hoa', import.meta.url));

/** The invented province. Throws an `Error` naming file and place when a file is wrong. */
export function loadDemo(): Demo {
  const parts = readJsonFolder(ownFolder, DemoFile).map(({ data }) => data);
  return {
    codeSystem: parts.find(({ codeSystem }) => codeSystem !== undefined)!.codeSystem!,
    password: parts.find(({ password }) => password !== undefined)!.password!,
    decisions: Object.assign({}, ...parts.map(({ decisions }) => decisions)),
    units: parts.flatMap(({ units }) => units),
    successions: parts.flatMap(({ successions }) => successions),
    people: parts.flatMap(({ people }) => people),
    delegations: parts.flatMap(({ delegations }) => delegations),
    shown: parts.flatMap(({ shown }) => shown),
  };
}

/** What the sign-in page of a trial tells everybody. */
export function loadTrial(): Trial {
  const { shown, password } = loadDemo();
  return { logins: shown, password };
}
