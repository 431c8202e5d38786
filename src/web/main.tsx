import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import './frame.css';
import { whoAmI } from '../areas/people/contract.ts';
import { answersAhead } from '../ui/ahead.ts';
import { createMemory } from '../ui/ask.tsx';
import { LanguageProvider } from '../ui/language.tsx';
import { router } from './routes.tsx';

/** In milliseconds. Drawn once with everything in it, a page is there sooner than drawn empty and then filled. */
const drawnEmptyAfter = 300;

async function draw(): Promise<void> {
  await Promise.race([
    Promise.all([router.load(), answersAhead()]).catch(() => {}),
    new Promise((resolve) => setTimeout(resolve, drawnEmptyAfter)),
  ]);
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={createMemory(whoAmI)}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}

draw();
