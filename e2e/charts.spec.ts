// The race's charts: several at once, over steps or evaluations, and the part of the axis that they show.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { boxAtRest, dropScene, goToStep, position, raceReady, step } from './race';
import { saved } from './saved';

test.beforeEach(async ({ page }) => {
  await raceReady(page);
  await goToStep(page, 0);
});

const plots = (page: Page): Locator => page.locator('.plotFrame');
const readout = (page: Page): Locator => page.locator('.readout');

async function choose(page: Page, chart: number, quantity: string): Promise<void> {
  await page.getByRole('combobox', { name: 'What is drawn' }).nth(chart).click();
  await page.getByRole('option', { name: quantity, exact: true }).click();
}

async function chooseAxis(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Axis and running mean' }).click();
  await page.getByRole('combobox', { name: 'Horizontal axis' }).click();
  await page.getByRole('option', { name, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Horizontal axis' })).toHaveCount(0);
}

/** Points at a share of a chart's width. */
async function pointAt(page: Page, chart: number, share: number): Promise<{ x: number; y: number }> {
  const box = await boxAtRest(plots(page).nth(chart));
  const at = { x: box.x + share * box.width, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  return at;
}

test('up to four charts stand side by side, have one crosshair and one read-out, and are kept', async ({
  page,
  app,
}) => {
  const add = page.getByRole('button', { name: 'Add a chart' });
  await expect(plots(page)).toHaveCount(1);
  for (let more = 0; more < 3; more += 1) await add.click();
  await expect(plots(page)).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'There are no more than four charts' })).toBeVisible();
  await choose(page, 1, 'Sharpness');
  await choose(page, 2, 'Cosine of step and −∇f');
  await choose(page, 3, 'Effective rate in x');
  await pointAt(page, 1, 0.6);
  await expect(readout(page).locator('.readoutHead')).toHaveText(
    /^step \d+LossSharpnessCosine of step and −∇fEffective rate in x$/,
  );
  const row = readout(page).locator('.readoutRow', { hasText: 'SGD' }).locator('.number');
  // Gradient descent's own rate, straight downhill.
  await expect(row).toHaveText([/\d/, /\d/, '1.000', '0.05000']);
  const crosshairs = page.locator('.u-cursor-x');
  await expect(crosshairs).toHaveCount(4);
  for (const crosshair of await crosshairs.all()) await expect(crosshair).toBeInViewport();

  await page.getByRole('button', { name: 'Remove the chart “Loss”' }).click();
  await expect(plots(page)).toHaveCount(3);
  await expect
    .poll(async () => (await saved<{ charts: { shown: unknown[] } }>(app, 'settings')).charts.shown)
    .toEqual([
      { quantity: 'sharpness', scale: 'log' },
      { quantity: 'cosine', scale: 'linear' },
      { quantity: 'effectiveRateX', scale: 'linear' },
    ]);
  await page.reload();
  await raceReady(page);
  await expect(plots(page)).toHaveCount(3);
});

test('the wheel and a drag with Shift zoom, a drag then moves what is on show, a double click shows all', async ({
  page,
}) => {
  const all = page.getByRole('button', { name: 'Show all' });
  const stepUnder = async (share: number): Promise<number> => {
    await pointAt(page, 0, share);
    await expect(readout(page)).toContainText('step');
    return Number(/step (\d+)/.exec(await readout(page).innerText())![1]);
  };
  const [left, middle] = [await stepUnder(0.3), await stepUnder(0.5)];
  await page.mouse.wheel(0, -400);
  await expect(all).toBeVisible();
  expect(Math.abs((await stepUnder(0.5)) - middle)).toBeLessThan(3);
  const zoomed = await stepUnder(0.3);
  expect(zoomed).toBeGreaterThan(left + 10);

  // Dragging moves the curves, and not the play head.
  const from = await pointAt(page, 0, 0.5);
  await page.mouse.down();
  await page.mouse.move(from.x + 120, from.y, { steps: 4 });
  await page.mouse.up();
  expect(await step(page)).toBe(0);
  await expect.poll(() => stepUnder(0.3)).toBeLessThan(zoomed - 10);
  // A click still moves the head.
  const clicked = await stepUnder(0.5);
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(() => step(page)).toBe(clicked);

  await all.click();
  await expect(all).toHaveCount(0);
  expect(await stepUnder(0.3)).toBe(left);

  await page.keyboard.down('Shift');
  const start = await pointAt(page, 0, 0.4);
  await page.mouse.down();
  const end = await pointAt(page, 0, 0.6);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  expect(end.x).toBeGreaterThan(start.x);
  await expect(all).toBeVisible();
  expect(await stepUnder(0.3)).toBeGreaterThan(left);
  await plots(page).first().dblclick();
  await expect(all).toHaveCount(0);
});

test('keys zoom the chart that has the focus, move what is on show and show all again', async ({ page }) => {
  const all = page.getByRole('button', { name: 'Show all' });
  const chart = page.getByRole('application', { name: 'Chart “Loss”' });
  await goToStep(page, 100);
  await chart.focus();
  // All is on show: arrows step through the race.
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => step(page)).toBe(101);
  const head = page.locator('.playHead');
  const headBefore = (await head.boundingBox())!.x;
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('+');
  await expect(all).toBeVisible();
  // Zoomed about the play head.
  await expect.poll(async () => Math.abs((await head.boundingBox())!.x - headBefore)).toBeLessThan(2);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await head.boundingBox())!.x).toBeLessThan(headBefore - 20);
  expect(await step(page)).toBe(101);
  await page.keyboard.press('Home');
  await expect(all).toHaveCount(0);
  expect(await step(page)).toBe(101);
  await page.keyboard.press('Home');
  await expect.poll(() => step(page)).toBe(0);
});

test('a thicket of lines is the same picture after a pan as before it', async ({ page }) => {
  await dropScene(page, {
    format: 'optiscape-scene',
    version: 1,
    landscape: { id: 'rosenbrock' },
    steps: 20_000,
    stopWhenConverged: false,
    optimizers: ['sgd', 'adam', 'lion'].map((id) => ({ key: id, id })),
    noise: { kind: 'gaussian', scale: 2 },
  });
  await expect(page.locator('[data-runner="lion"]')).toBeVisible();
  await raceReady(page);
  const canvas = page.locator('.plotFrame .curves');
  const curves = (): Promise<string> => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
  /** When all rests. */
  const curvesAtRest = async (): Promise<string> => {
    let before = '';
    await expect
      .poll(
        async () => {
          const last = before;
          before = await curves();
          return before === last;
        },
        { intervals: [400] },
      )
      .toBe(true);
    return before;
  };
  await pointAt(page, 0, 0.5);
  await page.mouse.wheel(0, -400);
  await expect(page.getByRole('button', { name: 'Show all' })).toBeVisible();
  const before = await curvesAtRest();
  await page.mouse.wheel(120, 0);
  expect(await curvesAtRest()).not.toBe(before);
  await page.mouse.wheel(-120, 0);
  expect(await curvesAtRest()).toBe(before);
});

test('without a zoom a drag moves the play head, as far as it goes', async ({ page }) => {
  const from = await pointAt(page, 0, 0.3);
  await page.mouse.down();
  await page.mouse.move(from.x + 200, from.y, { steps: 4 });
  await page.mouse.up();
  const dragged = await step(page);
  expect(dragged).toBeGreaterThan(100);
});

test('over evaluations each runner has a head of its own, and those that take none are not drawn', async ({
  page,
}) => {
  await expect(page.locator('.playHead')).toHaveCount(1);
  await chooseAxis(page, 'Evaluations of ∇f');
  await expect(page.locator('.runnerHead')).toHaveCount(6);
  await pointAt(page, 0, 0.5);
  await expect(readout(page)).toContainText(/\d+ evaluations of ∇f/);
  // One gradient for each step of all of them.
  await page.mouse.down();
  await page.mouse.up();
  const text = await readout(page).innerText();
  await expect.poll(() => step(page)).toBe(Number(/(\d+) evaluations/.exec(text)![1]));
  await chooseAxis(page, 'Evaluations of f');
  await expect(page.getByText('No runner on show takes any of these evaluations.')).toBeVisible();
  await expect(plots(page)).toHaveCount(0);
});

test('a logarithmic axis gives the first steps room, and a running mean lies over its values', async ({
  page,
}) => {
  const stepInTheMiddle = async (): Promise<number> => {
    await pointAt(page, 0, 0.5);
    await expect(readout(page)).toContainText('step');
    return Number(/step (\d+)/.exec(await readout(page).innerText())![1]);
  };
  expect(await stepInTheMiddle()).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Axis and running mean' }).click();
  const scale = page.getByRole('radiogroup', { name: 'Scale of the horizontal axis' });
  await scale.getByText('Log', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Running mean' }).click();
  await page.getByRole('option', { name: 'of the last 10 steps' }).click();
  await page.keyboard.press('Escape');
  await expect(scale).toHaveCount(0);
  // In the middle of 1 and 256 is 16, on such an axis.
  await expect.poll(stepInTheMiddle).toBeLessThan(40);
  expect(await stepInTheMiddle()).toBeGreaterThan(8);
});

test('the numbers of all charts are copied as a table', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Add a chart' }).click();
  await page.getByRole('button', { name: 'Copy the numbers' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const [head, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  expect(head!.slice(0, 2)).toEqual(['Steps', 'SGD: Loss']);
  expect(rows.map(([at]) => Number(at))).toEqual(rows.map((_, index) => index));
  expect(rows.every((cells) => cells.length === head!.length)).toBe(true);
  const last = rows.at(-1)!;
  expect(Number(last[1])).toBe((await position(page, 'sgd-1', rows.length - 1))[2]);
});
