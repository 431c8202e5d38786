import { masked } from '../../src/base/mask.ts';
import { readHtml } from '../../src/formats/text/html.ts';
import { readText } from '../../src/formats/text/text.ts';
import { median, type Timed } from './units.ts';

/** Times what is made to take long. */
export function timeHostile(): Timed[] {
  const once = [1];
  const spans = '<tr><td rowspan=999999 colspan=999999>x</td><td>y</td></tr>'.repeat(2000);
  const depths = '<table><tr><td>'.repeat(2000);
  return [
    {
      what: 'text: 20,000 small tables',
      milliseconds: median(once, () => readText('STT\n1\n\n'.repeat(20_000))),
      wanted: 'under 5000',
    },
    {
      what: 'HTML: 2,000 endless spans, 2,000 tables within tables',
      milliseconds: median(once, () => readHtml(`<table>${spans}</table>${depths}`)),
      wanted: 'under 5000',
    },
    {
      what: 'log: the worst text that is still looked through',
      milliseconds: Math.max(
        ...['a', '0', '@', '-', '1 ', 'a@'].map((letter) =>
          median(once, () => masked(letter.repeat(20_000 / letter.length))),
        ),
      ),
      wanted: 'under 1000',
    },
  ];
}
