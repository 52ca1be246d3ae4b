// The bundled lessons: whole in both languages, and every live value in their texts is a number.
import { describe, expect, test } from 'vitest';
import { bundledLessonIds, loadBundledLesson } from './bundledLessons';
import { evaluateLive } from './evaluateLive';
import type { LessonStep, LessonText } from './lesson';
import { liveTextParts } from './liveText';
import { raceOf } from './testing/lessonRace';

function textsOf({ text, after, notes, question }: LessonStep): readonly LessonText[] {
  const asked =
    question === null
      ? []
      : [question.text, ...question.answers.flatMap((answer) => [answer.text, answer.why])];
  return [text, after, notes, ...asked];
}

const liveIn = (text: string) => liveTextParts(text).flatMap((part) => (part.kind === 'live' ? [part] : []));

describe.each(bundledLessonIds)('%s', (id) => {
  test('is whole in English and Japanese, with one right answer to each question', async () => {
    const lesson = await loadBundledLesson(id);
    expect(lesson.languages).toEqual(['en', 'ja']);
    expect([lesson.author, lesson.licence]).toEqual(['Optiscape contributors', 'MIT']);
    expect(lesson.sources).not.toEqual([]);
    for (const step of lesson.steps) {
      for (const text of [step.title, ...textsOf(step)]) expect(Object.values(text)).not.toContain('');
      if (step.question === null) continue;
      expect(step.question.answers.filter(({ isRight }) => isRight)).toHaveLength(1);
    }
    const places = lesson.steps.map(({ question }) => question?.answers.findIndex(({ isRight }) => isRight));
    expect(new Set(places).size).toBeGreaterThan(1);
  });

  test('has the same live values in both languages, and each is a number', async () => {
    const { steps } = await loadBundledLesson(id);
    for (const step of steps) {
      const races = step.shows.kind === 'race' ? step.shows.scenes.map(raceOf) : [];
      for (const text of textsOf(step)) {
        const [en, ja] = [liveIn(text.en!), liveIn(text.ja!)];
        const written = (parts: typeof en) => parts.map((part) => part.written).toSorted();
        expect(written(ja), step.key).toEqual(written(en));
        for (const { written: name, parsed } of en) {
          if (!parsed.ok || parsed.value.what.kind === 'runner') continue;
          const { scene, runner, what } = parsed.value;
          expect(evaluateLive(what, races[scene]!.get(runner)!), `${step.key} ${name}`).toBeTypeOf('number');
        }
      }
    }
  });
});
