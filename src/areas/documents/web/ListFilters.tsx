import { useAnswer } from '../../../ui/ask.tsx';
import { Button } from '../../../ui/Button.tsx';
import {
  DateFilter,
  Filters,
  FlagFilter,
  RareFilters,
  SelectFilter,
  TextFilter,
} from '../../../ui/Filters.tsx';
import { useSay } from '../../../ui/language.tsx';
import type { Filter } from '../contract.ts';
import { listRegisters } from '../contract-registers.ts';
import { statusWords } from '../queries/words.ts';
import { kindOptions, optionsOf, registerOptions } from './choices.ts';
import { directionWords, fieldWords, listWords as words } from './words.ts';

type Props = { unitId: string; filter: Filter; onFilter: (filter: Filter) => void };

/** What narrows the list down; the rarer parts are shown when asked for, or when one of them is in use. */
export function ListFilters({ unitId, filter, onFilter }: Props) {
  const say = useSay();
  const known = useAnswer(listRegisters, { unitId }).data?.result;
  const set = (part: Partial<Record<keyof Filter, string | boolean>>) =>
    onFilter({ ...filter, ...part } as Filter);
  const select = (name: SelectName, label: string, options: { value: string; label: string }[]) => (
    <SelectFilter
      label={label}
      value={String(filter[name] ?? '')}
      onChange={(value) => set({ [name]: value })}
      options={[{ value: '', label: say(words.all) }, ...options]}
    />
  );
  return (
    <Filters>
      <TextFilter
        label={say(words.find)}
        value={filter.text ?? ''}
        onChange={(text) => set({ text: text.trim() })}
      />
      {select('direction', say(words.direction), optionsOf(directionWords, say))}
      {select('kind', say(words.kind), kindOptions(known?.kinds ?? [], false))}
      <DateFilter label={say(words.from)} value={filter.from ?? ''} onChange={(from) => set({ from })} />
      <DateFilter label={say(words.to)} value={filter.to ?? ''} onChange={(to) => set({ to })} />
      <RareFilters inUse={rare.some((name) => filter[name] !== undefined)}>
        {select('registerId', say(words.register), registerOptions(known?.registers ?? []))}
        {select('status', say(words.status), optionsOf(statusWords, say))}
        {select('field', say(words.field), optionsOf(fieldWords, say))}
        <FlagFilter
          label={say(words.directive)}
          value={filter.directive === true}
          onChange={(directive) => set({ directive })}
        />
        <FlagFilter
          label={say(words.legal)}
          value={filter.legal === true}
          onChange={(legal) => set({ legal })}
        />
      </RareFilters>
      {Object.keys(filter).length > 0 && (
        <Button quiet onClick={() => onFilter({})}>
          {say(words.clear)}
        </Button>
      )}
    </Filters>
  );
}

type SelectName = 'registerId' | 'direction' | 'kind' | 'status' | 'field';
const rare = ['registerId', 'status', 'field', 'directive', 'legal'] as const;
