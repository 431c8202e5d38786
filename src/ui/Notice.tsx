import type { ReactNode } from 'react';

type Kind = 'error' | 'warning' | 'note' | 'done';

/** Something the person should know now. Errors interrupt a screen reader, the rest waits its turn. */
export function Notice({ kind, title, children }: { kind: Kind; title?: string; children?: ReactNode }) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      {title !== undefined && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}
