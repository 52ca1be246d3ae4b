// Starts of runners' own: dragged, set by the menu of a point, typed, and given up.
import type { Page } from '@playwright/test';
import type { Scene } from '../src/core/scene/scene';
import { expectAccessible } from './accessible';
import { expect, test, type App } from './fixtures';
import { dropScene, goToStep, position, project, raced, raceReady, runnerRow, viewSettled } from './race';
import { saved } from './saved';

const own = [3.5, -4] as const;

/** f at a point, to find it in the picture. */
const himmelblau = (x: number, y: number): number => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2;

async function open(page: Page): Promise<void> {
  await raceReady(page);
  await dropScene(page, {
    landscape: { id: 'himmelblau' },
    start: [-1, -0.5],
    steps: 60,
    optimizers: [
      { id: 'adam', hyperparameters: { learningRate: 0.1 } },
      { id: 'sgd', hyperparameters: { learningRate: 0.005 }, start: own },
      { id: 'momentum', hyperparameters: { learningRate: 0.002 }, start: own },
    ],
  });
  await raceReady(page);
  await page.keyboard.press('1');
  await goToStep(page, 0);
  await viewSettled(page);
}

const startsOf = async (app: App): Promise<unknown[]> => {
  const { start, optimizers } = await saved<Scene>(app, 'scene');
  return [start, ...optimizers.map((runner) => runner.start)];
};

/** Drags from a point of the plane, by pixels. */
async function drag(
  page: Page,
  [x, y]: readonly [number, number],
  right: number,
  down: number,
): Promise<void> {
  await viewSettled(page);
  const from = await project(page, x, y, himmelblau(x, y));
  await page.mouse.move(from.x, from.y);
  await raced(page, async () => {
    await page.mouse.down();
    await page.mouse.move(from.x + right, from.y + down, { steps: 5 });
    await page.mouse.up();
  });
  await raceReady(page);
}

test('a marker takes all who start there with it, and the race’s the others', async ({ page, app }) => {
  await open(page);
  expect(await position(page, 'sgd-1', 0)).toEqual([...own, himmelblau(...own)]);
  await drag(page, own, -60, -40);
  // What is kept of the way there is not where it ends.
  const ends = (await position(page, 'momentum-1', 0)).slice(0, 2);
  expect(ends).not.toEqual(own);
  await expect.poll(async () => (await startsOf(app))[2]).toEqual(ends);
  const [race, adam, sgd, momentum] = await startsOf(app);
  expect([race, adam]).toEqual([[-1, -0.5], null]);
  expect(sgd).toEqual(momentum);
  const [x, y] = sgd as [number, number];
  expect(x).toBeLessThan(3.2);
  expect(y).toBeGreaterThan(-3.8);
  expect((await position(page, 'momentum-1', 0)).slice(0, 2)).toEqual([x, y]);

  await drag(page, [-1, -0.5], 50, -30);
  await expect.poll(async () => (await startsOf(app))[0]).not.toEqual([-1, -0.5]);
  const [moved, ...others] = (await startsOf(app)) as [[number, number], ...unknown[]];
  expect(moved[0]).toBeGreaterThan(-0.8);
  expect(others).toEqual([null, sgd, momentum]);
  expect((await position(page, 'adam-1', 0)).slice(0, 2)).toEqual(moved);

  // Each drag is one edit.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => startsOf(app)).toEqual([[-1, -0.5], null, own, own]);
});

test(
  'the selected runner starts at a point of the menu, at typed numbers, and with the race again',
  { tag: '@long' },
  async ({ page, app }) => {
    await open(page);
    await runnerRow(page, 'adam-1').getByRole('button', { name: /^Adam/ }).click();
    const at = await project(page, -3, 3, himmelblau(-3, 3));
    await page.mouse.click(at.x, at.y, { button: 'right' });
    const menu = page.getByRole('menu', { name: 'At this point' });
    await expect(menu.getByRole('menuitem', { name: /^Start here/ })).toBeVisible();
    await expectAccessible(page);
    await raced(page, () => menu.getByRole('menuitem', { name: /^Start Adam here \(/ }).click());
    await expect.poll(async () => (await startsOf(app))[1]).not.toBeNull();
    const [race, adam, ...others] = await startsOf(app);
    expect([race, ...others]).toEqual([[-1, -0.5], own, own]);
    const [x, y] = adam as [number, number];
    expect(Math.hypot(x + 3, y - 3)).toBeLessThan(0.25);

    // Nobody starts with the race any more: there is nothing to set.
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await expect(menu.getByRole('menuitem', { name: /^Start Adam here/ })).toBeVisible();
    await expect(menu.getByRole('menuitem', { name: /^Start here/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);

    await page.getByRole('button', { name: /^Start of its own/ }).click();
    const field = page.getByRole('textbox', { name: 'Start of its own x' });
    await field.fill('7');
    await expect(page.getByText('Invalid Start of its own x: 7 (expected -5 ≤ x ≤ 5')).toBeVisible();
    await field.fill('1e-8');
    await raced(page, () => field.press('Enter'));
    expect((await position(page, 'adam-1', 0)).slice(0, 2)).toEqual([1e-8, y]);
    await expectAccessible(page);
    await raced(page, () => page.getByRole('button', { name: 'Back to the race’s start' }).click());
    expect((await position(page, 'adam-1', 0)).slice(0, 2)).toEqual([-1, -0.5]);
    await expect.poll(() => startsOf(app)).toEqual([[-1, -0.5], null, own, own]);
    await expect(page.getByRole('button', { name: /^Start of its own The race’s/ })).toBeVisible();

    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await startsOf(app))[1]).toEqual([1e-8, y]);
  },
);

test('the standings say that not all start at the same point', async ({ page }) => {
  await open(page);
  await page.getByRole('tab', { name: 'Standings' }).click();
  const note = page.locator('.standingsNote');
  await expect(note).toContainText('not all from the same start');
  await runnerRow(page, 'sgd-1')
    .getByRole('button', { name: /^Show in the race/ })
    .click();
  await runnerRow(page, 'momentum-1')
    .getByRole('button', { name: /^Show in the race/ })
    .click();
  await expect(note).toContainText('One landscape, one start');
});
