// Settings of a runner and of the race beyond learning rates: schedules, decay, clipping, forms, families and noise.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  boxAtRest,
  colorDistance,
  goToStep,
  type Picture,
  picture,
  position,
  raced,
  raceReady,
  runnerRow,
} from './race';
import { saved } from './saved';

test.beforeEach(async ({ page }) => {
  await raceReady(page);
});

async function select(page: Page, key: string): Promise<void> {
  await runnerRow(page, key).locator('.runnerName').click();
}

async function open(page: Page, section: RegExp): Promise<void> {
  await page.getByRole('button', { name: section }).click();
}

async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function type(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name, exact: true });
  await field.fill(value);
  await field.press('Enter');
}

/** Adam's colour over white, as faint as the band of a family that is selected. */
const bandColor = [244, 226, 236] as const;

/** The share of pixels that hardly differ from a colour. */
function shareNear({ data }: Picture, color: readonly number[]): number {
  let near = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (colorDistance([data[at]!, data[at + 1]!, data[at + 2]!], color) <= 2) near += 1;
  }
  return (4 * near) / data.length;
}

/** Waits until a runner's path differs from its previous one. */
async function expectOtherPath(
  page: Page,
  key: string,
  row: number,
  before: readonly number[],
): Promise<[number, number, number]> {
  await expect.poll(() => position(page, key, row)).not.toEqual(before);
  await raceReady(page);
  return position(page, key, row);
}

test(
  'schedules, clipping, decay and another library’s form take runners elsewhere, and are undone',
  { tag: '@long' },
  async ({ page }) => {
    await test.step('a schedule has a curve with the play head on it, and another path', async () => {
      await select(page, 'adam-1');
      await goToStep(page, 128);
      const before = await position(page, 'adam-1', 200);
      await open(page, /^Learning-rate schedule Off/);
      await choose(page, 'Learning-rate schedule', 'Cosine');
      await expectOtherPath(page, 'adam-1', 200, before);
      await expect(
        page.getByRole('button', { name: 'Learning-rate schedule Cosine, 256 steps' }),
      ).toBeVisible();

      await expect(page.getByRole('img', { name: /^Learning rate by step: 0.3000 at first/ })).toBeVisible();
      // Half-way down the cosine.
      await expect(page.getByText('step 128: η = 0.1500')).toBeVisible();
      const line = page.locator('.scheduleLine');
      const falling = (await line.getAttribute('d'))!;
      await goToStep(page, 0);
      await expect(page.getByText('step 0: η = 0.3000')).toBeVisible();
      await type(page, 'Warm-up steps', '40');
      await expect(page.getByText('step 0: η = 0.007500')).toBeVisible();
      await expect(line).not.toHaveAttribute('d', falling);
      await expect(page.getByRole('math', { name: 'Terms added to the rule' })).toBeVisible();

      await page.getByRole('button', { name: 'Back to the defaults' }).click();
      await expect(page.getByRole('button', { name: 'Learning-rate schedule Off' })).toBeVisible();
      await expect.poll(() => position(page, 'adam-1', 200)).toEqual(before);
    });
    await test.step('clipping shortens steps, and decay draws to the origin', async () => {
      await select(page, 'sgd-1');
      const before = await position(page, 'sgd-1', 60);
      await open(page, /^Gradient clipping Off/);
      await page.getByText('By norm', { exact: true }).click();
      await type(page, 'Limit', '0.1');
      const clipped = await expectOtherPath(page, 'sgd-1', 60, before);
      await expect(page.getByRole('button', { name: 'Gradient clipping by norm, 0.1' })).toBeVisible();

      await open(page, /^Weight decay Off/);
      await type(page, 'Weight decay', '0.5');
      const decayed = await expectOtherPath(page, 'sgd-1', 60, clipped);
      await raced(page, () => page.getByRole('switch', { name: 'Decoupled decay' }).click({ force: true }));
      await expect(page.getByRole('button', { name: 'Weight decay λ = 0.5, decoupled' })).toBeVisible();
      // For SGD the two differ only by rounding.
      const decoupled = await position(page, 'sgd-1', 60);
      expect(Math.abs(decoupled[0] - decayed[0])).toBeLessThan(1e-9);
    });
    await test.step('another library’s form has its defaults, its formula and its first step', async () => {
      await select(page, 'rmsprop-1');
      const rule = page.getByRole('math', { name: 'Update rule' });
      const pytorch = await rule.textContent();
      const epsilon = page.getByRole('textbox', { name: 'Epsilon' });
      await expect(epsilon).toHaveValue('1e-8');
      await page.getByRole('button', { name: 'Convention' }).click();
      await expect(page.getByTestId('first-step')).toContainText('First step here: 10 η.');
      await page.getByText('Keras', { exact: true }).click();
      await expect(epsilon).toHaveValue('1e-7');
      await expect(page.getByTestId('first-step')).toContainText('First step here: 3.16 η instead of 10 η.');
      await expect.poll(() => rule.textContent()).not.toBe(pytorch);
      await page.keyboard.press('Control+z');
      await expect(epsilon).toHaveValue('1e-8');
    });
  },
);

test(
  'a schedule is dragged and typed, and decoupled decay takes Adam elsewhere',
  { tag: '@long' },
  async ({ page }) => {
    await test.step('a drag of a schedule is one entry, and a wrong number is answered with its range', async () => {
      await select(page, 'adam-1');
      await open(page, /^Learning-rate schedule/);
      await choose(page, 'Learning-rate schedule', 'Step');
      const field = page.getByRole('textbox', { name: 'Steps between drops' });
      await expect(field).toHaveValue('50');
      const thumb = page.getByRole('slider', { name: 'Steps between drops' });
      const box = await boxAtRest(thumb);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      for (let move = 1; move <= 8; move += 1) await page.mouse.move(box.x + 8 * move, box.y + 4);
      await page.mouse.up();
      await expect(field).not.toHaveValue('50');
      await page.keyboard.press('Control+z');
      await expect(field).toHaveValue('50');
      await field.fill('2.5');
      await expect(
        page.getByText('Invalid Steps between drops: 2.5 (expected a whole number, 1 ≤ Steps'),
      ).toBeVisible();
      await field.press('Escape');
      await expect(field).toHaveValue('50');
    });
    await test.step('decoupled decay takes Adam elsewhere', async () => {
      await select(page, 'adam-1');
      const before = await position(page, 'adam-1', 60);
      await open(page, /^Weight decay Off/);
      await type(page, 'Weight decay', '0.2');
      const coupled = await expectOtherPath(page, 'adam-1', 60, before);
      await page.getByRole('switch', { name: 'Decoupled decay' }).click({ force: true });
      await expectOtherPath(page, 'adam-1', 60, coupled);
    });
  },
);

test(
  'a family of 20 has a band, a median and its own run, and noise replays the same for its seed',
  { tag: '@long' },
  async ({ page, app }) => {
    await test.step('a family of 20 has a band, a median and its own run', async () => {
      await select(page, 'adam-1');
      await goToStep(page, 0);
      await page.mouse.move(5, 5);
      const chart = page.locator('.plotFrame');
      const banded = async (): Promise<number> => shareNear(await picture(chart), bandColor);
      expect(await banded()).toBeLessThan(0.001);
      await open(page, /^Several runs Off/);
      await type(page, 'Runs', '20');
      await expect(page.getByText(/the line is their median, the band/)).toBeVisible();
      await raceReady(page);
      await expect.poll(banded).toBeGreaterThan(0.02);
      const box = (await chart.boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      const readout = page.locator('.readout');
      await expect(readout).toContainText('median');
      await expect(readout.locator('.readoutRow', { hasText: 'Adam' }).locator('.number')).toHaveText([
        /\d/,
        /\d/,
      ]);

      await choose(page, 'What is drawn', 'Gradient norm');
      await expect(page.getByText('length of ∇f')).toBeVisible();
      await choose(page, 'What is drawn', 'Learning rate');
      await expect(page.getByText('η of the step')).toBeVisible();
      await expect(page.getByText(/the line is their median/)).toHaveCount(0);
    });
    await test.step('noise replays the same for its seed, after a reload too', async () => {
      const savedSeed = async (): Promise<string> =>
        String((await saved<{ seed: number }>(app, 'scene')).seed);
      const calm = await position(page, 'adam-1', 100);
      await page.getByRole('tab', { name: 'Race' }).click();
      await page.getByText('Mini-batch', { exact: true }).click();
      await expect(page.getByText(/Shifts the loss by σ/)).toBeVisible();
      const noisy = await expectOtherPath(page, 'adam-1', 100, calm);
      const seed = page.getByRole('textbox', { name: 'Random seed' });
      const first = await seed.inputValue();
      await page.getByRole('button', { name: 'Another seed' }).click();
      await expect(seed).not.toHaveValue(first);
      await expectOtherPath(page, 'adam-1', 100, noisy);
      await expect.poll(savedSeed).not.toBe(first);
      await type(page, 'Random seed', first);
      await expect.poll(() => position(page, 'adam-1', 100)).toEqual(noisy);
      await expect.poll(savedSeed).toBe(first);
      await page.reload();
      await raceReady(page);
      expect(await position(page, 'adam-1', 100)).toEqual(noisy);
    });
  },
);
