import type { Role } from './post.ts';

/** On which units, seen from the unit of the post, a role grants a permission. */
export type Where = {
  readonly own: boolean;
  /** Units below the own one, where the post itself reaches below. */
  readonly below: boolean;
  /** Ended units that the own one came from; with `below` also those that ended below them. */
  readonly predecessors: boolean;
  /** Only where the own unit is the one at the top of the tree. */
  readonly topOnly: boolean;
};

const nowhere: Where = { own: false, below: false, predecessors: false, topOnly: false };
const own: Where = { ...nowhere, own: true };
const below: Where = { ...nowhere, below: true };
const ownAndBelow: Where = { ...nowhere, own: true, below: true };
const ownAndBefore: Where = { ...own, predecessors: true };
const belowAndBefore: Where = { ...below, predecessors: true };
const allBelowAndBefore: Where = { ...ownAndBelow, predecessors: true };
const top: Where = { ...own, topOnly: true };

type Grants = Readonly<Record<string, Where>>;

/** What whoever may be given a task does with it; the open tasks of a merged unit go on in its successor. */
const ownTasks: Grants = {
  'plans.read': ownAndBefore,
  'tasks.work': ownAndBefore,
};

/** What everybody who holds a post may do in its unit. */
const anyRole: Grants = {
  'people.read': own,
  'post.delegate': own,
  'tree.readFiles': own,
  'reports.readOwed': own,
};

/** The registers of the own unit, and of those that it came from: they are its past. */
const readsDocuments: Grants = {
  'documents.readRegisters': ownAndBefore,
  'documents.read': ownAndBefore,
};

/**
 * What the roles grant. The table that people read, and that the tests hold against this one, is docs/access.md; roles whose
 * registers come later have here what they may do already.
 */
const grants: Readonly<Record<Role, Grants>> = {
  specialist: {
    ...anyRole,
    ...readsDocuments,
    'documents.draft': own,
    'documents.examine': own,
    ...ownTasks,
    'reports.readOwed': ownAndBefore,
    'reports.readDraft': ownAndBefore,
    'reports.readSent': ownAndBefore,
    'reports.enter': ownAndBefore,
  },
  documentClerk: {
    ...anyRole,
    ...ownTasks,
    'tasks.takeUp': ownAndBefore,
    ...readsDocuments,
    'documents.draft': own,
    'documents.register': own,
    'documents.sign': own,
    'documents.examine': own,
  },
  deskClerk: { ...anyRole, ...ownTasks },
  // What a merged unit still owed, or was to receive, those who have the same post in its successor do.
  reportingOfficer: {
    ...anyRole,
    ...readsDocuments,
    'documents.draft': own,
    'documents.examine': own,
    ...ownTasks,
    'plans.manage': ownAndBefore,
    'tasks.takeUp': ownAndBefore,
    'tasks.give': ownAndBefore,
    'tasks.remind': ownAndBefore,
    'tasks.oversee': ownAndBefore,
    'reports.readOwed': ownAndBefore,
    'reports.readDraft': ownAndBefore,
    'reports.readSent': allBelowAndBefore,
    'reports.enter': ownAndBefore,
    'reports.assign': ownAndBefore,
    'reports.close': ownAndBefore,
    'reports.explain': ownAndBefore,
    'reports.proposeCorrection': ownAndBefore,
    'reports.addUp': ownAndBefore,
    'reports.suppliers': own,
  },
  leader: {
    ...anyRole,
    ...readsDocuments,
    'documents.draft': own,
    'documents.sign': own,
    ...ownTasks,
    'tasks.takeUp': ownAndBefore,
    'tasks.give': ownAndBefore,
    'tasks.remind': ownAndBefore,
    'tasks.oversee': ownAndBefore,
    'tasks.decide': ownAndBefore,
    'reports.readOwed': ownAndBefore,
    'reports.readDraft': ownAndBefore,
    'reports.readSent': allBelowAndBefore,
    'reports.explain': ownAndBefore,
    'reports.proposeCorrection': ownAndBefore,
    'reports.sign': ownAndBefore,
    'reports.receive': ownAndBefore,
  },
  campaignManager: {
    ...anyRole,
    'reports.readSent': allBelowAndBefore,
    'campaigns.open': own,
    'campaigns.lookAfter': ownAndBefore,
    'campaigns.extendLock': belowAndBefore,
    'reports.receive': ownAndBefore,
  },
  appraiser: anyRole,
  unitAdministrator: {
    ...anyRole,
    'people.read': ownAndBelow,
    'people.manage': ownAndBelow,
    'documents.readRegisters': own,
    'documents.settings': own,
    'reports.template': own,
    'reports.suppliers': own,
    'tree.add': ownAndBelow,
    'tree.change': below,
    'tree.succeed': ownAndBelow,
    'tree.import': top,
    'tree.readFiles': ownAndBelow,
  },
  // Runs the machine and reads nothing of the unit's work; colleagues' names neither.
  systemOperator: { 'installation.run': top, 'installation.verify': top },
  // A delegated audit would be no audit.
  auditor: {
    'people.read': allBelowAndBefore,
    'audit.read': allBelowAndBefore,
    'documents.readRegisters': allBelowAndBefore,
    'documents.read': allBelowAndBefore,
    'plans.read': allBelowAndBefore,
    'tasks.oversee': allBelowAndBefore,
    'reports.readOwed': allBelowAndBefore,
    'reports.readDraft': allBelowAndBefore,
    'reports.readSent': allBelowAndBefore,
    'tree.readFiles': allBelowAndBefore,
    'installation.verify': top,
  },
};

/** Where a role grants a permission; nowhere for a permission it does not know. */
export const whereGranted = (role: Role, permission: string): Where => grants[role][permission] ?? nowhere;
