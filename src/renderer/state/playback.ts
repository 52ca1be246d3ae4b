// The transport: race time as a function of the wall clock, outside React. It holds no timer: whoever draws
// asks for `seconds()`; the end of the race is noticed there, too.

export interface PlaybackSettings {
  /** Length of the race in race seconds. */
  readonly duration: number;
  /** Race seconds per second. */
  readonly speed: number;
  readonly loop: boolean;
}

export type Playback = ReturnType<typeof createPlayback>;

/** How long the finished race stands before it starts over, in seconds of real time. */
export const loopPauseSeconds = 1.2;

/** `now` gives the wall clock in seconds. */
export function createPlayback(initial: PlaybackSettings, now: () => number) {
  let settings = initial;
  /** Whether it plays, or will when it is no longer held. */
  let started = false;
  let held = false;
  /** Race time at `since`. */
  let anchor = 0;
  let since = 0;
  const listeners = new Set<() => void>();

  const emit = (): void => listeners.forEach((listener) => listener());

  const playing = (): boolean => started && !held;

  /** Starts the clock from where it stands; from the start when it stands at the end. */
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

    /** While it is held, it plays as soon as it no longer is. */
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

    /** Stands still where it is, and `playing` no longer, until it is released. */
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

    /** Keeps the share of the race that has been run when its length changes, and the time otherwise. */
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

    /** Called when play, pause, a seek or the settings change what is shown; not while time just passes. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
