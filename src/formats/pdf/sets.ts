/** Numbers 0 … count−1 in sets that can be united. */
export type Sets = { find(index: number): number; unite(one: number, other: number): void };

/** Each number in a set of its own. */
export function separateSets(count: number): Sets {
  const parents = Int32Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (parents[at] !== at) {
      const up = parents[at] ?? at;
      parents[at] = parents[up] ?? up;
      at = up;
    }
    return at;
  };
  return {
    find,
    unite: (one, other) => {
      parents[find(other)] = find(one);
    },
  };
}
