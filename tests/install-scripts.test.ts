import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8');

it('packages with an install script are those listed and explained, and none is run', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const withScript = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  const rows = read('docs/decisions/0011-no-install-scripts.md').matchAll(
    /^\| `([^`]+)` \| (.+) \| (.+) \|$/gm,
  );
  const listed = [...rows].map(([, name, what, why]) => [name, what!.length > 5 && why!.length > 5]);
  expect(listed).toEqual([...new Set(withScript)].sort().map((name) => [name, true]));
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
});

it('the project itself runs nothing while it is installed', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare|publish)/.test(name))).toEqual(
    [],
  );
});
