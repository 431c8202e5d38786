import { type ReactNode, useRef } from 'react';
import { Button } from './Button.tsx';

type Props = {
  label: string;
  icon?: ReactNode;
  main?: boolean;
  onFiles: (files: readonly File[]) => void;
};

/** Opens the system's choice of files. The input itself stays out of sight and out of the way of the keyboard. */
export function FileButton({ label, icon, main = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button main={main} size={main ? 'large' : 'small'} icon={icon} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
