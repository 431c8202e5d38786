import './page.css';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSay } from './language.tsx';
import { uiWords } from './words.ts';

type Props = {
  title: string;
  /** One sentence on what the page is for. */
  lead?: ReactNode;
  /** Above the title: the way back. */
  above?: ReactNode;
  actions?: ReactNode;
  /** A narrow page for one form. */
  narrow?: boolean;
  /** A wide page for one grid of many columns. */
  wide?: boolean;
  /** The title is told to screen readers alone. */
  silent?: boolean;
  children: ReactNode;
};

/** The first page after loading leaves the keyboard where the browser has it. */
let begun = false;

/** A page with its title, told to the browser too; after going from page to page the keyboard goes on from the title. */
export function Page({
  title,
  lead,
  above,
  actions,
  narrow = false,
  wide = false,
  silent = false,
  children,
}: Props): ReactNode {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  const address = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname });
  useEffect(() => {
    document.title = say(uiWords.pageTitle, { title });
  }, [say, title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address may be shown by the same page
  useEffect(() => {
    if (begun) heading.current?.focus();
    begun = true;
  }, [address]);
  if (silent)
    return (
      <>
        <h1 className="unseen" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {children}
      </>
    );
  return (
    <div className={`page${narrow ? ' narrow' : ''}${wide ? ' wide' : ''}`}>
      {above !== undefined && <div className="page-above">{above}</div>}
      <div className="page-head">
        <h1 className="page-title" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </div>
      {lead !== undefined && <p className="page-lead">{lead}</p>}
      {children}
    </div>
  );
}

/** A part of a page with its own heading. */
export function Section({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="section" aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        {actions}
      </div>
      {lead !== undefined && <p className="section-lead">{lead}</p>}
      {children}
    </section>
  );
}
