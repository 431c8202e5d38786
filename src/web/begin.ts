import { askAhead } from '../ui/ahead.ts';
import { loadAt, questionsAt } from './first.ts';

// Schemas try `new Function` at their first object, unless told before they are loaded; the page's policy forbids that, and trying costs.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
// The questions go out before the program is read: on an old computer that alone takes half a second.
for (const url of questionsAt(location.pathname)) askAhead(url);
import('./main.tsx');
loadAt(location.pathname);
