// The lessons that come with the app, in the order of teaching. Each is read when it is asked for.
import type { Lesson } from './lesson';
import { parseLesson } from './parseLesson';

/** The documents by the lessons' ids, which are their files' names. */
const documents = {
  'learning-rate': () => import('./bundled/learning-rate.json'),
  'ravine-and-momentum': () => import('./bundled/ravine-and-momentum.json'),
  'saddle-points': () => import('./bundled/saddle-points.json'),
  'one-rate-each': () => import('./bundled/one-rate-each.json'),
  'minima-noise-schedules': () => import('./bundled/minima-noise-schedules.json'),
  activations: () => import('./bundled/activations.json'),
  losses: () => import('./bundled/losses.json'),
  'two-dimensions': () => import('./bundled/two-dimensions.json'),
  'four-surfaces': () => import('./bundled/four-surfaces.json'),
} as const satisfies Readonly<Record<string, () => Promise<{ readonly default: unknown }>>>;

export type BundledLessonId = keyof typeof documents;

/** In the order of teaching. */
export const bundledLessonIds = Object.keys(documents) as readonly BundledLessonId[];

/** Whether a name is the id of a bundled lesson. */
export const isBundledLesson = (name: string): name is BundledLessonId => Object.hasOwn(documents, name);

/** Reads a bundled lesson. An invalid one is a mistake in the app, and throws. */
export async function loadBundledLesson(id: BundledLessonId): Promise<Lesson> {
  const parsed = parseLesson((await documents[id]()).default);
  if (parsed.ok) return parsed.lesson;
  throw new Error(`Lesson ${id}: ${parsed.issues.map(({ message }) => message).join('; ')}`);
}
