import { useContext } from 'react';
import { CheckField } from './fields.tsx';
import { FormContext, nameOf } from './form-state.ts';

const name = 'evenIfThere';

/** Asked for once the server has told what is there already. */
export function EvenIfThere({ label }: { label: string }) {
  const { issues, values } = useContext(FormContext)!;
  const isTold = issues.some((issue) => nameOf(issue) === name);
  return isTold || values[name] === true ? <CheckField name={name} label={label} /> : null;
}
