import { type ReactNode, useDeferredValue } from 'react';

/** What stands further down is drawn once the top can be seen and used. */
export function Later({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}
