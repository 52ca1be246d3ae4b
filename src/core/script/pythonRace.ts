// The race in Python: functions of its schedules and rules, and the table of its runners.
import type { RunnerDash, RunnerMarker, Scene, SceneRunner } from '../scene/scene';
import { legSettings } from '../scene/branch';
import { legsOf } from '../simulation/legs';
import { phrase, inLanguage, type Language, type Phrase } from '../text/text';
import { writeBranch } from './pythonBranch';
import { writeRunner, writeSchedules, type PythonRunner, type RunnerSource } from './pythonRunners';
import {
  bracketed,
  comment,
  headingOf,
  indented,
  lineColumns,
  pythonFloat,
  pythonPoint,
  pythonString,
} from './pythonText';

const texts = {
  schedules: phrase('Learning rates'),
  aboutSchedules: phrase('The rate of update k, the first being 0.'),
  rules: phrase('Rules'),
  aboutRules: phrase(
    'Each yields where it stands and then takes an update: t is its number, g the gradient.',
  ),
  runners: phrase('Runners'),
} satisfies Record<string, Phrase>;

const strokes: Readonly<Record<RunnerDash, string>> = {
  solid: '-',
  dashed: '--',
  dotted: ':',
  'dash-dot': '-.',
};

const heads: Readonly<Record<RunnerMarker, string>> = {
  circle: 'o',
  square: 's',
  diamond: 'D',
  triangle: '^',
  cross: 'X',
  ring: '8',
};

/** A name for each runner's function: equal functions share one, others of the same name are numbered. */
function nameFunctions(pythonRunners: readonly PythonRunner[]): string[] {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  return pythonRunners.map(({ name, parameters, body }) => {
    const text = [name, ...parameters, ...body].join('\n');
    let found = names.get(text);
    if (found === undefined) {
      found = name;
      for (let number = 2; taken.has(found); number++) found = `${name}_${number}`;
      taken.add(found);
      names.set(text, found);
    }
    return found;
  });
}

function runnerEntry(
  runner: SceneRunner,
  name: string,
  rule: string,
  { argumentsOf, needsSlope }: PythonRunner,
): string[] {
  const { count, spread } = runner.runs;
  const look = [name, runner.color, strokes[runner.dash], heads[runner.marker]].map(pythonString).join(', ');
  const rest = needsSlope ? [] : ['needs_slope=False'];
  const start = runner.start === null ? 'START' : pythonPoint(runner.start);
  if (count === 1) {
    const settings = [start, ...argumentsOf('0')];
    const single = `Runner(${[look, `[${rule}(${settings.join(', ')})]`, ...rest].join(', ')}),`;
    if (single.length <= lineColumns - 4) return [single];
    const runs = bracketed(`[${rule}(`, settings, ')],', lineColumns - 8);
    return ['Runner(', ...indented([`${look},`, ...runs, ...rest.map((each) => `${each},`)]), '),'];
  }
  const runs = [
    ...bracketed(`${rule}(`, ['start', ...argumentsOf('run')], ')', lineColumns - 12),
    `for run, start in enumerate(family(${start}, ${count}, ${pythonFloat(spread)}))`,
  ];
  return [
    'Runner(',
    ...indented([`${look},`, '[', ...indented(runs), '],', ...rest.map((each) => `${each},`)]),
    '),',
  ];
}

export interface WrittenRace {
  readonly lines: readonly string[];
  /** Whether some of the runners are methods. */
  readonly withMethods: boolean;
}

/** Schedules, rules and the table RUNNERS of those runners. */
export function writeRace(
  scene: Scene,
  runners: readonly SceneRunner[],
  nameOf: (runner: SceneRunner) => string,
  language: Language,
): WrittenRace {
  const heading = (key: 'schedules' | 'rules' | 'runners'): string[] =>
    headingOf(inLanguage(texts[key], language));
  const sources = runners.map((runner): RunnerSource => {
    const { id: optimizer, hyperparameters, schedule, clipping } = runner;
    const { landscape, seed } = scene;
    const settings = { landscape, optimizer, hyperparameters, schedule, clipping, seed };
    const before = legSettings(runner.before);
    return { runner, legs: legsOf({ ...settings, before, noise: null, sequence: 0 }) };
  });
  const pythonRunners = sources.map(({ legs }) =>
    legs.length === 1
      ? writeRunner(legs[0], scene.noise.kind, language)
      : writeBranch(legs, scene.noise.kind, language),
  );
  const names = nameFunctions(pythonRunners);
  const rules = new Map(pythonRunners.map((pythonRunner, i) => [names[i] ?? '', pythonRunner]));
  const ruleLines = [...rules].flatMap(([name, { parameters, body }]) => [
    '',
    '',
    ...bracketed(`def ${name}(`, parameters, '):'),
    ...indented(body),
  ]);
  const scheduleLines = writeSchedules(sources, language);
  const entries = sources.flatMap(({ runner }, i) => {
    const pythonRunner = pythonRunners[i];
    return pythonRunner === undefined
      ? []
      : runnerEntry(runner, nameOf(runner), names[i] ?? '', pythonRunner);
  });
  const withMethods = pythonRunners.some(({ needsSlope }) => !needsSlope);
  const fields = `name color line head runs${withMethods ? ' needs_slope' : ''}`;
  return {
    withMethods,
    lines: [
      ...(scheduleLines.length === 0
        ? []
        : [...heading('schedules'), ...comment(inLanguage(texts.aboutSchedules, language))]),
      ...scheduleLines,
      ...(ruleLines.length === 0
        ? []
        : [...heading('rules'), ...comment(inLanguage(texts.aboutRules, language))]),
      ...ruleLines,
      ...heading('runners'),
      '',
      `Runner = namedtuple("Runner", "${fields}"${withMethods ? ', defaults=[True]' : ''})`,
      '',
      ...(entries.length === 0 ? ['RUNNERS = []'] : ['RUNNERS = [', ...indented(entries), ']']),
    ],
  };
}
