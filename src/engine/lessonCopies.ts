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
  /** One after the other: each adds to what the one before has written. */
  let adding: Promise<void> = Promise.resolve();

  const all = async (): Promise<Copies> => {
    try {
      return copiesSchema.parse(JSON.parse((await store.load('lessons')) ?? 'null')).lessons;
    } catch {
      return [];
    }
  };

  const write = (lessons: Copies): string => JSON.stringify({ version: 1, lessons });

  return {
    all,
    /** Puts a copy at the top, instead of one of that name. */
    add(name: string, text: string): Promise<void> {
      const added = adding.then(async () => {
        const before = (await all()).filter((each) => each.name !== name);
        let lessons = [{ name, text }, ...before].slice(0, maxCopies);
        while (Buffer.byteLength(write(lessons)) > maxLessonFileBytes) lessons = lessons.slice(0, -1);
        await store.save('lessons', write(lessons));
      });
      adding = added.catch(() => undefined);
      return added;
    },
  };
}
