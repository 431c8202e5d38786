import type { Filter } from '../contract.ts';

type Search = Readonly<Record<string, string | undefined>>;

/** Parts of a filter as they stand in an address. */
const texts = ['registerId', 'direction', 'status', 'kind', 'field', 'from', 'to', 'text'] as const;
const flags = ['directive', 'legal'] as const;

/** What the address of a list asks for. What it says wrongly is refused by the server. */
export function filterIn(search: Search): Filter {
  const said = texts.flatMap((name) => (search[name] ? [[name, search[name]]] : []));
  const flagged = flags.flatMap((name) => (search[name] === 'true' ? [[name, true]] : []));
  return Object.fromEntries([...said, ...flagged]) as Filter;
}

/** A filter as the address of a list says it. */
export const searchOf = (filter: Filter): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined || value === '' || value === false ? [] : [[name, String(value)]],
    ),
  );
