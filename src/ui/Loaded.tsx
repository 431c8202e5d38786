import './loading.css';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CallFailed } from '../base/call.ts';
import type { Answer } from '../base/operation.ts';
import type { Word } from '../base/word.ts';
import { Button } from './Button.tsx';
import { useSay } from './language.tsx';
import { Notice } from './Notice.tsx';
import { uiWords } from './words.ts';

type Props<Result> = {
  of: UseQueryResult<Answer<Result>>;
  children: (result: Result, next: readonly string[]) => ReactNode;
};

/** Shows an answer when it is there: before it that it is on its way, instead of it why it is not. */
export function Loaded<Result>({
  of: { data, error, refetch, isFetching, isPaused },
  children,
}: Props<Result>) {
  const say = useSay();
  if (data !== undefined && !isGone(error)) return children(data.result, data.next);
  if (isPaused) return <Notice kind="warning" title={say(uiWords.offline)} />;
  if (error === null || isFetching) return <Loading />;
  const isBadAddress = isRefusedAsAsked(error);
  return (
    <Notice kind="error" title={say(isBadAddress ? uiWords.badAddress : messageOf(error))}>
      {!isBadAddress && !isShut(error) && <Button onClick={() => refetch()}>{say(uiWords.again)}</Button>}
    </Notice>
  );
}

/** What was shown and is there no more, as after its own withdrawal, is not shown from memory. */
const isGone = (error: unknown) => error instanceof CallFailed && error.refused.code === 'not-found';

/** Whether the person may not see it, or it is not there: asking again brings nothing, nor do the page's other deeds. */
export const isShut = (error: unknown): boolean =>
  error instanceof CallFailed && ['not-permitted', 'not-found'].includes(error.refused.code);

/** A page has no form for what it was asked: only its address can be wrong. */
const isRefusedAsAsked = (error: unknown) =>
  error instanceof CallFailed && error.refused.code === 'input-invalid';

export function Loading() {
  const say = useSay();
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {say(uiWords.loading)}
    </p>
  );
}

/** What to tell where no form marks what is wrong: all the reasons where the answer names them. */
export function reasonOf(error: unknown): Word {
  const issues = error instanceof CallFailed ? error.refused.issues : [];
  if (issues.length === 0) return messageOf(error);
  const joined = (language: keyof Word) =>
    [...new Set(issues.map(({ message }) => message[language]))].join(' ');
  return { vi: joined('vi'), en: joined('en') };
}

/** What to tell a person of an error, whatever it is. */
export const messageOf = (error: unknown): Word =>
  error instanceof CallFailed ? error.refused.message : uiWords.unforeseen;
