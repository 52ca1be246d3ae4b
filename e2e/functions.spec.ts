// The workspaces of activation and loss functions: what they plot is right, what they say is there, what is set is kept.
import type { Locator, Page } from '@playwright/test';
import { activations } from '../src/core/functions/activations/registry';
import { losses } from '../src/core/functions/losses/registry';
import { expect, test } from './fixtures';
import { picture, raceReady, step } from './race';

/** Runs of digits, signs and exponents as numbers. */
function numbersOf(text: string): number[] {
  return [...text.replaceAll('−', '-').matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([found]) =>
    Number(found),
  );
}

async function openWorkspace(page: Page, name: 'Activations' | 'Losses'): Promise<void> {
  await raceReady(page);
  await page.getByText(name, { exact: true }).click();
  await expect(page.locator('.functionDetails')).toBeVisible();
}

const choose = (page: Page, name: string): Promise<void> =>
  page.locator('.functionList').getByRole('button', { name, exact: true }).click();
const compare = (page: Page, name: string): Locator =>
  page.getByRole('checkbox', { name: `Compare ${name}`, exact: true });
const plots = (page: Page): Locator => page.locator('.functionPlots .functionPlot');

/** Puts the crosshair on a share of the plot's width that is a whole number of hundredths. */
async function pointAt(plot: Locator, hundredths: number): Promise<void> {
  await plot.focus();
  await plot.press('Home');
  for (let tens = 0; tens < Math.floor(hundredths / 10); tens += 1) await plot.press('Shift+ArrowRight');
  for (let ones = 0; ones < hundredths % 10; ones += 1) await plot.press('ArrowRight');
}

/** The numbers of the read-out: for each row its value and its derivative. */
async function readout(page: Page): Promise<{ name: string; value: number; slope: number }[]> {
  const rows = page.locator('.functionReadoutRow:not(.functionReadoutHead)');
  const found = [];
  for (const row of await rows.all()) {
    const [value = NaN, slope = NaN] = (await row.locator('.number').allTextContents()).map(
      (text) => numbersOf(text)[0] ?? NaN,
    );
    found.push({ name: (await row.locator('.functionReadoutName').textContent())!, value, slope });
  }
  return found;
}

/** Pixels of an element that have a colour, but for what anti-aliasing mixes in. */
async function pixelsOf(element: Locator, [red, green, blue]: readonly number[]): Promise<number> {
  const { data } = await picture(element);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const distance = Math.max(
      Math.abs(data[at]! - red!),
      Math.abs(data[at + 1]! - green!),
      Math.abs(data[at + 2]! - blue!),
    );
    if (distance <= 24) count += 1;
  }
  return count;
}

const blue = [0x2f, 0x86, 0xd0];
const vermilion = [0xd5, 0x5e, 0x00];

test('activations are plotted with their derivatives, over each other, with values at the crosshair', async ({
  page,
}) => {
  await openWorkspace(page, 'Activations');
  const plot = plots(page).first();
  await expect(plot).toHaveAttribute('aria-valuemin', '-5');
  await expect(plot).toHaveAttribute('aria-valuemax', '5');
  await expect(page.locator('.functionLegend').first()).toContainText('Forward');
  await expect(page.locator('.functionLegend').first()).toContainText('Backward');
  expect(await pixelsOf(plot, blue)).toBeGreaterThan(600);
  expect(await pixelsOf(plot, vermilion)).toBe(0);

  await pointAt(plot, 60);
  const sigmoid = 1 / (1 + Math.exp(-1));
  expect(await readout(page)).toEqual([
    {
      name: 'Sigmoid',
      value: Number(sigmoid.toFixed(4)),
      slope: Number((sigmoid * (1 - sigmoid)).toFixed(4)),
    },
  ]);

  await compare(page, 'tanh').check();
  await compare(page, 'ReLU').check();
  expect(await pixelsOf(plot, vermilion)).toBeGreaterThan(600);
  await pointAt(plot, 45);
  const [, tanh, relu] = await readout(page);
  expect(tanh).toEqual({ name: 'tanh', value: Number(Math.tanh(-0.5).toFixed(4)), slope: 0.7864 });
  expect(relu).toEqual({ name: 'ReLU', value: 0, slope: 0 });

  // In two plots the crosshair is one.
  await page.getByText('Two plots').click();
  await expect(plots(page)).toHaveCount(2);
  const second = await plots(page).nth(1).boundingBox();
  await page.mouse.move(second!.x + 200, second!.y + second!.height / 2);
  await expect(page.locator('.functionReadout')).toHaveCount(1);
  const places = await plots(page)
    .locator('.u-cursor-x')
    .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().x));
  expect(Math.abs(places[0]! - places[1]!)).toBeLessThan(1);
});

test('plots are zoomed by wheel, buttons and keys, moved by dragging, and come back', async ({ page }) => {
  await openWorkspace(page, 'Activations');
  const plot = plots(page).first();
  const range = async (): Promise<[number, number]> => [
    Number(await plot.getAttribute('aria-valuemin')),
    Number(await plot.getAttribute('aria-valuemax')),
  ];
  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -400);
  await expect.poll(async () => (await range())[1]).toBeLessThan(4);
  const [low, high] = await range();
  expect(high - low).toBeCloseTo(10 * 1.0015 ** -400, 6);

  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 100, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await range())[0]).toBeLessThan(low - 0.3);
  const moved = await range();
  expect(moved[1] - moved[0]).toBeCloseTo(high - low, 9);

  await page.mouse.dblclick(box.x + box.width / 2, box.y + 60);
  await expect.poll(range).toEqual([-5, 5]);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(async () => (await range())[1]).toBeLessThan(4);
  await plot.focus();
  await plot.press('-');
  await plot.press('0');
  await expect.poll(range).toEqual([-5, 5]);
});

test('a parameter moves its curve, and its formula says where it stands', async ({ page }) => {
  await openWorkspace(page, 'Activations');
  await choose(page, 'Swish');
  const plot = plots(page).first();
  await pointAt(plot, 40);
  expect((await readout(page))[0]?.value).toBeCloseTo(-1 / (1 + Math.exp(1)), 4);
  await page.getByRole('textbox', { name: 'Beta' }).fill('3');
  await page.getByRole('textbox', { name: 'Beta' }).press('Enter');
  await pointAt(plot, 40);
  expect((await readout(page))[0]?.value).toBeCloseTo(-1 / (1 + Math.exp(3)), 5);
  await page.getByRole('textbox', { name: 'Beta' }).fill('much');
  await expect(page.getByText(/Invalid beta/)).toBeVisible();
});

for (const [workspace, all] of [
  ['Activations', activations],
  ['Losses', losses],
] as const) {
  test(`every one of the ${workspace} has formulas, points, use and a picture, in both languages`, async ({
    page,
  }) => {
    await openWorkspace(page, workspace);
    for (const language of ['en', 'ja'] as const) {
      await page.getByText(language === 'en' ? 'EN' : '日本語', { exact: true }).click();
      for (const { id, name, use, goodPoints, badPoints, kind } of all) {
        await choose(page, name[language]);
        const details = page.getByRole('complementary', { name: name[language], exact: true });
        await expect(details, id).toBeVisible();
        await expect(details.locator('.formula').first()).toBeVisible();
        expect(await details.locator('.katex-error').count(), id).toBe(0);
        await expect(details).toContainText(use[language]);
        for (const point of [...goodPoints, ...badPoints]) {
          await expect(
            details.locator('.functionPoints li').getByText(point[language], { exact: true }),
          ).toHaveCount(1);
        }
        if (kind === 'scalar' && language === 'en')
          expect(await pixelsOf(plots(page).first(), blue), id).toBeGreaterThan(200);
      }
    }
  });
}

test('the Softmax shows outputs, the whole Jacobian, and that two inputs are the Sigmoid', async ({
  page,
}) => {
  await openWorkspace(page, 'Activations');
  await choose(page, 'Softmax');
  const outputs = async (): Promise<number[]> =>
    (await page.locator('.logitRow > .number').allTextContents()).map((text) => numbersOf(text)[0]!);
  const softmax = (x: number[]): number[] => {
    const powers = x.map((each) => Math.exp(each));
    const total = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / total);
  };
  const expectOutputs = async (x: number[]): Promise<void> => {
    const y = softmax(x);
    const shown = await outputs();
    expect(shown.length).toBe(y.length);
    shown.forEach((each, i) => expect(each).toBeCloseTo(y[i]!, 4));
    const cells = (await page.locator('.jacobian tbody td').allTextContents()).map(
      (text) => numbersOf(text)[0]!,
    );
    expect(cells.length).toBe(y.length ** 2);
    y.forEach((yi, i) =>
      y.forEach((yj, j) =>
        expect(cells[i * y.length + j]).toBeCloseTo(i === j ? yi * (1 - yi) : -yi * yj, 3),
      ),
    );
  };
  await expectOutputs([2, 1, 0.1]);
  await page.getByRole('textbox', { name: 'Input 2' }).fill('3');
  await page.getByRole('textbox', { name: 'Input 2' }).press('Enter');
  await expectOutputs([2, 3, 0.1]);
  await page.getByRole('slider', { name: 'Input 1' }).press('End');
  await expectOutputs([5, 3, 0.1]);
  await page.getByRole('button', { name: 'One input more' }).click();
  await expectOutputs([5, 3, 0.1, 0]);

  await page.getByRole('textbox', { name: 'Temperature' }).fill('2');
  await page.getByRole('textbox', { name: 'Temperature' }).press('Enter');
  const warm = softmax([2.5, 1.5, 0.05, 0]);
  expect((await outputs())[0]).toBeCloseTo(warm[0]!, 4);

  await page.getByRole('button', { name: 'Try it with two inputs' }).click();
  await expect(page.locator('.logitRow')).toHaveCount(2);
  const pair = page.locator('.sigmoidPair');
  await expect(pair).toContainText('At x₁ − x₂ = 2.000');
  await expect(pair).toContainText((1 / (1 + Math.exp(-1))).toFixed(4));
  // The crosshair goes with the inputs, after the curve has changed, too.
  await page.getByRole('textbox', { name: 'Temperature' }).fill('4');
  await page.getByRole('textbox', { name: 'Temperature' }).press('Enter');
  await page.getByRole('textbox', { name: 'Input 2' }).fill('1');
  await page.getByRole('textbox', { name: 'Input 2' }).press('Enter');
  await expect(pair).toContainText('At x₁ − x₂ = 4.000');
  const apart = numbersOf((await pair.getByText(/At most/).textContent())!)[0]!;
  expect(apart).toBeLessThan(1e-15);
  // Inputs far beyond what an exponential can take.
  await page.getByRole('textbox', { name: 'Input 1' }).fill('1000');
  await page.getByRole('textbox', { name: 'Input 1' }).press('Enter');
  expect(await outputs()).toEqual([1, expect.closeTo(0, 10)]);
});

test('a chain of layers loses its gradient, live', async ({ page }) => {
  await openWorkspace(page, 'Activations');
  await compare(page, 'ReLU').check();
  await page.getByText('Fixed z').click();
  const rows = page.locator('.chainRow');
  await expect(rows).toHaveText([/Sigmoid9.09 × 10⁻¹³/, /ReLU0/]);
  await page.getByRole('textbox', { name: 'Pre-activation' }).fill('1');
  await page.getByRole('textbox', { name: 'Pre-activation' }).press('Enter');
  await expect(rows.nth(1)).toHaveText('ReLU1');
  const layers = page.getByRole('slider', { name: 'Layers' });
  await layers.press('Home');
  await expect(rows.first()).toHaveText('Sigmoid0.197');
  await expect(page.locator('.chainRows')).toContainText('behind 1 layers');
  await page.getByText('Layer by layer').click();
  await page.getByRole('textbox', { name: 'Weight' }).fill('0');
  await page.getByRole('textbox', { name: 'Weight' }).press('Enter');
  await expect(rows).toHaveText(['Sigmoid0', 'ReLU0']);
});

test('losses are plotted for both targets over y, and over the error', async ({ page }) => {
  await openWorkspace(page, 'Losses');
  await expect(plots(page)).toHaveCount(2);
  await expect(page.locator('.functionLegend').first()).toContainText('t = 0');
  await expect(page.locator('.functionLegend').first()).toContainText('t = 1');
  await pointAt(plots(page).first(), 20);
  expect(await readout(page)).toEqual([
    { name: 'Squared error (MSE), t = 0', value: 0.02, slope: 0.2 },
    { name: 'Squared error (MSE), t = 1', value: 0.32, slope: -0.8 },
  ]);
  await choose(page, 'Cross-entropy (CE)');
  await pointAt(plots(page).first(), 20);
  expect(await readout(page)).toEqual([
    { name: 'Cross-entropy (CE), t = 0', value: 0, slope: 0 },
    { name: 'Cross-entropy (CE), t = 1', value: 1.609, slope: -5 },
  ]);
  // The read-out stays within the plot, in the middle, too, where neither side has much room.
  await page.setViewportSize({ width: 960, height: 800 });
  for (const hundredths of [5, 45, 55, 95]) {
    await pointAt(plots(page).first(), hundredths);
    const [outer, inner] = [
      (await plots(page).first().boundingBox())!,
      (await page.locator('.functionReadout').boundingBox())!,
    ];
    expect(inner.x).toBeGreaterThanOrEqual(outer.x);
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width + 1);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  // Beyond all bounds at the ends, and still in dashes where t = 0: from 1 at y = 0 on for a while.
  await choose(page, 'Binary cross-entropy (BCE)');
  await plots(page).nth(1).blur();
  const { width, height, data } = await picture(plots(page).nth(1));
  const isBlue = (x: number, y: number): boolean => {
    const at = 4 * (y * width + x);
    return Math.max(...blue.map((channel, i) => Math.abs(data[at + i]! - channel))) <= 40;
  };
  const columns = Array.from({ length: Math.floor(0.3 * width) }, (_, i) => Math.floor(0.2 * width) + i);
  const upper = Array.from({ length: Math.floor(height / 2) }, (_, y) => y);
  const filled = columns.filter((x) => upper.some((y) => isBlue(x, y))).length / columns.length;
  expect(filled).toBeGreaterThan(0.3);
  expect(filled).toBeLessThan(0.85);
  await choose(page, 'Huber');
  await page.getByText('over y − t').click();
  await compare(page, 'Absolute error (MAE)').check();
  await pointAt(plots(page).first(), 100);
  const rows = await readout(page);
  expect(rows.find(({ name }) => name === 'Huber')).toMatchObject({ value: 2.5, slope: 1 });
  expect(rows.find(({ name }) => name === 'Absolute error (MAE)')).toMatchObject({ value: 3, slope: 1 });
});

test('the values stay right when the browser begins to optimize what computes them', async ({ page }) => {
  // An optimizing compiler once changed the bits of a NaN on the way to a logarithm, for a while.
  await openWorkspace(page, 'Losses');
  await choose(page, 'Binary cross-entropy (BCE)');
  for (let round = 0; round < 4; round += 1) {
    await compare(page, 'Focal').click();
    for (const hundredths of [42, 58]) {
      await pointAt(plots(page).first(), hundredths);
      const y = hundredths / 100;
      const [zero, one] = (await readout(page)).filter(({ name }) => name.startsWith('Binary'));
      expect(zero?.value).toBeCloseTo(-Math.log(1 - y), 3);
      expect(one?.value).toBeCloseTo(-Math.log(y), 3);
    }
  }
});

test('Softmax and cross-entropy are derived step by step, with numbers that agree', async ({ page }) => {
  await openWorkspace(page, 'Losses');
  await choose(page, 'Cross-entropy (CE)');
  await page.getByRole('button', { name: 'Behind a Softmax: step by step' }).click();
  const checks = page.locator('.lineCheck');
  const expectAll = async (value: number): Promise<void> => {
    await expect(checks).toHaveCount(5);
    for (const check of await checks.all()) {
      await expect(check).toHaveAttribute('data-state', 'agrees');
      expect(numbersOf((await check.textContent())!)[0]).toBeCloseTo(value, 4);
    }
  };
  const powers = [2, 1, 0.1].map(Math.exp);
  const total = powers.reduce((a, b) => a + b, 0);
  await expectAll(powers[0]! / total - 1);
  await page.getByRole('button', { name: 'Class 2 is right' }).click();
  await expectAll(powers[0]! / total);
  await page.getByRole('radiogroup', { name: 'Derived for input i =' }).getByText('2').click();
  await expectAll(powers[1]! / total - 1);
  expect(await page.locator('.derivation .katex-error').count()).toBe(0);
  // Where a probability is rounded to 0, a line that divides by it says so.
  await page.getByRole('textbox', { name: 'Input 2' }).fill('-1000');
  await page.getByRole('textbox', { name: 'Input 2' }).press('Enter');
  await expect(checks.first()).toHaveAttribute('data-state', 'undefined');
  await expect(checks.last()).toHaveAttribute('data-state', 'agrees');
});

test('the race waits in another workspace, and what is laid out there is kept', async ({ page }) => {
  await raceReady(page);
  await page.keyboard.press('a');
  await expect(page.locator('.functionDetails')).toBeVisible();
  await page.keyboard.press('Space');
  await choose(page, 'Mish');
  await compare(page, 'ReLU').check();
  await page.getByText('Two plots').click();
  await page.keyboard.press('r');
  await expect(page.locator('.functionDetails')).toHaveCount(0);
  const before = await step(page);
  await expect.poll(() => step(page)).not.toBe(before);

  await page.keyboard.press('s');
  await choose(page, 'Huber');
  await page.reload();
  await expect(page.getByRole('complementary', { name: 'Huber' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('complementary', { name: 'Mish' })).toBeVisible();
  await expect(compare(page, 'ReLU')).toBeChecked();
  await expect(plots(page)).toHaveCount(2);
});
