import { recordDocument } from '../src/areas/documents/contract.ts';
import { readReportFile } from '../src/areas/legacy/contract-import.ts';
import { takeNamedDocuments } from '../src/areas/legacy/contract-named.ts';
import { whoAmI } from '../src/areas/people/contract.ts';
import * as reports from '../src/areas/reports/contract.ts';
import {
  extendLock,
  listOwed,
  openCampaign,
  proposeCampaign,
} from '../src/areas/reports/contract-campaign.ts';
import { addPicture } from '../src/areas/reports/contract-pictures.ts';
import { returnReports } from '../src/areas/reports/contract-receive.ts';
import { proposeCounted, takeCounted } from '../src/areas/reports/counted/contract.ts';
import { uuidv7 } from '../src/base/id.ts';
import { addDays, printed } from '../src/base/plain-date.ts';
import { fillIn, paperHead } from './report-makers.ts';
import { type As, acted, type Ground, type Story, stands, step, under, versioned } from './stories.ts';
import type { Registers } from './stories-documents.ts';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const part = 'section:direction.plan';
const counted = 'documents.directivesIssued';
/** A day in the window of the report. */
const issuedOn = '2025-08-01';
/** What an earlier report names; that of each round another one. */
const named = (number: number) => ({
  symbol: `${number + 1}/KH-UBND`,
  date: addDays('2025-01-01', number % 300),
});

type Own = { readonly unitId: string; readonly reportId: string };

/** What registers give to a report, and the report to the registers: one of a campaign that is opened for it. */
export async function reportStory(as: As, ground: Ground, opened: Registers): Promise<Story> {
  const { unitId, aboveId } = ground;
  // A window in which the units of the trial were there, for which it asks nobody.
  const asked = { unitId: aboveId, kind: 'nine-month' as const, year: 2025, quarter: null };
  const { title, decision, levels: all } = (await as('manager')(proposeCampaign, asked)).result;
  const levels = all
    .filter(({ level }) => level === 'commune')
    .map(({ units: _, ...level }) => ({ ...level, lockOn: '2190-01-01' }));
  const campaignId = uuidv7();
  await as('manager')(openCampaign, { ...asked, id: campaignId, title, decision, levels });
  const { reports: owed } = (await as('officer')(listOwed, { unitId, size: 100 })).result;
  const reportId = owed.find((one) => one.campaignId === campaignId)!.id;
  await fillIn({ unitId, officer: as('officer'), leader: as('leader') }, reportId, {});
  const own = { unitId, reportId };
  return aReport(as, ground, own, opened);
}

/** Divided, filled from a register, closed, given back inside, signed with a number of a register, returned from above, and gone on with. */
async function aReport(
  as: As,
  { aboveId, officerId, today }: Ground,
  own: Own,
  opened: Registers,
): Promise<Story> {
  const { unitId, reportId } = own;
  const signer = (await as('leader')(whoAmI, {})).result.person!.fullName;
  const reason = 'Cần rà soát lại số liệu';
  const key = () => reportId;
  const partClosed = step(
    reports.closePart,
    'officer',
    () => ({ ...own, part }),
    acted('report', 'partClosed', key),
  );
  const closed = step(
    reports.closeReport,
    'officer',
    () => ({ ...own, despite: true, restEmpty: true }),
    acted('report', 'closed', key),
  );
  return {
    name: 'a report and its registers',
    steps: [
      step(
        extendLock,
        'manager',
        ({ number }) => ({ ...own, lockOn: addDays('2190-01-01', number + 1), reason }),
        acted('report', 'lockExtended', key),
      ),
      step(
        reports.assignParts,
        'officer',
        ({ number }) => ({ ...own, parts: [{ part, personId: officerId, dueOn: addDays(today, number) }] }),
        acted('report', 'assigned', key),
      ),
      partClosed,
      step(reports.reopenPart, 'officer', () => ({ ...own, part }), acted('report', 'partReopened', key)),
      step(
        recordDocument,
        'clerk',
        (round) => ({
          ...{ id: round.id('directive'), unitId, registerId: opened.listed, kind: 'CT', directive: true },
          ...{ subject: 'Chỉ thị về kỷ cương', number: round.number + 1, issuedOn, sentAs: 'paper' as const },
          ...{ signer, signerPost: 'Chủ tịch', authority: 'TM' as const },
        }),
        acted('document', 'issued', (round) => round.id('directive')),
      ),
      step(
        readReportFile,
        'officer',
        (round) => ({
          ...{ ...own, fileId: round.id('earlier'), name: 'bao-cao-cu.txt' },
          content: anEarlierReport(named(round.number)),
        }),
        stands('stored_file', (round) => round.id('earlier')),
      ),
      step(
        takeNamedDocuments,
        'clerk',
        (round) => ({
          ...{ ...own, fileId: round.id('earlier') },
          documents: [
            {
              ...{ id: round.id('named'), ...named(round.number) },
              ...{ registerId: opened.listed, subject: 'Kế hoạch cũ' },
            },
          ],
        }),
        acted('document', 'noted', (round) => round.id('named')),
      ),
      step(
        takeCounted,
        'officer',
        async (round) => {
          const { figures } = (await round.as('officer')(proposeCounted, own)).result;
          const { indicator, figure, version } = figures.find((one) => one.indicator === counted)!;
          return { ...own, figures: [{ indicator, figure, version }] };
        },
        versioned('report_value', 'report_id', key, `indicator = '${counted}'`),
      ),
      step(
        addPicture,
        'officer',
        (round) => ({ ...own, fileId: round.id('picture'), name: 'anh.png', content: png }),
        stands('stored_file', (round) => round.id('picture')),
      ),
      partClosed,
      closed,
      step(
        reports.returnInside,
        'leader',
        () => ({ ...own, reason }),
        acted('report', 'returnedInside', key),
      ),
      partClosed,
      closed,
      step(
        reports.signReport,
        'leader',
        async ({ as: now }) => {
          const { mark } = (await now('leader')(reports.getReport, own)).result;
          return { ...own, ...paperHead(today, ''), signer, registerId: opened.outgoing, mark: mark! };
        },
        acted('report', 'signed', key),
        under('report_version', 'report_id', key),
        under('document', 'report_id', key, 'numbered_here'),
      ),
      step(
        returnReports,
        'manager',
        ({ number }) => ({
          ...{ receiverId: aboveId, reports: [{ ...own, number: number + 1 }] },
          reasons: [{ indicator: null, text: reason }],
        }),
        acted('report', 'returned', key),
      ),
    ],
  };
}

/** An earlier report, whose text names this document. */
const anEarlierReport = ({ symbol, date }: { readonly symbol: string; readonly date: string }): string =>
  Buffer.from(
    `BÁO CÁO\n\nUBND xã đã ban hành Kế hoạch số ${symbol} ngày ${printed(date)} về cải cách hành chính.\n`,
  ).toString('base64');
