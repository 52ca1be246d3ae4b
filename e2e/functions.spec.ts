// The workspaces of activation and loss functions: plots are right, texts are there, settings are kept.
import { inLanguage } from '../src/core/text/text';
import type { Locator, Page } from '@playwright/test';
import { activations } from '../src/core/functions/activations/registry';
import { losses } from '../src/core/functions/losses/registry';
import { expect, inMotion, test } from './fixtures';
import { boxAtRest, picture, raceReady, step } from './race';

/** All numbers in a text. */
function numbersOf(text: string): number[] {
  return [...text.replaceAll('−', '-').matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([found]) =>
    Number(found),
  );
}

// The race, which takes a while to draw, has not been shown yet.
test.use({ lastSettings: { workspace: 'activations' } });

async function openWorkspace(page: Page, name: 'Activations' | 'Losses'): Promise<void> {
  if (name === 'Losses') await page.getByText(name, { exact: true }).click();
  await expect(page.locator('.functionDetails')).toBeVisible();
}

const choose = (page: Page, name: string): Promise<void> =>
  page.locator('.functionList').getByRole('button', { name, exact: true }).click();
const compare = (page: Page, name: string): Locator =>
  page.getByRole('checkbox', { name: `Compare ${name}`, exact: true });
const plots = (page: Page): Locator => page.locator('.functionPlots .functionPlot');

/** Puts the crosshair at a position in hundredths of the plot's width. */
async function pointAt(plot: Locator, hundredths: number): Promise<void> {
  await plot.focus();
  await plot.press('Home');
  for (let tens = 0; tens < Math.floor(hundredths / 10); tens += 1) await plot.press('Shift+ArrowRight');
  for (let ones = 0; ones < hundredths % 10; ones += 1) await plot.press('ArrowRight');
}

/** The rows of the read-out, each with its value and its derivative. */
async function readout(page: Page): Promise<{ name: string; value: number; slope: number }[]> {
  // Read in one call, so that all rows are of the same moment.
  const rows = await page.locator('.functionReadoutRow:not(.functionReadoutHead)').evaluateAll((elements) =>
    elements.map((row) => ({
      name: row.querySelector('.functionReadoutName')?.textContent ?? '',
      numbers: [...row.querySelectorAll('.number')].map((number) => number.textContent),
    })),
  );
  return rows.map(({ name, numbers }) => {
    const [value = NaN, slope = NaN] = numbers.map((text) => numbersOf(text)[0] ?? NaN);
    return { name, value, slope };
  });
}

/** Number of pixels of an element with this colour, apart from anti-aliased ones. */
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

test('activations are plotted with their derivatives, over each other; as many are compared as have colours of their own', async ({
  page,
}) => {
  await test.step('activations are plotted with their derivatives, over each other, with values at the crosshair', async () => {
    await openWorkspace(page, 'Activations');
    const plot = plots(page).first();
    await expect(plot).toHaveAttribute('aria-valuemin', '-5');
    await expect(plot).toHaveAttribute('aria-valuemax', '5');
    await expect(page.locator('.functionLegend').first()).toContainText('Value');
    await expect(page.locator('.functionLegend').first()).toContainText('Derivative');
    await expect.poll(() => pixelsOf(plot, blue)).toBeGreaterThan(600);
    expect(await pixelsOf(plot, vermilion)).toBe(0);

    await pointAt(plot, 60);
    const sigmoid = 1 / (1 + Math.exp(-1));
    await expect
      .poll(() => readout(page))
      .toEqual([
        {
          name: 'Sigmoid',
          value: Number(sigmoid.toFixed(4)),
          slope: Number((sigmoid * (1 - sigmoid)).toFixed(4)),
        },
      ]);

    await compare(page, 'tanh').check();
    await compare(page, 'ReLU').check();
    await expect.poll(() => pixelsOf(plot, vermilion)).toBeGreaterThan(600);
    await pointAt(plot, 45);
    await expect
      .poll(async () => (await readout(page)).slice(1))
      .toEqual([
        { name: 'tanh', value: Number(Math.tanh(-0.5).toFixed(4)), slope: 0.7864 },
        { name: 'ReLU', value: 0, slope: 0 },
      ]);

    // Two plots share one crosshair.
    await page.getByText('Two plots').click();
    await expect(plots(page)).toHaveCount(2);
    const second = await boxAtRest(plots(page).nth(1));
    await page.mouse.move(second.x + 200, second.y + second.height / 2);
    await expect(page.locator('.functionReadout')).toHaveCount(1);
    const places = (): Promise<number[]> =>
      plots(page)
        .locator('.u-cursor-x')
        .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().x));
    await expect
      .poll(places)
      .toEqual([expect.closeTo(second.x + 200, -1), expect.closeTo(second.x + 200, -1)]);
    const [above, below] = await places();
    expect(Math.abs(above! - below!)).toBeLessThan(1);
  });
  await test.step('as many are compared as have colours of their own; beyond that it says why no other can be', async () => {
    await openWorkspace(page, 'Activations');
    const boxes = page.locator('.functionList').getByRole('checkbox');
    for (let index = 0; index < 8; index += 1) await boxes.nth(index).check();
    await expect(boxes.nth(8)).toBeDisabled();
    await expect(page.locator('.functionListHeader')).toContainText('8 can be compared at a time');
    await boxes.nth(3).uncheck();
    await boxes.nth(8).check();
    await expect(page.locator('.functionListHeader')).toContainText('8 can be compared at a time');
  });
});

test('a curve is drawn smoothly, not in stairs of whole pixels', async ({ page }) => {
  await openWorkspace(page, 'Activations');
  await page.getByText('Two plots').click();
  const plot = plots(page).first();
  await expect.poll(() => pixelsOf(plot, blue)).toBeGreaterThan(400);
  const { width, height, data } = await picture(plot);
  /** Height of the curve's middle in a column, weighted by its share of each pixel's colour. */
  const middleAt = (column: number): number => {
    let weight = 0;
    let sum = 0;
    for (let row = 0; row < height / 2; row += 1) {
      const at = 4 * (row * width + column);
      // Grey pixels belong to the grid.
      const share = Math.max(0, data[at + 2]! - data[at]! - 12);
      weight += share;
      sum += share * row;
    }
    return sum / weight;
  };
  // Here the sigmoid rises by less than a tenth of a pixel per column, so never by a whole pixel in five columns.
  const middles = Array.from({ length: 40 }, (_, index) => middleAt(Math.round(0.8 * width) + index));
  const steps = middles.slice(5).map((middle, index) => Math.abs(middle - middles[index]!));
  expect(Math.abs(middles.at(-1)! - middles[0]!)).toBeGreaterThan(1);
  expect(Math.max(...steps)).toBeLessThan(0.7);
});

test('a chain of layers loses its gradient; plots are zoomed and moved; a parameter moves its curve', async ({
  page,
}) => {
  await test.step('a chain of layers loses its gradient, live', async () => {
    await openWorkspace(page, 'Activations');
    await compare(page, 'ReLU').check();
    await page.getByText('Fixed z').click();
    const rows = page.locator('.chainRow');
    await expect(rows.nth(1)).toHaveText('ReLU1');
    await page.getByRole('textbox', { name: 'Pre-activation' }).fill('0');
    await page.getByRole('textbox', { name: 'Pre-activation' }).press('Enter');
    await expect(rows).toHaveText([/Sigmoid9.09 × 10⁻¹³/, /ReLU0/]);
    await page.getByRole('textbox', { name: 'Pre-activation' }).fill('1');
    await page.getByRole('textbox', { name: 'Pre-activation' }).press('Enter');
    await expect(rows.nth(1)).toHaveText('ReLU1');
    const layers = page.getByRole('slider', { name: 'Layers' });
    await layers.press('Home');
    await expect(rows.first()).toHaveText('Sigmoid0.197');
    await expect(page.locator('.chainRows')).toContainText('after 1 layers');
    await page.getByText('Layer by layer').click();
    await page.getByRole('textbox', { name: 'Weight' }).fill('0');
    await page.getByRole('textbox', { name: 'Weight' }).press('Enter');
    await expect(rows).toHaveText(['Sigmoid0', 'ReLU0']);
  });
  await test.step('plots are zoomed by wheel, buttons and keys, moved by dragging, and come back', async () => {
    await openWorkspace(page, 'Activations');
    const plot = plots(page).first();
    const range = (): Promise<[number, number]> =>
      plot.evaluate(({ ariaValueMin, ariaValueMax }) => [Number(ariaValueMin), Number(ariaValueMax)]);
    const box = await boxAtRest(plot);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, -400);
    const width = async (): Promise<number> => {
      const [first, last] = await range();
      return last - first;
    };
    await expect.poll(width).toBeCloseTo(10 * 1.0015 ** -400, 6);
    const [low, high] = await range();

    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 100, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await range())[0]).toBeLessThan(low - 0.3);
    expect(await width()).toBeCloseTo(high - low, 9);

    await page.mouse.dblclick(box.x + box.width / 2, box.y + 60);
    await expect.poll(range).toEqual([-5, 5]);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(async () => (await range())[1]).toBeLessThan(4);
    await plot.focus();
    await plot.press('-');
    await plot.press('0');
    await expect.poll(range).toEqual([-5, 5]);
  });
  await test.step('a parameter moves its curve, and its formula says where it stands', async () => {
    await openWorkspace(page, 'Activations');
    await choose(page, 'Swish');
    const plot = plots(page).first();
    const value = async (): Promise<number> => (await readout(page))[0]?.value ?? NaN;
    await pointAt(plot, 40);
    await expect.poll(value).toBeCloseTo(-1 / (1 + Math.exp(1)), 4);
    await page.getByRole('textbox', { name: 'Beta' }).fill('3');
    await page.getByRole('textbox', { name: 'Beta' }).press('Enter');
    await pointAt(plot, 40);
    await expect.poll(value).toBeCloseTo(-1 / (1 + Math.exp(3)), 5);
    await page.getByRole('textbox', { name: 'Beta' }).fill('much');
    await expect(page.getByText(/Invalid Beta/)).toBeVisible();
  });
});

for (const [workspace, all] of [
  ['Activations', activations],
  ['Losses', losses],
] as const) {
  test(
    `every one of the ${workspace} has formulas, points, use and a picture, in both languages`,
    { tag: '@long' },
    async ({ page }) => {
      test.slow();
      await openWorkspace(page, workspace);
      for (const language of ['en', 'ja'] as const) {
        await page.getByText(language === 'en' ? 'EN' : '日本語', { exact: true }).click();
        for (const { id, name, use, goodPoints, badPoints, kind } of all) {
          await choose(page, inLanguage(name, language));
          const details = page.getByRole('complementary', { name: inLanguage(name, language), exact: true });
          await expect(details, id).toBeVisible();
          await expect(details.locator('.formula').first()).toBeVisible();
          await expect(details.locator('.katex-error'), id).toHaveCount(0);
          await expect(details).toContainText(inLanguage(use, language));
          for (const point of [...goodPoints, ...badPoints]) {
            await expect(
              details.locator('.functionPoints li').getByText(inLanguage(point, language), { exact: true }),
            ).toHaveCount(1);
          }
          if (kind === 'scalar' && language === 'en')
            await expect.poll(() => pixelsOf(plots(page).first(), blue), id).toBeGreaterThan(200);
        }
      }
    },
  );
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
  const jacobian = async (): Promise<number[]> =>
    (await page.locator('.jacobian tbody td').allTextContents()).map((text) => numbersOf(text)[0]!);
  const closeTo = (numbers: number[], digits: number): unknown[] =>
    numbers.map((each) => expect.closeTo(each, digits) as unknown);
  const expectOutputs = async (x: number[]): Promise<void> => {
    const y = softmax(x);
    await expect.poll(outputs).toEqual(closeTo(y, 4));
    const slopes = y.flatMap((yi, i) => y.map((yj, j) => (i === j ? yi * (1 - yi) : -yi * yj)));
    await expect.poll(jacobian).toEqual(closeTo(slopes, 3));
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
  await expect.poll(outputs).toEqual(closeTo(softmax([2.5, 1.5, 0.05, 0]), 4));

  await page.getByRole('button', { name: 'Try it with two inputs' }).click();
  await expect(page.locator('.logitRow')).toHaveCount(2);
  const pair = page.locator('.sigmoidPair');
  await expect(pair).toContainText('At x₁ − x₂ = 2.000');
  await expect(pair).toContainText((1 / (1 + Math.exp(-1))).toFixed(4));
  // The crosshair follows the inputs, also after the curve has changed.
  await page.getByRole('textbox', { name: 'Temperature' }).fill('4');
  await page.getByRole('textbox', { name: 'Temperature' }).press('Enter');
  await page.getByRole('textbox', { name: 'Input 2' }).fill('1');
  await page.getByRole('textbox', { name: 'Input 2' }).press('Enter');
  await expect(pair).toContainText('At x₁ − x₂ = 4.000');
  await expect
    .poll(async () => numbersOf((await pair.getByText(/At most/).textContent())!)[0]!)
    .toBeLessThan(1e-15);
  // Inputs that would overflow an exponential.
  await page.getByRole('textbox', { name: 'Input 1' }).fill('1000');
  await page.getByRole('textbox', { name: 'Input 1' }).press('Enter');
  await expect.poll(outputs).toEqual([1, expect.closeTo(0, 10)]);
});

test('losses are plotted for both targets over y, and over the error, with values that stay right', async ({
  page,
}) => {
  await test.step('the values stay right when the browser begins to optimize what computes them', async () => {
    // An optimizing compiler once changed the bits of a NaN that was passed to a logarithm.
    await openWorkspace(page, 'Losses');
    await choose(page, 'Binary cross-entropy (BCE)');
    for (let round = 0; round < 4; round += 1) {
      await compare(page, 'Focal').click();
      for (const hundredths of [42, 58]) {
        await pointAt(plots(page).first(), hundredths);
        const y = hundredths / 100;
        const values = async (): Promise<number[]> =>
          (await readout(page)).filter(({ name }) => name.startsWith('Binary')).map(({ value }) => value);
        await expect
          .poll(values)
          .toEqual([expect.closeTo(-Math.log(1 - y), 3), expect.closeTo(-Math.log(y), 3)]);
      }
    }
  });
  await choose(page, 'Squared error (MSE)');
  await test.step('losses are plotted for both targets over y, and over the error', async () => {
    await openWorkspace(page, 'Losses');
    await expect(plots(page)).toHaveCount(2);
    await expect(page.locator('.functionLegend').first()).toContainText('t = 0');
    await expect(page.locator('.functionLegend').first()).toContainText('t = 1');
    await pointAt(plots(page).first(), 20);
    await expect
      .poll(() => readout(page))
      .toEqual([
        { name: 'Squared error (MSE), t = 0', value: 0.02, slope: 0.2 },
        { name: 'Squared error (MSE), t = 1', value: 0.32, slope: -0.8 },
      ]);
    await choose(page, 'Cross-entropy (CE)');
    await pointAt(plots(page).first(), 20);
    await expect
      .poll(() => readout(page))
      .toEqual([
        { name: 'Cross-entropy (CE), t = 0', value: 0, slope: 0 },
        { name: 'Cross-entropy (CE), t = 1', value: 1.609, slope: -5 },
      ]);
    // The read-out stays inside the plot, even in the middle, where both sides are narrow.
    await page.setViewportSize({ width: 960, height: 800 });
    for (const hundredths of [5, 45, 55, 95]) {
      await pointAt(plots(page).first(), hundredths);
      // The plot takes the window's new size after a moment.
      await expect(async () => {
        const [outer, inner] = [
          (await plots(page).first().boundingBox())!,
          (await page.locator('.functionReadout').boundingBox())!,
        ];
        expect(inner.x).toBeGreaterThanOrEqual(outer.x);
        expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width + 1);
      }).toPass();
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    // Infinite at the ends, but the dashed line is still drawn at t = 0, starting from 1 at y = 0.
    await choose(page, 'Binary cross-entropy (BCE)');
    await plots(page).nth(1).blur();
    await expect(async () => {
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
    }).toPass();
    await choose(page, 'Huber');
    await page.getByText('over y − t').click();
    await compare(page, 'Absolute error (MAE)').check();
    await pointAt(plots(page).first(), 100);
    await expect
      .poll(() => readout(page))
      .toEqual(
        expect.arrayContaining([
          { name: 'Huber', value: 2.5, slope: 1 },
          { name: 'Absolute error (MAE)', value: 3, slope: 1 },
        ]),
      );
  });
});

test('Softmax and cross-entropy are derived step by step, with numbers that agree', async ({ page }) => {
  await openWorkspace(page, 'Losses');
  await choose(page, 'Cross-entropy (CE)');
  await page.getByRole('button', { name: 'After a Softmax: step by step' }).click();
  const checks = page.locator('.lineCheck');
  const shown = (): Promise<unknown[]> =>
    checks
      .evaluateAll((lines) =>
        lines.map(({ dataset, textContent }) => [dataset['state'], textContent] as const),
      )
      .then((lines) => lines.map(([state, text]) => [state, numbersOf(text)[0]]));
  const expectAll = (value: number): Promise<void> =>
    expect
      .poll(shown)
      .toEqual(Array.from({ length: 5 }, () => ['agrees', expect.closeTo(value, 4) as unknown]));
  const powers = [2, 1, 0.1].map(Math.exp);
  const total = powers.reduce((a, b) => a + b, 0);
  await expectAll(powers[0]! / total - 1);
  await page.getByRole('button', { name: 'Class 2 is right' }).click();
  await expectAll(powers[0]! / total);
  await page.getByRole('radiogroup', { name: 'Derived for input i =' }).getByText('2').click();
  await expectAll(powers[1]! / total - 1);
  await expect(page.locator('.derivation .katex-error')).toHaveCount(0);
  // If a probability is rounded to 0, a line that divides by it shows a message.
  await page.getByRole('textbox', { name: 'Input 2' }).fill('-1000');
  await page.getByRole('textbox', { name: 'Input 2' }).press('Enter');
  await expect(checks.first()).toHaveAttribute('data-state', 'undefined');
  await expect(checks.last()).toHaveAttribute('data-state', 'agrees');
});

test.describe('in motion', () => {
  test.use(inMotion);

  test(
    'the race waits in another workspace, and what is laid out there is kept',
    { tag: '@long' },
    async ({ page }) => {
      await openWorkspace(page, 'Activations');
      await page.keyboard.press('r');
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
    },
  );
});

test('plots have the colours of the theme on show, however it came', async ({ page }) => {
  await openWorkspace(page, 'Activations');
  const plot = plots(page).first();
  // The lines x = 0 and y = 0.
  const axis = { light: [0xb5, 0xb1, 0xa9], dark: [0x4b, 0x56, 0x69] } as const;
  const expectColors = async (now: keyof typeof axis): Promise<void> => {
    await expect(page.locator(`html[data-mantine-color-scheme="${now}"]`)).toBeAttached();
    await expect.poll(() => pixelsOf(plot, axis[now])).toBeGreaterThan(250);
  };
  await expectColors('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectColors('dark');
  await page.keyboard.press('d');
  await expectColors('light');
  await page.keyboard.press('d');
  await expectColors('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
  await expectColors('dark');
});
