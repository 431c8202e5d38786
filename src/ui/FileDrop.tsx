import { type ReactNode, useEffect, useRef, useState } from 'react';

type Props = { hint: string; onFiles: (files: readonly File[]) => void; children: ReactNode };

/** Takes files that are dropped anywhere on the page. Without a mouse there is `FileButton`. */
export function FileDrop({ hint, onFiles, children }: Props) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth.current += 1;
      setOver(true);
    };
    const leave = () => {
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    };
    const stay = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: stay, drop } as const;
    const stop = new AbortController();
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name as 'drop', listener, { signal: stop.signal });
    }
    return () => stop.abort();
  }, [onFiles]);
  return (
    <>
      {children}
      {over && <div className="drop-veil">{hint}</div>}
    </>
  );
}
