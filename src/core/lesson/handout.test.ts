import { describe, expect, it } from 'vitest';
import { bundledLessonIds, loadBundledLesson } from './bundledLessons';
import { handoutOf, lessonOnPaper, type HandoutFigure } from './handout';
import { lightnessOf } from '../look/colorMaps';
import { runnerColors } from '../scene/palette';
import type { Lesson } from './lesson';
import { parseLesson } from './parseLesson';

const scene = (steps = 40): unknown => ({
  format: 'optiscape-scene',
  version: 1,
  landscape: { id: 'sphere' },
  steps,
  optimizers: [
    { id: 'sgd', key: 'seen' },
    { id: 'adam', key: 'unseen' },
  ],
});

const question = {
  text: 'Which?',
  answers: [
    { text: 'This', right: true, why: 'For it is.' },
    { text: 'That', why: 'It looks so.' },
  ],
};

function lessonOf(...steps: object[]): Lesson {
  const parsed = parseLesson({
    format: 'optiscape-lesson',
    version: 1,
    languages: ['en'],
    title: 'A lesson',
    goal: 'A goal',
    steps: steps.map((step) => ({ title: 'Its answer', text: 'Text', after: 'It went so.', ...step })),
  });
  if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
  return parsed.lesson;
}

/** The keys of the runners that are seen. */
function seenIn(figure: HandoutFigure | null): string[] {
  if (figure?.kind !== 'race') throw new Error('No race');
  return figure.scenes.flatMap(({ optimizers }) =>
    optimizers.filter(({ visible }) => visible).map(({ key }) => key),
  );
}

describe('a worksheet', () => {
  const race = { kind: 'race', scenes: [scene(), scene(60)], dock: 'chart', hidden: ['unseen'] };

  it('has no path and no curve where the race has not begun', () => {
    const { tasks } = handoutOf(lessonOf({ shows: race, question }));
    expect(tasks[0]!.figure).toMatchObject({ kind: 'race', step: 0, charts: null });
    expect(seenIn(tasks[0]!.figure)).toEqual(['seen', 'seen']);
  });

  it('has the levels that are named so far, and with the answers those that the answer names', () => {
    const told = { after: '{{first seen loss < 0.01}} and {{first 2/seen loss < 0.5}}' };
    const step = { shows: race, text: '{{first seen loss < 0.1}}', question, ...told };
    const { tasks, answers } = handoutOf(lessonOf(step));
    const level = (value: number) => ({ quantity: 'loss', value });
    expect(tasks[0]!.figure).toMatchObject({ levels: [[level(0.1)], []] });
    expect(answers[0]!.figure).toMatchObject({ levels: [[level(0.1), level(0.01)], [level(0.5)]] });
  });

  it('shows the race to where the question is asked, without those that are hidden', () => {
    const { tasks } = handoutOf(lessonOf({ shows: { ...race, startsAt: 12, pauses: [30] }, question }));
    expect(tasks[0]!.figure).toMatchObject({ step: 12, charts: { axis: 'steps' } });
    expect(seenIn(tasks[0]!.figure)).not.toContain('unseen');
    const all = { ...race, startsAt: 12, hidden: ['seen', 'unseen'] };
    const [none] = handoutOf(lessonOf({ shows: all, question })).tasks;
    expect(none!.figure).toMatchObject({ step: 12, charts: null });
  });

  it('explains no update before the question that the step would answer', () => {
    const stepped = { ...race, dock: 'step', selected: 'seen', lit: 'g', pauses: [3, 9] };
    const begun = handoutOf(lessonOf({ shows: { ...stepped, startsAt: 5 }, question }));
    expect(begun.tasks[0]!.figure).toMatchObject({ explained: { runner: 'seen', update: 5, lit: 'g' } });
    expect(begun.answers[0]!.figure).toMatchObject({ explained: { update: 5 } });
    const fresh = handoutOf(lessonOf({ shows: stepped, question }));
    expect(fresh.tasks[0]!.figure).toMatchObject({ explained: null });
    expect(fresh.answers[0]!.figure).toMatchObject({ explained: { update: 3 } });
    const unseen = handoutOf(
      lessonOf({ shows: { ...stepped, startsAt: 5, selected: 'unseen', lit: undefined }, question }),
    );
    expect(unseen.tasks[0]!.figure).toMatchObject({ explained: null });
    expect(unseen.answers[0]!.figure).toMatchObject({ explained: { runner: 'unseen', lit: null } });
  });

  it('has neither the title, which says what is learned, nor whys, nor what happened', () => {
    const { tasks } = handoutOf(lessonOf({ shows: race, question }));
    expect(tasks[0]).toMatchObject({ number: 1, title: null, after: null });
    expect(JSON.stringify(tasks[0]!.question)).toBe(
      JSON.stringify({
        text: { en: 'Which?' },
        answers: [{ text: { en: 'This' } }, { text: { en: 'That' } }],
      }),
    );
  });

  it('hides curves of functions, and never shows the chain', () => {
    const shows = {
      kind: 'activations',
      functions: ['tanh', 'sigmoid'],
      chain: { depth: 10 },
      hidden: ['derivatives', 'tanh'],
    };
    const { tasks, answers } = handoutOf(lessonOf({ shows, question }));
    expect(tasks[0]!.figure).toMatchObject({ hidden: ['derivatives', 'tanh'], chain: false });
    expect(answers[0]!.figure).toMatchObject({ hidden: [], chain: true });
  });

  it('shows all of a step that asks nothing', () => {
    const { tasks, answers } = handoutOf(lessonOf({ shows: race }));
    expect(tasks[0]).toMatchObject({ title: { en: 'Its answer' }, after: { en: 'It went so.' } });
    expect(tasks[0]!.figure).toMatchObject({ step: 60, charts: { axis: 'steps' } });
    expect(seenIn(tasks[0]!.figure)).toContain('unseen');
    expect(answers).toEqual([]);
  });
});

describe('the answers', () => {
  it('show the race at its end, with everyone, and say why', () => {
    const shows = { kind: 'race', scenes: [scene(), scene(60)], hidden: ['unseen'] };
    const { answers } = handoutOf(lessonOf({ shows: { kind: 'words' } }, { shows, question }));
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({
      number: 2,
      title: { en: 'Its answer' },
      after: { en: 'It went so.' },
    });
    expect(answers[0]!.figure).toMatchObject({ step: 60, charts: null });
    expect(seenIn(answers[0]!.figure)).toContain('unseen');
    expect(answers[0]!.answers.map(({ isRight }) => isRight)).toEqual([true, false]);
  });

  it('leave a runner out that the scene itself has hidden', () => {
    const hiding = { ...(scene() as object), optimizers: [{ id: 'sgd', key: 'seen', visible: false }] };
    const { answers } = handoutOf(lessonOf({ shows: { kind: 'race', scenes: [hiding] }, question }));
    expect(seenIn(answers[0]!.figure)).toEqual([]);
  });
});

describe('runners on paper', () => {
  it('have dashes of their own, and no pale colours', () => {
    const optimizers = runnerColors.map((color, index) => ({ id: 'sgd', key: `k${index}`, color }));
    const many = { ...(scene() as object), optimizers };
    const lesson = lessonOnPaper(lessonOf({ shows: { kind: 'race', scenes: [many] }, question }));
    const { shows } = lesson.steps[0]!;
    const runners = shows.kind === 'race' ? shows.scenes[0]!.optimizers : [];
    expect(runners).toHaveLength(runnerColors.length);
    expect(new Set(runners.map(({ dash, marker }) => `${dash} ${marker}`)).size).toBe(runners.length);
    expect(runners.slice(0, 4).map(({ dash }) => dash)).toEqual(['solid', 'dashed', 'dotted', 'dash-dot']);
    for (const { color } of runners) expect(lightnessOf(color)).toBeLessThan(0.71);
    expect(runners[0]!.color).toBe(runnerColors[0]);
  });
});

describe.each(bundledLessonIds.map((id) => [id]))('lesson %s', (id) => {
  it('gives nothing away on its worksheet', async () => {
    const lesson = await loadBundledLesson(id);
    const { tasks } = handoutOf(lesson);
    for (const [index, { figure }] of tasks.entries()) {
      const { shows } = lesson.steps[index]!;
      if (shows.kind === 'words') continue;
      if (figure?.kind === 'race' && shows.kind === 'race') {
        expect(figure.step).toBe(shows.startsAt);
        for (const key of shows.hidden) expect(seenIn(figure)).not.toContain(key);
      } else expect(figure).toMatchObject({ hidden: shows.kind === 'race' ? null : shows.hidden });
    }
  });
});
