import { type FormValue, valued } from './form-value.ts';

/**
 * Invented dossiers of a unit that balance: as many come in as are resolved or withdrawn, so that as many are left at the end of each
 * window as were left over from the one before.
 */
export function fitDossiers(values: Map<string, FormValue>): void {
  if (!values.has('dossiers.carriedOver')) return;
  const at = (id: string) => Number(values.get(`dossiers.${id}`)?.value ?? 0);
  const aFew = (id: string) => Math.round(at(id) / 20);
  const left = { inProgressWithin: aFew('inProgressWithin'), inProgressOverdue: aFew('inProgressOverdue') };
  const resolved = at('commune.resolved');
  const inTime = Math.min(at('commune.resolvedOnTime'), resolved);
  const early = Math.round(inTime * 0.7);
  const withdrawn = Math.min(aFew('withdrawn'), Math.ceil(resolved / 50));
  const received = resolved + withdrawn;
  const online = fitFiling(values, received);
  const byPost = Math.min(aFew('byPost'), received - online);
  const fitted = {
    ...{ ...left, early, withdrawn, byPost, carriedOver: left.inProgressWithin + left.inProgressOverdue },
    ...{ onTime: inTime - early, late: resolved - inTime, direct: received - online - byPost },
    'commune.resolvedOnTime': inTime,
  };
  for (const [id, count] of Object.entries(fitted)) values.set(`dossiers.${id}`, valued(String(count)));
}

/** Of the services that are online no more is filed than is received in all; gives how many are filed online. */
function fitFiling(values: Map<string, FormValue>, received: number): number {
  const counted = (id: string) => Number(values.get(`online.filing.${id}`)?.value ?? 0);
  const total = Math.min(counted('total'), received);
  const online = Math.min(counted('online'), total);
  values.set('online.filing.total', valued(String(total)));
  values.set('online.filing.online', valued(String(online)));
  return online;
}
