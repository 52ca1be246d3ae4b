// Live numbers of a lesson's steps, by the steps' keys, for tests that hold them against what is known.
import type { Lesson } from '../lesson';
import { parseLiveValue } from '../liveText';
import { liveNumber, raceOf } from './lessonRace';

/** Live values as they are written, of a step's race; `2/KEY` is of its second scene. */
export function lessonNumbers(lesson: Lesson, key: string, ...written: readonly string[]): number[] {
  const step = lesson.steps.find((each) => each.key === key);
  if (step?.shows.kind !== 'race') throw new Error(`${key} is no race`);
  const races = step.shows.scenes.map(raceOf);
  return written.map((each) => {
    const parsed = parseLiveValue(each);
    const race = parsed.ok ? races[parsed.value.scene] : undefined;
    if (race === undefined) throw new Error(`No number: ${each}`);
    return liveNumber(race, each) ?? NaN;
  });
}

/** Rounded to as many digits as `like` is written with. */
export function toDigitsOf(value: number, like: number): number {
  const digits = String(like).replace(/e.*|^-?0\.0*|\D/g, '').length;
  return Number(value.toPrecision(Math.max(1, digits)));
}
