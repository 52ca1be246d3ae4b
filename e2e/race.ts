// Helpers for specs: positions in the window, and reading the picture.
import { expect, type Locator, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { raceMeasure } from '../src/renderer/state/raceLoader';

/** The part of the view's inspection interface that specs use. */
export interface InspectedWindow {
  readonly optiscape: {
    project(x: number, y: number, z: number): { x: number; y: number } | null;
    position(key: string, row: number): [x: number, y: number, value: number] | null;
    plate(key: string): { x: number; y: number; width: number; height: number } | null;
    renderStats(): { readonly framesDrawn: number };
    settled(): boolean;
  };
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export function stage(page: Page): Locator {
  return page.locator('.stage');
}

export function runnerRows(page: Page): Locator {
  return page.locator('[data-runner]');
}

export function runnerRow(page: Page, key: string): Locator {
  return page.locator(`[data-runner="${key}"]`);
}

/** The step under the play head. */
export async function step(page: Page): Promise<number> {
  return Number(await page.getByTestId('step').textContent());
}

/** Waits until the surface, the complete paths of all runners and the panels beside them are there. */
export async function raceReady(page: Page): Promise<void> {
  await expect(page.locator('.raceWorkspace')).toHaveAttribute('data-panels', 'ready');
  await expect(stage(page).locator('canvas').first()).toBeVisible();
  await expect(page.locator('.stage')).toHaveAttribute('data-surface', 'ready', { timeout: 30_000 });
  await expect(page.locator('.stage')).toHaveAttribute('data-race', 'complete', { timeout: 30_000 });
}

/**
 * Makes a change to the race, and waits until the new race is complete. Until its first rows arrive, the old race is
 * shown, which is complete, too.
 */
export async function raced(page: Page, change: () => Promise<unknown>): Promise<void> {
  const race = await page.evaluateHandle((measure) => {
    const computed = new Promise<void>((resolve) => {
      const observer = new PerformanceObserver((list) => {
        if (list.getEntriesByName(measure).length === 0) return;
        observer.disconnect();
        resolve();
      });
      observer.observe({ type: 'measure' });
    });
    return { computed };
  }, raceMeasure);
  await change();
  await race.evaluate(({ computed }) => computed);
  await raceReady(page);
}

/** Waits for the next frame: before it, the latest change and its consequences may not be shown. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(requestAnimationFrame));
}

/** Waits until the picture shows the latest request, is still and has reached full quality. */
export async function viewSettled(page: Page): Promise<void> {
  const settled = await page.evaluate(async (patienceMs) => {
    const end = performance.now() + patienceMs;
    // A picture that has just been called for is there a moment later.
    const isSettled = (): boolean =>
      (globalThis as unknown as Partial<InspectedWindow>).optiscape?.settled() === true;
    // At least one frame: the view notices requests when it draws the next one.
    do await new Promise(requestAnimationFrame);
    while (!isSettled() && performance.now() < end);
    return isSettled();
  }, 30_000);
  expect(settled, 'the view comes to rest').toBe(true);
}

/** Waits until all transitions have ended. */
export async function transitionsOver(page: Page): Promise<void> {
  await nextFrame(page);
  const underWay = (): Promise<number> =>
    page.evaluate(() => document.getAnimations().filter((each) => each instanceof CSSTransition).length);
  await expect.poll(underWay).toBe(0);
}

/** The box of an element once it is still and not covered. */
export async function boxAtRest(
  element: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  await element.hover({ trial: true });
  return (await element.boundingBox())!;
}

/** Pauses and moves the play head to a step. */
export async function goToStep(page: Page, target: number): Promise<void> {
  const scrubber = page.getByRole('slider', { name: /Position in the race|レースの位置/ });
  await scrubber.fill(String(target));
  await expect(page.getByTestId('step')).toHaveText(String(target));
}

export async function chooseLandscape(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^(Landscape|地形):/ }).click();
  await pick(page, name);
  await expect(page.locator('.pickerDialog')).toHaveCount(0);
  await raceReady(page);
}

/** Opens a scene by dropping its file on the window; format and version are added. */
export async function dropScene(page: Page, scene: object): Promise<void> {
  const text = JSON.stringify({ format: 'optiscape-scene', version: 1, ...scene });
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'dropped.optiscape'));
    return data;
  }, text);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** Adds a runner with the picker, and closes the picker. */
export async function addOptimizer(page: Page, name: string): Promise<void> {
  const before = await runnerRows(page).count();
  await page.getByRole('button', { name: /^(Add an optimizer|最適化手法を追加)$/ }).click();
  await pick(page, name);
  await expect(runnerRows(page)).toHaveCount(before + 1);
  await page.keyboard.press('Escape');
  await expect(page.locator('.pickerDialog')).toHaveCount(0);
  await raceReady(page);
}

/** Searches in the open picker, and chooses the first result. */
async function pick(page: Page, name: string): Promise<void> {
  await page.locator('.pickerSearch input').fill(name);
  await expect(page.getByRole('option', { selected: true })).toContainText(name);
  await page.keyboard.press('Enter');
}

/** A point of the landscape in page pixels. */
export async function project(
  page: Page,
  x: number,
  y: number,
  z: number,
): Promise<{ x: number; y: number }> {
  const box = (await stage(page).locator('canvas').boundingBox())!;
  const at = await page.evaluate(
    ([px, py, pz]) => (globalThis as unknown as InspectedWindow).optiscape.project(px, py, pz),
    [x, y, z] as const,
  );
  return { x: box.x + at!.x, y: box.y + at!.y };
}

/** A runner's position after `row` updates: x, y and f(x, y). */
export async function position(page: Page, key: string, row: number): Promise<[number, number, number]> {
  const at = await page.evaluate(
    ([runner, index]) => (globalThis as unknown as InspectedWindow).optiscape.position(runner, index),
    [key, row] as const,
  );
  return at!;
}

/** A screenshot of an element as pixels. */
export async function picture(element: Locator): Promise<Picture> {
  const { width, height, data } = PNG.sync.read(await element.screenshot());
  return { width, height, data };
}

export function pixelAt(image: Picture, x: number, y: number): [red: number, green: number, blue: number] {
  const at = 4 * (Math.round(y) * image.width + Math.round(x));
  return [image.data[at]!, image.data[at + 1]!, image.data[at + 2]!];
}

/** Largest difference of a channel between two colours. */
export function colorDistance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((channel, index) => Math.abs(channel - b[index]!)));
}

/** Share of pixels that differ by more than `tolerance` in a channel. */
export function differingShare(a: Picture, b: Picture, tolerance = 0): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let differing = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const distance = Math.max(
      Math.abs(a.data[at]! - b.data[at]!),
      Math.abs(a.data[at + 1]! - b.data[at + 1]!),
      Math.abs(a.data[at + 2]! - b.data[at + 2]!),
    );
    if (distance > tolerance) differing += 1;
  }
  return (4 * differing) / a.data.length;
}

/** Number of distinct colours in a picture: an empty one has only a few. */
export function distinctColors(image: Picture): number {
  const colors = new Set<number>();
  for (let at = 0; at < image.data.length; at += 4) {
    colors.add((image.data[at]! << 16) | (image.data[at + 1]! << 8) | image.data[at + 2]!);
  }
  return colors.size;
}
