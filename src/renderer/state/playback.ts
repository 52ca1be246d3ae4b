// The transport: race time as a function of the wall clock, outside React. It has no timer: the code that draws calls
// `seconds()`, which also detects the end of the race.
import { createSteadyClock } from './steadyClock';

export interface PlaybackSettings {
  /** Length of the race in race seconds. */
  readonly duration: number;
  /** Race seconds per second. */
  readonly speed: number;
  readonly loop: boolean;
}

/** How long a finished race is shown before it starts over, in seconds of real time. */
export const loopPauseSeconds = 2;

/** `wallClock` returns seconds; while nobody looks, as during the sleep of the machine, nothing is played. */
export function createPlayback(initial: PlaybackSettings, wallClock: () => number) {
  const now = createSteadyClock(wallClock);
  let settings = initial;
  /** Whether it plays, or will play when released. */
  let started = false;
  let held = false;
  /** Race time at `since`. */
  let anchor = 0;
  let since = 0;
  const listeners = new Set<() => void>();

  const emit = (): void => listeners.forEach((listener) => listener());

  const playing = (): boolean => started && !held;

  /** Starts the clock at the current time, or at 0 if the race has ended. */
  const startClock = (): void => {
    if (anchor >= settings.duration) anchor = 0;
    since = now();
  };

  const seconds = (): number => {
    if (!playing()) return anchor;
    const { duration, speed, loop } = settings;
    const elapsed = anchor + (now() - since) * speed;
    if (elapsed < duration) return elapsed;
    if (!loop) {
      anchor = duration;
      started = false;
      queueMicrotask(emit);
      return duration;
    }
    const lap = duration + loopPauseSeconds * speed;
    return Math.min(elapsed % lap, duration);
  };

  const seek = (to: number): void => {
    anchor = Math.min(Math.max(to, 0), settings.duration);
    since = now();
    emit();
  };

  return {
    seconds,
    playing,
    settings: (): PlaybackSettings => settings,

    /** While held, it starts to play when released. */
    play(): void {
      if (started) return;
      started = true;
      if (!held) startClock();
      emit();
    },

    pause(): void {
      if (!started) return;
      anchor = seconds();
      started = false;
      emit();
    },

    /** Stops at the current time, so that `playing` is false, until `release`. */
    hold(): void {
      anchor = seconds();
      held = true;
      emit();
    },

    release(): void {
      held = false;
      if (started) startClock();
      emit();
    },

    seek,

    /** If the race's length changes, the fraction that has been played is kept, otherwise the time. */
    configure(next: PlaybackSettings): void {
      const current = seconds();
      const { duration } = settings;
      settings = next;
      const scaled =
        next.duration === duration || duration === 0 ? current : (current / duration) * next.duration;
      anchor = Math.min(scaled, next.duration);
      since = now();
      emit();
    },

    /** Called when play, pause, a seek or the settings change the shown time; not as time passes. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
