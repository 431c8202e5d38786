/** The HTML part of a web page in one file (RFC 2557), as Word saves it under .mht or .doc; undefined where there is none. */
export function htmlPartOf(bytes: Uint8Array): Uint8Array | undefined {
  // Headers and boundaries are ASCII, and Latin-1 keeps every byte of the parts.
  return htmlIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'), 0);
}

const deepest = 5;

function htmlIn(message: string, depth: number): Uint8Array | undefined {
  const blank = /\r?\n\r?\n/.exec(message);
  if (blank === null || depth > deepest) return undefined;
  const headers = message.slice(0, blank.index).replace(/\r?\n[ \t]+/g, ' ');
  const body = message.slice(blank.index + blank[0].length);
  const type = headerOf(headers, 'Content-Type');
  if (/^text\/html/i.test(type)) return bytesOf(body, headerOf(headers, 'Content-Transfer-Encoding'));
  const boundary = /boundary="([^"]+)"|boundary=([^\s;]+)/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return undefined;
  for (const part of body.split(`--${mark}`).slice(1)) {
    const html = htmlIn(part.replace(/^[^\n]*\n/, ''), depth + 1);
    if (html !== undefined) return html;
  }
  return undefined;
}

const headerOf = (headers: string, name: string) =>
  new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';

function bytesOf(body: string, encoding: string): Uint8Array {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64');
  if (!/^quoted-printable$/i.test(encoding)) return Buffer.from(body, 'latin1');
  const text = body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(text, 'latin1');
}
