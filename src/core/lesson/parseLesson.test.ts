// Lessons as they are written: what is left out, what is refused and in which words, and that saving changes nothing.
import { describe, expect, test } from 'vitest';
import type { Lesson } from './lesson';
import { parseLesson, parseLessonDraft, parseLessonText } from './parseLesson';
import { serializeLesson } from './serializeLesson';

const scene = {
  format: 'optiscape-scene',
  version: 1,
  landscape: { id: 'sphere' },
  steps: 40,
  optimizers: [{ id: 'sgd' }, { id: 'adam' }],
};

const race = { kind: 'race', scenes: [scene] };

const question = {
  text: 'Which is first?',
  answers: [{ text: 'SGD', right: true }, { text: 'Adam' }],
};

const lesson = (...steps: object[]): Record<string, unknown> => ({
  format: 'optiscape-lesson',
  version: 1,
  languages: ['en'],
  title: 'A lesson',
  steps: steps.map((step) => ({ title: 'A step', ...step })),
});

function parsed(document: unknown): Lesson {
  const result = parseLesson(document);
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.lesson;
}

function messages(document: unknown): readonly string[] {
  const result = parseLesson(document);
  return result.ok ? [] : result.issues.map(({ message }) => message);
}

test('a step needs nothing but a title', () => {
  const { steps, minutes, goal } = parsed(lesson({}));
  expect([minutes, goal]).toEqual([45, { en: '' }]);
  expect(steps).toEqual([
    {
      key: 'step-1',
      title: { en: 'A step' },
      text: { en: '' },
      shows: { kind: 'words' },
      question: null,
      after: { en: '' },
      notes: { en: '' },
    },
  ]);
});

test('a race takes the usual of what is left out, and so do its scenes', () => {
  const { shows } = parsed(lesson({ shows: race })).steps[0]!;
  expect(shows).toMatchObject({ startsAt: 0, pauses: [], picture: 'surface', dock: null, hidden: [] });
  if (shows.kind !== 'race') throw new Error();
  expect([shows.opens, shows.charts.meanRows]).toEqual([0, 1]);
  expect(shows.scenes[0]).toMatchObject({ steps: 40, start: [-4, 2.5], optimizers: [{ key: 'sgd-1' }, {}] });
});

test('a race may open its second scene, and have running means in its charts', () => {
  const pair = { ...race, scenes: [race.scenes[0], race.scenes[0]], opens: 1, meanRows: 200 };
  const read = parsed(lesson({ shows: pair }));
  expect(read.steps[0]!.shows).toMatchObject({ opens: 1, charts: { meanRows: 200 } });
  expect(parsed(JSON.parse(serializeLesson(read)))).toEqual(read);
  const alone = parseLesson(lesson({ shows: { ...race, opens: 1 } }));
  expect(alone).toMatchObject({ ok: false, issues: [{ field: 'steps[0].shows.opens' }] });
});

test('functions are named, the selected one first, with what differs from their defaults', () => {
  const shows = {
    kind: 'activations',
    functions: ['sigmoid', { id: 'leaky-relu', parameters: { slope: 0.1 } }],
    chain: { depth: 10 },
  };
  expect(parsed(lesson({ shows })).steps[0]!.shows).toMatchObject({
    kind: 'activations',
    hidden: [],
    settings: {
      activations: {
        selected: 'sigmoid',
        pinned: [{ id: 'leaky-relu', place: 1 }],
        parameters: { 'leaky-relu': { slope: 0.1 } },
      },
      chain: { depth: 10, weight: 1 },
    },
  });
});

test('what is saved is read as the same lesson', () => {
  const document: Record<string, unknown> = {
    ...lesson(
      {
        shows: { ...race, pauses: [10, 5], hidden: ['adam-1'], selected: 'sgd-1', dock: 'step', lit: 'm' },
        text: { en: 'Loss {{loss sgd-1}}', ja: '損失 {{loss sgd-1}}' },
        question: {
          text: { en: 'Which?', ja: 'どれ？' },
          answers: [
            { text: { en: 'a', ja: 'あ' }, right: true },
            { text: { en: 'b', ja: 'い' }, why: { en: 'No', ja: 'いいえ' } },
          ],
        },
      },
      { shows: { kind: 'losses', functions: ['softmax-cross-entropy'], logits: [1, 2], target: 1 } },
      {
        shows: {
          kind: 'activations',
          functions: ['tanh', 'sigmoid'],
          hidden: ['derivatives', 'tanh'],
          layout: 'apart',
        },
      },
    ),
    languages: ['en', 'ja'],
    title: { en: 'A lesson', ja: '授業' },
    sources: ['A book'],
  };
  const texts = document.steps as { title: unknown }[];
  texts.forEach((step) => (step.title = { en: 'A step', ja: '場面' }));
  const read = parsed(document);
  expect(read.steps[0]!.shows).toMatchObject({ pauses: [5, 10] });
  const again = parseLessonText(serializeLesson(read));
  expect(again).toEqual({ ok: true, lesson: read });
});

describe('what is wrong is said by step and field', () => {
  test.each<readonly [name: string, document: unknown, message: string]>([
    ['no object', 3, 'Invalid file: it is not a lesson (expected a JSON object)'],
    ['a scene', scene, 'Invalid format: "optiscape-scene" (expected "optiscape-lesson")'],
    [
      'another version',
      { ...lesson({}), version: 2 },
      'Invalid version: 2 (expected 1, the version of lessons that this Optiscape reads)',
    ],
    ['no step', lesson(), 'Invalid steps: [] (expected a list of 1 to 100 steps)'],
    [
      'an unknown field',
      lesson({ shown: 1 }),
      'Unknown field steps[0].shown (expected only key, title, text, shows, question, after, notes)',
    ],
    [
      'a wrong rate',
      lesson({}, { shows: { kind: 'race', scenes: [{ ...scene, steps: 0 }] } }),
      'Invalid steps[1].shows.scenes[0].steps: 0 (expected a whole number, 1 ≤ steps ≤ 1000000)',
    ],
    [
      'a scene that is none',
      lesson({ shows: { kind: 'race', scenes: [1] } }),
      'steps[0].shows.scenes[0]: Invalid file: it is not a scene (expected a JSON object)',
    ],
    [
      'three scenes',
      lesson({ shows: { kind: 'race', scenes: [scene, scene, scene] } }),
      'expected a list of 1 to 2 scenes)',
    ],
    [
      'a pause behind the end',
      lesson({ shows: { ...race, pauses: [41] } }),
      'Invalid steps[0].shows.pauses[0]: 41 (expected a whole number, 0 ≤ step ≤ 40)',
    ],
    [
      'a hidden runner that is not there',
      lesson({ shows: { ...race, hidden: ['sgd-2'] } }),
      'Invalid steps[0].shows.hidden[0]: "sgd-2" (expected the key of a runner of the step, one of sgd-1, adam-1)',
    ],
    [
      'a missing language',
      {
        ...lesson({ title: { en: 'a', ja: 'あ' }, text: 'English only' }),
        languages: ['en', 'ja'],
        title: { en: 'a', ja: 'b' },
      },
      'Invalid steps[0].text: "English only" (expected a text for each of en, ja)',
    ],
    [
      'a language that the lesson does not have',
      lesson({ text: { en: 'a', fr: 'b' } }),
      'Invalid steps[0].text.fr: "b" (expected only the languages of the lesson, en)',
    ],
    [
      'one answer',
      lesson({ question: { text: 'a', answers: [{ text: 'b', right: true }] } }),
      'expected a list of 2 to 6 answers)',
    ],
    [
      'no right answer',
      lesson({ question: { ...question, answers: [{ text: 'a' }, { text: 'b' }] } }),
      'Invalid steps[0].question.answers: no right answer (expected at least one with "right": true)',
    ],
    [
      'two steps of a key',
      lesson({ key: 'a' }, { key: 'a' }),
      'Invalid steps[1].key: "a" (expected a key that no other step has)',
    ],
    [
      'an unknown activation',
      lesson({ shows: { kind: 'activations', functions: ['sigmund'] } }),
      'Invalid steps[0].shows.functions[0].id: "sigmund" (expected an id that "list activations" names)',
    ],
    [
      'a hidden function that is not shown',
      lesson({ shows: { kind: 'activations', functions: ['tanh'], hidden: ['sigmoid'] } }),
      'Invalid steps[0].shows.hidden[0]: "sigmoid" (expected "derivatives", or the id of a function of the step, one of tanh)',
    ],
    [
      'a class that is not there',
      lesson({ shows: { kind: 'losses', functions: ['softmax-cross-entropy'], target: 3 } }),
      'Invalid steps[0].shows.target: 3 (expected a whole number, 0 ≤ target ≤ 2)',
    ],
    [
      'a live value of nobody',
      lesson({ shows: race, after: 'It is {{loss sgd-9}}.' }),
      'Invalid steps[0].after.en: "{{loss sgd-9}}" (expected the key of a runner of its scene, one of sgd-1, adam-1)',
    ],
    [
      'a live value without a race',
      lesson({ text: '{{loss sgd-1}}' }),
      'Invalid steps[0].text.en: "{{loss sgd-1}}" (expected live values only in steps that show a race)',
    ],
    [
      'a setting that it does not have',
      lesson({ shows: race, text: '{{set beta1 sgd-1}}' }),
      'expected a setting of sgd-1, one of learningRate, weightDecay, noise, seed, steps, runs, scatter)',
    ],
    [
      'a step that it does not have',
      lesson({ shows: race, text: '{{loss sgd-1 at 41}}' }),
      'Invalid steps[0].text.en: "{{loss sgd-1 at 41}}, 41" (expected a whole number, 0 ≤ step ≤ 40)',
    ],
    [
      'a live value in an answer',
      lesson({
        shows: race,
        question: { ...question, answers: [{ text: '{{los sgd-1}}', right: true }, { text: 'b' }] },
      }),
      'Invalid steps[0].question.answers[0].text.en: "{{los sgd-1}}" (expected runner KEY',
    ],
  ])('%s', (_name, document, message) => {
    expect(messages(document).join('\n')).toContain(message);
  });

  test('of a text that is no JSON', () => {
    const result = parseLessonText('{');
    expect(result.ok ? '' : result.issues[0]!.message).toContain('Invalid file: it is not JSON');
  });
});

describe('a lesson that is being written', () => {
  const draft = (document: unknown): Lesson | null => parseLessonDraft(JSON.stringify(document));

  test('is read as it was kept, though no file may be like that', () => {
    const unfinished = lesson({
      shows: { ...race, pauses: [99] },
      text: 'It is {{loss nobody',
      question: { text: '', answers: [{ text: '' }, { text: '' }] },
    });
    expect(messages(unfinished)).not.toEqual([]);
    const read = draft(unfinished)!;
    expect(read.steps[0]).toMatchObject({ text: { en: 'It is {{loss nobody' }, shows: { pauses: [99] } });
    expect(parseLessonDraft(serializeLesson(read))).toEqual(read);
    expect(draft(lesson())).toMatchObject({ title: { en: 'A lesson' }, steps: [] });
  });

  test('is not, where something would be lost, or is no lesson', () => {
    expect(draft(lesson({ shows: { kind: 'race', scenes: [{ ...scene, steps: -1 }] } }))).toBeNull();
    expect(draft({ ...lesson(), version: 2 })).toBeNull();
    expect(draft(scene)).toBeNull();
    expect(parseLessonDraft('{')).toBeNull();
    expect(parseLessonDraft('{"__proto__": 1}')).toBeNull();
  });
});
