import { exportBanner } from '../../base/export-banner.ts';
import type { FileAnswer } from '../../base/operation.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { csvFile } from '../../formats/text/write-csv.ts';
import { type Carried, carry } from './carry.ts';
import { exportTree } from './contract.ts';
import { carryFigures } from './contract-figures.ts';
import type { Holder } from './passage.ts';
import { treeAt, type UnitNode, type Units } from './tree.ts';
import { breakWords, dissolvedName, kindWords, treeWords } from './words.ts';

type Services = { readonly units: Units; readonly installation: { readonly kind: 'demo' | 'real' } };
const { answer } = handlersFor<Services>();

export const unitExports = [
  answer(exportTree, async ({ units, installation }, { date }): Promise<FileAnswer> => {
    const rows = treeAt(units, date).flatMap((root) => rowsOf(root, []));
    const name = `${treeWords.file} ${date}.csv`;
    return csvFile(name, [treeWords.columns, ...rows], exportBanner(installation.kind));
  }),

  answer(carryFigures, async ({ units }, { on, to, basis, figures }) => {
    const given = new Map(
      figures.map(({ unitId, amount }) => [unitId, amount === null ? null : BigInt(amount)]),
    );
    if (given.size < figures.length) throw new Problem('input-invalid', { message: treeWords.unitTwice });
    return told(units, carry(units, { on, figures: given }, to, basis));
  }),
];

function rowsOf({ version, children }: UnitNode, above: readonly string[]): string[][] {
  const { name, code, kind, from, to } = version;
  const own = [code ?? '', name, kindWords[kind].vi, [...above].reverse().join(', '), from, to ?? ''];
  return [own, ...children.flatMap((child) => rowsOf(child, [...above, name]))];
}

function told(units: Units, { figures, dissolved, breaks }: Carried) {
  const nameOf = (unitId: string) => units.versions.get(unitId)?.at(-1)?.name ?? unitId;
  const holderOf = ({ unitId, dissolved: isDissolved }: Holder) => ({
    unitId,
    name: isDissolved ? `${dissolvedName.vi}, ${nameOf(unitId)}` : nameOf(unitId),
  });
  const listed = (amounts: ReadonlyMap<string, bigint>, isDissolved: boolean) =>
    [...amounts].map(([unitId, amount]) => ({
      ...holderOf({ unitId, dissolved: isDissolved }),
      amount: Number(amount),
    }));
  return {
    figures: listed(figures, false),
    dissolved: listed(dissolved, true),
    breaks: breaks.map(({ reason, of, on, amount, among }) => ({
      reason: breakWords[reason],
      of: holderOf(of),
      on,
      amount: amount === null ? null : Number(amount),
      among: among.map(holderOf),
    })),
  };
}
