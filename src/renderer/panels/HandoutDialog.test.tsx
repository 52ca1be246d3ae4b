import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import { loadBundledLesson } from '../../core/lesson/bundledLessons';
import { runCommand } from '../commands/commands';
import { mount, unmount, waitFor } from '../gallery/testing/mount';
import { ravineRace } from '../gallery/scenes';
import { HandoutDialog } from './HandoutDialog';

afterEach(unmount);

const chosen = (): string => document.querySelector<HTMLInputElement>('input.mantine-Select-input')!.value;

it('begins with the first lesson, with the one that is played, or with the one that is written', async () => {
  const { app, click, control, text } = await mount(<HandoutDialog />, { scene: ravineRace });
  const open = (): void =>
    act(() => {
      runCommand(app, 'file.handout');
    });
  open();
  await waitFor(() => expect(chosen()).toBe('Gradient descent and the learning rate'));
  click('Close');

  const lesson = await loadBundledLesson('saddle-points');
  act(() => app.lessons.begin(lesson, 'saddle-points'));
  open();
  await waitFor(() => expect(chosen()).toBe('Saddle points'));
  expect((control('Print…') as HTMLButtonElement).disabled).toBe(false);
  click('Close');

  act(() => {
    app.lessonDraft.add({ kind: 'words' }, {});
    app.lessonDraft.edit((draft) => ({ ...draft, minutes: 0 }));
    app.window.setState({ editorOpen: true });
  });
  open();
  await waitFor(() => expect(chosen()).toBe('Untitled'));
  expect((control('Print…') as HTMLButtonElement).disabled).toBe(true);
  expect(text()).toContain('still to be mended');
});
