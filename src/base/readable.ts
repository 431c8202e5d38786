/** Capitals and digits that are not taken for each other on paper: no 0 and O, no 1 and I. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Bytes as letters to be read out and typed, five bits of each byte, in groups: "K7MQ2-XPD49". */
export function readable(bytes: Uint8Array, group = 5): string {
  const letters = Array.from(bytes, (byte) => alphabet[byte & 31]).join('');
  return letters.replace(new RegExp(`.{${group}}(?=.)`, 'g'), '$&-');
}
