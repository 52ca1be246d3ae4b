// The arrows of an update in the picture: they come with the explained step, follow the play head, light up together with the
// rows of the formula, and stay, in exports, too, for runners that keep them.
import type { Locator, Page } from '@playwright/test';
import type { MapInspection } from '../src/renderer/map2d/mapInspection';
import type { Inspection } from '../src/renderer/scene3d/inspection';
import { defaultExportSettings } from '../src/renderer/export/exportSettings';
import { expect, test } from './fixtures';
import { readPng } from './media';
import { dropScene, goToStep, pixelAt, position, project, raceReady, stage, viewSettled } from './race';

const small = { export: { ...defaultExportSettings, format: 'png', widthPx: 640, heightPx: 480 } } as const;

test.use({ lastSettings: small });

const runners = [
  { id: 'sgd', hyperparameters: { learningRate: 0.02 } },
  { id: 'adam', hyperparameters: { learningRate: 0.3 } },
];
const race = { landscape: { id: 'himmelblau' }, steps: 60, start: [-1, -0.5], optimizers: runners };

type Arrows = ReturnType<Inspection['arrows']>;

const arrows = (page: Page): Promise<Arrows> =>
  page.evaluate(() => (globalThis as unknown as { optiscape: Inspection }).optiscape.arrows());

interface MapWindow {
  readonly optiscapeMap: MapInspection;
}

const mapArrows = (page: Page): Promise<Arrows> =>
  page.evaluate(() => (globalThis as unknown as MapWindow).optiscapeMap.arrows());

const mapSettled = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => (globalThis as unknown as MapWindow).optiscapeMap.settled()))
    .toBe(true);

const parts = async (page: Page): Promise<string[]> =>
  (await arrows(page)).seen.map(({ key, part, step }) => `${key} ${part} ${step}`).toSorted();

const row = (page: Page, term: string): Locator => page.locator(`[data-term="${term}"]`);

const lit = (page: Page): Promise<string[]> =>
  page
    .locator('[data-term][data-lit="true"]')
    .evaluateAll((rows) => rows.map((each) => each.getAttribute('data-term')!));

async function open(page: Page, scene: object): Promise<void> {
  await raceReady(page);
  await dropScene(page, scene);
  await raceReady(page);
  // What is said of the file would lie over an arrow.
  await page.locator('.mantine-Notification-closeButton').click();
  await goToStep(page, 10);
}

/** Points at the arrow of what Adam keeps, and at its scaling in the legend: their rows light up, wherever the picture puts them. */
async function expectRowsLit(
  page: Page,
  picture: Locator,
  read: (page: Page) => Promise<Arrows>,
): Promise<void> {
  expect(await lit(page)).toEqual([]);
  const litAt = async (placeOf: (shown: Arrows) => { x: number; y: number }): Promise<string[]> => {
    const [box, shown] = [(await picture.boundingBox())!, await read(page)];
    const { x, y } = placeOf(shown);
    await page.mouse.move(box.x + x, box.y + y);
    return lit(page);
  };
  await expect
    .poll(() => litAt(({ seen }) => seen.find(({ part }) => part === 'memory')!.to))
    .toEqual(['m', 'mHat']);
  // The last line of the legend.
  const lastLine = ({ legend }: Arrows) => ({ x: legend!.x + 20, y: legend!.y + legend!.height - 12 });
  await expect.poll(() => litAt(lastLine)).toEqual(['v', 'vHat']);
}

async function explain(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Step' }).click();
  await page.locator('[data-runner="adam-1"]').getByText('Adam').click();
  await expect(row(page, 'vHat')).toBeVisible();
  await expect.poll(() => parts(page)).toHaveLength(4);
}

test('come with the explained step, from where the run is, and follow the play head', async ({ page }) => {
  await open(page, race);
  expect(await parts(page)).toEqual([]);
  await explain(page);
  const of = (step: number): string[] =>
    ['gradient', 'memory', 'scaling', 'step'].map((part) => `adam-1 ${part} ${step}`);
  expect(await parts(page)).toEqual(of(11));

  await goToStep(page, 24);
  await expect.poll(() => parts(page)).toEqual(of(25));
  await goToStep(page, 3);
  await expect.poll(() => parts(page)).toEqual(of(4));
  await viewSettled(page);
  const head = await project(page, ...(await position(page, 'adam-1', 3)));
  const box = (await stage(page).locator('canvas').boundingBox())!;
  const step = (await arrows(page)).seen.find(({ part }) => part === 'step')!;
  expect(Math.hypot(box.x + step.from.x - head.x, box.y + step.from.y - head.y)).toBeLessThan(3);

  await page.getByRole('tab', { name: 'Standings' }).click();
  await expect.poll(() => parts(page)).toEqual([]);
});

test('light up with their rows, whichever is pointed at', async ({ page }) => {
  await open(page, race);
  await explain(page);
  await page.mouse.move(0, 0);
  await viewSettled(page);
  await expectRowsLit(page, stage(page).locator('canvas'), arrows);

  const unlit = await stage(page).locator('canvas').screenshot();
  await row(page, 'g').hover();
  await expect.poll(() => lit(page)).toEqual(['g']);
  await expect.poll(async () => (await stage(page).locator('canvas').screenshot()).equals(unlit)).toBe(false);
  await page.mouse.move(0, 0);
  await expect.poll(() => lit(page)).toEqual([]);
  // A symbol inside of another row's formula lights its own row, and all of its kind, with their numbers.
  const symbols = row(page, 'next').locator('[data-part="memory"]');
  // m̂ as it is written, and its number for each coordinate.
  await expect(symbols).toHaveCount(3);
  await symbols.first().hover();
  await expect.poll(() => lit(page)).toEqual(['m', 'mHat']);
  const outlined = (part: string): Promise<string> =>
    row(page, 'next')
      .locator(`[data-part="${part}"]`)
      .first()
      .evaluate((symbol) => getComputedStyle(symbol).outlineStyle);
  expect(await outlined('memory')).toBe('solid');
  expect(await outlined('scaling')).toBe('none');
  const atSymbol = await stage(page).locator('canvas').screenshot();
  expect(atSymbol.equals(unlit)).toBe(false);
  await page.mouse.move(0, 0);
  await expect.poll(() => lit(page)).toEqual([]);
  await row(page, 'next').focus();
  await expect.poll(() => lit(page)).toEqual(['next']);
});

test(
  'stay with a runner that keeps them, by an edit that can be undone, and are in a still',
  { tag: '@long' },
  async ({ page }) => {
    await open(page, race);
    await explain(page);
    await page.getByRole('switch', { name: 'Keep arrows' }).click();
    await page.getByRole('tab', { name: 'Standings' }).click();
    await goToStep(page, 14);
    await expect.poll(async () => (await parts(page)).length).toBe(4);
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    const download = page.waitForEvent('download', { timeout: 60_000 });
    await dialog.getByRole('button', { name: /^(Export|Add to the queue)…$/ }).click();
    const image = readPng(await (await download).createReadStream().then(bytesOf));
    // The legend's plate, in the lower left corner within the margin; beside it there is only the background.
    const [plate, beside] = [pixelAt(image, 30, 480 - 28), pixelAt(image, 12, 480 - 28)];
    expect(Math.min(...plate)).toBeGreaterThan(250);
    expect(Math.max(...beside)).toBeLessThan(250);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Control+z');
    await expect.poll(() => parts(page)).toEqual([]);
  },
);

test('are on the map, too, with a legend beside it, and light up from there', async ({ page }) => {
  await open(page, race);
  const [x, y] = await position(page, 'adam-1', 10);
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await page.getByRole('tab', { name: 'Step' }).click();
  await page.locator('[data-runner="adam-1"]').getByText('Adam').click();
  await expect.poll(async () => (await mapArrows(page)).seen.length).toBe(4);
  await page.mouse.move(0, 0);
  await mapSettled(page);
  const { seen } = await mapArrows(page);
  // They set out where the runner is, and downhill is against the gradient.
  const head = await page.evaluate((at) => (globalThis as unknown as MapWindow).optiscapeMap.project(...at), [
    x,
    y,
  ] as [number, number]);
  for (const { part, from } of seen) {
    if (part !== 'scaling') expect(Math.hypot(from.x - head!.x, from.y - head!.y), part).toBeLessThan(3);
  }
  const [gx, gy] = [
    4 * x * (x * x + y - 11) + 2 * (x + y * y - 7),
    2 * (x * x + y - 11) + 4 * y * (x + y * y - 7),
  ];
  const downhill = seen.find(({ part }) => part === 'gradient')!;
  const [dx, dy] = [downhill.to.x - downhill.from.x, downhill.to.y - downhill.from.y];
  expect((-gx * dx + gy * dy) / Math.hypot(gx, gy) / Math.hypot(dx, dy)).toBeGreaterThan(0.999);

  await expectRowsLit(page, page.locator('.raceMap'), mapArrows);
});

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
