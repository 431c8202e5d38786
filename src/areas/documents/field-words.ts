import { fold } from '../../base/fold.ts';
import type { ReformField } from './document.ts';

/** What the heads of sections and the tasks of plans speak of, folded; the first that fits counts. */
const spellings: readonly (readonly [ReformField, RegExp])[] = [
  ['procedures', /thu tuc hanh chinh|\btthc\b|mot cua|kiem soat thu tuc|dich vu cong/],
  [
    'organisation',
    /bo may|\bto chuc hanh chinh|sap xep don vi|don vi su nghiep|bien che|vi tri viec lam(?=.*bo may)/,
  ],
  ['civilService', /cong vu|can bo|cong chuc|vien chuc|doi ngu|vi tri viec lam|ky luat, ky cuong/],
  ['finance', /tai chinh|ngan sach|giai ngan|kinh phi|tai san cong|tu chu/],
  [
    'digital',
    /dien tu|chinh quyen so|chinh phu so|chuyen doi so|hien dai hoa|cong nghe thong tin|\bcntt\b|so hoa|chu ky so|xa hoi so|kinh te so/,
  ],
  ['institutions', /the che|quy pham phap luat|\bvbqppl\b|\bqppl\b|phap luat/],
  [
    'direction',
    /chi dao|dieu hanh|tuyen truyen|kiem tra|cai cach hanh chinh|\bcchc\b|bao cao|ke hoach|tap huan|chi so|hai long/,
  ],
];

/** The field of the reform that words speak of (NQ 76/NQ-CP); null where none. */
export function fieldOf(text: string): ReformField | null {
  const words = fold(text);
  return spellings.find(([, spelling]) => spelling.test(words))?.[0] ?? null;
}
