/** A chosen file as a command takes it; in pieces, for all at once would be more arguments than a call can take. */
export function base64Of(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let letters = '';
  for (let at = 0; at < all.length; at += 0x8000)
    letters += String.fromCharCode(...all.subarray(at, at + 0x8000));
  return btoa(letters);
}
