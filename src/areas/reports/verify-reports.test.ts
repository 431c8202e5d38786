import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../tests/office.ts';
import { openReporting, type Reporting, type Sent } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { verifyState } from '../installation/contract.ts';
import { saveSection } from './contract.ts';
import { addPicture } from './contract-pictures.ts';
import { takeFigures } from './contract-receive.ts';
import { reportFaultWords } from './words.ts';

/** One white point. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWP4//8/AAX+Av5Y8msOAAAAAElFTkSuQmCC';

onEveryDatabase('what verifying finds in reports', (open) => {
  let office: Office;
  let reporting: Reporting;
  let operator: Person;
  let sent: Sent;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-15');
    reporting = await openReporting(office, 1);
    operator = await office.aPerson({ role: 'systemOperator', unitId: office.rootUnitId });
    const campaignId = await reporting.open('quarter', 2026, 1);
    const { communes, province } = reporting;
    sent = await reporting.send(communes[0]!, campaignId, { 'documents.directivesIssued': '5' });
    await reporting.receive([sent]);
    const reportId = await reporting.reportOf(province, campaignId);
    await province.officer.call(takeFigures, { unitId: province.unitId, reportId, children: [sent] });
  });

  const found = async () => {
    const { faults } = (await operator.call(verifyState, { unitId: office.rootUnitId })).result;
    return faults.map(({ what }) => what);
  };

  /** Changes something by hand, looks, and puts it back. */
  async function broken(change: string, back: string): Promise<string[]> {
    await office.database.asOwner((run) => run(change));
    const told = await found();
    await office.database.asOwner((run) => run(back));
    return told;
  }

  it('nothing where nothing was done by hand', async () => {
    expect(await found()).toEqual([]);
  });

  it('a status that its deeds do not give, and a deed that was taken away', async () => {
    const of = `where id = '${sent.reportId}'`;
    expect(
      await broken(`update report set status = 'sent' ${of}`, `update report set status = 'received' ${of}`),
    ).toEqual([reportFaultWords.status]);
    expect(
      await broken(
        `update report set last_action = last_action + 1 ${of}`,
        `update report set last_action = last_action - 1 ${of}`,
      ),
    ).toEqual([reportFaultWords.status]);
  });

  it('a signed report that is no longer what was signed', async () => {
    const of = `where report_id = '${sent.reportId}'`;
    const put = (from: string, to: string) =>
      `update report_version set content = replace(content, '"value":"${from}"', '"value":"${to}"') ${of}`;
    expect(await broken(put('5', '55'), put('55', '5'))).toEqual([reportFaultWords.changed]);
  });

  it('figures that are not those of the signed report', async () => {
    const of = `where report_id = '${sent.reportId}' and indicator = 'documents.directivesIssued'`;
    const put = (value: number) => `update report_figure set value = ${value} ${of}`;
    expect(await broken(put(6), put(5))).toEqual([reportFaultWords.figures]);
  });

  it('a picture of a signed report that is another one', async () => {
    const [unit] = reporting.communes;
    const campaignId = await reporting.open('year', 2025);
    const own = { unitId: unit!.unitId, reportId: await reporting.reportOf(unit!, campaignId) };
    const fileId = uuidv7();
    await unit!.officer.call(addPicture, { ...own, fileId, name: 'hinh.png', content: png });
    const content = [{ type: 'picture' as const, attrs: { fileId, alt: '', width: 50 } }];
    await unit!.officer.call(saveSection, { ...own, section: 'direction.plan', version: 0, content });
    await reporting.send(unit!, campaignId, {});
    expect(await found()).toEqual([]);
    const of = `where id = '${fileId}'`;
    const { sha256 } = await office.database.db
      .selectFrom('stored_file')
      .select('sha256')
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow();
    const other = await office.files.put(new TextEncoder().encode('một hình khác'));
    const put = (hash: string) => `update stored_file set sha256 = '${hash}' ${of}`;
    expect(await broken(put(other), put(sha256))).toContain(reportFaultWords.pictures);
    const away = (object: string) => `update stored_file set unit_id = '${object}' ${of}`;
    expect(await broken(away(office.rootUnitId), away(own.unitId))).toContain(reportFaultWords.pictures);
  });

  it('what was added up and is not there, or was sent to another', async () => {
    const of = `where child_report_id = '${sent.reportId}'`;
    const put = (number: number) => `update report_taken set number = ${number} ${of}`;
    expect(await broken(put(9), put(1))).toEqual([reportFaultWords.link]);
    const send = (to: string) => `update report set receiver_id = '${to}' where id = '${sent.reportId}'`;
    expect(await broken(send(office.rootUnitId), send(reporting.province.unitId))).toEqual([
      reportFaultWords.link,
    ]);
  });

  it('a number of versions that are not there', async () => {
    const put = (number: number) => `update report set sent_number = ${number} where id = '${sent.reportId}'`;
    expect(await broken(put(2), put(1))).toEqual([reportFaultWords.number]);
    expect(await found()).toEqual([]);
  });
});
