// Presenting: the keys that clickers send, a pointer that hides or is a ring, and what the back row can read.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { bundledLessonIds } from '../src/core/lesson/bundledLessons';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import {
  goToStep,
  type InspectedWindow,
  nextFrame,
  project,
  raceReady,
  stage,
  step,
  viewSettled,
} from './race';
import { saved } from './saved';

test.use({ viewport: { width: 1920, height: 1080 }, hasTouch: true });

const presented = (page: Page): Locator => page.locator('.window[data-presenting="true"]');
const pause = (page: Page): Locator => page.locator('.presentingPlay[aria-label="Pause"]');
const play = (page: Page): Locator => page.locator('.presentingPlay[aria-label="Play"]');
const blank = (page: Page): Locator => page.locator('.presentingBlank');

/** The race, at rest at a step. */
async function resting(page: Page): Promise<void> {
  await raceReady(page);
  await page.keyboard.press('Home');
  if (await page.getByRole('button', { name: 'Pause' }).isVisible()) await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('Home');
}

async function present(page: Page): Promise<void> {
  await resting(page);
  await page.keyboard.press('p');
  await expect(presented(page)).toBeVisible();
}

const fillsScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.fullscreenElement !== null);

test('fills the screen, and ends with it', { tag: '@long' }, async ({ page }) => {
  await present(page);
  await expect.poll(() => fillsScreen(page)).toBe(true);
  await expect(page.getByRole('banner')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
  await expect.poll(() => fillsScreen(page)).toBe(false);
  for (const key of ['F5', 'Shift+F5']) {
    await page.keyboard.press(key);
    await expect(presented(page)).toBeVisible();
    await expect.poll(() => fillsScreen(page)).toBe(true);
    // As the browser's own Escape does, which the page never sees.
    await page.evaluate(() => document.exitFullscreen());
    await expect(page.getByRole('banner')).toBeVisible();
  }
  // Where the browser refuses, the window is as large as it is.
  await page.evaluate(() => {
    document.documentElement.requestFullscreen = () => Promise.reject(new TypeError('refused'));
  });
  await page.getByRole('button', { name: 'Present' }).click();
  await page.keyboard.press('PageDown');
  await expect(pause(page)).toBeVisible();
  expect(await fillsScreen(page)).toBe(false);
  await page.getByRole('button', { name: 'End presenting' }).click();
  await expect(page.getByRole('banner')).toBeVisible();
});

test('P right after Escape presents again, while the browser is still leaving full screen', async ({
  page,
}) => {
  await present(page);
  await expect.poll(() => fillsScreen(page)).toBe(true);
  const ways = [
    // The page sees it.
    () => page.keyboard.press('Escape'),
    // The browser's own, which the page never sees.
    () => page.evaluate(() => void document.exitFullscreen()),
  ];
  for (const leave of ways) {
    await Promise.all([leave(), page.keyboard.press('p')]);
    // Nothing comes later that ends it.
    await page.waitForTimeout(1500);
    await expect(presented(page)).toBeVisible();
    expect(await fillsScreen(page)).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
  await expect.poll(() => fillsScreen(page)).toBe(false);
});

test('goes on and back by what clickers send', async ({ page }) => {
  await present(page);
  for (const key of ['PageDown', 'Space', 'ArrowRight', 'Enter']) {
    await page.keyboard.press(key);
    await expect(pause(page)).toBeVisible();
    await page.keyboard.press(key);
    await expect(play(page)).toBeVisible();
  }
  for (const key of ['PageUp', 'Shift+Space', 'ArrowLeft', 'Backspace', 'Home']) {
    await page.keyboard.press('End');
    await expect.poll(() => step(page)).toBe(256);
    await page.keyboard.press(key);
    await expect.poll(() => step(page)).toBe(0);
  }
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => step(page)).toBe(1);
  // Nothing else has a key: no picker, no other workspace, no branch.
  for (const key of ['o', 'm', 'f', 'r', 'a', 's', 'c']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(presented(page)).toBeVisible();
  await page.keyboard.press('Shift+?');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('While presenting');
  await expect(dialog).toContainText('Page Down');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(presented(page)).toBeVisible();
  // No control that has the focus gets them.
  await page.keyboard.press('Home');
  await page.getByRole('slider').focus();
  await page.keyboard.press('PageDown');
  await expect(pause(page)).toBeVisible();
  await page.keyboard.press('PageDown');
  expect(await step(page)).toBeLessThan(20);
  await page.keyboard.press('End');
  await page.keyboard.press('PageUp');
  await expect.poll(() => step(page)).toBe(0);
  await page.getByRole('button', { name: 'End presenting' }).focus();
  for (const key of ['Space', 'PageDown']) {
    await page.keyboard.press(key);
    await expect(pause(page)).toBeVisible();
    await page.keyboard.press(key);
    await expect(play(page)).toBeVisible();
  }
  // But where Tab has led to it, Enter presses a button.
  for (let control = 0; control < 2; control += 1) await page.keyboard.press('Shift+Tab');
  await expect(play(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(pause(page)).toBeVisible();
});

test('a blank screen has the race stand still, and ends before anything goes on', async ({ page }) => {
  await present(page);
  await page.keyboard.press('PageDown');
  await expect.poll(() => step(page)).toBeGreaterThan(0);
  for (const [key, color] of [
    ['.', 'rgb(0, 0, 0)'],
    ['b', 'rgb(0, 0, 0)'],
    ['w', 'rgb(255, 255, 255)'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(blank(page)).toHaveCSS('background-color', color);
    expect(await blank(page).boundingBox()).toEqual({ x: 0, y: 0, width: 1920, height: 1080 });
    // While a race plays, it does not settle.
    await viewSettled(page);
    await page.keyboard.press(key);
    await expect(blank(page)).toHaveCount(0);
    await expect(pause(page)).toBeVisible();
  }
  await page.keyboard.press('w');
  await page.keyboard.press('b');
  await expect(blank(page)).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await page.keyboard.press('PageUp');
  await expect(blank(page)).toHaveCount(0);
  await expect.poll(() => step(page)).toBeGreaterThan(0);
  await page.keyboard.press('b');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
});

test(
  'a pointer that rests is hidden, and a press makes it a ring that follows',
  { tag: '@long' },
  async ({ page }) => {
    await present(page);
    await viewSettled(page);
    const box = (await stage(page).boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const ring = page.locator('.presentingRing');
    const corner = await project(page, 5, 5, 0);
    const middle = async (): Promise<{ x: number; y: number }> => {
      const at = (await ring.boundingBox())!;
      return { x: Math.round(at.x + at.width / 2), y: Math.round(at.y + at.height / 2) };
    };
    await expect(stage(page)).toHaveCSS('cursor', 'none');
    await page.mouse.move(x, y);
    await page.mouse.move(x + 40, y);
    await expect(presented(page)).toHaveAttribute('data-pointer', 'arrow');
    await expect(page.locator('.pointedCard, .surfaceReadout')).toHaveCount(0);
    await expect(presented(page)).toHaveAttribute('data-pointer', 'hidden');
    // Less than a hand's tremble.
    await page.mouse.move(x + 42, y);
    await expect(presented(page)).toHaveAttribute('data-pointer', 'hidden');
    await expect(ring).toBeHidden();
    await page.mouse.down();
    await expect(ring).toBeVisible();
    await page.mouse.move(x - 200, y + 100, { steps: 4 });
    expect(await middle()).toEqual({ x: Math.round(x - 200), y: Math.round(y + 100) });
    await page.mouse.up();
    await page.mouse.move(x - 260, y + 100, { steps: 2 });
    expect(await middle()).toEqual({ x: Math.round(x - 260), y: Math.round(y + 100) });
    await expect(ring).toBeHidden();
    await viewSettled(page);
    expect(await project(page, 5, 5, 0)).toEqual(corner);
    await page.mouse.down({ button: 'right' });
    await page.mouse.move(x, y + 100, { steps: 4 });
    await page.mouse.up({ button: 'right' });
    await viewSettled(page);
    expect(await project(page, 5, 5, 0)).not.toEqual(corner);
    // A finger's tap goes on.
    const tap = (): Promise<void> => page.touchscreen.tap(x, y);
    await tap();
    await expect(pause(page)).toBeVisible();
    await tap();
    await expect(play(page)).toBeVisible();
    await page.keyboard.press('b');
    await tap();
    await expect(blank(page)).toHaveCount(0);
    await expect(play(page)).toBeVisible();
  },
);

type Places = readonly { readonly x: number; readonly y: number; readonly id: number }[];

/** Two fingers that part, about a place. */
async function pinch(session: CDPSession, x: number, y: number): Promise<void> {
  const at = (gap: number): Places => [-gap, gap].map((by, id) => ({ x: x + by, y, id }));
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Places) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] });
  // As fingers do, one is there first.
  await send('touchStart', at(60).slice(0, 1));
  await send('touchStart', at(60));
  for (const gap of [80, 100, 120]) await send('touchMove', at(gap));
  await send('touchEnd', at(120).slice(1));
  await send('touchEnd', []);
}

async function tapWithPen(session: CDPSession, x: number, y: number): Promise<void> {
  for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased'] as const) {
    const pressed = type === 'mouseMoved' ? {} : ({ button: 'left', clickCount: 1 } as const);
    await session.send('Input.dispatchMouseEvent', { type, x, y, pointerType: 'pen', ...pressed });
  }
}

test(
  'two fingers turn and stretch what is shown and are no tap; a tap of a finger or a pen goes on',
  { tag: '@long' },
  async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    const middle = async (of: Locator): Promise<readonly [x: number, y: number]> => {
      const { x, y, width, height } = (await of.boundingBox())!;
      return [x + width / 2, y + height / 2];
    };
    const openStep = async (lesson: number, step: number): Promise<void> => {
      await page.keyboard.press('i');
      await page.locator('.lessonCard').nth(lesson).click();
      await page.getByRole('button', { name: 'Steps of the lesson' }).click();
      await page.getByRole('menuitem', { name: new RegExp(`^${step}\\.`) }).click();
      await expect(page.getByRole('menu')).toHaveCount(0);
      await page.keyboard.press('p');
      await expect(presented(page)).toBeVisible();
    };
    const asked = page.locator('.lessonAnswer:enabled');

    await present(page);
    await viewSettled(page);
    const corner = await project(page, 5, 5, 0);
    await pinch(session, ...(await middle(stage(page))));
    await viewSettled(page);
    expect(await project(page, 5, 5, 0)).not.toEqual(corner);
    await expect(play(page)).toBeVisible();
    await tapWithPen(session, ...(await middle(stage(page))));
    await expect(pause(page)).toBeVisible();
    await tapWithPen(session, ...(await middle(stage(page))));
    await page.keyboard.press('Escape');

    // Of two races, the fingers' own is stretched. They have the room of a chart that has nothing to show so far.
    await openStep(2, 5);
    await raceReady(page);
    await expect(page.locator('.raceCharts')).toHaveCount(0);
    const maps = page.locator('.raceMap');
    await expect(maps).toHaveCount(2);
    const drawn = () =>
      maps.evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
    await expect(stage(page)).toHaveAttribute('data-view', 'settled');
    const [left, right] = await drawn();
    await pinch(session, ...(await middle(maps.nth(1))));
    await expect.poll(async () => (await drawn())[1]).not.toBe(right);
    expect((await drawn())[0]).toBe(left);
    await expect(asked).toHaveCount(3);
    await page.touchscreen.tap(...(await middle(maps.nth(1))));
    await expect(asked).toHaveCount(0);
    await expect(page.locator('.raceCharts')).toBeVisible();
    // What is told is as large as there is room for all of it, and never too small.
    const words = page.locator('.lessonBody');
    while ((await page.locator('.lessonTold').count()) === 0) await page.keyboard.press('PageDown');
    await expect(words.locator('.liveAwaited')).toHaveCount(0);
    const below = () => words.evaluate((body) => body.scrollHeight - body.scrollTop - body.clientHeight);
    await expect.poll(below).toBeLessThan(1);
    expect(await unfitForBackRow(page, '.lessonPane')).toEqual([]);
    // Also where presenting begins while it is told, from another place of the page.
    await page.keyboard.press('Escape');
    await expect(presented(page)).toHaveCount(0);
    await expect.poll(() => fillsScreen(page)).toBe(false);
    await words.evaluate((body) => {
      body.scrollTop = 0;
    });
    await page.keyboard.press('p');
    await expect(presented(page)).toBeVisible();
    await expect.poll(below).toBeLessThan(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close the lesson' }).click();

    // Functions; also on a high screen.
    await openStep(5, 3);
    const plot = page.locator('.functionPlot').first();
    const zoomedTo = () => plot.getAttribute('aria-valuemax');
    expect(await unfitForBackRow(page, '.functionsWorkspace')).toEqual([]);
    const usual = await zoomedTo();
    await pinch(session, ...(await middle(plot)));
    await expect.poll(zoomedTo).not.toBe(usual);
    await expect(asked).toHaveCount(3);
    await page.touchscreen.tap(...(await middle(plot)));
    await expect(asked).toHaveCount(0);
    // An answer that is given has no use for presses.
    await page.setViewportSize({ width: 1200, height: 1600 });
    const answer = page.locator('.lessonAnswer').first();
    await expect(answer).toBeVisible();
    const told = page.locator('.lessonTold');
    // Words that have not been on show come first.
    await expect(async () => {
      await tapWithPen(session, ...(await middle(answer)));
      await expect(told).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(page.locator('.chainLab')).toBeVisible();
    expect(await unfitForBackRow(page, '.functionsWorkspace')).toEqual([]);
  },
);

/** Where a presented lesson is, and how many pixels of its words lie below those on show. */
const whereIn = (pane: Locator): Promise<{ step: number; isTold: boolean; below: number }> =>
  pane.evaluate((element) => {
    const body = element.querySelector('.lessonBody')!;
    const words = [...body.querySelectorAll(':scope > *:not(details)')];
    const end = Math.max(...words.map((each) => each.getBoundingClientRect().bottom));
    return {
      step: element.querySelectorAll('.lessonDots [data-past="true"]').length,
      isTold: element.querySelector('.lessonTold') !== null,
      below: Math.round(end - body.getBoundingClientRect().bottom),
    };
  });

for (const [index, id] of bundledLessonIds.entries())
  for (const language of ['en', 'ja'] as const)
    test(
      `lesson ${index + 1} is presented to its end in ${language} by Page Down alone, and no word is passed over`,
      { tag: id === 'losses' && language === 'en' ? [] : '@long' },
      async ({ page }) => {
        test.slow();
        await raceReady(page);
        if (language === 'ja') await page.getByText('日本語', { exact: true }).click();
        await page.keyboard.press('i');
        await page.locator('.lessonCard').nth(index).click();
        const pane = page.locator('.lessonPane');
        await expect(pane).toBeVisible();
        await page.keyboard.press('p');
        await expect(presented(page)).toBeVisible();
        const steps = await pane.locator('.lessonDots span').count();
        const next = pane.locator('.lessonNext');
        const leftUnread: unknown[] = [];
        const told = new Set<number>();
        // Each step has some beats, and pages to be turned.
        for (let press = 0; press < 12 * steps && (await next.count()) > 0; press += 1) {
          const before = await whereIn(pane);
          await page.keyboard.press('PageDown');
          await nextFrame(page);
          const now = await whereIn(pane);
          if (now.step !== before.step && before.below > 24) leftUnread.push(before);
          if (!now.isTold || told.has(now.step)) continue;
          told.add(now.step);
          await expect(pane.locator('.lessonText .liveAwaited')).toHaveCount(0);
          expect(await unfitForBackRow(page, '.lessonPane')).toEqual([]);
          await expect(page.locator('.mantine-Notification-root')).toHaveCount(0);
        }
        await expect(next).toHaveCount(0);
        expect(leftUnread).toEqual([]);
        expect(told.size).toBeGreaterThan(0);
      },
    );

/** Texts that are smaller than 22 px, and what lies outside of 90 % of the screen. */
function unfitForBackRow(page: Page, workspace = '.raceWorkspace'): Promise<string[]> {
  return page.evaluate((shown) => {
    const [width, height] = [window.innerWidth, window.innerHeight];
    const problems: string[] = [];
    // Pages are turned to what is above or below.
    const isInside = (box: DOMRect, element: Element): boolean => {
      const { left, right } = box;
      const { top, bottom } = element.closest('.stepBody, .lessonBody')?.getBoundingClientRect() ?? box;
      return (
        left >= 0.05 * width - 1 &&
        right <= 0.95 * width + 1 &&
        top >= 0.05 * height - 1 &&
        bottom <= 0.95 * height + 1
      );
    };
    const texts = document.createTreeWalker(document.querySelector(shown)!, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode() !== null) {
      const text = texts.currentNode as Text;
      const element = text.parentElement!;
      const formula = element.closest('.katex');
      if (text.data.trim() === '' || !(formula ?? element).checkVisibility({ visibilityProperty: true }))
        continue;
      // What is only read aloud, and what a formula says besides.
      if (element.closest('.katex-mathml, .mantine-VisuallyHidden-root') !== null) continue;
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      // Indices are smaller than the formula that they are part of.
      const sized = formula ?? element;
      const px = parseFloat(getComputedStyle(sized).fontSize) * sized.currentCSSZoom;
      if (px < 22) problems.push(`${px} px: ${text.data}`);
      if (!isInside(box, element)) problems.push(`outside: ${text.data}`);
    }
    for (const part of document.querySelectorAll(`${shown} :is(canvas, button, [role="slider"])`)) {
      if (!part.checkVisibility()) continue;
      if (!isInside(part.getBoundingClientRect(), part)) problems.push(`outside: ${part.className}`);
    }
    return problems;
  }, workspace);
}

const caption = 'Adam went uphill here: its momentum still remembers the slope that it has come from.';

for (const [language, theme] of [
  ['en', 'light'],
  ['en', 'dark'],
  ['ja', 'contrast'],
] as const) {
  test(
    `is read from the back row, and aloud (${language}, ${theme})`,
    { tag: theme === 'light' ? [] : '@long' },
    async ({ page, app }) => {
      await raceReady(page);
      await page.keyboard.press('l');
      const scene = await saved<{ film: object; optimizers: { key: string }[] }>(app, 'scene');
      const [first] = scene.optimizers;
      const optimizers = Array.from({ length: 12 }, (_, index) => ({
        ...(scene.optimizers[index] ?? first!),
        key: `runner ${index}`,
      }));
      const film = { ...scene.film, captions: [{ fromStep: 0, toStep: 40, text: caption }] };
      await writeFile(join(app.dataFolder, 'scene.json'), JSON.stringify({ ...scene, film, optimizers }));
      await writeFile(
        join(app.dataFolder, 'settings.json'),
        JSON.stringify({ tipsSeen: true, language, theme }),
      );
      await page.reload();
      await raceReady(page);
      await goToStep(page, 0);
      await expect(page.locator('.raceCaption')).toHaveText(caption);
      await viewSettled(page);
      const plate = () =>
        page.evaluate(() => (globalThis as unknown as InspectedWindow).optiscape.plate('runner 3')!.height);
      const usual = await plate();
      await page.keyboard.press('p');
      await expect(page.locator('.presentingCaption [role="status"]')).toHaveText(caption);
      await viewSettled(page);
      expect(await plate()).toBeGreaterThan(1.8 * usual);
      await expect(page.locator('.presentingLegend li')).toHaveCount(12);
      expect(await unfitForBackRow(page)).toEqual([]);
      await expectAccessible(page);
      await page.keyboard.press('9');
      await expect(page.locator('.raceCharts .curves')).toBeVisible();
      await viewSettled(page);
      expect(await unfitForBackRow(page)).toEqual([]);
      await expectAccessible(page);
      await page.keyboard.press('e');
      await expect(page.locator('.stepWords')).toBeVisible();
      await viewSettled(page);
      expect(await unfitForBackRow(page)).toEqual([]);
      await expectAccessible(page);
      const told = page.locator('.stepBody');
      await expect(told).toHaveAttribute('data-step', '1');
      // Beside an explained step, arrows go from step to step.
      await page.keyboard.press('ArrowRight');
      await expect(told).toHaveAttribute('data-step', '2');
      await page.keyboard.press('e');
      await expect(told).toHaveCount(0);
      await page.keyboard.press('7');
      await expect(page.locator('.raceMap')).toBeVisible();
      expect(await unfitForBackRow(page)).toEqual([]);
      await page.keyboard.press('x');
      await expect(page.locator('html')).toHaveAttribute(
        'data-look',
        theme === 'contrast' ? 'auto' : 'contrast',
      );
      await page.keyboard.press('Escape');
      await expect(page.getByRole('banner')).toBeVisible();
      await expectAccessible(page);
    },
  );
}
