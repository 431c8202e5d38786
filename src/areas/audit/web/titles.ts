import { createContext, useContext } from 'react';
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
