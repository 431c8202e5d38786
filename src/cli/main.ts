import { parseArgs } from 'node:util';
import { type Analysis, analyse } from '../areas/legacy/analyse.ts';
import type { Failure } from '../areas/legacy/answer.ts';
import { ruleBook } from '../areas/legacy/rule-book.ts';
import { words as legacyWords } from '../areas/legacy/words.ts';
import { isFileProblem } from '../base/problem.ts';
import { bytesOf, filesOf, isFolder } from './files.ts';
import { type Output, outputKinds, refusalOf, writeOutput } from './outputs.ts';
import { printCheck, printExtraction, printFailure } from './print.ts';
import { operatorCommands, words } from './words.ts';

type Outcome = { readonly analysis: Analysis } | { readonly failure: Failure };
type Options = { json?: boolean; help?: boolean } & { [kind in Output['kind']]?: string };
const commands = ['extract', 'check', 'series', 'rules'] as const;
type Command = (typeof commands)[number];

const optionTypes = {
  json: { type: 'boolean' },
  xlsx: { type: 'string' },
  html: { type: 'string' },
  docx: { type: 'string' },
  note: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;
const allowed: Record<Command, readonly string[]> = {
  extract: ['json', 'xlsx'],
  check: ['json', 'html', 'docx', 'note'],
  series: ['xlsx'],
  rules: ['json'],
};

/** 0: nothing wrong; 1: at least one finding of severity error; 2: a file could not be read, or the call is not understood. */
async function main(args: readonly string[]): Promise<number> {
  const operator = operatorCommands.find((command) => command === args[0]);
  // The data's libraries are not loaded to read a file.
  if (operator !== undefined) return (await import('./operator.ts')).operate(operator, args.slice(1));
  const call = understood(args);
  if (typeof call === 'number') return call;
  const { command, options, paths } = call;
  const files = filesOf(paths);
  if (files.length === 0) return refuse(words.noReadableFiles);
  const outputs = outputKinds.flatMap((kind) =>
    options[kind] === undefined ? [] : [{ kind, path: options[kind] }],
  );
  const refusal = refusalOf(outputs, files);
  if (refusal !== null) return tellWrong(refusal);
  const isSingle = paths.length === 1 && !isFolder(paths[0]!);
  const answers = { command, asJson: options.json === true, isSingle, outputs };
  const outcomes = await readAll(files, answers);
  const analyses = outcomes.flatMap((outcome) => ('analysis' in outcome ? [outcome.analysis] : []));
  let isWritten = true;
  for (const output of analyses.length === 0 ? [] : outputs)
    isWritten = (await writeOutput(output, analyses, command === 'series')) && isWritten;
  return isWritten ? exitCode(outcomes, command) : 2;
}

/** How the files are to be answered. */
type Answers = {
  readonly command: Command;
  readonly asJson: boolean;
  /** One file and no folder is named: its answer is one object over many lines. */
  readonly isSingle: boolean;
  readonly outputs: readonly Output[];
};

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
  return tellWrong(`${message}\n\n${words.usage.trimEnd()}`);
}

function tellWrong(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

/** Files are read one after the other and answered at once, so that memory stays that of one. */
async function readAll(files: readonly string[], answers: Answers): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, file] of files.entries()) {
    if (files.length > 1) process.stderr.write(`${words.reading(index + 1, files.length, file)}\n`);
    const outcome = await readOne(file);
    answer(outcome, answers);
    outcomes.push(lightened(outcome, answers));
  }
  return outcomes;
}

/** What is answered need not stay in memory: only whether it had errors counts, and what the outputs are made from. */
function lightened(outcome: Outcome, { command, outputs }: Answers): Outcome {
  if ('failure' in outcome || (outputs.length > 0 && command !== 'series')) return outcome;
  const { extraction, check } = outcome.analysis;
  const worst = check.findings.filter((finding) => finding.severity === 'error').slice(0, 1);
  return {
    analysis: {
      document: { format: 'text', blocks: [], unread: [] },
      extraction:
        command === 'series' ? extraction : { ...extraction, tables: [], figures: [], documents: [] },
      check: { ...check, findings: worst, held: [] },
    },
  };
}

async function readOne(file: string): Promise<Outcome> {
  try {
    return { analysis: await analyse(bytesOf(file), file, { onProgress }) };
  } catch (error) {
    // What nobody foresaw in one file must not stop the others.
    const code = isFileProblem(error) ? error.code : 'unforeseen';
    const source = { file, format: null, sha256: null };
    return { failure: { source, error: { code, message: legacyWords.problem[code] } } };
  }
}

function onProgress(done: number, total: number): void {
  if (total > 1) process.stderr.write(`${words.pages(done, total)}\n`);
}

/** Nothing more is printed for a person where a file is asked for. */
function answer(outcome: Outcome, { command, asJson, isSingle, outputs }: Answers): void {
  if (asJson) print(JSON.stringify(answerOf(outcome, command), null, isSingle ? 2 : 0));
  else if ('failure' in outcome) process.stderr.write(`${printFailure(outcome.failure)}\n`);
  else if (outputs.length === 0)
    print(`${(command === 'check' ? printCheck : printExtraction)(outcome.analysis)}\n`);
}

const answerOf = (outcome: Outcome, command: Command) =>
  'failure' in outcome
    ? outcome.failure
    : command === 'check'
      ? outcome.analysis.check
      : outcome.analysis.extraction;

let isHeard = true;

function print(text: string): void {
  if (isHeard) process.stdout.write(`${text}\n`);
}

function exitCode(outcomes: readonly Outcome[], command: Command): number {
  if (outcomes.some((outcome) => 'failure' in outcome)) return 2;
  const errors = outcomes.some(
    (outcome) =>
      'analysis' in outcome &&
      outcome.analysis.check.findings.some((finding) => finding.severity === 'error'),
  );
  return command === 'check' && errors ? 1 : 0;
}

/** Whoever reads the answer may stop reading before its end (`motso extract … | head`); what is asked for as a file is still made. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  isHeard = false;
  if (error.code === 'EPIPE') {
    if (!process.argv.some((word) => /^--(xlsx|html|docx|note)/.test(word))) process.exit();
  } else process.exit(tellWrong(words.cannotPrint));
});

process.exitCode = await main(process.argv.slice(2));
