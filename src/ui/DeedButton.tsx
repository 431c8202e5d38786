import { type ReactNode, useRef, useState } from 'react';
import type { InputOf, Operation, ResultOf } from '../base/operation.ts';
import { useDeed } from './ask.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { reasonOf } from './Loaded.tsx';
import { useSay } from './language.tsx';
import { Notice } from './Notice.tsx';
import { uiWords } from './words.ts';

type Props<O extends Operation> = {
  operation: O;
  input: InputOf<O>;
  label: string;
  /** Says more than the label to a screen reader. */
  about?: string;
  /** Asked back before it is done; left out where nothing is lost. */
  sure?: ReactNode;
  danger?: boolean;
  main?: boolean;
  small?: boolean;
  onDone?: (result: ResultOf<O>) => void;
};

/** Does one thing at a click, after asking back where it cannot be undone, and tells where it was refused. */
export function DeedButton<O extends Operation>(props: Props<O>) {
  const { label, about, sure, danger = false, main = false, small = false } = props;
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { busy, failed, act } = useAct(props, () => setOpen(false));
  const start = () => (sure === undefined ? act() : setOpen(true));
  return (
    <span className="deed">
      <Button
        main={main}
        size={small ? 'small' : undefined}
        danger={danger}
        busy={busy && sure === undefined}
        aria-label={about}
        onClick={start}
      >
        {label}
      </Button>
      {sure === undefined && failed !== null && <Notice kind="error" title={say(reasonOf(failed))} />}
      {sure !== undefined && (
        <Dialog title={label} open={open} onClose={() => setOpen(false)}>
          {typeof sure === 'string' ? <p>{sure}</p> : sure}
          {failed !== null && <Notice kind="error" title={say(reasonOf(failed))} />}
          <div className="form-buttons">
            <Button main danger={danger} busy={busy} onClick={act}>
              {label}
            </Button>
            <Button onClick={() => setOpen(false)}>{say(uiWords.cancel)}</Button>
          </div>
        </Dialog>
      )}
    </span>
  );
}

function useAct<O extends Operation>({ operation, input, onDone }: Props<O>, close: () => void) {
  const deed = useDeed(operation);
  const acting = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const act = async () => {
    if (acting.current) return;
    acting.current = true;
    setBusy(true);
    setFailed(null);
    try {
      const result = await deed(input);
      close();
      onDone?.(result);
    } catch (error) {
      setFailed(error);
    }
    acting.current = false;
    setBusy(false);
  };
  return { busy, failed, act };
}
