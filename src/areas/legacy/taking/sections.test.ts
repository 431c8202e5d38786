import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../formats/document.ts';
import { loadOutlines } from '../../reports/catalogue.ts';
import type { OutlineSection } from '../../reports/outline.ts';
import { analyse } from '../analyse.ts';
import { loadSectionNames, namesOf } from './section-names.ts';
import { linesAfter, sectionsFor } from './sections.ts';

const outline = loadOutlines().find(({ id }) => id === 'cchc-581-period')!;
const documentOf = (lines: readonly string[]): Document => ({
  format: 'text',
  blocks: lines.map((text) => ({ kind: 'paragraph', role: 'body', text, marks: [{ offset: 0, place: {} }] })),
  unread: [],
});
const placed = (...lines: string[]) => {
  const found = sectionsFor({ outline }, documentOf(lines));
  return Object.fromEntries(found.map(({ section, lines: words }) => [section, words]));
};
const unlikeIn = (...lines: string[]) =>
  sectionsFor({ outline }, documentOf(lines)).flatMap(({ section, unlike }) =>
    unlike.map((heading) => [section, heading]),
  );

describe('the words of a file', () => {
  it('go into the sections that its sub-headings mean, in whatever order and words', () => {
    expect(
      placed(
        'BÁO CÁO',
        'Kết quả công tác cải cách hành chính 6 tháng đầu năm 2023',
        'Thực hiện Công văn số 5/UBND, xã báo cáo như sau:',
        'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH',
        '1. Về tổ chức chỉ đạo, điều hành CCHC',
        'Xã đã họp.',
        '2. Về kiểm tra CCHC',
        'Đã kiểm tra.',
        '3. Về công tác tuyên truyền CCHC năm 2023',
        'Đã tuyên truyền.',
        '4. Mô hình, sáng kiến trong CCHC: xã có một sáng kiến.',
        'II. KẾT QUẢ THỰC HIỆN CÔNG TÁC CCHC',
        '1. Cải cách thủ tục hành chính (TTHC)',
        'b. Về công khai TTHC',
        'Đã niêm yết.',
        'III. KHÓ KHĂN, HẠN CHẾ VÀ KIẾN NGHỊ, ĐỀ XUẤT',
        '1. Những tồn tại, hạn chế, nguyên nhân',
        'Còn thiếu máy.',
        '2. Kiến nghị, đề xuất',
        'Đề nghị tập huấn.',
        'PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2023',
        'Tiếp tục.',
        'Trên đây là báo cáo của UBND xã An Bình./.',
        'Nơi nhận:',
        '- Như trên.',
      ),
    ).toEqual({
      'direction.activities': ['Xã đã họp.'],
      'direction.inspection': ['Đã kiểm tra.'],
      'direction.publicity': ['Đã tuyên truyền.'],
      'direction.initiatives': ['xã có một sáng kiến.'],
      'results.procedures.publishing': ['Đã niêm yết.'],
      'assessment.weaknesses': ['Còn thiếu máy.'],
      proposals: ['Đề nghị tập huấn.'],
      next: ['Tiếp tục.'],
    });
  });

  it('under a heading that the outline does not have go to the nearest one above it, and the heading is told', () => {
    const lines = [
      'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH',
      '1. Kiểm tra CCHC',
      'Đã kiểm tra.',
      '2. Việc chấm điểm thi đua',
      'Đã chấm điểm.',
      'a) Cụm thi đua',
      'Cụm một.',
    ];
    expect(placed(...lines)).toEqual({
      'direction.inspection': ['Đã kiểm tra.'],
      direction: ['Việc chấm điểm thi đua', 'Đã chấm điểm.', 'a) Cụm thi đua', 'Cụm một.'],
    });
    expect(unlikeIn(...lines)).toEqual([['direction', '2. Việc chấm điểm thi đua']]);
  });

  it('that are items of a list stay in their section, also where an item names another one', () => {
    const items = [
      '1. Tăng cường công tác kiểm tra;',
      '2. Công tác chỉ đạo, điều hành',
      '3. Về thủ tục hành chính',
      '02 lớp tập huấn.',
    ];
    expect(placed('IV. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2023', ...items)).toEqual({ next: items });
    const tasks = ['1. Nhiệm vụ thứ nhất', '2. Nhiệm vụ thứ hai'];
    const under = [
      'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH',
      '5. Kết quả thực hiện nhiệm vụ được UBND huyện giao',
      ...tasks,
    ];
    expect(placed(...under)).toEqual({ 'direction.tasks': tasks });
  });

  it('lose the outer mark of a list in a list, and the numbers of pages', () => {
    const lines = ['1. Kiểm tra CCHC', '- + Kế hoạch số 3;', '- - Hai.', '+ Ba.', '7', '- Bốn: 5 + 3.'];
    expect(placed(...lines)).toEqual({
      'direction.inspection': ['+ Kế hoạch số 3;', '- Hai.', '+ Ba.', '- Bốn: 5 + 3.'],
    });
  });

  it('go on after a sentence that begins as an annex or a signature does; what stands after them is told', () => {
    const sentences = [
      'Biểu mẫu điện tử tương tác được dùng cho 90 thủ tục.',
      'Biểu mẫu điện tử được dùng cho 3 thủ tục',
      'Phụ lục 2 ghi các văn bản đã ban hành.',
      'Nơi nhận hồ sơ được niêm yết công khai.',
      'TL. và KT. được ghi đúng thể thức trong 12 văn bản.',
    ];
    const lines = [
      'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH',
      '1. Kiểm tra CCHC',
      ...sentences,
      'III. PHƯƠNG HƯỚNG',
      'Tiếp tục.',
    ];
    const whole = { 'direction.inspection': sentences, next: ['Tiếp tục.'] };
    expect(placed(...lines)).toEqual(whole);
    expect(linesAfter(documentOf(lines))).toEqual([]);
    const endings = [
      'Nơi nhận:',
      'Nơi nhận: Như trên.',
      'TM. ỦY BAN NHÂN DÂN',
      'KT.CHỦ TỊCH',
      'TL. Chủ tịch',
      'Phụ lục',
      'PHỤ LỤC KẾT QUẢ',
      'Phụ lục số 01',
      'Phụ lục I: Danh mục văn bản',
      'Phụ lục II TỔNG HỢP SỐ LIỆU',
      'Phụ lục kèm theo Báo cáo số 12/BC-UBND',
      'Biểu mẫu 1a - Kết quả chỉ đạo, điều hành',
    ];
    for (const ending of endings) {
      const more = [ending, 'II. KẾT QUẢ', 'Lời của phụ lục.'];
      expect([ending, placed(...lines, ...more)]).toEqual([ending, whole]);
      expect(linesAfter(documentOf([...lines, ...more]))).toEqual(more);
    }
  });

  it('are all kept, each in the section over it, whichever sections the file has and whatever it calls them', () => {
    const { names } = loadSectionNames()[0]!;
    const called = ({ id, title }: OutlineSection) => fc.constantFrom(title, ...(names[id] ?? []));
    const some = fc
      .subarray(outline.sections as OutlineSection[], { minLength: 1 })
      .chain((sections) =>
        fc.tuple(...sections.map((section) => called(section).map((title) => ({ section, title })))),
      );
    fc.assert(
      fc.property(some, (sections) => {
        // A section is found under its part: the parts are all there.
        const parts = outline.sections.filter(({ depth }) => depth === 0);
        const lines = parts.flatMap((part) => [
          `${part.number}. ${part.title}`,
          ...sections
            .filter(({ section }) => section.depth === 1 && section.id.startsWith(`${part.id}.`))
            .flatMap(({ section, title }) => [`${section.number}. ${title}`, `Lời của ${section.id}.`]),
        ]);
        const due = sections.filter(({ section }) => section.depth === 1).map(({ section: { id } }) => id);
        expect(placed(...lines)).toEqual(Object.fromEntries(due.map((id) => [id, [`Lời của ${id}.`]])));
      }),
    );
  });
});

describe('the names of sections', () => {
  it('name sections that are there, and none is the name of its neighbour too', () => {
    const sections = loadOutlines().flatMap(({ sections: own }) => own);
    const { names } = loadSectionNames()[0]!;
    expect(Object.keys(names).filter((id) => sections.every((section) => section.id !== id))).toEqual([]);
    for (const each of loadOutlines()) {
      const callsIt = namesOf(each);
      const parentOf = (id: string) => id.split('.').slice(0, -1).join('.');
      for (const section of each.sections)
        for (const name of [section.title, ...(names[section.id] ?? [])]) {
          expect([name, callsIt(name)(section)]).toEqual([name, 1]);
          const others = each.sections.filter(
            (other) => other !== section && parentOf(other.id) === parentOf(section.id),
          );
          expect([name, others.filter((other) => callsIt(name)(other) === 1)]).toEqual([name, []]);
        }
    }
  });
});

const shared = join(import.meta.dirname, '../../../../../shared/seeds');
const seeds = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.txt')) : [];
/** Paragraphs by section, and after "+" the headings that fit none. The fourth is a letter with tables. */
const landed: Readonly<Record<string, string>> = {
  '000':
    'direction.plan 1, direction.activities 2, direction.inspection 2, direction.publicity 2, results.legal 4, results.procedures 5, results.organisation 7, results.civilService 4, results.finance 2, results.digital 4, assessment.weaknesses 4, proposals 1, next 6',
  '001':
    'direction.activities 22, direction.inspection 3, direction.publicity 5, results.legal 8, results.procedures 7, results.organisation 2, results.civilService 3, results.finance 4, results.digital 12, assessment.strengths 7, assessment.weaknesses 4, next 8, proposals 2',
  '002':
    'direction 10+1, direction.activities 6, direction.inspection 3, direction.publicity 3, results.legal 12+2, results.legal.making 11, results.legal.enforcement 8, results.procedures 13+2, results.procedures.review 5, results.procedures.publishing 2, results.procedures.oneStop 2, results.digital.services 9, results.organisation 29, results.civilService 17, results.finance 10, results.digital 12+2, results.digital.internal 16, results.digital.iso 3, assessment 6+1, assessment.strengths 8, assessment.weaknesses 4, next 35, proposals 10',
  '003': '',
  '004':
    'direction.activities 22, direction.plan 2, direction.inspection 1, direction.publicity 4, direction.tasks 1, direction.initiatives 1, results.legal 6, results.procedures 1, results.procedures.review 2, results.procedures.publishing 7, results.procedures.oneStop 6, results.organisation 3, results.civilService 5, results.finance 3, results.digital 7, assessment.strengths 7, assessment.weaknesses 2, assessment.causes 2, next 7',
};

it.skipIf(seeds.length === 0)(
  'of the five reports land where their headings say (skipped where ../shared is absent)',
  async () => {
    const found = new Map<string, string>();
    for (const name of seeds) {
      const { document } = await analyse(new Uint8Array(readFileSync(join(shared, name))), name);
      const told = sectionsFor({ outline }, document).map(({ section, lines, unlike }) =>
        [section, ' ', lines.length, unlike.length === 0 ? '' : `+${unlike.length}`].join(''),
      );
      found.set(name.slice(0, 3), told.join(', '));
    }
    expect(Object.fromEntries(found)).toEqual(landed);
  },
  60_000,
);
