// What the presenter's window tells of a lesson beside its words: what another step says, and the time.
import type { LessonStep } from '../../core/lesson/lesson';
import { createLiveReader, type LiveReader } from '../../core/lesson/liveReader';

/** Reads the names of a step's runners, while nothing of its races is computed. */
export function readerBefore({ shows }: LessonStep): LiveReader | null {
  if (shows.kind !== 'race') return null;
  return createLiveReader(shows.scenes.map((scene) => ({ scene, trajectories: [] })));
}

/** `4:05`, `1:04:05`. */
export function passedText(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = two(Math.floor(seconds) % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
