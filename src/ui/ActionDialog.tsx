import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

type Props = {
  label: string;
  title: string;
  /** Says more than the label to a screen reader. */
  about?: string;
  main?: boolean;
  danger?: boolean;
  small?: boolean;
  icon?: ReactNode;
  /** Told each time that it is opened. */
  onOpen?: () => void;
  /** Gets what closes the dialog. */
  children: (close: () => void) => ReactNode;
};

/** A button that asks for what is needed, or asks back, before anything is done. */
export function ActionDialog({
  label,
  title,
  about,
  main = false,
  danger = false,
  small = false,
  icon,
  onOpen,
  children,
}: Props) {
  const [open, setOpen] = useState(false);
  const [begun, setBegun] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        main={main}
        size={small ? 'small' : undefined}
        danger={danger}
        icon={icon}
        aria-label={about}
        onClick={() => {
          onOpen?.();
          setBegun(true);
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Dialog title={title} open={open} onClose={close}>
        {begun && children(close)}
      </Dialog>
    </>
  );
}
