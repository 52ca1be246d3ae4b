// `optiscape list`: landscapes, optimizers and the like, with their parameters, defaults and ranges.
import { inLanguage } from '../core/text/text';
import { activations, type ActivationDefinition } from '../core/functions/activations/registry';
import { losses, type LossDefinition } from '../core/functions/losses/registry';
import { landscapes } from '../core/landscapes/registry';
import type { LandscapeDescription } from '../core/landscapes/landscape';
import { bundledLessonIds, loadBundledLesson } from '../core/lesson/bundledLessons';
import { describeHyperparameterRange } from '../core/hyperparameters/validateHyperparameters';
import type { OptimizerDescription } from '../core/optimizers/optimizer';
import type { Hyperparameter } from '../core/hyperparameters/hyperparameter';
import { lessonSummary, type LessonSummary } from '../core/lesson/lesson';
import { optimizers } from '../core/optimizers/registry';
import { schedules } from '../core/schedules/registry';
import type { ScheduleDescription } from '../core/schedules/schedule';
import { invalidInput } from './usageError';

const formats = ['text', 'json'] as const;

interface Listing {
  readonly json: () => unknown;
  readonly text: () => string | Promise<string>;
}

const kinds: Readonly<Record<string, Listing>> = {
  optimizers: {
    json: () => optimizers.map(optimizerJson),
    text: () =>
      optimizers
        .map(({ id, name, hyperparameters }) => withParameters(`${id}: ${name}`, hyperparameters))
        .join(''),
  },
  landscapes: {
    json: () => landscapes.map(landscapeJson),
    text: () => landscapes.map(landscapeText).join(''),
  },
  activations: {
    json: () => activations.map(functionJson),
    text: () => functionsText(activations),
  },
  losses: {
    json: () => losses.map((loss) => ({ ...functionJson(loss), targets: loss.targets })),
    text: () => functionsText(losses),
  },
  schedules: {
    json: () => schedules.map(scheduleJson),
    text: () =>
      schedules
        .map(({ id, name, hyperparameters }) =>
          withParameters(`${id}: ${inLanguage(name, 'en')}`, hyperparameters),
        )
        .join(''),
  },
  lessons: {
    json: lessonRows,
    text: async () => (await lessonRows()).map(lessonText).join(''),
  },
};

/** The kinds that `list` accepts. */
export const listKinds: readonly string[] = Object.keys(kinds);

/** The listing's text. */
export async function list(kind: string, format: string): Promise<string> {
  const listing = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!listing) throw invalidInput('kind', kind, `one of ${listKinds.join(', ')}`);
  switch (format) {
    case 'text':
      return listing.text();
    case 'json':
      return `${JSON.stringify(await listing.json(), null, 2)}\n`;
    default:
      throw invalidInput('--format', format, formats.join(' or '));
  }
}

/** Parameters as in a scene, with their allowed values. */
function parametersJson(parameters: Readonly<Record<string, Hyperparameter>>): unknown {
  return Object.entries(parameters).map(([key, parameter]) => ({
    id: key,
    name: inLanguage(parameter.label, 'en'),
    kind: parameter.kind,
    default: parameter.default,
    ...(parameter.kind === 'number' && {
      min: Number.isFinite(parameter.min) ? parameter.min : null,
      minExclusive: parameter.minExclusive ?? false,
      max: Number.isFinite(parameter.max) ? parameter.max : null,
      maxExclusive: parameter.maxExclusive ?? false,
      whole: parameter.whole ?? false,
    }),
    ...(parameter.kind === 'library' && {
      conventions: parameter.forms.map(({ library: value, defaults }) => ({ id: value, defaults })),
    }),
  }));
}

function withParameters(heading: string, parameters: Readonly<Record<string, Hyperparameter>>): string {
  const lines = Object.entries(parameters).map(
    ([key, parameter]) =>
      `  ${key} = ${parameter.default} (${inLanguage(describeHyperparameterRange(key, parameter), 'en')})`,
  );
  return [heading, ...lines, ''].join('\n');
}

function optimizerJson(optimizer: OptimizerDescription): unknown {
  const { id, name, family, hyperparameters, latex, paper, year } = optimizer;
  return { id, name, family, parameters: parametersJson(hyperparameters), latex, paper, year };
}

function scheduleJson({ id, name, hyperparameters, latex, source }: ScheduleDescription): unknown {
  return { id, name: inLanguage(name, 'en'), parameters: parametersJson(hyperparameters), latex, source };
}

/** The fields common to activations and losses. */
function functionJson(definition: ActivationDefinition | LossDefinition) {
  const { id, name, kind, family, parameters, latex, derivativeLatex, outputs, source } = definition;
  return {
    id,
    name: inLanguage(name, 'en'),
    kind,
    family,
    parameters: parametersJson(parameters),
    latex,
    derivativeLatex,
    outputs,
    source,
  };
}

const functionsText = (definitions: readonly (ActivationDefinition | LossDefinition)[]): string =>
  definitions
    .map(({ id, name, parameters }) => withParameters(`${id}: ${inLanguage(name, 'en')}`, parameters))
    .join('');

function landscapeJson(landscape: LandscapeDescription): unknown {
  const { id, name, latex, domain, start, steps, seed, marks, contour, heightScale, view } = landscape;
  return {
    id,
    name: inLanguage(name, 'en'),
    latex,
    domain,
    start,
    steps,
    seed,
    marks,
    contour,
    heightScale,
    view,
  };
}

function landscapeText({ id, name, domain, start, steps, seed }: LandscapeDescription): string {
  const [[left, right], [low, high]] = [domain.x, domain.y];
  return (
    `${id}: ${inLanguage(name, 'en')}\n  ${left} ≤ x ≤ ${right}, ${low} ≤ y ≤ ${high}\n` +
    `  start (${start.join(', ')}), steps ${steps}, seed ${seed}\n`
  );
}

type LessonRow = LessonSummary & { readonly id: string };

/** The lessons that come with the app. */
function lessonRows(): Promise<LessonRow[]> {
  return Promise.all(
    bundledLessonIds.map(async (id) => ({ id, ...lessonSummary(await loadBundledLesson(id)) })),
  );
}

const lessonText = ({ id, title, minutes, languages, steps, questions }: LessonRow): string =>
  `${id}: ${title['en']}\n  ${minutes} minutes, ${steps} steps, ${questions} questions, in ${languages.join(', ')}\n`;
