/**
 * `changed`: the content does not give the hash, or a column says otherwise than the content. `missing`: a number is left out.
 * `cut`: the chain is shorter than its head, or than a head that was signed before. `rewritten`: the chain is whole in itself but
 * differs from a signed head. `head-forged`, `head-missing`: a file of signed heads is not what was signed, or is gone though the log
 * names it.
 */
export const faultKinds = ['changed', 'missing', 'cut', 'rewritten', 'head-forged', 'head-missing'] as const;
export type FaultKind = (typeof faultKinds)[number];
export type Fault = {
  readonly unitId: string;
  readonly number: number | null;
  readonly kind: FaultKind;
  /** Of faults that lie outside of the database. */
  readonly file?: string;
};
