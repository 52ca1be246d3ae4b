// Editing the film in the window: keyframes, captions, and the view through the film's camera.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  boxAtRest,
  goToStep,
  type InspectedWindow,
  nextFrame,
  project,
  raceReady,
  stage,
  viewSettled,
} from './race';
import { saved } from './saved';

interface SavedFilm {
  readonly title: string;
  readonly loop: boolean;
  readonly camera: { readonly azimuthDegrees: number };
  readonly film: {
    readonly keyframes: readonly { readonly step: number }[];
    readonly captions: readonly {
      readonly fromStep: number;
      readonly toStep: number;
      readonly text: string;
    }[];
  };
}

test.beforeEach(async ({ page }) => {
  await raceReady(page);
  await page.keyboard.press('Home');
  await page.getByRole('tab', { name: 'Film' }).click();
});

/** Position of a corner of the map in the picture, which differs between views. */
async function corner(page: Page): Promise<{ x: number; y: number }> {
  await viewSettled(page);
  return project(page, 5, 5, 0);
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** How many frames are drawn during `chances` animation frames. */
function framesWithin(page: Page, chances: number): Promise<number> {
  return page.evaluate(async (count) => {
    const { optiscape } = globalThis as unknown as InspectedWindow;
    const before = optiscape.renderStats().framesDrawn;
    for (let chance = 0; chance < count; chance += 1) await new Promise(requestAnimationFrame);
    return optiscape.renderStats().framesDrawn - before;
  }, chances);
}

async function turn(page: Page, byX: number, byY = 0): Promise<void> {
  const box = (await stage(page).boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 60 + byX, box.y + 60 + byY, { steps: 6 });
  await page.mouse.up();
  await viewSettled(page);
}

async function addKeyframe(page: Page, at: number): Promise<void> {
  await goToStep(page, at);
  await viewSettled(page);
  await page.getByRole('button', { name: `Add keyframe at step ${at}`, exact: true }).click();
  await expect(diamond(page, at)).toBeVisible();
}

function diamond(page: Page, at: number): Locator {
  return page.locator('.transport').getByRole('button', { name: `Keyframe at step ${at}`, exact: true });
}

function follow(page: Page): Locator {
  return page.getByRole('button', { name: 'Follow the film’s camera' });
}

async function addTwo(page: Page): Promise<void> {
  await page.getByText('Keyframes', { exact: true }).click();
  await addKeyframe(page, 40);
  await turn(page, 160, 40);
  await addKeyframe(page, 200);
}

test('the camera moves from keyframe to keyframe, or jumps there', { tag: '@long' }, async ({ page }) => {
  await expect(follow(page)).toHaveCount(0);
  await page.getByText('Keyframes', { exact: true }).click();
  await expect(page.getByText('The camera goes from keyframe to keyframe.')).toBeVisible();
  await addKeyframe(page, 40);
  const first = await corner(page);
  await turn(page, 160, 40);
  await expect(follow(page)).toHaveAttribute('aria-pressed', 'false');
  await addKeyframe(page, 200);
  await expect(follow(page)).toHaveAttribute('aria-pressed', 'true');
  const second = await corner(page);
  expect(distance(first, second)).toBeGreaterThan(50);

  await goToStep(page, 40);
  expect(distance(await corner(page), first)).toBeLessThan(0.5);
  await goToStep(page, 120);
  const middle = await corner(page);
  expect(distance(middle, first)).toBeGreaterThan(15);
  expect(distance(middle, second)).toBeGreaterThan(15);
  await goToStep(page, 250);
  expect(distance(await corner(page), second)).toBeLessThan(0.5);

  // With `Jump`, the camera stays at the first keyframe until the second is due.
  await page.getByRole('combobox', { name: 'Keyframe at step 40: To the next keyframe' }).click();
  await page.getByRole('option', { name: 'Jump' }).click();
  await goToStep(page, 199);
  expect(distance(await corner(page), first)).toBeLessThan(0.5);
});

test('once the camera’s move is chosen by a click, keys move the play head and add a keyframe', async ({
  page,
}) => {
  await page.getByText('Keyframes', { exact: true }).click();
  await page.keyboard.press('End');
  await expect(page.getByTestId('step')).toHaveText('256');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('step')).toHaveText('255');
  await page.keyboard.press('c');
  await expect(diamond(page, 255)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Keyframes' })).toBeChecked();
});

test('the view leaves the film’s camera by a drag or a named view, not by a click, and follows it again by a key', async ({
  page,
  app,
}) => {
  await page.getByText('Orbit', { exact: true }).click();
  await goToStep(page, 64);
  const quarter = await corner(page);
  const camera = async (): Promise<number> => (await saved<SavedFilm>(app, 'scene')).camera.azimuthDegrees;
  const before = await camera();

  // A click alone does not take over the camera.
  await page.mouse.click((await stage(page).boundingBox())!.x + 12, 200);
  await nextFrame(page);
  await expect(follow(page)).toHaveAttribute('aria-pressed', 'true');
  await turn(page, 8);
  await expect(follow(page)).toHaveAttribute('aria-pressed', 'false');
  expect(distance(await corner(page), quarter)).toBeLessThan(40);
  const free = await corner(page);
  await goToStep(page, 128);
  expect(distance(await corner(page), free)).toBeLessThan(0.5);
  await expect.poll(camera).not.toBeCloseTo(before, 1);

  const turned = await camera();
  await page.keyboard.press('v');
  await expect(follow(page)).toHaveAttribute('aria-pressed', 'true');
  expect(distance(await corner(page), free)).toBeGreaterThan(100);
  await goToStep(page, 0);
  await corner(page);
  // The next edit saves the camera unchanged.
  await page.keyboard.press('l');
  await expect.poll(async () => (await saved<SavedFilm>(app, 'scene')).loop).toBe(false);
  expect(await camera()).toBe(turned);

  // Choosing a view by name takes over the camera, too.
  await page.keyboard.press('1');
  await expect(follow(page)).toHaveAttribute('aria-pressed', 'false');
  await page.getByText('Still', { exact: true }).click();
  await expect(follow(page)).toHaveCount(0);
});

test('draws no frame more once the followed camera stands still', { tag: '@long' }, async ({ page }) => {
  await addTwo(page);
  await goToStep(page, 120);
  await viewSettled(page);
  // Frames are counted when the graphics hardware has finished them, which may take a moment.
  await expect.poll(() => framesWithin(page, 30)).toBe(0);
});

test(
  'keyframes are moved on the timeline by pointer and by keys, and undone move by move',
  { tag: '@long' },
  async ({ page }) => {
    await addTwo(page);
    await goToStep(page, 0);
    const track = (await page.locator('.filmTimeline').boundingBox())!;
    const box = await boxAtRest(diamond(page, 40));
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(16);

    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + track.width / 8, y, { steps: 8 });
    await expect(diamond(page, 72)).toBeVisible();
    await page.mouse.move(x + track.width / 4, y, { steps: 8 });
    await page.mouse.up();
    await expect(diamond(page, 104)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Keyframe at step 104: Step' })).toHaveValue('104');
    // A drag does not count as a click: the play head stays.
    await nextFrame(page);
    await expect(page.getByTestId('step')).toHaveText('0');
    await page.keyboard.press('Control+z');
    await expect(diamond(page, 40)).toBeVisible();

    // The drag stops before the neighbour.
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + track.width, y, { steps: 8 });
    await page.mouse.up();
    await expect(diamond(page, 199)).toBeVisible();
    await page.keyboard.press('Control+z');

    await diamond(page, 40).click();
    await expect(page.getByTestId('step')).toHaveText('40');
    await diamond(page, 40).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await expect(diamond(page, 41)).toBeFocused();
    await nextFrame(page);
    await expect(page.getByTestId('step')).toHaveText('40');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('step')).toHaveText('41');
    await page.keyboard.press('Delete');
    await expect(page.locator('.keyframeMark')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(diamond(page, 41)).toBeVisible();

    // The scrubber still works, even directly below a diamond.
    const other = await boxAtRest(diamond(page, 200));
    await page.mouse.click(other.x + other.width / 2, other.y + other.height + 4);
    // A pixel is more than half a step.
    await expect(page.getByTestId('step')).toHaveText(/^(199|200|201)$/);
  },
);

test(
  'a keyframe takes a typed step past others, and refuses one that is taken',
  { tag: '@long' },
  async ({ page }) => {
    await addTwo(page);
    const field = page.getByRole('textbox', { name: 'Keyframe at step 40: Step' });
    await field.fill('200');
    await expect(
      page.getByText('Invalid Step: 200 (expected a step that no other keyframe has)'),
    ).toBeVisible();
    await field.fill('999');
    await expect(page.getByText('Invalid Step: 999 (expected a whole number, 0 ≤ Step ≤ 256)')).toBeVisible();
    await field.fill('230');
    await field.press('Enter');
    const moved = page.getByRole('textbox', { name: 'Keyframe at step 230: Step' });
    await expect(moved).toBeFocused();
    await expect(page.locator('.keyframes .numberField input').last()).toHaveValue('230');

    await page.getByRole('button', { name: 'Go there: Keyframe at step 200' }).click();
    await expect(page.getByTestId('step')).toHaveText('200');
    const there = await corner(page);
    await turn(page, -120);
    const other = await corner(page);
    await page.getByRole('button', { name: 'Set to the current view: Keyframe at step 200' }).click();
    await page.keyboard.press('v');
    await expect(follow(page)).toHaveAttribute('aria-pressed', 'true');
    expect(distance(await corner(page), other)).toBeLessThan(0.5);
    expect(distance(other, there)).toBeGreaterThan(50);
    await page.getByRole('button', { name: 'Remove: Keyframe at step 200' }).click();
    await expect(page.locator('.keyframeMark')).toHaveCount(1);
  },
);

test(
  'captions are written, timed and removed; title, captions and keyframes are there after a reload',
  { tag: '@long' },
  async ({ page, app }) => {
    await addTwo(page);
    await page.getByRole('textbox', { name: 'Title' }).fill('谷の物語');
    await goToStep(page, 20);
    await page.getByRole('button', { name: 'Add caption at step 20' }).click();
    const text = page.getByRole('textbox', { name: 'Caption 1', exact: true });
    await expect(text).toBeFocused();
    await page.keyboard.insertText('谷に沿って進む Adam');
    await page.keyboard.press('End');
    await page.keyboard.insertText('を見よう');
    await expect(text).toHaveValue('谷に沿って進む Adamを見よう');
    await expect(page.locator('.captionBar')).toHaveCount(1);

    // Near the limit, the length is shown.
    await text.fill('a'.repeat(151));
    await expect(text).toHaveAccessibleDescription('151 of at most 200 characters');
    await text.press('End');
    await page.keyboard.insertText('b'.repeat(99));
    await expect(text).toHaveAccessibleDescription('200 of at most 200 characters');
    await page.keyboard.press('Control+z');
    await expect(text).toHaveAccessibleDescription('');
    await expect(text).toHaveValue('');
    await page.keyboard.insertText('谷に沿って進む Adamを見よう');

    // One burst of typing is undone and redone as one step.
    await page.keyboard.press('Control+z');
    await expect(text).toHaveValue('');
    await page.keyboard.press('Control+y');
    await expect(text).toHaveValue('谷に沿って進む Adamを見よう');

    const last = page.getByRole('textbox', { name: 'Caption 1: Last step' });
    await last.fill('10');
    await expect(
      page.getByText('Invalid Last step: 10 (expected a whole number, 20 ≤ Last step ≤ 256)'),
    ).toBeVisible();
    await last.fill('the end');
    await expect(page.getByText('Invalid Last step: "the end" (expected a whole number')).toBeVisible();
    await page.getByText('日本語', { exact: true }).click();
    await page.getByRole('textbox', { name: '字幕 1: 最後のステップ' }).fill('終わり');
    await expect(
      page.getByText(
        '最後のステップ に "終わり" は使えません（使えるのは 20 ≤ 最後のステップ ≤ 256 の整数）',
      ),
    ).toBeVisible();
    await page.getByText('EN', { exact: true }).click();
    await last.fill('60');
    await last.press('Enter');
    await page.getByRole('button', { name: /^Add caption/ }).click();
    await expect(page.locator('.captionBar')).toHaveCount(2);
    await page.getByRole('button', { name: 'Remove: Caption 2' }).click();
    await page.getByRole('switch', { name: 'Legend' }).locator('..').click();

    const expected = {
      title: '谷の物語',
      film: {
        cameraMove: 'keyframes',
        keyframes: [{ step: 40 }, { step: 200 }],
        captions: [{ fromStep: 20, toStep: 60, text: '谷に沿って進む Adamを見よう' }],
        overlay: { legend: false, title: true },
      },
    };
    await expect.poll(() => saved(app, 'scene')).toMatchObject(expected);
    await page.reload();
    await raceReady(page);
    await expect(diamond(page, 40)).toBeVisible();
    await expect(diamond(page, 200)).toBeVisible();
    await page.getByRole('tab', { name: 'Film' }).click();
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('谷の物語');
    await expect(text).toHaveValue('谷に沿って進む Adamを見よう');
    await expect(last).toHaveValue('60');
    await expect(page.getByRole('switch', { name: 'Legend' })).not.toBeChecked();
  },
);
