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
  let playing = false;
  /** Race time at `since`. */
  let anchor = 0;
  let since = 0;
  const listeners = new Set<() => void>();

  const emit = (): void => listeners.forEach((listener) => listener());

  const seconds = (): number => {
    if (!playing) return anchor;
    const { duration, speed, loop } = settings;
    const elapsed = anchor + (now() - since) * speed;
    if (elapsed < duration) return elapsed;
    if (!loop) {
      anchor = duration;
      playing = false;
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
    playing: (): boolean => playing,
    settings: (): PlaybackSettings => settings,

    /** Starts from where it stands; from the start when it stands at the end. */
    play(): void {
      if (playing) return;
      if (anchor >= settings.duration) anchor = 0;
      since = now();
      playing = true;
      emit();
    },

    pause(): void {
      if (!playing) return;
      anchor = seconds();
      playing = false;
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
