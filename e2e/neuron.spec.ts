// The loss of a neuron as a landscape: a scene of it races, changes with its data, and is saved completely.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { boxAtRest, dropScene, goToStep, runnerRows, position, raceReady } from './race';
import { saved } from './saved';

const data = [
  [-2, 0],
  [-0.5, 1],
  [0.3, 0],
  [1.5, 1],
] as const;

const landscape = {
  neuron: {
    activation: { id: 'sigmoid', parameters: {} },
    loss: { id: 'binary-cross-entropy', parameters: {} },
    data,
  },
  domain: { x: [-6, 6], y: [-4, 4] },
};

/** −ln of the probability of the true class. */
const lossAt = (weight: number, bias: number): number =>
  data.reduce((sum, [x, t]) => {
    const logit = weight * x + bias;
    return sum + Math.log1p(Math.exp(t === 1 ? -logit : logit)) / data.length;
  }, 0);

test.use({ plainFileDialogs: true });

const points = (page: Page): Locator => page.locator('.neuronPoint');

/** x and t of a data point, from the read-out. */
async function point(page: Page, index: number): Promise<[x: number, t: number]> {
  const label = (await points(page).nth(index).getAttribute('aria-label'))!;
  const [, x, t] = /x = (\S+), t = (\S+)/.exec(label)!;
  return [Number(x), Number(t)];
}

/** Waits until the race on a neuron has started and is computed. */
async function neuronRaceReady(page: Page): Promise<void> {
  // Rates are tried out first.
  const landscape = page.getByRole('button', { name: /Landscape: One neuron/ });
  await expect(landscape).toBeVisible({ timeout: 30_000 });
  await raceReady(page);
}

test(
  'refuses a scene with a mistake in words, races on one without, explains its step, and saves it',
  { tag: '@long' },
  async ({ page, app }) => {
    await test.step('a scene of a neuron with a mistake is refused in words', async () => {
      await raceReady(page);
      await dropScene(page, {
        landscape: {
          neuron: {
            ...landscape.neuron,
            data: [
              [0, 2],
              [1, 1],
            ],
          },
        },
      });
      await expect(page.getByRole('alert')).toContainText('landscape.neuron.data[0][1]');
      await expect(page.getByRole('button', { name: /Landscape: Ravine/ })).toBeVisible();
    });
    await test.step('an explained step shows its change of the curve, and how each point pulls it', async () => {
      await raceReady(page);
      await dropScene(page, {
        landscape,
        start: [-4, 3],
        steps: 50,
        optimizers: [{ id: 'sgd', hyperparameters: { learningRate: 0.5 } }],
      });
      await raceReady(page);
      await goToStep(page, 10);
      await expect(page.locator('.neuronNext')).toHaveCount(0);
      await page.getByRole('tab', { name: 'Step' }).click();
      await expect(page.locator('.stepBody')).toHaveAttribute('data-step', '11');
      await expect(page.locator('.neuronNext')).toHaveAttribute('d', /^M.+L/);
      await expect(page.locator('.neuronPull')).toHaveCount(data.length);
      await expect(page.locator('.neuronNote')).toContainText('The curve moves by');
      const [weight, bias] = await position(page, 'sgd-1', 10);
      const slope = 1 / (1 + Math.exp(2 * weight - bias));
      const first = (await points(page).first().getAttribute('aria-label'))!;
      const [, pull] = /pulls w by (\S+) and b by/.exec(first)!;
      expect(Number(pull!.replace('−', '-'))).toBeCloseTo(2 * slope, 3);
      const table = page.getByRole('table', { name: 'The gradient, point by point' });
      await expect(table.getByRole('row')).toHaveCount(data.length + 2);
      await page.getByRole('tab', { name: 'Chart' }).click();
      await expect(page.locator('.neuronPull')).toHaveCount(0);
    });
    await test.step('races on it, saves it and brings it back', async () => {
      await raceReady(page);
      await dropScene(page, {
        landscape,
        start: [-4, 3],
        steps: 150,
        optimizers: [
          { id: 'adam', hyperparameters: { learningRate: 0.2 } },
          { id: 'newton' },
          { id: 'bfgs' },
        ],
      });
      await expect(page.getByRole('button', { name: /Landscape: One neuron/ })).toBeVisible();
      await expect(runnerRows(page)).toHaveCount(3);
      await raceReady(page);
      for (const row of [0, 20, 150]) {
        const [weight, bias, value] = await position(page, 'adam-1', row);
        expect(value).toBeCloseTo(lossAt(weight, bias), 12);
      }
      // Both end at the minimum of the loss.
      const [adam, bfgs] = [await position(page, 'adam-1', 150), await position(page, 'bfgs-1', 150)];
      expect(adam[2]).toBeLessThan(lossAt(-4, 3) / 3);
      expect(Math.abs(adam[2] - bfgs[2])).toBeLessThan(0.01);

      const download = page.waitForEvent('download');
      await page.keyboard.press('ControlOrMeta+S');
      const file = await download;
      expect(file.suggestedFilename()).toBe('neuron.optiscape');
      const text = await readFile(await file.path(), 'utf8');
      expect((JSON.parse(text) as { landscape: unknown }).landscape).toEqual(landscape);

      await expect.poll(() => saved(app, 'scene')).toMatchObject({ landscape, steps: 150 });
      await page.reload();
      await raceReady(page);
      await expect(page.getByRole('button', { name: /Landscape: One neuron/ })).toBeVisible();
      expect(await position(page, 'bfgs-1', 150)).toEqual(bfgs);
    });
  },
);

test.describe('from the functions', () => {
  // No other race is drawn before.
  test.use({ lastSettings: { workspace: 'activations' } });

  const onIts = 'Race on its surface';
  for (const [workspace, name, button, pair] of [
    ['Activations', 'Mish', onIts, /Squared error \(MSE\) of a neuron with Mish/],
    ['Losses', 'Focal', onIts, /Focal of a neuron with Sigmoid/],
    [
      'Activations',
      'Softmax',
      'Race with Sigmoid instead',
      /Binary cross-entropy \(BCE\) of a neuron with Sigmoid/,
    ],
    ['Losses', 'Poisson', onIts, /Poisson of a neuron with Softplus/],
  ] as const) {
    test(`is one click away from ${name} among the ${workspace}`, async ({ page }) => {
      await page.getByText(workspace, { exact: true }).click();
      await page.locator('.functionList').getByRole('button', { name, exact: true }).click();
      await page.getByRole('button', { name: button }).click();
      await neuronRaceReady(page);
      await expect(page.locator('.landscapeStory')).toHaveText(pair);
      await expect(page.getByRole('tab', { name: 'Race' })).toHaveAttribute('aria-selected', 'true');
      // The neuron of every runner is drawn over the data.
      const curves = page.locator('.neuronCurves [data-curve]');
      await expect(curves).toHaveCount(6);
      for (const curve of await curves.all()) await expect(curve).toHaveAttribute('d', /^M.+L/);
    });
  }

  test('its data is dragged, and surface and race follow', async ({ page }) => {
    await page.getByText('Losses', { exact: true }).click();
    await page.getByRole('button', { name: 'Race on its surface' }).click();
    await neuronRaceReady(page);
    await goToStep(page, 200);
    const before = await position(page, 'adam-1', 200);
    const [x, t] = await point(page, 7);

    const box = await boxAtRest(points(page).nth(7));
    const [fromX, fromY] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(fromX, fromY);
    await page.mouse.down();
    for (let part = 1; part <= 6; part += 1) {
      await page.mouse.move(fromX - 5 * part, fromY + 10 * part);
      // The surface changes without disappearing.
      expect(await page.locator('.stageMessage').count()).toBe(0);
    }
    await page.mouse.up();
    await expect(async () => {
      const [movedX, movedT] = await point(page, 7);
      expect(movedX).toBeLessThan(x - 0.2);
      expect(movedT).toBeLessThan(t - 0.2);
    }).toPass();
    await raceReady(page);
    await expect.poll(() => position(page, 'adam-1', 200)).not.toEqual(before);
    // A drag is one undo step.
    await page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => point(page, 7)).toEqual([x, t]);
    await expect.poll(() => position(page, 'adam-1', 200)).toEqual(before);

    // Also by keyboard.
    await points(page).nth(2).focus();
    const [keyX, keyT] = await point(page, 2);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await expect
      .poll(() => point(page, 2))
      .toEqual([expect.closeTo(keyX + 0.1, 9), expect.closeTo(keyT + 0.1, 9)]);
    await page.keyboard.press('Delete');
    await expect(points(page)).toHaveCount(7);
    const plot = (await page.locator('.neuronPlot').boundingBox())!;
    await page.mouse.dblclick(plot.x + 0.55 * plot.width, plot.y + 0.7 * plot.height);
    await expect(points(page)).toHaveCount(8);
    await points(page).nth(0).click({ button: 'right' });
    await expect(points(page)).toHaveCount(7);
    // Points can be deleted down to two.
    for (let left = 6; left >= 2; left -= 1) {
      await points(page).nth(0).focus();
      await page.keyboard.press('Delete');
      await expect(points(page)).toHaveCount(left);
    }
    await points(page).nth(0).focus();
    await page.keyboard.press('Delete');
    await expect(
      page.getByRole('alert').filter({ hasText: 'The last two points have to stay' }),
    ).toContainText('The data of a neuron has 2 to 32 points.');
    await expect(points(page)).toHaveCount(2);
  });

  test(
    'its functions are changed in the panel; targets become such as the loss takes; what is folded away is kept',
    { tag: '@long' },
    async ({ page, app }) => {
      await test.step('its functions are changed in the panel; targets become such as the loss takes', async () => {
        await page.getByRole('button', { name: 'Race on its surface' }).click();
        await neuronRaceReady(page);
        await page.getByRole('combobox', { name: 'Loss L' }).click();
        await page.getByRole('option', { name: 'Hinge', exact: true }).click();
        await expect(page.locator('.landscapeStory')).toHaveText(/Hinge of a neuron with Sigmoid/);
        await raceReady(page);
        const targets = async (): Promise<Set<number>> => {
          const all = await Promise.all(Array.from({ length: 8 }, (_, index) => point(page, index)));
          return new Set(all.map(([, t]) => t));
        };
        await expect.poll(targets).toEqual(new Set([-1, 1]));
        await page.getByRole('combobox', { name: 'Activation φ' }).click();
        await page.getByRole('option', { name: 'Leaky ReLU', exact: true }).click();
        await page.getByRole('textbox', { name: 'Negative slope' }).fill('0.3');
        await page.getByRole('textbox', { name: 'Negative slope' }).press('Enter');
        await raceReady(page);
        // Folded away the data leaves the picture alone.
        await page.getByRole('button', { name: 'Hide the data' }).click();
        await expect(points(page)).toHaveCount(0);
        await page.getByRole('button', { name: 'Show the data' }).click();
        await expect(points(page)).toHaveCount(8);
      });
      await page.getByText('Activations', { exact: true }).click();
      await test.step('the panel’s tab, and that the data is folded away, are kept', async () => {
        await page.getByRole('button', { name: 'Race on its surface' }).click();
        await neuronRaceReady(page);
        await page.getByRole('button', { name: 'Hide the data' }).click();
        await expect(page.locator('.neuronPlot')).toHaveCount(0);
        await page.getByRole('tab', { name: 'Look' }).click();
        await expect
          .poll(() => saved(app, 'settings'))
          .toMatchObject({ panelTab: 'look', neuronOpen: false, workspace: 'race' });
        await page.reload();
        await raceReady(page);
        await expect(page.getByRole('tab', { name: 'Look' })).toHaveAttribute('aria-selected', 'true');
        await expect(page.getByRole('button', { name: 'Show the data' })).toBeVisible();
        await expect(page.locator('.neuronPlot')).toHaveCount(0);
      });
    },
  );
});
