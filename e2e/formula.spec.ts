// The user's own formula: typed, errors marked under the characters, raced on, changed by its sliders, saved.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, test } from './gallery';
import {
  differingShare,
  goToStep,
  runnerRows,
  picture,
  position,
  raceReady,
  stage,
  transitionsOver,
  viewSettled,
} from './race';
import { saved } from './saved';

const editor = (page: Page): Locator => page.getByRole('dialog', { name: /Your own formula|自作の数式/ });
const field = (page: Page): Locator => page.getByRole('textbox', { name: 'f(x, y) =' });
const race = (page: Page): Locator =>
  editor(page).getByRole('button', { name: /Race on this landscape|Update the race/ });

async function raceOn(page: Page, formula: string): Promise<void> {
  await field(page).fill(formula);
  await race(page).click();
  await expect(editor(page)).toHaveCount(0);
  await raceReady(page);
}

test('marks what is wrong beneath its characters, and says what it may have meant', async ({
  gallery: { page, open },
}) => {
  await open('dialog-formula');
  await field(page).fill('x^2 + sinx + y');
  const wrong = editor(page).locator('.formulaMarks mark');
  await expect(wrong).toHaveText('sinx');
  await expect(editor(page).getByRole('status')).toContainText('Character 7');
  await expect(editor(page).getByRole('status')).toContainText('sin(x)');
  await expect(race(page)).toBeDisabled();
  await transitionsOver(page);
  // The mark lies under the wrong characters: four of them, from the seventh on.
  const [mark, box] = [(await wrong.boundingBox())!, (await field(page).boundingBox())!];
  const character = mark.width / 4;
  expect(Math.abs(mark.x - (box.x + 12 + 6 * character))).toBeLessThan(1.5);

  await field(page).fill('x^2 + sin(x) + y^2');
  await expect(wrong).toHaveCount(0);
  await expect(race(page)).toBeEnabled();
});

test('refuses what is not finite on its domain, and takes it on another one', async ({
  gallery: { page, open },
}) => {
  await open('dialog-formula');
  await field(page).fill('log(x) + y^2');
  await expect(editor(page).getByRole('alert')).toContainText('x = -5');
  await expect(race(page)).toBeDisabled();
  await editor(page).getByRole('textbox', { name: 'Lowest x' }).fill('0.1');
  await editor(page).getByRole('textbox', { name: 'Lowest x' }).press('Enter');
  await expect(editor(page).getByRole('alert')).toHaveCount(0);
  await expect(race(page)).toBeEnabled();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in what the editor says in the ${theme} theme`, async ({
    gallery: { page, open },
  }) => {
    await open('dialog-formula', { theme });
    await field(page).fill('x^2 +');
    await expect(editor(page).getByRole('status')).toContainText('Character');
    await expectAccessible(page, 'part');
  });
}

test.describe('in the app', () => {
  test.beforeEach(async ({ page }) => {
    await raceReady(page);
    await page.keyboard.press('f');
    await expect(editor(page)).toBeVisible();
  });

  test(
    'shows the derivatives, races on it and moves it by its sliders',
    { tag: '@long' },
    async ({ page }) => {
      await field(page).fill('a*x^2 + b*y^2');
      await expect(editor(page).getByRole('math', { name: 'Gradient' })).toContainText('2ax');
      await raceOn(page, 'a*x^2 + b*y^2');
      await expect(page.getByRole('button', { name: /Landscape: Your formula/ })).toBeVisible();
      await expect(runnerRows(page)).toHaveCount(6);
      const [x, y, value] = await position(page, 'adam-1', 0);
      expect(value).toBeCloseTo(x * x + y * y, 10);

      await goToStep(page, 60);
      await viewSettled(page);
      const before = await picture(stage(page));
      await page.getByRole('tab', { name: 'Race' }).click();
      const slider = page.getByRole('slider', { name: 'Parameter a' });
      for (let press = 0; press < 12; press += 1) await slider.press('ArrowRight');
      await expect(async () => {
        const a = Number(await page.getByRole('textbox', { name: 'Parameter a' }).inputValue());
        expect(a).toBeGreaterThan(1);
        const [atX, atY, height] = await position(page, 'adam-1', 0);
        expect(Math.abs(height - (a * atX * atX + atY * atY))).toBeLessThan(1e-9);
      }).toPass();
      await raceReady(page);
      await viewSettled(page);
      expect(differingShare(before, await picture(stage(page)))).toBeGreaterThan(0.001);
    },
  );

  test.describe('with plain file dialogs', () => {
    test.use({ plainFileDialogs: true });

    test('is saved in the scene, and comes back after a reload', { tag: '@long' }, async ({ page, app }) => {
      await raceOn(page, 'x^4 - 4*x^2 + y^2 + k*x');
      const download = page.waitForEvent('download');
      await page.keyboard.press('ControlOrMeta+S');
      const text = await readFile(await (await download).path(), 'utf8');
      const landscape = {
        formula: 'x^4 - 4*x^2 + y^2 + k*x',
        domain: { x: [-5, 5], y: [-5, 5] },
        parameters: { k: { value: 1, min: -5, max: 5 } },
      };
      expect((JSON.parse(text) as { landscape: unknown }).landscape).toEqual(landscape);
      await expect.poll(() => saved(app, 'scene')).toMatchObject({ landscape });
      await page.reload();
      await raceReady(page);
      await expect(page.getByRole('button', { name: /Landscape: Your formula/ })).toBeVisible();
    });
  });
});
