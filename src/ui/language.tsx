import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { filled, type Language, languages, type Values, type Word } from '../base/word.ts';

export type Say = (word: Word, values?: Values) => string;

const Chosen = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: 'vi',
  choose: () => {},
});

const storeKey = 'language';

/** Vietnamese unless this browser chose otherwise before. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = useCallback((next: Language) => {
    setLanguage(next);
    remember(next);
  }, []);
  return <Chosen value={{ language, choose }}>{children}</Chosen>;
}

export const useLanguage = () => useContext(Chosen);

/** Says a word in the chosen language. */
export function useSay(): Say {
  const { language } = useLanguage();
  return useCallback((word, values) => filled(word[language], values), [language]);
}

function remembered(): Language {
  try {
    return languages.find((language) => language === localStorage.getItem(storeKey)) ?? 'vi';
  } catch {
    return 'vi';
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(storeKey, language);
  } catch {
    // A browser that keeps nothing simply asks again next time.
  }
}
