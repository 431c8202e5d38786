import { sql } from 'kysely';
import type { Database, Tx } from '../../base/database/database.ts';
import { uuidv7 } from '../../base/id.ts';
import type { InputOf, Operation, ResultOf } from '../../base/operation.ts';
import { addDays, dayOf, type PlainDate } from '../../base/plain-date.ts';
import { type Credential, createRunner, type Who } from '../../base/run.ts';
import { actingPosts } from '../people/delegation.ts';
import { covers, type Post } from '../people/post.ts';
import { whoOf } from '../people/who.ts';
import { fillDemoRegisters } from '../plans/demo.ts';
import { loadUnits } from '../units/registry.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { addingUpOperations } from './added-up-operations.ts';
import { campaignQueries } from './campaign-queries.ts';
import { campaignCommands } from './campaigns.ts';
import { loadForms } from './catalogue.ts';
import { closeReport, explainFinding, getReport, saveCells, saveSection, signReport } from './contract.ts';
import { listOwed, openCampaign, proposeCampaign } from './contract-campaign.ts';
import { correctReport, proposeCorrection } from './contract-correct.ts';
import { receiveReports, returnReports, showAddedUp, takeFigures } from './contract-receive.ts';
import { correctingCommands } from './correcting.ts';
import { inventedFigures } from './demo-figures.ts';
import { demoWords } from './demo-words.ts';
import { entryCommands } from './entry.ts';
import { blank, type FormValue, printValue } from './form-value.ts';
import { officeOf } from './out/office.ts';
import { receivingCommands } from './receiving.ts';
import { reportQueries } from './report-queries.ts';
import type { CheckText } from './settled.ts';
import { signingCommands } from './signing.ts';
import { cellsOf } from './working.ts';

/** How far a unit has come with a report. */
type Stage = 'draft' | 'closed' | 'sent' | 'returned' | 'received' | 'corrected' | 'correctionReceived';
/** Who makes the reports of a unit; `size` is about how many of a thing there are in it. */
type Makers = { readonly officer: string; readonly leader: string; readonly size: number };

const manager = 'ha.noivu';
const province: Makers = { officer: 'nhan.vanphong', leader: 'diep.tinh', size: 900 };
const communes = {
  benTrang: { officer: 'an.bentrang', leader: 'nghia.bentrang', size: 160 },
  tuongVi: { officer: 'phuong.tuongvi', leader: 'tai.tuongvi', size: 130 },
  luyTre: { officer: 'xuan.luytre', leader: 'cuong.luytre', size: 90 },
  suoiNgan: { officer: 'son.suoingan', leader: 'tam.suoingan', size: 110 },
  luaVang: { officer: 'huong.luavang', leader: 'thong.luavang', size: 120 },
  nuiKhoi: { officer: 'thai.nuikhoi', leader: 'thai.nuikhoi', size: 40 },
} as const satisfies Record<string, Makers>;

type Plan = {
  readonly period: {
    readonly kind: 'year' | 'quarter';
    readonly year: number;
    readonly quarter: number | null;
  };
  readonly openedOn: PlainDate;
  /** How much of the reporting year has passed. */
  readonly share: number;
  readonly stages: Readonly<Record<keyof typeof communes, Stage>>;
  readonly above: Stage;
};

/** A year that is done, and a quarter in the middle of it: nobody of xã Đồng Sương has begun. */
const plans: readonly Plan[] = [
  {
    period: { kind: 'year', year: 2025, quarter: null },
    openedOn: '2025-11-20',
    share: 1,
    stages: {
      benTrang: 'received',
      tuongVi: 'correctionReceived',
      luyTre: 'received',
      suoiNgan: 'received',
      luaVang: 'received',
      nuiKhoi: 'received',
    },
    above: 'sent',
  },
  {
    period: { kind: 'quarter', year: 2026, quarter: 1 },
    openedOn: '2026-02-23',
    share: 0.25,
    stages: {
      benTrang: 'draft',
      tuongVi: 'corrected',
      luyTre: 'closed',
      suoiNgan: 'returned',
      luaVang: 'sent',
      nuiKhoi: 'received',
    },
    above: 'draft',
  },
];

/** Days within which what the trial was begun with can still be signed. */
const openFor = 60;

/**
 * What the trial's people reported so far, through the operations that everybody uses, and after it their registers and tasks. Nothing
 * of it goes to the log: it is as invented as they are. What lies after `now` has not happened.
 */
export const fillDemoReports =
  (checkText: CheckText) =>
  async (tx: Tx, now: Date): Promise<void> => {
    const desk = await openDesk(tx, now, checkText);
    for (const plan of plans) if (at(plan.openedOn, 8) < now) await carryOut(desk, plan);
    await fillDemoRegisters(tx, await loadUnits(tx), now);
  };

type Desk = {
  readonly now: Date;
  /** Does it as this person at that moment. */
  readonly call: <O extends Operation>(
    login: string,
    moment: Date,
    operation: O,
    input: InputOf<O>,
  ) => Promise<ResultOf<O>>;
  readonly ledBy: (login: string, day: PlainDate) => string;
  readonly nameOf: (login: string) => string;
  readonly officeOn: (unitId: string, day: PlainDate) => string;
  /** As it stands before the day on the unit's papers: its name without its kind. */
  readonly placeOn: (unitId: string, day: PlainDate) => string;
};

async function openDesk(tx: Tx, now: Date, checkText: CheckText): Promise<Desk> {
  const units = await loadUnits(tx);
  const { rows } = await sql<Post & { login: string; fullName: string }>`
    select h.login, h.full_name as "fullName", p.unit_id as "unitId", p.id, p.person_id as "personId", p.role, p.reach,
      p.valid_from as "from", p.valid_to as "to"
    from post p join person h on h.id = p.person_id`.execute(tx);
  const posts = Map.groupBy(rows, ({ login }) => login);
  let moment = now;
  const runner = createRunner(
    {
      database: { db: tx, transaction: (work) => work(tx) } satisfies Pick<Database, 'db' | 'transaction'>,
      clock: () => moment,
      identify: async ({ session }, day) => ({
        who: whoIs(posts.get(session!)!, units, dayOf(day)),
        services: { units, checkText },
      }),
      record: async () => {},
      onTrouble: () => {},
    },
    operations,
  );
  return {
    now,
    call: async (login, when, operation, input) => {
      moment = when;
      const { answer } = await runner.run(operation, input, credentialOf(login));
      return (answer as { result: ResultOf<typeof operation> }).result;
    },
    ledBy: (login, day) =>
      posts.get(login)!.find((post) => post.role === 'leader' && covers(post, day))!.unitId,
    nameOf: (login) => posts.get(login)![0]!.fullName,
    officeOn: (unitId, day) => officeOf(unitAt(units, unitId, day)!.name),
    placeOn: (unitId, day) => {
      const { name, title } = unitAt(units, unitId, day)!;
      return name.replace(new RegExp(`^${title} `), '');
    },
  };
}

const operations = [
  ...campaignCommands,
  ...campaignQueries,
  ...reportQueries,
  ...entryCommands,
  ...signingCommands,
  ...correctingCommands,
  ...receivingCommands,
  ...addingUpOperations,
];

const whoIs = (posts: readonly Post[], units: Units, day: PlainDate): Who => {
  const { personId } = posts[0]!;
  const acting = actingPosts(personId, posts, [], day);
  return whoOf({ personId, posts: acting, token: null, mustChangePassword: false }, units, day);
};

const credentialOf = (login: string): Credential => ({
  session: login,
  token: null,
  cookies: {},
  address: '',
  device: '',
});

/** A moment of the day in Vietnam. */
const at = (day: PlainDate, hour: number): Date =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`);

/** One report in the hands of its unit. */
type Paper = Makers & {
  readonly unitId: string;
  readonly reportId: string;
  readonly receiverId: string;
  /** The closing day of its figures. */
  readonly to: PlainDate;
  readonly seed: string;
  readonly share: number;
};

async function carryOut(desk: Desk, plan: Plan): Promise<void> {
  const { period, openedOn } = plan;
  const provinceId = desk.ledBy(province.leader, openedOn);
  const asked = { unitId: provinceId, ...period };
  const opened = at(openedOn, 8);
  const { title, decision, levels } = await desk.call(manager, opened, proposeCampaign, asked);
  const chosen = levels
    .filter(({ level }) => level === 'province' || level === 'commune')
    .map(({ units: _, ...level }) => ({ ...level, lockOn: later(level.lockOn, lastDayOf(desk)) }));
  const id = uuidv7();
  await desk.call(manager, opened, openCampaign, { ...asked, id, title, decision, levels: chosen });
  const closing = (level: 'province' | 'commune') => chosen.find((one) => one.level === level)!.to;
  const paperOf = async (makers: Makers, to: PlainDate): Promise<Paper> => {
    const unitId = desk.ledBy(makers.leader, openedOn);
    const { reports } = await desk.call(makers.officer, opened, listOwed, { unitId, size: 100 });
    const reportId = reports.find(({ campaignId }) => campaignId === id)!.id;
    const seed = `${makers.officer}|${title}`;
    return { ...makers, unitId, reportId, receiverId: provinceId, to, seed, share: plan.share };
  };
  for (const [key, stage] of Object.entries(plan.stages)) {
    const paper = await paperOf(communes[key as keyof typeof communes], closing('commune'));
    await happen(desk, stepsOf(desk, paper, stage));
  }
  const above = await paperOf(province, closing('province'));
  await happen(desk, [
    { when: at(addDays(above.to, 1), 9), work: (when) => take(desk, above, when) },
    ...stepsOf(desk, above, plan.above),
  ]);
}

const later = (one: PlainDate, other: PlainDate): PlainDate => (one > other ? one : other);
const lastDayOf = ({ now }: Desk): PlainDate => addDays(dayOf(now), openFor);

type Step = { readonly when: Date; readonly work: (when: Date) => Promise<unknown> };

async function happen({ now }: Desk, steps: readonly Step[]): Promise<void> {
  for (const { when, work } of steps) {
    if (when >= now) return;
    await work(when);
  }
}

/** What was done with a report up to the stage, in its order. */
function stepsOf(desk: Desk, paper: Paper, stage: Stage): Step[] {
  const { officer, leader, unitId, reportId, receiverId } = paper;
  const own = { unitId, reportId };
  const reports = (number: number) => [{ ...own, number }];
  const on = (days: number, hour: number, work: Step['work']): Step => ({
    when: at(addDays(paper.to, days), hour),
    work,
  });
  const receive = (days: number, number: number) =>
    on(days, 9, (when) => desk.call(manager, when, receiveReports, { receiverId, reports: reports(number) }));
  const drafted = on(1, 10, (when) => fill(desk, paper, when, stage === 'draft'));
  const closed = on(2, 15, (when) =>
    desk.call(officer, when, closeReport, { ...own, despite: true, restEmpty: true }),
  );
  const sent = on(3, 9, (when) => sign(desk, paper, when));
  const reasons = [{ indicator, text: demoWords.returned.vi }];
  const returned = on(4, 9, (when) =>
    desk.call(manager, when, returnReports, { receiverId, reports: reports(1), reasons }),
  );
  const corrected = on(6, 14, (when) => correct(desk, { ...paper, leader }, when));
  const steps: Record<Stage, Step[]> = {
    draft: [drafted],
    closed: [drafted, closed],
    sent: [drafted, closed, sent],
    returned: [drafted, closed, sent, returned],
    received: [drafted, closed, sent, receive(4, 1)],
    corrected: [drafted, closed, sent, receive(4, 1), corrected],
    correctionReceived: [drafted, closed, sent, receive(4, 1), corrected, receive(7, 2)],
  };
  return steps[stage];
}

/** The figure that was returned, and corrected. */
const indicator = 'documents.directivesIssued';

/** Types invented figures, of a draft that stopped half the way only the first ones, and writes what they say by themselves. */
async function fill(desk: Desk, paper: Paper, when: Date, isHalf: boolean): Promise<void> {
  const { officer, unitId, reportId, seed, size, share } = paper;
  const own = { unitId, reportId };
  const { cells, form: printed, hasChildren } = await desk.call(officer, when, getReport, own);
  const form = loadForms().find(({ id }) => id === printed.id)!;
  const figures = inventedFigures(form, seed, size, share);
  // What comes from below is told by those below.
  const addedUp = hasChildren ? await addedUpIn(desk, paper, when) : new Set<string>();
  const asked = cells.filter(({ editable }) => editable);
  const typed = asked
    .slice(0, isHalf ? Math.ceil(asked.length / 2) : asked.length)
    .map(({ indicator: id, version }) => {
      const value = addedUp.has(id) ? blank : (figures.get(id) ?? blank);
      return { ...typedAs(value, id, form), indicator: id, note: null, version };
    });
  await save(desk, paper, when, typed);
  if (isHalf) return;
  await mend(desk, paper, when, addedUp);
  await writeSections(desk, paper, when);
}

const typedAs = (value: FormValue, id: string, form: ReturnType<typeof loadForms>[number]) =>
  value.value === null
    ? { typed: '', missing: value.missing ?? ('nothing-arose' as const) }
    : { typed: printValue(value, cellsOf(form).get(id)!.indicator), missing: null };

async function addedUpIn(desk: Desk, { officer, unitId, reportId }: Paper, when: Date): Promise<Set<string>> {
  const { figures } = await desk.call(officer, when, showAddedUp, { unitId, reportId });
  return new Set(figures.map((figure) => figure.indicator));
}

async function save(
  desk: Desk,
  { officer, unitId, reportId }: Paper,
  when: Date,
  cells: InputOf<typeof saveCells>['cells'],
): Promise<void> {
  const { refused, conflicts } = await desk.call(officer, when, saveCells, { unitId, reportId, cells });
  if (refused.length + conflicts.length > 0)
    throw new Error(`the trial: ${JSON.stringify({ refused, conflicts })}`);
}

/** Figures that contradict those of below are left out; what is still doubtful is explained, as a unit would. */
async function mend(desk: Desk, paper: Paper, when: Date, addedUp: ReadonlySet<string>): Promise<void> {
  const { officer, unitId, reportId } = paper;
  const own = { unitId, reportId };
  const { cells, findings } = await desk.call(officer, when, getReport, own);
  const wrong = new Set(
    findings.filter(({ severity }) => severity === 'error').flatMap(({ indicators }) => indicators),
  );
  const left = cells.filter(
    ({ indicator: id, editable, value }) => wrong.has(id) && editable && value !== null && !addedUp.has(id),
  );
  const none = { typed: '', missing: 'nothing-arose' as const, note: null };
  if (left.length > 0)
    await save(
      desk,
      paper,
      when,
      left.map(({ indicator: id, version }) => ({ ...none, indicator: id, version })),
    );
  const { findings: doubtful } = await desk.call(officer, when, getReport, own);
  for (const { key, severity } of doubtful)
    if (severity === 'error')
      await desk.call(officer, when, explainFinding, { ...own, finding: key, text: demoWords.explained.vi });
}

async function writeSections(desk: Desk, { officer, unitId, reportId }: Paper, when: Date): Promise<void> {
  const { sections } = await desk.call(officer, when, getReport, { unitId, reportId });
  for (const { id: section, version, proposed: content } of sections)
    if (content.length > 0)
      await desk.call(officer, when, saveSection, { unitId, reportId, section, version, content });
}

async function sign(desk: Desk, paper: Paper, when: Date): Promise<void> {
  const { leader, unitId, reportId } = paper;
  const { mark } = await desk.call(leader, when, getReport, { unitId, reportId });
  const head = headOf(desk, paper, when, '1');
  await desk.call(leader, when, signReport, { unitId, reportId, mark: mark!, ...head });
}

const headOf = (desk: Desk, { leader, unitId, receiverId, to }: Paper, when: Date, number: string) => ({
  number,
  symbol: 'BC-UBND',
  date: dayOf(when),
  place: desk.placeOn(unitId, to),
  authority: 'TM' as const,
  position: 'CHỦ TỊCH',
  signer: desk.nameOf(leader),
  recipients: [
    unitId === receiverId ? demoWords.ministry.vi : desk.officeOn(receiverId, to),
    demoWords.filed.vi,
  ],
});

async function correct(desk: Desk, paper: Paper, when: Date): Promise<void> {
  const { officer, leader, unitId, reportId } = paper;
  const own = { unitId, reportId };
  const { cells } = await desk.call(leader, when, getReport, own);
  const before = cells.find((cell) => cell.indicator === indicator)?.value ?? '0';
  const { proposal } = await desk.call(officer, when, proposeCorrection, {
    ...own,
    reason: demoWords.corrected.vi,
    cells: [{ indicator, typed: String(Number(before) + 1), missing: null }],
  });
  await desk.call(leader, when, correctReport, { ...own, proposal, ...headOf(desk, paper, when, '2') });
}

/** The province adds up what was sent to it by then. */
async function take(desk: Desk, { officer, unitId, reportId }: Paper, when: Date): Promise<void> {
  const own = { unitId, reportId };
  const { children } = await desk.call(officer, when, showAddedUp, own);
  const sent = children
    .filter(({ standing }) => standing > 0)
    .map(({ unitId, reportId, standing: number }) => ({ unitId, reportId, number }));
  if (sent.length > 0)
    await desk.call(officer, when, takeFigures, { ...own, children: sent, alsoSent: true });
}
