// Everything that can be done by name: one table for menus, buttons, keys and the desktop shell's own menu.
import type { SceneCamera } from '../../core/scene/scene';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { limits } from '../../core/scene/scene';
import { secondsAtStep, stepAt } from '../../core/timeline/frameAt';
import { type ViewName, viewCamera } from '../scene3d/views';
import type { App } from '../state/app';
import { addKeyframe } from '../state/filmEdits';
import type { Theme } from '../state/settings';

export interface Command {
  /** Keys in Mantine's notation (`mod` is Ctrl, or ⌘ on a Mac); the first is the one shown. */
  readonly keys: readonly string[];
  /** Works everywhere. Other commands are the race's: elsewhere their keys do nothing, and by name they lead to it. */
  readonly anywhere?: true;
  readonly run: (app: App) => void;
}

/** Steps through these, like a tape deck: each press is one notch. */
export const speeds = [0.1, 0.25, 0.5, 1, 2, 4, 8] as const;

function shiftSpeed(app: App, direction: 1 | -1): void {
  const { speed } = app.scenes.getState().scene;
  const next =
    direction === 1 ? speeds.find((value) => value > speed) : speeds.findLast((value) => value < speed);
  if (next !== undefined) app.edit((scene) => ({ ...scene, speed: next }), 'speed');
}

/** Stops and goes to the next or the last whole step. */
export function stepBy(app: App, direction: 1 | -1): void {
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

/** The step under the play head, as the read-out has it. */
export function shownStep(app: App): number {
  return Math.floor(stepAt(app.scenes.getState().scene, app.playback.seconds()));
}

/** Stops at a keyframe and shows what its camera sees. */
export function goToKeyframe(app: App, step: number): void {
  app.playback.pause();
  seekStep(app, step);
  app.window.setState({ followsFilm: true });
}

/** The view on the screen becomes the film's at the step under the play head. It is seen through the film from then on. */
function keepView(app: App): void {
  const [step, camera] = [shownStep(app), app.viewCamera()];
  if (app.edit((scene) => addKeyframe(scene, step, camera))) app.window.setState({ followsFilm: true });
}

function toggleFollowing(app: App): void {
  if (app.scenes.getState().scene.film.cameraMove === 'still') return;
  app.window.setState(({ followsFilm }) => ({ followsFilm: !followsFilm }));
}

/** Whether what is shown now is dark. */
function isDark(theme: Theme): boolean {
  return theme === 'auto' ? window.matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

function view(name: ViewName): Command['run'] {
  return (app) => app.setView(cameraFor(app, name));
}

function cameraFor(app: App, name: ViewName): SceneCamera {
  return viewCamera(name, app.landscape(), app.scenes.getState().scene.look.relief);
}

export const commands = {
  'file.new': {
    keys: [],
    run: (app) => app.edit(() => createDefaultScene(app.landscape())),
  },
  'file.open': { keys: ['mod+O'], anywhere: true, run: (app) => void app.open() },
  'file.save': { keys: ['mod+S'], anywhere: true, run: (app) => void app.save() },
  'file.export': {
    keys: ['mod+E'],
    run: (app) => {
      // The dialog has a picture of its own to draw.
      app.playback.pause();
      app.window.setState({ exportOpen: true });
    },
  },
  'edit.undo': { keys: ['mod+Z'], run: (app) => app.scenes.undo() },
  'edit.redo': { keys: ['mod+shift+Z', 'mod+Y'], run: (app) => app.scenes.redo() },
  'play.toggle': {
    keys: ['Space', 'K'],
    run: (app) => (app.playback.playing() ? app.playback.pause() : app.playback.play()),
  },
  'play.stepForward': { keys: ['ArrowRight'], run: (app) => stepBy(app, 1) },
  'play.stepBack': { keys: ['ArrowLeft'], run: (app) => stepBy(app, -1) },
  'play.toStart': { keys: ['Home'], run: (app) => seekStep(app, 0) },
  'play.toEnd': {
    keys: ['End'],
    run: (app) => {
      app.playback.pause();
      seekStep(app, limits.steps.max);
    },
  },
  'play.faster': { keys: ['ArrowUp'], run: (app) => shiftSpeed(app, 1) },
  'play.slower': { keys: ['ArrowDown'], run: (app) => shiftSpeed(app, -1) },
  'play.loop': { keys: ['L'], run: (app) => app.edit((scene) => ({ ...scene, loop: !scene.loop })) },
  'picker.optimizers': { keys: ['O'], run: (app) => app.window.setState({ picker: 'optimizers' }) },
  'picker.landscapes': { keys: ['M'], run: (app) => app.window.setState({ picker: 'landscapes' }) },
  'picker.formula': { keys: ['F'], run: (app) => app.window.setState({ picker: 'formula' }) },
  'workspace.race': { keys: ['R'], anywhere: true, run: (app) => app.showWorkspace('race') },
  'workspace.activations': { keys: ['A'], anywhere: true, run: (app) => app.showWorkspace('activations') },
  'workspace.losses': { keys: ['S'], anywhere: true, run: (app) => app.showWorkspace('losses') },
  'view.reset': { keys: ['0'], run: view('landscape') },
  'view.top': { keys: ['1'], run: view('top') },
  'view.front': { keys: ['2'], run: view('front') },
  'view.side': { keys: ['3'], run: view('side') },
  'view.isometric': { keys: ['4'], run: view('isometric') },
  'view.theme': {
    keys: ['D'],
    anywhere: true,
    run: (app) => app.settings.setState(({ theme }) => ({ theme: isDark(theme) ? 'light' : 'dark' })),
  },
  'film.addKeyframe': { keys: ['C'], run: keepView },
  'film.follow': { keys: ['V'], run: toggleFollowing },
  'help.shortcuts': {
    keys: ['shift+?'],
    anywhere: true,
    run: (app) => app.window.setState({ shortcutsOpen: true }),
  },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as CommandId[];

export function isCommandId(id: string): id is CommandId {
  return Object.hasOwn(commands, id);
}

export function worksAnywhere(id: CommandId): boolean {
  const { anywhere }: Command = commands[id];
  return anywhere === true;
}

export function isInRace(app: App): boolean {
  return app.settings.getState().workspace === 'race';
}

export function runCommand(app: App, id: CommandId): void {
  if (!worksAnywhere(id) && !isInRace(app)) {
    app.showWorkspace('race');
    // It may play again already: to have chosen that was not to stop it.
    if (id === 'play.toggle') app.playback.pause();
  }
  commands[id].run(app);
}
