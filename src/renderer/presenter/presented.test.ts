import { beforeAll, describe, expect, it } from 'vitest';
import { loadBundledLesson } from '../../core/lesson/bundledLessons';
import type { Lesson } from '../../core/lesson/lesson';
import { parseLiveValue } from '../../core/lesson/liveText';
import { passedText, readerBefore } from './presented';

let lesson: Lesson;
beforeAll(async () => {
  lesson = await loadBundledLesson('learning-rate');
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
