import type { Word } from '../../base/word.ts';
import type { BreakReason } from './carry.ts';
import type { ChangeKind } from './changes.ts';
import type { MatchReason } from './import-match.ts';
import type { ImportNoteCode } from './import-rows.ts';
import type { SuccessionKind, UnitKind } from './unit.ts';
import type { HistoryProblemCode } from './validate.ts';

/** What people read about units: each word in Vietnamese, and in English for the second language. */
type Words<K extends string> = Readonly<Record<K, { readonly vi: string; readonly en: string }>>;

export const dissolvedName = { vi: 'Đơn vị đã giải thể', en: 'Dissolved units' };

export const kindWords: Words<UnitKind> = {
  nation: { vi: 'Cả nước', en: 'Nation' },
  ministry: { vi: 'Bộ, cơ quan ngang bộ', en: 'Ministry' },
  province: { vi: 'Tỉnh, thành phố trực thuộc trung ương', en: 'Province' },
  department: { vi: 'Sở, ban, ngành, phòng', en: 'Department' },
  district: { vi: 'Huyện, quận, thị xã, thành phố thuộc tỉnh', en: 'District' },
  commune: { vi: 'Xã, phường, thị trấn, đặc khu', en: 'Commune' },
};

export const successionWords: Words<SuccessionKind> = {
  merge: { vi: 'Sáp nhập', en: 'Merged' },
  split: { vi: 'Chia tách', en: 'Split' },
  rename: { vi: 'Đổi tên', en: 'Renamed' },
  abolish: { vi: 'Giải thể', en: 'Abolished' },
};

export const changeWords: Words<ChangeKind> = {
  created: { vi: 'Lập mới', en: 'Created' },
  ended: { vi: 'Không còn', en: 'Ended' },
  renamed: { vi: 'Đổi tên', en: 'Renamed' },
  recoded: { vi: 'Đổi mã', en: 'Code changed' },
  rekinded: { vi: 'Đổi loại đơn vị', en: 'Kind changed' },
  moved: { vi: 'Chuyển đơn vị cấp trên', en: 'Moved' },
  reshaped: { vi: 'Thay đổi địa giới', en: 'Boundary changed' },
};

export const matchWords: Words<MatchReason> = {
  exact: { vi: 'Tên và loại đơn vị chỉ có một trong tỉnh', en: 'Name and kind stand once in the province' },
  district: { vi: 'Huyện ghi trong ngoặc quyết định', en: 'The district in brackets decides' },
  unchanged: { vi: 'Giữ nguyên, trùng mã và tên', en: 'Unchanged, same code and name' },
  province: { vi: 'Trùng tên tỉnh, thành phố', en: 'Name of a province' },
  'unchanged-renamed': {
    vi: 'Giữ nguyên, nhưng mã hoặc tên viết khác một chút',
    en: 'Unchanged, but code or name is written a little differently',
  },
  loose: { vi: 'Tên chỉ khác dấu hoặc i/y', en: 'The name differs in accents or i/y only' },
  'one-letter': { vi: 'Tên khác một chữ cái', en: 'The name differs in one letter' },
  'title-differs': { vi: 'Trùng tên, khác loại đơn vị', en: 'Same name, another kind of unit' },
  'district-differs': {
    vi: 'Trùng tên, nhưng thuộc huyện khác với huyện ghi trong ngoặc',
    en: 'Same name, but in another district than the brackets say',
  },
  neighbours: {
    vi: 'Nhiều đơn vị cùng tên; chọn đơn vị cùng huyện với các đơn vị còn lại',
    en: 'Several of the name; the one in the district of the others is taken',
  },
  'same-code': {
    vi: 'Nhiều đơn vị cùng tên; chọn đơn vị có mã mà đơn vị mới dùng lại',
    en: 'Several of the name; the one whose code the new unit took is taken',
  },
  'only-one-left': {
    vi: 'Nhiều đơn vị cùng tên; các đơn vị kia đã vào đơn vị khác',
    en: 'Several of the name; the others went elsewhere',
  },
  'named-by-none': {
    vi: 'Tên gần giống và đơn vị này chưa được nơi nào nhắc đến',
    en: 'The name is nearly the same, and nothing else names this unit',
  },
  'left-over': {
    vi: 'Không có tên này; trong huyện chỉ còn một đơn vị tên tương tự chưa được nhắc đến',
    en: 'No such name; one unit of a like name is left in the district',
  },
  'whole-district': {
    vi: 'Ghi tên huyện: lấy cả huyện và các xã',
    en: 'A district is named: it and its communes',
  },
  several: { vi: 'Có nhiều đơn vị cùng tên, hãy chọn một', en: 'Several units of this name, choose one' },
  'not-found': { vi: 'Không tìm thấy đơn vị này', en: 'Not found' },
};

export const noteWords: Words<ImportNoteCode> = {
  'row-unreadable': { vi: 'Dòng thiếu mã, tên hoặc cấp', en: 'The row lacks a code, name or level' },
  'row-code-twice': { vi: 'Mã có hai lần trong danh mục', en: 'The code stands twice in the list' },
  'row-parent-unknown': {
    vi: 'Mã cấp trên không có trong danh mục',
    en: 'The code of the parent is not in the list',
  },
  'row-kind-missing': {
    vi: 'Thiếu loại đơn vị; đã lấy từ tên',
    en: 'The kind is missing; taken from the name',
  },
  'text-without-unit': {
    vi: 'Dòng nguồn gốc không có đơn vị mới tương ứng',
    en: 'A text without its new unit',
  },
  'text-found-by-name': { vi: 'Mã ghi khác; đã tìm theo tên', en: 'Another code; found by name' },
  'unit-without-text': { vi: 'Đơn vị mới không có dòng nguồn gốc', en: 'A new unit without a text' },
  'text-not-understood': { vi: 'Chưa đọc được câu này', en: 'Not understood' },
  'not-a-unit': { vi: 'Không phải đơn vị hành chính cấp xã', en: 'Not a commune' },
  'province-not-found': {
    vi: 'Chưa rõ tỉnh này gồm những tỉnh cũ nào',
    en: 'The old provinces are not known',
  },
  'several-units': { vi: 'Có nhiều đơn vị cùng tên', en: 'Several units of this name' },
  'not-found': { vi: 'Không tìm thấy đơn vị', en: 'Not found' },
  'unit-used-by-none': { vi: 'Đơn vị cũ không được nơi nào nhắc đến', en: 'No text names this old unit' },
  'divided-without-saying': {
    vi: 'Vào nhiều đơn vị mới, có nơi không ghi “một phần”',
    en: 'In several new units, one of which does not say "a part"',
  },
  'rest-not-found': { vi: 'Chỉ thấy một phần, chưa thấy phần còn lại', en: 'A part; the rest is nowhere' },
  'part-not-listed-there': {
    vi: 'Ghi là đã sáp nhập một phần vào đơn vị kia, nhưng đơn vị kia không ghi',
    en: 'Said to have gone partly to a unit that does not list it',
  },
  'unchanged-but-divided': {
    vi: 'Ghi giữ nguyên, nhưng nơi khác lấy một phần',
    en: 'Unchanged, yet another unit took a part',
  },
  'raised-units-unclear': {
    vi: 'Chưa rõ những đơn vị nào đổi loại; hãy chọn trong các đơn vị sau',
    en: 'Which units changed their kind is not clear; choose among these',
  },
};

export const breakWords: Words<BreakReason> = {
  divided: {
    vi: 'Đơn vị đã chia cho nhiều đơn vị, chưa có tỷ lệ chia. Nhập tỷ lệ kèm căn cứ để nối chuỗi số liệu',
    en: 'The unit was divided and no shares are entered. Enter shares with their basis to join the series',
  },
  'several-bases': {
    vi: 'Có nhiều căn cứ chia. Chọn một căn cứ',
    en: 'Shares by several bases are known. Choose one',
  },
  joined: {
    vi: 'Số liệu của đơn vị mới không tách được về các đơn vị cũ',
    en: 'The figure of the new unit cannot be parted among the old ones',
  },
  'no-successor': { vi: 'Chưa rõ đơn vị này nhập vào đâu', en: 'What became of the unit is not known' },
  'no-predecessor': { vi: 'Chưa rõ đơn vị này từ đâu mà có', en: 'What the unit was made of is not known' },
  'not-there': {
    vi: 'Ngày của số liệu chưa có hoặc không còn đơn vị này',
    en: 'The unit did not exist on the day',
  },
};

export const historyWords: Words<HistoryProblemCode> = {
  'version-ends-before-it-begins': { vi: 'Ngày cuối trước ngày đầu', en: 'Ends before it begins' },
  'versions-overlap': { vi: 'Hai lần ghi chồng ngày', en: 'Versions overlap' },
  'versions-leave-a-gap': { vi: 'Có ngày bỏ trống giữa hai lần ghi', en: 'Versions leave a gap' },
  'parent-not-there': {
    vi: 'Đơn vị cấp trên không tồn tại vào ngày này',
    en: 'The parent does not exist on this day',
  },
  'below-itself': { vi: 'Đơn vị đứng dưới chính nó', en: 'The unit stands below itself' },
  'code-borne-twice': { vi: 'Hai đơn vị cùng một mã trong cùng ngày', en: 'Two units bear one code' },
  'ends-without-succession': {
    vi: 'Đơn vị kết thúc mà chưa ghi đã nhập vào đâu',
    en: 'The unit ends and nothing says what became of it',
  },
  'succession-unit-not-there': {
    vi: 'Đơn vị không tồn tại vào ngày thay đổi',
    en: 'The unit is not there on that day',
  },
  'succession-unit-goes-on': {
    vi: 'Đơn vị đã nhập vào nơi khác nhưng vẫn còn',
    en: 'The unit went into another and yet goes on',
  },
  'succession-unit-not-new': {
    vi: 'Đơn vị nhận đã có từ trước; ghi thêm chính nó vào các đơn vị hợp thành',
    en: 'The unit was there before; name it among those it is made of',
  },
  'succession-sides': {
    vi: 'Số đơn vị trước hoặc sau không hợp với loại thay đổi',
    en: 'Wrong number of units for this kind',
  },
  'succession-name-unchanged': {
    vi: 'Ghi đổi tên nhưng tên vẫn như cũ',
    en: 'Renamed, but the name is the same',
  },
  'shares-not-whole': { vi: 'Các tỷ lệ chia cộng lại không bằng 1', en: 'The shares do not make one whole' },
  'shares-not-of-succession': {
    vi: 'Tỷ lệ chia cho đơn vị không có trong thay đổi này',
    en: 'A share of a unit that is not in this change',
  },
};

export const commandWords = {
  goneAlready: {
    vi: 'Đơn vị này đã được ghi là nhập trọn vào đơn vị khác vào cùng ngày. Nếu chỉ một phần chuyển đi, hãy đánh dấu "một phần" ở mọi quyết định của ngày đó.',
    en: 'This unit is recorded as having gone over whole to another on that day. If only a part goes, mark it so in every decision of the day.',
  },
  awayOn: {
    vi: 'Có đơn vị không tồn tại ngay trước ngày này. Hãy xem lại ngày hoặc bỏ các đơn vị',
    en: 'There are units that are not there just before this day. Check the day, or leave out the units',
  },
  leftBelow: {
    vi: 'Đơn vị kết thúc còn các đơn vị trực thuộc sau. Hãy chọn cho chúng chuyển về đơn vị mới hay giải thể cùng',
    en: 'These units are still below the unit that ends. Choose whether they move to the new unit or are dissolved with it',
  },
  chooseGoal: {
    vi: 'Hãy chọn các đơn vị trực thuộc chuyển về đơn vị nào trong các đơn vị sau sắp xếp.',
    en: 'Choose to which of the units after they move.',
  },
  onlyVersion: {
    vi: 'Đơn vị chưa đổi lần nào, nên không có gì để gỡ. Sai tên, mã thì ghi lại đúng ngày đầu; sai loại, ngày đầu thì dùng “Sửa loại, ngày đầu”.',
    en: 'The unit was never changed, so there is nothing to withdraw. Correct its first record instead.',
  },
  laterRests: {
    vi: 'Chưa gỡ được, vì sau việc này đã ghi việc khác dựa vào nó. Hãy gỡ những việc sau trước, của các đơn vị',
    en: 'Later records rest on this one. Withdraw those first, of the units',
  },
  inUse: {
    vi: 'Chưa gỡ được, vì đơn vị mới đã có đơn vị cấp dưới, vị trí, khóa truy cập hoặc tệp',
    en: 'The new unit already has units below, posts, keys or files',
  },
  correctsNothing: {
    vi: 'Loại và ngày đầu vẫn như cũ. Hãy sửa ít nhất một mục.',
    en: 'Kind and first day are as before. Change one of them.',
  },
  firstDayTooLate: {
    vi: 'Ngày đầu phải trước lần đổi tiếp theo của đơn vị.',
    en: 'The first day must come before the next change of the unit.',
  },
  notThereOn: {
    vi: 'Đơn vị không tồn tại vào ngày này. Hãy chọn một ngày trong thời gian đơn vị hoạt động.',
    en: 'The unit is not there on this day. Choose a day of its life.',
  },
};

/** Told with the units after of both decisions. */
export const chosenTwice = (goals: readonly string[]): Word => ({
  vi: `Một đơn vị cũ đang được chọn nhập trọn vào nhiều nơi: ${goals.map((goal) => `“${goal}”`).join(' và ')}. Hãy giữ ở một nơi; nếu mỗi nơi chỉ nhận một phần thì đánh dấu “một phần” ở cả các nơi.`,
  en: `One unit before is chosen as going over whole to several: ${goals.map((goal) => `“${goal}”`).join(' and ')}. Keep it in one; where each takes a part, mark it so in all.`,
});

export const importWords = {
  beforeFromTooLate: {
    vi: 'Danh mục trước phải đúng từ một ngày trước ngày sắp xếp. Hãy xem lại hai ngày.',
    en: 'The list before must hold from a day before the reorganisation. Check both days.',
  },
  byLists: { vi: 'Đọc từ hai danh mục, không có câu chữ riêng', en: 'Read from the two lists' },
  columnsMissing: (columns: string) => ({
    vi: `Danh mục thiếu cột: ${columns}. Dòng đầu của tệp CSV phải có đủ tên các cột.`,
    en: `The list lacks columns: ${columns}. The first line of the CSV file must name them all.`,
  }),
};

export const treeWords = {
  file: 'Danh sách đơn vị ngày',
  columns: ['Mã', 'Tên', 'Loại', 'Trực thuộc', 'Từ ngày', 'Đến ngày'],
  unitTwice: {
    vi: 'Một đơn vị được nêu hai lần. Mỗi đơn vị chỉ có một số liệu.',
    en: 'A unit is named twice. Each unit has one figure.',
  },
};
