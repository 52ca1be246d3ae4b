import { beforeAll, describe, expect, it } from 'vitest';
import { loadBundledLesson } from '../../core/lesson/bundledLessons';
import type { Lesson } from '../../core/lesson/lesson';
import { parseLiveValue } from '../../core/lesson/liveText';
import { lastPlace, placeAfter } from '../state/lessonCourse';
import { comingAfter, passedText, readerBefore } from './presented';

let lesson: Lesson;
beforeAll(async () => {
  lesson = await loadBundledLesson('learning-rate');
});

describe('what comes with the next press', () => {
  it('is the step’s next beat, then the next step, and at last nothing', () => {
    const coming = [0, 1, 2, 3, 4, 5].map((beat) => comingAfter(lesson, { step: 2, beat }));
    const shows = lesson.steps[2]!.shows;
    expect(coming).toEqual([
      { kind: 'answered' },
      { kind: 'play', to: 1 },
      { kind: 'play', to: 11 },
      { kind: 'play', to: shows.kind === 'race' ? shows.scenes[0]!.steps : 0 },
      { kind: 'told' },
      { kind: 'step', number: 4 },
    ]);
    expect(comingAfter(lesson, lastPlace(lesson))).toEqual({ kind: 'end' });
  });

  it('is said of every place of the lesson', () => {
    let count = 0;
    for (let at = placeAfter(lesson, { step: 0, beat: 0 }); at !== null; at = placeAfter(lesson, at)) {
      if (comingAfter(lesson, at).kind === 'step') count += 1;
    }
    expect(count).toBe(lesson.steps.length - 1);
  });
});

describe('a step that is not on show', () => {
  it('has its runners’ names, and waits for its numbers', () => {
    const step = lesson.steps[0]!;
    const reader = readerBefore(step)!;
    const { key } = step.shows.kind === 'race' ? step.shows.scenes[0]!.optimizers[0]! : { key: '' };
    const read = (written: string) => {
      const parsed = parseLiveValue(written);
      return parsed.ok ? reader(parsed.value)?.kind : 'wrong';
    };
    expect(read(`runner ${key}`)).toBe('runner');
    expect(read(`loss ${key}`)).toBe('awaited');
    expect(readerBefore({ ...step, shows: { kind: 'words' } })).toBeNull();
  });
});

it.each([
  [0, '0:00'],
  [65, '1:05'],
  [3599, '59:59'],
  [3845, '1:04:05'],
])('%s seconds are %s', (seconds, text) => expect(passedText(seconds)).toBe(text));
