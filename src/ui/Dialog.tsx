import './dialog.css';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import { CloseIcon } from './icons.tsx';
import { useSay } from './language.tsx';
import { uiWords } from './words.ts';

type Props = { title: string; open: boolean; onClose: () => void; children: ReactNode };

/**
 * A question over the page, by the browser's own dialog: it keeps the keyboard inside, closes at Escape and gives the focus
 * back. What it holds stays while it is closed, so that nothing typed is lost.
 */
export function Dialog({ title, open, onClose, children }: Props) {
  const say = useSay();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && box.current?.open === false) box.current.showModal();
    if (!open && box.current?.open === true) box.current.close();
  }, [open]);
  return (
    <dialog
      className="dialog"
      ref={box}
      aria-labelledby={id}
      // A question that this one holds closes by itself: its end is told to whatever lies around it too.
      onClose={({ target, currentTarget }) => {
        if (target === currentTarget) onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button quiet aria-label={say(uiWords.close)} icon={<CloseIcon />} onClick={onClose} />
      </div>
      {children}
    </dialog>
  );
}
