// The export dialog in a real browser: every kind of file, checked with other tools; preview, queue and cancelling.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { bundledLessonIds } from '../src/core/lesson/bundledLessons';
import { parseLesson } from '../src/core/lesson/parseLesson';
import { defaultExportSettings } from '../src/renderer/export/exportSettings';
import { expect, test } from './fixtures';
import { frameOf, largestFlatDifference, needsFfmpeg, probe, readPng } from './media';
import {
  addOptimizer,
  colorDistance,
  differingShare,
  distinctColors,
  dropScene,
  goToStep,
  type Picture,
  pixelAt,
  position,
  project,
  raceReady,
  runnerRow,
  stage,
  viewSettled,
} from './race';
import { saved } from './saved';

const firstLesson = new URL(`../src/core/lesson/bundled/${bundledLessonIds[0]!}.json`, import.meta.url);

/** A preview that takes little time to draw. */
const smallSettings = { export: { ...defaultExportSettings, widthPx: 640, heightPx: 480 } };

test.use({ lastSettings: smallSettings });

function dialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Export' });
}

async function openDialog(page: Page): Promise<void> {
  await raceReady(page);
  // Behind the dialog nothing has to be drawn.
  const pause = page.getByRole('button', { name: 'Pause', exact: true });
  if (await pause.isVisible()) await pause.click();
  await page.keyboard.press('Control+e');
  // It takes the focus a moment after it is seen, which closes a list that was opened before.
  await expect(dialog(page).locator(':focus')).toHaveCount(1);
}

/** Chooses an option of a select in the dialog. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  const box = dialog(page).getByRole('combobox', { name: field, exact: true });
  await box.click();
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function type(page: Page, field: string, value: string): Promise<void> {
  const box = dialog(page).getByRole('textbox', { name: field, exact: true });
  await box.fill(value);
  await box.press('Enter');
}

/** Sets up a film that is made quickly. */
async function smallFilm(page: Page, kind: string, seconds: string): Promise<void> {
  await choose(page, 'File', kind);
  await choose(page, 'Length', 'Seconds');
  await type(page, 'Seconds', seconds);
  await type(page, 'Hold the last frame (seconds)', '0');
}

/** The middle of what has about this colour. */
function middleOf(image: Picture, color: readonly number[]): { x: number; y: number } {
  const found: { x: number; y: number }[] = [];
  for (let y = 0; y < image.height; y += 1)
    for (let x = 0; x < image.width; x += 1)
      if (colorDistance(pixelAt(image, x, y), color) < 60) found.push({ x, y });
  expect(found.length).toBeGreaterThan(20);
  const mean = (axis: 'x' | 'y'): number => found.reduce((sum, each) => sum + each[axis], 0) / found.length;
  return { x: mean('x'), y: mean('y') };
}

async function previewDrawn(page: Page): Promise<void> {
  await expect(page.locator('.exportScreen')).toHaveAttribute('data-drawing', 'false', { timeout: 60_000 });
}

async function exportFile(page: Page): Promise<Download> {
  const download = page.waitForEvent('download', { timeout: 90_000 });
  await dialog(page)
    .getByRole('button', { name: /^(Export|Add to the queue)…$/ })
    .click();
  return download;
}

test('all races of a lesson that is open come as one archive of numbered pictures, and can be cancelled', async ({
  page,
}) => {
  await raceReady(page);
  await page.keyboard.press('i');
  await page.locator('.lessonCard').first().click();
  await expect(page.locator('.lessonPane')).toBeVisible();
  await openDialog(page);
  await choose(page, 'File', 'PNG picture');
  const all = dialog(page).getByRole('button', { name: 'All races of the lesson…' });
  const parsed = parseLesson(JSON.parse(await readFile(firstLesson, 'utf8')));
  if (!parsed.ok) throw new Error('The first lesson can’t be read');
  const { title, steps } = parsed.lesson;
  const races = steps.flatMap(({ shows }) => (shows.kind === 'race' ? shows.scenes : []));
  const names = races.map((_, race) => `${title.en!}-${String(race + 1).padStart(2, '0')}.png`);

  await test.step('cancelled, they leave nothing', async () => {
    await all.click();
    await dialog(page).getByRole('progressbar').waitFor();
    await dialog(page)
      .getByRole('button', { name: /^Cancel/ })
      .click();
    await expect(dialog(page).locator('.exportRow')).toHaveAttribute('data-status', 'cancelled');
  });
  await test.step('each race is a picture', async () => {
    const arrived = page.waitForEvent('download', { timeout: 120_000 });
    await all.click();
    const download = await arrived;
    expect(download.suggestedFilename()).toBe(`${title.en!}.zip`);
    const bytes = await readFile(await download.path());
    const found = [...bytes.toString('latin1').matchAll(/PK\x01\x02.{42}([^\0]+?\.png)/gs)];
    expect(found.map(([, name]) => name)).toEqual(names);
    expect(bytes.toString('latin1').match(/\x89PNG\r\n/g)).toHaveLength(names.length);
    await expect(dialog(page).locator('.exportRow').last()).toHaveAttribute('data-status', 'done');
  });
});

test('a picture is the same to the byte whatever the window, and an MP4’s ends are the race’s ends, exact in codec, size, times and colours', async ({
  page,
}) => {
  await test.step('the same settings give the same picture to the byte, whatever the window', async () => {
    await raceReady(page);
    await goToStep(page, 100);
    const bytes: Buffer[] = [];
    for (const size of [
      { width: 1280, height: 720 },
      { width: 1500, height: 1000 },
    ]) {
      await page.setViewportSize(size);
      await openDialog(page);
      await choose(page, 'File', 'PNG picture');
      bytes.push(await readFile(await (await exportFile(page)).path()));
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    }
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true);
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  await test.step('MP4: codec, size, frames, times and colours are exact; the ends are the race’s ends', async () => {
    needsFfmpeg();
    await openDialog(page);
    await choose(page, 'Size', 'Square · 1080 × 1080');
    await choose(page, 'Size', '640 × 480');
    await smallFilm(page, 'MP4 (H.264)', '1');
    await dialog(page).getByText('Best', { exact: true }).click();
    const download = await exportFile(page);
    expect(download.suggestedFilename()).toBe('ravine.mp4');
    const film = await download.path();
    const media = probe(film);
    expect(media).toMatchObject({
      codec: 'h264',
      width: 640,
      height: 480,
      frames: 30,
      framesPerSecond: 30,
      colors: { space: 'bt709', range: 'tv' },
    });
    expect(media.seconds).toBeCloseTo(1, 3);
    media.times.forEach((time, index) => expect(time).toBeCloseTo(index / 30, 3));

    // The same moments as still pictures, for exact comparison.
    await choose(page, 'File', 'PNG picture');
    for (const [key, index] of [
      ['Home', 0],
      ['End', 29],
    ] as const) {
      await dialog(page).getByRole('slider', { name: 'Frame of the preview' }).press(key);
      const still = readPng(await readFile(await (await exportFile(page)).path()));
      const frame = frameOf(film, index);
      expect(distinctColors(still)).toBeGreaterThan(1000);
      expect(largestFlatDifference(still, frame)).toBeLessThanOrEqual(3);
      expect(differingShare(still, frame, 40)).toBeLessThan(0.01);
    }
  });
});

test(
  'a film goes from keyframe to keyframe: its last frame is the view that was kept last',
  { tag: '@long' },
  async ({ page }) => {
    needsFfmpeg();
    await raceReady(page);
    await goToStep(page, 0);
    await page.keyboard.press('c');
    await goToStep(page, 256);
    const box = (await stage(page).boundingBox())!;
    await page.mouse.move(box.x + 60, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 220, box.y + 100, { steps: 6 });
    await page.mouse.up();
    await expect(stage(page)).toHaveAttribute('data-view', 'settled');
    await page.keyboard.press('c');

    await openDialog(page);
    await smallFilm(page, 'MP4 (H.264)', '1');
    const film = await (await exportFile(page)).path();
    const [first, middle, last] = [0, 15, 29].map((index) => frameOf(film, index));
    expect(differingShare(first!, middle!, 40)).toBeGreaterThan(0.05);
    expect(differingShare(middle!, last!, 40)).toBeGreaterThan(0.05);
    // A still camera shows the window's current view.
    await dialog(page).getByText('Still', { exact: true }).click();
    await choose(page, 'File', 'PNG picture');
    await dialog(page).getByRole('slider', { name: 'Frame of the preview' }).press('End');
    const still = readPng(await readFile(await (await exportFile(page)).path()));
    expect(differingShare(still, last!, 40)).toBeLessThan(0.01);
  },
);

test(
  'the race fits the picture by key 5, in the window and in a file, and 0 brings the view back',
  { tag: '@long' },
  async ({ page, app }) => {
    const colors = { near: '#ff00d0', far: '#00ff30' };
    await raceReady(page);
    // Short paths on a wide bowl: one runner hardly moves, the other one gets to the bottom.
    await dropScene(page, {
      landscape: { formula: 'x^2+y^2', domain: { x: [-4, 4], y: [-4, 4] }, parameters: {} },
      start: [1, -0.6],
      steps: 60,
      clock: { kind: 'frames', frames: 100_000, framesPerSecond: 60 },
      trail: { kind: 'frames', frames: 1 },
      look: { axes: false, marks: false, labels: false },
      // The colours of runners are on their heads only.
      film: { overlay: { legend: false, losses: false } },
      optimizers: (['near', 'far'] as const).map((key) => ({
        key,
        id: 'sgd',
        hyperparameters: { learningRate: key === 'near' ? 1e-4 : 0.1 },
        marker: 'circle',
        color: colors[key],
      })),
    });
    await expect(runnerRow(page, 'near')).toBeVisible();
    await raceReady(page);
    await goToStep(page, 60);

    const distance = async (): Promise<number> =>
      (await saved<{ camera: { distance: number } }>(app, 'scene')).camera.distance;
    const inWindow = async (): Promise<number> => {
      await viewSettled(page);
      const [one, other] = await Promise.all(
        (['near', 'far'] as const).map(async (key) => project(page, ...(await position(page, key, 60)))),
      );
      return Math.hypot(one!.x - other!.x, one!.y - other!.y);
    };
    const inFile = async (): Promise<number> => {
      await openDialog(page);
      await choose(page, 'File', 'PNG picture');
      await dialog(page).getByRole('slider', { name: 'Frame of the preview' }).press('End');
      const still = readPng(await readFile(await (await exportFile(page)).path()));
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
      const [one, other] = [middleOf(still, [0xff, 0x00, 0xd0]), middleOf(still, [0x00, 0xff, 0x30])];
      return Math.hypot(one.x - other.x, one.y - other.y);
    };
    const before = { distance: await distance(), inWindow: await inWindow(), inFile: await inFile() };

    await page.keyboard.press('5');
    await expect.poll(distance).toBeLessThan(0.7 * before.distance);
    const nearer = (await inWindow()) / before.inWindow;
    expect(nearer).toBeGreaterThan(1.5);
    expect((await inFile()) / before.inFile).toBeCloseTo(nearer, 1);

    await page.keyboard.press('0');
    await expect.poll(distance).toBeCloseTo(before.distance, 6);
    expect(await inWindow()).toBeCloseTo(before.inWindow, 3);
  },
);

test(
  'a picture is copied as it is exported: PNG from the dialog and from the picture’s menu, and the contour map as SVG',
  { tag: '@long' },
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const onClipboard = async (type: string): Promise<Buffer> => {
      const bytes = await page.evaluate(async (asked) => {
        const [item] = await navigator.clipboard.read();
        return [...new Uint8Array(await (await item!.getType(asked)).arrayBuffer())];
      }, type);
      return Buffer.from(bytes);
    };
    await openDialog(page);
    await expect(dialog(page).getByRole('button', { name: 'Copy', exact: true })).toHaveCount(0);
    await choose(page, 'File', 'PNG picture');
    await dialog(page).getByRole('slider', { name: 'Frame of the preview' }).press('End');
    const file = readPng(await readFile(await (await exportFile(page)).path()));
    await dialog(page).getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(dialog(page).getByText('The picture is on the clipboard, as PNG').first()).toBeVisible();
    const copy = readPng(await onClipboard('image/png'));
    expect([copy.width, copy.height]).toEqual([640, 480]);
    expect(differingShare(copy, file, 0)).toBe(0);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);

    await page.keyboard.press('End');
    const menu = page.getByRole('menu', { name: 'At this point' });
    await stage(page).locator('canvas').first().click({ button: 'right' });
    await menu.getByRole('menuitem', { name: /^Copy the contour map/ }).click();
    await expect(page.getByText('The contour map is on the clipboard, as an SVG picture')).toBeVisible();
    const map = (await onClipboard('image/svg+xml')).toString();
    expect(map).toMatch(/<svg[^>]* width="640" height="480"/);
    expect(map.match(/<path/g)!.length).toBeGreaterThan(20);
    await stage(page).locator('canvas').first().click({ button: 'right' });
    await menu.getByRole('menuitem', { name: /^Copy the picture/ }).click();
    await expect(page.getByText('The picture is on the clipboard, as PNG')).toBeVisible();
    expect(differingShare(readPng(await onClipboard('image/png')), file, 0)).toBe(0);
  },
);

test(
  'tables at full precision, a sequence as one archive, GIF, WebM with a transparent background, and AV1 are exact',
  { tag: '@long' },
  async ({ page }) => {
    await test.step('tables hold the trajectories at full precision', async () => {
      await openDialog(page);
      await choose(page, 'File', 'CSV table');
      await expect(page.getByText('There is no preview of this kind of file.')).toBeVisible();
      const csv = await readFile(await (await exportFile(page)).path(), 'utf8');
      const rows = csv.trimEnd().split('\n');
      expect(rows[0]).toBe('runner,optimizer,run,step,x,y,loss,gradientNorm');
      expect(rows).toHaveLength(1 + 6 * 257);
      expect(rows[1]).toMatch(/^0,sgd,0,0,-2,2,/);
      await choose(page, 'File', 'JSON');
      const json = JSON.parse(await readFile(await (await exportFile(page)).path(), 'utf8')) as {
        runs: { optimizer: string; x: number[][] }[];
      };
      expect(json.runs.map(({ optimizer }) => optimizer)).toContain('adam');
      expect(json.runs[0]!.x).toHaveLength(257);
    });
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await test.step('a sequence of PNG pictures comes as one archive', async () => {
      await openDialog(page);
      await smallFilm(page, 'PNG sequence', '1');
      await choose(page, 'Frames per second', '10');
      const download = await exportFile(page);
      expect(download.suggestedFilename()).toBe('ravine.zip');
      const bytes = await readFile(await download.path());
      const names = [...bytes.toString('latin1').matchAll(/PK\x01\x02.{42}(ravine-\d{4}\.png)/gs)].map(
        ([, name]) => name,
      );
      expect(names).toEqual(Array.from({ length: 10 }, (_, index) => `ravine-000${index}.png`));
    });
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await test.step('GIF: frames and times are exact, and still areas do not crawl', async () => {
      needsFfmpeg();
      await openDialog(page);
      await smallFilm(page, 'GIF', '1');
      await choose(page, 'Frames per second', '15');
      const path = await (await exportFile(page)).path();
      const media = probe(path);
      expect(media).toMatchObject({ codec: 'gif', width: 640, height: 480, frames: 15 });
      expect(media.seconds).toBeCloseTo(1, 2);
      const [first, later] = [frameOf(path, 2), frameOf(path, 12)];
      expect(differingShare(first, later)).toBeGreaterThan(0);
      // Heads, plates and read-outs move; the surface and its surroundings stay the same to the pixel.
      expect(differingShare(first, later)).toBeLessThan(0.2);
      expect(colorDistance(pixelAt(first, 60, 300), pixelAt(later, 60, 300))).toBe(0);
    });
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await openDialog(page);
    await choose(page, 'File', 'WebM (VP9)');
    await choose(page, 'Frames per second', '30');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await test.step('WebM with VP9 and a transparent background, and with AV1', async () => {
      needsFfmpeg();
      await openDialog(page);
      await smallFilm(page, 'WebM (VP9)', '0.5');
      await dialog(page).getByRole('checkbox', { name: 'Transparent background' }).check();
      const clear = await (await exportFile(page)).path();
      expect(probe(clear)).toMatchObject({
        codec: 'vp9',
        width: 640,
        height: 480,
        frames: 15,
        hasAlpha: true,
      });
      const frame = frameOf(clear, 7, 'libvpx-vp9');
      const alphaAt = (x: number, y: number): number => frame.data[4 * (y * frame.width + x) + 3]!;
      expect(alphaAt(600, 240)).toBe(0);
      expect(alphaAt(270, 250)).toBe(255);

      await choose(page, 'File', 'WebM (AV1)');
      const small = probe(await (await exportFile(page)).path());
      expect(small).toMatchObject({ codec: 'av1', width: 640, height: 480, frames: 15, hasAlpha: false });
    });
  },
);

test.describe('at the first start', () => {
  test.use({ lastSettings: null });

  test('the preview follows the settings and the document', { tag: '@long' }, async ({ page }) => {
    await openDialog(page);
    await choose(page, 'File', 'MP4 (H.264)');
    await previewDrawn(page);
    const canvas = dialog(page).getByRole('img', { name: 'Preview of the exact frame' });
    await expect(canvas).toHaveJSProperty('width', 1280);
    await choose(page, 'Size', 'Vertical · 1080 × 1920');
    // Not larger than on any screen.
    await expect(canvas).toHaveJSProperty('height', 880, { timeout: 60_000 });
    await expect(canvas).toHaveJSProperty('width', 495);
    await previewDrawn(page);
    const before = await canvas.screenshot();
    // Observed from inside the page, since drawing may end before a test could see it.
    const drawing = await page.locator('.exportScreen').evaluateHandle((screen: HTMLElement) => ({
      begun: new Promise<void>((resolve) => {
        const look = (): void => {
          if (screen.dataset['drawing'] === 'true') resolve();
        };
        new MutationObserver(look).observe(screen, { attributes: true });
      }),
    }));
    await dialog(page).getByText('Legend', { exact: true }).click();
    await drawing.evaluate(({ begun }) => begun);
    await previewDrawn(page);
    expect(differingShare(readPng(before), readPng(await canvas.screenshot()), 8)).toBeGreaterThan(0.01);
    await expect(page.getByTestId('export-summary')).toContainText('frames');
  });
});

test(
  'wrong settings are said beside the field, and nothing is exported',
  { tag: '@long' },
  async ({ page }) => {
    await test.step('wrong settings are said beside the field, and nothing is exported', async () => {
      await openDialog(page);
      await choose(page, 'File', 'MP4 (H.264)');
      await type(page, 'Width', '1281');
      await expect(
        dialog(page).getByText('Invalid Width: 1281 (expected an even number for video: 1280 or 1282)'),
      ).toBeVisible();
      await type(page, 'Width', '99999');
      await expect(
        dialog(page).getByText(/Invalid Width: 99999 \(expected a whole number, 16 ≤ Width/),
      ).toBeVisible();
      // The message stays when the field loses the focus, and spans both fields.
      const [width, height] = ['Width', 'Height'].map((name) => dialog(page).getByRole('textbox', { name }));
      await width!.press('Tab');
      await expect(height!).toBeFocused();
      await expect(width!).toHaveValue('640');
      const refused = dialog(page).getByText(
        'Invalid Width: 99999 (expected a whole number, 16 ≤ Width ≤ 7680). It is still 640.',
      );
      const [said, left, right] = await Promise.all([
        refused.boundingBox(),
        width!.boundingBox(),
        height!.boundingBox(),
      ]);
      expect(said!.width).toBeGreaterThan(right!.x + right!.width - left!.x - 2);
      await type(page, 'Width', '800');
      await choose(page, 'File', 'GIF');
      await choose(page, 'Frames per second', '60');
      await expect(dialog(page).getByText(/Invalid Frames per second: 60 \(expected 10 ≤/)).toBeVisible();
      await expect(dialog(page).getByRole('button', { name: 'Export…' })).toBeDisabled();
    });
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await test.step('a side that the next kind of file can’t have says so where it stands', async () => {
      await openDialog(page);
      await choose(page, 'File', 'PNG picture');
      await type(page, 'Width', '641');
      await previewDrawn(page);
      await choose(page, 'File', 'MP4 (H.264)');
      const width = dialog(page).getByRole('textbox', { name: 'Width' });
      await expect(width).toHaveAttribute('aria-invalid', 'true');
      await expect(width).toHaveAccessibleDescription(/640 or 642/);
      // The preview does not stay in the drawing state.
      await expect(page.locator('.exportScreen')).toHaveAttribute('data-drawing', 'false');
      await expect(dialog(page).getByRole('button', { name: 'Export…' })).toBeDisabled();
      await type(page, 'Width', '642');
      await previewDrawn(page);
      await expect(dialog(page).getByRole('button', { name: 'Export…' })).toBeEnabled();
    });
  },
);

test(
  'a queue goes on while the window is used; cancelling leaves nothing behind and makes room',
  { tag: '@long' },
  async ({ page, app }) => {
    await test.step('a queue goes on while the window is used; cancelling leaves nothing behind', async () => {
      await openDialog(page);
      await smallFilm(page, 'MP4 (H.264)', '600');
      const start = dialog(page).getByRole('button', { name: /^(Export|Add to the queue)…$/ });
      await start.click();
      await expect(dialog(page).getByText(/frames\/s/)).toBeVisible({ timeout: 60_000 });
      await choose(page, 'File', 'PNG picture');
      const download = page.waitForEvent('download', { timeout: 90_000 });
      await start.click();
      await expect(dialog(page).getByText('Waiting')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);

      await addOptimizer(page, 'Lion');
      await page.getByRole('button', { name: 'Export…' }).click();
      await dialog(page).getByRole('button', { name: 'Cancel ravine.mp4' }).first().click();
      await expect(dialog(page).getByText('Cancelled')).toBeVisible();
      await (await download).path();
      await expect(dialog(page).getByText('Done', { exact: true })).toBeVisible();
      await expect
        .poll(() =>
          readdirSync(app.dataFolder, { recursive: true }).filter((name) =>
            /ravine|partial/.test(String(name)),
          ),
        )
        .toEqual([]);
      await dialog(page).getByRole('button', { name: 'Clear the list' }).click();
      await expect(dialog(page).getByText('Cancelled')).toHaveCount(0);
    });
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await test.step('an export that is cancelled while it gets ready makes room for the next one', async () => {
      await openDialog(page);
      await smallFilm(page, 'MP4 (H.264)', '1');
      const start = dialog(page).getByRole('button', { name: /^(Export|Add to the queue)…$/ });
      await start.click();
      // Cancelled as soon as the button appears.
      await dialog(page).getByRole('button', { name: 'Cancel ravine.mp4' }).click();
      await expect(dialog(page).getByText('Cancelled')).toBeVisible();
      await (await exportFile(page)).path();
      await expect(dialog(page).getByText('Done', { exact: true })).toBeVisible();

      // However many exports there are, the dialog keeps its layout: what does not fit scrolls.
      await choose(page, 'File', 'CSV table');
      for (let count = 0; count < 4; count += 1) await (await exportFile(page)).path();
      const boxOf = async (selector: string) => (await dialog(page).locator(selector).boundingBox())!;
      const [main, actions, queue] = [
        await boxOf('.exportMain'),
        await boxOf('.exportActions'),
        await boxOf('.exportQueue'),
      ];
      expect(main.y + main.height).toBeLessThanOrEqual(actions.y);
      expect(actions.y + actions.height).toBeLessThanOrEqual(queue.y);
      const content = (await dialog(page).boundingBox())!;
      expect(queue.height).toBeGreaterThan(120);
      expect(queue.y + queue.height).toBeLessThanOrEqual(content.y + content.height);
    });
  },
);

test('several scene files are exported one after the other', { tag: '@long' }, async ({ page }) => {
  await openDialog(page);
  await choose(page, 'File', 'PNG picture');
  const scene = (title: string, landscape: string) => ({
    name: `${title}.optiscape.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({ format: 'optiscape-scene', version: 1, title, landscape: { id: landscape } }),
    ),
  });
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog(page).getByRole('button', { name: 'Export scene files…' }).click(),
  ]);
  await chooser.setFiles([scene('Bowl', 'sphere'), scene('Banana', 'rosenbrock')]);
  await expect(dialog(page).getByText('Done', { exact: true })).toHaveCount(2, { timeout: 60_000 });
  await expect.poll(() => downloads).toEqual(['Bowl.png', 'Banana.png']);
});
