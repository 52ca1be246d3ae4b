// What is pointed at in the picture: by fingers.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { boxAtRest, goToStep, type InspectedWindow, project, raced, raceReady, viewSettled } from './race';
import { saved } from './saved';

type Place = Readonly<{ x: number; y: number }>;

test.beforeEach(async ({ page }) => {
  await raceReady(page);
  await goToStep(page, 100);
  await viewSettled(page);
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

  /** Pixels between two points of the surface in the picture: how large it is, and how it is turned. */
  const across = (page: Page): Promise<{ x: number; y: number }> =>
    page.evaluate(() => {
      const { optiscape } = globalThis as unknown as InspectedWindow;
      const [one, other] = [optiscape.project(-4, 0, 0)!, optiscape.project(4, 0, 0)!];
      return { x: other.x - one.x, y: other.y - one.y };
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

    // The press is over the surface, and it turns nothing, even if the finger slips afterwards.
    const target = await project(page, 3, 2, 1);
    await hand.press([target]);
    await expect(menu).toBeVisible();
    await hand.slide([target], [{ x: target.x + 40, y: target.y }]);
    await hand.lift();
    await viewSettled(page);
    expect(await across(page)).toEqual(nearer);
    await boxAtRest(menu);
    await raced(page, () => menu.getByRole('menuitem', { name: /^Start here/ }).tap());
    await expect(menu).toHaveCount(0);
    const start = async (): Promise<number[]> => (await saved<{ start: number[] }>(app, 'scene')).start;
    await expect
      .poll(async () => Math.hypot((await start())[0]! - 3, (await start())[1]! - 2))
      .toBeLessThan(1);
  });
});
