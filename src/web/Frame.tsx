import { Button } from 'antd';
import { ReadingPage } from '../areas/legacy/web/ReadingPage.tsx';
import { useLanguage, useSay } from '../ui/language.tsx';
import logo from './logo.svg';
import { webWords } from './words.ts';

/** What stands around every page: the name, the language, the content. */
export function Frame() {
  const say = useSay();
  const { language, choose } = useLanguage();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <>
      <a className="skip" href="#content">
        {say(webWords.skip)}
      </a>
      <header className="site">
        <img src={logo} alt="" width={28} height={28} />
        <h1 className="site-name">{say(webWords.name)}</h1>
        <span className="site-motto">{say(webWords.motto)}</span>
        <Button type="text" lang={other} onClick={() => choose(other)}>
          {say(webWords.otherLanguage)}
        </Button>
      </header>
      <main id="content" tabIndex={-1}>
        <ReadingPage />
      </main>
    </>
  );
}
