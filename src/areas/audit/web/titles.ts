import { createContext, useContext } from 'react';
import type { Outcome } from '../../../base/entry.ts';
import type { Operation } from '../../../base/operation.ts';
import { useSay } from '../../../ui/language.tsx';

export const TitlesContext = createContext<readonly Operation[]>([]);

/** What an operation is called; one that is no longer there is shown by its name. */
export function useTitle(): (name: string) => string {
  const say = useSay();
  const operations = useContext(TitlesContext);
  return (name) => {
    const operation = operations.find((each) => each.name === name);
    return operation === undefined ? name : say(operation.title);
  };
}

/** Whether calls of it come into the log with the outcome, or with any: what is free to all who are signed in is read unlogged. */
export function isWritten({ kind, exports, personalData, access }: Operation, outcome?: Outcome): boolean {
  const written: Readonly<Record<Outcome, boolean>> = {
    done: kind === 'command',
    exported: kind === 'query' && exports,
    read: kind === 'query' && personalData && !exports,
    refused: kind === 'command' || access.by === 'post',
  };
  return outcome === undefined ? Object.values(written).some(Boolean) : written[outcome];
}
