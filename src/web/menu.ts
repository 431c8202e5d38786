import type { Word } from '../base/word.ts';
import { webWords } from './words.ts';

type Way = {
  readonly to:
    | '/'
    | '/bao-cao'
    | '/van-ban'
    | '/dot-bao-cao'
    | '/ke-hoach'
    | '/xu-huong'
    | '/don-vi'
    | '/nguoi'
    | '/nhat-ky'
    | '/he-thong'
    | '/kiem-tra';
  readonly name: Word;
  /** Where its other pages lie. */
  readonly also?: string;
  /** What is found there; null for the desk itself. */
  readonly text: Word | null;
  /** The operation that the page begins with; null where it is open to everybody. */
  readonly asks: string | null;
};

const ways: readonly Way[] = [
  { to: '/', name: webWords.desk, text: null, asks: 'people.showDesk' },
  {
    ...{ to: '/ke-hoach', also: '/nhiem-vu', name: webWords.plans, text: webWords.plansText },
    asks: 'plans.chooseUnit',
  },
  { to: '/bao-cao', name: webWords.reports, text: webWords.reportsText, asks: 'reports.chooseUnit' },
  { to: '/van-ban', name: webWords.documents, text: webWords.documentsText, asks: 'documents.chooseUnit' },
  {
    to: '/dot-bao-cao',
    name: webWords.campaigns,
    text: webWords.campaignsText,
    asks: 'reports.chooseReceiver',
  },
  { to: '/xu-huong', name: webWords.trends, text: webWords.trendsText, asks: 'reports.chooseReceiver' },
  { to: '/don-vi', name: webWords.units, text: webWords.unitsText, asks: 'units.showTree' },
  { to: '/nguoi', name: webWords.people, text: webWords.peopleText, asks: 'people.listMyUnits' },
  { to: '/nhat-ky', name: webWords.audit, text: webWords.auditText, asks: 'audit.chooseUnit' },
  { to: '/he-thong', name: webWords.system, text: webWords.systemText, asks: 'installation.findTop' },
  { to: '/kiem-tra', name: webWords.check, text: webWords.checkText, asks: null },
];

/** The menu of a person: what the server says they may begin. */
export const menuFor = (next: readonly string[]): readonly Way[] =>
  ways.filter(({ asks }) => asks === null || next.includes(asks));
