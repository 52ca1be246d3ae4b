// What is there at the next start: after a crash, and of two windows on one data folder.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startBuiltServer } from '../scripts/builtServer.mjs';
import { expect, test } from './fixtures';
import { chooseLandscape, raceReady, runnerRow } from './race';
import { saved } from './saved';

const elsewhere = 'Optiscape is open in another window';

async function setRate(page: Page, rate: string): Promise<void> {
  await runnerRow(page, 'adam-1').locator('.runnerName').click();
  const field = page.getByRole('textbox', { name: 'Learning rate' });
  await field.fill(rate);
  await field.press('Enter');
}

const landscapeButton = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^Landscape: ${name}`) });

const savedLandscape = async (app: { readonly dataFolder: string }): Promise<string> =>
  (await saved<{ landscape: { id: string } }>(app, 'scene')).landscape.id;

/** What a program that is killed has to say at its end. */
function forgetLostServer(app: { readonly complaints: string[] }): void {
  app.complaints.length = 0;
}

test(
  'has the race back after a crash, but for the last second, and says so once',
  { tag: '@long' },
  async ({ page, app }) => {
    await raceReady(page);
    await setRate(page, '0.25');
    await expect.poll(async () => JSON.stringify(await saved(app, 'scene'))).toContain('0.25');
    await app.crash();
    await expect(
      page.getByRole('alert').filter({ hasText: 'The connection to Optiscape was lost' }),
    ).toBeVisible();
    forgetLostServer(app);

    await page.goto(app.url);
    await expect(
      page.getByRole('alert').filter({ hasText: 'Optiscape ended unexpectedly last time' }),
    ).toBeVisible();
    await runnerRow(page, 'adam-1').locator('.runnerName').click();
    await expect(page.getByRole('textbox', { name: 'Learning rate' })).toHaveValue('0.25');
    forgetLostServer(app);
    await page.reload();
    await raceReady(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
  },
);

test('saves while a slider is dragged on and on', async ({ page, app }) => {
  await raceReady(page);
  await runnerRow(page, 'adam-1').locator('.runnerName').click();
  const slider = page.getByRole('slider', { name: 'Learning rate' });
  const box = (await slider.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  const isSaved = (): boolean => existsSync(join(app.dataFolder, 'scene.json'));
  expect(isSaved()).toBe(false);
  let moves = 0;
  // Without a pause that would be long enough to save for that reason.
  await expect
    .poll(
      async () => {
        moves += 1;
        await page.mouse.move(box.x + box.width / 2 + (moves % 40), box.y + box.height / 2);
        return isSaved();
      },
      { intervals: [50], timeout: 5000 },
    )
    .toBe(true);
  await page.mouse.up();
});

test(
  'a second tab says that it is not kept, overwrites nothing, and takes over where one says so',
  { tag: '@long' },
  async ({ page, app, context }) => {
    await raceReady(page);
    await chooseLandscape(page, 'Saddle');
    await expect.poll(() => savedLandscape(app)).toBe('saddle');

    const second = await context.newPage();
    await second.goto(app.url);
    await raceReady(second);
    // It begins with the race of the first.
    await expect(landscapeButton(second, 'Saddle')).toBeVisible();
    await expect(second.getByRole('alert').filter({ hasText: elsewhere })).toBeVisible();
    await chooseLandscape(second, 'Sphere');
    await second.reload();
    await expect(second.getByRole('alert').filter({ hasText: elsewhere })).toBeVisible();
    await expect(landscapeButton(second, 'Saddle')).toBeVisible();
    expect(await savedLandscape(app)).toBe('saddle');

    await chooseLandscape(second, 'Sphere');
    await second.getByRole('button', { name: 'Use this window' }).click();
    await expect.poll(() => savedLandscape(app)).toBe('sphere');
    await expect(
      second.getByRole('alert').filter({ hasText: 'This window is kept from now on' }),
    ).toBeVisible();

    await page.bringToFront();
    await chooseLandscape(page, 'Ravine');
    await expect(page.getByRole('alert').filter({ hasText: elsewhere })).toBeVisible();
    expect(await savedLandscape(app)).toBe('sphere');
    // It is still so when the other one has been closed: nothing is overwritten without a word.
    await second.close();
    await chooseLandscape(page, 'Tanh bowl');
    await page.reload();
    await expect(landscapeButton(page, 'Sphere')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await chooseLandscape(page, 'Tanh bowl');
    await expect.poll(() => savedLandscape(app)).toBe('tanh-bowl');
  },
);

test('a reload keeps the window, and so does the window of another program until it is closed', async ({
  page,
  app,
  context,
}) => {
  await raceReady(page);
  await page.reload();
  await raceReady(page);
  await expect(page.getByRole('alert')).toHaveCount(0);

  const other = await startBuiltServer(app.dataFolder);
  try {
    const second = await context.newPage();
    await second.goto(other.url);
    await expect(second.getByRole('alert').filter({ hasText: elsewhere })).toBeVisible();
    await second.getByRole('button', { name: 'Use this window' }).click();
    await expect(
      second.getByRole('alert').filter({ hasText: 'This window is kept from now on' }),
    ).toBeVisible();
    await chooseLandscape(page, 'Saddle');
    await expect(page.getByRole('alert').filter({ hasText: elsewhere })).toBeVisible();
    await second.close();
  } finally {
    await other.stop();
  }
  await page.reload();
  await raceReady(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
