// The shape of a lesson as it is written. Only what differs from the usual need be there; `parseLesson` completes it.
import { z } from 'zod';
import { limits } from '../scene/scene';
import { boolean, errorFor, number, object, oneWordOf, text } from '../scene/sceneSchema';
import { phrase, type Phrase } from '../text/text';
import { chartCounts, chartQuantities, chartScales, meanRows } from '../view/chartSettings';
import { experimentLimits, maxPinned } from '../view/functionSettings';
import { dockTabs, pictures } from '../view/raceParts';
import { lessonFormat, lessonLimits, lessonVersion } from './lesson';

const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const tagError = errorFor(phrase('a language tag, as en, ja or pt-BR'));
const tag = z.string({ error: tagError }).regex(languageTag, { error: tagError });

/** A text in the only language, or in each by its tag. */
function texts(maxLength: number) {
  const expected = errorFor(
    phrase('a text of at most {maxLength} characters, or one for each language', { maxLength }),
  );
  return z.union([text(maxLength), z.record(tag, text(maxLength))], { error: expected });
}

const line = texts(lessonLimits.lineLength);
const prose = texts(lessonLimits.textLength);

function listOf<S extends z.ZodType>(item: S, what: Phrase, max: number, min = 0) {
  const expected = errorFor(phrase('a list of {min} to {max} {what}', { min, max, what }));
  return z.array(item, { error: expected }).min(min, { error: expected }).max(max, { error: expected });
}

const step = number('step', { ...limits.steps, min: 0 });

const chart = object({
  quantity: oneWordOf(chartQuantities),
  scale: oneWordOf(chartScales),
});

const race = object({
  kind: z.literal('race'),
  /** Read as scenes of their own. */
  scenes: listOf(z.unknown(), phrase('scenes'), lessonLimits.scenes.max, lessonLimits.scenes.min),
  opens: number('opens', { min: 0, max: lessonLimits.scenes.max - 1, whole: true }).optional(),
  startsAt: step.optional(),
  pauses: listOf(step, phrase('steps'), lessonLimits.pauses).optional(),
  picture: oneWordOf(pictures).optional(),
  dock: oneWordOf(dockTabs).nullable().optional(),
  charts: listOf(chart, phrase('charts'), chartCounts.max, chartCounts.min).optional(),
  meanRows: number('meanRows', { min: meanRows.none, max: meanRows.max, whole: true }).optional(),
  selected: text(40).nullable().optional(),
  lit: text(40).nullable().optional(),
  hidden: listOf(text(40), phrase('keys of runners'), limits.runners.max).optional(),
});

const shownFunction = z.union(
  [z.string(), object({ id: z.string(), parameters: z.record(z.string(), z.number()).optional() })],
  { error: errorFor(phrase('the id of a function, or an object with id and parameters')) },
);

const functions = listOf(shownFunction, phrase('functions'), maxPinned + 1, 1);

const hiddenCurves = listOf(text(40), phrase('ids of functions'), maxPinned + 2).optional();

const chain = object({
  mode: oneWordOf(['forward', 'fixed']),
  depth: number('depth', experimentLimits.depth),
  weight: number('weight', experimentLimits.weight),
  bias: number('bias', experimentLimits.bias),
  input: number('input', experimentLimits.input),
  preActivation: number('preActivation', experimentLimits.preActivation),
}).partial();

const softmax = {
  logits: listOf(
    number('logit', experimentLimits.logit),
    phrase('numbers'),
    experimentLimits.classes.max,
    experimentLimits.classes.min,
  ).optional(),
  target: number('target', { min: 0, max: experimentLimits.classes.max - 1, whole: true }).optional(),
  component: number('component', { min: 0, max: experimentLimits.classes.max - 1, whole: true }).optional(),
};

const view = z.discriminatedUnion(
  'kind',
  [
    race,
    object({
      kind: z.literal('activations'),
      functions,
      hidden: hiddenCurves,
      layout: oneWordOf(['together', 'apart']).optional(),
      chain: chain.optional(),
      ...softmax,
    }),
    object({
      kind: z.literal('losses'),
      functions,
      hidden: hiddenCurves,
      axis: oneWordOf(['output', 'error']).optional(),
      ...softmax,
    }),
    object({ kind: z.literal('words') }),
  ],
  { error: errorFor(phrase('an object with kind "race", "activations", "losses" or "words"')) },
);

const answer = object({ text: line, right: boolean.optional(), why: prose.optional() });

const question = object({
  text: prose,
  answers: listOf(answer, phrase('answers'), lessonLimits.answers.max, lessonLimits.answers.min),
});

const lessonStep = object({
  key: text(40).optional(),
  title: line,
  text: prose.optional(),
  shows: view.optional(),
  question: question.nullable().optional(),
  after: prose.optional(),
  notes: prose.optional(),
});

export const lessonDocumentSchema = object({
  format: z.literal(lessonFormat, { error: `"${lessonFormat}"` }),
  version: z.literal(lessonVersion, {
    error: errorFor(
      phrase('{lessonVersion}, the version of lessons that this Optiscape reads', { lessonVersion }),
    ),
  }),
  languages: listOf(tag, phrase('language tags'), lessonLimits.languages, 1),
  title: line,
  goal: prose.optional(),
  prerequisites: prose.optional(),
  minutes: number('minutes', lessonLimits.minutes).optional(),
  author: text(lessonLimits.lineLength).optional(),
  licence: text(lessonLimits.lineLength).optional(),
  sources: listOf(text(lessonLimits.lineLength * 2), phrase('sources'), lessonLimits.sources).optional(),
  steps: listOf(lessonStep, phrase('steps'), lessonLimits.steps.max, lessonLimits.steps.min),
});

/** One that is being written may have no step yet. */
export const lessonDraftSchema = lessonDocumentSchema.extend({
  steps: listOf(lessonStep, phrase('steps'), lessonLimits.steps.max),
});

export type WrittenLesson = z.infer<typeof lessonDocumentSchema>;
export type WrittenStep = z.infer<typeof lessonStep>;
export type WrittenView = z.infer<typeof view>;
export type WrittenText = z.infer<typeof prose>;
