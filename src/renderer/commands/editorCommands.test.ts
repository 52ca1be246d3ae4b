// The lesson that is being written, with the app around it.
import { beforeEach, expect, it } from 'vitest';
import { createPageApp } from '../gallery/pageApp';
import type { App } from '../state/app';
import { isDialogOpen } from '../state/windowState';
import { runCommand } from './commands';

let app: App;
beforeEach(() => {
  app = createPageApp();
});

const kinds = (): string[] => app.lessonDraft.getState().lesson.steps.map(({ shows }) => shows.kind);

async function withTwoSteps(): Promise<void> {
  await app.addView();
  app.showWorkspace('losses');
  await app.addView();
}

it('gets what the window shows, one step behind the other', async () => {
  await withTwoSteps();
  expect(kinds()).toEqual(['race', 'losses']);
  expect(app.lessonDraft.getState().lesson.steps[0]!.shows).toMatchObject({
    scenes: [app.scenes.getState().scene],
  });
  expect(app.window.getState().editorOpen).toBe(false);
});

it('has undo and new for itself while its editor is open; the race has them afterwards', async () => {
  await withTwoSteps();
  app.edit((scene) => ({ ...scene, title: 'Mine' }));
  runCommand(app, 'lesson.edit');
  runCommand(app, 'edit.undo');
  expect([kinds(), app.scenes.getState().scene.title]).toEqual([['race'], 'Mine']);
  runCommand(app, 'edit.redo');
  runCommand(app, 'file.new');
  expect([kinds(), app.scenes.getState().scene.title]).toEqual([[], 'Mine']);
  // The workspace behind it stays.
  expect(app.settings.getState().workspace).toBe('losses');
  app.window.setState({ editorOpen: false });
  runCommand(app, 'edit.undo');
  expect(app.scenes.getState().scene.title).not.toBe('Mine');
});

it('is played from the step at hand without a place that is kept, and written on where it was left', async () => {
  await withTwoSteps();
  runCommand(app, 'lesson.edit');
  app.lessonDraft.select(app.lessonDraft.getState().lesson.steps[0]!.key);
  app.playDraft();
  expect(isDialogOpen(app.window.getState())).toBe(false);
  expect(app.lessons.open()).toMatchObject({ id: null, place: { step: 0, beat: 0 } });
  app.lessons.goTo(1);
  expect(app.settings.getState().lessons).toEqual({});
  app.lessons.close();
  expect([app.lessons.open(), app.window.getState().editorOpen]).toEqual([null, true]);
  expect(app.lessonDraft.getState().selected).toBe(app.lessonDraft.getState().lesson.steps[1]!.key);
  expect(app.settings.getState().workspace).toBe('losses');
});

it('begins as a copy of another one; undo leads back to what was there', async () => {
  await withTwoSteps();
  const { lesson } = app.lessonDraft.getState();
  await app.editCopy({ ...lesson, steps: lesson.steps.slice(1) });
  expect([kinds(), app.window.getState().editorOpen]).toEqual([['losses'], true]);
  runCommand(app, 'edit.undo');
  expect(kinds()).toEqual(['race', 'losses']);
});
