import { Button } from '../../../ui/Button.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { narrowedWords as words } from './counted-words.ts';

type Search = Readonly<Record<string, string | undefined>>;
type Props = { search: Search; onSearch: (more: Search) => void };

/** What a count that was opened asks for beside the fields of the filter; all of it can be dropped. */
export function Narrowed({ search, onSearch }: Props) {
  const say = useSay();
  const { ngay, boPhan } = search;
  const told: Record<string, string | undefined> = {
    keHoach: search.keHoach && say(words.ofPlan),
    noiNhan: search.noiNhan && say(words.ofReceiver),
    dem: search.dem && say(words.counted),
    cuaToi: search.cuaToi && say(words.mine),
    boPhan: boPhan && say(words.printed, { name: boPhan }),
    chuaGiao: search.chuaGiao && say(words.unassigned),
    choXacNhan: search.choXacNhan && say(words.waiting),
    khongHan: search.khongHan && say(words.undated),
    ngay: ngay && say(words.asOf, { on: shownDate(ngay) }),
  };
  const conditions = Object.entries(told).filter(([, text]) => text);
  if (conditions.length === 0) return null;
  const none = Object.fromEntries(conditions.map(([name]) => [name, '']));
  return (
    <p className="narrowed">
      <span>{say(words.only, { what: conditions.map(([, text]) => text).join('; ') })}</span>{' '}
      <Button size="small" onClick={() => onSearch(none)}>
        {say(words.drop)}
      </Button>
    </p>
  );
}
