import { createContext, useContext } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { whoAmI } from '../contract.ts';

export type WhoAnswer = ResultOf<typeof whoAmI>;
export type Me = NonNullable<WhoAnswer['person']>;
export type MyPost = Me['posts'][number];

/** Who is at the keyboard, and what is open to them. */
export const useWhoAmI = () => useAnswer(whoAmI, {});

/** Whose pages are open; stays while they sign in again, so that the pages stay too. */
export const MeContext = createContext<Me | null>(null);

/** For pages that are shown to the signed in alone. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('this page is for the signed in');
  return me;
}
