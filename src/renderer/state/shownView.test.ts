import { expect, it } from 'vitest';
import { landscapes } from '../../core/landscapes/registry';
import type { LessonText } from '../../core/lesson/lesson';
import { parseLesson } from '../../core/lesson/parseLesson';
import { serializeLesson } from '../../core/lesson/serializeLesson';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { secondsAtStep } from '../../core/timeline/frameAt';
import { addStep, emptyLesson, setLanguages } from './lessonEdits';
import { defaultSettings } from './settings';
import { shownView, viewTitle } from './shownView';

const scene = createDefaultScene(landscapes[0]!);
const selectedRunner = scene.optimizers[0]!.key;
const shown = {
  scene,
  beside: { scene: null, isLeft: false },
  seconds: 0,
  settings: defaultSettings,
  window: { selectedRunner, litTerm: null, hiddenCurves: [] },
};

it('is the race with all that the window shows of it', () => {
  const charts = { ...defaultSettings.charts, shown: [{ quantity: 'distance', scale: 'linear' } as const] };
  const settings = { ...defaultSettings, picture: 'both', dockTab: 'step', charts } as const;
  const view = shownView({ ...shown, seconds: secondsAtStep(scene, 7), settings });
  expect(view).toEqual({
    kind: 'race',
    scenes: [scene],
    opens: 0,
    startsAt: 7,
    pauses: [],
    picture: 'both',
    dock: 'step',
    charts,
    selected: selectedRunner,
    lit: null,
    hidden: [],
  });
  expect(shownView({ ...shown, settings: { ...settings, panelOpen: false } })).toMatchObject({ dock: null });
});

it('hides until the answer what the window hides, and lights what it lights', () => {
  const [first, ...others] = scene.optimizers;
  const view = shownView({
    ...shown,
    scene: { ...scene, optimizers: [{ ...first!, visible: false }, ...others] },
    window: { ...shown.window, litTerm: 'gradient' },
  });
  expect(view).toMatchObject({ scenes: [scene], hidden: [first!.key], lit: 'gradient' });
  const curves = shownView({
    ...shown,
    settings: { ...defaultSettings, workspace: 'activations' },
    window: { ...shown.window, hiddenCurves: ['derivatives'] },
  });
  expect(curves).toMatchObject({ kind: 'activations', hidden: ['derivatives'] });
});

it('has both races of a pair, the left one first', () => {
  const other = createDefaultScene(landscapes[1]!);
  expect(shownView({ ...shown, beside: { scene: other, isLeft: false } })).toMatchObject({
    scenes: [scene, other],
    opens: 0,
  });
  expect(shownView({ ...shown, beside: { scene: other, isLeft: true } })).toMatchObject({
    scenes: [other, scene],
    opens: 1,
  });
});

it('begins a race that has ended at its start', () => {
  expect(shownView({ ...shown, seconds: secondsAtStep(scene, scene.steps) })).toMatchObject({ startsAt: 0 });
  expect(shownView({ ...shown, seconds: secondsAtStep(scene, scene.steps - 1) })).toMatchObject({
    startsAt: scene.steps - 1,
  });
});

it.each(['activations', 'losses'] as const)('is the workspace of %s with its settings', (workspace) => {
  const view = shownView({ ...shown, settings: { ...defaultSettings, workspace } });
  expect(view).toEqual({ kind: workspace, settings: defaultSettings.functions, hidden: [] });
});

it.each(['race', 'activations', 'losses'] as const)('of %s goes into a file and comes back', (workspace) => {
  const view = shownView({ ...shown, settings: { ...defaultSettings, workspace } });
  const { lesson } = addStep(emptyLesson(['en', 'ja']), view, viewTitle(view), null)!;
  const parsed = parseLesson(JSON.parse(serializeLesson(lesson)));
  expect(parsed).toEqual({ ok: true, lesson });
});

it('is called as what it shows, in each language', () => {
  const { en, ja } = viewTitle(shownView(shown));
  expect([en, ja]).toEqual([landscapes[0]!.name.en, expect.not.stringMatching(landscapes[0]!.name.en)]);
  expect(viewTitle(shownView({ ...shown, scene: { ...scene, title: 'Mine' } }))).toEqual({
    en: 'Mine',
    ja: 'Mine',
  });
  const settings = { ...defaultSettings, workspace: 'activations' } as const;
  expect(viewTitle(shownView({ ...shown, settings }))).toMatchObject({ en: 'Sigmoid' });
  expect(viewTitle({ kind: 'words' })).toEqual({});
});

it('names a step in a language that is added, where nobody has named it', () => {
  const view = shownView(shown);
  const own = viewTitle(view);
  const titlesOf = (title: LessonText): LessonText[] =>
    setLanguages(addStep(emptyLesson(['en']), view, title, null)!.lesson, ['en', 'ja']).steps.map(
      (step) => step.title,
    );
  expect(titlesOf(own)).toEqual([own]);
  expect(titlesOf({ en: 'A race' })).toEqual([{ en: 'A race', ja: '' }]);
});
