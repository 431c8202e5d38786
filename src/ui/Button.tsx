import './button.css';
import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react';

type Props = Omit<ComponentPropsWithRef<'button'>, 'type'> & {
  /** The one deed that a page or a dialog is there for. */
  main?: boolean;
  /** Without a frame, for what stands beside something else. */
  quiet?: boolean;
  danger?: boolean;
  size?: 'small' | 'large' | undefined;
  icon?: ReactNode;
  /** A click sends nothing while the former one is on its way; the button keeps the keyboard meanwhile. */
  busy?: boolean;
  submit?: boolean;
};

/** A button of the page. */
export function Button(props: Props) {
  const {
    main,
    quiet,
    danger,
    size,
    icon,
    busy = false,
    submit = false,
    children,
    className,
    ...own
  } = props;
  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else own.onClick?.(event);
  };
  return (
    <button
      {...own}
      type={submit ? 'submit' : 'button'}
      className={lookOf({ main, quiet, danger, size, className })}
      aria-busy={busy || undefined}
      onClick={onClick}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

type Look = Pick<Props, 'main' | 'quiet' | 'danger' | 'size' | 'className'>;

function lookOf({ main, quiet, danger, size, className }: Look): string {
  const kind = main ? 'button-main' : quiet ? 'button-quiet' : null;
  const parts = ['button', kind, danger && 'button-danger', size && `button-${size}`, className];
  return parts.filter(Boolean).join(' ');
}
