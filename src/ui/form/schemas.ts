type Zod = typeof import('zod/v4');

let zod: Zod | null = null;

/** What was put down, by the stand-in that was given out for it. */
const builders = new WeakMap<object, () => unknown>();

/**
 * Stands in the browser where contracts name `zod` (vite.config.ts): what they declare is put down, and built when the first form
 * is checked. Building a thousand schemas takes an old computer half a second before a page shows, and most pages check nothing.
 */
export const z = later(() => zod!.z);

/** Fetches what builds schemas; a form asks for it as soon as it is shown. */
export async function loadSchemas(): Promise<void> {
  zod ??= await import('zod/v4');
}

/** A value that is made when it is first looked into: until then members taken of it and calls of them are put down alike. */
function later(build: () => unknown): unknown {
  let made: unknown;
  const value = () => {
    made ??= build();
    return made;
  };
  const stand: object = new Proxy(() => {}, {
    get: (_, name) => (zod === null ? later(() => memberOf(value(), name)) : memberOf(value(), name)),
    apply: (_, __, given) => later(() => (value() as (...all: unknown[]) => unknown)(...given.map(builtOf))),
  });
  builders.set(stand, value);
  return stand;
}

function memberOf(of: unknown, name: string | symbol): unknown {
  const member: unknown = Reflect.get(of as object, name);
  return typeof member === 'function' ? member.bind(of) : member;
}

/** What is given to a schema, with the schemas in it built. */
function builtOf(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(builtOf);
  if (given === null || (typeof given !== 'object' && typeof given !== 'function')) return given;
  const build = builders.get(given);
  if (build !== undefined) return build();
  if (Object.getPrototypeOf(given) !== Object.prototype) return given;
  return Object.fromEntries(Object.entries(given).map(([name, each]) => [name, builtOf(each)]));
}
