// Reads a lesson: format and version, shape, then meaning; completes what is left out. What is wrong is said by step and field.
import { readJson, shapeIssues } from '../scene/readDocument';
import { phrase } from '../text/text';
import { documentIssue } from '../validation/checkDocument';
import { invalid, invalidText, type Issue, withoutTheRest } from '../validation/issue';
import { liveTextIssues } from './checkLiveText';
import type { Lesson, LessonQuestion, LessonStep } from './lesson';
import {
  lessonDocumentSchema,
  lessonDraftSchema,
  type WrittenLesson,
  type WrittenStep,
} from './lessonSchema';
import { createTextReader, type TextReader } from './readTexts';
import { readView } from './readView';

export type ParsedLesson =
  { readonly ok: true; readonly lesson: Lesson } | { readonly ok: false; readonly issues: readonly Issue[] };

/** Values of a lesson, lists and objects included: a hundred steps with large scenes. */
const maxValues = 400_000;

const noLesson = phrase('Invalid file: it is not a lesson (expected a JSON object)');

/** Parses a lesson's text. Never throws. */
export function parseLessonText(text: string): ParsedLesson {
  const read = readJson(text);
  return read.ok ? parseLesson(read.document) : read;
}

/** Parses a lesson that is already an object. Never throws. */
export function parseLesson(document: unknown): ParsedLesson {
  const alien = documentIssue(document, 'file', maxValues);
  if (alien !== null) return fail([alien]);
  const shape = lessonDocumentSchema.safeParse(document);
  if (!shape.success) return fail(shapeIssues(shape.error, document, noLesson));
  const { lesson, issues } = readLesson(shape.data);
  return issues.length > 0 ? fail(issues) : { ok: true, lesson };
}

/**
 * Reads a lesson that is being written, as `serializeLesson` has kept it: without any step so far, perhaps, and with words that
 * mean nothing yet. Null where it is something else. Never throws.
 */
export function parseLessonDraft(text: string): Lesson | null {
  const read = readJson(text);
  if (!read.ok || documentIssue(read.document, 'file', maxValues) !== null) return null;
  const shape = lessonDraftSchema.safeParse(read.document);
  if (!shape.success) return null;
  const { lesson } = readLesson(shape.data);
  const isWhole = lesson.steps.every(
    ({ shows }, index) =>
      shows.kind !== 'race' || shows.scenes.length === writtenScenes(shape.data.steps[index]!),
  );
  return isWhole ? lesson : null;
}

const writtenScenes = ({ shows }: WrittenStep): number => (shows?.kind === 'race' ? shows.scenes.length : 0);

/** The lesson of a document of the right shape, and what is wrong with its meaning. */
function readLesson({ languages, steps, ...written }: WrittenLesson): {
  readonly lesson: Lesson;
  readonly issues: readonly Issue[];
} {
  const reader = createTextReader(languages);
  languages.forEach((language, place) => {
    if (languages.indexOf(language) < place) {
      reader.issues.push(
        invalid(`languages[${place}]`, language, phrase('a language that is not named yet')),
      );
    }
  });
  const lesson: Lesson = {
    format: written.format,
    version: written.version,
    languages,
    title: reader.text(written.title, 'title'),
    goal: reader.text(written.goal, 'goal'),
    prerequisites: reader.text(written.prerequisites, 'prerequisites'),
    minutes: written.minutes ?? usualMinutes,
    author: written.author ?? '',
    licence: written.licence ?? '',
    sources: written.sources ?? [],
    steps: readSteps(steps, reader),
  };
  return { lesson, issues: reader.issues };
}

const usualMinutes = 45;

function fail(issues: readonly Issue[]): ParsedLesson {
  return { ok: false, issues: withoutTheRest(issues) };
}

function readSteps(written: readonly WrittenStep[], reader: TextReader): LessonStep[] {
  const taken = new Set<string>();
  for (const [index, { key }] of written.entries()) {
    if (key === undefined) continue;
    if (taken.has(key)) {
      reader.issues.push(invalid(`steps[${index}].key`, key, phrase('a key that no other step has')));
    }
    taken.add(key);
  }
  return written.map((step, index) => {
    const field = `steps[${index}]`;
    const issuesBefore = reader.issues.length;
    const shows = readView(step.shows ?? { kind: 'words' }, `${field}.shows`, reader.issues);
    const isShown = reader.issues.length === issuesBefore;
    const read: LessonStep = {
      key: step.key ?? freshStepKey(taken),
      title: reader.text(step.title, `${field}.title`),
      text: reader.text(step.text, `${field}.text`),
      shows,
      question: readQuestion(step.question, `${field}.question`, reader),
      after: reader.text(step.after, `${field}.after`),
      notes: reader.text(step.notes, `${field}.notes`),
    };
    taken.add(read.key);
    // Without all of its scenes, whom its texts speak of is not known.
    if (isShown) reader.issues.push(...liveTextIssues(read, field));
    return read;
  });
}

/** A key that none of the steps has. */
export function freshStepKey(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`step-${number}`)) number += 1;
  return `step-${number}`;
}

function readQuestion(
  written: WrittenStep['question'],
  field: string,
  reader: TextReader,
): LessonQuestion | null {
  if (written === undefined || written === null) return null;
  const answers = written.answers.map(({ text, right, why }, index) => ({
    text: reader.text(text, `${field}.answers[${index}].text`),
    isRight: right ?? false,
    why: reader.text(why, `${field}.answers[${index}].why`),
  }));
  if (!answers.some(({ isRight }) => isRight)) {
    const expected = phrase('at least one with "right": true');
    reader.issues.push(invalidText(`${field}.answers`, phrase('no right answer'), expected));
  }
  return { text: reader.text(written.text, `${field}.text`), answers };
}
