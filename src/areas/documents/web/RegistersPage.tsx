import './documents.css';
import { Link, useParams } from '@tanstack/react-router';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { changeRegister, listRegisters } from '../contract-registers.ts';
import type { Kind, Register } from './choices.ts';
import { FirstNumbers, firstNumbersIn, firstNumberValues } from './FirstNumbers.tsx';
import { OpenRegister } from './OpenRegister.tsx';
import { numberingWords, registerPageWords as words } from './register-words.ts';
import { directionWords, formWords } from './words.ts';

/** The registers of a unit: who numbers them, how far they have come. */
export function RegistersPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/van-ban/$unitId/so' });
  const answer = useAnswer(listRegisters, { unitId });
  const next = answer.data?.next ?? [];
  return (
    <Page
      title={say(words.title)}
      lead={say(words.lead)}
      above={
        <Link to="/van-ban/$unitId" params={{ unitId }}>
          {say(formWords.back)}
        </Link>
      }
      actions={
        next.includes('documents.openRegister') && (
          <ActionDialog main label={say(words.open)} title={say(words.open)}>
            {(close) => (
              <OpenRegister unitId={unitId} kinds={answer.data?.result.kinds ?? []} onClose={close} />
            )}
          </ActionDialog>
        )
      }
    >
      <div className="sheet">
        <Loaded of={answer}>
          {({ registers, kinds }) => (
            <Table
              name={say(words.title)}
              columns={columnsFor(say, { unitId, kinds, next })}
              rows={registers}
              rowKey={({ id }) => id}
              empty={say(words.none)}
            />
          )}
        </Loaded>
      </div>
    </Page>
  );
}

type Shown = { unitId: string; kinds: readonly Kind[]; next: readonly string[] };

function columnsFor(say: Say, { unitId, kinds, next }: Shown): Column<Register>[] {
  return [
    { key: 'name', title: say(words.name), cell: ({ name }) => name },
    {
      key: 'direction',
      title: say(words.direction),
      cell: ({ direction }) => say(directionWords[direction]),
    },
    {
      key: 'numbering',
      title: say(words.numbering),
      cell: ({ numbering, outsideSystem }) => (
        <>
          {say(numberingWords[numbering])} {outsideSystem !== null && `(${outsideSystem})`}
        </>
      ),
    },
    {
      key: 'reached',
      title: say(words.reached),
      cell: ({ reached }) =>
        reached.map(({ series, last }) => (series === '' ? String(last) : `${series}: ${last}`)).join('; ') ||
        '–',
    },
    {
      key: 'days',
      title: say(words.days),
      cell: ({ openedOn, closedOn }) =>
        closedOn === null
          ? say(words.openSince, { from: shownDate(openedOn) })
          : say(words.closedSpan, { from: shownDate(openedOn), to: shownDate(closedOn) }),
    },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: (register) => (
        <div className="document-deeds">
          {next.includes('documents.listDocuments') && (
            <Link
              to="/van-ban/$unitId/so/$registerId"
              params={{ unitId, registerId: register.id }}
              aria-label={say(words.checkOf, { name: register.name })}
            >
              {say(words.check)}
            </Link>
          )}
          {next.includes('documents.changeRegister') && (
            <ChangeRegister unitId={unitId} register={register} kinds={kinds} />
          )}
        </div>
      ),
    },
  ];
}

type Changed = { unitId: string; register: Register; kinds: readonly Kind[] };

function ChangeRegister({ unitId, register, kinds }: Changed) {
  const say = useSay();
  const { id, name, closedOn, version } = register;
  return (
    <ActionDialog label={say(words.change)} about={say(words.changeOf, { name })} title={say(words.change)}>
      {(close) => (
        <Form
          key={version}
          operation={changeRegister}
          submit={say(words.save)}
          onCancel={close}
          initial={{
            name,
            closedOn: closedOn === null ? '' : shownDate(closedOn),
            ...firstNumberValues(register),
          }}
          input={(typed) => ({
            unitId,
            registerId: id,
            version,
            name: typed.text('name'),
            closedOn: typed.date('closedOn'),
            ...firstNumbersIn(typed, register, kinds),
          })}
          onDone={close}
        >
          <TextField name="name" label={say(words.name)} />
          <FirstNumbers register={register} kinds={kinds} />
          <DateField name="closedOn" label={say(words.closedOn)} hint={say(words.closedHint)} optional />
        </Form>
      )}
    </ActionDialog>
  );
}
