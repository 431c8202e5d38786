const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of a line or cell of text, without the HTML, Markdown and Word marks that exports leave in it. */
export function plainOf(raw: string): string {
  return raw
    .replace(/\[bookmark:[^\]]*\]/g, '')
    .replace(/<(https?:[^<>\s]+)>/g, '$1')
    .replace(/<\/(p|li|ul|ol|div|tr)>\s*|<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>/gi, '')
    .replace(/\*\*|__/g, '')
    .replace(/^(\s*)#{1,6}\s+/gm, '$1')
    .replace(/(^|[\s("“])\*(?=\S)([^*\n]*\S)\*(?=$|[\s).,;:”"])/gm, '$1$2')
    .replace(/\$([^$\n]{1,80})\$/g, '$1')
    .replace(/&(#\d{2,6}|[a-z]{2,6});/gi, (whole, name: string) => entityOf(name) ?? whole)
    .normalize('NFC')
    .replace(/[\u00A0\u2007\u202F\t]/g, ' ')
    .replace(/[\u200B-\u200D\uFEFF\u00AD]/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim();
}

function entityOf(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()];
  const code = Number(name.slice(1));
  return code >= 32 && code < 0x10ffff ? String.fromCodePoint(code) : undefined;
}
