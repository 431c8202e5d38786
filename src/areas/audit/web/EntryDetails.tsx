import { Link } from '@tanstack/react-router';
import { type Say, useSay } from '../../../ui/language.tsx';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import { shownDate } from '../../../ui/show.ts';
import { roleWords } from '../../people/words.ts';
import { kindWords } from '../../units/words.ts';
import { objectWords } from '../words.ts';
import type { Entry } from './Entries.tsx';
import { isId, type Names, namedText } from './named.ts';
import { fieldNames, valueWords, words } from './words.ts';

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
                <dt>{labelOf(name, say)}</dt>
                <dd>
                  <Value names={entry.names} name={name} value={after} />
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
  const word = kind in objectWords ? say(objectWords[kind]!) : kind;
  const name = isId(id) ? `${word}: ${namedText(names, id, say)}` : word;
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
                <th scope="row">{labelOf(row.name, say)}</th>
                <td>
                  <Value names={names} name={row.name} value={row.before} />
                </td>
                <td>
                  <Value names={names} name={row.name} value={row.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

type Row = {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly differs: boolean;
};

/** The fields of both sides in one order, what differs first. */
function rowsOf(before: unknown, after: unknown): Row[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const said = names.filter((name) => isSaid(was[name]) || isSaid(is[name]));
  const rows = said.map((name) => ({
    name,
    before: was[name],
    after: is[name],
    differs: JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  }));
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}

const isSaid = (value: unknown) => value !== null && value !== undefined && value !== '';

function fieldsOf(side: unknown): Readonly<Record<string, unknown>> {
  if (side === null || side === undefined) return {};
  return typeof side === 'object' ? (side as Record<string, unknown>) : { name: side };
}

const labelOf = (name: string, say: Say) => (name in fieldNames ? say(fieldNames[name]!) : name);

const namesUnit = new Set(['unitId', 'parentId', 'fromId', 'toId', 'rootUnitId']);

/** Ids are told by the name of what they stand for; those of units lead there. */
function Value({ names, name, value }: { names: Names; name: string; value: unknown }) {
  const say = useSay();
  if (typeof value !== 'string' || !isId(value)) return shownValue(value, names, say);
  const told = namedText(names, value, say);
  if (!namesUnit.has(name)) return <span title={value}>{told}</span>;
  return (
    <Link to="/don-vi/$unitId" params={{ unitId: value }} title={value}>
      {told}
    </Link>
  );
}

function shownValue(value: unknown, names: Names, say: Say): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return say(value ? words.yes : words.no);
  if (typeof value === 'object')
    return JSON.stringify(value, (_, each) => (isId(each) ? namedText(names, each, say) : each), 1);
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return shownDate(text);
  const known = [roleWords, kindWords, valueWords].find((group) => text in group);
  return known === undefined ? text : say((known as typeof valueWords)[text]!);
}
