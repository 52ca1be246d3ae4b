// What is pointed at in the picture: runners, and points of the surface by fingers.
import type { Page } from '@playwright/test';
import { evaluatePoints } from '../src/core/landscapes/evaluate';
import { findLandscape } from '../src/core/landscapes/registry';
import { formatMeasure } from '../src/core/numbers/formatNumber';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import {
  boxAtRest,
  goToStep,
  type InspectedWindow,
  position,
  project,
  raced,
  raceReady,
  runnerRow,
  runnerRows,
  stage,
  transitionsOver,
  viewSettled,
} from './race';
import { saved } from './saved';

type Place = Readonly<{ x: number; y: number }>;

test.beforeEach(async ({ page }) => {
  await raceReady(page);
  await goToStep(page, 100);
  await viewSettled(page);
});

/** Pixels between two points of the surface in the picture: how large it is, and how it is turned. */
const across = (page: Page): Promise<{ x: number; y: number }> =>
  page.evaluate(() => {
    const { optiscape } = globalThis as unknown as InspectedWindow;
    const [one, other] = [optiscape.project(-4, 0, 0)!, optiscape.project(4, 0, 0)!];
    return { x: other.x - one.x, y: other.y - one.y };
  });

/** Where an element of the picture is in the page. */
async function inPage(page: Page, { x, y }: Place): Promise<Place> {
  const box = (await stage(page).locator('canvas').boundingBox())!;
  return { x: box.x + x, y: box.y + y };
}

/** A place on a runner's path up to a step, as far as possible from those of the others and from all heads. */
async function onPath(page: Page, key: string, step: number): Promise<Place> {
  const others = await runnerRows(page).evaluateAll((rows) => rows.map((row) => row.dataset['runner']!));
  const { place, away } = await page.evaluate(
    ([runner, keys, last]) => {
      const { optiscape } = globalThis as unknown as InspectedWindow;
      const at = (each: string, row: number) => optiscape.project(...optiscape.position(each, row)!)!;
      const crowd = keys.flatMap((each) =>
        Array.from({ length: last + 1 }, (_, row) => row)
          .filter((row) => each !== runner || row === last)
          .map((row) => at(each, row)),
      );
      const places = Array.from({ length: last }, (_, row) => at(runner, row)).map((place) => ({
        place,
        away: Math.min(...crowd.map(({ x, y }) => Math.hypot(x - place.x, y - place.y))),
      }));
      return places.reduce((best, each) => (each.away > best.away ? each : best));
    },
    [key, others, step] as const,
  );
  expect(away).toBeGreaterThan(14);
  return inPage(page, place);
}

const isSelected = (page: Page, key: string) =>
  expect(runnerRow(page, key)).toHaveAttribute('data-selected', 'true');

test('a click on a head, a path or a plate selects its runner, and the pointer shows that it would', async ({
  page,
}) => {
  const canvas = stage(page).locator('canvas');
  await isSelected(page, 'adam-1');
  const head = await project(page, ...(await position(page, 'adagrad-1', 100)));
  await page.mouse.move(head.x + 3, head.y - 2);
  await expect(canvas).toHaveCSS('cursor', 'pointer');
  await page.mouse.click(head.x + 3, head.y - 2);
  await isSelected(page, 'adagrad-1');

  const plate = await page.evaluate(() =>
    (globalThis as unknown as InspectedWindow).optiscape.plate('rmsprop-1')!,
  );
  const middle = await inPage(page, { x: plate.x + plate.width / 2, y: plate.y + plate.height / 2 });
  await page.mouse.click(middle.x, middle.y);
  await expect(canvas).toHaveCSS('cursor', 'pointer');
  await isSelected(page, 'rmsprop-1');

  const path = await onPath(page, 'adam-1', 100);
  await page.mouse.click(path.x, path.y);
  await expect(canvas).toHaveCSS('cursor', 'pointer');
  await isSelected(page, 'adam-1');

  // Elsewhere nothing is selected, and turning the picture by a head selects nothing either.
  const nowhere = await project(page, 3, 3, 3);
  await page.mouse.click(nowhere.x, nowhere.y);
  await expect(canvas).toHaveCSS('cursor', 'auto');
  await page.mouse.move(head.x, head.y);
  await page.mouse.down();
  await page.mouse.move(head.x + 40, head.y, { steps: 4 });
  await page.mouse.up();
  await viewSettled(page);
  await isSelected(page, 'adam-1');
});

test('a click on a runner shows its settings where the panel is open', async ({ page }) => {
  const clickHead = async (key: string): Promise<void> => {
    await viewSettled(page);
    const head = await project(page, ...(await position(page, key, 100)));
    await page.mouse.click(head.x, head.y);
  };
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  await tab('Film').click();
  await clickHead('adagrad-1');
  await expect(tab('Optimizers')).toHaveAttribute('aria-selected', 'true');
  await isSelected(page, 'adagrad-1');
  // A click beside runners leaves it as it is, and so does one without a panel.
  await tab('Film').click();
  const nowhere = await project(page, 3, 3, 3);
  await page.mouse.click(nowhere.x, nowhere.y);
  await page.getByRole('button', { name: /^Hide panel/ }).click();
  await clickHead('adam-1');
  await page.getByRole('button', { name: /^Show panel/ }).click();
  await expect(tab('Film')).toHaveAttribute('aria-selected', 'true');
  await tab('Optimizers').click();
  await isSelected(page, 'adam-1');
});

test('a head and its plate tell their numbers in a card beside them, and the surface tells its own', async ({
  page,
}) => {
  const card = page.locator('.pointedCard');
  const ravine = findLandscape('ravine')!;
  const cardSays = async (
    key: string,
    name: string,
    row: number,
    words: readonly string[],
  ): Promise<void> => {
    const [x, y, value] = await position(page, key, row);
    const [beforeX, beforeY] = await position(page, key, row - 1);
    const [dx, dy] = evaluatePoints(ravine, Float64Array.of(x, y)).gradients;
    await expect(card.locator('header')).toHaveText(name);
    const names = card
      .locator('dt')
      .evaluateAll((all) =>
        all.map(
          (each) => each.querySelector('[role="math"]')?.getAttribute('aria-label') ?? each.textContent,
        ),
      );
    expect(await names).toEqual(words);
    await expect(card.locator('.katex-error')).toHaveCount(0);
    await expect(card.locator('dd')).toHaveText([
      String(row),
      `(${formatMeasure(x)}, ${formatMeasure(y)})`,
      formatMeasure(value),
      formatMeasure(Math.hypot(dx!, dy!)),
      formatMeasure(Math.hypot(x - beforeX, y - beforeY)),
    ]);
  };
  const english = ['Step', '(x, y)', 'f', '‖∇f‖', 'Last step’s length'];
  const head = await project(page, ...(await position(page, 'adam-1', 100)));
  await page.mouse.move(head.x + 2, head.y);
  await cardSays('adam-1', 'Adam', 100, english);
  const picture = (await stage(page).boundingBox())!;
  const box = (await card.boundingBox())!;
  expect(box.x).toBeGreaterThan(head.x + 7);
  expect(box.x + box.width).toBeLessThan(picture.x + picture.width);
  expect(box.y).toBeGreaterThan(picture.y);
  expect(box.y + box.height).toBeLessThan(picture.y + picture.height);

  // The pointer rests on the plate, and its numbers follow the play head.
  const plate = await page.evaluate(() =>
    (globalThis as unknown as InspectedWindow).optiscape.plate('sgd-1')!,
  );
  const middle = await inPage(page, { x: plate.x + plate.width / 2, y: plate.y + plate.height / 2 });
  await page.mouse.move(middle.x, middle.y);
  await cardSays('sgd-1', 'SGD', 100, english);
  await page.keyboard.press('ArrowRight');
  await cardSays('sgd-1', 'SGD', 101, english);

  const readout = page.locator('.surfaceReadout');
  await expect(readout).toHaveCount(0);
  const place = await project(page, 3, 3, 3);
  await page.mouse.move(place.x, place.y);
  await expect(card).toHaveCount(0);
  const [x, y, value] = (await readout.textContent())!
    .replaceAll('−', '-')
    .match(/-?\d+\.\d+/g)!
    .map(Number);
  // What is seen there is nearer than what lies at this height.
  const at = await project(page, x!, y!, value!);
  expect(Math.hypot(at.x - place.x, at.y - place.y)).toBeLessThan(1.5);
  expect(value).toBeCloseTo(evaluatePoints(ravine, Float64Array.of(x!, y!)).values[0]!, 2);

  // Nothing while the picture is turned, and when the pointer has left it.
  await page.mouse.down();
  await expect(readout).toHaveCount(0);
  await page.mouse.move(place.x + 30, place.y, { steps: 3 });
  await expect(readout).toHaveCount(0);
  await page.mouse.up();
  await viewSettled(page);
  await page.mouse.move(place.x, place.y);
  await expect(readout).toHaveCount(1);
  await page.mouse.move(picture.x + 100, picture.y + picture.height + 20);
  await expect(readout).toHaveCount(0);

  await page.getByText('日本語', { exact: true }).click();
  const turned = await project(page, ...(await position(page, 'adam-1', 101)));
  await page.mouse.move(turned.x, turned.y);
  await cardSays('adam-1', 'Adam', 101, ['ステップ', '(x, y)', 'f', '‖∇f‖', '直前の移動の長さ']);
});

test(
  'with the focus, arrows turn the picture and + and − zoom; without it, arrows step',
  { tag: '@long' },
  async ({ page, app }) => {
    const shown = page.getByRole('application', { name: /^3-D picture of the race/ });
    const camera = async () =>
      (
        await saved<{ camera: { azimuthDegrees: number; elevationDegrees: number; distance: number } }>(
          app,
          'scene',
        )
      ).camera;
    // A click leaves arrows to the transport, and the focus elsewhere.
    const place = await project(page, 3, 3, 3);
    await page.mouse.click(place.x, place.y);
    await expect(shown).not.toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('step')).toHaveText('101');
    await page.keyboard.press('0');
    const before = await across(page);

    // Its neighbour in the order of Tab.
    await page.locator('.pictureTools button').first().focus();
    await page.keyboard.press('Shift+Tab');
    await expect(shown).toBeFocused();
    expect(await shown.evaluate((element) => getComputedStyle(element, '::after').borderTopWidth)).toBe(
      '2px',
    );
    await expectAccessible(page);
    await page.keyboard.press('ArrowRight');
    await viewSettled(page);
    const turned = await across(page);
    expect(Math.abs(turned.y - before.y)).toBeGreaterThan(5);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await viewSettled(page);
    expect((await across(page)).x).toBeGreaterThan(1.15 * before.x);
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await viewSettled(page);
    expect((await across(page)).x).toBeCloseTo(before.x, 3);
    const { elevationDegrees } = await camera();
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await camera()).elevationDegrees).toBeCloseTo(elevationDegrees + 15, 6);
    await expect(page.getByTestId('step')).toHaveText('101');
    // Other keys are the race's, and a click leaves the focus where it is.
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await page.mouse.click(place.x, place.y);
    await expect(shown).toBeFocused();
  },
);

test('with the focus, the key of menus asks for the menu where the selected runner is', async ({
  page,
  app,
}) => {
  const shown = page.getByRole('application', { name: /^3-D picture of the race/ });
  const menu = page.getByRole('menu', { name: 'At this point' });
  await page.locator('.pictureTools button').first().focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+F10');
  const item = menu.getByRole('menuitem', { name: /^Start here/ });
  // What can be asked of the selected runner comes first.
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  const [x, y, value] = await position(page, 'adam-1', 100);
  await expect(item).toContainText(`(${formatMeasure(x)}, ${formatMeasure(y)})`);
  const head = await project(page, x, y, value);
  const box = await boxAtRest(menu);
  // It begins at the head, or is moved up as far as it needs to have room.
  expect(Math.abs(box.x - head.x)).toBeLessThan(12);
  expect(head.y).toBeGreaterThan(box.y - 12);
  expect(head.y).toBeLessThan(box.y + box.height);
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(shown).toBeFocused();
  await page.keyboard.press('ContextMenu');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('End');
  // After it come the start of the selected runner alone, two pictures to copy, and the view for a lesson.
  for (let up = 0; up < 4; up += 1) await page.keyboard.press('ArrowUp');
  await expect(item).toBeFocused();
  await raced(page, () => page.keyboard.press('Enter'));
  await expect
    .poll(async () => (await saved<{ start: number[] }>(app, 'scene')).start)
    .toEqual([expect.closeTo(x, 9), expect.closeTo(y, 9)]);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true });

  /** Puts fingers on the screen, moves them by steps, and leaves them there. */
  async function fingers(page: Page) {
    const session = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly Place[]): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: at.map(({ x, y }, id) => ({ x, y, id })),
      });
    return {
      async press(at: readonly Place[]): Promise<void> {
        for (let count = 1; count <= at.length; count += 1) await send('touchStart', at.slice(0, count));
      },
      async slide(from: readonly Place[], to: readonly Place[]): Promise<void> {
        const steps = 6;
        for (let step = 1; step <= steps; step += 1) {
          const along = (a: number, b: number): number => a + ((b - a) * step) / steps;
          await send(
            'touchMove',
            from.map(({ x, y }, finger) => ({ x: along(x, to[finger]!.x), y: along(y, to[finger]!.y) })),
          );
        }
      },
      lift: () => send('touchEnd', []),
    };
  }

  test('a tap on a runner or the surface tells its numbers until the next press', async ({ page }) => {
    const hand = await fingers(page);
    const tap = async (at: Place): Promise<void> => {
      // One after the other at once: a finger that stays on a busy machine would ask for the menu.
      await Promise.all([hand.press([at]), hand.lift()]);
    };
    const card = page.locator('.pointedCard');
    const readout = page.locator('.surfaceReadout');
    await tap(await project(page, ...(await position(page, 'adagrad-1', 100))));
    await expect(card.locator('header')).toHaveText('Adagrad');
    await isSelected(page, 'adagrad-1');
    const before = (await card.boundingBox())!;
    // It goes with its head.
    await goToStep(page, 10);
    await expect(card.locator('dd').first()).toHaveText('10');
    await expect.poll(async () => (await card.boundingBox())!.x).not.toBe(before.x);
    await viewSettled(page);
    await tap(await onPath(page, 'adam-1', 10));
    await expect(card.locator('header')).toHaveText('Adam');

    const place = await project(page, 3, 3, 3);
    await tap(place);
    await expect(readout).toBeVisible();
    await expect(card).toHaveCount(0);
    await viewSettled(page);
    await expect(readout).toBeVisible();
    const turned = { x: place.x + 90, y: place.y };
    const across0 = await across(page);
    await hand.press([place]);
    await hand.slide([place], [turned]);
    await hand.lift();
    await viewSettled(page);
    await expect(readout).toHaveCount(0);
    expect(Math.abs((await across(page)).y - across0.y)).toBeGreaterThan(10);
  });

  test('one finger turns, two zoom, and a long press asks for the menu of a point', async ({ page, app }) => {
    const hand = await fingers(page);
    const middle = await project(page, 2, 2, 1);
    const at = (dx: number, dy = 0): Place => ({ x: middle.x + dx, y: middle.y + dy });

    const before = await across(page);
    await hand.press([at(0)]);
    await hand.slide([at(0)], [at(90)]);
    await hand.lift();
    await viewSettled(page);
    const turned = await across(page);
    expect(Math.abs(turned.y - before.y)).toBeGreaterThan(10);

    await hand.press([at(-40), at(40)]);
    await hand.slide([at(-40), at(40)], [at(-80), at(80)]);
    await hand.lift();
    await viewSettled(page);
    const nearer = await across(page);
    expect(Math.hypot(nearer.x, nearer.y)).toBeGreaterThan(1.2 * Math.hypot(turned.x, turned.y));
    const menu = page.getByRole('menu', { name: 'At this point' });
    await expect(menu).toHaveCount(0);

    // A finger that is lifted at once does not touch what is outside of the menu.
    const target = await project(page, 3, 2, 1);
    await hand.press([target]);
    await expect(menu).toBeVisible();
    await hand.lift();
    await transitionsOver(page);
    await expect(menu).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);

    // It turns nothing either, even if it slips.
    await hand.press([target]);
    await expect(menu).toBeVisible();
    await hand.slide([target], [{ x: target.x + 40, y: target.y }]);
    await hand.lift();
    await viewSettled(page);
    expect(await across(page)).toEqual(nearer);
    await boxAtRest(menu);
    await raced(page, () => menu.getByRole('menuitem', { name: /^Start here/ }).click());
    await expect(menu).toHaveCount(0);
    const start = async (): Promise<number[]> => (await saved<{ start: number[] }>(app, 'scene')).start;
    await expect
      .poll(async () => Math.hypot((await start())[0]! - 3, (await start())[1]! - 2))
      .toBeLessThan(1);
  });
});

test('the picture has whole pixels in a window of any size', async ({ page }) => {
  for (const [width, height] of [
    [1280, 717],
    [1611, 901],
    [900, 803],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect
      .poll(() =>
        stage(page)
          .locator('canvas')
          .evaluate((canvas: HTMLCanvasElement) => {
            const { width: wide, height: high } = canvas.getBoundingClientRect();
            return [wide - canvas.width, high - canvas.height];
          }),
      )
      .toEqual([0, 0]);
  }
});
