import type { Word } from '../../../base/word.ts';
import type { ReformField } from '../../documents/document.ts';
import type { EvidenceDoubt, giverLevels, taskSources } from '../fields.ts';
import type { PlanStatus, planKinds } from '../plan-log.ts';
import type { ReadDoubt } from '../reading/read-plan.ts';
import type { TaskActionKind, TaskStatus } from '../task-log.ts';

/** As people write of what has no day. */
export const regularText = 'Thường xuyên';

export const fieldNames = {
  direction: { vi: 'Chỉ đạo, điều hành', en: 'Direction' },
  institutions: { vi: 'Cải cách thể chế', en: 'Institutions' },
  procedures: { vi: 'Cải cách thủ tục hành chính', en: 'Procedures' },
  organisation: { vi: 'Cải cách tổ chức bộ máy', en: 'Organisation' },
  civilService: { vi: 'Cải cách chế độ công vụ', en: 'Civil service' },
  finance: { vi: 'Cải cách tài chính công', en: 'Public finance' },
  digital: { vi: 'Chính quyền điện tử, chính quyền số', en: 'Digital government' },
} satisfies Record<ReformField, Word>;

export const planKindNames = {
  reform: { vi: 'Kế hoạch cải cách hành chính', en: 'Reform plan' },
  publicity: { vi: 'Kế hoạch tuyên truyền', en: 'Publicity plan' },
  inspection: { vi: 'Kế hoạch kiểm tra', en: 'Inspection plan' },
  procedureControl: { vi: 'Kế hoạch kiểm soát thủ tục', en: 'Procedure control plan' },
  other: { vi: 'Kế hoạch khác', en: 'Another plan' },
} satisfies Record<(typeof planKinds)[number], Word>;

export const planStatusNames = {
  drafting: { vi: 'Dự thảo', en: 'Draft' },
  issued: { vi: 'Đã ban hành', en: 'Issued' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
  discarded: { vi: 'Đã bỏ', en: 'Discarded' },
} satisfies Record<PlanStatus, Word>;

export const taskStatusNames = {
  draft: { vi: 'Dự thảo', en: 'Draft' },
  open: { vi: 'Chưa bắt đầu', en: 'Not begun' },
  doing: { vi: 'Đang thực hiện', en: 'Under way' },
  reported: { vi: 'Chờ xác nhận', en: 'To be confirmed' },
  done: { vi: 'Hoàn thành', en: 'Done' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
} satisfies Record<TaskStatus, Word>;

export const sourceNames = {
  plan: { vi: 'Trong kế hoạch', en: 'Of a plan' },
  above: { vi: 'Cấp trên giao', en: 'From above' },
  leader: { vi: 'Lãnh đạo đơn vị giao', en: 'From the leader' },
} satisfies Record<(typeof taskSources)[number], Word>;

export const giverNames = {
  nation: { vi: 'Trung ương', en: 'The nation' },
  ministry: { vi: 'Bộ, ngành', en: 'A ministry' },
  province: { vi: 'Tỉnh, thành phố', en: 'The province' },
  district: { vi: 'Huyện', en: 'The district' },
  commune: { vi: 'Xã, phường', en: 'The commune' },
  department: { vi: 'Sở, phòng, ban', en: 'A department' },
  party: { vi: 'Đảng ủy, cấp ủy', en: 'The party' },
  council: { vi: 'Hội đồng nhân dân', en: 'The council' },
  other: { vi: 'Nơi khác', en: 'Others' },
} satisfies Record<(typeof giverLevels)[number], Word>;

export const actionNames = {
  created: { vi: 'Lập nhiệm vụ', en: 'Written down' },
  changed: { vi: 'Sửa', en: 'Changed' },
  issued: { vi: 'Ban hành cùng kế hoạch', en: 'Issued with the plan' },
  assigned: { vi: 'Phân công', en: 'Assigned' },
  handedDown: { vi: 'Giao xuống', en: 'Handed down' },
  progressed: { vi: 'Cập nhật tiến độ', en: 'Progress' },
  evidenceAdded: { vi: 'Thêm sản phẩm', en: 'Evidence added' },
  evidenceWithdrawn: { vi: 'Rút sản phẩm', en: 'Evidence withdrawn' },
  reported: { vi: 'Báo hoàn thành', en: 'Reported as done' },
  confirmed: { vi: 'Xác nhận hoàn thành', en: 'Confirmed' },
  refused: { vi: 'Chưa công nhận', en: 'Refused' },
  reopened: { vi: 'Mở lại', en: 'Reopened' },
  extensionAsked: { vi: 'Xin gia hạn', en: 'Extension asked' },
  extensionGranted: { vi: 'Đồng ý gia hạn', en: 'Extension granted' },
  extensionRefused: { vi: 'Không gia hạn', en: 'Extension refused' },
  amended: { vi: 'Điều chỉnh', en: 'Amended' },
  reminded: { vi: 'Nhắc việc', en: 'Reminded' },
  cancelled: { vi: 'Hủy', en: 'Cancelled' },
} satisfies Record<TaskActionKind, Word>;

export const evidenceDoubtWords = {
  kind: { vi: 'Không đúng loại văn bản của sản phẩm', en: 'Not the kind of document asked for' },
  unsigned: { vi: 'Văn bản chưa ký, chưa ban hành', en: 'Not signed or issued yet' },
  early: { vi: 'Đề ngày trước khi giao nhiệm vụ', en: 'Dated before the task was given' },
  afterDone: { vi: 'Đề ngày sau ngày hoàn thành', en: 'Dated after the completion' },
  same: { vi: 'Dùng chung cho nhiệm vụ khác', en: 'Proves another task too' },
  sameElsewhere: { vi: 'Đơn vị khác nộp cùng tệp', en: 'Other units hand in the same file' },
} satisfies Record<EvidenceDoubt, Word>;

/** What is to be looked at of a row that was read from a file or a table. */
export type RowDoubt = ReadDoubt | 'personGuessed';

export const readDoubtWords = {
  dueMissing: { vi: 'Chưa có thời hạn', en: 'No due day' },
  dueUnread: { vi: 'Chưa đọc được thời hạn', en: 'The due day could not be read' },
  dueSeveral: { vi: 'Có nhiều mốc, đã lấy mốc cuối', en: 'Several days; the last was taken' },
  dueVague: { vi: 'Thời hạn ghi chung chung', en: 'The due day is vague' },
  duePartly: {
    vi: 'Mới đọc được một phần của thời hạn, hãy so với bản gốc',
    en: 'Only a part of the due day was read; compare it with the paper',
  },
  dueBefore: { vi: 'Ghi “trước ngày”, đã lấy đúng ngày đó', en: 'Says “before”; the day itself was taken' },
  dueOtherYear: { vi: 'Thời hạn ở năm khác', en: 'Due in another year' },
  dueRepeats: { vi: 'Việc định kỳ, không có ngày', en: 'Repeats; no day' },
  fieldGuessed: { vi: 'Lĩnh vực đoán theo nội dung', en: 'The field is guessed' },
  fieldMissing: { vi: 'Chưa rõ lĩnh vực', en: 'The field is not clear' },
  productMissing: { vi: 'Chưa có sản phẩm', en: 'No product' },
  responsibleMissing: { vi: 'Chưa có người chủ trì', en: 'Nobody responsible' },
  personGuessed: {
    vi: 'Tên trong bảng không khớp hẳn với người đã chọn, hãy xem lại',
    en: 'The name in the table is not quite that of who was chosen',
  },
  costUnread: { vi: 'Chưa đọc được kinh phí', en: 'The cost could not be read' },
  tooLong: { vi: 'Nội dung dài, đã cắt bớt', en: 'Too long; it was cut' },
  unclear: { vi: 'Đọc chưa chắc, hãy so với bản gốc', en: 'Not read for certain' },
} satisfies Record<RowDoubt, Word>;

export const words = {
  plans: { vi: 'Kế hoạch', en: 'Plans' },
  plansOf: { vi: 'Kế hoạch của {unit}', en: 'Plans of {unit}' },
  choose: { vi: 'Kế hoạch, nhiệm vụ', en: 'Plans and tasks' },
  chooseLead: { vi: 'Chọn đơn vị để xem kế hoạch và nhiệm vụ.', en: 'Choose a unit.' },
  noUnits: {
    vi: 'Bạn chưa có vị trí nào xem được kế hoạch. Hãy liên hệ người quản trị đơn vị.',
    en: 'None of your posts sees plans. Ask the administrator of your unit.',
  },
  plansLead: {
    vi: 'Mỗi kế hoạch có bảng nhiệm vụ: làm gì, sản phẩm gì, ai chủ trì, khi nào xong.',
    en: 'Each plan has its tasks: what, with which product, by whom, until when.',
  },
  toTasks: { vi: 'Danh sách nhiệm vụ', en: 'All tasks' },
  toPlans: { vi: 'Các kế hoạch', en: 'All plans' },
  year: { vi: 'Năm', en: 'Year' },
  anyYear: { vi: 'Mọi năm', en: 'Any year' },
  kind: { vi: 'Loại kế hoạch', en: 'Kind' },
  anyKind: { vi: 'Mọi loại', en: 'Any kind' },
  name: { vi: 'Tên kế hoạch', en: 'Name' },
  basis: { vi: 'Căn cứ (văn bản của cấp trên)', en: 'Text from above that it follows' },
  status: { vi: 'Trạng thái', en: 'State' },
  document: { vi: 'Văn bản', en: 'Document' },
  issuedOn: { vi: 'Ngày ban hành', en: 'Issued on' },
  noPlans: {
    vi: 'Chưa có kế hoạch nào. Hãy lập kế hoạch mới, hoặc lập từ kế hoạch năm trước.',
    en: 'There is no plan yet. Make one, or copy that of last year.',
  },
  beside: {
    vi: 'Đúng là thêm một kế hoạch CCHC nữa của năm này',
    en: 'A further reform plan of this year is meant',
  },
  discard: { vi: 'Bỏ kế hoạch dự thảo', en: 'Discard the draft' },
  discardSure: {
    vi: 'Kế hoạch “{name}” và mọi nhiệm vụ trong đó không còn dùng được nữa. Nhật ký vẫn lưu.',
    en: '“{name}” and all its tasks fall away. The log stays.',
  },
  newPlan: { vi: 'Lập kế hoạch', en: 'New plan' },
  create: { vi: 'Lập kế hoạch', en: 'Make the plan' },
  copy: { vi: 'Lập cho năm sau', en: 'Copy for next year' },
  copyAbout: { vi: 'Lập kế hoạch năm sau từ {name}', en: 'Make next year’s plan from {name}' },
  copyText: {
    vi: 'Chép {count} nhiệm vụ; thời hạn dời theo năm. Sau đó sửa từng nhiệm vụ trong bản dự thảo.',
    en: '{count} tasks are copied, their days moved by the year. Then change the draft.',
  },
  edit: { vi: 'Sửa', en: 'Change' },
  editAbout: { vi: 'Sửa nhiệm vụ {title}', en: 'Change the task {title}' },
  save: { vi: 'Lưu', en: 'Save' },
  editPlan: { vi: 'Sửa thông tin kế hoạch', en: 'Change the head' },
  tasks: { vi: 'Nhiệm vụ', en: 'Tasks' },
  tasksOf: { vi: 'Nhiệm vụ của {unit}', en: 'Tasks of {unit}' },
  tasksLead: {
    vi: 'Việc trong kế hoạch, việc cấp trên giao và việc lãnh đạo đơn vị giao.',
    en: 'Tasks of plans, from above, and from the own leader.',
  },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  product: { vi: 'Sản phẩm', en: 'Product' },
  productKind: { vi: 'Sản phẩm là loại văn bản', en: 'Kind of document' },
  anyProductKind: { vi: 'Loại bất kỳ', en: 'Any kind' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  anyField: { vi: 'Mọi lĩnh vực', en: 'Any field' },
  person: { vi: 'Chịu trách nhiệm', en: 'Responsible' },
  personHint: { vi: 'Bộ phận hoặc cơ quan như trong kế hoạch in', en: 'As the plan prints it' },
  personShort: { vi: 'Bộ phận, cơ quan', en: 'Office or body' },
  anyPerson: { vi: 'Mọi người', en: 'Anybody' },
  noPerson: { vi: 'Chưa phân công', en: 'Nobody' },
  coWorkers: { vi: 'Phối hợp', en: 'Co-workers' },
  starts: { vi: 'Bắt đầu', en: 'Begins' },
  due: { vi: 'Thời hạn', en: 'Due' },
  dueHint: { vi: 'Ngày, “Quý II” hoặc “Thường xuyên”', en: 'A day, “Quý II”, or “Thường xuyên”' },
  cost: { vi: 'Kinh phí (đồng)', en: 'Cost (đồng)' },
  deeds: { vi: 'Việc làm', en: 'Actions' },
  regular: { vi: 'Thường xuyên', en: 'Regular' },
  noTasks: { vi: 'Không có nhiệm vụ nào như vậy.', en: 'There are no such tasks.' },
  noTasksInUnit: { vi: 'Đơn vị chưa có nhiệm vụ nào.', en: 'The unit has no tasks yet.' },
  noTasksYet: { vi: 'Kế hoạch chưa có nhiệm vụ nào.', en: 'The plan has no tasks yet.' },
  exportTable: { vi: 'Xuất Excel', en: 'Export to Excel' },
  export: { vi: 'Xuất Excel', en: 'Export to Excel' },
  addTasks: { vi: 'Thêm nhiệm vụ', en: 'Add tasks' },
  addTasksLead: {
    vi: 'Đọc từ tệp Word, dán từ Excel, hoặc gõ từng dòng. Chưa bấm Lưu thì chưa ghi gì.',
    en: 'Read a Word file, paste from Excel, or type. Nothing is kept before you save.',
  },
  addToPlan: { vi: 'Thêm nhiệm vụ vào “{name}”', en: 'Add tasks to “{name}”' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  removeAbout: { vi: 'Bỏ nhiệm vụ {title}', en: 'Remove the task {title}' },
  removeSure: { vi: 'Bỏ “{title}” khỏi bản dự thảo?', en: 'Remove “{title}” from the draft?' },
  issue: { vi: 'Ghi nhận ban hành', en: 'Record its issue' },
  issueText: {
    vi: 'Từ ngày ban hành các nhiệm vụ có hiệu lực; sau đó chỉ sửa bằng điều chỉnh có lý do.',
    en: 'From then on the tasks hold; they are changed by amendments alone.',
  },
  documentPrinted: { vi: 'Số, ký hiệu văn bản', en: 'Number and symbol' },
  documentPrintedHint: { vi: 'Ví dụ: 15/KH-UBND', en: 'Such as 15/KH-UBND' },
  amend: { vi: 'Điều chỉnh', en: 'Amend' },
  close: { vi: 'Kết thúc kế hoạch', en: 'Close' },
  closeSure: {
    vi: 'Kết thúc rồi thì không điều chỉnh được nữa, trừ khi mở lại.',
    en: 'It is amended no more unless it is reopened.',
  },
  reopen: { vi: 'Mở lại', en: 'Reopen' },
  reason: { vi: 'Lý do', en: 'Reason' },
  lacks: { vi: 'Còn thiếu', en: 'Still missing' },
  lackProduct: {
    vi: '{count} nhiệm vụ chưa có sản phẩm: {titles}',
    en: '{count} without a product: {titles}',
  },
  lackResponsible: {
    vi: '{count} nhiệm vụ chưa có người chịu trách nhiệm: {titles}',
    en: '{count} with nobody responsible: {titles}',
  },
  lackCost: {
    vi: '{count} nhiệm vụ chưa ghi kinh phí: {titles}',
    en: '{count} without their costs: {titles}',
  },
  lackField: { vi: 'Chưa có nhiệm vụ về: {titles}', en: 'No task of: {titles}' },
  amendments: { vi: 'Các lần điều chỉnh', en: 'Amendments' },
  amendment: { vi: 'Ngày {on}: {reason} ({by})', en: '{on}: {reason} ({by})' },
  amended: {
    added: { vi: 'Thêm: {title}', en: 'Added: {title}' },
    changed: { vi: 'Sửa: {title}', en: 'Changed: {title}' },
    cancelled: { vi: 'Bỏ: {title}', en: 'Cancelled: {title}' },
  },
  amendTitle: { vi: 'Điều chỉnh kế hoạch', en: 'Amend a plan' },
  amendLead: {
    vi: 'Mọi thay đổi sau ban hành được ghi thành một lần điều chỉnh: ngày, lý do, văn bản.',
    en: 'Whatever changes after issue is one amendment: day, reason, document.',
  },
  amendOn: { vi: 'Ngày điều chỉnh', en: 'Day' },
  amendOnHint: {
    vi: 'Thời hạn chỉ dời từ ngày biết điều chỉnh: hôm nay, hoặc ngày của văn bản chọn trong sổ. Việc khi đó đã quá hạn thì vẫn tính là chậm.',
    en: 'A due day moves from when this is known: today, or the day of the document chosen in the register. What was late then stays late.',
  },
  amendChanges: { vi: 'Sửa hoặc bỏ nhiệm vụ', en: 'Change or cancel tasks' },
  amendAdds: { vi: 'Thêm nhiệm vụ mới', en: 'New tasks' },
  amendSave: { vi: 'Lưu điều chỉnh', en: 'Save the amendment' },
  amendChanged: { vi: 'Nhiệm vụ được sửa', en: 'Changed tasks' },
  cancelTask: { vi: 'Bỏ', en: 'Cancel' },
  keepTask: { vi: 'Giữ lại', en: 'Keep' },
  copied: { vi: 'Lập từ {name} ({year})', en: 'Copied from {name} ({year})' },
  facts: { vi: 'Thông tin', en: 'Facts' },
  counts: { vi: 'Tình hình đến {on}', en: 'As of {on}' },
  total: { vi: 'Tổng số', en: 'Total' },
  waitingOf: { vi: 'Trong đó chờ xác nhận', en: 'Of these to be confirmed' },
  find: { vi: 'Tìm nhiệm vụ', en: 'Find' },
  state: { vi: 'Tình trạng', en: 'State' },
  anyState: { vi: 'Mọi tình trạng', en: 'Any' },
  source: { vi: 'Nguồn giao', en: 'Source' },
  anySource: { vi: 'Mọi nguồn', en: 'Any source' },
  giverLevel: { vi: 'Cấp giao', en: 'Given by' },
  anyGiver: { vi: 'Mọi cấp', en: 'Any level' },
  byFirstDue: { vi: 'Tính theo hạn ban đầu', en: 'Against the first day' },
  firstDueWas: { vi: 'Hạn ban đầu {day}', en: 'First due {day}' },
  activities: { vi: 'Việc nhỏ của nhiệm vụ', en: 'Activities of tasks' },
  withActivities: { vi: 'Kể cả việc nhỏ', en: 'With them' },
  withoutActivities: { vi: 'Không kể việc nhỏ', en: 'Without them' },
  dueFrom: { vi: 'Hạn từ ngày', en: 'Due from' },
  dueTo: { vi: 'Đến ngày', en: 'To' },
  calendar: { vi: 'Lịch', en: 'Calendar' },
  board: { vi: 'Bảng công việc', en: 'Board' },
  lateness: { vi: 'Việc chậm', en: 'Late tasks' },
  lateBy: { vi: 'Quá hạn {days} ngày', en: '{days} days overdue' },
  giver: { vi: 'Người giao', en: 'Given by' },
} as const;
