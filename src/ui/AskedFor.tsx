import { type ReactNode, useState } from 'react';
import type { InputOf, Operation, ResultOf } from '../base/operation.ts';
import type { Word } from '../base/word.ts';
import { useAnswer } from './ask.tsx';
import { Button } from './Button.tsx';
import { Loaded } from './Loaded.tsx';
import { useSay } from './language.tsx';

type Props<O extends Operation> = {
  operation: O;
  input: InputOf<O>;
  label: Word;
  children: (result: ResultOf<O>) => ReactNode;
};

/** An answer that is asked for by a button, and again by it, because making it takes long. */
export function AskedFor<O extends Operation>({ operation, input, label, children }: Props<O>) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const answer = useAnswer(operation, asked ? input : null);
  const again = () => {
    if (asked) answer.refetch();
    setAsked(true);
  };
  return (
    <div className="stack">
      <Button busy={answer.isFetching} onClick={again}>
        {say(label)}
      </Button>
      {asked && <Loaded of={answer}>{children}</Loaded>}
    </div>
  );
}
