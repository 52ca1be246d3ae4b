// State of the window that is not part of the document.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DrawnPart } from '../../core/explanation/arrows';
import type { Scene } from '../../core/scene/scene';
import { noSurface, type LoadedSurface } from './loadedSurface';

/** The User Timing mark of the first finished frame with a surface. */
export const firstFrameMark = 'optiscape:first-frame';

interface PresentingState {
  /** Whether a view of the dock stands beside the picture. */
  readonly dockOpen: boolean;
  /** The colour of a blank screen. */
  readonly blank: 'black' | 'white' | null;
  /** Whether the browser has refused to fill the screen, as without a press of a key in this window. */
  readonly isRefused: boolean;
}

export interface WindowState extends LoadedSurface {
  readonly selectedRunner: string | null;
  /** The part of an update that is pointed at, in the picture or in a text. */
  readonly litPart: DrawnPart | null;
  /** The quantity that a lesson lights in the explained step, by plain name; null for none. */
  readonly litTerm: string | null;
  /** The ids of functions whose curves are hidden, as a lesson's step has them. */
  readonly hiddenCurves: readonly string[];
  /** Whether the chain of layers is left out, as in a lesson's step that is not about one. */
  readonly chainHidden: boolean;
  /** Whether charts end where the play head stands, as until a lesson’s race has been played to its end. */
  readonly aheadHidden: boolean;
  /** Whether the first race is on show, or not worth waiting for: what it does not need waits for it. */
  readonly raceShown: boolean;
  /** Whether this window can draw in 3-D: where it can't, the map is shown. */
  readonly drawsIn3d: boolean;
  readonly connected: boolean;
  /** Whether the race and the settings of this window are saved for the next start, and not those of another. */
  readonly kept: boolean;
  /** The file that the open race belongs to, and whether the race has changes that the file does not have. */
  readonly file: { readonly name: string; readonly edited: boolean } | null;
  /** Null unless presenting. */
  readonly presenting: PresentingState | null;
  readonly shortcutsOpen: boolean;
  readonly aboutOpen: boolean;
  readonly exportOpen: boolean;
  readonly handoutOpen: boolean;
  /** Whether it was opened over the lesson that is being written, and begins with that. */
  readonly handoutOfDraft: boolean;
  readonly tuningOpen: boolean;
  readonly lessonsOpen: boolean;
  /** Whether the lesson editor is open. */
  readonly editorOpen: boolean;
  /** Seconds that a step takes, as they have been measured, by runner with its race. */
  readonly stepTimes: ReadonlyMap<string, number>;
  /** The race whose rates have been tuned, and how many were tried of each runner; null before that. */
  readonly tuned: { readonly race: string; readonly tries: number } | null;
  /** Whether the view follows the film's camera when it moves, instead of the user's own. */
  readonly followsFilm: boolean;
  /** The open picker or formula editor; `otherOptimizer` is one for the selected runner. */
  readonly picker: 'optimizers' | 'otherOptimizer' | 'landscapes' | 'formula' | null;
}

export type WindowStore = StoreApi<WindowState>;

/** The state of a window that opens with `scene`. */
export function createWindowStore(scene: Scene): WindowStore {
  return createStore<WindowState>(() => ({
    selectedRunner: lastRunner(scene),
    litPart: null,
    litTerm: null,
    hiddenCurves: [],
    chainHidden: false,
    aheadHidden: false,
    handoutOfDraft: false,
    ...noSurface,
    raceShown: false,
    drawsIn3d: true,
    connected: true,
    kept: true,
    file: null,
    followsFilm: true,
    presenting: null,
    tuned: null,
    stepTimes: new Map(),
    ...noDialog,
  }));
}

/** Whether a dialog is open. One that is closing may still be seen, but is not. */
export const isDialogOpen = ({
  picker,
  exportOpen,
  handoutOpen,
  shortcutsOpen,
  aboutOpen,
  tuningOpen,
  lessonsOpen,
  editorOpen,
}: WindowState): boolean =>
  [exportOpen, handoutOpen, shortcutsOpen, aboutOpen, tuningOpen, lessonsOpen, editorOpen].includes(true) ||
  picker !== null;

/** What closes every dialog. */
export const noDialog = {
  picker: null,
  exportOpen: false,
  handoutOpen: false,
  shortcutsOpen: false,
  aboutOpen: false,
  tuningOpen: false,
  lessonsOpen: false,
  editorOpen: false,
} as const;

/** The key of the runner that is selected by default; null if there is none. */
export const lastRunner = (scene: Scene): string | null => scene.optimizers.at(-1)?.key ?? null;
