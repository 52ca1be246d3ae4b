// The texts of a lesson with their fields, and which of them lack words in one of its languages.
import type { Lesson, LessonStep, LessonText } from './lesson';

/** The texts of a step but its title, which has no live values; `field` is the step's. */
export function* textsOfStep(
  { text, after, notes, question }: LessonStep,
  field: string,
): Generator<[field: string, text: LessonText]> {
  yield [`${field}.text`, text];
  if (question !== null) {
    yield [`${field}.question.text`, question.text];
    for (const [index, answer] of question.answers.entries()) {
      yield [`${field}.question.answers[${index}].text`, answer.text];
      yield [`${field}.question.answers[${index}].why`, answer.why];
    }
  }
  yield [`${field}.after`, after];
  yield [`${field}.notes`, notes];
}

function* textsOfLesson({ title, goal, prerequisites, steps }: Lesson): Generator<[string, LessonText]> {
  yield ['title', title];
  yield ['goal', goal];
  yield ['prerequisites', prerequisites];
  for (const [index, step] of steps.entries()) {
    yield [`steps[${index}].title`, step.title];
    yield* textsOfStep(step, `steps[${index}]`);
  }
}

/** A text that has words in one of the lesson's languages, and none in this one. */
export interface MissingText {
  /** As of an issue, without the language. */
  readonly field: string;
  readonly language: string;
}

/** In the lesson's order, for each text in that of its languages. */
export function missingTexts(lesson: Lesson): readonly MissingText[] {
  return [...textsOfLesson(lesson)].flatMap(([field, text]) => {
    const without = lesson.languages.filter((language) => (text[language] ?? '') === '');
    return without.length === lesson.languages.length ? [] : without.map((language) => ({ field, language }));
  });
}
