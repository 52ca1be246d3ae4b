// What the window shows, as a step of a lesson.
import type { LessonText, LessonView } from '../../core/lesson/lesson';
import { findActivation } from '../../core/functions/activations/registry';
import { findLoss } from '../../core/functions/losses/registry';
import { requireLandscape } from '../../core/landscapes/resolve';
import type { Scene } from '../../core/scene/scene';
import { inLanguage, languages, type Phrase } from '../../core/text/text';
import { stepAt } from '../../core/timeline/frameAt';
import type { BesideRace } from './besideRace';
import type { Settings } from './settings';
import type { WindowState } from './windowState';

interface ShownInWindow {
  readonly scene: Scene;
  /** The race that stands beside it, and whether at its left. */
  readonly beside: Pick<BesideRace, 'scene' | 'isLeft'>;
  /** Where the play head stands, in race seconds. */
  readonly seconds: number;
  readonly settings: Pick<
    Settings,
    'workspace' | 'picture' | 'panelOpen' | 'dockTab' | 'charts' | 'functions'
  >;
  readonly window: Pick<WindowState, 'selectedRunner' | 'litTerm' | 'hiddenCurves'>;
}

/**
 * A race that has ended is shown from its start: there is something to predict then. What is hidden in the window is what the step
 * hides until its question is answered.
 */
export function shownView({ scene, beside, seconds, settings, window }: ShownInWindow): LessonView {
  const { workspace, picture, panelOpen, dockTab, charts, functions } = settings;
  if (workspace !== 'race') {
    return { kind: workspace, settings: functions, hidden: window.hiddenCurves };
  }
  const step = Math.floor(stepAt(scene, seconds));
  const pair =
    beside.scene === null ? [scene] : beside.isLeft ? [beside.scene, scene] : [scene, beside.scene];
  return {
    kind: 'race',
    scenes: pair.map((each) => ({
      ...each,
      optimizers: each.optimizers.map((runner) => ({ ...runner, visible: true })),
    })),
    opens: beside.scene !== null && beside.isLeft ? 1 : 0,
    startsAt: step >= scene.steps ? 0 : step,
    pauses: [],
    picture,
    dock: panelOpen ? dockTab : null,
    charts,
    selected: window.selectedRunner,
    lit: window.litTerm,
    hidden: [
      ...new Set(
        pair.flatMap(({ optimizers }) => optimizers.filter(({ visible }) => !visible).map(({ key }) => key)),
      ),
    ],
  };
}

/** What a view is called where nobody has named it, in those languages that the app speaks. */
export function viewTitle(view: LessonView): LessonText {
  const name = nameOf(view);
  if (name === null) return {};
  return typeof name === 'string'
    ? Object.fromEntries(languages.map((language) => [language, name]))
    : Object.fromEntries(languages.map((language) => [language, inLanguage(name, language)]));
}

function nameOf(view: LessonView): Phrase | string | null {
  switch (view.kind) {
    case 'words':
      return null;
    case 'race': {
      const { title, landscape } = view.scenes[0]!;
      return title === '' ? requireLandscape(landscape).landscape.name : title;
    }
    case 'activations':
      return findActivation(view.settings.activations.selected)?.name ?? null;
    case 'losses':
      return findLoss(view.settings.losses.selected)?.name ?? null;
  }
}
