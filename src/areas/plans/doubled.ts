import { sql } from 'kysely';
import type { Tx } from '../../base/database/database.ts';
import { fold, oneLine } from '../../base/fold.ts';
import { addDays, type PlainDate, printed } from '../../base/plain-date.ts';
import type { Issue } from '../../base/problem.ts';
import { filled, filledWord, type Language, type Word } from '../../base/word.ts';
import { printedKey } from '../documents/document.ts';
import { documentsReferred } from '../documents/referred.ts';
import { nameAt, type Units } from '../units/tree.ts';
import { taskWords } from './words.ts';

/** A task from above that a unit has, whichever way it came. */
type There = {
  readonly unit_id: string;
  readonly id: string;
  readonly title: string;
  readonly giver_level: string | null;
  readonly giver_unit_id: string | null;
  readonly giver_printed: string | null;
  readonly document: string | null;
  readonly due_on: PlainDate | null;
};

/** What a text from above asks for. */
type Asked = {
  readonly titles: readonly string[];
  /** Number and symbol of the text. */
  readonly document: string | null;
  readonly level: string;
  readonly givenOn: PlainDate;
};

type Place = { readonly tx: Tx; readonly units: Units; readonly today: PlainDate };

/**
 * A text whose tasks were handed down in the system comes on paper too, and who takes it up there counts its tasks a second time: told
 * are those that were handed down by the same text or in the same words, and those that were taken up from it in the same words.
 */
export async function takenUpTwice(
  place: Place,
  unitId: string,
  asked: Asked,
  ids: readonly string[],
): Promise<Issue[]> {
  const there = (await fromAbove(place.tx, [unitId], asked.givenOn)).filter(({ id }) => !ids.includes(id));
  const found = there.filter((one) =>
    one.giver_unit_id === null ? isOfText(one, asked) && isSaid(one, asked) : isSame(one, asked),
  );
  return toldOf(found, taskWords.takenUpTwice, (one) =>
    one.giver_unit_id === null
      ? (one.giver_printed ?? '')
      : nameAt(place.units, one.giver_unit_id, place.today),
  );
}

/** The reverse: units that took the same task up from the text before it was handed down to them. */
export async function handedDownTwice(
  place: Place,
  receiverIds: readonly string[],
  asked: Asked,
): Promise<Issue[]> {
  const there = await fromAbove(place.tx, receiverIds, asked.givenOn);
  const found = there.filter((one) => one.giver_unit_id === null && isSame(one, asked));
  return toldOf(found, taskWords.handedDownTwice, (one) => nameAt(place.units, one.unit_id, place.today));
}

/** A number is given anew each year. */
const within = 366;

async function fromAbove(tx: Tx, unitIds: readonly string[], givenOn: PlainDate): Promise<There[]> {
  const { rows } = await sql<Omit<There, 'document'> & Printed>`
    select t.unit_id, t.id, t.title, t.giver_level, t.giver_unit_id, t.giver_printed,
      t.document_printed, t.document_id, t.due_on
    from task t
    where t.unit_id = any(${[...unitIds]}::uuid[]) and t.source = 'above' and t.status <> 'cancelled'
      and t.given_on between ${addDays(givenOn, -within)}::date and ${addDays(givenOn, within)}::date
    order by t.due_on, t.id`.execute(tx);
  const places = rows.flatMap((row) =>
    row.document_id === null ? [] : [{ unitId: row.unit_id, documentId: row.document_id }],
  );
  const documents = new Map(
    (await documentsReferred(tx, places)).map((one) => [one.unitId + one.id, one.printed]),
  );
  return rows.map(({ document_printed, document_id, ...row }) => ({
    ...row,
    document: document_printed ?? documents.get(row.unit_id + document_id) ?? null,
  }));
}
type Printed = { readonly document_printed: string | null; readonly document_id: string | null };

const isSame = (one: There, asked: Asked): boolean =>
  isOfText(one, asked) || (one.giver_level === asked.level && isSaid(one, asked));
const isOfText = (one: There, { document }: Asked): boolean =>
  document !== null && one.document !== null && printedKey(one.document) === printedKey(document);
const isSaid = ({ title }: There, { titles }: Asked): boolean =>
  titles.some((each) => fold(oneLine(each)) === fold(oneLine(title)));

/** So many are named. */
const named = 10;

function toldOf(found: readonly There[], word: Word, nameOf: (one: There) => string): Issue[] {
  if (found.length === 0) return [];
  const lines = found.slice(0, named).map((one) => {
    const said = { name: nameOf(one), title: one.title, day: one.due_on === null ? '' : printed(one.due_on) };
    return filledWord(one.due_on === null ? taskWords.thereUndated : taskWords.there, said);
  });
  const more = found.length > named ? '; …' : '';
  const tasks = (language: Language) => lines.map((line) => line[language]).join('; ') + more;
  const message = {
    vi: filled(word.vi, { tasks: tasks('vi') }),
    en: filled(word.en, { tasks: tasks('en') }),
  };
  return [{ path: ['evenIfThere'], message }];
}
