/** Later ones are built on earlier ones and name them too: the first that fits counts. */
const browsers = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Cốc Cốc', /coc_coc_browser/],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrom(e|ium)\//],
  ['Safari', /Safari\//],
] as const;
const systems = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS/],
  ['Linux', /Linux/],
] as const;

/** Browser and system as people call them; null where neither is known. */
export function deviceName(agent: string): string | null {
  const named = [browsers, systems].map((list) => list.find(([, pattern]) => pattern.test(agent))?.[0]);
  const known = named.filter((name) => name !== undefined);
  return known.length === 0 ? agent.slice(0, 40) || null : known.join(', ');
}
