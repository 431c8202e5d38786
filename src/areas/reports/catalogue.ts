import { fileURLToPath } from 'node:url';
import { type DataFile, readJsonFolder } from '../../base/json-folder.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import type { UnitKind } from '../units/unit.ts';
import { FormTemplate } from './form-template.ts';
import { Outline, type OutlineSection, sentenceParts } from './outline.ts';

const ownFolder = fileURLToPath(new URL('../../../catalogue/forms', import.meta.url));
const loaded = new Map<string, DataFile<FormTemplate>[]>();

/**
 * Every form template of the folder, read once per folder; a form is added by adding its file.
 * Throws an `Error` naming file and place when a file is wrong, an id stands twice, or a row names no indicator of the dictionary.
 */
export function loadForms(
  folder: string = ownFolder,
  dictionary: ReadonlyMap<string, Indicator> = loadIndicators(),
): FormTemplate[] {
  const files = loaded.get(folder) ?? readForms(folder);
  loaded.set(folder, files);
  for (const { path, data } of files) refuseUnknownIndicators(path, data, dictionary);
  return files.map(({ data }) => data);
}

function readForms(folder: string): DataFile<FormTemplate>[] {
  const files = readJsonFolder(folder, FormTemplate);
  const ids = new Set<string>();
  for (const { path, data } of files) {
    for (const id of [data.id, ...data.tables.map((table) => table.id)]) {
      if (ids.has(id)) throw new Error(`${path}: ${id} stands twice`);
      ids.add(id);
    }
  }
  return files;
}

function refuseUnknownIndicators(
  path: string,
  form: FormTemplate,
  dictionary: ReadonlyMap<string, Indicator>,
): void {
  for (const table of form.tables) {
    for (const { indicator } of [...table.rows, ...table.columns]) {
      if (indicator !== null && !dictionary.has(indicator)) {
        throw new Error(`${path}: ${table.id}: ${indicator} is not in the dictionary`);
      }
    }
  }
}

const outlineFolder = fileURLToPath(new URL('../../../catalogue/outlines', import.meta.url));

/**
 * Every outline of the folder; one is added by adding its file. Throws an `Error` naming file and place when a file is wrong, an id
 * stands twice, or a section names no indicator of the dictionary.
 */
export function loadOutlines(
  folder: string = outlineFolder,
  dictionary: ReadonlyMap<string, Indicator> = loadIndicators(),
): Outline[] {
  const files = readJsonFolder(folder, Outline);
  const ids = new Set<string>();
  for (const { path, data } of files) {
    for (const id of [data.id, ...data.sections.map((section) => `${data.id}/${section.id}`)]) {
      if (ids.has(id)) throw new Error(`${path}: ${id} stands twice`);
      ids.add(id);
    }
    for (const section of data.sections) refuseUnknownFigures(path, section, dictionary);
  }
  return files.map(({ data }) => data);
}

function refuseUnknownFigures(
  path: string,
  section: OutlineSection,
  dictionary: ReadonlyMap<string, Indicator>,
): void {
  const said = section.sentences.flatMap((sentence) => [
    ...sentenceParts(sentence).flatMap((part) => ('indicator' in part ? [part.indicator] : [])),
    ...(sentence.when === undefined ? [] : [sentence.when.indicator]),
  ]);
  const unlisted = said.find((id) => !section.indicators.includes(id));
  if (unlisted !== undefined)
    throw new Error(`${path}: ${section.id}: ${unlisted} is said, but not among its indicators`);
  const unknown = section.indicators.find((id) => !dictionary.has(id));
  if (unknown !== undefined) throw new Error(`${path}: ${section.id}: ${unknown} is not in the dictionary`);
}

type Dated = { readonly validFrom: string; readonly validTo: string | null };

export const inForce = (one: Dated, day: PlainDate): boolean =>
  one.validFrom <= day && (one.validTo === null || day <= one.validTo);

/** The one that came into force last; undefined where there is none. */
export const newest = <T extends Dated>(all: readonly T[]): T | undefined =>
  all.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];

/** Departments and ministries take the province's form. */
export const formLevelOf: Record<UnitKind, FormTemplate['levels'][number]> = {
  nation: 'province',
  ministry: 'province',
  province: 'province',
  department: 'province',
  district: 'district',
  commune: 'commune',
};
