// The order of a lesson: each step is a row of beats, one for each press that leads on; and what the next press does.
import type { Lesson, LessonStep } from '../../core/lesson/lesson';

export type Beat =
  /** The text and its question; without one, only the text. */
  | { readonly kind: 'text' }
  /** The answer is given or skipped: what was hidden is shown. */
  | { readonly kind: 'answered' }
  /** The race plays to a step. */
  | { readonly kind: 'play'; readonly to: number }
  /** What happened and why. */
  | { readonly kind: 'told' };

/** Indices of a step and of one of its beats. */
export interface LessonPlace {
  readonly step: number;
  readonly beat: number;
}

export function beatsOf({ shows, question, after }: LessonStep): readonly Beat[] {
  const stops = shows.kind === 'race' ? stopsOf(shows) : [];
  const isTold = question !== null || Object.values(after).some((text) => text !== '');
  return [
    { kind: 'text' },
    ...(question === null ? [] : [{ kind: 'answered' } as const]),
    ...stops.map((to) => ({ kind: 'play', to }) as const),
    ...(isTold ? [{ kind: 'told' } as const] : []),
  ];
}

/** Its pauses after the step that it starts at, and its end. */
function stopsOf({ scenes, startsAt, pauses }: Extract<LessonStep['shows'], { kind: 'race' }>): number[] {
  const end = Math.max(...scenes.map(({ steps }) => steps));
  return [...new Set([...pauses, end])].filter((step) => step > startsAt);
}

/** Whether what the step hides is on show. */
export function isAnswered({ question }: LessonStep, beat: number): boolean {
  return question === null || beat > 0;
}

/** Whether nothing that lies ahead of the play head gives anything away: the answer is given, and the race has come to its end. */
export function isPlayed(step: LessonStep, beat: number): boolean {
  const later = beatsOf(step).slice(beat + 1);
  return isAnswered(step, beat) && !later.some(({ kind }) => kind === 'play');
}

/** Where the play head rests at a beat, in steps; 0 where there is no race. */
export function restsAt(step: LessonStep, beat: number): number {
  const stops = beatsOf(step)
    .slice(0, beat + 1)
    .flatMap((each) => (each.kind === 'play' ? [each.to] : []));
  return stops.at(-1) ?? (step.shows.kind === 'race' ? step.shows.startsAt : 0);
}

/** Null at the lesson's end. */
export function placeAfter({ steps }: Lesson, { step, beat }: LessonPlace): LessonPlace | null {
  if (beat + 1 < beatsOf(steps[step]!).length) return { step, beat: beat + 1 };
  return step + 1 < steps.length ? { step: step + 1, beat: 0 } : null;
}

/** What tells what the next press does. */
export interface CourseState {
  readonly lesson: Lesson;
  readonly place: LessonPlace;
  /** The step that the race is playing to; null while it does not play for the lesson. */
  readonly playsTo: number | null;
  /** Whether words that have not been read lie below those on show. */
  readonly goesOnBelow: boolean;
}

/** What the next press does. */
export type Coming =
  /** It ends the race's playing where that leads to. */
  | { readonly kind: 'skip'; readonly to: number }
  | { readonly kind: 'page' }
  /** The step's next beat. */
  | Exclude<Beat, { kind: 'text' }>
  /** Another step, counted from 1. */
  | { readonly kind: 'step'; readonly number: number }
  | { readonly kind: 'end' };

export function comingAfter({ lesson, place, playsTo, goesOnBelow }: CourseState): Coming {
  if (playsTo !== null) return { kind: 'skip', to: playsTo };
  if (goesOnBelow) return { kind: 'page' };
  const after = placeAfter(lesson, place);
  if (after === null) return { kind: 'end' };
  const beat = beatsOf(lesson.steps[after.step]!)[after.beat]!;
  return beat.kind === 'text' ? { kind: 'step', number: after.step + 1 } : beat;
}

/** The beat before, or the beginning of the step before; null at the lesson's start. */
export function placeBefore({ step, beat }: LessonPlace): LessonPlace | null {
  if (beat > 0) return { step, beat: beat - 1 };
  return step > 0 ? { step: step - 1, beat: 0 } : null;
}

/** Whether nothing comes after it. */
export const isLastPlace = (lesson: Lesson, place: LessonPlace): boolean =>
  placeAfter(lesson, place) === null;

export function lastPlace({ steps }: Lesson): LessonPlace {
  return { step: steps.length - 1, beat: beatsOf(steps.at(-1)!).length - 1 };
}
