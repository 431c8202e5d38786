import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadIndicators, loadPhrases, loadRelations } from '../src/areas/indicators/catalogue.ts';
import { areas } from '../src/areas/order.ts';
import { loadForms } from '../src/areas/reports/catalogue.ts';
import { operations } from '../src/web/operations.ts';

const root = dirname(import.meta.dirname);
/** What is asked of the code asks it of every file again and again: each is read once. */
const once = <T>(of: (file: string) => T): ((file: string) => T) => {
  const known = new Map<string, T>();
  return (file) => {
    if (!known.has(file)) known.set(file, of(file));
    return known.get(file)!;
  };
};
const read = once((file) => readFileSync(join(root, file), 'utf8'));

function filesIn(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  const code = entries.filter(
    (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'),
  );
  return code.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

const sources = filesIn('src');
/** Files that only tests use: what they try the readers on. */
const samples = /(-sample|\/fixtures|\/mutations)\.ts$/;
const product = sources.filter((file) => !/\.test\.tsx?$/.test(file) && !samples.test(file));
const everything = [...sources, ...filesIn('tests'), ...filesIn('scripts')];

const importsOf = once((file): readonly string[] => {
  const text = read(file);
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1]!);
  return found.map((path) =>
    relative(root, resolve(root, dirname(file), path))
      .split(sep)
      .join('/'),
  );
});

/** base < formats < ui < areas in their order < server, web, cli. */
function rankOf(file: string): number {
  const [, top, area] = file.split('/');
  if (top === 'base') return 0;
  if (top === 'formats') return 1;
  if (top === 'ui') return 2;
  if (top === 'areas') return area === 'order.ts' ? 2 : 3 + (areas as readonly string[]).indexOf(area!);
  return 100;
}

/** Fields of an input that may hold a whole file. */
function filesAskedFor(schema: z.core.$ZodType): string[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).flatMap(([field, asked]) => {
    const lengths = JSON.stringify(asked).matchAll(/"maxLength":(\d+)/g);
    return [...lengths].some(([, length]) => Number(length) > 100_000) ? field : [];
  });
}

describe('operations', () => {
  it('a file that is sent is kept from the log, which nobody can ever take it out of', () => {
    const files = operations.flatMap(({ name, input, secret }) =>
      filesAskedFor(input).map((field) => ({ at: `${name} ${field}`, isSecret: secret.includes(field) })),
    );
    expect(files.map(({ at }) => at)).toContain('legacy.readReportFile content');
    expect(files.flatMap(({ at, isSecret }) => (isSecret ? [] : at))).toEqual([]);
  });
});

describe('layout', () => {
  it('every area is named in the order', () => {
    const folders = readdirSync(join(root, 'src/areas'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map((entry) => entry.name).sort()).toEqual([...areas].sort());
  });

  it('a file imports only from its own part or from those above it', () => {
    const wrong = product.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('src/') && rankOf(target) > rankOf(file))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('plans and reports ask the area that keeps documents, and do not read its tables', () => {
    const itsTables =
      /(?:(?:selectFrom|insertInto|updateTable|deleteFrom|[jJ]oin)\('|\b(?:from|join|into|update) )(?:document|legal_|counted_list)\w*\b/;
    const wrong = product.filter(
      (file) => /^src\/areas\/(?:plans|indicators|reports)\//.test(file) && itsTables.test(read(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('server, web and cli do not import each other', () => {
    const doors = ['server', 'web', 'cli'];
    const wrong = product.flatMap((file) => {
      const own = file.split('/')[1]!;
      return importsOf(file)
        .filter(
          (target) =>
            doors.includes(own) && doors.includes(target.split('/')[1]!) && target.split('/')[1] !== own,
        )
        .map((target) => `${file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('code', () => {
  it('every exported function and value is used outside of its file, not by tests alone', () => {
    const texts = new Map([...product, ...filesIn('scripts')].map((file) => [file, read(file)]));
    const unused = product.flatMap((file) => {
      const names = [
        ...texts.get(file)!.matchAll(/^export (?:async )?(?:function|const|class|let) (\w+)/gm),
      ].map((match) => match[1]!);
      return names.filter((name) => !isUsed(name, file, texts)).map((name) => `${file}: ${name}`);
    });
    expect(unused).toEqual([]);
  });

  it('no file of the product is longer than 400 lines', () => {
    const long = product
      .map((file) => `${file}: ${read(file).split('\n').length}`)
      .filter((entry) => Number(entry.split(': ')[1]) > 401);
    expect(long).toEqual([]);
  });

  it('functions that other folders call say what they do', () => {
    const texts = new Map(everything.map((file) => [file, read(file)]));
    const silent = product
      .filter((file) => /^src\/(areas|formats)\//.test(file) && file.endsWith('.ts'))
      .flatMap((file) => {
        const functions = [...read(file).matchAll(/(^|\n)([^\n]*)\nexport (?:async )?function (\w+)/g)];
        const bare = functions.filter((match) => !/\*\/\s*$/.test(match[2]!)).map((match) => match[3]!);
        return bare.filter((name) => isCalledElsewhere(name, file, texts)).map((name) => `${file}: ${name}`);
      });
    expect(silent).toEqual([]);
  });

  it('what a person reads stands in words.ts', () => {
    const sentence = /(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g;
    const vietnamese = /[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9]/;
    const stray = product
      .filter((file) => !/(^|\/|-)words\.ts$/.test(file) && !file.endsWith('.d.ts'))
      .flatMap((file) => {
        const code = read(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
        return [...code.matchAll(sentence)]
          .map((match) => match[2]!)
          .filter(
            (text) =>
              vietnamese.test(text) && /[.!?:]$/.test(text.trim()) && text.trim().split(/\s+/).length >= 4,
          )
          .map((text) => `${file}: ${text}`);
      });
    expect(stray).toEqual([]);
  });

  it('no machine and no neighbour folder is named in the product', () => {
    const named = product.filter((file) => /\.\.\/shared|\/(work|farm|root)\//.test(read(file)));
    expect(named).toEqual([]);
  });
});

/** Called by another file, or by its own beside being tested; what only tests call is dead. */
function isUsed(name: string, file: string, texts: ReadonlyMap<string, string>): boolean {
  const word = new RegExp(`\\b${name}\\b`, 'g');
  const inOwn = texts.get(file)!.match(word)!.length;
  return inOwn > 1 || [...texts].some(([other, text]) => importsOf(other).includes(file) && text.match(word));
}

function isCalledElsewhere(name: string, file: string, texts: ReadonlyMap<string, string>): boolean {
  const word = new RegExp(`\\b${name}\\b`);
  return [...texts].some(
    ([other, text]) => dirname(other) !== dirname(file) && importsOf(other).includes(file) && word.test(text),
  );
}

describe('catalogue', () => {
  it('fits its schemas and is whole: every relation and phrase names indicators of the dictionary', () => {
    const indicators = loadIndicators();
    const { relations, inText } = loadRelations();
    const { phrases, claims } = loadPhrases();
    const named = [...relations, ...inText].flatMap((relation) =>
      Object.entries(relation)
        .filter(([key]) => !['id', 'kind', 'severity', 'explain', 'rest', 'above', 'everyPart'].includes(key))
        .flatMap(([, value]) => [value].flat(2).filter((id) => typeof id === 'string')),
    );
    const said = phrases.flatMap((phrase) => [
      phrase.indicator,
      phrase.of,
      ...(phrase.with ?? []).flat(),
      ...phrase.legitimate.flat(),
    ]);
    const claimed = claims.flatMap((claim) => [claim.indicator, claim.other]);
    const unknown = [...named, ...said, ...claimed].filter((id) => id !== undefined && !indicators.has(id));
    expect(unknown).toEqual([]);
    expect(loadForms().length).toBeGreaterThanOrEqual(5);
  });

  it('no two rules have one name', () => {
    const { relations, inText } = loadRelations();
    const { phrases, claims } = loadPhrases();
    const ids = [...relations, ...inText, ...claims].map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(phrases.map((phrase) => phrase.id)).size).toBe(phrases.length);
  });
});
