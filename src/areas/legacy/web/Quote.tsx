import type { ReactNode } from 'react';
import { type Blocks, contextOf, type Spot } from './marks.ts';

type Props = { blocks: Blocks; spot: Spot | null; quote: string };

/** The words found fault with, inside of their sentence. */
export function Quote({ blocks, spot, quote }: Props) {
  const context = spot === null ? null : contextOf(blocks, spot);
  if (context === null) return quote === '' ? null : <Quoted>{quote}</Quoted>;
  return (
    <Quoted>
      {context.before}
      <b>{context.text}</b>
      {context.after}
    </Quoted>
  );
}

function Quoted({ children }: { children: ReactNode }) {
  return (
    <p className="finding-quote" lang="vi">
      {children}
    </p>
  );
}
