// What a step of a lesson shows, shown in the window: instead of the user's race and settings, which come back untouched.
import type { StoreApi } from 'zustand/vanilla';
import type { LessonFunctions, LessonRace, LessonView } from '../../core/lesson/lesson';
import { setsChain } from '../../core/lesson/setsChain';
import type { Scene } from '../../core/scene/scene';
import type { BesideStore } from './besideRace';
import type { SceneStore } from './sceneStore';
import type { Settings, Workspace } from './settings';
import { lastRunner, type WindowStore } from './windowState';

interface LessonViewOptions {
  readonly scenes: Pick<SceneStore, 'getState' | 'lend' | 'takeBack' | 'edit'>;
  readonly settings: StoreApi<Settings>;
  readonly windowState: WindowStore;
  readonly beside: Pick<BesideStore, 'getState' | 'show' | 'hide'>;
  /** To be called before a scene is shown that belongs to no file. */
  readonly beginWithoutFile: (scene: Scene) => void;
  readonly showWorkspace: (workspace: Workspace) => void;
}

/** What a view sets in the settings; all of it is the user's again afterwards. */
type SetByView = Pick<
  Settings,
  'workspace' | 'picture' | 'dockTab' | 'charts' | 'panelOpen' | 'functions' | 'neuronOpen'
>;

const setByView = ({
  workspace,
  picture,
  dockTab,
  charts,
  panelOpen,
  functions,
  neuronOpen,
}: Settings): SetByView => ({ workspace, picture, dockTab, charts, panelOpen, functions, neuronOpen });

/** The window without a view. */
const nothingHidden = { hiddenCurves: [], chainHidden: false, litTerm: null, aheadHidden: false } as const;

/** A scene as a step shows it: what is hidden is not, before its question is answered. */
export function sceneShown({ scenes, hidden }: LessonRace, index: number, isAnswered: boolean): Scene {
  const scene = scenes[index]!;
  return {
    ...scene,
    loop: false,
    optimizers: isAnswered ? scene.optimizers : scene.optimizers.map(withVisible(hidden, false)),
  };
}

/** The runner whose steps are explained: none while it is hidden, since they would give it away. */
function selectedOf({ selected }: LessonRace, scene: Scene): string | null {
  const key = selected ?? lastRunner(scene);
  return scene.optimizers.some((runner) => runner.key === key && runner.visible) ? key : null;
}

const uncovered = ({ hidden }: LessonRace, scene: Scene): Scene => ({
  ...scene,
  optimizers: scene.optimizers.map(withVisible(hidden, true)),
});

const withVisible =
  (keys: readonly string[], visible: boolean) =>
  (runner: Scene['optimizers'][number]): Scene['optimizers'][number] =>
    keys.includes(runner.key) ? { ...runner, visible } : runner;

export function createLessonView({
  scenes,
  settings,
  windowState,
  beside,
  beginWithoutFile,
  showWorkspace,
}: LessonViewOptions) {
  let own: SetByView | null = null;
  /** What was set at last, to tell whether the viewer has changed something. */
  let shown: { readonly scene: Scene | null; readonly functions: Settings['functions'] | null } = {
    scene: null,
    functions: null,
  };

  const showDock = (dockOpen: boolean): void => {
    const { presenting } = windowState.getState();
    if (presenting !== null) windowState.setState({ presenting: { ...presenting, dockOpen } });
  };

  const showRace = (view: LessonRace, index: number, isAnswered: boolean): void => {
    const scene = sceneShown(view, index, isAnswered);
    if (view.scenes.length > 1) beside.show(sceneShown(view, 1 - index, isAnswered), index === 1);
    beginWithoutFile(scene);
    scenes.lend(scene);
    shown = { scene, functions: null };
    settings.setState({
      picture: view.picture,
      charts: view.charts,
      panelOpen: view.dock !== null,
      // Its data would lie over one of two pictures.
      neuronOpen: view.scenes.length === 1,
      ...(view.dock !== null && { dockTab: view.dock }),
    });
    showDock(view.dock !== null);
    windowState.setState({
      selectedRunner: selectedOf(view, scene),
      litPart: null,
      litTerm: view.lit,
      followsFilm: true,
    });
    showWorkspace('race');
  };

  const showFunctions = (view: LessonFunctions, isAnswered: boolean): void => {
    const { kind, settings: functions, hidden } = view;
    shown = { scene: null, functions };
    settings.setState({ functions });
    windowState.setState({ hiddenCurves: isAnswered ? [] : hidden, chainHidden: !setsChain(view) });
    showWorkspace(kind);
  };

  return {
    /** Shows a view anew; `index` is that of the race's scene that is open, beside which a pair's other one stands. */
    show(view: LessonView, index: number, isAnswered: boolean): void {
      own ??= setByView(settings.getState());
      windowState.setState(nothingHidden);
      beside.hide();
      switch (view.kind) {
        case 'race':
          showRace(view, index, isAnswered);
          break;
        case 'activations':
        case 'losses':
          showFunctions(view, isAnswered);
          break;
        case 'words':
          shown = { scene: null, functions: null };
      }
    },

    /** Shows what the view hides, and keeps whatever else the viewer has changed. */
    uncover(view: LessonView): void {
      windowState.setState({ hiddenCurves: [] });
      if (view.kind !== 'race' || view.hidden.length === 0) return;
      const { scene } = scenes.getState();
      const open = uncovered(view, scene);
      const { scene: other, isLeft } = beside.getState();
      if (other !== null) beside.show(uncovered(view, other), isLeft);
      if (scene === shown.scene) {
        beginWithoutFile(open);
        scenes.lend(open);
        shown = { ...shown, scene: open };
      } else scenes.edit(() => open);
      if (windowState.getState().selectedRunner === null) {
        windowState.setState({ selectedRunner: selectedOf(view, open) });
      }
    },

    /** Whether charts show what lies ahead of the play head. */
    showAhead: (isShown: boolean): void => windowState.setState({ aheadHidden: !isShown }),

    /** Whether the viewer has changed what the view shows, or looks at something else. */
    isChanged(view: LessonView): boolean {
      const { workspace, functions } = settings.getState();
      switch (view.kind) {
        case 'race':
          return workspace !== 'race' || scenes.getState().scene !== shown.scene;
        case 'activations':
        case 'losses':
          return workspace !== view.kind || functions !== shown.functions;
        case 'words':
          return false;
      }
    },

    /** Shows the user's race and settings again. */
    end(): void {
      if (own === null) return;
      const { workspace, ...others } = own;
      own = null;
      windowState.setState(nothingHidden);
      beside.hide();
      scenes.takeBack();
      settings.setState(others);
      showWorkspace(workspace);
    },

    /** The user's settings that a view has set to others; none where none is shown. */
    ownSettings: (): Partial<Settings> => own ?? {},
  };
}
