// The explained step under the picture: it follows the play head and the selected runner, and its numbers are the path's.
import { expect, test } from './fixtures';
import { dropScene, position, raceReady } from './race';
import type { Locator, Page } from '@playwright/test';

const body = (page: Page): Locator => page.locator('.stepBody');

const race = {
  landscape: { id: 'quadratic-ill' },
  start: [-4.5, 0.8],
  steps: 40,
  optimizers: [
    { id: 'adam', hyperparameters: { learningRate: 0.1 } },
    { id: 'sgd', hyperparameters: { learningRate: 0.041 } },
  ],
};

async function openStep(page: Page): Promise<void> {
  await raceReady(page);
  await dropScene(page, race);
  await raceReady(page);
  await page.locator('[data-runner="sgd-1"]').getByText('SGD').click();
  await page.getByRole('tab', { name: 'Step' }).click();
  // A step pauses the race.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  await expect(body(page)).toBeVisible();
}

test('follows the play head and the selected runner, forward and back', async ({ page }) => {
  await openStep(page);
  // Its rate is above 2/50.
  await expect(body(page)).toHaveAttribute('data-step', '1');
  await expect(body(page)).toContainText('it lands on the other side, and f rises');
  await expect(page.locator('.stepStability')).toHaveAttribute('data-stable', 'false');
  await expect(page.locator('[data-term]')).toHaveCount(2);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowRight');
  await expect(body(page)).toHaveAttribute('data-step', '4');
  await page.keyboard.press('ArrowLeft');
  await expect(body(page)).toHaveAttribute('data-step', '3');

  await page.locator('[data-runner="adam-1"]').getByText('Adam').click();
  await expect(page.locator('[data-term="vHat"]')).toBeVisible();
  await expect(body(page)).toContainText('Adam lengthens x and shortens y');
  await expect(page.locator('.stepStability')).toHaveAttribute('data-stable', 'true');
  await page.keyboard.press('End');
  await expect(body(page)).toHaveAttribute('data-step', '40');
});

test('its numbers are those of the path', async ({ page }) => {
  await openStep(page);
  for (let i = 0; i < 9; i += 1) await page.keyboard.press('ArrowRight');
  await expect(body(page)).toHaveAttribute('data-step', '10');
  const shown = await page
    .locator('[data-term="next"] td .formulaInline')
    .evaluateAll((cells) =>
      cells.map((cell) => Number(cell.getAttribute('aria-label')!.match(/mathbf\{(-?[\d.]+)/)![1])),
    );
  const [x, y] = await position(page, 'sgd-1', 10);
  expect(shown[0]).toBeCloseTo(x, 3);
  expect(shown[1]).toBeCloseTo(y, 3);
});

test('a changed rate is explained at once, in Japanese, too', async ({ page }) => {
  await openStep(page);
  const rate = page.getByRole('textbox', { name: 'Learning rate' });
  await rate.fill('0.01');
  await rate.press('Enter');
  await expect(page.locator('.stepStability')).toHaveAttribute('data-stable', 'true');
  await page.getByText('日本語', { exact: true }).click();
  await expect(body(page)).toContainText('下りは');
});
