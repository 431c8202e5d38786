import type { ReactNode } from 'react';
import type { Word } from '../../base/word.ts';
import { useSay } from '../language.tsx';
import { uiWords } from '../words.ts';

export type FieldProps = {
  /** The path of the value in the operation's input. */
  name: string;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
};

type Props = {
  id: string;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  issues: readonly Word[];
  children: ReactNode;
};

/** A label, what helps to fill the field in, what is wrong with it, and the field. */
export function Field({ id, label, hint, optional = false, issues, children }: Props) {
  const say = useSay();
  return (
    <div className={issues.length > 0 ? 'field field-wrong' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label} {optional && <span className="field-optional">{say(uiWords.optional)}</span>}
      </label>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldIssues id={id} issues={issues} />
      {children}
    </div>
  );
}

export function FieldIssues({ id, issues }: Pick<Props, 'id' | 'issues'>) {
  const say = useSay();
  if (issues.length === 0) return null;
  return (
    <ul className="field-issues" id={`${id}-issues`}>
      {issues.map((issue) => (
        <li key={issue.vi}>{say(issue)}</li>
      ))}
    </ul>
  );
}

/** What ties hint and issues to the field for a screen reader. */
export function describedBy(id: string, hint: ReactNode, issues: readonly Word[]) {
  const ids = [hint === undefined ? null : `${id}-hint`, issues.length > 0 ? `${id}-issues` : null];
  const all = ids.filter((each) => each !== null).join(' ');
  return {
    id,
    'aria-invalid': issues.length > 0,
    ...(all === '' ? {} : { 'aria-describedby': all }),
  } as const;
}
