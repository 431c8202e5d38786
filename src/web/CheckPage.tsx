import { ReadingPage } from '../areas/legacy/web/ReadingPage.tsx';
import { useSay } from '../ui/language.tsx';
import { Page } from '../ui/Page.tsx';
import { webWords } from './words.ts';

/** The check of files, open to everybody. */
export function CheckPage() {
  const say = useSay();
  return (
    <Page silent title={say(webWords.check)}>
      <ReadingPage />
    </Page>
  );
}
