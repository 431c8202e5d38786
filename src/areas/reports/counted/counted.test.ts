import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../../tests/office.ts';
import { enterCells } from '../../../../tests/report-makers.ts';
import { openReporting, type Reporting, type Staffed } from '../../../../tests/reporting.ts';
import { uuidv7 } from '../../../base/id.ts';
import { cancelDocument, changeDocument, recordDocument } from '../../documents/contract.ts';
import { listCounted } from '../../documents/contract-counted.ts';
import { openRegister } from '../../documents/contract-registers.ts';
import { getReport } from '../contract.ts';
import { explainFigure } from '../contract-receive.ts';
import { verifyReports } from '../verify-reports.ts';
import { reportFaultWords } from '../words.ts';
import { proposeCounted, takeCounted } from './contract.ts';

const indicator = 'documents.directivesIssued';

onEveryDatabase('figures counted from the registers', (open) => {
  let office: Office;
  let reporting: Reporting;
  let commune: Staffed;
  let other: Staffed;
  let clerk: Person;
  let reportId: string;
  let own: { unitId: string; reportId: string };
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-16');
    reporting = await openReporting(office, 2);
    [commune, other] = reporting.communes as [Staffed, Staffed];
    const campaignId = await reporting.open('quarter', 2026, 1);
    reportId = await reporting.reportOf(commune, campaignId);
    own = { unitId: commune.unitId, reportId };
    clerk = await office.aPerson({ role: 'documentClerk', unitId: commune.unitId });
  });

  const proposed = async () => (await commune.officer.call(proposeCounted, own)).result.figures;
  const figure = async () => (await proposed()).find((one) => one.indicator === indicator)!;
  const take = ({ indicator, figure, version }: { indicator: string; figure: string; version: number }) =>
    commune.officer.call(takeCounted, { ...own, figures: [{ indicator, figure, version }] });
  const held = async () => {
    const { cells, findings, counted } = (await commune.officer.call(getReport, own)).result;
    return { cell: cells.find((one) => one.indicator === indicator)!, findings, counted };
  };
  let registerId: string;
  const record = async (issuedOn: string, directive = true) => {
    const id = uuidv7();
    await clerk.call(recordDocument, {
      id,
      unitId: commune.unitId,
      registerId,
      kind: 'CT',
      subject: 'Chỉ thị về kỷ cương hành chính',
      number: Number(issuedOn.replaceAll('-', '').slice(4)),
      issuedOn,
      directive,
      signer: 'Nguyễn Văn Chủ',
      signerPost: 'Chủ tịch',
      authority: 'TM',
      sentAs: 'paper',
    });
    return id;
  };

  /** What is kept of the figure as it lies in the report, or in a version of it. */
  const counted = async (number?: number) =>
    (await commune.officer.call(explainFigure, { ...own, indicator, ...(number ? { number } : {}) })).result
      .counted!;
  const opened = async (more: object = {}) => {
    const { from, to, list } = await counted();
    const asked = { unitId: commune.unitId, measure: indicator, from, to, list: list!, ...more };
    return (await commune.officer.call(listCounted, asked)).result;
  };
  /** In all other cells nothing arose. */
  const fillRest = async () => {
    const { cells } = (await commune.officer.call(getReport, own)).result;
    const blank = cells.filter(
      ({ editable, value, missing }) => editable && value === null && missing === null,
    );
    const typed = blank.map(({ indicator, version }) => ({
      ...{ indicator, version, typed: '', missing: 'nothing-arose' as const, note: null },
    }));
    await enterCells({ unitId: commune.unitId, officer: commune.officer.call }, reportId, typed);
  };
  const lists = () => office.database.db.selectFrom('counted_list').select('id').execute();

  it('are none where no register is kept: nobody is told of a 0 that nobody counted', async () => {
    expect(await proposed()).toEqual([]);
    expect((await held()).counted).toBeNull();
  });

  it('are what was issued since the reporting year began, and open into as many documents', async () => {
    registerId = uuidv7();
    const admin = await office.aPerson({ role: 'unitAdministrator', unitId: commune.unitId });
    await admin.call(openRegister, {
      id: registerId,
      unitId: commune.unitId,
      name: 'Sổ văn bản đi',
      direction: 'outgoing',
      numbering: 'outside',
      seriesBy: 'register',
      legal: false,
      organ: 'UBND',
      outsideSystem: 'QLVBĐH',
      openedOn: '2025-12-01',
    });
    for (const day of ['2025-12-09', '2025-12-10', '2026-01-10', '2026-03-09', '2026-03-10'])
      await record(day);
    await record('2026-02-02', false);
    const one = await figure();
    expect(one).toMatchObject({
      figure: '3',
      from: '2025-12-10',
      to: '2026-03-09',
      since: null,
      taken: false,
    });
    const { from, to } = one;
    const list = await commune.officer.call(listCounted, {
      unitId: commune.unitId,
      measure: indicator,
      from,
      to,
    });
    expect(list.result).toMatchObject({ count: 3 });
    expect(list.result.documents).toHaveLength(3);
  });

  it('are taken as they were seen, and say what they were counted from', async () => {
    const one = await figure();
    expect(await refusalOf(take({ ...one, figure: '4' }))).toMatchObject({ code: 'changed-by-other' });
    await take(one);
    await take(one);
    // Taken anew, it has its list anew; the one before it was never signed.
    await take(await figure());
    expect(await lists()).toHaveLength(1);
    const { cell } = await held();
    expect(cell).toMatchObject({
      value: '3',
      source: 'computed',
      origin: expect.stringContaining('sổ văn bản'),
    });
    const explained = await commune.officer.call(explainFigure, { ...own, indicator });
    expect(explained.result.counted).toMatchObject({ area: 'documents', figure: 3, readable: true });
    expect(await figure()).toMatchObject({ taken: true });
  });

  it('warn where the form says otherwise, and where the register has changed since', async () => {
    const id = await record('2026-03-01');
    const told = async () => (await held()).findings.filter(({ key }) => key.startsWith('register|'));
    expect(await told()).toMatchObject([
      { severity: 'warning', message: { vi: expect.stringContaining('4') } },
    ]);
    // Of those that wait one stands over another figure; the rest are of cells that are empty still.
    const waiting = (await proposed()).filter(({ taken }) => !taken).length;
    expect((await held()).counted).toMatchObject({ waiting, unlike: 1 });
    await clerk.call(changeDocument, {
      unitId: commune.unitId,
      documentId: id,
      version: 1,
      kind: 'CT',
      subject: 'Chỉ thị khác',
      directive: false,
    });
    expect(await told()).toEqual([]);
  });

  it('are not offered as 0 where no document says whether it counts, and tell how many do not say', async () => {
    const all = await office.database.db
      .selectFrom('document')
      .select(['id', 'directive'])
      .where('unit_id', '=', commune.unitId)
      .execute();
    const forget = (ids: readonly string[]) =>
      office.database.db
        .updateTable('document')
        .set({ directive: null })
        .where('unit_id', '=', commune.unitId)
        .where('id', 'in', ids)
        .execute();
    const others = all.filter(({ directive }) => directive === false).map(({ id }) => id);
    await forget(others);
    expect(await figure()).toMatchObject({ figure: '3', untold: others.length });
    // Of a register that knows a part alone, what was taken from it is held against it and nothing else.
    await forget(all.map(({ id }) => id));
    expect(await figure()).toBeUndefined();
    expect((await proposed()).map((one) => one.indicator)).not.toContain(indicator);
    const one = { indicator, figure: '0', version: (await held()).cell.version! };
    expect(await refusalOf(take(one))).toMatchObject({ code: 'not-found' });
    for (const { id, directive } of all)
      await office.database.db.updateTable('document').set({ directive }).where('id', '=', id).execute();
    expect(await figure()).toMatchObject({ figure: '3', untold: 0 });
  });

  it('open the list as it was counted, with what became of each row since', async () => {
    const before = (await opened()).documents.map(({ id }) => id!);
    expect(await opened()).toMatchObject({ count: 3, kept: { at: office.now.toISOString(), now: 3 } });
    expect((await opened()).documents.map(({ since }) => since)).toEqual([null, null, null]);
    const [last, middle] = before;
    const { unitId } = commune;
    const change = { unitId, version: 1, kind: 'CT', subject: 'Chỉ thị nêu rõ hơn', directive: true };
    await clerk.call(changeDocument, { ...change, documentId: last! });
    const reason = 'Ghi nhầm, không ban hành';
    await clerk.call(cancelDocument, { unitId, documentId: middle!, version: 1, reason });
    await record('2026-03-03');
    const { count, kept, documents } = await opened();
    expect([count, kept!.now]).toEqual([3, 3]);
    expect(documents.map(({ id, since }) => [id, since])).toEqual([
      [before[0], 'changed'],
      [before[1], 'gone'],
      [before[2], null],
    ]);
  });

  it('are signed with their list: what is counted later, or taken later, changes it no more', async () => {
    const { list } = await counted();
    await fillRest();
    const { number } = await reporting.sign(commune, reportId);
    expect(await counted(number)).toMatchObject({ list, figure: 3, readable: true });
    await record('2026-03-04');
    expect(await opened()).toMatchObject({ count: 3, kept: { now: 4 } });
    const { db } = office.database;
    expect(await verifyReports(db)).toEqual([]);
  });

  it('are read by who may read the register, and by their own unit alone', async () => {
    const { from, to, list } = await counted();
    const asked = { measure: indicator, from, to, list: list! };
    expect(
      await refusalOf(other.officer.call(listCounted, { ...asked, unitId: commune.unitId })),
    ).toMatchObject({
      code: 'not-permitted',
    });
    expect(
      await refusalOf(other.officer.call(listCounted, { ...asked, unitId: other.unitId })),
    ).toMatchObject({ code: 'not-found' });
    const others = [{ measure: 'documents.issued' }, { to: '2026-03-08' }, { list: uuidv7() }];
    for (const more of others)
      expect(
        await refusalOf(commune.officer.call(listCounted, { ...asked, unitId: commune.unitId, ...more })),
      ).toMatchObject({ code: 'not-found' });
  });

  it('are nobody else’s: another unit neither sees nor takes them', async () => {
    expect(await refusalOf(other.officer.call(proposeCounted, own))).toMatchObject({ code: 'not-permitted' });
    const one = await figure();
    const figures = [{ indicator, figure: one.figure, version: one.version }];
    expect(await refusalOf(other.officer.call(takeCounted, { ...own, figures }))).toMatchObject({
      code: 'not-permitted',
    });
  });

  it('are missed by the check of all data where the list is not what was signed', async () => {
    const { db } = office.database;
    await office.database.asOwner((run) =>
      run('update counted_list set entries = substring(entries from 21)'),
    );
    expect((await verifyReports(db)).map(({ what }) => what)).toEqual([reportFaultWords.lists]);
  });
});
