// Scene files in the browser shell: opened, saved again to the same file, and dropped.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { choosing } from './choosing';
import { chooseLandscape, dropScene, raceReady, runnerRows } from './race';

async function contentOf(page: Page, name: string): Promise<string> {
  return page.evaluate(async (file) => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle(file)).getFile()).text();
  }, name);
}

test('saves a race again to its own file, and names it in the title with a mark for unsaved changes', async ({
  page,
}) => {
  await raceReady(page);
  await expect(page).toHaveTitle('Optiscape');
  await choosing(page, 'lesson.optiscape');
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('lesson.optiscape – Optiscape');
  expect(await contentOf(page, 'lesson.optiscape')).toContain('"ravine"');

  await chooseLandscape(page, 'Saddle');
  await expect(page).toHaveTitle('● lesson.optiscape – Optiscape');
  await page.keyboard.press('Control+z');
  await expect(page).toHaveTitle('lesson.optiscape – Optiscape');
  await page.keyboard.press('Control+y');
  // Nobody is asked again.
  await choosing(page, 'other.optiscape');
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('lesson.optiscape – Optiscape');
  expect(await contentOf(page, 'lesson.optiscape')).toContain('"saddle"');

  await page.getByRole('button', { name: 'Save as…' }).click();
  await expect(page).toHaveTitle('other.optiscape – Optiscape');
  expect(await contentOf(page, 'other.optiscape')).toContain('"saddle"');
});

test('says what a file that is opened has replaced, and undo brings that back with its file', async ({
  page,
}) => {
  await raceReady(page);
  await choosing(page, 'saddle.optiscape');
  await chooseLandscape(page, 'Saddle');
  await page.keyboard.press('Control+s');
  await expect(page).toHaveTitle('saddle.optiscape – Optiscape');
  await chooseLandscape(page, 'Sphere');
  await dropScene(page, { landscape: { id: 'ravine' } });
  const words = 'Opened dropped.optiscape. Undo brings back the unsaved changes of saddle.optiscape.';
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
  await expect(page).toHaveTitle('Optiscape');
  await expect(page.getByRole('button', { name: /Landscape: Ravine/ })).toBeVisible();
  await expect(runnerRows(page)).toHaveCount(6);
  await page.keyboard.press('Control+z');
  await expect(page).toHaveTitle('● saddle.optiscape – Optiscape');
  await expect(page.getByRole('button', { name: /Landscape: Sphere/ })).toBeVisible();
});
