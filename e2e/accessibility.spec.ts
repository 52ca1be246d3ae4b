// The window as a whole, held against the accessibility rules of axe; its parts are, one by one, in gallery.spec.ts.
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import { goToStep, raceReady } from './race';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test(
      'the race, a dialog over it, a film and a race on a neuron are accessible',
      { tag: colorScheme === 'light' ? [] : '@long' },
      async ({ page }) => {
        await raceReady(page);
        await page.keyboard.press('o');
        await expect(page.locator('.pickerDialog')).toHaveCSS('opacity', '1');
        await expect(page.locator('.landscapeMap')).toHaveAttribute('data-drawn', 'true');
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await expect(page.locator('.pickerDialog')).toHaveCount(0);

        await page.getByRole('tab', { name: 'Film' }).click();
        await goToStep(page, 40);
        await page.keyboard.press('c');
        await page.getByRole('button', { name: 'Add caption at step 40' }).click();
        await page.getByRole('textbox', { name: 'Caption 1: Last step' }).fill('1');
        await expect(page.locator('.keyframeMark')).toHaveCount(1);
        await expect(page.getByText('Invalid Last step: 1')).toBeVisible();
        await expectAccessible(page);

        await page.keyboard.press('Escape');
        await page.getByText('Activations', { exact: true }).click();
        await page.getByRole('button', { name: 'Race on its surface' }).click();
        await expect(page.locator('.neuronPoint')).toHaveCount(8);
        await raceReady(page);
        await expectAccessible(page);
      },
    );
  });
}
