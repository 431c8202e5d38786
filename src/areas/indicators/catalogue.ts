import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readJsonFolder } from '../../base/json-folder.ts';
import { type Indicator, IndicatorFile } from './dictionary.ts';
import { PhraseFile } from './phrase.ts';
import { RelationFile } from './relation.ts';

const ownFolder = fileURLToPath(new URL('../../../catalogue/indicators', import.meta.url));
const loaded = new Map<string, Map<string, Indicator>>();

/** The dictionary by id, read once per folder. Throws an `Error` naming file and place when a file is wrong or an id stands twice. */
export function loadIndicators(folder: string = ownFolder): Map<string, Indicator> {
  const known = loaded.get(folder);
  if (known) return known;
  const dictionary = readDictionary(folder);
  loaded.set(folder, dictionary);
  return dictionary;
}

function readDictionary(folder: string): Map<string, Indicator> {
  const dictionary = new Map<string, Indicator>();
  for (const { path, data } of readJsonFolder(folder, IndicatorFile)) {
    for (const indicator of data.indicators) {
      if (dictionary.has(indicator.id))
        throw new Error(`${path}: ${indicator.id} is already in the dictionary`);
      dictionary.set(indicator.id, indicator);
    }
  }
  return dictionary;
}

let relations: RelationFile | undefined;
let phrases: PhraseFile | undefined;

/** Relations of the forms, of the narrative (`inText`) and over time, read once; throws an `Error` where the file does not fit its schema. */
export function loadRelations(): RelationFile {
  relations ??= RelationFile.parse(readChecks('relations'));
  return relations;
}

/** Phrases and claims, read once; throws an `Error` where the file does not fit its schema. */
export function loadPhrases(): PhraseFile {
  phrases ??= PhraseFile.parse(readChecks('phrases'));
  return phrases;
}

const readChecks = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../catalogue/checks/${name}.json`, import.meta.url), 'utf8'));
