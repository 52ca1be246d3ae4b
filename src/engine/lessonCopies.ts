// Copies of lessons that were opened, for shells that reach no files by path: the latest first, as many as the store reads again.
import { z } from 'zod';
import { maxLessonFileBytes } from '../core/lesson/lessonFile';
import type { Store } from './store';

const copiesSchema = z.object({
  version: z.literal(1),
  lessons: z.array(z.object({ name: z.string(), text: z.string() })),
});

type Copies = z.infer<typeof copiesSchema>['lessons'];

/** More would make the list too long. */
const maxCopies = 8;

export function createLessonCopies(store: Pick<Store, 'load' | 'save'>) {
  /** One after the other: each changes what the one before has written. */
  let changing: Promise<void> = Promise.resolve();

  const all = async (): Promise<Copies> => {
    try {
      return copiesSchema.parse(JSON.parse((await store.load('lessons')) ?? 'null')).lessons;
    } catch {
      return [];
    }
  };

  const write = (lessons: Copies): string => JSON.stringify({ version: 1, lessons });

  const change = (next: (before: Copies) => Copies): Promise<void> => {
    const changed = changing.then(async () => store.save('lessons', write(next(await all()))));
    changing = changed.catch(() => undefined);
    return changed;
  };

  return {
    all,
    /** Puts a copy at the top, instead of one of that name. */
    add: (name: string, text: string) =>
      change((before) => {
        const others = before.filter((each) => each.name !== name);
        let lessons = [{ name, text }, ...others].slice(0, maxCopies);
        while (Buffer.byteLength(write(lessons)) > maxLessonFileBytes) lessons = lessons.slice(0, -1);
        return lessons;
      }),
    remove: (name: string) => change((before) => before.filter((each) => each.name !== name)),
  };
}
