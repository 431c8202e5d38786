import '../receive/receive.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Facts } from '../../../../ui/Facts.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { shownInstant } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { getUnit } from '../../../units/contract.ts';
import { removeTemplate, showTemplate } from '../../out/contract.ts';
import { Trial, type Tried } from './TemplateTrial.tsx';
import { templateWords as words } from './words.ts';

type Shown = ResultOf<typeof showTemplate>;
type Place = Shown['places'][number];
type Use = Shown['uses'][number];

/** The unit's own Word template: tried before it is used, replaced, taken away, and which reports are printed on it. */
export function TemplatePage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/don-vi/$unitId/mau-bao-cao' });
  const unit = useAnswer(getUnit, { unitId }).data?.result.versions.at(-1)?.name;
  const answer = useAnswer(showTemplate, { unitId });
  const [tried, setTried] = useState<Tried | null>(null);
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
        {(shown) => (
          <>
            <InUse unitId={unitId} template={shown.template} />
            <Trial unitId={unitId} shown={shown} tried={tried} onTried={setTried} />
            <Places places={shown.places} tried={tried} />
            <Uses uses={shown.uses} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function InUse({ unitId, template }: { unitId: string; template: Shown['template'] }) {
  const say = useSay();
  if (template === null)
    return (
      <Section title={say(words.inUse)}>
        <p>{say(words.none)}</p>
      </Section>
    );
  const { name, bytes, setAt, by } = template;
  return (
    <Section
      title={say(words.inUse)}
      actions={
        <DeedButton
          operation={removeTemplate}
          input={{ unitId }}
          label={say(words.remove)}
          sure={say(words.removeSure)}
          danger
        />
      }
    >
      <Facts
        facts={[
          [say(words.name), name],
          [say(words.size), say(words.sizeKb, { kb: Math.max(1, Math.round(bytes / 1024)) })],
          [say(words.setAt), shownInstant(setAt)],
          [say(words.by), by],
        ]}
      />
    </Section>
  );
}

function Places({ places, tried }: { places: readonly Place[]; tried: Tried | null }) {
  const say = useSay();
  const columns: Column<Place>[] = [
    {
      key: 'place',
      title: say(words.place),
      cell: ({ place, needed }) => (
        <>
          <code>{place}</code> {needed && <span className="soft small">({say(words.needed)})</span>}
        </>
      ),
    },
    {
      key: 'holds',
      title: say(words.holds),
      cell: ({ holds, alone }) => (
        <>
          {say(holds)} {alone && <span className="soft small">({say(words.alone)})</span>}
        </>
      ),
    },
  ];
  const state: Column<Place> = {
    key: 'state',
    title: say(words.state),
    cell: ({ place }) =>
      tried!.result.found.includes(place) ? (
        <span className="tag tag-held">{say(words.found)}</span>
      ) : (
        <span className="tag tag-warning">{say(words.missing)}</span>
      ),
  };
  return (
    <Section title={say(words.places)}>
      <Table
        name={say(words.places)}
        columns={tried === null ? columns : [...columns, state]}
        rows={places}
        rowKey={({ place }) => place}
        empty=""
      />
    </Section>
  );
}

function Uses({ uses }: { uses: readonly Use[] }) {
  const say = useSay();
  const columns: Column<Use>[] = [
    { key: 'name', title: say(words.template), cell: ({ name }) => name ?? <em>{say(words.without)}</em> },
    { key: 'at', title: say(words.setAt), cell: ({ setAt }) => shownInstant(setAt) },
    { key: 'by', title: say(words.by), cell: ({ by }) => by },
    {
      key: 'signed',
      title: say(words.signed),
      cell: ({ signed }) =>
        signed.length === 0 ? (
          <span className="soft">{say(words.noneSigned)}</span>
        ) : (
          <ul>
            {signed.map(({ reportId, number, title }) => (
              <li key={`${reportId} ${number}`}>{say(words.version, { title, number })}</li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <Section title={say(words.history)}>
      <Table
        name={say(words.history)}
        columns={columns}
        rows={uses}
        rowKey={({ setAt }) => setAt}
        empty={say(words.noHistory)}
      />
    </Section>
  );
}
