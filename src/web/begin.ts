import { askAhead } from '../ui/ahead.ts';
import { loadAt, questionsAt } from './first.ts';

// The questions go out before the program is read: on an old computer that alone takes half a second.
for (const url of questionsAt(location.pathname)) askAhead(url);
import('./main.tsx');
loadAt(location.pathname);
