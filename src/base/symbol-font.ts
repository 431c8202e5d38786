/** Signs of Word's symbol fonts stand at places that no other font knows; these are their like in ordinary fonts. */
const likes: Readonly<Record<string, string>> = {
  '\uF02D': '-',
  '\uF06E': '■',
  '\uF06F': '□',
  '\uF071': '□',
  '\uF076': '♦',
  '\uF0A7': '▪',
  '\uF0A8': '□',
  '\uF0B7': '•',
  '\uF0D8': '►',
  '\uF0E0': '→',
  '\uF0E8': '→',
  '\uF0F0': '→',
  '\uF0FC': '✓',
  '\uF0FE': '☑',
};

/** The text with bullets and ticks of Word's symbol fonts as every font prints them; an unknown one is a bullet. */
export const plainSymbols = (text: string): string =>
  text.replace(/[\uF020-\uF0FF]/g, (sign) => likes[sign] ?? '•');
