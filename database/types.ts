import type { ColumnType, Generated } from 'kysely';

/** Written by scripts/database.ts from the schema; do not change by hand. */
export type Tables = {
  api_token: ApiTokenTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  calendar_feed: CalendarFeedTable;
  campaign: CampaignTable;
  campaign_level: CampaignLevelTable;
  catalogue_file: CatalogueFileTable;
  counted_list: CountedListTable;
  credential: CredentialTable;
  delegation: DelegationTable;
  document: DocumentTable;
  document_action: DocumentActionTable;
  document_file: DocumentFileTable;
  document_filter: DocumentFilterTable;
  document_gap: DocumentGapTable;
  document_import: DocumentImportTable;
  document_link: DocumentLinkTable;
  document_register: DocumentRegisterTable;
  document_search: DocumentSearchTable;
  document_series: DocumentSeriesTable;
  document_source: DocumentSourceTable;
  indicator_supplier: IndicatorSupplierTable;
  installation: InstallationTable;
  legal_examination: LegalExaminationTable;
  legal_step: LegalStepTable;
  migration: MigrationTable;
  outside_account: OutsideAccountTable;
  pending_signature: PendingSignatureTable;
  person: PersonTable;
  plan: PlanTable;
  plan_action: PlanActionTable;
  plan_amendment: PlanAmendmentTable;
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
  task: TaskTable;
  task_action: TaskActionTable;
  task_co_worker: TaskCoWorkerTable;
  task_digest: TaskDigestTable;
  task_digest_letter: TaskDigestLetterTable;
  task_escalation: TaskEscalationTable;
  task_evidence: TaskEvidenceTable;
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

/** shared: the secret address under which calendar programs read what a person owes and when; a new one takes the place of the old */
export type CalendarFeedTable = {
  person_id: string;
  id: string;
  /** SHA-256 of the token in the address, which was shown once */
  token_hash: Uint8Array;
  made_at: Date;
  last_read_at: Date | null;
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

/** unit: the rows behind a figure that was taken into a report, in their order; a signed figure opens it. Its hash is signed with the figure */
export type CountedListTable = {
  unit_id: string;
  id: string;
  /** the indicator whose filter counted them */
  measure: string;
  from_day: string;
  to_day: string;
  kept_at: Date;
  /** of each row 16 bytes of its id and 4 of its version then; which table it is of the measure says */
  entries: Uint8Array;
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

/** unit: one document in a register of the unit */
export type DocumentTable = {
  unit_id: string;
  id: string;
  register_id: string;
  direction: 'outgoing' | 'incoming' | 'internal';
  /** noted: taken over from a text or list, not confirmed; the others as NĐ 30/2020 speaks of them */
  status: 'noted' | 'drafting' | 'signed' | 'issued' | 'received' | 'cancelled';
  /** abbreviation of the kind as catalogue/documents names it: KH, QĐ, CV … */
  kind: string;
  legal: boolean;
  /** bears a mark of secrecy: number and days alone are kept, nothing else */
  withheld: boolean;
  year: number | null;
  series: string | null;
  /** of an outgoing or internal document its number, of an incoming one the number of arrival (số đến) */
  number: number | null;
  /** letters after the number where the office system gave them (12a); empty where none */
  suffix: string;
  numbered_here: boolean;
  /** number and symbol as printed on the document: 74/BC-UBND */
  printed: string | null;
  /** the same folded: small letters, no accents, no spaces */
  printed_key: string | null;
  issuer: string | null;
  issued_on: string | null;
  received_on: string | null;
  subject: string;
  /** the subject folded for search */
  subject_key: string;
  /** field of reform it belongs to; null: none */
  field: string | null;
  /** directs the reform (văn bản chỉ đạo CCHC): counted so by the reports; null: nobody said */
  directive: boolean | null;
  /** how an outgoing document left; null while not issued, and where nobody said */
  sent_as: 'signed-electronic' | 'electronic-and-paper' | 'paper' | null;
  urgent: boolean;
  reply_due_on: string | null;
  signed_on: string | null;
  signer: string | null;
  signer_post: string | null;
  authority: 'self' | 'TM' | 'KT' | 'TL' | 'TUQ' | 'Q' | null;
  drafter_id: string | null;
  recipients: string | null;
  note: string | null;
  cancel_reason: string | null;
  in_force_from: string | null;
  in_force_to: string | null;
  /** what of a legal document is no longer in force, in words, where a part of it ended */
  partly_to: string | null;
  /** the periodic report that this is the paper of, or a correction of */
  report_id: string | null;
  /** the office system's list that it came from, with its key there */
  source_id: string | null;
  source_key: string | null;
  /** SHA-256 of what the list said when it was last taken */
  source_hash: string | null;
  /** somebody changed it after it was taken from a list: the list no longer overwrites it */
  changed_here: boolean;
  version: number;
  created_by: string;
  created_at: Date;
};

/** unit: what was done with a document, one after the other; its status is read from here */
export type DocumentActionTable = {
  unit_id: string;
  document_id: string;
  number: number;
  kind: string;
  at: Date;
  person_id: string;
  on_behalf_of: string | null;
  detail: ColumnType<unknown, string, string>;
};

/** unit: a file of a document; the stored file has the same id */
export type DocumentFileTable = {
  unit_id: string;
  id: string;
  document_id: string;
  part: 'main' | 'annex' | 'draft' | 'signed';
  sha256: string;
  /** what can be read in it, the first part of long ones; for search alone */
  text: string | null;
  read: 'waiting' | 'read' | 'unreadable';
  added_at: Date;
  removed_at: Date | null;
  /** a digital signature in it was verified when it came or was made, and the document says the same since */
  signed: Generated<boolean>;
};

/** unit: a filter of the list of documents that a person keeps under a name */
export type DocumentFilterTable = {
  unit_id: string;
  id: string;
  person_id: string;
  name: string;
  filter: ColumnType<unknown, string, string>;
};

/** unit: why a number of a register has no document (hủy số, để trống) */
export type DocumentGapTable = {
  unit_id: string;
  register_id: string;
  year: number;
  series: string;
  number: number;
  reason: string;
  explained_by: string;
  explained_at: Date;
};

/** unit: one list of a source as it is taken by a job, so many rows at a time; first tried without changing anything */
export type DocumentImportTable = {
  unit_id: string;
  id: string;
  source_id: string;
  file_id: string;
  /** it is tried: rows are counted as they would be taken, and none is */
  dry: boolean;
  state: 'waiting' | 'working' | 'done' | 'failed' | 'stopped';
  rows_total: number;
  /** rows whose effect stands: a chunk is taken whole with this number or not at all */
  rows_done: number;
  added: number;
  changed: number;
  same: number;
  /** rows that say something else than the register, which somebody changed here since */
  kept: number;
  refused: number;
  /** rows without number and day: lines between months, signatures below the list */
  skipped: number;
  /** rows among added, changed and same of documents with a mark of secrecy: number and days alone were kept */
  withheld: number;
  /** the first rows that were refused, by row and column, and why */
  problems: ColumnType<unknown, string, string>;
  trouble: string | null;
  asked_by: string;
  on_behalf_of: string | null;
  asked_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  /** the register that the list is tried against and taken into */
  register_id: string;
  /** rows of which the trial told that taking them takes the words of a document of the register: row, document, its number and day */
  erases: ColumnType<unknown, string | undefined, string>;
};

/** unit: what a document rests on, replaces, amends, repeals, answers or carries out */
export type DocumentLinkTable = {
  unit_id: string;
  document_id: string;
  id: string;
  kind: 'basis' | 'replaces' | 'amends' | 'repeals' | 'answers' | 'implements';
  /** unit of a document in a register here; null where it is named in words alone */
  to_unit_id: string | null;
  to_document_id: string | null;
  to_printed: string | null;
  to_issued_on: string | null;
  to_subject: string | null;
  made_by: string;
  made_at: Date;
};

/** unit: a register of documents; who numbers it never changes, another register follows */
export type DocumentRegisterTable = {
  unit_id: string;
  id: string;
  name: string;
  direction: 'outgoing' | 'incoming' | 'internal';
  /** outside: numbers come from the office system (QLVBĐH) and are only written down; here: taken in order from this register */
  numbering: 'outside' | 'here';
  /** register: one series of numbers a year; kind: one for each kind of document */
  series_by: 'register' | 'kind';
  /** legal documents (VBQPPL), whose symbol holds the year and which are numbered by kind */
  legal: boolean;
  /** abbreviation of the organ in the symbols of its documents: UBND, HĐND, SNV */
  organ: string;
  outside_system: string | null;
  /** number of the first document of each series in the year in which the register is opened; 1 in later years */
  first_number: number;
  opened_on: string;
  closed_on: string | null;
  version: number;
  /** by series the number of the first document in that year, where it is another */
  first_numbers: ColumnType<unknown, string | undefined, string>;
};

/** unit: under which words and marks a document is found */
export type DocumentSearchTable = {
  unit_id: string;
  document_id: string;
  /** day of arrival, or of issue; null of a draft, which stands before all others */
  day: string | null;
  /** folded words of subject, number, issuer and files, with "^ca" for a word that begins so; "=d:incoming" and the like for what the list is filtered by, the unit among them */
  words: string;
};

/** unit: the last number of a register in a year; who takes the next one holds this row */
export type DocumentSeriesTable = {
  unit_id: string;
  register_id: string;
  year: number;
  /** abbreviation of the kind where each has numbers of its own; empty where one series serves all */
  series: string;
  last_number: number;
};

/** unit: an office system whose lists are imported into a register, with what its columns say */
export type DocumentSourceTable = {
  unit_id: string;
  id: string;
  name: string;
  register_id: string;
  /** by field of a document the header of its column; in which order days are written */
  mapping: ColumnType<unknown, string, string>;
  version: number;
  made_by: string;
  made_at: Date;
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

/** unit: a legal document looked at by this unit: check (kiểm tra), review (rà soát), systematisation (hệ thống hóa); what was found and how it was handled */
export type LegalExaminationTable = {
  unit_id: string;
  id: string;
  kind: 'check' | 'review' | 'systematisation';
  examined_on: string;
  /** unit of the document where it stands in a register here; of another unit where the unit checks by authority */
  document_unit_id: string | null;
  document_id: string | null;
  printed: string;
  issued_on: string | null;
  issuer_level: 'province' | 'district' | 'commune';
  subject: string;
  finding: string | null;
  /** what is to be done with the document after it; none: nothing found */
  needed: 'none' | 'amend' | 'replace' | 'repeal' | 'suspend' | 'correct';
  handled_on: string | null;
  handled_how: string | null;
  version: number;
  added_by: string;
  added_at: Date;
  /** the same for all examinations of one document: its id, else number, level, day and subject as they are compared */
  document_key: string;
  removed_at: Date | null;
  removed_by: string | null;
  /** why an examination that was entered by mistake counts no more; null while it stands */
  removed_reason: string | null;
};

/** unit: a step in the making of a legal document (lập đề nghị, soạn thảo, lấy ý kiến, thẩm định, thẩm tra, thông qua, công bố) */
export type LegalStepTable = {
  unit_id: string;
  id: string;
  document_id: string;
  /** as catalogue/documents names the steps by the law of their day */
  step: string;
  done_on: string;
  by_whom: string | null;
  note: string | null;
  added_by: string;
  added_at: Date;
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

/** unit: a file made ready for a digital signature, and what the signer's key was given to sign */
export type PendingSignatureTable = {
  unit_id: string;
  id: string;
  document_id: string;
  file_id: string;
  /** of the document when it began: where it was changed meanwhile, nothing is signed */
  document_version: number;
  /** the file with room for the signature; it lies among the files under this hash alone */
  prepared_sha256: string;
  /** what the key signs, in base64 */
  signed_attributes: string;
  /** the signer's certificate and those of its issuers, in base64 */
  certificates: string[];
  begun_by: string;
  begun_at: Date;
  /** the signed file that came of it; null while it is awaited */
  signed_file_id: string | null;
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

/** unit: a plan of a year with its tasks (kế hoạch) */
export type PlanTable = {
  unit_id: string;
  id: string;
  kind: 'reform' | 'publicity' | 'inspection' | 'procedureControl' | 'other';
  year: number;
  name: string;
  /** the text from above that it follows, as printed */
  basis: string | null;
  document_id: string | null;
  /** number and symbol, where the document stands in no register here */
  document_printed: string | null;
  issued_on: string | null;
  /** the reading of plan_action, kept with each action */
  status: 'drafting' | 'issued' | 'closed' | 'discarded';
  copied_from: string | null;
  last_action: number;
  version: number;
  created_by: string;
  created_at: Date;
};

/** unit: what was done with a plan, one after the other; its status is read from here */
export type PlanActionTable = {
  unit_id: string;
  plan_id: string;
  number: number;
  kind: string;
  at: Date;
  person_id: string;
  on_behalf_of: string | null;
  detail: ColumnType<unknown, string, string>;
};

/** unit: a dated change of an issued plan with its reason; the log of each task it adds, changes or cancels names it */
export type PlanAmendmentTable = {
  unit_id: string;
  id: string;
  plan_id: string;
  amended_on: string;
  reason: string;
  document_id: string | null;
  document_printed: string | null;
  made_by: string;
  made_at: Date;
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
  /** asked: its bytes are to be taken from the folder of files; done: they were, unless another file has the same */
  erased: 'asked' | 'done' | null;
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

/** unit: a task with who is responsible and when it is due (nhiệm vụ); the columns repeat what its log says, for lists and counts */
export type TaskTable = {
  unit_id: string;
  id: string;
  plan_id: string | null;
  /** the task that this activity belongs to; activities are no tasks of their own in counts */
  parent_id: string | null;
  source: 'plan' | 'above' | 'leader';
  /** of a task from above: who gave it, as forms count it */
  giver_level: 'nation' | 'ministry' | 'province' | 'department' | 'district' | 'commune' | 'party' | 'council' | 'other' | null;
  /** the unit that gave it, where it is one of the tree: its leader confirms */
  giver_unit_id: string | null;
  giver_printed: string | null;
  document_id: string | null;
  document_printed: string | null;
  origin_unit_id: string | null;
  /** the task of the unit above that this one was handed down from: a row of another unit, guarded by the command and by the check of links, not by a key */
  origin_id: string | null;
  ordinal: number;
  field: 'direction' | 'institutions' | 'procedures' | 'organisation' | 'civilService' | 'finance' | 'digital';
  title: string;
  /** title and product, folded */
  search: string;
  product: string | null;
  /** abbreviation of the kind of document that the product must be, as catalogue/documents names it; null: of any kind */
  product_kind: string | null;
  person_id: string | null;
  person_printed: string | null;
  co_workers_printed: string | null;
  /** in đồng */
  cost: string | null;
  /** null while its plan is being drafted */
  given_on: string | null;
  starts_on: string | null;
  original_due_on: string | null;
  /** the day in force: an extension granted on or before it moved it; null: a regular task without a day */
  due_on: string | null;
  /** a later day granted when the one in force had passed: shown, and the task stays late */
  promised_on: string | null;
  progress: Generated<number>;
  progress_note: string | null;
  why_late: string | null;
  reported_by: string | null;
  /** reported as the day of completion; it counts once it is confirmed */
  done_on: string | null;
  confirmed_on: string | null;
  /** the last day on which a confirmed completion was taken back */
  reopened_on: string | null;
  cancelled_on: string | null;
  status: 'draft' | 'open' | 'doing' | 'reported' | 'done' | 'cancelled';
  extension_asked: Generated<boolean>;
  last_action: number;
  version: number;
  created_by: string;
  created_at: Date;
  /** the day of the text that document_printed names, as the register of the unit above has it; null: not known, or in the own register */
  document_issued_on: string | null;
};

/** unit: what was done with a task, one after the other; its status and its days are read from here */
export type TaskActionTable = {
  unit_id: string;
  task_id: string;
  number: number;
  kind: string;
  /** the day of the deed in Vietnam */
  on_day: string;
  at: Date;
  /** the unit that acted: the own one, or the one that gave the task */
  by_unit_id: string;
  person_id: string;
  on_behalf_of: string | null;
  detail: ColumnType<unknown, string, string>;
};

/** unit: who works on a task beside who is responsible */
export type TaskCoWorkerTable = {
  unit_id: string;
  task_id: string;
  person_id: string;
};

/** shared: who asked for a letter each working morning about the tasks that wait for them */
export type TaskDigestTable = {
  person_id: string;
  since: Date;
};

/** shared: the letter of a day, so that nobody gets two; kept for a month */
export type TaskDigestLetterTable = {
  person_id: string;
  on_day: string;
  /** written before it is handed to the mail server; null: still to be sent */
  sent_at: Date | null;
};

/** unit: that a task is overdue was told to the leader, and later to who gave it; once for each due day */
export type TaskEscalationTable = {
  unit_id: string;
  task_id: string;
  due_on: string;
  told: 'leader' | 'giver';
  given_at: Date;
};

/** unit: the product of a task, a document of the register or a file */
export type TaskEvidenceTable = {
  unit_id: string;
  id: string;
  task_id: string;
  document_id: string | null;
  file_id: string | null;
  title: string;
  kind: string | null;
  dated_on: string | null;
  /** why one document or file proves several tasks */
  same_reason: string | null;
  added_by: string;
  added_at: Date;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
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
