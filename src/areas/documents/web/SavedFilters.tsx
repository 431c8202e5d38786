import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import type { ResultOf } from '../../../base/operation.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { useSay } from '../../../ui/language.tsx';
import { type Filter, type listDocuments, removeFilter, saveFilter } from '../contract.ts';
import { listWords as words } from './words.ts';

type Kept = ResultOf<typeof listDocuments>['filters'][number];
type Props = {
  unitId: string;
  filter: Filter;
  kept: readonly Kept[];
  maySave: boolean;
  onFilter: (filter: Filter) => void;
};

/** Filters that the person keeps under a name. */
export function SavedFilters({ unitId, filter, kept, maySave, onFilter }: Props) {
  const say = useSay();
  const canSave = maySave && Object.keys(filter).length > 0;
  if (kept.length === 0 && !canSave) return null;
  return (
    <div className="bar kept-filters">
      {kept.length > 0 && <span className="soft">{say(words.saved)}</span>}
      {kept.map((one) => (
        <span key={one.id} className="kept-filter">
          <Button size="small" onClick={() => onFilter(one.filter)}>
            {one.name}
          </Button>
          <DeedButton
            small
            operation={removeFilter}
            input={{ unitId, filterId: one.id }}
            label={say(words.remove)}
            about={say(words.removeFilter, { name: one.name })}
          />
        </span>
      ))}
      {canSave && (
        <ActionDialog small label={say(words.save)} title={say(words.save)}>
          {(close) => <SaveFilter unitId={unitId} filter={filter} onClose={close} />}
        </ActionDialog>
      )}
    </div>
  );
}

function SaveFilter({ unitId, filter, onClose }: { unitId: string; filter: Filter; onClose: () => void }) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  return (
    <Form
      operation={saveFilter}
      submit={say(words.keep)}
      onCancel={onClose}
      again
      input={(typed) => ({ id, unitId, name: typed.text('name'), filter })}
      onDone={() => {
        setId(uuidv7());
        onClose();
      }}
    >
      <TextField name="name" label={say(words.saveName)} hint={say(words.saveHint)} focused />
    </Form>
  );
}
