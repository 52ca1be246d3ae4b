// The loss of a neuron as a landscape: a scene of it races, moves with its data, and is kept whole.
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { dropScene, laneRows, position, raceReady } from './race';

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

/** −ln of the probability of what is true. */
const lossAt = (weight: number, bias: number): number =>
  data.reduce((sum, [x, t]) => {
    const logit = weight * x + bias;
    return sum + Math.log1p(Math.exp(t === 1 ? -logit : logit)) / data.length;
  }, 0);

test.use({ plainFileDialogs: true });

test('races on it, saves it and brings it back', async ({ page }) => {
  await raceReady(page);
  await dropScene(page, {
    landscape,
    start: [-4, 3],
    steps: 150,
    optimizers: [{ id: 'adam', hyperparameters: { learningRate: 0.2 } }, { id: 'newton' }, { id: 'bfgs' }],
  });
  await expect(page.getByRole('button', { name: /Landscape: One neuron/ })).toBeVisible();
  await expect(laneRows(page)).toHaveCount(3);
  await raceReady(page);
  for (const row of [0, 20, 150]) {
    const [weight, bias, value] = await position(page, 'adam-1', row);
    expect(value).toBeCloseTo(lossAt(weight, bias), 12);
  }
  // They end in the same place, where the loss is least.
  const [adam, bfgs] = [await position(page, 'adam-1', 150), await position(page, 'bfgs-1', 150)];
  expect(adam[2]).toBeLessThan(lossAt(-4, 3) / 3);
  expect(Math.abs(adam[2] - bfgs[2])).toBeLessThan(0.01);

  const download = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+S');
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('neuron.optiscape.json');
  const text = await readFile(await saved.path(), 'utf8');
  expect((JSON.parse(text) as { landscape: unknown }).landscape).toEqual(landscape);

  // The last race is kept a moment after the last change.
  await page.waitForTimeout(900);
  await page.reload();
  await raceReady(page);
  await expect(page.getByRole('button', { name: /Landscape: One neuron/ })).toBeVisible();
  expect(await position(page, 'bfgs-1', 150)).toEqual(bfgs);
});

test('a scene of a neuron with a mistake is refused in words', async ({ page }) => {
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
