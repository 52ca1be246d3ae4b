// Branches: what would have been from a step on, with other settings or as another optimizer.
import type { Page } from '@playwright/test';
import type { Scene } from '../src/core/scene/scene';
import { expect, test } from './fixtures';
import {
  dropScene,
  goToStep,
  type InspectedWindow,
  position,
  raced,
  raceReady,
  runnerRow,
  runnerRows,
  step,
  viewSettled,
} from './race';
import { saved } from './saved';

const race = {
  landscape: { id: 'himmelblau' },
  start: [-1, -0.5],
  steps: 120,
  optimizers: [
    { id: 'adam', hyperparameters: { learningRate: 0.1 } },
    { id: 'sgd', hyperparameters: { learningRate: 0.005 } },
  ],
};

async function open(page: Page): Promise<void> {
  await raceReady(page);
  await dropScene(page, race);
  await raceReady(page);
  await goToStep(page, 40);
}

const positions = async (page: Page, key: string, rows: readonly number[]) =>
  Promise.all(rows.map((row) => position(page, key, row)));

const stepField = (page: Page) => page.getByRole('textbox', { name: /^Branches off Adam at step/ });

test(
  'a branch goes the old way until it is changed, and from its step on its own',
  { tag: '@long' },
  async ({ page, app }) => {
    await open(page);
    await runnerRow(page, 'adam-1').getByRole('button', { name: /^Adam/ }).click();
    await raced(page, () => page.keyboard.press('b'));
    expect(await runnerRows(page).evaluateAll((rows) => rows.map((row) => row.dataset['runner']))).toEqual([
      'adam-1',
      'adam-2',
      'sgd-1',
    ]);
    await expect(runnerRow(page, 'adam-2')).toHaveAttribute('data-selected', 'true');
    await expect(runnerRow(page, 'adam-1')).toHaveAttribute('data-ghost', 'true');
    await expect(runnerRow(page, 'adam-2')).toContainText('Adam @40');
    const rows = [0, 1, 39, 40, 41, 120];
    const old = await positions(page, 'adam-1', rows);
    expect(await positions(page, 'adam-2', rows)).toEqual(old);

    const rate = page.getByRole('textbox', { name: 'Learning rate' });
    await rate.fill('0.02');
    await raced(page, () => rate.press('Enter'));
    const other = await positions(page, 'adam-2', rows);
    expect(other.slice(0, 4)).toEqual(old.slice(0, 4));
    expect(other[4]).not.toEqual(old[4]);
    expect(await positions(page, 'adam-1', rows)).toEqual(old);

    await stepField(page).fill('1');
    await raced(page, () => stepField(page).press('Enter'));
    const earlier = await positions(page, 'adam-2', [0, 1, 2]);
    expect(earlier.slice(0, 2)).toEqual(old.slice(0, 2));
    expect(earlier[2]).not.toEqual((await positions(page, 'adam-1', [2]))[0]);

    // It stays what it is when the other is gone.
    const before = await positions(page, 'adam-2', rows);
    await runnerRow(page, 'adam-1').getByRole('button', { name: /^More/ }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(runnerRow(page, 'adam-1')).toHaveCount(0);
    await expect
      .poll(async () => (await saved<Scene>(app, 'scene')).optimizers.map(({ key }) => key))
      .toEqual(['adam-2', 'sgd-1']);
    await page.reload();
    await raceReady(page);
    expect(await positions(page, 'adam-2', rows)).toEqual(before);
  },
);

test(
  'a branch may go on as another optimizer, and all of it is undone',
  { tag: '@long' },
  async ({ page }) => {
    await open(page);
    await runnerRow(page, 'adam-1').getByRole('button', { name: /^More/ }).click();
    await raced(page, () => page.getByRole('menuitem', { name: 'Branch here' }).click());
    const old = await positions(page, 'adam-1', [40, 41]);
    await page.getByRole('button', { name: 'As another optimizer…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Go on as another optimizer' });
    await dialog.getByRole('combobox').fill('Simulated annealing');
    await expect(dialog.getByRole('option', { selected: true })).toContainText('Simulated annealing');
    await raced(page, () => dialog.getByRole('combobox').press('Enter'));
    await expect(dialog).toHaveCount(0);
    await expect(runnerRow(page, 'adam-2')).toContainText('Simulated annealing @40');
    await expect(page.getByText('It sets out afresh there')).toBeVisible();
    const [at, next] = await positions(page, 'adam-2', [40, 41]);
    expect(at).toEqual(old[0]);
    expect(next).not.toEqual(old[1]);

    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(runnerRow(page, 'adam-2')).toHaveCount(0);
    await expect(runnerRow(page, 'adam-1')).toHaveAttribute('data-ghost', 'false');
  },
);

async function openMenuOfPlate(page: Page, key: string): Promise<void> {
  await viewSettled(page);
  const plate = await page.evaluate(
    (runner) => (globalThis as unknown as InspectedWindow).optiscape.plate(runner),
    key,
  );
  const canvas = (await page.locator('.stage canvas').boundingBox())!;
  const at = {
    x: canvas.x + plate!.x + plate!.width / 2,
    y: canvas.y + plate!.y + plate!.height / 2,
  };
  await page.mouse.click(at.x, at.y, { button: 'right' });
}

test('the picture’s menu branches off the runner that is pointed at', async ({ page }) => {
  await open(page);
  await openMenuOfPlate(page, 'sgd-1');
  await expect(page.getByRole('menuitem', { name: /^Why this step\?/ })).toContainText('SGD');
  await raced(page, () => page.getByRole('menuitem', { name: 'Branch here' }).click());
  await expect(runnerRow(page, 'sgd-2')).toHaveAttribute('data-selected', 'true');
  expect(await step(page)).toBe(40);
  await runnerRow(page, 'sgd-1').getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Draw in full' }).click();
  await expect(runnerRow(page, 'sgd-1')).toHaveAttribute('data-ghost', 'false');
});

test(
  'why a runner steps there, and what half the rate would do, is asked where it is seen',
  { tag: '@long' },
  async ({ page }) => {
    await open(page);
    await openMenuOfPlate(page, 'sgd-1');
    await page.getByRole('menuitem', { name: /^Why this step\?/ }).click();
    await expect(runnerRow(page, 'sgd-1')).toHaveAttribute('data-selected', 'true');
    await expect(page.getByRole('tab', { name: 'Step' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('.stepWords')).toContainText('The gradient is');

    // It is asked of what is playing, too, and pauses it.
    await page.getByRole('tab', { name: 'Chart' }).click();
    await page.keyboard.press('Space');
    await page.keyboard.press('w');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await expect(page.locator('.stepWords')).toBeVisible();

    // It is told of the step that it stands at, once it does.
    await viewSettled(page);
    const at = await step(page);
    await raced(page, () => page.getByRole('button', { name: 'What if half the rate?' }).click());
    await expect(runnerRow(page, 'sgd-2')).toHaveAttribute('data-selected', 'true');
    await expect(runnerRow(page, 'sgd-1')).toHaveAttribute('data-ghost', 'true');
    await expect(page.getByRole('textbox', { name: 'Learning rate' })).toHaveValue('0.0025');
    const [old, other] = [
      await positions(page, 'sgd-1', [at, at + 1]),
      await positions(page, 'sgd-2', [at, at + 1]),
    ];
    expect(other[0]).toEqual(old[0]);
    // From the same place and with the same gradient: half as far.
    for (const axis of [0, 1]) {
      expect(other[1]![axis]! - other[0]![axis]!).toBeCloseTo((old[1]![axis]! - old[0]![axis]!) / 2, 9);
    }
  },
);

test('a runner without a learning rate is not asked about half of it', async ({ page }) => {
  await raceReady(page);
  await dropScene(page, { ...race, optimizers: [{ id: 'nelder-mead' }] });
  await raceReady(page);
  await runnerRow(page, 'nelder-mead-1').getByRole('button', { name: /^More/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Branch here' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Branch with half the rate' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  await page.keyboard.press('w');
  await expect(page.locator('.stepWords')).toBeVisible();
  await expect(page.getByRole('button', { name: 'What if half the rate?' })).toHaveCount(0);
  await expect(runnerRows(page)).toHaveCount(1);
});
