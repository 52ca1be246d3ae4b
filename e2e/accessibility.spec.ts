// Checks every state of the interface against axe's accessibility rules.
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import { goToStep, raceReady } from './race';

/** Waits until the dialog is fully shown. */
async function pickerReady(page: Page): Promise<void> {
  await expect(page.locator('.pickerDialog')).toHaveCSS('opacity', '1');
  await expect(page.locator('.landscapeMap')).toHaveAttribute('data-drawn', 'true');
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in the ${scheme} theme`, () => {
    test.use({ colorScheme: scheme });

    test('the race, its panels and its dialogs are accessible', async ({ page }) => {
      await raceReady(page);
      await page.keyboard.press('Space');
      await expectAccessible(page);
      await page.getByRole('tab', { name: 'Race' }).click();
      await expectAccessible(page);
      await page.getByRole('tab', { name: 'Look' }).click();
      await expectAccessible(page);
      await page.getByRole('button', { name: /^Landscape:/ }).click();
      await pickerReady(page);
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.locator('.pickerDialog')).toHaveCount(0);
      await page.keyboard.press('o');
      await pickerReady(page);
      await expectAccessible(page);
      await page.getByRole('combobox', { name: 'Search by name' }).fill('nothing like this');
      await expect(page.getByText('Nothing found')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.locator('.pickerDialog')).toHaveCount(0);
      await page.keyboard.press('Shift+?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveCSS('opacity', '1');
      await expectAccessible(page);
    });

    test('the workspaces of functions and the race on a neuron are accessible', async ({ page }) => {
      await raceReady(page);
      const list = page.locator('.functionList');
      await page.keyboard.press('a');
      await page.getByRole('checkbox', { name: 'Compare tanh', exact: true }).check();
      await page.locator('.functionPlot').first().hover();
      await expect(page.locator('.functionReadout')).toBeVisible();
      await expectAccessible(page);
      await list.getByRole('button', { name: 'Softmax', exact: true }).click();
      await expect(page.locator('.jacobian')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('s');
      await expect(page.getByText('over y − t')).toBeVisible();
      await expectAccessible(page);
      await list.getByRole('button', { name: 'Softmax with cross-entropy' }).click();
      await expect(page.locator('.lineCheck')).toHaveCount(5);
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Race on its surface' }).click();
      await expect(page.locator('.neuronSample')).toHaveCount(8);
      await raceReady(page);
      await page.keyboard.press('Space');
      await expectAccessible(page);
    });

    test('the film, its timeline and its lists are accessible', async ({ page }) => {
      await raceReady(page);
      await page.getByRole('tab', { name: 'Film' }).click();
      await page.getByText('Orbit', { exact: true }).click();
      await goToStep(page, 40);
      await expectAccessible(page);
      await page.keyboard.press('c');
      await goToStep(page, 200);
      await page.keyboard.press('c');
      await page.getByRole('button', { name: 'Add caption at step 200' }).click();
      await page.getByRole('textbox', { name: 'Caption 1: Last step' }).fill('1');
      await expect(page.locator('.keyframeMark')).toHaveCount(2);
      await expect(page.getByText('Invalid Last step: 1')).toBeVisible();
      await expectAccessible(page);
    });
  });
}
