import type { ColumnType, Generated } from 'kysely';

/** Written by scripts/database.ts from the schema; do not change by hand. */
export type Tables = {
  api_token: ApiTokenTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  campaign: CampaignTable;
  campaign_level: CampaignLevelTable;
  catalogue_file: CatalogueFileTable;
  credential: CredentialTable;
  delegation: DelegationTable;
  indicator_supplier: IndicatorSupplierTable;
  installation: InstallationTable;
  migration: MigrationTable;
  outside_account: OutsideAccountTable;
  person: PersonTable;
  post: PostTable;
  recovery_code: RecoveryCodeTable;
  report: ReportTable;
  report_action: ReportActionTable;
  report_adjustment: ReportAdjustmentTable;
  report_bundle: ReportBundleTable;
  report_explanation: ReportExplanationTable;
  report_figure: ReportFigureTable;
  report_part: ReportPartTable;
  report_reminder: ReportReminderTable;
  report_section: ReportSectionTable;
  report_taken: ReportTakenTable;
  report_template: ReportTemplateTable;
  report_value: ReportValueTable;
  report_version: ReportVersionTable;
  session: SessionTable;
  sign_in_attempt: SignInAttemptTable;
  stored_file: StoredFileTable;
  succession: SuccessionTable;
  succession_share: SuccessionShareTable;
  succession_unit: SuccessionUnitTable;
  unit: UnitTable;
  unit_tree: UnitTreeTable;
  unit_version: UnitVersionTable;
};

/** shared: a key for a program that works in a person's place; reaches no further than the person, and only the unit named */
export type ApiTokenTable = {
  id: string;
  person_id: string;
  name: string;
  token_hash: Uint8Array;
  unit_id: string;
  with_below: boolean;
  may_write: boolean;
  created_at: Date;
  /** last day on which it serves */
  expires_on: string;
  last_used_at: Date | null;
};

/** unit: one deed, refusal, export or reading of personal data; numbered without gap within the unit */
export type AuditEntryTable = {
  unit_id: string;
  number: number;
  at: Date;
  operation: string;
  outcome: 'done' | 'refused' | 'read' | 'exported';
  person_id: string | null;
  on_behalf_of: string | null;
  /** kind:id of all that was changed, for the history of an object */
  objects: string[];
  exception: string | null;
  /** the whole entry as canonical JSON, masked; the columns repeat parts of it for search */
  content: string;
  /** SHA-256 of the hash before it and of content; of the unit's id and content for number 1 */
  hash: Uint8Array;
};

/** unit: the last link of each unit's chain; the unit 00000000-… takes what concerns no unit */
export type AuditHeadTable = {
  unit_id: string;
  number: number;
  hash: Uint8Array;
  last_at: Date;
};

/** shared: one asking for reports by a unit of those below it (đợt báo cáo) */
export type CampaignTable = {
  id: string;
  opener_id: string;
  kind: 'quarter' | 'half-year' | 'nine-month' | 'year';
  year: number;
  quarter: number | null;
  title: string;
  /** the text that asks for it */
  decision: string;
  opened_by: string;
  opened_at: Date;
};

/** shared: what the units of one kind owe in a campaign; lower levels close earlier */
export type CampaignLevelTable = {
  campaign_id: string;
  level: 'nation' | 'ministry' | 'province' | 'department' | 'district' | 'commune';
  form_hash: string;
  outline_hash: string;
  window_from: string;
  /** closing day of the figures; the tree of this day says who reports to whom */
  window_to: string;
  due_on: string;
  /** last day on which a report may still be signed without an exception */
  lock_on: string;
};

/** shared: forms and outlines that reports were written on, and how their indicators were called, kept for ever by what they say */
export type CatalogueFileTable = {
  /** SHA-256 of content, in hexadecimal */
  hash: string;
  kind: 'form' | 'outline' | 'indicators';
  /** the id that the form or outline gives itself, of indicators that of their form; several hashes may share one */
  name: string;
  /** canonical JSON of the whole form or outline, or of name, measure and type of each indicator */
  content: string;
  added_at: Date;
};

/** shared: what a person signs in with; never leaves the server */
export type CredentialTable = {
  person_id: string;
  /** argon2id with its parameters; null where only another sign-in is used */
  password_hash: string | null;
  /** the password was set by somebody else and serves for one sign-in */
  must_change: boolean;
  password_set_at: Date | null;
  /** sealed with the server's key (AES-256-GCM) */
  totp_secret: Uint8Array | null;
  totp_confirmed: boolean;
  /** time step of the last accepted code; an earlier or equal one is a replay */
  totp_last_step: number | null;
};

/** shared: somebody else works from a post in its holder's place from a day to a day */
export type DelegationTable = {
  unit_id: string;
  id: string;
  post_id: string;
  to_person_id: string;
  valid_from: string;
  /** last day; the day before valid_from: withdrawn */
  valid_to: string;
  reason: string;
  version: number;
};

/** unit: who supplies an indicator of its reports from a day on; of two rows of one day the later one holds */
export type IndicatorSupplierTable = {
  unit_id: string;
  indicator: string;
  number: number;
  valid_from: string;
  /** null: from then on as the dictionary proposes */
  supplier: string | null;
  reason: string;
  set_by: string;
  set_at: Date;
};

/** shared: one row, written once; a trial never becomes real, nor the other way round */
export type InstallationTable = {
  id: boolean;
  kind: 'demo' | 'real';
  root_unit_id: string;
  set_up_at: Date;
};

/** local: the migrations applied to this database, oldest first by name */
export type MigrationTable = {
  /** file name without its ending, as in database/migrations */
  name: string;
  /** SHA-256 of the file as it was applied, in hexadecimal */
  checksum: string;
  applied_at: Generated<Date>;
};

/** shared: an account at another sign-in service (OIDC) that opens this person's */
export type OutsideAccountTable = {
  issuer: string;
  subject: string;
  person_id: string;
  /** keyed hash of the citizen number where the service gives it; the number itself is not kept (Luật 91/2025/QH15) */
  citizen_hash: Uint8Array | null;
  linked_at: Date;
};

/** shared: a person with an account; belongs to no unit, holds posts in units */
export type PersonTable = {
  id: string;
  /** sign-in name, in small letters */
  login: string;
  full_name: string;
  /** the name folded for search: small letters, no accents */
  full_name_key: string;
  email: string | null;
  phone: string | null;
  active: boolean;
  version: number;
  created_at: Date;
};

/** shared: a role that a person holds in a unit from a day to a day */
export type PostTable = {
  unit_id: string;
  id: string;
  person_id: string;
  role: 'specialist' | 'documentClerk' | 'deskClerk' | 'reportingOfficer' | 'leader' | 'campaignManager' | 'appraiser' | 'unitAdministrator' | 'systemOperator' | 'auditor';
  /** own: this unit; below: this unit and all below it, where the role knows that */
  reach: 'own' | 'below';
  valid_from: string;
  /** last day; null where no end is known; the day before valid_from: withdrawn */
  valid_to: string | null;
  decision: string;
  version: number;
};

/** shared: codes for the day the telephone is lost; each serves once */
export type RecoveryCodeTable = {
  person_id: string;
  code_hash: Uint8Array;
  used_at: Date | null;
};

/** unit: what one unit owes in one campaign */
export type ReportTable = {
  unit_id: string;
  id: string;
  campaign_id: string;
  level: string;
  /** the unit above on the closing day, where it is asked too; null where the report leaves the system */
  receiver_id: string | null;
  /** the reading of report_action, kept with each action */
  status: 'notBegun' | 'draft' | 'closed' | 'sent' | 'returned' | 'received' | 'corrected' | 'excused';
  due_on: string;
  /** as of the campaign, or as extended by exception */
  lock_on: string;
  first_sent_on: string | null;
  /** number of the last frozen version; 0: none yet */
  sent_number: number;
  /** number of the last version that the receiver took; 0: none yet */
  received_number: number;
  last_action: number;
};

/** unit: what was done with a report, one after the other; its status is read from here */
export type ReportActionTable = {
  unit_id: string;
  report_id: string;
  number: number;
  kind: string;
  at: Date;
  /** the unit that acted: the own one, or the receiver */
  by_unit_id: string;
  person_id: string;
  on_behalf_of: string | null;
  detail: ColumnType<unknown, string, string>;
};

/** unit: what an upper unit adds to or takes from a figure that was added up, and why */
export type ReportAdjustmentTable = {
  unit_id: string;
  id: string;
  report_id: string;
  indicator: string;
  amount: string;
  reason: string;
  made_by: string;
  made_at: Date;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
};

/** unit: received reports of a campaign packed into one file by a job */
export type ReportBundleTable = {
  unit_id: string;
  id: string;
  campaign_id: string;
  with_pdf: boolean;
  state: 'waiting' | 'working' | 'ready' | 'failed';
  total: number;
  done: number;
  /** the versions that go into it, as they were received when it was asked for */
  reports: ColumnType<unknown, string, string>;
  file_id: string | null;
  asked_by: string;
  asked_at: Date;
  ended_at: Date | null;
};

/** unit: why a figure that a check calls wrong is right; accepted or refused above */
export type ReportExplanationTable = {
  unit_id: string;
  report_id: string;
  /** rule, place and figures of the finding: another figure needs another explanation */
  finding: string;
  text: string;
  explained_by: string;
  explained_at: Date;
  decision: 'accepted' | 'refused' | null;
  decided_by: string | null;
  decided_at: Date | null;
};

/** unit: the figures of a frozen version, for adding up and comparison; words and choices stay in its content */
export type ReportFigureTable = {
  unit_id: string;
  report_id: string;
  number: number;
  indicator: string;
  campaign_id: string;
  value: string | null;
  missing: string | null;
  /** of a rate whose terms are no cells of their own: what goes up */
  numerator: string | null;
  denominator: string | null;
};

/** unit: a form or a section of a report given to a colleague, with an inner day */
export type ReportPartTable = {
  unit_id: string;
  report_id: string;
  /** form:<id of the table> or section:<id of the section> */
  part: string;
  person_id: string | null;
  due_on: string | null;
  closed_by: string | null;
  closed_at: Date | null;
};

/** unit: that a report is due, told once so many days before, and once after; anew for each version that was returned */
export type ReportReminderTable = {
  unit_id: string;
  report_id: string;
  kind: 'before-7' | 'before-3' | 'before-1' | 'after';
  given_at: Date;
  /** number of the version that came back; 0: nothing had been sent yet */
  sent_number: number;
};

/** unit: the narrative of one section of the outline, as a tree of blocks; figures in it are bound to cells */
export type ReportSectionTable = {
  unit_id: string;
  report_id: string;
  section: string;
  content: ColumnType<unknown, string, string>;
  written_by: string;
  written_at: Date;
  version: number;
};

/** unit: which version of a lower unit's report is added up in this one; a later one is proposed until taken; 0: none, for what was taken was returned */
export type ReportTakenTable = {
  unit_id: string;
  report_id: string;
  child_unit_id: string;
  /** a row of another unit: guarded by the command and by the check of links, not by a key */
  child_report_id: string;
  number: number;
  taken_by: string;
  taken_at: Date;
};

/** unit: its own Word template for reports, one after the other; a version is printed on the one of the moment it was signed */
export type ReportTemplateTable = {
  unit_id: string;
  number: number;
  /** null: from then on without a template */
  file_id: string | null;
  set_by: string;
  set_at: Date;
};

/** unit: a cell of the draft; what is computed or added up is not kept but computed when asked */
export type ReportValueTable = {
  unit_id: string;
  report_id: string;
  indicator: string;
  /** exact: digits with a point for decimals, the printed number of a choice, or words */
  value: string | null;
  missing: 'nothing-arose' | 'not-competent' | 'no-data' | null;
  note: string | null;
  source: 'typed' | 'pasted' | 'imported' | 'derived' | 'computed';
  /** where it came from: file, page and cell of an import; the predecessors of a derived figure */
  origin: ColumnType<unknown, string | null, string | null>;
  entered_by: string;
  entered_at: Date;
  version: number;
};

/** unit: a signed report, frozen; a correction after receipt is another version with its reason */
export type ReportVersionTable = {
  unit_id: string;
  report_id: string;
  number: number;
  campaign_id: string;
  /** SHA-256 of content, in hexadecimal */
  hash: string;
  /** canonical JSON of all that was signed: head, values, text, explanations */
  content: string;
  /** of a correction (đính chính); null for a sending */
  reason: string | null;
  signed_by: string;
  signed_at: Date;
};

/** local: who is signed in where; ended by removing the row */
export type SessionTable = {
  id: string;
  person_id: string;
  /** SHA-256 of the cookie */
  token_hash: Uint8Array;
  created_at: Date;
  last_seen_at: Date;
  ends_at: Date;
  device: string;
  /** how the person signed in */
  strength: 'password' | 'second-step' | 'outside';
};

/** local: attempts of the last days, to slow down guessing without locking anybody out; names and networks only as keyed hashes */
export type SignInAttemptTable = {
  id: string;
  at: Date;
  account_key: Uint8Array;
  /** id of a device that the account signed in from before */
  device: string | null;
  network_key: Uint8Array;
  /** the account had signed in from this network before */
  familiar: boolean;
  /** an attempt counts as failed from its beginning until it succeeds */
  failed: boolean;
  /** somebody was told to wait after this attempt, and the log says so; it says it once */
  refused_after: Generated<boolean>;
};

/** unit: a file belonging to something of this unit; its bytes lie once by their hash in the folder of files */
export type StoredFileTable = {
  unit_id: string;
  id: string;
  sha256: string;
  name: string;
  type: string;
  bytes: number;
  /** kind:id of what it belongs to */
  object: string;
  added_by: string;
  added_at: Date;
};

/** shared: what became of units on a day, and the decision it rests on; counts only once a person confirmed it */
export type SuccessionTable = {
  id: string;
  kind: 'merge' | 'split' | 'rename' | 'abolish';
  /** first day of the new state */
  effective_on: string;
  decision: string;
  state: 'proposed' | 'confirmed' | 'rejected';
  certainty: string;
  /** for a proposal read from free text: why it was read so, or what is doubtful */
  reading: string | null;
  source_text: string | null;
  /** raised by every change, so that two people cannot change one state unseen */
  version: number;
  created_at: Date;
};

/** shared: what part of a split unit went where, and by what it was reckoned; entered by a person, never guessed */
export type SuccessionShareTable = {
  succession_id: string;
  from_id: string;
  to_id: string;
  numerator: number;
  denominator: number;
  basis: string;
};

/** shared: the units before and after a succession; a unit on both sides goes on */
export type SuccessionUnitTable = {
  succession_id: string;
  side: 'from' | 'to';
  unit_id: string;
  /** only a part of the unit before went over (một phần) */
  is_part: boolean;
  /** the unit had its last day (before), or its first one (after), when this was recorded: withdrawn, it keeps it */
  dated_before: Generated<boolean>;
};

/** shared: a unit of government; everything about it that can change is in its versions */
export type UnitTable = {
  id: string;
  created_at: Date;
};

/** shared: one row; raised by every change of the tree, so that each server process knows when to read it anew */
export type UnitTreeTable = {
  id: boolean;
  version: number;
};

/** shared: how a unit was named, coded and placed from a day to a day; one version on each day of its life */
export type UnitVersionTable = {
  unit_id: string;
  valid_from: string;
  /** last day on which this holds; null where no end is known */
  valid_to: string | null;
  name: string;
  /** the printed kind, the first words of the name: Phường, Thị xã */
  title: string;
  kind: 'nation' | 'ministry' | 'province' | 'department' | 'district' | 'commune';
  /** text: leading zeros count; names a unit only together with its system and a day */
  code: string | null;
  code_system: string | null;
  parent_id: string | null;
  /** the text it rests on, or where it was taken from */
  decision: string;
};
