// Presenting: what the window shows in front of a class, and what next, back and the ends mean there.
import type { StoreApi } from 'zustand/vanilla';
import type { Host } from '../host/host';
import { enterFullScreen, leaveFullScreen, onFullScreenLeft } from '../host/fullScreen';
import type { createPlayback } from './playback';
import type { DockTab } from '../../core/view/raceParts';
import type { Settings } from './settings';
import type { WindowStore } from './windowState';

/** What one goes through while presenting: the race, or what a lesson makes of it. */
export interface Course {
  next(): void;
  back(): void;
  toStart(): void;
  toEnd(): void;
}

type Playback = ReturnType<typeof createPlayback>;

interface PresentationOptions {
  readonly windowState: WindowStore;
  readonly host: Pick<Host, 'present'>;
  readonly playback: Pick<Playback, 'hold' | 'release'>;
  /** The course that one is in. */
  readonly course: () => Course;
  readonly settings: StoreApi<Pick<Settings, 'dockTab'>>;
  /** Whether a view of the dock stands beside the picture from the beginning. */
  readonly beginsWithDock: () => boolean;
}

/** Without a lesson, next plays and pauses, and back leads to the start. */
export function createRaceCourse(playback: Pick<Playback, 'playing' | 'play' | 'pause' | 'seek'>): Course {
  const rest = (seconds: number): void => {
    playback.pause();
    playback.seek(seconds);
  };
  return {
    next() {
      if (playback.playing()) playback.pause();
      else playback.play();
    },
    back: () => rest(0),
    toStart: () => rest(0),
    toEnd: () => rest(Infinity),
  };
}

export function createPresentation({
  windowState,
  host,
  playback,
  course,
  settings,
  beginsWithDock,
}: PresentationOptions) {
  const state = () => windowState.getState().presenting;

  /** The view of the dock that stands beside the picture; null if none does. */
  const shownTab = (): DockTab | null => (state()?.dockOpen === true ? settings.getState().dockTab : null);

  /** A blank screen has the race stand still: nobody sees it. */
  const setBlank = (blank: 'black' | 'white' | null): void => {
    const presenting = state();
    if (presenting === null || presenting.blank === blank) return;
    if (presenting.blank === null) playback.hold();
    if (blank === null) playback.release();
    windowState.setState({ presenting: { ...presenting, blank } });
  };

  /** As in slide programs, what would go on from a blank screen only ends that. */
  const unlessBlank = (way: keyof Course) => (): void => {
    if (typeof state()?.blank === 'string') setBlank(null);
    else course()[way]();
  };

  const end = (): void => {
    if (state() === null) return;
    setBlank(null);
    windowState.setState({ presenting: null });
    fitScreen();
  };

  /** How many changes of the screen wait or are under way. */
  let changes = 0;
  let settled = Promise.resolve();
  const takeScreen = async (): Promise<void> => {
    await host.present(true);
    const isRefused = await enterFullScreen();
    const presenting = state();
    if (presenting !== null) windowState.setState({ presenting: { ...presenting, isRefused } });
  };
  const giveBackScreen = async (): Promise<void> => {
    await leaveFullScreen();
    await host.present(false);
  };
  /** One change after the other: to enter full screen while the browser still leaves it, or the other way round, ends anyhow. */
  const fitScreen = (): void => {
    changes += 1;
    settled = settled
      .then(() => (state() === null ? giveBackScreen() : takeScreen()))
      .finally(() => {
        changes -= 1;
      });
  };
  onFullScreenLeft(() => {
    // Otherwise what is under way leaves it, or enters it once more.
    if (changes === 0) end();
  });

  return {
    /** Fills the screen, where the browser lets it; once more where something else has left it. */
    start(): void {
      if (state() === null) {
        windowState.setState({ presenting: { dockOpen: beginsWithDock(), blank: null, isRefused: false } });
      }
      fitScreen();
    },
    end,
    next: unlessBlank('next'),
    back: unlessBlank('back'),
    toStart: unlessBlank('toStart'),
    toEnd: unlessBlank('toEnd'),
    /** The same colour again ends it. */
    toggleBlank: (blank: 'black' | 'white'): void => setBlank(state()?.blank === blank ? null : blank),
    /** Whether it was blank. */
    unblank(): boolean {
      const wasBlank = typeof state()?.blank === 'string';
      setBlank(null);
      return wasBlank;
    },
    /** Shows a view of the dock beside the picture; what is shown already goes. */
    toggleTab(tab: DockTab): void {
      const presenting = state();
      if (presenting === null) return;
      const dockOpen = shownTab() !== tab;
      settings.setState({ dockTab: tab });
      windowState.setState({ presenting: { ...presenting, dockOpen } });
    },
    shownTab,
  };
}
