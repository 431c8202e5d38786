import { createHmac } from 'node:crypto';

/**
 * The only form in which a citizen's identity number is kept: enough to know the same person again, nothing to read
 * (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15). Keyed, because all twelve-digit numbers can be tried in a day.
 * Null for what is neither a number of twelve digits nor an old one of nine.
 */
export function citizenIdHash(key: Buffer, number: string): Buffer | null {
  const digits = number.replace(/[\s.-]/g, '');
  if (!/^(\d{9}|\d{12})$/.test(digits)) return null;
  return createHmac('sha256', key).update(`citizen id\n${digits}`).digest();
}
