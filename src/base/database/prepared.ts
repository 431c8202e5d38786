/** Bounds what each connection keeps: a text that is one of very many, or very long, is made for one occasion. */
const mostTexts = 300;
const longestText = 4000;

/**
 * Names for the texts of statements that come again, under which a connection keeps them prepared: to plan the one that finds who asks
 * takes twice as long as to answer it. Undefined for a text that is not kept.
 */
export function createNames(): (text: string, values: readonly unknown[]) => string | undefined {
  const names = new Map<string, string>();
  return (text, values) => {
    if (values.length === 0 || text.length > longestText) return undefined;
    const name = names.get(text);
    if (name === undefined && names.size < mostTexts) names.set(text, `motso_${names.size}`);
    return name;
  };
}

/** A plan kept before tables were changed, by an upgrade beside us: prepared anew it serves again. */
export const isOutdatedPlan = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '0A000' &&
  error.message.includes('cached plan must not change result type');
