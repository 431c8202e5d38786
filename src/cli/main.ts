import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Analysis, analyse } from '../areas/legacy/analyse.ts';
import type { Failure } from '../areas/legacy/answer.ts';
import { ruleBook } from '../areas/legacy/rule-book.ts';
import { words as legacyWords } from '../areas/legacy/words.ts';
import { Problem } from '../base/problem.ts';
import { bytesOf, filesOf, isFolder } from './files.ts';
import { printCheck, printExtraction, printFailure } from './print.ts';
import { words } from './words.ts';

type Outcome = { readonly analysis: Analysis } | { readonly failure: Failure };
type Options = { json?: boolean; xlsx?: string; html?: string; docx?: string; help?: boolean };
const commands = ['extract', 'check', 'series', 'rules'] as const;
type Command = (typeof commands)[number];

const optionTypes = {
  json: { type: 'boolean' },
  xlsx: { type: 'string' },
  html: { type: 'string' },
  docx: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;
const allowed: Record<Command, readonly string[]> = {
  extract: ['json', 'xlsx'],
  check: ['json', 'html', 'docx'],
  series: ['xlsx'],
  rules: ['json'],
};

/** 0: nothing wrong; 1: at least one finding of severity error; 2: a file could not be read, or the call is not understood. */
async function main(args: readonly string[]): Promise<number> {
  const call = understood(args);
  if (typeof call === 'number') return call;
  const { command, options, paths } = call;
  const files = filesOf(paths);
  if (files.length === 0) return refuse(words.noReadableFiles);
  const outcomes = await readAll(files, options, command);
  const several = paths.length > 1 || paths.some(isFolder);
  print(outcomes, command, options, several);
  if (!(await writeOut(outcomes, command, options))) return 2;
  return exitCode(outcomes, command);
}

function understood(
  args: readonly string[],
): { command: Command; options: Options; paths: string[] } | number {
  let parsed: { values: Options; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options: optionTypes, allowPositionals: true });
  } catch (error) {
    return refuse(wordsFor(error));
  }
  const [command, ...paths] = parsed.positionals;
  if (parsed.values.help === true || command === undefined) {
    process.stdout.write(words.usage);
    return parsed.values.help === true ? 0 : 2;
  }
  if (!isCommand(command)) return refuse(words.unknownCommand(command));
  const wrong = Object.keys(parsed.values).find((name) => !allowed[command].includes(name));
  if (wrong !== undefined) return refuse(words.unknownOption(`--${wrong}`));
  if (command === 'rules') return printRules(parsed.values.json === true);
  if (paths.length === 0) return refuse(words.noFiles);
  if (command === 'series' && parsed.values.xlsx === undefined) return refuse(words.seriesNeedsOut);
  return { command, options: parsed.values, paths };
}

/** The parser speaks English; its message quotes the option. */
function wordsFor(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const option = /'(--?[^\s',]+)/.exec(message)?.[1] ?? '';
  return message.startsWith('Unknown') ? words.unknownOption(option) : words.wrongOption(option);
}

const isCommand = (name: string): name is Command => (commands as readonly string[]).includes(name);

/** The rule book, for whoever must answer for a finding. */
function printRules(asJson: boolean): number {
  const rules = ruleBook();
  const lines = rules.map((rule) => (asJson ? JSON.stringify(rule) : words.rule(rule)));
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n\n${words.usage}`);
  return 2;
}

/** Files are read one after the other, so that memory stays that of one; an answer is printed as soon as it is there. */
async function readAll(files: readonly string[], options: Options, command: Command): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, file] of files.entries()) {
    if (files.length > 1) process.stderr.write(`${words.reading(index + 1, files.length, file)}\n`);
    const outcome = await readOne(file);
    const streamed = options.json === true && files.length > 1;
    if (streamed) process.stdout.write(`${JSON.stringify(answerOf(outcome, command))}\n`);
    outcomes.push(streamed && outputsOf(options).length === 0 ? lightened(outcome) : outcome);
  }
  return outcomes;
}

/** What is printed already need not stay in memory; only whether it had errors counts. */
function lightened(outcome: Outcome): Outcome {
  if ('failure' in outcome) return outcome;
  const { extraction, check } = outcome.analysis;
  const worst = check.findings.filter((finding) => finding.severity === 'error').slice(0, 1);
  return {
    analysis: {
      document: { format: 'text', blocks: [], unread: [] },
      extraction: { ...extraction, tables: [], figures: [], documents: [] },
      check: { ...check, findings: worst, held: [] },
    },
  };
}

async function readOne(file: string): Promise<Outcome> {
  try {
    return { analysis: await analyse(bytesOf(file), file, { onProgress }) };
  } catch (error) {
    // What nobody foresaw in one file must not stop the others.
    const { code } = error instanceof Problem ? error : new Problem('file-damaged');
    const source = { file, format: null, sha256: null };
    return { failure: { source, error: { code, message: legacyWords.problem[code] } } };
  }
}

function onProgress(done: number, total: number): void {
  if (total > 1) process.stderr.write(`${words.pages(done, total)}\n`);
}

const answerOf = (outcome: Outcome, command: Command) =>
  'failure' in outcome
    ? outcome.failure
    : command === 'check'
      ? outcome.analysis.check
      : outcome.analysis.extraction;

function print(outcomes: readonly Outcome[], command: Command, options: Options, several: boolean): void {
  const onlyFile = outputsOf(options).length > 0;
  for (const outcome of outcomes) {
    if ('failure' in outcome && options.json !== true)
      process.stderr.write(`${printFailure(outcome.failure)}\n`);
    else if (options.json === true && outcomes.length === 1)
      process.stdout.write(`${JSON.stringify(answerOf(outcome, command), null, several ? 0 : 2)}\n`);
    else if ('analysis' in outcome && options.json !== true && !onlyFile)
      process.stdout.write(`${(command === 'check' ? printCheck : printExtraction)(outcome.analysis)}\n\n`);
  }
}

type Output = { readonly kind: 'xlsx' | 'html' | 'docx'; readonly path: string };

const outputsOf = (options: Options): Output[] =>
  (['xlsx', 'html', 'docx'] as const).flatMap((kind) => {
    const path = options[kind];
    return path === undefined ? [] : [{ kind, path }];
  });

async function writeOut(outcomes: readonly Outcome[], command: Command, options: Options): Promise<boolean> {
  const analyses = outcomes.flatMap((outcome) => ('analysis' in outcome ? [outcome.analysis] : []));
  if (analyses.length === 0) return true;
  let written = true;
  for (const { kind, path } of outputsOf(options)) {
    const content = await (command === 'series' ? seriesFile(analyses) : contentOf(kind, analyses));
    written = writeFile(path, content) && written;
  }
  return written;
}

function writeFile(path: string, content: Uint8Array | string): boolean {
  try {
    writeFileSync(path, content);
  } catch {
    process.stderr.write(`${words.cannotWrite(path)}\n`);
    return false;
  }
  process.stderr.write(`${words.written(path)}\n`);
  return true;
}

async function seriesFile(analyses: readonly Analysis[]): Promise<Uint8Array> {
  const { seriesOf } = await import('../areas/legacy/series.ts');
  const { writeSeries } = await import('../areas/legacy/outputs/series.ts');
  const { loadIndicators } = await import('../areas/indicators/catalogue.ts');
  const extractions = analyses.map((analysis) => analysis.extraction);
  return writeSeries(seriesOf(extractions, loadIndicators()));
}

async function contentOf(kind: Output['kind'], analyses: readonly Analysis[]): Promise<Uint8Array | string> {
  if (kind === 'xlsx') return (await import('../areas/legacy/outputs/forms.ts')).writeForms(analyses);
  if (kind === 'html') return (await import('../areas/legacy/outputs/html.ts')).writeHtml(analyses, today());
  return (await import('../areas/legacy/outputs/note.ts')).writeNote(analyses, today());
}

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

function exitCode(outcomes: readonly Outcome[], command: Command): number {
  if (outcomes.some((outcome) => 'failure' in outcome)) return 2;
  const errors = outcomes.some(
    (outcome) =>
      'analysis' in outcome &&
      outcome.analysis.check.findings.some((finding) => finding.severity === 'error'),
  );
  return command === 'check' && errors ? 1 : 0;
}

/** Whoever reads the answer may stop reading before its end: `motso extract … | head`. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));
