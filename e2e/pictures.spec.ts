// The picture of a scene, pixel by pixel: light and shade, heads and paths that differ in more than colour, families of runs, the search
// shapes of methods, and the same pixels for the same frame.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  colorDistance,
  differingShare,
  dropScene,
  goToStep,
  type InspectedWindow,
  runnerRow,
  type Picture,
  picture,
  pixelAt,
  raceReady,
  stage,
  viewSettled,
} from './race';

/** A colour that occurs in no colour map, contour or other runner. */
const color = '#ff00d0';
const rgb = [0xff, 0x00, 0xd0];
/** That of a second runner, as written in scenes and in a picture. */
const otherColor = '#00e0ff';
const cyan = [0x00, 0xe0, 0xff];
const fromAbove = { azimuthDegrees: -90, elevationDegrees: 90, distance: 4.5, target: [0, 0, 0] };
const bareLook = { axes: false, marks: false, labels: false };

type Written = Readonly<Record<string, unknown>>;
type Runner = Written & { readonly key: string };

/** Trails too short to be visible. */
const noTrails = {
  clock: { kind: 'frames', frames: 100_000, framesPerSecond: 60 },
  trail: { kind: 'frames', frames: 1 },
};

/** Opens a scene by dropping its file; the picture has no texts or marks and is seen from above. */
async function openScene(
  page: Page,
  scene: Written & { readonly optimizers: readonly Runner[] },
): Promise<void> {
  await dropScene(page, {
    landscape: { id: 'ravine' },
    start: [-3, 3],
    steps: 120,
    trail: { kind: 'all' },
    camera: fromAbove,
    look: bareLook,
    ...scene,
  });
  await expect(runnerRow(page, scene.optimizers[0]!.key)).toBeVisible();
  const notice = page.locator('.mantine-Notification-root');
  await expect(notice).toBeVisible();
  // On a slow machine it may have gone by itself before it is pressed.
  await expect(async () => {
    for (const close of await notice.getByRole('button', { name: 'Close' }).all())
      await close.click({ timeout: 1000 });
    expect(await notice.count()).toBe(0);
  }).toPass();
  await raceReady(page);
}

/** The stage at a step, once it has reached full quality and no notice covers it. */
async function pictureAt(page: Page, step: number): Promise<Picture> {
  // The buttons lie over the picture, and the browser smooths their corners in one way or another.
  await page.locator('.pictureTools').evaluate((tools) => {
    tools.style.visibility = 'hidden';
  });
  await goToStep(page, step);
  await viewSettled(page);
  return picture(stage(page));
}

/** A runner's positions after each of `rows` updates, in pixels of the stage's picture, which the canvas fills. */
function placesOf(page: Page, key: string, rows: readonly number[]): Promise<{ x: number; y: number }[]> {
  return page.evaluate(
    ([runner, indexes]) => {
      const { optiscape } = globalThis as unknown as InspectedWindow;
      return indexes.map((row) => optiscape.project(...optiscape.position(runner, row)!)!);
    },
    [key, rows] as const,
  );
}

function isColored(image: Picture, x: number, y: number, tolerance = 90): boolean {
  return colorDistance(pixelAt(image, x, y), rgb) < tolerance;
}

function coloredPixels(image: Picture): number {
  let count = 0;
  for (let y = 0; y < image.height; y += 1)
    for (let x = 0; x < image.width; x += 1) if (isColored(image, x, y)) count += 1;
  return count;
}

test.beforeEach(async ({ page }) => {
  await raceReady(page);
});

test('shades a well and its side towards the sun, but not the plain around it', async ({ page }) => {
  /** Its bottom, both sides, and the plain, from above: the same values, and so the same colours, in every relief. */
  const colorsIn = async (relief: number): Promise<Record<string, readonly number[]>> => {
    await openScene(page, {
      landscape: { formula: '-exp(-4*(x^2+y^2))', domain: { x: [-2, 2], y: [-2, 2] }, parameters: {} },
      start: [1.9, -1.9],
      optimizers: [{ key: 'runner', id: 'sgd', hyperparameters: { learningRate: 0.01 } }],
      look: { ...bareLook, surfaceContours: false, floorContours: false, relief, heightScale: 'linear' },
      ...noTrails,
    });
    const image = await pictureAt(page, 0);
    const colorAt = async (x: number, y: number): Promise<readonly number[]> => {
      const z = -Math.exp(-4 * (x * x + y * y));
      const at = (await page.evaluate(
        (point) => (globalThis as unknown as InspectedWindow).optiscape.project(...point),
        [x, y, z] as const,
      ))!;
      return pixelAt(image, at.x, at.y);
    };
    // The sun is at the azimuth of −150°: to the left of where a formula's own view stands.
    const [sunX, sunY] = [-Math.cos(Math.PI / 6), -Math.sin(Math.PI / 6)];
    return {
      bottom: await colorAt(0, 0),
      towards: await colorAt(0.6 * sunX, 0.6 * sunY),
      away: await colorAt(-0.6 * sunX, -0.6 * sunY),
      plain: await colorAt(-1.5, 1.2),
    };
  };
  const brightness = (color: readonly number[]): number => color[0]! + color[1]! + color[2]!;
  const flat = await colorsIn(0.05);
  const deep = await colorsIn(0.8);
  expect(colorDistance(deep.plain!, flat.plain!)).toBeLessThan(4);
  expect(brightness(deep.bottom!)).toBeLessThan(0.85 * brightness(flat.bottom!));
  expect(brightness(deep.bottom!)).toBeGreaterThan(0.6 * brightness(flat.bottom!));
  expect(brightness(deep.towards!)).toBeLessThan(0.85 * brightness(deep.away!));
});

test('draws heads of six shapes and of about the same weight', async ({ page }) => {
  // Large enough for a shape to have many pixels.
  await page.setViewportSize({ width: 1900, height: 1200 });
  const markers = ['circle', 'square', 'diamond', 'triangle', 'cross', 'ring'];
  await openScene(page, {
    // Adam's first steps are about as long as its learning rate: the runners stand in a row, almost without trails.
    optimizers: markers.map((marker, index) => ({
      key: marker,
      id: 'adam',
      hyperparameters: { learningRate: 0.06 * (index + 1) },
      marker,
      color,
    })),
    ...noTrails,
  });
  const image = await pictureAt(page, 8);
  const reach = 16;
  const masks: boolean[][] = [];
  for (const marker of markers) {
    const [at] = await placesOf(page, marker, [8]);
    const mask: boolean[] = [];
    for (let dy = -reach; dy <= reach; dy += 1)
      for (let dx = -reach; dx <= reach; dx += 1) mask.push(isColored(image, at!.x + dx, at!.y + dy));
    masks.push(mask);
  }
  const areas = masks.map((mask) => mask.filter(Boolean).length);
  expect(Math.min(...areas)).toBeGreaterThan(60);
  expect(Math.max(...areas)).toBeLessThan(1.6 * Math.min(...areas));
  for (const [index, mask] of masks.entries()) {
    for (const other of masks.slice(index + 1)) {
      const differing = mask.filter((colored, pixel) => colored !== other[pixel]).length;
      expect(differing / areas[index]!).toBeGreaterThan(0.12);
    }
  }
});

test(
  'draws paths in dashes that stay where they are while the head goes on',
  { tag: '@long' },
  async ({ page }) => {
    const gaps: Record<string, number> = {};
    for (const dash of ['solid', 'dashed', 'dotted', 'dash-dot']) {
      await openScene(page, {
        optimizers: [{ key: dash, id: 'adam', hyperparameters: { learningRate: 0.05 }, dash, color }],
      });
      const early = await pictureAt(page, 40);
      const late = await pictureAt(page, 44);
      const places = await placesOf(
        page,
        dash,
        Array.from({ length: 33 }, (_, index) => 4 + index),
      );
      let count = 0;
      let before = true;
      for (const [index, to] of places.slice(1).entries()) {
        const from = places[index]!;
        for (let share = 0; share < 1; share += 0.25) {
          const x = from.x + (to.x - from.x) * share;
          const y = from.y + (to.y - from.y) * share;
          expect(pixelAt(late, x, y)).toEqual(pixelAt(early, x, y));
          const colored = isColored(early, x, y, 130);
          if (before && !colored) count += 1;
          before = colored;
        }
      }
      gaps[dash] = count;
    }
    expect(gaps['solid']).toBe(0);
    expect(gaps['dashed']).toBeGreaterThanOrEqual(2);
    expect(gaps['dotted']).toBeGreaterThan(gaps['dashed']!);
    expect(gaps['dash-dot']).toBeGreaterThanOrEqual(2);
  },
);

test('draws the path before a tail fainter, the same whether it comes step by step or at once', async ({
  page,
}) => {
  // Two runners on one path: whose is on top must not depend on when it was drawn.
  const runners = ['one', 'other'].map((key, index) => ({
    key,
    id: 'adam',
    hyperparameters: { learningRate: 0.05 },
    dash: index === 0 ? 'solid' : 'dash-dot',
    color: index === 0 ? color : otherColor,
  }));
  const scene = { optimizers: runners, clock: { kind: 'steps', stepsPerSecond: 10 } };
  await openScene(page, { ...scene, trail: { kind: 'frames', frames: 8 } });
  const tail = await pictureAt(page, 100);
  await openScene(page, { ...scene, trail: { kind: 'highlight', frames: 8 } });
  const both = await pictureAt(page, 100);
  expect(differingShare(tail, both, 20)).toBeGreaterThan(0.0005);
  const [early, late] = await placesOf(page, 'one', [40, 97]);
  // They lie side by side, about where the path is.
  const about = (image: Picture, { x, y }: { readonly x: number; readonly y: number }) =>
    [-2, -1, 0, 1, 2].flatMap((dx) => [-2, -1, 0, 1, 2].map((dy) => pixelAt(image, x + dx, y + dy)));
  const before = about(tail, early!);
  const changes = about(both, early!).map((pixel, index) => colorDistance(pixel, before[index]!));
  expect(Math.max(...changes)).toBeGreaterThan(40);
  // How far the clearest pixel there is from both colours.
  const far = (place: typeof early) =>
    Math.min(...about(both, place!).flatMap((pixel) => [rgb, cyan].map((of) => colorDistance(pixel, of))));
  expect(far(early)).toBeGreaterThan(far(late) + 20);
  expect(pixelAt(both, late!.x, late!.y)).toEqual(pixelAt(tail, late!.x, late!.y));

  // Back to the start, and on from there in small steps.
  for (let step = 0; step < 100; step += 7) await goToStep(page, step);
  expect(differingShare(both, await pictureAt(page, 100))).toBe(0);
});

test('draws paths that coincide side by side', async ({ page }) => {
  const runners = ['one', 'other'].map((key, index) => ({
    key,
    id: 'adam',
    hyperparameters: { learningRate: 0.05 },
    color: index === 0 ? color : otherColor,
  }));
  await openScene(page, { optimizers: runners, trail: { kind: 'all' } });
  const image = await pictureAt(page, 100);
  // Across the path, where it goes straight on, first one colour and then the other.
  const [from, at, to] = await placesOf(page, 'one', [38, 40, 42]);
  const along = { x: to!.x - from!.x, y: to!.y - from!.y };
  const length = Math.hypot(along.x, along.y);
  const across = (distance: number): readonly number[] =>
    pixelAt(image, at!.x + (distance * along.y) / length, at!.y - (distance * along.x) / length);
  expect(length).toBeGreaterThan(4);
  // A line of about a pixel is mixed with what is beside it: magenta has least of green, cyan least of red.
  const isOther = ([red, green, blue]: readonly number[]): boolean => Math.min(green!, blue!) - red! > 50;
  const isOne = ([red, green, blue]: readonly number[]): boolean => Math.min(red!, blue!) - green! > 50;
  const has = (side: 1 | -1, isIt: typeof isOne): boolean =>
    [0.7, 1.4, 2.1, 2.8].some((distance) => isIt(across(side * distance)));
  expect(has(1, isOne) ? has(-1, isOther) : has(1, isOther) && has(-1, isOne)).toBe(true);
});

test('draws the whole family of a runner, and hides it with the runner', async ({ page }) => {
  const family = (count: number): Runner => ({
    key: `family-${count}`,
    id: 'adam',
    hyperparameters: { learningRate: 0.05 },
    runs: { count, spread: count > 1 ? 0.8 : 0 },
    color,
  });
  await openScene(page, { optimizers: [family(1)] });
  const alone = coloredPixels(await pictureAt(page, 60));
  await openScene(page, { optimizers: [family(40)] });
  const all = coloredPixels(await pictureAt(page, 60));
  expect(alone).toBeGreaterThan(200);
  expect(all).toBeGreaterThan(3 * alone);

  await runnerRow(page, 'family-40')
    .getByRole('button', { name: /Show in the race/ })
    .click();
  await expect(runnerRow(page, 'family-40')).toHaveAttribute('data-hidden', 'true');
  expect(coloredPixels(await pictureAt(page, 60))).toBe(0);
});

test('draws the search shape of a method about its head', async ({ page }) => {
  for (const [id, least] of [
    ['nelder-mead', 100],
    ['cma-es', 150],
    ['particle-swarm', 80],
  ] as const) {
    await openScene(page, {
      optimizers: [{ key: id, id, color }],
      ...noTrails,
    });
    const image = await pictureAt(page, 2);
    const [head] = await placesOf(page, id, [2]);
    let away = 0;
    for (let y = 0; y < image.height; y += 1)
      for (let x = 0; x < image.width; x += 1) {
        if (Math.hypot(x - head!.x, y - head!.y) > 12 && isColored(image, x, y, 110)) away += 1;
      }
    expect(away, id).toBeGreaterThan(least);
  }
});

test(
  'shows the same picture for the same frame, however it was come to',
  { tag: '@long' },
  async ({ page }) => {
    const scene = {
      optimizers: [
        { key: 'dashed', id: 'adam', dash: 'dash-dot', runs: { count: 30, spread: 0.5 } },
        { key: 'figure', id: 'cma-es', dash: 'dotted' },
      ],
      trail: { kind: 'frames', frames: 40 },
      look: {},
    };
    await openScene(page, scene);
    const first = await pictureAt(page, 50);
    expect(differingShare(first, await pictureAt(page, 20))).toBeGreaterThan(0.0005);
    expect(differingShare(first, await pictureAt(page, 50))).toBe(0);

    await openScene(page, { optimizers: [{ key: 'other', id: 'sgd' }] });
    expect(differingShare(first, await pictureAt(page, 50))).toBeGreaterThan(0.0005);
    await openScene(page, scene);
    expect(differingShare(first, await pictureAt(page, 50))).toBe(0);
  },
);
