// Runners in Python: for each the function of its rule, and the arguments of its call.
import type { NumericValues } from '../hyperparameters/numericValues';
import { defaultHyperparameters } from '../hyperparameters/validateHyperparameters';
import type { MethodDefinition } from '../optimizers/methods/method';
import type { OptimizerDescription } from '../optimizers/optimizer';
import {
  libraryNames,
  type Hyperparameter,
  type HyperparameterValue,
  type LibraryForm,
} from '../hyperparameters/hyperparameter';
import { findSchedule } from '../schedules/registry';
import type { NoiseKind } from '../simulation/particleUpdate';
import type { Leg } from '../simulation/legs';
import type { GraphRun } from '../simulation/runSettings';
import type { SceneRunner } from '../scene/scene';
import { phrase, inLanguage, type Language, type Phrase } from '../text/text';
import type { PythonChoices, PythonText } from '../python/pythonRule';
import { docstring, indented, linesOf, pythonFloat, pythonName } from './pythonText';

/** The source of a runner's function and its call. */
export interface RunnerSource {
  readonly runner: SceneRunner;
  readonly legs: readonly [Leg, ...Leg[]];
}

export interface PythonRunner {
  /** The preferred name of its function, which others may have, too. */
  readonly name: string;
  readonly parameters: readonly string[];
  /** The body of the function, from its docstring on. */
  readonly body: readonly string[];
  /** The arguments of a call after the start; `sequence` is the Python expression for the run's number. */
  readonly argumentsOf: (sequence: string) => readonly string[];
  /** Whether it ends where f has no finite gradient: methods go on. */
  readonly needsSlope: boolean;
}

const remarks = {
  coupledDecay: phrase('weight decay'),
  decoupledDecay: phrase('weight decay, decoupled'),
} satisfies Record<string, Phrase>;

const asIn = ({ library }: LibraryForm): Phrase =>
  phrase('As in {library}. ', { library: libraryNames[library] });

export const mentions = (lines: readonly string[], name: string): boolean =>
  lines.some((line) => new RegExp(`(?<![\\w.])${name}\\b`).test(line));

/** The non-empty lines of a text: terms that are left out make empty ones. */
const statements = (text: string | readonly string[]): string[] =>
  [text]
    .flat()
    .flatMap(linesOf)
    .filter((line) => line !== '');

/** The rule's name, its source, and the notes on this form of it. */
export function describe(
  optimizer: OptimizerDescription,
  { hyperparameters: values }: Leg['settings'],
  language: Language,
): string[] {
  const { name, paper, year, definitionNote, hyperparameters } = optimizer;
  const choice = hyperparameters.convention;
  const form =
    choice?.kind === 'library'
      ? choice.forms.find(({ library }) => library === values.convention)
      : undefined;
  const ofLibrary = form === undefined || inLanguage(form.difference, language) === '';
  const difference = ofLibrary
    ? inLanguage(definitionNote, language)
    : inLanguage(asIn(form), language) + inLanguage(form.difference, language);
  return docstring(`${name} (${year}).`, `${paper}.`, difference);
}

/** Whether the expression has an operator outside of parentheses, so that it needs parentheses beside another. */
function hasOperator(expression: string, operators: RegExp): boolean {
  let outside = expression;
  for (let inside = ''; inside !== outside;)
    [inside, outside] = [outside, outside.replaceAll(/\([^()]*\)/g, '')];
  return operators.test(outside);
}

/** A quotient that may be 0/0 is guarded, unless an ε is added to the divisor. */
function quotientOf(h: NumericValues<string>): PythonChoices['over'] {
  const isSafe = Object.entries(h).some(([name, value]) => name.startsWith('epsilon') && value > 1e-100);
  return (dividend, divisor) => {
    if (!isSafe) return `quotient(${dividend}, ${divisor})`;
    const top = hasOperator(dividend, / [-+] /) ? `(${dividend})` : dividend;
    return `${top} / ${hasOperator(divisor, / [-+*/] /) ? `(${divisor})` : divisor}`;
  };
}

function literal(value: HyperparameterValue, declared: Hyperparameter): string {
  if (declared.kind !== 'number' || typeof value !== 'number') throw new Error('A switch is no number');
  return declared.whole === true ? String(value) : pythonFloat(value);
}

/** `name=value` of the hyper-parameters that the lines mention. */
export function settings(
  { hyperparameters }: Pick<OptimizerDescription, 'hyperparameters'>,
  values: Readonly<Record<string, HyperparameterValue>>,
  lines: readonly string[],
): { readonly name: string; readonly text: string }[] {
  return Object.entries(hyperparameters).flatMap(([key, declared]) => {
    const name = pythonName(key);
    const value = values[key];
    if (declared.kind !== 'number' || value === undefined || !mentions(lines, name)) return [];
    return [{ name, text: `${name}=${literal(value, declared)}` }];
  });
}

/** The schedule of a leg, if it has one. */
function scheduleOf({ schedule: chosen }: Leg['settings']) {
  if (chosen === null) return null;
  const { id, ...values } = chosen;
  const schedule = findSchedule(id);
  return schedule === undefined ? null : { schedule, values };
}

/** The functions of all schedules of the runners. */
export function writeSchedules(sources: readonly RunnerSource[], language: Language): string[] {
  const schedules = new Set(
    sources.flatMap(({ legs }) => legs.flatMap((leg) => scheduleOf(leg.settings)?.schedule ?? [])),
  );
  return [...schedules].flatMap((schedule) => {
    const lines = linesOf(schedule.python);
    const names = settings(schedule, defaultHyperparameters(schedule), lines).map(({ name }) => name);
    return [
      '',
      '',
      `def ${pythonName(schedule.id)}(${['k', 'base_rate', ...names].join(', ')}):`,
      ...indented([...docstring(`${inLanguage(schedule.name, language)}. ${schedule.source}.`), ...lines]),
    ];
  });
}

/** The rate of update `k`, given as an expression, the first being 0, from the rate without a schedule; null without one. */
export function scheduledRate(leg: Leg['settings'], k: string, rate: string): string | null {
  const found = scheduleOf(leg);
  if (found === null) return null;
  const { schedule, values } = found;
  const own = settings(schedule, values, linesOf(schedule.python)).map(({ text }) => text);
  const { warmupSteps = 0 } = values;
  const warmth = Number(warmupSteps) > 0 ? `warm_up(${k}, ${Number(warmupSteps)}) * ` : '';
  return `${warmth}${pythonName(schedule.id)}(${[k, rate, ...own].join(', ')})`;
}

export interface BodyOptions {
  readonly noise: NoiseKind;
  readonly language: Language;
  /** Whether its learning rate may differ from the one with which its optimizer has set out, without a schedule, too. */
  readonly changesRate?: boolean;
}

export interface Body {
  readonly before: readonly string[];
  readonly update: readonly string[];
}

function graphBody(
  { optimizer, h, library, learningRateAt }: GraphRun,
  { clipping }: Leg['settings'],
  { noise, language, changesRate = false }: BodyOptions,
): Body {
  const noisy = (point: string): string => {
    switch (noise) {
      case 'none':
        return `gradient(${point})`;
      case 'gaussian':
        return `gradient(${point}) + noise`;
      case 'mini-batch':
        return `gradient(${point}) + hessian(${point}) @ noise`;
    }
  };
  const clipped = (gradient: string): string => {
    switch (clipping?.kind) {
      case undefined:
        return gradient;
      case 'value':
        return `np.clip(${gradient}, -max_value, max_value)`;
      case 'norm':
        return `clip_norm(${gradient}, max_norm)`;
    }
  };
  const gradientAt = (point: string): string => {
    const gradient = clipped(noisy(point));
    return gradient === noisy(point) && noise !== 'none' ? `(${gradient})` : gradient;
  };
  const choices: PythonChoices = {
    h,
    library,
    scheduled: learningRateAt !== null || changesRate,
    gradientAt,
    over: quotientOf(h),
  };
  const written = (text: PythonText | undefined): string[] =>
    statements(typeof text === 'function' ? text(choices) : (text ?? ''));
  const rule = written(optimizer.python.update);

  const decays = optimizer.hyperparameters.decoupledDecay !== undefined && h.weightDecay !== 0;
  const isDecoupled = h.decoupledDecay === 1;
  const own = rule.some((line) => /^g = .*\bgradient\(/.test(line));
  return {
    before: written(optimizer.python.before),
    update: [
      ...(noise === 'none' ? [] : ['noise = NOISE * random.normal_pair()']),
      ...(own ? [] : [`g = ${noisy('theta')}`, ...(clipping === null ? [] : [`g = ${clipped('g')}`])]),
      ...(decays && !isDecoupled
        ? [`g = g + weight_decay * theta  # ${inLanguage(remarks.coupledDecay, language)}`]
        : []),
      ...(decays && isDecoupled
        ? [
            `theta = (1 - learning_rate * weight_decay) * theta  # ${inLanguage(remarks.decoupledDecay, language)}`,
          ]
        : []),
      ...rule,
    ],
  };
}

function methodBody({ python }: MethodDefinition, noise: NoiseKind): Body {
  return {
    before: python.before === undefined ? [] : linesOf(python.before),
    update: [...(noise === 'none' ? [] : ['loss.next_batch(theta)']), ...linesOf(python.update)],
  };
}

/** What a leg does before its first update, and in each. */
export function bodyOf({ run, settings: leg }: Leg, options: BodyOptions): Body {
  return run.kind === 'graph' ? graphBody(run, leg, options) : methodBody(run.optimizer, options.noise);
}

/** A limit of gradients as a name and its value; null without clipping. */
export function clippingLimit({ clipping }: Leg['settings']): { name: string; text: string } | null {
  if (clipping === null) return null;
  const name = `max_${clipping.kind}`;
  return { name, text: `${name}=${pythonFloat(clipping.limit)}` };
}

/** A runner that is no branch. */
export function writeRunner(leg: Leg, noise: NoiseKind, language: Language): PythonRunner {
  const { run } = leg;
  const { hyperparameters: values } = leg.settings;
  const { optimizer } = run;
  const body = bodyOf(leg, { noise, language });
  const all = [...body.before, ...body.update];
  const isScheduled = run.learningRateAt !== null;
  const numbers = settings(optimizer, values, all);
  const draws = mentions(all, 'random');
  const clipping = clippingLimit(leg.settings);
  const rate = scheduledRate(leg.settings, 'k', 'rate');
  const parameters = [
    'theta',
    ...(optimizer.kind === 'method' ? ['loss'] : []),
    ...(draws ? ['random'] : []),
    ...numbers.map(({ name }) => name),
    ...(isScheduled ? ['schedule'] : []),
    ...(clipping === null ? [] : [clipping.name]),
  ];
  const library =
    values.convention === undefined || values.convention === 'pytorch' ? '' : `_${String(values.convention)}`;
  return {
    name: pythonName(optimizer.id) + library,
    needsSlope: optimizer.kind === 'graph',
    parameters,
    body: [
      ...describe(optimizer, leg.settings, language),
      ...body.before,
      ...(isScheduled ? ['base_rate = learning_rate'] : []),
      mentions(all, 't') || isScheduled ? 'for t in count(1):' : 'while True:',
      ...indented([
        'yield theta',
        ...(isScheduled ? ['learning_rate = schedule(t - 1, base_rate)'] : []),
        ...body.update,
      ]),
    ],
    argumentsOf: (sequence) => [
      ...(optimizer.kind === 'method' ? [noise === 'none' ? 'Loss()' : `Loss(${sequence})`] : []),
      ...(draws
        ? [
            optimizer.kind === 'method'
              ? `Random(${sequence === '0' ? '0' : `2 * ${sequence}`})`
              : `Xorshift(${sequence})`,
          ]
        : []),
      ...numbers.map(({ text }) => text),
      ...(rate === null ? [] : [`schedule=lambda k, rate: ${rate}`]),
      ...(clipping === null ? [] : [clipping.text]),
    ],
  };
}
