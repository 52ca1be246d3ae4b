// The map of the race: instead of the surface, beside it, and where there is no other picture.
import type { Locator, Page } from '@playwright/test';
import type { Scene } from '../src/core/scene/scene';
import type { MapInspection } from '../src/renderer/map2d/mapInspection';
import { expectAccessible } from './accessible';
import { expect, inMotion, test } from './fixtures';
import {
  boxAtRest,
  colorDistance,
  dropScene,
  goToStep,
  type InspectedWindow,
  picture,
  pixelAt,
  raced,
  raceReady,
  runnerRow,
  stage,
} from './race';
import { saved } from './saved';

interface MapWindow extends InspectedWindow {
  readonly optiscapeMap: MapInspection;
}

type Place = Readonly<{ x: number; y: number }>;

const map = (page: Page): Locator => page.locator('.raceMap');

/** Waits until the race is complete, and pauses it at a step. */
async function mapReady(page: Page, step = 100): Promise<void> {
  await expect(stage(page)).toHaveAttribute('data-surface', 'ready', { timeout: 30_000 });
  await expect(stage(page)).toHaveAttribute('data-race', 'complete', { timeout: 30_000 });
  await goToStep(page, step);
  await mapSettled(page);
}

/** Waits until the map is at rest, and all of it is painted. */
async function mapSettled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as MapWindow).optiscapeMap.settled()), {
      timeout: 20_000,
    })
    .toBe(true);
}

/** A point of the landscape in page pixels. */
async function onMap(page: Page, x: number, y: number): Promise<Place> {
  const at = await page.evaluate(
    ([px, py]) => (globalThis as unknown as MapWindow).optiscapeMap.project(px, py),
    [x, y] as const,
  );
  const box = (await map(page).boundingBox())!;
  return { x: box.x + at!.x, y: box.y + at!.y };
}

/** What is seen of the landscape. */
const seen = (page: Page) => page.evaluate(() => (globalThis as unknown as MapWindow).optiscapeMap.seen()!);

const widthOf = async (page: Page): Promise<number> => {
  const { x } = await seen(page);
  return x[1] - x[0];
};

const start = async (app: Parameters<typeof saved>[0]): Promise<number[]> =>
  (await saved<{ start: number[] }>(app, 'scene')).start;

/** Drags what can be held at one place of the page to another, and waits for the race from there. */
async function dragStart(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await expect(map(page)).toHaveCSS('cursor', 'grab');
  await raced(page, async () => {
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  });
}

test.describe('alone', () => {
  test.use({ lastSettings: { tipsSeen: true, picture: 'map' } });

  test.beforeEach(async ({ page }) => {
    await mapReady(page);
  });

  test(
    'has the gradient’s field, gives way to the surface, and is zoomed and moved by wheel, pointer and keys',
    { tag: '@long' },
    async ({ page, app }) => {
      await test.step('has the field of the gradient with what its arrows say, and gives way to the surface', async () => {
        const before = await picture(map(page));
        await page.keyboard.press('g');
        const legend = page.locator('.fieldLegend');
        await expect(legend).toContainText('logarithmic');
        await mapSettled(page);
        const after = await picture(map(page));
        let changed = 0;
        for (let x = 250; x < 650; x += 2)
          for (let y = 60; y < 440; y += 2)
            if (colorDistance(pixelAt(before, x, y), pixelAt(after, x, y)) > 40) changed += 1;
        expect(changed).toBeGreaterThan(400);
        await page.keyboard.press('g');
        await expect(legend).toHaveCount(0);
        // A view of the surface shows it.
        await page.keyboard.press('1');
        await expect(map(page)).toHaveCount(0);
        await raceReady(page);
        await page.getByRole('button', { name: 'Map', exact: true }).click();
        await expect(map(page)).toBeVisible();
      });
      await mapSettled(page);
      await test.step('is zoomed by the wheel about the pointer, moved by dragging, and whole again by a double click', async () => {
        const before = await page.evaluate(() => (globalThis as unknown as MapWindow).optiscapeMap.numbers());
        expect(before.length).toBeGreaterThan(8);
        const [origin, unit] = [await onMap(page, 0, 0), await onMap(page, 1, 1)];
        // Whole pixels: a wheel knows no others.
        const at = { x: Math.round(origin.x) + 14, y: Math.round(origin.y) + 9 };
        const point = [
          (at.x - origin.x) / (unit.x - origin.x),
          (at.y - origin.y) / (unit.y - origin.y),
        ] as const;
        await page.mouse.move(at.x, at.y);
        for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, -240);
        await expect.poll(() => widthOf(page)).toBeLessThan(0.5);
        await mapSettled(page);
        const kept = await onMap(page, ...point);
        expect(Math.hypot(kept.x - at.x, kept.y - at.y)).toBeLessThan(1);
        // Finer lines than those of the whole map, numbered, too.
        const near = await page.evaluate(() => (globalThis as unknown as MapWindow).optiscapeMap.numbers());
        expect(near.length).toBeGreaterThan(4);
        expect(near.filter((text) => !before.includes(text)).length).toBeGreaterThan(2);

        const around = await seen(page);
        await page.mouse.down();
        await page.mouse.move(at.x + 60, at.y - 30, { steps: 4 });
        await page.mouse.up();
        const moved = await seen(page);
        expect(moved.x[0]).toBeLessThan(around.x[0]);
        expect(moved.y[0]).toBeLessThan(around.y[0]);
        expect(moved.x[1] - moved.x[0]).toBeCloseTo(around.x[1] - around.x[0], 9);

        await page.mouse.dblclick(at.x + 100, at.y + 80);
        await expect.poll(() => seen(page)).toEqual({ x: [-5, 5], y: [-5, 5] });
      });
      await mapSettled(page);
      await test.step('is moved and zoomed by keys while it has the focus, and fitted by commands', async () => {
        const shown = page.getByRole('application', { name: /^Map of the race/ });
        await shown.focus();
        await expectAccessible(page);
        for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('+');
        await expect.poll(() => widthOf(page)).toBeLessThan(10);
        await mapSettled(page);
        const before = await seen(page);
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowUp');
        await expect.poll(async () => (await seen(page)).x[0]).toBeGreaterThan(before.x[0]);
        await expect.poll(async () => (await seen(page)).y[0]).toBeGreaterThan(before.y[0]);
        await expect(page.getByTestId('step')).toHaveText('100');
        await page.keyboard.press('0');
        await expect.poll(() => seen(page)).toEqual({ x: [-5, 5], y: [-5, 5] });
        await page.keyboard.press('5');
        await expect.poll(() => widthOf(page)).toBeLessThan(9);
        // It fills the room where units need not be equal.
        await page.keyboard.press('0');
        await page.keyboard.press('u');
        await expect(page.getByRole('button', { name: 'Map with equal units' })).toHaveAttribute(
          'aria-pressed',
          'false',
        );
        await mapSettled(page);
        const [origin, right, up] = [
          await onMap(page, 0, 0),
          await onMap(page, 4, 0),
          await onMap(page, 0, 4),
        ];
        expect(right.x - origin.x).toBeGreaterThan(1.2 * (origin.y - up.y));
        await expect
          .poll(async () => (await saved<{ mapUnits: string }>(app, 'settings')).mapUnits)
          .toBe('fitted');
      });
    },
  );

  test('shows no other landscape’s ground under a race, not even until its own is painted', async ({
    page,
  }) => {
    const formula = (text: string) => ({
      landscape: { formula: text, domain: { x: [-5, 5], y: [-5, 5] }, parameters: {} },
      start: [0, 4],
      steps: 60,
      optimizers: [{ id: 'sgd' }],
    });
    await dropScene(page, formula('x'));
    await mapReady(page, 0);
    // The colour at the left in each frame, when it has been drawn, and whether the start is that of the second scene.
    const [left, startAt] = [await onMap(page, -4.2, -3.3), await onMap(page, 0, -4)];
    const frames = await page.evaluateHandle(
      (places) => {
        const canvas = document.querySelector<HTMLCanvasElement>('.raceMap')!;
        const box = canvas.getBoundingClientRect();
        const ratio = canvas.width / box.width;
        const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
        const colorAt = ({ x, y }: Place): number[] => {
          pixel.drawImage(canvas, (x - box.x) * ratio, (y - box.y) * ratio, 1, 1, 0, 0, 1, 1);
          return [...pixel.getImageData(0, 0, 1, 1).data.slice(0, 3)];
        };
        const seenIn: number[][][] = [];
        const look = (): void => {
          // After everything that is drawn in this frame.
          setTimeout(() => seenIn.push(places.map(colorAt)));
          requestAnimationFrame(look);
        };
        look();
        return seenIn;
      },
      [left, startAt],
    );
    await dropScene(page, { ...formula('-x'), start: [0, -4] });
    await mapReady(page, 0);
    const all = await frames.jsonValue();
    const [old, noStart] = all[0]!;
    const ofSecond = all.filter(([, start]) => colorDistance(start!, noStart!) > 60);
    expect(ofSecond.length).toBeGreaterThan(1);
    expect(colorDistance(ofSecond.at(-1)![0]!, old!)).toBeGreaterThan(60);
    expect(ofSecond.filter(([ground]) => colorDistance(ground!, old!) < 20)).toEqual([]);
  });

  test('points at runners, has the menu of a point, and has starts dragged, in equal units', async ({
    page,
    app,
  }) => {
    await test.step('points at runners, selects them, and has the menu of a point', async () => {
      const plate = await page.evaluate(() =>
        (globalThis as unknown as MapWindow).optiscapeMap.plate('rmsprop-1')!,
      );
      const box = (await map(page).boundingBox())!;
      const middle = { x: box.x + plate.x + plate.width / 2, y: box.y + plate.y + plate.height / 2 };
      await page.mouse.move(middle.x, middle.y);
      await expect(page.locator('.pointedCard header')).toHaveText('RMSProp');
      await expect(page.locator('.pointedCard dd').first()).toHaveText('100');
      await page.mouse.click(middle.x, middle.y);
      await expect(runnerRow(page, 'rmsprop-1')).toHaveAttribute('data-selected', 'true');
      const target = await onMap(page, 3, 3);
      await page.mouse.move(target.x, target.y);
      await expect(page.locator('.surfaceReadout')).toBeVisible();
      await page.mouse.click(target.x, target.y, { button: 'right' });
      const menu = page.getByRole('menu', { name: 'At this point' });
      await boxAtRest(menu);
      await raced(page, () => menu.getByRole('menuitem', { name: /^Start here/ }).click());
      await expect.poll(() => start(app)).toEqual([expect.closeTo(3, 1), expect.closeTo(3, 1)]);
    });
    await mapReady(page);
    await test.step('has equal units, and its start is dragged', async () => {
      const [left, right, up] = [await onMap(page, -4, 0), await onMap(page, 4, 0), await onMap(page, 0, 4)];
      expect(right.x - left.x).toBeCloseTo(2 * (left.y - up.y), 3);
      const [x, y] = await start(app).catch(() => [-2, 2]);
      const from = await onMap(page, x!, y!);
      const to = await onMap(page, 3, -2);
      await dragStart(page, from, to);
      await expect.poll(() => start(app)).toEqual([expect.closeTo(3, 1), expect.closeTo(-2, 1)]);
      // It has moved nothing else.
      expect(await seen(page)).toEqual({ x: [-5, 5], y: [-5, 5] });
    });
    await test.step('has a runner’s own start dragged in its place', async () => {
      await dropScene(page, {
        landscape: { id: 'himmelblau' },
        start: [-1, -0.5],
        steps: 60,
        optimizers: [{ id: 'adam' }, { id: 'sgd', start: [3.5, -4] }],
      });
      await mapReady(page, 20);
      const [from, to] = [await onMap(page, 3.5, -4), await onMap(page, 2, 3)];
      await dragStart(page, from, to);
      const own = async () => (await saved<Scene>(app, 'scene')).optimizers.map((runner) => runner.start);
      await expect.poll(own).toEqual([null, [expect.closeTo(2, 1), expect.closeTo(3, 1)]]);
      expect(await start(app)).toEqual([-1, -0.5]);
    });
  });
});

test.describe('beside the surface', () => {
  test.use({ lastSettings: { tipsSeen: true, picture: 'both' } });

  test('shares play head, selection and what is pointed at, and stands above it in a narrow window', async ({
    page,
  }) => {
    await test.step('shares play head, selection and what is pointed at', async () => {
      await mapReady(page);
      await expect(stage(page)).toHaveAttribute('data-view', 'settled', { timeout: 30_000 });
      const surface = page.locator('.picturePane').first().locator('canvas');
      const [left, right] = [(await surface.boundingBox())!, (await map(page).boundingBox())!];
      expect(left.x + left.width).toBeLessThanOrEqual(right.x);
      expect(Math.abs(left.width - right.width)).toBeLessThan(4);

      // The head is in both at the same step.
      const [x, y, value] = await page.evaluate(() =>
        (globalThis as unknown as MapWindow).optiscape.position('adagrad-1', 100)!,
      );
      const onSurface = await page.evaluate(
        (at) => (globalThis as unknown as MapWindow).optiscape.project(...at)!,
        [x, y, value] as const,
      );
      const head = await onMap(page, x, y);

      // What is pointed at in one is shown in the other.
      const echoOf = async (inMap: boolean): Promise<number> => {
        await expect(stage(page)).toHaveAttribute('data-view', 'settled', { timeout: 30_000 });
        const image = await picture(inMap ? map(page) : surface);
        const at = inMap ? { x: head.x - right.x, y: head.y - right.y } : onSurface;
        // The ring around the head: how light it is there.
        let light = 0;
        for (let turn = 0; turn < 24; turn += 1) {
          const angle = (turn * Math.PI) / 12;
          const reach = inMap ? 11 : 8.5;
          const [red, green, blue] = pixelAt(
            image,
            at.x + reach * Math.cos(angle),
            at.y + reach * Math.sin(angle),
          );
          light += Math.abs(red - 0) + Math.abs(green - 158) + Math.abs(blue - 115);
        }
        return light / 24;
      };
      const surfaceBefore = await echoOf(false);
      await page.mouse.move(head.x, head.y);
      await expect(page.locator('.pointedCard')).toHaveCount(1);
      await expect(page.locator('.pointedCard header')).toHaveText('Adagrad');
      const surfacePointed = await echoOf(false);
      expect(surfacePointed).not.toBeCloseTo(surfaceBefore, 0);
      await page.mouse.click(head.x, head.y);
      await expect(runnerRow(page, 'adagrad-1')).toHaveAttribute('data-selected', 'true');

      await page.mouse.move(left.x + onSurface.x, left.y + onSurface.y);
      await expect(page.locator('.picturePane').first().locator('.pointedCard header')).toHaveText('Adagrad');
      const mapPointed = await echoOf(true);
      await page.mouse.move(left.x + left.width / 2, left.y + left.height + 30);
      await expect(page.locator('.pointedCard')).toHaveCount(0);
      expect(mapPointed).not.toBeCloseTo(await echoOf(true), 0);

      // A point of the plane is told beside the pointer only.
      const nowhere = await onMap(page, 3.5, 3.5);
      await page.mouse.move(nowhere.x, nowhere.y);
      await expect(page.locator('.surfaceReadout')).toHaveCount(1);
      await expectAccessible(page);
    });
    await test.step('stands above it in a narrow window', async () => {
      await mapReady(page);
      await page.setViewportSize({ width: 590, height: 900 });
      const surface = page.locator('.picturePane').first().locator('canvas');
      await expect
        .poll(async () => {
          const [above, below] = [await surface.boundingBox(), await map(page).boundingBox()];
          return above!.y + above!.height <= below!.y && above!.width === below!.width;
        })
        .toBe(true);
    });
  });
});

test.describe('in motion', () => {
  test.use(inMotion);

  test(
    'its plates glide to other places, and are where they were when motion is to be reduced',
    { tag: '@long' },
    async ({ page }) => {
      const race = {
        landscape: { id: 'himmelblau' },
        start: [-1, -0.5],
        steps: 120,
        optimizers: [{ id: 'momentum' }, { id: 'adam', hyperparameters: { learningRate: 0.01 } }],
      };
      await raceReady(page);
      await dropScene(page, race);
      await page.keyboard.press('7');
      await mapReady(page);
      /** Where Adam's plate has been in each frame until the map is at rest. */
      const followed = async (rate: string): Promise<number[]> => {
        const field = page.getByRole('textbox', { name: 'Learning rate' });
        await field.fill(rate);
        const places = await page.evaluateHandle(() => {
          const { optiscapeMap } = globalThis as unknown as MapWindow;
          const seenAt: number[] = [];
          const look = (): void => {
            seenAt.push(optiscapeMap.plate('adam-1')!.y);
            requestAnimationFrame(look);
          };
          look();
          return seenAt;
        });
        await raced(page, () => field.press('Enter'));
        await mapSettled(page);
        return places.evaluate((all) => [...all]);
      };
      const between = (all: readonly number[]): number => {
        const [first, last] = [all[0]!, all.at(-1)!];
        expect(Math.abs(last - first)).toBeGreaterThan(20);
        return all.filter((y) => y > Math.min(first, last) + 1 && y < Math.max(first, last) - 1).length;
      };
      await runnerRow(page, 'adam-1').getByRole('button', { name: /^Adam/ }).click();
      expect(between(await followed('0.5'))).toBeGreaterThan(0);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect(between(await followed('0.01'))).toBe(0);
    },
  );
});
