import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { fold } from '../../../../base/fold.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Filters, FlagFilter, TextFilter } from '../../../../ui/Filters.tsx';
import { DateField } from '../../../../ui/form/DateField.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { listSuppliers, setSupplier } from '../../contract-suppliers.ts';
import { words } from './words.ts';

type Figure = ResultOf<typeof listSuppliers>['figures'][number];

/** Who gives which figure of a unit's reports, as proposed and as the unit has set it. */
export function SuppliersPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/don-vi/$unitId/noi-cung-cap' });
  const answer = useAnswer(listSuppliers, { unitId });
  const unit = answer.data?.result.unit;
  return (
    <Page
      title={unit === undefined ? say(words.title) : say(words.titleOf, { unit })}
      lead={say(words.lead)}
      above={
        <Link to="/don-vi/$unitId" params={{ unitId }}>
          {unit}
        </Link>
      }
    >
      <Loaded of={answer}>
        {({ figures }, next) => (
          <Figures unitId={unitId} figures={figures} maySet={next.includes('reports.setSupplier')} />
        )}
      </Loaded>
    </Page>
  );
}

type Props = { unitId: string; figures: readonly Figure[]; maySet: boolean };

function Figures({ unitId, figures, maySet }: Props) {
  const say = useSay();
  const [text, setText] = useState('');
  const [onlyOwn, setOnlyOwn] = useState(false);
  const shown = figures.filter(
    ({ name, supplier, settings }) =>
      fold(`${name} ${supplier ?? ''}`).includes(fold(text)) && (!onlyOwn || settings.length > 0),
  );
  const label = say(words.setMany, { count: shown.length });
  return (
    <Section
      title={say(words.figures)}
      actions={
        maySet &&
        text !== '' &&
        shown.length > 1 && (
          <ActionDialog label={label} title={say(words.setTitle)}>
            {(close) => <SetSupplier unitId={unitId} figures={shown} onClose={close} />}
          </ActionDialog>
        )
      }
    >
      <Filters>
        <TextFilter label={say(words.find)} value={text} onChange={setText} />
        <FlagFilter
          label={say(words.onlyOwn, { count: figures.filter(({ settings }) => settings.length > 0).length })}
          value={onlyOwn}
          onChange={setOnlyOwn}
        />
      </Filters>
      <Table
        name={say(words.figures)}
        columns={columnsFor(say, unitId, maySet)}
        rows={shown}
        rowKey={({ indicator }) => indicator}
        empty={say(words.noMatch)}
      />
    </Section>
  );
}

function columnsFor(say: Say, unitId: string, maySet: boolean): Column<Figure>[] {
  return [
    {
      key: 'name',
      title: say(words.indicator),
      cell: ({ name, unit }) => (
        <>
          {name} {unit !== null && <span className="soft small">({unit})</span>}
        </>
      ),
    },
    { key: 'proposed', title: say(words.proposed), cell: ({ proposed }) => proposed ?? '–' },
    {
      key: 'supplier',
      title: say(words.supplier),
      cell: ({ supplier }) => supplier ?? <span className="soft">{say(words.nobody)}</span>,
    },
    {
      key: 'settings',
      title: say(words.settings),
      cell: ({ settings }) =>
        settings.length > 0 && (
          <ul>
            {settings.map(({ supplier, from, reason, by, at }) => (
              <li key={at}>
                {say(words.setting, {
                  from: shownDate(from),
                  supplier: supplier ?? say(words.asProposed),
                  reason,
                  by,
                })}
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: (figure) =>
        maySet && (
          <ActionDialog small label={say(words.set)} title={say(words.setTitle)}>
            {(close) => <SetSupplier unitId={unitId} figures={[figure]} onClose={close} />}
          </ActionDialog>
        ),
    },
  ];
}

type SetProps = { unitId: string; figures: readonly Figure[]; onClose: () => void };

function SetSupplier({ unitId, figures, onClose }: SetProps) {
  const say = useSay();
  const names = figures.map(({ name }) => name).join('; ');
  return (
    <>
      <p className="dialog-text">
        {figures.length > 3
          ? say(words.setTextMany, { count: figures.length })
          : say(words.setText, { names })}
      </p>
      <Form
        operation={setSupplier}
        submit={say(words.save)}
        onCancel={onClose}
        initial={{ supplier: figures.length === 1 ? (figures[0]!.supplier ?? '') : '' }}
        input={(typed) => ({
          unitId,
          indicators: figures.map(({ indicator }) => indicator),
          supplier: typed.optional('supplier'),
          from: typed.date('from'),
          reason: typed.text('reason'),
        })}
        onDone={onClose}
      >
        <TextField name="supplier" label={say(words.supplierField)} hint={say(words.supplierHint)} />
        <DateField name="from" label={say(words.from)} />
        <TextField name="reason" label={say(words.reason)} lines={2} spellCheck />
      </Form>
    </>
  );
}
