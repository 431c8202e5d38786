import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Loading } from '../ui/Loaded.tsx';
import { useSay } from '../ui/language.tsx';
import { Page } from '../ui/Page.tsx';
import { uiWords } from '../ui/words.ts';
import { webWords } from './words.ts';

/**
 * A page in a file of its own, fetched when it is first opened. Where the file does not come – the line is cut, or the server has a
 * newer version – the menu stays, and the page is fetched again as soon as the line is back.
 */
export function lazyPage<N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N) {
  let Known: ComponentType | null = null;
  const fetchIt = async () => {
    Known ??= (await load())[name];
  };
  function LazyPage() {
    const [state, setState] = useState<'here' | 'coming' | 'missing'>(Known === null ? 'coming' : 'here');
    const bring = useCallback(() => {
      setState('coming');
      fetchIt().then(
        () => setState('here'),
        () => setState('missing'),
      );
    }, []);
    useEffect(() => {
      if (Known === null) bring();
    }, [bring]);
    if (Known !== null && state === 'here') return <Known />;
    return state === 'missing' ? <Missing onAgain={bring} /> : <Loading />;
  }
  // Asked for ahead, when the pointer comes near: a failure is told when the page is opened.
  return Object.assign(LazyPage, { preload: () => fetchIt().catch(() => undefined) });
}

function Missing({ onAgain }: { onAgain: () => void }) {
  const say = useSay();
  useEffect(() => {
    addEventListener('online', onAgain);
    return () => removeEventListener('online', onAgain);
  }, [onAgain]);
  return (
    <Page narrow title={say(webWords.notFetched)} lead={say(webWords.notFetchedText)}>
      <p className="after-title">
        <Button onClick={onAgain}>{say(uiWords.again)}</Button>{' '}
        <Button onClick={() => location.reload()}>{say(uiWords.reload)}</Button>
      </p>
    </Page>
  );
}
