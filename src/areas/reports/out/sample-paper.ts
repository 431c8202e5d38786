import type { PlainDate } from '../../../base/plain-date.ts';
import { Problem } from '../../../base/problem.ts';
import type { AdministrativePaper } from '../../../formats/paper/paper.ts';
import { loadIndicators } from '../../indicators/catalogue.ts';
import { ancestorsAt, type Units, unitAt } from '../../units/tree.ts';
import { loadForms, loadOutlines } from '../catalogue.ts';
import { missingFor } from '../form-value.ts';
import { newestLayout } from '../frozen.ts';
import { cellsOf } from '../working.ts';
import { officeOf } from './office.ts';
import { reportPaper } from './report-paper.ts';
import { sampleWords as words } from './words.ts';

/** A report of the unit in which nothing is true, to see how one looks: marked as a trial, without figures. */
export function samplePaper(units: Units, unitId: string, today: PlainDate): AdministrativePaper {
  const unit = unitAt(units, unitId, today) ?? units.versions.get(unitId)?.at(-1);
  if (unit === undefined) throw new Problem('not-found');
  const [above] = ancestorsAt(units, unitId, today);
  const receiver = above === undefined || above.kind === 'nation' ? words.receiver : officeOf(above.name);
  const { level, form } = formFor(unit.kind);
  const outline = loadOutlines().at(-1)!;
  const text = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: words.sentence }] };
  return reportPaper(
    {
      layout: newestLayout,
      unitId,
      unit: unit.name,
      above: above?.name ?? null,
      issuer: null,
      level,
      title: words.title,
      from: today,
      to: today,
      form,
      outline,
      indicators: loadIndicators(),
      values: new Map([...cellsOf(form).keys()].map((id) => [id, missingFor('nothing-arose')])),
      sections: new Map(outline.sections.map(({ id }) => [id, [text]])),
      unreceived: [],
      corrections: [],
      corrects: null,
      signed: {
        number: 1,
        hash: '',
        at: new Date(`${today}T00:00:00Z`),
        head: {
          number: '00',
          symbol: words.symbol,
          date: today,
          place: words.place,
          authority: 'TM',
          position: words.position,
          signer: words.signer,
          recipients: [receiver, words.filed],
        },
      },
    },
    new Map(),
    words.mark,
  );
}

/** The newest form of the unit's level; agencies report on that of the province. */
function formFor(kind: string) {
  const level = kind === 'commune' || kind === 'district' ? kind : ('province' as const);
  const form = loadForms()
    .filter(({ levels, kinds }) => levels.includes(level) && kinds.includes('quarter'))
    .at(-1);
  if (form === undefined) throw new Problem('not-found');
  return { level: kind, form };
}
