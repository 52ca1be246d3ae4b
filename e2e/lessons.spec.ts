// Lessons: each is played to its end by Page Down alone, and the user's race is back afterwards.
import { expectAccessibleInBothThemes } from './accessible';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { bundledLessonIds } from '../src/core/lesson/bundledLessons';
import type { Lesson, LessonStep } from '../src/core/lesson/lesson';
import { createLiveReader } from '../src/core/lesson/liveReader';
import { parseLiveValue } from '../src/core/lesson/liveText';
import { parseLesson } from '../src/core/lesson/parseLesson';
import { raceOf } from '../src/core/lesson/testing/lessonRace';
import { beatsOf } from '../src/renderer/state/lessonCourse';
import { expect, test } from './fixtures';
import { raceReady } from './race';

const lessonPath = (index: number): URL =>
  new URL(`../src/core/lesson/bundled/${bundledLessonIds[index]!}.json`, import.meta.url);

async function readLesson(index: number): Promise<Lesson> {
  const parsed = parseLesson(JSON.parse(await readFile(lessonPath(index), 'utf8')));
  if (!parsed.ok) throw new Error(`Lesson ${index} can’t be read`);
  return parsed.lesson;
}

/** What live numbers of a step say, by what is written for them: computed here, without the app. */
function numbersOf({ shows }: LessonStep): (written: string) => string {
  const scenes = shows.kind === 'race' ? shows.scenes : [];
  const read = createLiveReader(
    scenes.map((scene) => ({ scene, trajectories: [...raceOf(scene).values()].flatMap(({ runs }) => runs) })),
  );
  return (written) => {
    const parsed = parseLiveValue(written);
    const said = parsed.ok ? read(parsed.value) : null;
    return said?.kind === 'number' ? said.text : 'none';
  };
}

for (const [index, id] of bundledLessonIds.entries()) {
  const tag = id === 'ravine-and-momentum' ? [] : '@long';
  test(
    `lesson ${index + 1} is played to its end by Page Down, without a notice, and with the race’s numbers in both languages`,
    { tag },
    async ({ page }) => {
      test.slow();
      await raceReady(page);
      const landscape = await page.locator('.stage').first().getAttribute('aria-label');
      const pane = page.locator('.lessonPane');
      const cards = page.locator('.lessonCard');
      await page.keyboard.press('i');
      await expect(cards).toHaveCount(bundledLessonIds.length);
      await cards.nth(index).click();
      await expect(pane).toBeVisible();
      await expect(cards).toHaveCount(0);
      const steps = await pane.locator('.lessonDots span').count();
      const next = pane.locator('.lessonNext');
      const { steps: written } = await readLesson(index);
      const told = new Set<number>();
      let compared = 0;
      // Each step has some beats, and pages to be turned.
      for (let press = 0; press < 20 * steps && (await next.count()) > 0; press += 1) {
        await page.keyboard.press('PageDown');
        if ((await pane.locator('.lessonTold').count()) === 0) continue;
        const step = await pane.locator('.lessonDots [data-past="true"]').count();
        told.add(step);
        const numberOf = numbersOf(written[step]!);
        for (const language of ['日本語', 'EN']) {
          await page.getByText(language, { exact: true }).click();
          await expect(pane.locator('.lessonText .liveAwaited')).toHaveCount(0);
          await expect(pane.locator('.liveNone')).toHaveCount(0);
          await expect(page.locator('.mantine-Notification-root')).toHaveCount(0);
          const numbers = await pane
            .locator('[data-live]')
            .evaluateAll((all) => all.map((each) => [each.dataset['live']!, each.textContent] as const));
          expect(numbers).toEqual(numbers.map(([what]) => [what, numberOf(what)]));
          compared += numbers.length;
          const overflow = await pane
            .locator('.lessonBody')
            .evaluate((body) => body.scrollWidth - body.clientWidth);
          expect(overflow).toBe(0);
          // What is told is scrolled to in its pane alone.
          expect(await page.evaluate(() => document.scrollingElement!.scrollTop)).toBe(0);
        }
      }
      await expect(next).toHaveCount(0);
      const tells = (step: LessonStep): boolean => beatsOf(step).some(({ kind }) => kind === 'told');
      expect([...told]).toEqual([...written.keys()].filter((at) => tells(written[at]!)));
      expect(compared).toBeGreaterThan(told.size);
      await page.getByRole('button', { name: 'Finish' }).click();
      await expect(pane).toHaveCount(0);
      await expect(cards).toHaveCount(bundledLessonIds.length);
      await page.keyboard.press('Escape');
      await expect(page.locator('.stage').first()).toHaveAttribute('aria-label', landscape!);
    },
  );
}

test(
  'two races of a step stand beside each other on one clock, and either has the charts',
  { tag: '@long' },
  async ({ page }) => {
    await raceReady(page);
    await page.keyboard.press('i');
    await expect(page.locator('.lessonCard').first()).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button', { name: /^3 Saddle points/ }).click();
    await page.getByRole('button', { name: 'Steps of the lesson' }).click();
    await page.getByRole('menuitem', { name: /^5\./ }).click();
    const [left, right] = ['Left', 'Right'].map((name) => page.getByRole('button', { name, exact: true }));
    const presented = page.locator('.window[data-presenting="true"]');
    await expect(left!).toHaveAttribute('aria-pressed', 'true');
    await expect(right!).toHaveAttribute('aria-pressed', 'false');
    const told = page.locator('.lessonTold');
    // Away from the button, whose tip stands outside of the page's regions.
    await page.mouse.move(2, 2);
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    // In the window and presented, with the question open.
    await expect(page.locator('.lessonAnswer').first()).toBeEnabled();
    await page.keyboard.press('2');
    await expect(page.locator('.lessonHands')).toHaveText('1');
    await expectAccessibleInBothThemes(page);
    await page.keyboard.press('p');
    await expect(presented).toBeVisible();
    await expectAccessibleInBothThemes(page);
    while ((await told.count()) === 0) await page.keyboard.press('PageDown');
    await raceReady(page);
    await expectAccessibleInBothThemes(page);
    await page.keyboard.press('Escape');
    await expect(presented).toHaveCount(0);
    await expect(page.locator('.stage')).toHaveAttribute('data-view', 'settled', { timeout: 30_000 });

    // The same map twice, of the same size; the paths are others.
    const maps = page.locator('.stage canvas');
    await expect(maps).toHaveCount(2);
    const seen = async (): Promise<readonly string[]> => {
      const boxes = await maps.evaluateAll((canvases) =>
        canvases.map((canvas) => canvas.getBoundingClientRect().height),
      );
      expect(boxes[0]).toBe(boxes[1]);
      return await maps.evaluateAll((canvases) =>
        canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()),
      );
    };
    const [first, second] = await seen();
    expect(first).not.toBe(second);
    await expect(told).toContainText('they leave at 60, 28 and 44');

    await right!.click();
    await expect(right!).toHaveAttribute('aria-pressed', 'true');
    await expect(left!).toHaveAttribute('aria-pressed', 'false');
    await raceReady(page);
    await expect(told).toContainText('110, 51 and 44');
    await page.mouse.move(2, 2);
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await expectAccessibleInBothThemes(page);

    // A window that is loaded anew is in the same step, and has its votes.
    await page.reload();
    await expect(page.locator('.lessonDots [data-past="true"]')).toHaveCount(4);
    await expect(page.locator('.lessonHands')).toHaveText('1');
    await expect(maps).toHaveCount(2);
    await page.getByRole('button', { name: 'Close the lesson' }).click();
    await expect(maps).toHaveCount(1);
    await page.reload();
    await raceReady(page);
    await expect(page.locator('.lessonPane')).toHaveCount(0);
  },
);

/** Rows of the chart's axes that are a broken line of ink across it: the grid's lines are whole, and of another colour. */
const levelsIn = (page: Page): Promise<number> =>
  page.locator('.plot canvas:not(.curves)').evaluate((element) => {
    const shown = element as HTMLCanvasElement;
    const window = shown.closest('.window')!;
    const ink = getComputedStyle(window).getPropertyValue('--chart-ink');
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(ink.slice(at, at + 2), 16));
    const { width, height } = shown;
    const copy = Object.assign(document.createElement('canvas'), { width, height });
    const context = copy.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(shown, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let rows = 0;
    for (let y = 0; y < height; y += 1) {
      let inked = 0;
      for (let at = 4 * y * width; at < 4 * (y + 1) * width; at += 4)
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255)
          inked += 1;
      if (inked > 0.3 * width && inked < 0.8 * width) rows += 1;
    }
    return rows;
  });

test('a level that the words name is drawn in the chart as soon as they name it', async ({ page }) => {
  await raceReady(page);
  await page.keyboard.press('i');
  await page.locator('.lessonCard').first().click();
  await page.getByRole('button', { name: 'Steps of the lesson' }).click();
  await page.getByRole('menuitem', { name: /^3\./ }).click();
  await page.locator('.lessonAnswer').first().click();
  await raceReady(page);
  await expect(page.locator('.plot')).toBeVisible();
  expect(await levelsIn(page)).toBe(0);
  const told = page.locator('.lessonTold');
  while ((await told.count()) === 0) await page.keyboard.press('PageDown');
  await expect.poll(() => levelsIn(page)).toBeGreaterThan(0);
  // While presenting, too, where canvases need plain colours.
  await page.keyboard.press('p');
  await expect(page.locator('.window[data-presenting="true"]')).toBeVisible();
  await expect.poll(() => levelsIn(page)).toBeGreaterThan(0);
  const paper = page.locator('.plot').evaluate((plot) => {
    return getComputedStyle(plot).getPropertyValue('--chart-paper');
  });
  expect(await paper).toMatch(/^#[0-9a-f]{3,6}$/);
});

test.describe('a lesson that is opened from a file', () => {
  test.use({ plainFileDialogs: true });

  test(
    'is in the list afterwards, with where it was left, also after a restart, until one takes it from there',
    { tag: '@long' },
    async ({ page, app }) => {
      await raceReady(page);
      const title = (await readLesson(1)).title['en']!;
      const ownList = page.getByRole('region', { name: 'Opened from files' });
      const card = ownList.getByRole('button', { name: title }).first();
      const pane = page.locator('.lessonPane');
      await page.keyboard.press('i');
      await expect(ownList).toContainText('is listed here afterwards');
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'Open a lesson…' }).click(),
      ]);
      await chooser.setFiles({
        name: 'mine.optiscape-lesson',
        mimeType: 'application/json',
        buffer: await readFile(lessonPath(1)),
      });
      await expect(pane).toBeVisible();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.getByRole('button', { name: 'Steps of the lesson' }).click();
      await page.getByRole('menuitem', { name: /^3\./ }).click();
      await page.getByRole('button', { name: 'Close the lesson' }).click();
      await expect(pane).toHaveCount(0);

      await page.goto('about:blank');
      await app.restart();
      await page.goto(app.url);
      await raceReady(page);
      await page.keyboard.press('i');
      await expect(card).toContainText('mine.optiscape-lesson, a copy of what was opened');
      await expect(card).toContainText('Goes on at step 3');
      await expectAccessibleInBothThemes(page);
      await card.click();
      await expect(pane.locator('.lessonDots [data-past="true"]')).toHaveCount(2);
      await expect(pane).toContainText('Goes on at step 3, where it was left.');
      await expectAccessibleInBothThemes(page);
      await pane.getByRole('button', { name: 'From the start' }).click();
      await expect(pane.locator('.lessonDots [data-past="true"]')).toHaveCount(0);
      await expect(pane).not.toContainText('where it was left');

      await page.getByRole('button', { name: 'Close the lesson' }).click();
      await page.keyboard.press('i');
      await ownList.getByRole('button', { name: `Remove “${title}” from this list` }).click();
      for (const isReopened of [false, true]) {
        if (isReopened) await page.keyboard.press('i');
        await expect(ownList).toContainText('is listed here afterwards');
        await expect(card).toHaveCount(0);
        await page.keyboard.press('Escape');
      }
    },
  );
});
