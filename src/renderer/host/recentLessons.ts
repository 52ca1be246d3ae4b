// The lessons that were opened from files lately, as the engine lists them.
import type { Client } from '../../protocol/client';
import type { OpenedFile } from '../../protocol/messages';
import type { Host, OpenedScene } from './host';

/** `openedScene` is what a file is that the shell reaches by path. */
export function createRecentLessons(
  client: Client,
  openedScene: (opened: OpenedFile) => OpenedScene,
): Pick<Host, 'recentLessons' | 'keepLesson'> {
  return {
    async recentLessons() {
      const { lessons } = await client.request('lesson.recent', {});
      return lessons.map(({ name, file, text }) => ({
        name,
        text,
        isCopy: file === null,
        open: async () =>
          file === null
            ? { name, text: text ?? '', file: null }
            : openedScene((await client.request('file.reopen', { file })).file),
        forget: async () => {
          await client.request('lesson.forget', { name, file });
        },
      }));
    },
    keepLesson({ name, text, file }) {
      // The list is a convenience.
      client.request('lesson.opened', { name, file: file?.id ?? null, text }).catch(() => undefined);
    },
  };
}
