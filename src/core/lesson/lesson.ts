// The lesson: steps in their order, each with what it shows, words about it and, if it asks, a prediction. One file.
import type { Scene } from '../scene/scene';
import type { ChartSettings } from '../view/chartSettings';
import type { FunctionKind, FunctionSettings } from '../view/functionSettings';
import type { DockTab, PictureChoice } from '../view/raceParts';

export const lessonFormat = 'optiscape-lesson';
export const lessonVersion = 1;

/** A text in each of the lesson's languages, by tag. */
export type LessonText = Readonly<Record<string, string>>;

/** One of the answers to choose from. */
export interface LessonAnswer {
  /** One line, with formulas and live values. */
  readonly text: LessonText;
  readonly isRight: boolean;
  /** Why it is right, or what makes it tempting and is wrong with it; shown once the answer is given. Markdown. */
  readonly why: LessonText;
}

/** A question that is asked before anything moves. */
export interface LessonQuestion {
  /** Markdown. */
  readonly text: LessonText;
  readonly answers: readonly LessonAnswer[];
}

/** A race, or two beside each other on one clock. */
export interface LessonRace {
  readonly kind: 'race';
  readonly scenes: readonly Scene[];
  /** The index of the scene that is open at first: of two, the one that charts, numbers and panels are of. */
  readonly opens: number;
  /** Where the play head stands at first. */
  readonly startsAt: number;
  /** Steps at which playing pauses, in ascending order; the race's end is one always. */
  readonly pauses: readonly number[];
  readonly picture: PictureChoice;
  /** What stands under the picture; null for nothing. */
  readonly dock: DockTab | null;
  readonly charts: ChartSettings;
  /** The key of the runner that is selected; null for none. */
  readonly selected: string | null;
  /** The term that is lit in the explained step, by plain name; null for none. */
  readonly lit: string | null;
  /** The keys of runners that are not shown before the question is answered. */
  readonly hidden: readonly string[];
}

/** What stands among the hidden for all derivatives; no function has this id. */
export const hiddenDerivatives = 'derivatives';

/** The workspace of activations or losses, as it is set. */
export interface LessonFunctions {
  readonly kind: FunctionKind;
  readonly settings: FunctionSettings;
  /**
   * The ids of functions whose curves are not shown before the question is answered, and `hiddenDerivatives` where no
   * derivative is.
   */
  readonly hidden: readonly string[];
}

/** Words only. */
export interface LessonWords {
  readonly kind: 'words';
}

export type LessonView = LessonRace | LessonFunctions | LessonWords;

export interface LessonStep {
  /** Unique within the lesson and unchanged by edits. */
  readonly key: string;
  readonly title: LessonText;
  /** What is said at first. Markdown, with formulas and live values. */
  readonly text: LessonText;
  readonly shows: LessonView;
  readonly question: LessonQuestion | null;
  /** What happened and why, shown once the race has been seen and the question answered. Markdown; may be empty. */
  readonly after: LessonText;
  /** For the teacher. Markdown; may be empty. */
  readonly notes: LessonText;
}

export interface Lesson {
  readonly format: typeof lessonFormat;
  readonly version: typeof lessonVersion;
  /** Tags of its languages, the one it was written in first: `en`, `ja`, `pt-BR`. */
  readonly languages: readonly string[];
  readonly title: LessonText;
  /** What who has had it can say or do. */
  readonly goal: LessonText;
  /** What it builds on; may be empty. */
  readonly prerequisites: LessonText;
  readonly minutes: number;
  readonly author: string;
  readonly licence: string;
  /** What it was made from, each in a line of Markdown. */
  readonly sources: readonly string[];
  readonly steps: readonly LessonStep[];
}

export const lessonLimits = {
  languages: 12,
  minutes: { min: 1, max: 600, whole: true },
  /** Characters. */
  lineLength: 200,
  textLength: 20_000,
  sources: 50,
  steps: { min: 1, max: 100, whole: true },
  answers: { min: 2, max: 6, whole: true },
  scenes: { min: 1, max: 2, whole: true },
  pauses: 50,
} as const;

/** What is told of a lesson where it is one of several. */
export interface LessonSummary extends Pick<Lesson, 'title' | 'languages' | 'minutes'> {
  /** How many it has. */
  readonly steps: number;
  readonly questions: number;
}

export function lessonSummary({ title, languages, minutes, steps }: Lesson): LessonSummary {
  const questions = steps.filter(({ question }) => question !== null).length;
  return { title, languages, minutes, steps: steps.length, questions };
}
