// The command line's entry: declares the commands, and maps their outcomes to exit codes.
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import workerPath from '../engine/pool/worker?modulePath';
import { version } from '../../package.json';
import { formatNames, videoCodecNames } from '../protocol/exportFormats';
import { usualHoldSeconds } from '../protocol/exportJob';
import { checkLesson } from './checkLesson';
import { evaluate, evaluateKinds } from './evaluate';
import { explain, type ExplainOptions } from './explain';
import { exportScenes, type ExportOptions } from './export/export';
import { outHelp } from './export/outFormat';
import { presetHelp } from './export/presets';
import { handout } from './handout/handout';
import type { HandoutOptions } from './handout/handoutOptions';
import { list, listKinds } from './list';
import { terminalLine } from './terminalLine';
import { outputFailure, print } from './output';
import { serve, type ServeOptions } from './serve';
import { simulate, type SimulateOptions } from './simulate';
import { UsageError } from './usageError';

const rendererFolder = join(import.meta.dirname, '..', 'renderer');
const appFolder = join(import.meta.dirname, '..', '..');

const exitCode = { ok: 0, failure: 1, usage: 2, hungUp: 129, interrupted: 130, terminated: 143 } as const;

/** One press of Ctrl+C may arrive twice: from the terminal, and forwarded by the parent process. */
const samePressMs = 500;

const interruption = new AbortController();
let interruptedWith: number = exitCode.interrupted;
let interruptedAtMs = 0;

function interrupt(code: number): void {
  const now = performance.now();
  if (!interruption.signal.aborted) {
    interruptedAtMs = now;
    interruptedWith = code;
    interruption.abort();
  } else if (now - interruptedAtMs > samePressMs) {
    // A second interrupt exits immediately.
    process.exit(code);
  }
}

process.on('SIGINT', () => {
  interrupt(exitCode.interrupted);
});
process.on('SIGTERM', () => {
  interrupt(exitCode.terminated);
});
process.on('SIGHUP', () => {
  interrupt(exitCode.hungUp);
});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has closed the pipe, as in `… | head`.
  if (error.code === 'EPIPE') process.exit(exitCode.ok);
  complain(outputFailure(error).message);
  process.exit(exitCode.failure);
});

const program = new Command('optiscape')
  .description('Computes, evaluates and exports races of optimizers, without a window.')
  .version(version)
  .showHelpAfterError(false)
  .showSuggestionAfterError(false)
  // Errors are printed below, in one format.
  .configureOutput({ writeErr: () => undefined })
  .exitOverride();

program
  .command('simulate')
  .description("Runs a scene's race and prints the trajectories.")
  .argument('<scene>', 'a scene document (JSON), or - for standard input')
  .option('--format <format>', 'json or csv; by the ending of --out, else json')
  .option('--out <file>', 'writes to a file, whole or not at all')
  .action((path: string, options: SimulateOptions) =>
    simulate(path, options, workerPath, interruption.signal),
  );

program
  .command('evaluate')
  .description(`Prints values and derivatives at given points. Kinds: ${evaluateKinds.join(', ')}.`)
  .argument('<request>', 'a request (JSON), or - for standard input')
  .action((path: string) => evaluate(path, interruption.signal));

program
  .command('explain')
  .description('Prints why a runner takes an update: its terms, the curvature, and words.')
  .argument('<scene>', 'a scene document (JSON), or - for standard input')
  .requiredOption('--step <number>', 'the update, the first being 1')
  .option('--runner <index>', "the runner's place in the scene, 0 unless given")
  .action((path: string, options: ExplainOptions) => explain(path, options, interruption.signal));

program
  .command('export')
  .description(
    'Makes a film, a picture or a table of the race of each scene, and of each step of a lesson that shows one: one after another, with a line of JSON for each file.',
  )
  .argument(
    '<scenes...>',
    'scene documents and lessons (JSON): files, names with * and ? in their last part, - for standard input, or lessons that come with the app by their ids (see list lessons)',
  )
  .requiredOption(
    '--out <file>',
    `what to make: ${outHelp}; for several races a name with {name}, or a folder. {name} is the file's, for a lesson with the step's number and key`,
  )
  .option('--format <format>', `what to make in a folder: ${formatNames.join(', ')}; mp4 unless given`)
  .option('--preset <preset>', `options for a place, unless given otherwise: ${presetHelp}`)
  .option('--size <size>', 'width and height in pixels, 1280x720 unless given, 900x900 for .svg')
  .option('--text-scale <number>', 'how large texts are, 0.5 to 3; 1 unless given')
  .option('--fps <number>', 'frames per second, 30 unless given')
  .option('--seconds <number>', "a film's length in seconds; that of the race unless given")
  .option('--frames <number>', "a film's length in frames, instead of --seconds")
  .option('--steps-per-frame <number>', "steps of the race from frame to frame, instead of a film's length")
  .option(
    '--hold <number>',
    `seconds that a film holds its end, with the race's result; ${usualHoldSeconds} unless given, 0 where a length is given`,
  )
  .option('--camera <move>', 'still or orbit; what the scene says unless given')
  .option('--codec <codec>', `${videoCodecNames.join(', ')}; the best that can be had unless given`)
  .option('--quality <quality>', 'low, medium, high or best; high unless given')
  .option('--theme <theme>', 'light, dark or contrast; light unless given')
  .option('--background <background>', 'theme or transparent; theme unless given')
  .option('--language <language>', 'en or ja; en unless given')
  .option('--moment <share>', 'which moment of the race a picture shows, 0 to 1; its end unless given')
  .action((paths: string[], options: ExportOptions) =>
    exportScenes(paths, options, { workerPath, rendererFolder, appFolder, version }, interruption.signal),
  );

program
  .command('handout')
  .description('Makes a handout of a lesson: worksheet, answers, sources.')
  .argument(
    '<lesson>',
    'a lesson that comes with the app, by its id (see list lessons), or a file; - for standard input',
  )
  .requiredOption('--out <file>', 'what to make: .pdf, or a page that stands by itself: .html')
  .option('--language <language>', "one of the lesson's: en or ja; its first one unless given")
  .option('--paper <paper>', 'a4 or letter; a4 for .pdf, and for .html what the printer has, unless given')
  .option('--notes', 'adds the notes for the teacher')
  .option('--no-answers', 'leaves the answers out')
  .action((name: string, options: HandoutOptions) =>
    handout(name, options, { workerPath, rendererFolder, appFolder, version }, interruption.signal),
  );

program
  .command('lesson')
  .description('Works on lessons.')
  .command('check')
  .description('Checks a lesson, and says by step and field what is wrong with it.')
  .argument('<lesson>', 'a lesson (JSON), or - for standard input')
  .action((path: string) => checkLesson(path, interruption.signal));

program
  .command('list')
  .description('Lists what is built in, with hyper-parameters, defaults and ranges.')
  .argument('<kind>', listKinds.join(' or '))
  .option('--format <format>', 'text or json', 'text')
  .action(async (kind: string, { format }: { format: string }) => print(await list(kind, format)));

program
  .command('serve')
  .description('Serves the app to a browser on this machine, on 127.0.0.1.')
  .option('--port <port>', 'the port to listen on; any free one unless given')
  .option('--open', 'opens the app in a window of a browser')
  .option('--until-closed', 'ends when the last window is closed')
  .action((options: ServeOptions) =>
    serve(options, { workerPath, rendererFolder, appFolder, version }, interruption.signal),
  );

async function main(): Promise<number> {
  try {
    await program.parseAsync();
    return exitCode.ok;
  } catch (error) {
    if (interruption.signal.aborted) return interruptedWith;
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCode.ok;
      complain(error.code === 'commander.help' ? 'Missing command: see optiscape --help' : error.message);
      return exitCode.usage;
    }
    complain(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? exitCode.usage : exitCode.failure;
  }
}

function complain(message: string): void {
  console.error(terminalLine(message));
}

const code = await main();
// After an interrupt, exit without waiting for pipes that may never be read or written.
if (interruption.signal.aborted) process.exit(code);
process.exitCode = code;
