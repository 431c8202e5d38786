import { Link } from '@tanstack/react-router';
import { Button } from '../ui/Button.tsx';
import { useSay } from '../ui/language.tsx';
import { Page } from '../ui/Page.tsx';
import { uiWords } from '../ui/words.ts';
import { webWords } from './words.ts';

export function NotFound() {
  const say = useSay();
  return (
    <Page narrow title={say(webWords.notFound)} lead={say(webWords.notFoundText)}>
      <p className="after-title">
        <Link to="/">{say(webWords.home)}</Link>
      </p>
    </Page>
  );
}

/** Instead of a white page, where the program itself is at fault. */
export function Broken() {
  const say = useSay();
  return (
    <Page narrow title={say(webWords.broken)} lead={say(uiWords.unforeseen)}>
      <p className="after-title">
        <Button onClick={() => location.reload()}>{say(uiWords.reload)}</Button>
      </p>
    </Page>
  );
}
