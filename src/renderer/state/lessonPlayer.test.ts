import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadBundledLesson } from '../../core/lesson/bundledLessons';
import type { Lesson } from '../../core/lesson/lesson';
import { stepAt } from '../../core/timeline/frameAt';
import { createPageApp } from '../gallery/pageApp';
import type { App } from './app';
import {
  beatsOf,
  comingAfter,
  isAnswered,
  lastPlace,
  type LessonPlace,
  placeAfter,
  placeBefore,
  restsAt,
} from './lessonCourse';

let lesson: Lesson;
let functionLesson: Lesson;
let pair: Lesson;
let app: App;
beforeAll(async () => {
  lesson = await loadBundledLesson('learning-rate');
  functionLesson = await loadBundledLesson('activations');
  pair = await loadBundledLesson('saddle-points');
});
beforeEach(() => {
  app = createPageApp();
});

const place = () => app.lessons.open()?.place;
const atStep = (): number => stepAt(app.scenes.getState().scene, app.playback.seconds());
const visible = (): boolean[] => app.scenes.getState().scene.optimizers.map((each) => each.visible);

describe('the course', () => {
  it('asks, shows what was hidden, plays to the pauses and the end, and tells', () => {
    const [, , best] = lesson.steps;
    expect(beatsOf(best!)).toEqual([
      { kind: 'text' },
      { kind: 'answered' },
      { kind: 'play', to: 1 },
      { kind: 'play', to: 11 },
      { kind: 'play', to: best!.shows.kind === 'race' ? best!.shows.scenes[0]!.steps : 0 },
      { kind: 'told' },
    ]);
    expect([0, 1, 2, 3].map((beat) => restsAt(best!, beat))).toEqual([0, 0, 1, 11]);
    expect([0, 1].map((beat) => isAnswered(best!, beat))).toEqual([false, true]);
    expect(beatsOf({ ...best!, question: null, after: { en: '' }, shows: { kind: 'words' } })).toEqual([
      { kind: 'text' },
    ]);
  });

  it('leads through every beat of every step once, and ends', () => {
    let [count, at] = [1, placeAfter(lesson, { step: 0, beat: 0 })];
    for (; at !== null; at = placeAfter(lesson, at)) count += 1;
    expect(count).toBe(lesson.steps.reduce((sum, each) => sum + beatsOf(each).length, 0));
    expect(placeAfter(lesson, lastPlace(lesson))).toBeNull();
    expect(placeBefore({ step: 0, beat: 0 })).toBeNull();
    expect(placeBefore({ step: 2, beat: 0 })).toEqual({ step: 1, beat: 0 });
    expect(placeBefore({ step: 2, beat: 3 })).toEqual({ step: 2, beat: 2 });
  });
});

describe('what comes with the next press', () => {
  const atRest = { playsTo: null, goesOnBelow: false };
  const comingAt = (place: LessonPlace) => comingAfter({ lesson, place, ...atRest });

  it('is the step’s next beat, then the next step, and at last nothing', () => {
    const shows = lesson.steps[2]!.shows;
    expect([0, 1, 2, 3, 4, 5].map((beat) => comingAt({ step: 2, beat }))).toEqual([
      { kind: 'answered' },
      { kind: 'play', to: 1 },
      { kind: 'play', to: 11 },
      { kind: 'play', to: shows.kind === 'race' ? shows.scenes[0]!.steps : 0 },
      { kind: 'told' },
      { kind: 'step', number: 4 },
    ]);
    expect(comingAt(lastPlace(lesson))).toEqual({ kind: 'end' });
  });

  it('is said of every place of the lesson', () => {
    let count = 0;
    for (let at = placeAfter(lesson, { step: 0, beat: 0 }); at !== null; at = placeAfter(lesson, at)) {
      if (comingAt(at).kind === 'step') count += 1;
    }
    expect(count).toBe(lesson.steps.length - 1);
  });

  it('is what ends the race’s playing, and the rest of the words, before anything else', () => {
    const state = { lesson, place: { step: 2, beat: 1 }, playsTo: 1, goesOnBelow: true };
    expect(comingAfter(state)).toEqual({ kind: 'skip', to: 1 });
    expect(comingAfter({ ...state, playsTo: null })).toEqual({ kind: 'page' });
    expect(comingAfter({ ...state, ...atRest, place: lastPlace(lesson), goesOnBelow: true })).toEqual({
      kind: 'page',
    });
  });
});

describe('the player', () => {
  it('hides runners until the answer, and plays to the pause; a press while it plays leads there', () => {
    app.lessons.begin(lesson, 'learning-rate', 2);
    expect(visible()).toEqual([false, false, false, false, false]);
    expect([app.playback.playing(), atStep()]).toEqual([false, 0]);
    app.lessons.next();
    expect([place(), visible()]).toEqual([{ step: 2, beat: 1 }, [true, true, true, true, true]]);
    app.lessons.next();
    expect(app.playback.playing()).toBe(true);
    app.lessons.next();
    expect([app.playback.playing(), place(), atStep()]).toEqual([false, { step: 2, beat: 2 }, 1]);
    app.lessons.back();
    expect([place(), atStep()]).toEqual([{ step: 2, beat: 1 }, 0]);
  });

  it('stops where the race has come to the pause', () => {
    app.lessons.begin(lesson, 'learning-rate', 2);
    app.lessons.next();
    app.lessons.next();
    app.lessons.follow();
    expect(app.playback.playing()).toBe(true);
    app.playback.seek(1e9);
    app.lessons.follow();
    expect([app.playback.playing(), atStep()]).toEqual([false, 1]);
  });

  it('gives an answer with a choice, and counts hands', () => {
    app.lessons.begin(lesson, 'learning-rate', 1);
    app.lessons.count(0, 1);
    app.lessons.count(0, 1);
    app.lessons.count(1, -1);
    app.lessons.count(0, -1);
    app.lessons.choose(1);
    expect(app.lessons.open()).toMatchObject({ chosen: 1, place: { step: 1, beat: 1 } });
    expect(app.lessons.open()?.tally.slice(0, 2)).toEqual([1, 0]);
    app.lessons.goTo(2);
    expect(app.lessons.open()).toMatchObject({ chosen: null });
    expect(app.lessons.open()?.tally.every((hands) => hands === 0)).toBe(true);
  });

  it('begins with the hands that have been shown before a window is loaded anew', () => {
    app.lessons.begin(lesson, 'learning-rate', 1, [3, 1]);
    expect(app.lessons.open()?.tally.slice(0, 3)).toEqual([3, 1, 0]);
  });

  it('brings back what the viewer has changed', () => {
    app.lessons.begin(lesson, 'learning-rate', 2);
    const { scene } = app.scenes.getState();
    app.edit((each) => ({ ...each, title: 'mine' }));
    app.lessons.restore();
    expect(app.scenes.getState().scene).toEqual(scene);
  });

  it('gives the user’s race, history and settings back as they were', () => {
    app.edit((scene) => ({ ...scene, title: 'mine' }));
    app.settings.setState({ picture: 'both', dockTab: 'standings' });
    const { scene, past } = app.scenes.getState();
    const before = app.settings.getState();
    app.lessons.begin(lesson, 'learning-rate');
    app.lessons.toEnd();
    expect(place()).toEqual(lastPlace(lesson));
    app.edit((each) => ({ ...each, title: 'lost' }));
    app.lessons.begin(functionLesson, 'activations');
    expect(app.settings.getState().workspace).toBe('activations');
    app.lessons.close();
    expect(app.lessons.open()).toBeNull();
    expect(app.scenes.getState()).toMatchObject({ scene, past });
    const { lessons, ...settings } = app.settings.getState();
    expect({ ...settings, lessons: {} }).toEqual(before);
    expect(lessons).toEqual({
      'learning-rate': { step: lesson.steps.length - 1, done: true },
      activations: { step: 0, done: false },
    });
  });

  it('keeps where a lesson was left, and begins there again; one that is played to its end is done', () => {
    app.lessons.begin(lesson, 'learning-rate');
    app.lessons.goTo(3);
    app.lessons.close();
    expect(app.settings.getState().lessons).toEqual({ 'learning-rate': { step: 3, done: false } });
    app.lessons.begin(lesson, 'learning-rate');
    expect([place(), app.lessons.open()?.isResumed]).toEqual([{ step: 3, beat: 0 }, true]);
    app.lessons.togglePanels();
    expect(app.lessons.open()?.isResumed).toBe(true);
    app.lessons.next();
    app.lessons.back();
    expect([place(), app.lessons.open()?.isResumed]).toEqual([{ step: 3, beat: 0 }, false]);
    app.lessons.begin(lesson, 'learning-rate', 3);
    expect(app.lessons.open()?.isResumed).toBe(false);
    app.lessons.toEnd();
    app.lessons.toStart();
    expect(app.settings.getState().lessons).toEqual({ 'learning-rate': { step: 0, done: true } });
  });

  it('ends where a race is begun or opened', () => {
    app.lessons.begin(lesson, 'learning-rate');
    app.newRace();
    expect(app.lessons.open()).toBeNull();
    expect(app.scenes.isLent()).toBe(false);
  });
});

describe('a pair of races', () => {
  const beside = () => app.beside.getState();
  const sceneOf = (index: number) => {
    const { shows } = pair.steps[4]!;
    return shows.kind === 'race' ? shows.scenes[index]! : null;
  };

  it('stands beside each other, the first at the left, and either can be opened', () => {
    app.lessons.begin(pair, 'saddle-points', 4);
    expect(app.scenes.getState().scene.start).toEqual(sceneOf(0)!.start);
    expect([beside().scene?.start, beside().isLeft]).toEqual([sceneOf(1)!.start, false]);
    app.lessons.openScene(1);
    expect(app.scenes.getState().scene.start).toEqual(sceneOf(1)!.start);
    expect([beside().scene?.start, beside().isLeft]).toEqual([sceneOf(0)!.start, true]);
    expect(app.lessons.isChanged()).toBe(false);
  });

  it('begins with the race that its step opens', () => {
    const steps = pair.steps.map((step) =>
      step.shows.kind === 'race' ? { ...step, shows: { ...step.shows, opens: 1 } } : step,
    );
    app.lessons.begin({ ...pair, steps }, 'saddle-points', 4);
    expect(app.lessons.open()!.scene).toBe(1);
    expect(beside().isLeft).toBe(true);
  });

  it('hides runners in both until the answer', () => {
    app.lessons.begin(pair, 'saddle-points', 4);
    const besideVisible = () => beside().scene!.optimizers.map((each) => each.visible);
    expect([visible(), besideVisible()]).toEqual([Array(3).fill(false), Array(3).fill(false)]);
    app.lessons.next();
    expect([visible(), besideVisible()]).toEqual([Array(3).fill(true), Array(3).fill(true)]);
  });

  it('ends with its step, and with the lesson', () => {
    app.lessons.begin(pair, 'saddle-points', 4);
    app.lessons.goTo(3);
    expect(beside().scene).toBeNull();
    app.lessons.goTo(4);
    app.lessons.close();
    expect(beside().scene).toBeNull();
  });

  it('plays on until the longer one is over', () => {
    const [first, second] = [sceneOf(0)!, sceneOf(1)!];
    const shows = { ...pair.steps[4]!.shows, scenes: [{ ...first, steps: 30 }, second], pauses: [40] };
    const step = { ...pair.steps[4]!, shows: shows as (typeof pair.steps)[4]['shows'] };
    app.lessons.begin({ ...pair, steps: [step] }, 'unequal');
    const besideStep = () => stepAt(beside().scene!, app.playback.seconds());
    app.lessons.next();
    app.lessons.next();
    app.lessons.next();
    expect([app.playback.playing(), atStep(), besideStep()]).toEqual([false, 30, 40]);
    app.lessons.next();
    app.lessons.next();
    expect([atStep(), besideStep()]).toEqual([30, second.steps]);
  });
});

describe('what a step shows', () => {
  it('explains no step of a hidden runner, and that of the selected one with the answer', () => {
    app.lessons.begin(lesson, 'learning-rate', 0);
    expect(app.window.getState().selectedRunner).toBeNull();
    app.lessons.next();
    expect(app.window.getState().selectedRunner).toBe('runner');
    expect([app.lessons.isChanged(), app.scenes.getState().past]).toEqual([false, []]);
  });

  it('has charts end at the play head until the race has come to its end, which would be given away', () => {
    const isHidden = () => app.window.getState().aheadHidden;
    app.lessons.begin(lesson, 'learning-rate', 2);
    expect(isHidden()).toBe(true);
    // The answer, and three stretches of the race, each until the next press.
    for (let press = 1; press < 7; press += 1) {
      app.lessons.next();
      expect(isHidden()).toBe(true);
    }
    app.lessons.next();
    expect([place(), isHidden()]).toEqual([{ step: 2, beat: 4 }, false]);
    app.lessons.next();
    expect([place(), isHidden()]).toEqual([{ step: 2, beat: 5 }, false]);
    app.lessons.back();
    expect(isHidden()).toBe(false);
    app.lessons.back();
    expect(isHidden()).toBe(true);
    app.lessons.close();
    expect(isHidden()).toBe(false);
  });

  it('hides curves of functions until the answer, and knows what the viewer has changed', () => {
    app.lessons.begin(functionLesson, 'activations', 0);
    expect(app.window.getState()).toMatchObject({ hiddenCurves: ['derivatives'], chainHidden: true });
    app.lessons.next();
    expect(app.window.getState().hiddenCurves).toEqual([]);
    expect(app.lessons.isChanged()).toBe(false);
    app.showWorkspace('losses');
    expect(app.lessons.isChanged()).toBe(true);
    app.lessons.restore();
    expect([app.settings.getState().workspace, app.lessons.isChanged()]).toEqual(['activations', false]);
  });

  it('turns the page before it goes on, while words are left', () => {
    app.lessons.begin(lesson, 'learning-rate', 1);
    let left = 1;
    const stop = app.lessons.setReader({ goesOn: () => left > 0, turnPage: () => void (left -= 1) });
    app.lessons.followReader();
    expect(app.lessons.open()?.goesOnBelow).toBe(true);
    app.lessons.next();
    app.lessons.followReader();
    expect([place(), app.lessons.open()?.goesOnBelow]).toEqual([{ step: 1, beat: 0 }, false]);
    app.lessons.next();
    expect(place()).toEqual({ step: 1, beat: 1 });
    stop();
  });

  it('keeps what the viewer has changed when it shows what was hidden', () => {
    app.lessons.begin(lesson, 'learning-rate', 2);
    app.edit((scene) => ({ ...scene, title: 'mine' }));
    app.lessons.next();
    expect(app.scenes.getState().scene.title).toBe('mine');
    expect(visible()).toEqual([true, true, true, true, true]);
    expect(app.lessons.isChanged()).toBe(true);
  });
});
