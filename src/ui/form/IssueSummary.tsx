import { useEffect, useRef } from 'react';
import type { Issue } from '../../base/problem.ts';
import type { Word } from '../../base/word.ts';
import { useSay } from '../language.tsx';
import { uiWords } from '../words.ts';
import { type FormField, isAt, nameOf } from './form-state.ts';

type Props = {
  refusal: { readonly message: Word; readonly issues: readonly Issue[] };
  fields: ReadonlyMap<string, FormField>;
};

/** Everything there is to mend, at once, each with the way to its field. The keyboard goes on from here. */
export function IssueSummary({ refusal, fields }: Props) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is told anew, also where it says the same
  useEffect(() => box.current?.focus(), [refusal]);
  const { message, issues } = refusal;
  return (
    <div className="notice notice-error form-summary" role="alert" tabIndex={-1} ref={box}>
      <p className="notice-title">{say(message)}</p>
      {issues.length > 0 && (
        <ul>
          {issues.map((issue) => {
            const field = [...fields].find(([name]) => isAt(issue, name))?.[1];
            const key = `${nameOf(issue)} ${issue.message.vi}`;
            if (field === undefined) return <li key={key}>{say(issue.message)}</li>;
            return (
              <li key={key}>
                <a
                  href={`#${field.id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(field.id)?.focus();
                  }}
                >
                  {say(uiWords.issue, { label: field.label, message: say(issue.message) })}
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
