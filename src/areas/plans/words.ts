import type { Word } from '../../base/word.ts';
import type { PlanStatus } from './plan-log.ts';
import type { TaskStatus } from './task-log.ts';
import type { AskedState, CountedState } from './task-state.ts';

export const planWords = {
  /** Why a deed is not open in this status, and what to do. */
  notNow: {
    drafting: {
      vi: 'Kế hoạch chưa ban hành nên chưa làm được việc này. Hãy ghi nhận ban hành trước.',
      en: 'The plan is not issued yet. Record its issue first.',
    },
    issued: {
      vi: 'Kế hoạch đã ban hành. Muốn sửa, hãy lập điều chỉnh có lý do.',
      en: 'The plan was issued. To change it, make an amendment with its reason.',
    },
    closed: {
      vi: 'Kế hoạch đã kết thúc nên không sửa được. Muốn sửa, hãy mở lại kế hoạch.',
      en: 'The plan is closed. Reopen it to change it.',
    },
    discarded: {
      vi: 'Kế hoạch dự thảo này đã bỏ. Hãy lập kế hoạch mới.',
      en: 'This draft was discarded. Make a new plan.',
    },
  } satisfies Record<PlanStatus, Word>,
  tooFarAhead: {
    vi: 'Năm của kế hoạch muộn nhất là {year}. Hãy ghi lại năm.',
    en: 'The year of a plan is {year} at the latest. Correct it.',
  },
  sameName: {
    vi: 'Đơn vị đã có kế hoạch năm {year} cùng tên này. Hãy mở kế hoạch đó, hoặc ghi tên khác.',
    en: 'The unit has a plan of {year} with this name. Open that one, or choose another name.',
  },
  beside: {
    vi: 'Năm {year} đã có kế hoạch CCHC “{name}”; số nhiệm vụ của hai kế hoạch sẽ cộng vào nhau. Nếu đúng là thêm một kế hoạch nữa, hãy đánh dấu xác nhận; nếu không, hãy ghi vào kế hoạch đã có.',
    en: 'There is a reform plan of {year} already, “{name}”; the tasks of both will be added up. If a further plan is meant, tick that it is; if not, use the one that is there.',
  },
  noTasks: {
    vi: 'Kế hoạch chưa có nhiệm vụ nào. Hãy thêm nhiệm vụ trước khi ban hành.',
    en: 'The plan has no tasks. Add some before it is issued.',
  },
  noProduct: {
    vi: 'Nhiệm vụ “{title}” chưa có sản phẩm. Hãy ghi sản phẩm trước khi ban hành.',
    en: 'The task “{title}” has no product. Say what it is before the plan is issued.',
  },
  dueBeforeIssue: {
    vi: 'Nhiệm vụ “{title}” có thời hạn {day}, trước ngày ban hành kế hoạch. Hãy sửa thời hạn, hoặc sửa ngày ban hành.',
    en: 'The task “{title}” is due on {day}, before the plan is issued. Mend its day, or the day of issue.',
  },
  nobodyResponsible: {
    vi: 'Nhiệm vụ “{title}” chưa có người hoặc bộ phận chịu trách nhiệm.',
    en: 'Nobody is responsible for the task “{title}”.',
  },
  notInFuture: { vi: 'Ngày này phải từ hôm nay trở về trước.', en: 'This day must not lie ahead.' },
  beforeIssue: {
    vi: 'Ngày điều chỉnh phải từ ngày ban hành kế hoạch trở đi.',
    en: 'An amendment is not dated before the plan was issued.',
  },
  needsDocument: {
    vi: 'Điều chỉnh ghi lùi ngày phải có văn bản. Hãy chọn văn bản hoặc ghi số, ký hiệu.',
    en: 'An amendment dated before today needs its document. Choose it or give its number.',
  },
  nothingAmended: {
    vi: 'Điều chỉnh chưa có nội dung. Hãy thêm, sửa hoặc bỏ ít nhất một nhiệm vụ.',
    en: 'The amendment changes nothing. Add, change or cancel at least one task.',
  },
  notOfPlan: {
    vi: 'Nhiệm vụ này không thuộc kế hoạch. Hãy tải lại trang rồi chọn lại.',
    en: 'This task is not of the plan. Load the page again and choose anew.',
  },
  changedToo: {
    vi: 'Nhiệm vụ này vừa sửa vừa bỏ trong một lần điều chỉnh. Hãy chọn một.',
    en: 'This task is both changed and cancelled. Choose one.',
  },
  belowCancelled: {
    vi: 'Nhiệm vụ chứa việc này bị bỏ trong cùng lần điều chỉnh. Hãy chọn nhiệm vụ khác, hoặc không bỏ nhiệm vụ đó.',
    en: 'The task that this belongs to is cancelled in the same amendment. Choose another one, or do not cancel it.',
  },
  oneDocument: {
    vi: 'Chỉ chọn văn bản trong sổ, hoặc chỉ ghi số, ký hiệu; không làm cả hai.',
    en: 'Either choose a document of the register or give its number, not both.',
  },
  noSuchDocument: {
    vi: 'Không có văn bản này trong sổ của đơn vị, hoặc văn bản đã hủy. Hãy chọn văn bản khác.',
    en: 'There is no such document in the register of the unit, or it was cancelled.',
  },
  withheld: {
    vi: 'Văn bản này có dấu mật nên không ghi nhiệm vụ vào hệ thống. Hãy theo dõi theo chế độ mật.',
    en: 'This document is secret: its tasks are not written down here.',
  },
  notIncoming: {
    vi: 'Hãy chọn một văn bản đến: nhiệm vụ cấp trên giao được ghi từ văn bản đến.',
    en: 'Choose an incoming document: tasks from above are taken up from one.',
  },
} as const;

export const taskWords = {
  notNow: {
    draft: {
      vi: 'Nhiệm vụ thuộc kế hoạch chưa ban hành. Hãy ghi nhận ban hành kế hoạch trước.',
      en: 'The task is of a plan that is not issued yet. Record its issue first.',
    },
    open: {
      vi: 'Nhiệm vụ chưa báo hoàn thành nên chưa làm được việc này.',
      en: 'The task was not reported as done yet.',
    },
    doing: {
      vi: 'Nhiệm vụ đang thực hiện nên chưa làm được việc này. Hãy báo hoàn thành trước.',
      en: 'The task is being worked on. Report it as done first.',
    },
    reported: {
      vi: 'Nhiệm vụ đã báo hoàn thành, đang chờ người giao xác nhận.',
      en: 'The task was reported as done and waits to be confirmed.',
    },
    done: {
      vi: 'Nhiệm vụ đã được xác nhận hoàn thành. Muốn sửa, hãy đề nghị người giao mở lại.',
      en: 'The task was confirmed as done. To change it, ask who gave it to reopen it.',
    },
    cancelled: { vi: 'Nhiệm vụ này đã hủy.', en: 'This task was cancelled.' },
  } satisfies Record<TaskStatus, Word>,
  noColleague: {
    vi: 'Người này hiện không có vị trí công tác ở đơn vị. Hãy chọn người khác.',
    en: 'This person holds no post in the unit now. Choose somebody else.',
  },
  ownCoWorker: {
    vi: 'Người chịu trách nhiệm không đồng thời là người phối hợp.',
    en: 'Who is responsible is not a co-worker too.',
  },
  noSuchKind: {
    vi: 'Không có loại văn bản này. Hãy chọn trong danh mục.',
    en: 'There is no such kind of document. Choose one from the list.',
  },
  noParent: {
    vi: 'Không có nhiệm vụ này trong cùng kế hoạch, hoặc nó đã là việc nhỏ của nhiệm vụ khác.',
    en: 'There is no such task in the plan, or it is itself an activity of another one.',
  },
  dueBeforeStart: {
    vi: 'Thời hạn phải từ ngày bắt đầu trở đi.',
    en: 'The due day must not be before the start.',
  },
  dueBeforeGiven: {
    vi: 'Thời hạn phải từ ngày giao trở đi.',
    en: 'The due day must not be before the day on which it is given.',
  },
  dueNotMoved: {
    vi: 'Không đổi được giữa có thời hạn và thường xuyên. Hãy bỏ nhiệm vụ này và thêm nhiệm vụ mới.',
    en: 'A day is neither given to a regular task nor taken away. Cancel it and add another one.',
  },
  duePast: {
    vi: 'Thời hạn mới phải từ ngày {day} trở đi.',
    en: 'The new due day must not be before {day}.',
  },
  duePastAmended: {
    vi: 'Thời hạn mới phải từ ngày {day} trở đi, là ngày điều chỉnh được biết. Nếu văn bản ban hành trước đó, hãy chọn văn bản ấy trong sổ.',
    en: 'The new due day must not be before {day}, when the amendment was known. If its document is older, choose it in the register.',
  },
  aboveGrants: {
    vi: 'Nhiệm vụ do cấp trên giao: chỉ cấp trên gia hạn được. Hãy chọn văn bản đến cho gia hạn, hoặc ghi số, ký hiệu của văn bản đó.',
    en: 'This task was given from above, and only its giver may extend it. Choose the incoming document that does, or give its number.',
  },
  ownDecision: {
    vi: 'Nơi giao quyết định ngay tại đây, có hiệu lực từ hôm nay. Hãy bỏ văn bản.',
    en: 'Who gave the task decides right here, from today. Leave the document out.',
  },
  notLater: {
    vi: 'Thời hạn xin gia hạn phải sau thời hạn hiện nay ({day}).',
    en: 'The day asked for must be after the present one ({day}).',
  },
  noDue: {
    vi: 'Nhiệm vụ thường xuyên, không có thời hạn nên không cần gia hạn.',
    en: 'A regular task has no day that could be extended.',
  },
  askedAlready: {
    vi: 'Đã xin gia hạn, đang chờ người giao quyết định.',
    en: 'An extension was asked for already and waits for a decision.',
  },
  nothingAsked: {
    vi: 'Không có đề nghị gia hạn nào đang chờ. Có thể đã có người quyết định.',
    en: 'No extension waits for a decision. Somebody may have decided it.',
  },
  notYours: {
    vi: 'Nhiệm vụ này giao cho người khác. Nếu bạn làm thay, hãy đề nghị lãnh đạo phân công lại.',
    en: 'This task was given to somebody else. If you do it in their place, have it assigned to you.',
  },
  doneInFuture: {
    vi: 'Ngày hoàn thành phải từ hôm nay trở về trước.',
    en: 'The day of completion must not lie ahead.',
  },
  doneBeforeGiven: {
    vi: 'Ngày hoàn thành phải từ ngày giao ({day}) trở đi.',
    en: 'The day of completion must not be before it was given ({day}).',
  },
  doneBeforeReopened: {
    vi: 'Nhiệm vụ đã mở lại ngày {day}: ngày hoàn thành phải từ ngày đó trở đi.',
    en: 'The task was reopened on {day}: it was not done before that.',
  },
  doneBeforeEvidence: {
    vi: 'Sản phẩm “{title}” đề ngày {day}: ngày hoàn thành phải từ ngày đó trở đi.',
    en: 'The product “{title}” is dated {day}: it was not done before that.',
  },
  whyLate: {
    vi: 'Nhiệm vụ hoàn thành sau thời hạn. Hãy ghi lý do chậm.',
    en: 'The task was done after its day. Say why.',
  },
  noEvidence: {
    vi: 'Chưa có sản phẩm hoặc tài liệu chứng minh. Hãy thêm, hoặc ghi lý do không có.',
    en: 'There is no evidence. Add some, or say why there is none.',
  },
  evidenceOneOf: {
    vi: 'Hãy chọn một văn bản trong sổ, hoặc tải một tệp lên; không làm cả hai.',
    en: 'Choose a document of the register or send a file, not both.',
  },
  evidenceNotPdf: {
    vi: 'Chỉ tệp PDF mang chữ ký số kiểm tra được ở đây.',
    en: 'Only PDF files bear digital signatures that are verified here.',
  },
  usedElsewhere: {
    vi: 'Tài liệu này đã dùng cho nhiệm vụ “{title}”. Nếu đúng là chung, hãy ghi lý do.',
    en: 'This proves the task “{title}” already. If it is meant for both, say why.',
  },
  otherHand: {
    vi: 'Bạn chịu trách nhiệm hoặc đã báo hoàn thành nhiệm vụ này (tự làm hay ủy quyền) nên không tự xác nhận. Hãy đề nghị lãnh đạo khác trong đơn vị xác nhận.',
    en: 'It is your own task, or you (or who acts for you) reported it as done. Ask another leader of the unit to confirm it.',
  },
  alone: {
    vi: 'Người xác nhận cũng là người chịu trách nhiệm hoặc báo hoàn thành; đơn vị không có lãnh đạo nào khác.',
    en: 'Who confirms is responsible or reported it; the unit has no other leader.',
  },
  notBelow: {
    vi: 'Đơn vị này không thuộc đơn vị của bạn hôm nay.',
    en: 'This unit does not stand below yours today.',
  },
  there: { vi: '{name}: “{title}”, hạn {day}', en: '{name}: “{title}”, due {day}' },
  thereUndated: { vi: '{name}: “{title}”', en: '{name}: “{title}”' },
  takenUpTwice: {
    vi: 'Đơn vị đã có nhiệm vụ của văn bản này: {tasks}. Nếu là cùng một việc, hãy bỏ dòng trùng để không đếm hai lần. Nếu là việc khác, hãy chọn “Vẫn ghi thêm”.',
    en: 'The unit has tasks of this text already: {tasks}. Leave out what is the same, so that it is not counted twice. If it is another one, choose “Take up nevertheless”.',
  },
  handedDownTwice: {
    vi: 'Đơn vị nhận đã tự ghi nhiệm vụ này từ văn bản: {tasks}. Nếu là cùng một việc, hãy bỏ chọn đơn vị đó, hoặc đề nghị đơn vị hủy nhiệm vụ tự ghi, để không đếm hai lần. Nếu vẫn giao, hãy chọn “Vẫn giao thêm”.',
    en: 'These units took the task up from the text themselves: {tasks}. Leave them out, or ask them to cancel theirs, so that it is not counted twice. To hand it down all the same, choose “Hand down nevertheless”.',
  },
  dueAfterOrigin: {
    vi: 'Thời hạn này sau thời hạn của chính đơn vị giao ({day}). Hãy sửa lại, hoặc ghi lý do giao hạn muộn hơn.',
    en: 'This is after the day on which the giving unit itself owes the task ({day}). Mend it, or say why.',
  },
  givenAlready: {
    vi: 'Nhiệm vụ này đã giao cho đơn vị này rồi.',
    en: 'This unit was given this task already.',
  },
  remindedAlready: {
    vi: 'Nhiệm vụ “{title}” vừa được {by} nhắc lúc {at}. Từ {again} mới nhắc lại được.',
    en: '{by} reminded of the task “{title}” at {at}. It may be reminded of again from {again}.',
  },
  amendInstead: {
    vi: 'Nhiệm vụ thuộc kế hoạch đã ban hành. Muốn bỏ, hãy lập điều chỉnh kế hoạch.',
    en: 'The task is of an issued plan. To take it away, amend the plan.',
  },
} as const;

/** How the forms call it. */
export const stateWords = {
  doneOnTime: { vi: 'Hoàn thành đúng hạn', en: 'Done on time' },
  doneLate: { vi: 'Hoàn thành quá hạn', en: 'Done late' },
  overdueUndone: { vi: 'Quá hạn chưa hoàn thành', en: 'Overdue' },
  inTimeUndone: { vi: 'Đang trong hạn', en: 'In time' },
} satisfies Record<CountedState, Word>;

/** What lists may be asked for. */
export const askedStateWords = {
  ...stateWords,
  done: { vi: 'Hoàn thành, đúng hạn và quá hạn', en: 'Done, in time and late' },
} satisfies Record<AskedState, Word>;

export const faultWords = {
  status: 'trạng thái nhiệm vụ không khớp với nhật ký của nhiệm vụ',
  planStatus: 'trạng thái kế hoạch không khớp với nhật ký của kế hoạch',
  origin: 'nhiệm vụ cấp trên mà nhiệm vụ này được giao từ đó không còn',
  giver: 'đơn vị giao không phải là đơn vị cấp trên của đơn vị nhận',
} as const;

export const exportWords = {
  sheet: 'Nhiệm vụ',
  heads: [
    'STT',
    'Lĩnh vực',
    'Nhiệm vụ',
    'Sản phẩm',
    'Chịu trách nhiệm',
    'Phối hợp',
    'Người giao',
    'Ngày giao',
    'Thời hạn ban đầu',
    'Thời hạn',
    'Gia hạn khi đã quá hạn',
    'Ngày hoàn thành',
    'Tiến độ (%)',
    'Kết quả',
    'Lý do chậm',
    'Kinh phí (đồng)',
  ],
  regular: 'Thường xuyên',
  waiting: 'Chờ xác nhận',
  cancelled: 'Đã hủy',
  draft: 'Dự thảo',
  asOf: (unit: string, day: string) => `${unit}: số liệu đến ngày ${day}`,
  fields: {
    direction: 'Chỉ đạo, điều hành',
    institutions: 'Cải cách thể chế',
    procedures: 'Cải cách thủ tục hành chính',
    organisation: 'Cải cách tổ chức bộ máy',
    civilService: 'Cải cách chế độ công vụ',
    finance: 'Cải cách tài chính công',
    digital: 'Chính quyền điện tử, chính quyền số',
  },
} as const;
