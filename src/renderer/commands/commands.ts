// What the commands do: for buttons, keys and the menu of the desktop app.
import { findOptimizer } from '../../core/optimizers/registry';
import { limits, type SceneCamera, type SceneRunner } from '../../core/scene/scene';
import { scheduledHyperparameter } from '../../core/simulation/particleUpdate';
import { secondsAtStep, stepAt } from '../../core/timeline/frameAt';
import { type CommandId, whilePresenting, worksAnywhere } from '../../protocol/commands';
import { type ViewName, viewCamera } from '../scene3d/views';
import type { App } from '../state/app';
import { branchRunner } from '../state/edits';
import { addKeyframe } from '../state/filmEdits';
import type { DockTab, PictureChoice } from '../../core/view/raceParts';
import type { Theme } from '../state/settings';
import { noDialog } from '../state/windowState';
import { inEditor } from './editorCommands';

type Action = (app: App) => void;

/** Each key press selects the next faster or slower one. */
export const speeds = [0.1, 0.25, 0.5, 1, 2, 4, 8] as const;

function shiftSpeed(app: App, direction: 1 | -1): void {
  const { speed } = app.scenes.getState().scene;
  const next =
    direction === 1 ? speeds.find((value) => value > speed) : speeds.findLast((value) => value < speed);
  if (next !== undefined) app.edit((scene) => ({ ...scene, speed: next }), 'speed');
}

/** Pauses and goes to the next or the previous whole step. */
function stepBy(app: App, direction: 1 | -1): void {
  const { scene } = app.scenes.getState();
  app.playback.pause();
  const step = stepAt(scene, app.playback.seconds());
  const target = direction === 1 ? Math.floor(step) + 1 : Math.ceil(step) - 1;
  seekStep(app, target);
}

export function seekStep(app: App, step: number): void {
  const { scene } = app.scenes.getState();
  app.playback.seek(secondsAtStep(scene, Math.min(Math.max(step, 0), scene.steps)));
}

/** The step under the play head, as in the read-out. */
export function shownStep(app: App): number {
  return Math.floor(stepAt(app.scenes.getState().scene, app.playback.seconds()));
}

/** Pauses at a keyframe and shows its camera's view. */
export function goToKeyframe(app: App, step: number): void {
  app.playback.pause();
  seekStep(app, step);
  app.window.setState({ followsFilm: true });
}

/** Makes the current view a keyframe at the step under the play head, and follows the film's camera from then on. */
function keepView(app: App): void {
  const [step, camera] = [shownStep(app), app.viewCamera()];
  if (app.edit((scene) => addKeyframe(scene, step, camera))) app.window.setState({ followsFilm: true });
}

/** Pauses, selects a runner and shows why it takes the step that is next at the play head. */
export function explainHere(app: App, key: string | null): void {
  if (key === null) return;
  app.playback.pause();
  app.window.setState({ selectedRunner: key });
  app.settings.setState({ dockTab: 'step', panelOpen: true });
}

/**
 * Pauses and adds a branch off a runner at the step under the play head, or where the runner has ended by then, and selects the
 * branch, whose settings are what one branches off for.
 */
export function branchHere(app: App, key: string | null, rateFactor = 1): void {
  if (key === null) return;
  const state = app.trajectories.find(key)?.state;
  const last = state === undefined || state.status === 'running' ? Infinity : Math.max(0, state.rows - 1);
  app.playback.pause();
  if (!app.edit((scene) => branchRunner(scene, key, Math.min(shownStep(app), last), rateFactor))) return;
  const { optimizers } = app.scenes.getState().scene;
  const branch = optimizers[optimizers.findIndex((runner) => runner.key === key) + 1];
  if (branch === undefined) return;
  app.window.setState({ selectedRunner: branch.key });
  if (app.settings.getState().panelOpen) app.settings.setState({ panelTab: 'optimizers' });
}

/** Whether a runner has a learning rate in every step. */
export function hasRate({ id }: Pick<SceneRunner, 'id'>): boolean {
  return scheduledHyperparameter(findOptimizer(id)!) !== null;
}

/** As `branchHere`, with half the learning rate from there on; nothing for a runner without one. */
export function branchWithHalfRate(app: App, key: string | null): void {
  const runner = app.scenes.getState().scene.optimizers.find((each) => each.key === key);
  if (runner !== undefined && hasRate(runner)) branchHere(app, runner.key, 0.5);
}

function toggleFollowing(app: App): void {
  if (app.scenes.getState().scene.film.cameraMove === 'still') return;
  app.window.setState(({ followsFilm }) => ({ followsFilm: !followsFilm }));
}

/** Whether the current appearance is dark. */
function isDark(theme: Theme): boolean {
  return theme === 'auto' ? window.matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

/** Views of the surface show it, if it was not. */
function view(name: ViewName): Action {
  return (app) => {
    if (!app.showsSurface()) app.settings.setState({ picture: 'surface' });
    app.setView(cameraFor(app, name));
  };
}

function showPicture(picture: PictureChoice): Action {
  return (app) => app.settings.setState({ picture });
}

/** Views of the dock: while presenting, the same again hides it. */
function showTab(tab: DockTab): Action {
  return (app) => {
    if (app.window.getState().presenting !== null) app.presentation.toggleTab(tab);
    else app.settings.setState({ dockTab: tab, panelOpen: true });
  };
}

/** Some clickers send arrows; where a step is explained, these lead from step to step, as they do elsewhere. */
function presentArrow(direction: 1 | -1): Action {
  return (app) => {
    const { presentation } = app;
    if (presentation.shownTab() === 'step' && app.window.getState().presenting?.blank === null) {
      stepBy(app, direction);
    } else if (direction === 1) presentation.next();
    else presentation.back();
  };
}

function cameraFor(app: App, name: ViewName): SceneCamera {
  return viewCamera(name, app.landscape(), app.scenes.getState().scene.look.relief);
}

/** What each command does. */
const actions: Readonly<Record<CommandId, Action>> = {
  'file.new': (app) => app.newRace(),
  'file.open': (app) => void app.files.open(),
  'file.save': (app) => void app.files.save(),
  'file.saveAs': (app) => void app.files.saveAs(),
  'file.export': (app) => {
    // Paused because the dialog draws its own picture.
    app.playback.pause();
    app.window.setState({ exportOpen: true });
  },
  'file.handout': (app) => {
    app.playback.pause();
    const { editorOpen: handoutOfDraft } = app.window.getState();
    app.window.setState({ ...noDialog, handoutOpen: true, handoutOfDraft });
  },
  'edit.undo': (app) => app.scenes.undo(),
  'edit.redo': (app) => app.scenes.redo(),
  'play.toggle': (app) => {
    if (app.playback.playing()) app.playback.pause();
    else app.playback.play();
    app.leaveTips();
  },
  'play.stepForward': (app) => stepBy(app, 1),
  'play.stepBack': (app) => stepBy(app, -1),
  'play.toStart': (app) => seekStep(app, 0),
  'play.toEnd': (app) => {
    app.playback.pause();
    seekStep(app, limits.steps.max);
  },
  'play.faster': (app) => shiftSpeed(app, 1),
  'play.slower': (app) => shiftSpeed(app, -1),
  'play.loop': (app) => app.edit((scene) => ({ ...scene, loop: !scene.loop })),
  'picker.optimizers': (app) => app.window.setState({ picker: 'optimizers' }),
  'picker.landscapes': (app) => app.window.setState({ picker: 'landscapes' }),
  'picker.formula': (app) => app.window.setState({ picker: 'formula' }),
  'runner.explain': (app) => explainHere(app, app.window.getState().selectedRunner),
  'runner.branch': (app) => branchHere(app, app.window.getState().selectedRunner),
  'runner.branchHalfRate': (app) => branchWithHalfRate(app, app.window.getState().selectedRunner),
  'workspace.race': (app) => app.showWorkspace('race'),
  'workspace.activations': (app) => app.showWorkspace('activations'),
  'workspace.losses': (app) => app.showWorkspace('losses'),
  'view.surface': showPicture('surface'),
  'view.map': showPicture('map'),
  'view.both': showPicture('both'),
  'view.reset': (app) => {
    if (app.showsSurface()) app.setView(cameraFor(app, 'landscape'));
    app.fitMap();
  },
  'view.top': view('top'),
  'view.front': view('front'),
  'view.side': view('side'),
  'view.isometric': view('isometric'),
  'view.race': (app) => app.fitRace(),
  'view.equalUnits': (app) =>
    app.settings.setState(({ mapUnits }) => ({ mapUnits: mapUnits === 'equal' ? 'fitted' : 'equal' })),
  'view.gradientField': (app) =>
    app.settings.setState(({ gradientField }) => ({ gradientField: !gradientField })),
  'view.theme': (app) => app.settings.setState(({ theme }) => ({ theme: isDark(theme) ? 'light' : 'dark' })),
  'view.contrast': (app) =>
    app.settings.setState(({ theme }) => ({ theme: theme === 'contrast' ? 'auto' : 'contrast' })),
  'view.chart': showTab('chart'),
  'view.step': showTab('step'),
  'view.standings': showTab('standings'),
  'film.addKeyframe': keepView,
  'film.follow': toggleFollowing,
  'present.start': (app) => {
    // Of a lesson, functions and words are presented, too.
    if (app.lessons.open() === null) app.showWorkspace('race');
    app.presentation.start();
  },
  'present.window': (app) => app.presenterWindow.toggle(),
  'present.next': (app) => app.presentation.next(),
  'present.back': (app) => app.presentation.back(),
  'present.right': presentArrow(1),
  'present.left': presentArrow(-1),
  'present.stepForward': (app) => stepBy(app, 1),
  'present.stepBack': (app) => stepBy(app, -1),
  'present.toStart': (app) => app.presentation.toStart(),
  'present.toEnd': (app) => app.presentation.toEnd(),
  'present.black': (app) => app.presentation.toggleBlank('black'),
  'present.white': (app) => app.presentation.toggleBlank('white'),
  'present.end': (app) => app.presentation.end(),
  'help.lessons': (app) => app.window.setState({ ...noDialog, lessonsOpen: true }),
  'lesson.edit': (app) => app.editLesson(),
  'lesson.addView': (app) => void app.addView(),
  'help.shortcuts': (app) => app.window.setState({ shortcutsOpen: true }),
  'help.about': (app) => app.window.setState({ ...noDialog, aboutOpen: true }),
};

export function isInRace(app: App): boolean {
  return app.settings.getState().workspace === 'race';
}

export function runCommand(app: App, id: CommandId): void {
  const written = app.window.getState().editorOpen ? inEditor[id] : undefined;
  if (written !== undefined) {
    written(app);
    return;
  }
  if (app.window.getState().presenting !== null && whilePresenting(id) === null) app.presentation.end();
  actions[id](app);
  // If the race is in another workspace, the command still works, and the race is shown.
  if (!worksAnywhere(id)) app.showWorkspace('race');
}
