// The desktop app: its built main process and preload script, in Electron or under the stand-in for it.
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { DesktopApp } from './desktop/desktopApp';
import { beginLongExport } from './longExport';
import { answerDialogs, clickMenu, expect, messagesIn, test, writeScene } from './desktop/fixtures';
import { chooseLandscape, raceReady, runnerRow, runnerRows } from './race';
import { saved } from './saved';

const landscape = (page: Page, name: string) => page.getByRole('button', { name: `Landscape: ${name}` });

/** How the title marks unsaved changes; macOS does that itself. */
const unsaved = process.platform === 'darwin' ? '' : '● ';

/** Sets Adam's learning rate in its field. */
async function setRate(page: Page, rate: string): Promise<void> {
  await runnerRow(page, 'adam-1').locator('.runnerName').click();
  const field = page.getByRole('textbox', { name: 'Learning rate' });
  await field.fill(rate);
  await field.press('Enter');
}

test('opens a page without Node, races, and comes back to its race', async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await raceReady(page);
  await expect(runnerRows(page)).toHaveCount(6);
  expect(
    await page.evaluate(() =>
      ['require', 'process', 'module'].map((name) => typeof Reflect.get(window, name)),
    ),
  ).toEqual(['undefined', 'undefined', 'undefined']);
  await chooseLandscape(page, 'Tanh bowl');
  await expect(landscape(page, 'Tanh bowl')).toBeVisible();
  // Closed before it is saved by itself: the page is asked.
  await app.close();
  expect(await app.ended).toBe(0);

  const again = await desktop.start();
  await raceReady(again.page);
  await expect(landscape(again.page, 'Tanh bowl')).toBeVisible();
});

test('opens its window as large as it was', { tag: '@long' }, async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await raceReady(page);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 60, width: 1100, height: 700 });
  }, null);
  // Without the frame that systems draw about it.
  const width = (of: Page) => expect.poll(() => of.evaluate(() => window.innerWidth));
  await width(page).toBeLessThanOrEqual(1100);
  await app.close();

  const again = await desktop.start();
  await raceReady(again.page);
  const restored = await again.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    null,
  );
  expect(restored).toMatchObject({ width: 1100, height: 700 });
  await width(again.page).toBeLessThanOrEqual(1100);
  await width(again.page).toBeGreaterThan(1060);
});

test('leads nobody away from its own page', { tag: '@long' }, async ({ desktop }) => {
  const { page } = await desktop.start();
  await raceReady(page);
  const address = page.url();
  await page.evaluate(() => location.assign('https://example.com/'));
  await chooseLandscape(page, 'Saddle');
  expect(page.url()).toBe(address);
  await expect(landscape(page, 'Saddle')).toBeVisible();
});

test('opens, edits, saves and undoes by the menu', { tag: '@long' }, async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await raceReady(page);
  const given = await writeScene(desktop.folder, 'given.optiscape', { landscape: { id: 'saddle' } });
  await answerDialogs(app, { open: given });
  await clickMenu(app, 'file.open');
  await expect(landscape(page, 'Saddle')).toBeVisible();

  const target = join(desktop.folder, 'kept.optiscape');
  await answerDialogs(app, { save: target, press: 0 });
  await clickMenu(app, 'file.new');
  await raceReady(page);
  await setRate(page, '0.123');
  await clickMenu(app, 'file.save');
  const rates = async (path: string): Promise<unknown[]> => {
    const { optimizers } = JSON.parse(await readFile(path, 'utf8')) as {
      optimizers: { hyperparameters: { learningRate?: number } }[];
    };
    return optimizers.map(({ hyperparameters }) => hyperparameters.learningRate);
  };
  await expect.poll(() => rates(target).catch(() => [])).toContain(0.123);

  const field = page.getByRole('textbox', { name: 'Learning rate' });
  await clickMenu(app, 'edit.undo');
  await expect(field).not.toHaveValue('0.123');
  await clickMenu(app, 'edit.redo');
  await expect(field).toHaveValue('0.123');
});

test(
  'saves a file to where it came from, and opens it again from the recent ones until it is gone',
  { tag: '@long' },
  async ({ desktop }) => {
    const { app, page } = await desktop.start();
    await raceReady(page);
    const path = await writeScene(desktop.folder, 'kept.optiscape', { landscape: { id: 'saddle' } });
    await answerDialogs(app, { open: path, save: null, press: 0 });
    await clickMenu(app, 'file.open');
    await expect(landscape(page, 'Saddle')).toBeVisible();
    await chooseLandscape(page, 'Tanh bowl');
    await clickMenu(app, 'file.save');
    const landscapeIn = async (): Promise<unknown> =>
      (JSON.parse(await readFile(path, 'utf8')) as { landscape: unknown }).landscape;
    await expect.poll(landscapeIn).toEqual({ id: 'tanh-bowl' });

    // Another program writes to it: the user is asked, and declines (the first time) to replace that.
    await writeScene(desktop.folder, 'kept.optiscape', { landscape: { id: 'sphere' } });
    await answerDialogs(app, { press: 1 });
    await chooseLandscape(page, 'Ravine');
    await clickMenu(app, 'file.save');
    await expect
      .poll(() => messagesIn(app))
      .toEqual([expect.stringContaining('kept.optiscape has been changed by another program')]);
    expect(await landscapeIn()).toEqual({ id: 'sphere' });
    await answerDialogs(app, { press: 0 });
    await chooseLandscape(page, 'Tanh bowl');
    await clickMenu(app, 'file.save');
    await expect.poll(landscapeIn).toEqual({ id: 'tanh-bowl' });

    await chooseLandscape(page, 'Ravine');
    await clickMenu(app, 'file.recent.0');
    await expect(landscape(page, 'Tanh bowl')).toBeVisible();

    await rm(path);
    await clickMenu(app, 'file.recent.0');
    await expect
      .poll(async () => (await messagesIn(app)).at(-1))
      .toContain('kept.optiscape is not there any more');
    const isListed = (): Promise<boolean> =>
      app.evaluate(({ Menu }) => Boolean(Menu.getApplicationMenu()?.getMenuItemById('file.recent.0')), null);
    await expect.poll(isListed).toBe(false);
    await expect(landscape(page, 'Tanh bowl')).toBeVisible();
  },
);

test(
  'lists a lesson that was opened, says where its file is gone, and takes it from the list',
  { tag: '@long' },
  async ({ desktop }) => {
    const { app, page } = await desktop.start();
    await raceReady(page);
    const path = join(desktop.folder, 'mine.optiscape-lesson');
    await copyFile(new URL('../src/core/lesson/bundled/learning-rate.json', import.meta.url), path);
    await answerDialogs(app, { open: path });
    await clickMenu(app, 'file.open');
    await page.getByRole('button', { name: 'Close the lesson' }).click();
    const list = page.getByRole('region', { name: 'Opened from files' });
    await page.keyboard.press('i');
    await list.getByText('mine.optiscape-lesson').click();
    await page.getByRole('button', { name: 'Close the lesson' }).click();
    await rm(path);
    await page.keyboard.press('i');
    await expect(list.locator('.lessonGone')).toContainText('mine.optiscape-lesson');
    await expect(list.locator('.lessonGone')).toContainText('This file is not where it was');
    await list.getByRole('button', { name: 'Remove “mine.optiscape-lesson” from this list' }).click();
    await expect(list).toContainText('is listed here afterwards');
    await page.keyboard.press('Escape');
    await page.keyboard.press('i');
    await expect(list).toContainText('is listed here afterwards');
  },
);

test('opens the file that it is started with, also where that is a URL', async ({ desktop }) => {
  const given = await writeScene(desktop.folder, 'Sattel ä.optiscape', { landscape: { id: 'saddle' } });
  const { page } = await desktop.start([new URL(`file://${given}`).href]);
  await expect(landscape(page, 'Saddle')).toBeVisible();
});

test(
  'a second start hands its file over, and ends; a lesson begins',
  { tag: '@long' },
  async ({ desktop }) => {
    const { page } = await desktop.start();
    await raceReady(page);
    const given = await writeScene(desktop.folder, 'second.optiscape', { landscape: { id: 'saddle' } });
    const second = await desktop.startAgain([given]);
    expect(await second.ended).toBe(0);
    await expect(landscape(page, 'Saddle')).toBeVisible();

    const lesson = join(desktop.folder, 'Ravines.optiscape-lesson');
    const step = { shows: { kind: 'words' }, title: 'Where', text: 'Here the **lesson** is.' };
    const written = {
      format: 'optiscape-lesson',
      version: 1,
      languages: ['en'],
      title: 'Ravines',
      goal: 'A goal',
    };
    await writeFile(lesson, JSON.stringify({ ...written, steps: [step] }));
    const third = await desktop.startAgain([new URL(`file://${lesson}`).href]);
    expect(await third.ended).toBe(0);
    await expect(page.getByText('Here the lesson is.')).toBeVisible();
  },
);

test('exports a film into the chosen file', async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await raceReady(page);
  const film = join(desktop.folder, 'race.png');
  await answerDialogs(app, { save: film });
  await clickMenu(app, 'file.export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('combobox', { name: 'File', exact: true }).click();
  await page.getByRole('option', { name: 'PNG picture', exact: true }).click();
  await dialog.getByRole('button', { name: 'Export…' }).click();
  // Where the graphics card's work is done in software, a picture takes its time.
  await expect(dialog.getByText('Done', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect((await readFile(film)).subarray(1, 4).toString()).toBe('PNG');

  const show = dialog.getByRole('button', { name: 'Show race.png in its folder' });
  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    Object.assign(shell, { showItemInFolder: (path: string) => shown.push(path) });
  }, null);
  const shown = (): Promise<string[]> =>
    app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown, null);
  await show.click();
  await expect.poll(shown).toEqual([film]);
  await rm(film);
  await show.click();
  await expect(page.getByRole('alert').filter({ hasText: 'race.png is not there any more.' })).toBeVisible();
  expect(await shown()).toEqual([film]);
});

test(
  'saves a lesson on paper as PDF into the chosen file, by a window that nobody sees',
  { tag: '@long' },
  async ({ desktop }) => {
    const { app, page } = await desktop.start();
    await raceReady(page);
    const pdf = join(desktop.folder, 'sheet.pdf');
    await answerDialogs(app, { save: pdf });
    await clickMenu(app, 'file.handout');
    const dialog = page.getByRole('dialog', { name: 'A lesson on paper' });
    await dialog.getByRole('button', { name: 'Save as PDF…' }).click();
    await expect(page.getByText('Saved sheet.pdf')).toBeVisible();
    const text = (await readFile(pdf)).toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect(text).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(7);
    await expect.poll(() => app.windows().length).toBe(1);
  },
);

test('says in its help menu what it is made of', async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await raceReady(page);
  await clickMenu(app, 'help.about');
  const dialog = page.getByRole('dialog', { name: 'About Optiscape' });
  await expect(dialog).toContainText(/Version \d.* · Node\.js \d/);
  await expect(dialog.locator('.licence').filter({ hasText: /^react\d/ })).toContainText('MIT');
  await expect(dialog).toContainText('LICENSES.chromium.html');
});

test(
  'has the unsaved changes of a file again after it was killed, and says so',
  { tag: '@long' },
  async ({ desktop }) => {
    const path = await writeScene(desktop.folder, 'lesson.optiscape', { landscape: { id: 'saddle' } });
    const { app, page } = await desktop.start([path]);
    await expect(landscape(page, 'Saddle')).toBeVisible();
    await expect(page).toHaveTitle('lesson.optiscape – Optiscape');
    await chooseLandscape(page, 'Tanh bowl');
    await expect(page).toHaveTitle(`${unsaved}lesson.optiscape – Optiscape`);
    const savedFile = (): Promise<unknown> =>
      readFile(join(desktop.dataFolder, 'file.json'), 'utf8').then(JSON.parse, () => null);
    await expect.poll(savedFile).toEqual({ path });
    await expect
      .poll(() => saved<{ landscape: { id: string } }>(desktop, 'scene'))
      .toMatchObject({ landscape: { id: 'tanh-bowl' } });
    await app.kill();

    const again = await desktop.start();
    await expect(
      again.page.getByRole('alert').filter({ hasText: 'Optiscape ended unexpectedly last time' }),
    ).toBeVisible();
    await expect(landscape(again.page, 'Tanh bowl')).toBeVisible();
    await expect(again.page).toHaveTitle(`${unsaved}lesson.optiscape – Optiscape`);
    await clickMenu(again.app, 'file.save');
    await expect(again.page).toHaveTitle('lesson.optiscape – Optiscape');
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ landscape: { id: 'tanh-bowl' } });
  },
);

/** Begins to export a film that takes long into a file, and returns its progress. */
async function beginExport(app: DesktopApp, page: Page, path: string): Promise<Locator> {
  await answerDialogs(app, { save: path });
  return beginLongExport(page);
}

test('asks before an export is lost: the window stays, or goes', { tag: '@long' }, async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await raceReady(page);
  await answerDialogs(app, { press: 1 });
  const progress = await beginExport(app, page, join(desktop.folder, 'long.mp4'));
  await app.evaluate(({ app: program }) => program.quit(), null);
  await expect.poll(() => messagesIn(app)).toEqual([expect.stringContaining('export')]);
  await expect(progress).toBeVisible();

  await answerDialogs(app, { press: 0 });
  await app.close();
  expect(await app.ended).toBe(0);
  expect(await readdir(desktop.folder)).toEqual(['data ä']);
});

test(
  'comes back with the race when its page has crashed, says so, and leaves no half of an export',
  { tag: '@long' },
  async ({ desktop }) => {
    const { app, page } = await desktop.start();
    await raceReady(page);
    await answerDialogs(app, { press: 0 });
    await chooseLandscape(page, 'Saddle');
    await expect
      .poll(() => saved<{ landscape: { id: string } }>(desktop, 'scene'))
      .toMatchObject({ landscape: { id: 'saddle' } });
    await raceReady(page);
    await beginExport(app, page, join(desktop.folder, 'long.mp4'));
    const crash = (): Promise<void> =>
      app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      }, null);
    await crash();
    await expect.poll(() => messagesIn(app)).toHaveLength(1);
    await expect.poll(() => app.windows().length).toBe(1);
    const again = app.windows()[0]!;
    await raceReady(again);
    await expect(landscape(again, 'Saddle')).toBeVisible();
    expect(await readdir(desktop.folder)).toEqual(['data ä']);

    // A second time it asks first, and ends where that is wished.
    await answerDialogs(app, { press: 1 });
    await crash();
    expect(await app.ended).toBe(0);
  },
);

test('a file that is opened while the page crashes is opened in the next page', async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await raceReady(page);
  await answerDialogs(app, { press: 0 });
  const given = await writeScene(desktop.folder, 'given.optiscape', { landscape: { id: 'saddle' } });
  await app.evaluate(({ app: program, BrowserWindow }, path) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    contents.once('render-process-gone', () => {
      program.emit('open-file', { preventDefault: () => undefined }, path);
    });
    contents.forcefullyCrashRenderer();
  }, given);
  await expect.poll(() => messagesIn(app)).toEqual([expect.stringContaining('stopped')]);
  await expect.poll(() => app.windows().length).toBe(1);
  await expect(landscape(app.windows()[0]!, 'Saddle')).toBeVisible();
});

test('after a sudden end the race is there again', { tag: '@long' }, async ({ desktop }) => {
  const { app, page } = await desktop.start();
  await raceReady(page);
  await setRate(page, '0.123');
  // Saved a moment later, without being asked.
  await expect.poll(async () => JSON.stringify(await saved(desktop, 'scene'))).toContain('0.123');
  await app.kill();

  const again = await desktop.start();
  await raceReady(again.page);
  await runnerRow(again.page, 'adam-1').locator('.runnerName').click();
  await expect(again.page.getByRole('textbox', { name: 'Learning rate' })).toHaveValue('0.123');
});
