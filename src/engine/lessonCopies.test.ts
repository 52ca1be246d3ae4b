import { expect, it } from 'vitest';
import { maxLessonFileBytes } from '../core/lesson/lessonFile';
import { createLessonCopies } from './lessonCopies';

function start(text: string | null = null) {
  let saved = text;
  return createLessonCopies({
    load: () => Promise.resolve(saved),
    save: (_entry, next) => {
      saved = next;
      return Promise.resolve();
    },
  });
}

it('has the latest copy of each name first, and no more than the list has room for', async () => {
  const copies = start();
  expect(await copies.all()).toEqual([]);
  await Promise.all([copies.add('a', '1'), copies.add('b', '2'), copies.add('a', '3')]);
  expect(await copies.all()).toEqual([
    { name: 'a', text: '3' },
    { name: 'b', text: '2' },
  ]);
  for (let index = 0; index < 10; index += 1) await copies.add(`c${index}`, '');
  expect((await copies.all()).map(({ name }) => name)).toEqual(
    [9, 8, 7, 6, 5, 4, 3, 2].map((index) => `c${index}`),
  );
});

it('keeps what can be read again, and begins anew where that is not what was written', async () => {
  const copies = start('{"version":2}');
  await copies.add('a', 'x'.repeat(maxLessonFileBytes / 2));
  await copies.add('b', 'x'.repeat(maxLessonFileBytes / 2));
  expect((await copies.all()).map(({ name }) => name)).toEqual(['b']);
  await copies.add('c', 'x'.repeat(maxLessonFileBytes));
  expect(await copies.all()).toEqual([]);
});
