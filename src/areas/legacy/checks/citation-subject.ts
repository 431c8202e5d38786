import { fold, foldedWords, likeness } from '../../../base/fold.ts';
import { datesIn } from '../../calendar/dates-in-text.ts';
import { citationsIn } from '../../documents/citation.ts';
import type { Cited } from './cited.ts';

const abbreviations: Readonly<Record<string, string>> = {
  cchc: 'cai cach hanh chinh',
  tthc: 'thu tuc hanh chinh',
  vbqppl: 'van ban quy pham phap luat',
  qppl: 'quy pham phap luat',
  cntt: 'cong nghe thong tin',
  thpl: 'thi hanh phap luat',
  pbgdpl: 'pho bien giao duc phap luat',
  cqdt: 'chinh quyen dien tu',
};
const emptyWords = new Set(
  've viec cua cong tac thuc hien trien khai to chuc nha nuoc tren dia ban tai ubnd hdnd ban hanh xa huyen phuong tinh va trong'.split(
    ' ',
  ),
);
const namedPlace = /(?<!\p{L})(xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)(\s+\p{Lu}[\p{L}'’]*)+/gu;

/** What comes after the name: what was done with the document, who did it. */
const afterName =
  /,?\s+(?:trong đó|đã|gồm|để|nhằm)\s|,\s*(?:UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|chỉ đạo|đồng thời|cụ thể|theo đó)|\s+và\s+\p{L}+ ?\p{L}* số/iu;

/** The name of a document as it is told behind its number and date, up to the next document. */
function nameAfter({ citation, passage }: Cited): string {
  const text = passage.paragraph.text;
  const tail = citation.about ?? /^[^.;]{0,240}/.exec(text.slice(citation.end))?.[0] ?? '';
  const ends = [
    afterName.exec(tail)?.index ?? -1,
    ...citationsIn(tail).map((next) => next.start),
    ...datesIn(tail).map((date) => date.start),
  ].filter((end) => end > 15);
  return tail.slice(0, Math.min(240, ...ends));
}

/** The words that say what a document is about, abbreviations written out, names of places and empty words left out. */
function subjectOf(cited: Cited): string[] {
  const about = nameAfter(cited)
    .replace(namedPlace, ' ')
    .replace(/\([^)]*\)/g, ' ');
  return foldedWords(about)
    .flatMap((word) => (abbreviations[word] ?? word).split(' '))
    .filter((word) => !emptyWords.has(word));
}

/**
 * Whether two names mean one document: all the words of the shorter stand in the longer. Sisters issued on one day
 * ("danh mục … lĩnh vực đất đai", "danh mục … lĩnh vực hộ tịch") each have words that the other lacks.
 */
export function sameSubject(a: Cited, b: Cited): boolean {
  const [one, other] = [subjectOf(a), subjectOf(b)];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const far = Math.abs(a.at - b.at) >= 3;
  if (short.length < 4 || short.length / long.length < (far ? 0.45 : 0.6)) return false;
  const left = [...long];
  return short.every((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** Whether what follows two citations is much the same: enough where number and date already agree. */
export function alikeAbout(a: Cited, b: Cited): boolean {
  const [one, other] = [following(a), following(b)];
  const short = Math.min(one.length, other.length, 12);
  return short >= 4 && likeness(one.slice(0, short), other.slice(0, short)) > 0.55;
}

const following = ({ citation, passage }: Cited) =>
  foldedWords(passage.paragraph.text.slice(citation.end, citation.end + 160)).filter(
    (word) => !['ve', 'viec', 'cua', 'ubnd', 'xa', 'cong', 'tac'].includes(word),
  );

/** The one year that a document is for: 2023 in "Kế hoạch … năm 2023"; null where it names none, several or a stage. */
export function yearOfSubject(cited: Cited): number | null {
  const name = nameAfter(cited);
  if (/giai doan|den nam|\bky \d/.test(fold(name))) return null;
  const years = new Set([...name.matchAll(/năm\s+(20\d{2})(?!\s*[-–])/g)].map((match) => Number(match[1])));
  return years.size === 1 ? [...years][0]! : null;
}

/** Whether a document is about what a year has shown: "khắc phục các chỉ số thành phần năm 2025" is issued after it. */
export const looksBack = (cited: Cited) =>
  /khắc phục|chỉ số|PAR ?INDEX|kết quả|đánh giá|tổng kết|xếp hạng|tồn tại|hạn chế|quyết toán/iu.test(
    nameAfter(cited),
  );

/** The years of a stage or term in a document's name: "2019-2023"; null where it names none. */
export function stageOfSubject(cited: Cited): string | null {
  const stage = /(20\d{2})\s*(?:[-–]|đến(?: năm)?)\s*(20\d{2})/.exec(nameAfter(cited));
  return stage === null ? null : `${stage[1]}–${stage[2]}`;
}
