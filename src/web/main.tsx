import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import './frame.css';
import { LanguageProvider } from '../ui/language.tsx';
import { Theme } from '../ui/Theme.tsx';
import { Frame } from './Frame.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <Theme>
        <Frame />
      </Theme>
    </LanguageProvider>
  </StrictMode>,
);
