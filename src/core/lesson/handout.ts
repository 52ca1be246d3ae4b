// A lesson on paper: what a worksheet shows of each step, and what its answers show. Whatever would give an answer away stands
// with the answers.
import { hexOf, lightnessOf, parseHex } from '../look/colorMaps';
import { runnerDashes, type Scene, type SceneRunner } from '../scene/scene';
import type { FunctionKind, FunctionSettings } from '../view/functionSettings';
import type { ChartSettings } from '../view/chartSettings';
import type {
  Lesson,
  LessonAnswer,
  LessonFunctions,
  LessonQuestion,
  LessonRace,
  LessonStep,
  LessonText,
} from './lesson';
import { namedLevels, type NamedLevel } from './namedLevels';
import { setsChain } from './setsChain';

/** A race at a step: a contour map of each scene. */
export interface RaceFigure {
  readonly kind: 'race';
  /** Runners that are not to be seen are not visible in them. */
  readonly scenes: readonly Scene[];
  /** Where paths and curves end. */
  readonly step: number;
  /** The charts under the maps; null for none. */
  readonly charts: ChartSettings | null;
  /** The levels of each scene that the words beside the figure name. */
  readonly levels: readonly (readonly NamedLevel[])[];
  /** The update that is explained under the maps; null for none. */
  readonly explained: ExplainedUpdate | null;
}

/** An update of a runner of each scene that has it. */
export interface ExplainedUpdate {
  /** The runner's key. */
  readonly runner: string;
  /** The first is 1. */
  readonly update: number;
  /** The term that stands out, by plain name; null for none. */
  readonly lit: string | null;
}

/** Curves of activations or losses. */
export interface FunctionsFigure {
  readonly kind: FunctionKind;
  readonly settings: FunctionSettings;
  /** What is left out, as `LessonFunctions` says it. */
  readonly hidden: readonly string[];
  /** Whether the gradient along the chain of layers is shown, too. */
  readonly chain: boolean;
  /** Whether the gradient of the loss is, where classes are told apart. */
  readonly classGradient: boolean;
}

export type HandoutFigure = RaceFigure | FunctionsFigure;

/** A step on the worksheet. */
export interface HandoutTask {
  /** Counted from 1. */
  readonly number: number;
  /** Null where there is a question: titles say what has been learned. */
  readonly title: LessonText | null;
  readonly text: LessonText;
  /** Null for words alone. */
  readonly figure: HandoutFigure | null;
  readonly question:
    | (Pick<LessonQuestion, 'text'> & {
        readonly answers: readonly Pick<LessonAnswer, 'text'>[];
      })
    | null;
  /** What happened and why, where nothing is asked; null where it stands with the answers. */
  readonly after: LessonText | null;
}

/** A step's answers. */
export interface HandoutAnswer {
  readonly number: number;
  readonly title: LessonText;
  readonly figure: HandoutFigure | null;
  readonly answers: readonly LessonAnswer[];
  readonly after: LessonText;
}

export interface Handout {
  /** One for each step. */
  readonly tasks: readonly HandoutTask[];
  /** One for each step that asks something. */
  readonly answers: readonly HandoutAnswer[];
}

export function handoutOf({ steps }: Lesson): Handout {
  return { tasks: steps.map(taskOf), answers: steps.flatMap(answerOf) };
}

function taskOf(step: LessonStep, index: number): HandoutTask {
  const { title, text, question, after } = step;
  const number = index + 1;
  if (question === null) return { number, title, text, figure: figureAtEnd(step), question, after };
  const answers = question.answers.map((answer) => ({ text: answer.text }));
  const asked = { text: question.text, answers };
  return { number, title: null, text, figure: figureBefore(step), question: asked, after: null };
}

function answerOf(step: LessonStep, index: number): HandoutAnswer[] {
  const { title, question, after } = step;
  if (question === null) return [];
  return [{ number: index + 1, title, figure: figureAtEnd(step), answers: question.answers, after }];
}

/** What is seen before the question is answered. */
function figureBefore(step: LessonStep): HandoutFigure | null {
  const { shows } = step;
  switch (shows.kind) {
    case 'words':
      return null;
    case 'race':
      return raceFigure(step, shows, {
        step: shows.startsAt,
        hidden: shows.hidden,
        update: shows.startsAt,
        isTold: false,
      });
    case 'activations':
    case 'losses':
      return functionsFigure(shows, shows.hidden, false, false);
  }
}

/** What is seen once all has been shown. */
function figureAtEnd(step: LessonStep): HandoutFigure | null {
  const { shows } = step;
  switch (shows.kind) {
    case 'words':
      return null;
    case 'race':
      return raceFigure(step, shows, {
        step: Math.max(...shows.scenes.map(({ steps }) => steps)),
        hidden: [],
        update: shows.startsAt > 0 ? shows.startsAt : (shows.pauses[0] ?? 1),
        isTold: true,
      });
    case 'activations':
    case 'losses':
      return functionsFigure(shows, [], setsChain(shows), true);
  }
}

interface RaceMoment {
  readonly step: number;
  readonly hidden: readonly string[];
  /**
   * The one by which the runners have come to where they stand at first or, from the start, to where they first pause: 0 before
   * any.
   */
  readonly update: number;
  /** Whether what happened and why stands beside the figure. */
  readonly isTold: boolean;
}

function raceFigure(
  of: LessonStep,
  race: LessonRace,
  { step, hidden, update, isTold }: RaceMoment,
): RaceFigure {
  const scenes = race.scenes.map((scene) => ({
    ...scene,
    optimizers: scene.optimizers.map((runner) => ({
      ...runner,
      visible: runner.visible && !hidden.includes(runner.key),
    })),
  }));
  const hasCurves = step > 0 && scenes.some(({ optimizers }) => optimizers.some(({ visible }) => visible));
  const charts = race.dock === 'chart' && hasCurves ? race.charts : null;
  const levels = scenes.map((_, index) => namedLevels(of, index, isTold));
  return { kind: 'race', scenes, step, charts, levels, explained: explainedUpdate(race, hidden, update) };
}

function explainedUpdate(
  { dock, selected, lit }: LessonRace,
  hidden: readonly string[],
  update: number,
): ExplainedUpdate | null {
  if (dock !== 'step' || selected === null || hidden.includes(selected) || update === 0) return null;
  return { runner: selected, update, lit };
}

function functionsFigure(
  { kind, settings }: LessonFunctions,
  hidden: readonly string[],
  chain: boolean,
  classGradient: boolean,
): FunctionsFigure {
  return { kind, settings, hidden, chain, classGradient };
}

/** Lines of lighter colours are lost on white. */
const lightestOnPaper = 0.7;
const darkening = 0.95;

/** The lesson with runners that are told apart on paper without colours: each has dashes of its own, and none is pale. */
export function lessonOnPaper(lesson: Lesson): Lesson {
  const steps = lesson.steps.map((step) => {
    if (step.shows.kind !== 'race') return step;
    const scenes = step.shows.scenes.map((scene) => ({ ...scene, optimizers: runnersOnPaper(scene) }));
    return { ...step, shows: { ...step.shows, scenes } };
  });
  return { ...lesson, steps };
}

function runnersOnPaper({ optimizers }: Scene): SceneRunner[] {
  return optimizers.map((runner, index) => ({
    ...runner,
    color: colorOnPaper(runner.color),
    dash: runnerDashes[index % runnerDashes.length]!,
  }));
}

function colorOnPaper(color: string): string {
  let dark = color;
  while (lightnessOf(dark) > lightestOnPaper) {
    const [red, green, blue] = parseHex(dark);
    dark = hexOf([red * darkening, green * darkening, blue * darkening]);
  }
  return dark;
}
