import { fold } from '../../src/base/fold.ts';

/** A stream of numbers from 0 to 1 that is the same each time (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const onsets = 'b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const rimes =
  'a ai am an ang anh ao áp át âu ay ác ách em én eo ê ện ênh ết i ịa iên iếm iêu iếc iết inh ích in oa oài oán oi om on ong ọt óc ô ối ồn ông ốc ơ ới ơn u ua uân uất ui ung úc ươ ương ươi ước ưng ư'.split(
    ' ',
  );
const topics = [
  'cải cách hành chính',
  'chuyển đổi số',
  'giải quyết thủ tục hành chính',
  'phòng, chống tham nhũng',
  'sắp xếp tổ chức bộ máy',
  'ngân sách nhà nước',
  'an toàn giao thông',
  'bầu cử đại biểu Hội đồng nhân dân',
];
const kinds = ['CV', 'BC', 'KH', 'QĐ', 'TB', 'TTr', 'GM', 'NQ', 'CT', 'HD'];
const openings = [
  'V/v',
  'Báo cáo',
  'Kế hoạch',
  'Quyết định',
  'Thông báo',
  'Tờ trình',
  'Giấy mời',
  'Nghị quyết',
  'Chỉ thị',
  'Hướng dẫn',
];
const issuers = [
  'Sở Nội vụ',
  'Sở Tài chính',
  'UBND tỉnh',
  'Văn phòng UBND tỉnh',
  'Bộ Nội vụ',
  'HĐND tỉnh',
  'Sở Tư pháp',
];
const fields = [
  'direction',
  'institutions',
  'procedures',
  'organisation',
  'civilService',
  'finance',
  'digital',
];
/** In a handful of a million documents. */
export const rareWords = ['quỳnh', 'huỳnh', 'khuỷu', 'ngoằn'];
const firstDay = Date.UTC(2016, 0, 4);
/** From then to the autumn of 2026. */
const days = 3900;

export type MadeDocument = {
  readonly at: number;
  /** Of so many units: the first holds seven tenths of all, the last next to nothing. */
  readonly unit: number;
  readonly direction: 'incoming' | 'outgoing' | 'internal';
  readonly status: 'received' | 'issued' | 'cancelled';
  readonly kind: string;
  readonly day: string;
  readonly number: number;
  readonly printed: string;
  readonly subject: string;
  readonly issuer: string | null;
  readonly field: string | null;
  readonly directive: boolean;
  readonly legal: boolean;
  readonly sentAs: 'signed-electronic' | 'paper' | null;
  /** Of every fifth, folded, 3 KB, one of five thousand. */
  readonly text: string | null;
};

/** Makes documents as a province writes them: a few words in very many, most words in few. */
export function documentMaker(units: number, total: number): (at: number) => MadeDocument {
  const random = numbersFrom(20261122);
  const words = onsets.flatMap((onset) => rimes.map((rime) => onset + rime)).sort(() => random() - 0.5);
  const shares = words.map((_, rank) => 1 / (rank + 2.7));
  const sums: number[] = [];
  for (const share of shares) sums.push((sums.at(-1) ?? 0) + share);
  const word = () => words[firstAbove(sums, random() * sums.at(-1)!)]!;
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sentence = (length: number) => Array.from({ length }, word).join(' ');
  const texts = Array.from({ length: 5000 }, () => fold(sentence(620)).slice(0, 3000));
  return (at) => {
    const rank = Math.min(kinds.length - 1, Math.floor(-Math.log(1 - random()) * 2.2));
    const day = new Date(firstDay + Math.floor((at / total) * days) * 86_400_000).toISOString().slice(0, 10);
    const direction = random() < 0.55 ? 'incoming' : random() < 0.8 ? 'outgoing' : 'internal';
    const topic = random() < 0.6 ? one(topics) : sentence(3);
    const rare = random() < 0.00001 * rareWords.length ? ` ${one(rareWords)}` : '';
    const number = 1 + (at % 4000);
    const isOwn = direction !== 'incoming';
    return {
      at,
      unit: random() < 0.7 ? 0 : random() < 0.0005 ? units - 1 : 1 + Math.floor(random() * (units - 2)),
      direction,
      status: random() < 0.005 ? 'cancelled' : isOwn ? 'issued' : 'received',
      kind: kinds[rank]!,
      day,
      number,
      printed: `${number}/${kinds[rank] === 'CV' ? 'UBND-VP' : `${kinds[rank]}-UBND`}`,
      subject: `${openings[rank]} ${topic} ${sentence(8)} năm ${day.slice(0, 4)}${rare}`,
      issuer: isOwn ? null : one(issuers),
      field: random() < 0.3 ? one(fields) : null,
      directive: isOwn && random() < 0.02,
      legal: isOwn && random() < 0.005,
      sentAs: isOwn ? (random() < 0.95 ? 'signed-electronic' : 'paper') : null,
      text: at % 5 === 0 ? one(texts) : null,
    };
  };
}

function firstAbove(sums: readonly number[], wanted: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
