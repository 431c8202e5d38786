import { Link } from '@tanstack/react-router';
import { useSay } from '../../../ui/language.tsx';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import { isId, labelOf, type Names, namedText, objectText, rowsOf, shownValue } from '../told.ts';
import type { Entry } from './Entries.tsx';
import { words } from './words.ts';

type Change = Entry['changes'][number];

/** What an entry changed, field by field, and what was asked; personal data come masked from the server. */
export function EntryDetails({ unitId, entry }: { unitId: string; entry: Entry }) {
  const say = useSay();
  const asked = rowsOf(null, entry.input);
  return (
    <div className="entry-details">
      {entry.changes.length === 0 && <p className="soft">{say(words.noChange)}</p>}
      {entry.changes.map((change) => (
        <ChangeTable
          key={`${change.kind}:${change.id}`}
          unitId={unitId}
          change={change}
          names={entry.names}
        />
      ))}
      {entry.changes.length === 0 && asked.length > 0 && (
        <>
          <h4>{say(words.sent)}</h4>
          <dl className="asked">
            {asked.map(({ name, after }) => (
              <div key={name}>
                <dt>{labelOf(name, entry.names, say)}</dt>
                <dd>
                  <Value names={entry.names} kind={null} name={name} value={after} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className="entry-hash">
        {say(words.hash)}: <code>{entry.hash}</code>
      </p>
    </div>
  );
}

function ChangeTable({ unitId, change, names }: { unitId: string; change: Change; names: Names }) {
  const say = useSay();
  const { kind, id, before, after } = change;
  const name = objectText(change, names, say);
  return (
    <div>
      <h4>
        {name}{' '}
        <Link to="/nhat-ky/$unitId" params={{ unitId }} search={{ muc: `${kind}:${id}` }}>
          {say(words.showHistory)}
        </Link>
      </h4>
      <ScrollRegion name={name}>
        <table className="change">
          <thead>
            <tr>
              <th scope="col">{say(words.field)}</th>
              <th scope="col">{say(words.before)}</th>
              <th scope="col">{say(words.after)}</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(before, after).map((row) => (
              <tr key={row.name} className={row.differs && before !== null ? 'differs' : undefined}>
                <th scope="row">{labelOf(row.name, names, say)}</th>
                <td>
                  <Value names={names} kind={kind} name={row.name} value={row.before} />
                </td>
                <td>
                  <Value names={names} kind={kind} name={row.name} value={row.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

const namesUnit = new Set(['unitId', 'parentId', 'fromId', 'toId', 'rootUnitId']);

type ValueProps = { names: Names; kind: string | null; name: string; value: unknown };

/** Ids are told by the name of what they stand for; those of units lead there. */
function Value({ names, kind, name, value }: ValueProps) {
  const say = useSay();
  if (typeof value !== 'string' || !isId(value)) return shownValue(value, { field: name, kind }, names, say);
  const told = namedText(names, value, say);
  if (!namesUnit.has(name)) return <span title={value}>{told}</span>;
  return (
    <Link to="/don-vi/$unitId" params={{ unitId: value }} title={value}>
      {told}
    </Link>
  );
}
