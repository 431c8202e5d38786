import { formatNumber } from '../../../base/decimal.ts';
import { printDecimal } from '../../../base/exact-decimal.ts';
import type { Word } from '../../../base/word.ts';
import type { MissingReason } from '../form-value.ts';

export const missingWords: Record<MissingReason, Word> = {
  'nothing-arose': { vi: 'không phát sinh', en: 'nothing arose' },
  'not-competent': { vi: 'không thuộc thẩm quyền', en: 'not within competence' },
  'no-data': { vi: 'chưa có số liệu', en: 'no data yet' },
};

type Choices = Readonly<Record<string, string>>;
const listOf = (choices: Choices) =>
  Object.entries(choices)
    .map(([number, name]) => `${number} – ${name}`)
    .join('; ');

/** What a cell says to the person who types into it: what is wrong, and what to type instead. */
export const entryWords = {
  outOfList: (choices: Choices): Word => ({
    vi: `Ô này chỉ nhận một trong các lựa chọn: ${listOf(choices)}. Hãy chọn lại.`,
    en: `This cell takes one of: ${listOf(choices)}. Choose again.`,
  }),
  notWhole: (): Word => ({
    vi: 'Ô này đếm nên chỉ nhận số nguyên, ví dụ 1.157. Hãy bỏ phần lẻ; điều cần nói thêm hãy ghi vào ghi chú.',
    en: 'This cell counts and takes whole numbers only, such as 1.157. Leave out the fraction; say more in the note.',
  }),
  negative: (): Word => ({
    vi: 'Số lượng không thể âm. Hãy nhập số từ 0 trở lên.',
    en: 'A count cannot be negative. Enter 0 or more.',
  }),
  belowLeast: (least: string): Word => ({
    vi: `Số này không thể nhỏ hơn ${n(least)}. Hãy xem lại số vừa nhập; điều cần nói thêm hãy ghi vào ghi chú.`,
    en: `This figure is never smaller than ${n(least)}. Look at it again; say more in the note.`,
  }),
  outOfPercent: (): Word => ({
    vi: 'Tỷ lệ phải từ 0 đến 100 %. Hãy xem lại số vừa nhập.',
    en: 'A percentage lies between 0 and 100. Look at the figure again.',
  }),
  noFigure: (unit: string | null): Word => ({
    vi: `Ô này nhận một con số${inUnit(unit)}. Nếu chưa có số, hãy chọn “không phát sinh”, “không thuộc thẩm quyền” hoặc “chưa có số liệu”.`,
    en: `This cell takes a number${unit === null ? '' : ` (${unit})`}. Where there is none choose “không phát sinh” (nothing arose), “không thuộc thẩm quyền” (not within competence) or “chưa có số liệu” (no data yet).`,
  }),
  otherUnit: (unit: string | null): Word => ({
    vi: `Ô này chỉ nhận một con số${inUnit(unit)}. Hãy bỏ chữ và đổi về đúng đơn vị tính; điều cần nói thêm hãy ghi vào ghi chú.`,
    en: `This cell takes one number only${unit === null ? '' : ` (${unit})`}. Leave out words and convert to its unit; say more in the note.`,
  }),
  severalFigures: (): Word => ({
    vi: 'Ô này có nhiều con số. Hãy giữ lại một số; điều cần nói thêm hãy ghi vào ghi chú.',
    en: 'There are several figures in this cell. Keep one; say more in the note.',
  }),
  tooLong: (): Word => ({
    vi: 'Số này quá dài: nhiều nhất 15 chữ số, trong đó 6 chữ số thập phân. Hãy làm tròn hoặc xem lại đơn vị tính.',
    en: 'The number is too long: at most 15 digits, 6 of them decimals. Round it, or look at the unit.',
  }),
  textTooLong: (): Word => ({
    vi: 'Nội dung dài quá 20.000 ký tự. Hãy rút gọn, phần chi tiết đưa vào lời văn báo cáo.',
    en: 'The text is longer than 20,000 characters. Shorten it and put details into the narrative.',
  }),
  doubtful: (read: string): Word => ({
    vi: `Đã hiểu là ${printDecimal(read)}. Nếu không đúng, hãy gõ lại: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ.`,
    en: `Read as ${printDecimal(read)}. If that is not meant, type it again: a dot parts thousands, a comma decimals.`,
  }),
  unconfirmed: (name: string, read: string): Word => ({
    vi: `${name}: số đã gõ được hiểu là ${printDecimal(read)}, chưa ai xác nhận. Hãy bấm “Đúng” tại ô, hoặc gõ lại.`,
    en: `${name}: what was typed is read as ${printDecimal(read)}, which nobody has confirmed. Confirm it at the cell, or type it again.`,
  }),
  unlikeRegister: (name: string, held: string | null, counted: string, wasTaken: boolean): Word => {
    const said = held === null ? 'không có số' : `ghi ${printDecimal(held)}`;
    const mend = wasTaken
      ? {
          vi: 'Sổ đã đổi từ khi lấy số: hãy lấy lại số từ sổ.',
          en: 'The register has changed since: take the figure again.',
        }
      : {
          vi: 'Hãy lấy số từ sổ, bổ sung sổ cho đủ, hoặc giải trình vì sao khác.',
          en: 'Take the figure from the register, complete the register, or say why they differ.',
        };
    return {
      vi: `${name}: biểu ${said}, sổ của đơn vị đếm được ${printDecimal(counted)}. ${mend.vi}`,
      en: `${name}: the form ${held === null ? 'has no figure' : `says ${printDecimal(held)}`}, the registers count ${printDecimal(counted)}. ${mend.en}`,
    };
  },
  noTerms: (rate: string): Word => ({
    vi: `${rate}: chưa có tử số và mẫu số. Tỷ lệ được giữ như đã nhập, nhưng không được cộng lên cấp trên; hãy nhập tử số, mẫu số nếu có.`,
    en: `${rate}: without its numerator and denominator. It is kept as entered, but does not go up; enter the two if you have them.`,
  }),
  outOfNothing: (
    part: string,
    told: string,
    whole: string,
    reason: MissingReason | null,
    rate: string,
    isWholeComputed: boolean,
  ): Word => {
    const said =
      reason === null
        ? { vi: 'là 0', en: 'is 0' }
        : { vi: `ghi “${missingWords[reason].vi}”`, en: `says “${missingWords[reason].en}”` };
    const mend = isWholeComputed
      ? { vi: `kiểm tra các phần của “${whole}”`, en: `Check the parts of “${whole}”` }
      : { vi: `nhập số cho “${whole}”`, en: `Enter “${whole}”` };
    return {
      vi: `${part} là ${n(told)}, nhưng ${whole} ${said.vi}: đã có phần thì phải có tổng. Hãy ${mend.vi}, hoặc sửa “${part}”; chưa sửa thì không tính được ${rate}.`,
      en: `${part} is ${n(told)}, but ${whole} ${said.en}: where there is a part there is a whole. ${mend.en}, or mend “${part}”; until then there is no ${rate}.`,
    };
  },
  partOfTotal: (part: string, total: string): Word => ({
    vi: `${part} còn trống nên chưa tính được ${total}. Hãy nhập số, hoặc chọn lý do chưa có số.`,
    en: `${part} is blank, so there is no ${total} yet. Enter the figure, or choose why there is none.`,
  }),
  halfRate: (rate: string, told: string, lacking: string): Word => ({
    vi: `${rate}: đã có “${told}” nhưng chưa có “${lacking}”, nên không tính được tỷ lệ và không được cộng lên cấp trên. Hãy nhập đủ hai số.`,
    en: `${rate}: “${told}” is given but “${lacking}” is not: there is no rate, and none goes up. Enter both.`,
  }),
};

const inUnit = (unit: string | null) => (unit === null ? '' : ` (đơn vị tính: ${unit})`);

/** In English, what the rules over figures of one report find; the arithmetic stands in the Vietnamese message. */
export const ruleWords = {
  ratio: 'the percentage and its two terms do not agree',
  sum: 'the total is not the sum of its parts',
  'at-most': 'a part is larger than its whole',
  equal: 'two figures that must be equal differ',
  answered: 'the answer contradicts the figures that go with it',
  goal: 'the goal is ticked as reached while its measure is 0',
  copied: 'two figures of different things agree: perhaps one was copied by mistake',
  'base-year': "the rate is computed on this year's figure, not on the base year's",
  'percent-range': 'a percentage lies between 0 and 100',
  'negative-count': 'a count cannot be negative',
  'below-least': 'the figure is smaller than it can be',
  'two-readings': 'one indicator has two values',
};
export type RuleKind = keyof typeof ruleWords;

const n = printDecimal;

/** A figure as the unit told it; null: nothing arose. */
const said = (now: string | null): Word =>
  now === null ? { vi: '“không phát sinh”', en: '“nothing arose”' } : { vi: n(now), en: n(now) };

/** What the checks against earlier reports say. */
export const timeWords = {
  carried: (opening: string, now: string | null, closing: string, before: string, ended: string): Word => ({
    vi: `${opening} là ${said(now).vi}, nhưng ${closing} đến hết ngày ${ended} theo báo cáo kỳ trước là ${n(before)}. Hai số này phải bằng nhau: hãy sửa, hoặc đính chính báo cáo kỳ trước.`,
    en: `${opening} is ${said(now).en}, but the last report gave ${n(before)} as ${closing} on ${ended}. The two must be equal: correct this one, or mend the last report.`,
  }),
  fell: (name: string, now: string | null, before: string, ended: string): Word =>
    now === null
      ? {
          vi: `${name} là số lũy kế, đến ngày ${ended} đã có ${n(before)}, nhưng nay ghi “không phát sinh”. Nếu từ đó đến nay không có thêm thì ghi lại ${n(before)}.`,
          en: `${name} is cumulative and was ${n(before)} on ${ended}, but now says “nothing arose”. If nothing was added since, enter ${n(before)} again.`,
        }
      : {
          vi: `${name} là số lũy kế nhưng giảm từ ${n(before)} (đến ngày ${ended}) xuống ${n(now)}. Hãy kiểm tra: có thể đã nhập số trong kỳ thay cho số lũy kế.`,
          en: `${name} is cumulative but fell from ${n(before)} (on ${ended}) to ${n(now)}. Check it: perhaps the figure of the period was entered.`,
        },
  mayFall: (name: string, now: string | null, before: string, ended: string): Word =>
    now === null
      ? {
          vi: `${name} đến ngày ${ended} là ${n(before)}, nay ghi “không phát sinh”. Nếu vẫn như trước thì ghi lại ${n(before)}; nếu nay không còn thì ghi 0 và nêu lý do ở ghi chú.`,
          en: `${name} was ${n(before)} on ${ended} and now says “nothing arose”. If it is as before, enter ${n(before)} again; if none is left, enter 0 and say why in the note.`,
        }
      : {
          vi: `${name} giảm từ ${n(before)} (đến ngày ${ended}) xuống ${n(now)}. Nếu đúng, nên nêu lý do ở ghi chú.`,
          en: `${name} fell from ${n(before)} (on ${ended}) to ${n(now)}. If that is right, say why in the note.`,
        },
  within: (name: string, now: string | null, before: string, from: string, to: string): Word => ({
    vi: `${name} là ${said(now).vi}, ít hơn ${n(before)} đã báo cáo cho khoảng ${from} – ${to}, tuy khoảng đó nằm trọn trong kỳ này. Hãy kiểm tra lại.`,
    en: `${name} is ${said(now).en}, less than the ${n(before)} reported for ${from} – ${to}, which lies within this period. Check it.`,
  }),
  underFormers: (name: string, now: string, held: string): Word => ({
    vi: `${name} là ${n(now)}, nhưng riêng các đơn vị cũ đã báo cáo ${n(held)}, là số đã xác nhận vào ô này. Nếu vừa nhập phần của đơn vị mình, hãy xóa trắng ô, nhập lại rồi xác nhận số của đơn vị cũ.`,
    en: `${name} is ${n(now)}, while the former units alone had reported ${n(held)}, which was confirmed into this cell. If you entered the own part, empty the cell, enter it anew and confirm the figures of the former units.`,
  }),
  gone: (name: string, isRate: boolean, before: string, ended: string): Word => {
    const [now, then] = isRate ? ['0 %', `${n(before)} %`] : ['“không phát sinh”', n(before)];
    return {
      vi: `${name}: kỳ trước (đến ngày ${ended}) là ${then}, kỳ này ${isRate ? 'là' : 'ghi'} ${now}. Hãy kiểm tra; nếu đúng, nên nêu lý do ở ghi chú.`,
      en: `${name} was ${then} in the last report (to ${ended}) and is ${isRate ? now : '“nothing arose”'} now. Check it; if right, say why in the note.`,
    };
  },
  whileUnitsLack: ({ vi, en }: Word, lacking: number): Word => ({
    vi: `Số này chưa gồm ${lacking} đơn vị (chưa đưa vào tổng hợp), nên có thể còn tăng. ${vi}`,
    en: `${lacking} ${lacking === 1 ? 'unit is' : 'units are'} not in this figure yet, so it may still grow. ${en}`,
  }),
  sameAsBefore: (equal: number, all: number, ended: string): Word => ({
    vi: `${equal} trong ${all} số liệu giống hệt báo cáo kỳ trước (đến ngày ${ended}). Hãy kiểm tra xem đã cập nhật số kỳ này chưa.`,
    en: `${equal} of ${all} figures are the same as in the last report (to ${ended}). Check that they are this period's.`,
  }),
  sameAsNeighbour: (equal: number, all: number): Word => ({
    vi: `${equal} trong ${all} số liệu trùng với đơn vị khác trong cùng kỳ. Hãy kiểm tra xem có chép nhầm không.`,
    en: `${equal} of ${all} figures are the same as those of another unit for this period. Check that they were not copied.`,
  }),
  jump: (name: string, now: string | null, median: number, count: number): Word => ({
    vi: `${name} là ${said(now).vi}, khác hẳn mức thường thấy ở ${count} kỳ trước (khoảng ${formatNumber(median, 0)}). Hãy kiểm tra; nếu đúng, nên nêu lý do ở ghi chú.`,
    en: `${name} is ${said(now).en}, far from what was usual in ${count} earlier periods (about ${formatNumber(median, 0)}). Check it; if right, say why in the note.`,
  }),
  sameText: (share: number, ended: string): Word => ({
    vi: `${share} % câu chữ của mục này giống báo cáo kỳ trước (đến ngày ${ended}). Hãy viết kết quả của kỳ này.`,
    en: `${share} % of this section's wording is that of the last report (to ${ended}). Write what was done in this period.`,
  }),
};
