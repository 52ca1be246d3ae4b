// Each exhibit of the gallery, in a handful of looks: nothing is cut off, nothing lies over anything else, axe finds
// nothing, and the page complains about nothing. Notices stand over no control of what they stand over. Some exhibits are
// compared with pictures of before: `npx playwright test e2e/gallery.spec.ts --update-snapshots` takes them anew.
import type { Page } from '@playwright/test';
import { windowSizes, type ExhibitLook } from '../src/renderer/gallery/address';
import { exhibitIds, type ExhibitId } from '../src/renderer/gallery/exhibitIds';
import { expectAccessible } from './accessible';
import { expect, test, type Gallery } from './gallery';
import { layoutProblems } from './layout';
import { nameProblems } from './names';
import { colorDistance, differingShare, picture, pixelAt, transitionsOver } from './race';

const [smallest, medium, large] = windowSizes;

interface Look extends ExhibitLook {
  readonly size: (typeof windowSizes)[number];
  /** Whether axe looks, too: it looks at colours, above all. */
  readonly axe: boolean;
}

/** The longest texts in each size of the window; another script and the other theme in one of them. */
const looks: readonly Look[] = [
  { size: large, theme: 'light', language: 'en-XA', axe: false },
  { size: medium, theme: 'light', language: 'en-XA', axe: true },
  { size: smallest, theme: 'light', language: 'en-XA', axe: false },
  { size: smallest, theme: 'light', language: 'ja', axe: false },
  { size: smallest, theme: 'dark', language: 'en', axe: true },
];

async function expectRoom({ page, show }: Gallery, id: ExhibitId): Promise<void> {
  for (const { size, axe, ...look } of looks) {
    await page.setViewportSize(size);
    await show(id, look);
    const name = `${look.language}, ${look.theme}, ${size.width} × ${size.height}`;
    expect.soft(await layoutProblems(page), name).toEqual([]);
    if (axe) await expectAccessible(page, 'part');
  }
}

for (const id of exhibitIds) {
  test(`${id} has room for all of it, and is accessible`, async ({ gallery }) => {
    await expectRoom(gallery, id);
  });
}

test('the sections of an optimizer have room for all of it, and are accessible', async ({ gallery }) => {
  await gallery.open('panel-optimizers');
  const closed = gallery.page.locator('.disclosureHeader[aria-expanded="false"]');
  await expect(closed).toHaveCount(5);
  for (let left = 5; left > 0; left -= 1) {
    await closed.first().click();
    await expect(closed).toHaveCount(left - 1);
  }
  await expectRoom(gallery, 'panel-optimizers');
});

test('a search without results and a value read off a plot are accessible in both themes', async ({
  gallery: { page, open },
}) => {
  for (const theme of ['light', 'dark'] as const) {
    await open('dialog-optimizers', { theme });
    await page.locator('.pickerSearch input').fill('zzz');
    await expect(page.locator('.nothingFound')).toBeVisible();
    expect(await layoutProblems(page)).toEqual([]);
    await expectAccessible(page, 'part');

    await open('workspace-activations', { theme });
    await page.locator('.functionPlot').first().hover();
    await expect(page.locator('.functionReadout')).toBeVisible();
    await expectAccessible(page, 'part');
  }
});

/** Exhibits without a 3-D view, which look the same each time. */
const comparedExhibits: readonly ExhibitId[] = [
  'workspace-activations',
  'workspace-softmax',
  'app-bar',
  'panel-optimizers',
  'panel-race',
  'panel-look',
  'panel-film',
  'transport-film',
  'chart-loss',
  'chart-families',
  'chart-several',
  'card-neuron',
  'dialog-export-wrong',
  'dialog-export-data',
  'dialog-shortcuts',
  'notice-openFailed',
];

/** What the pictures were taken with: others draw texts in another way. */
const takenWith = { platform: 'linux', chromium: '156' };

for (const id of comparedExhibits) {
  test(`${id} looks as before`, async ({ gallery: { page, open }, browser }) => {
    const isSame =
      process.platform === takenWith.platform && browser.version().split('.')[0] === takenWith.chromium;
    // Another browser, or another system's fonts, smooths letters otherwise: hundreds of pixels differ, though nothing is
    // wrong. There the exhibit is still held by the layout tests above. The reason is printed with what was skipped.
    test.skip(!isSame, `its picture was taken with Chromium ${takenWith.chromium} on ${takenWith.platform}`);
    await page.setViewportSize(medium);
    await open(id);
    await page.evaluate(() => document.fonts.ready);
    await expect(page).toHaveScreenshot(`${id}.png`, { maxDiffPixels: 40 });
  });
}

for (const language of ['en', 'ja'] as const) {
  test(
    `every control has a name of its own, in ${language}`,
    { tag: '@long' },
    async ({ gallery: { page, show } }) => {
      test.slow();
      for (const id of exhibitIds) {
        await show(id, { language });
        expect(await nameProblems(page), id).toEqual([]);
      }
      await show('panel-optimizers', { language });
      await page
        .getByRole('button', { name: { en: 'Colour of Adam', ja: 'Adam の色' }[language], exact: true })
        .click();
      await expect(page.getByRole('radiogroup')).not.toHaveCount(0);
      expect(await nameProblems(page)).toEqual([]);
    },
  );
}

test('the thumbs of sliders can be grabbed within 24 pixels', async ({ gallery: { page, show } }) => {
  for (const id of ['panel-optimizers', 'panel-race-formula', 'panel-look', 'panel-film-orbit'] as const) {
    await show(id);
    const thumbs = page.locator('.mantine-Slider-thumb');
    await expect(thumbs.first()).toBeVisible();
    const missed = await thumbs.evaluateAll((all) =>
      all.flatMap((thumb) => {
        thumb.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = thumb.getBoundingClientRect();
        return [
          [-11, 0],
          [11, 0],
          [0, -11],
          [0, 11],
        ].filter(
          ([x, y]) => document.elementFromPoint(left + width / 2 + x!, top + height / 2 + y!) !== thumb,
        );
      }),
    );
    expect(missed, id).toEqual([]);
  }
});

/** Windows from a large one to a narrow one, those of a usual one at 200 % zoom, and a phone's. */
const manySizes = [
  '1920x1080',
  '1280x800',
  '1040x700',
  '836x700',
  '700x600',
  '960x540',
  '640x400',
  '390x844',
];

for (const id of [
  'workspace-race',
  'workspace-standings',
  'workspace-activations',
  'workspace-softmax',
  'workspace-losses',
] as const) {
  test(`${id} has room in windows of every size`, async ({ gallery: { page, show } }) => {
    test.slow();
    for (const size of manySizes) {
      const [width, height] = size.split('x').map(Number);
      await page.setViewportSize({ width: width!, height: height! });
      for (const language of ['en', 'ja'] as const) {
        await show(id, { language });
        expect.soft(await layoutProblems(page), `${language}, ${size}`).toEqual([]);
      }
    }
  });
}

test('a phone shows the race: picture, transport and runners', async ({ gallery: { page, open } }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open('workspace-race');
  await expect(page.locator('.stage canvas')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  for (const name of ['SGD', 'Adam'])
    await expect(page.locator('.runnerName', { hasText: name }).first()).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(0);
  await expect(page.locator('.raceChart')).toHaveCount(0);
  const bottom = await page.locator('.runnerRow').last().boundingBox();
  expect(bottom!.y + bottom!.height).toBeLessThan(844);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: '日本語' })).toBeVisible();
});

test('what is chosen, and how far the race is, show in the system’s own colours', async ({
  gallery: { page, open },
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open('workspace-race');
  const outlines = await page
    .locator('.runnerRow')
    .evaluateAll((rows) => rows.map((row) => getComputedStyle(row).outlineStyle));
  expect(outlines).toEqual([...Array<string>(5).fill('none'), 'solid']);
  const colorAt = async (selector: string, share: number) => {
    const image = await picture(page.locator(selector).first());
    return pixelAt(image, share * image.width, image.height / 2);
  };
  // Before and behind the thumb, a chosen and another word, before and behind a slider's thumb.
  for (const [selector, one, other] of [
    ['.scrubberBox', 0.2, 0.9],
    ['.workspaceSwitch', 0.05, 0.4],
    ['.numberSettingSlider', 0.3, 0.97],
  ] as const) {
    const distance = colorDistance(await colorAt(selector, one), await colorAt(selector, other));
    expect(distance, selector).toBeGreaterThan(60);
  }
  await page.emulateMedia({ forcedColors: 'none' });
});

for (const [id, plot] of [
  ['chart-loss', '.raceChart'],
  ['workspace-activations', '.functionPlots'],
] as const) {
  test(`${id} is as dark in a window that opens dark as in one that becomes dark`, async ({
    gallery: { page, open, show },
  }) => {
    const pictureOf = () => picture(page.locator(plot).first());
    await open(id, { theme: 'light' });
    await show(id, { theme: 'dark' });
    await transitionsOver(page);
    const became = await pictureOf();
    await open(id, { theme: 'dark' });
    await transitionsOver(page);
    await expect.poll(async () => differingShare(became, await pictureOf(), 24)).toBeLessThan(0.002);
  });
}

test('the ends of curves have their heads and names, in a narrow chart the heads alone', async ({
  gallery: { page, open },
}) => {
  await page.setViewportSize({ width: 1000, height: 600 });
  await open('chart-loss');
  const ends = page.locator('.curveNames > div');
  const place = page.locator('.raceChart .plot');
  /** How far the marks are from the chart's right edge, at their right. */
  const besideMarks = async (): Promise<number> => {
    const [mark, plot] = [(await ends.first().locator('svg').boundingBox())!, (await place.boundingBox())!];
    return plot.x + plot.width - mark.x - mark.width;
  };
  const names = ends.locator('.cutName');
  await expect(names).toHaveCount(6);
  expect(await besideMarks()).toBeGreaterThan(60);
  for (const width of [400, 1000, 400]) {
    await page.setViewportSize({ width, height: 600 });
    await expect(names).toHaveCount(width < 440 ? 0 : 6);
    await expect(ends).toHaveCount(6);
    const [least, most] = width < 440 ? [0, 12] : [60, 110];
    await expect.poll(besideMarks).toBeGreaterThanOrEqual(least);
    expect(await besideMarks()).toBeLessThan(most);
  }
});

test('a panel that goes on below its edge fades there', async ({ gallery: { page, open } }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open('panel-race');
  const panel = page.locator('.panelScroll');
  await expect(panel).toHaveAttribute('data-more', 'true');
  await page.getByRole('button', { name: /default race/ }).scrollIntoViewIfNeeded();
  await panel.locator('.mantine-ScrollArea-viewport').evaluate((element) => element.scrollTo(0, 1e6));
  await expect(panel).toHaveAttribute('data-more', 'false');
});

test.describe('the tips of a first start', () => {
  const uses: readonly (readonly [name: string, use: (page: Page) => Promise<void>])[] = [
    ['playing', (page) => page.getByRole('button', { name: 'Play', exact: true }).click()],
    ['dragging η', (page) => page.getByRole('slider', { name: 'Learning rate' }).press('ArrowLeft')],
    ['choosing a landscape', (page) => page.getByRole('button', { name: /^Landscape/ }).click()],
    ['closing them', (page) => page.getByRole('button', { name: 'Close the first steps' }).click()],
  ];
  for (const [name, use] of uses) {
    test(`cover nothing, and go away by ${name}`, async ({ gallery: { page, open } }) => {
      await open('workspace-race');
      const tips = page.getByRole('note', { name: 'First steps' });
      await expect(tips).toContainText('plays and pauses');
      const [stage, box] = [(await page.locator('.stage').boundingBox())!, (await tips.boundingBox())!];
      expect(box.y).toBeGreaterThanOrEqual(stage.y + stage.height - 1);
      await use(page);
      await expect(tips).toHaveCount(0);
    });
  }
});

test('the panel’s tabs stand on one line', async ({ gallery: { page, show } }) => {
  for (const language of ['en', 'ja'] as const) {
    await show('panel-look', { language });
    await page.evaluate(() => document.fonts.ready);
    for (const width of [1280, 1100]) {
      await page.setViewportSize({ width, height: 720 });
      const tops = await page
        .getByRole('tab')
        .evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().top));
      expect(tops).toHaveLength(4);
      expect(new Set(tops).size, `${language}, ${width}`).toBe(1);
    }
  }
});

for (const [fault, id, style, said] of [
  [
    'a text that is cut off',
    'transport',
    '.stepReadout { min-width: 0; width: 30px; overflow: hidden; }',
    /cut off/,
  ],
  ['controls over each other', 'transport', '.transport button { margin-right: -20px; }', /overlaps/],
  ['texts over each other', 'panel-optimizers', '.runnerRow { height: 8px !important; }', /overlaps/],
  ['what lies outside', 'dialog-shortcuts', '[role="dialog"] { translate: -600px; }', /outside the window/],
  ['a number without room', 'panel-film', '.keyframeRow input { padding: 0 26px; }', /longer than the field/],
  ['nothing at all', 'panel-look', '.sidePanel { display: none; }', /nothing to read/],
] as const) {
  test(`${fault} is found`, async ({ gallery: { page, show } }) => {
    await show(id);
    expect(await layoutProblems(page)).toEqual([]);
    const broken = await page.addStyleTag({ content: style });
    expect(await layoutProblems(page)).toEqual(expect.arrayContaining([expect.stringMatching(said)]));
    await broken.evaluate((tag) => (tag as Element).remove());
  });
}

/** The controls that the notice covers, by what they are called. Only those count that one could press without it. */
function covered(page: Page): Promise<string[]> {
  return page.locator('.mantine-Notification-root').evaluate((element) => {
    const over = element.getBoundingClientRect();
    const controls = document.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, a[href], label, [role="option"], [role="slider"], [role="tab"]',
    );
    return [...controls]
      .filter((control) => {
        // A plot is what notices stand over, though its point can be moved.
        if (element.contains(control) || control.matches('.functionPlot')) return false;
        const box = control.getBoundingClientRect();
        const [left, right] = [Math.max(box.left, over.left), Math.min(box.right, over.right)];
        const [top, bottom] = [Math.max(box.top, over.top), Math.min(box.bottom, over.bottom)];
        if (left >= right || top >= bottom) return false;
        const pressed = document
          .elementsFromPoint((left + right) / 2, (top + bottom) / 2)
          .find((each) => each.closest('.mantine-Notifications-root') === null);
        return pressed !== undefined && (control.contains(pressed) || pressed.contains(control));
      })
      .map((control) => control.getAttribute('aria-label') ?? control.textContent);
  });
}

test.describe('a notice', () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  for (const id of [
    'workspace-race',
    'workspace-activations',
    'workspace-softmax',
    'workspace-losses',
    'workspace-derivation',
    'dialog-export-film',
    'dialog-optimizers',
    'dialog-landscapes',
    'dialog-formula',
    'dialog-shortcuts',
  ] as const) {
    test(`covers no control of ${id}`, async ({ gallery: { page, show } }) => {
      await show(id, { notice: 'openFailed' });
      await expect(page.locator('.mantine-Notification-root')).toBeVisible();
      expect(await covered(page)).toEqual([]);
      // It is made anew where a place for it comes above the others.
      const height = async () =>
        (await page.locator('.mantine-Notification-root').boundingBox())?.height ?? Infinity;
      await expect.poll(height).toBeLessThan(48);
    });
  }

  for (const width of [1280, 700]) {
    test(`is one line of ${width} pixels' window, all of it on demand, and gone when it has been read`, async ({
      gallery: { page, open },
    }) => {
      await page.setViewportSize({ width, height: 720 });
      await open('notice-openFailed');
      const notice = page.getByRole('alert');
      const more = notice.getByRole('button', { name: 'More' });
      await expect(more).toBeVisible();
      expect((await notice.boundingBox())!.height).toBeLessThan(48);
      await more.click();
      await expect(notice.getByText('What is open stays as it was.')).toBeVisible();
      expect(await layoutProblems(page)).toEqual([]);
      const [stage, box] = [await page.locator('.stage').boundingBox(), await notice.boundingBox()];
      expect(box!.height).toBeLessThan(0.7 * stage!.height);
      await page.mouse.click(stage!.x + stage!.width - 5, stage!.y + stage!.height - 5);
      await expect(notice).toHaveCount(0);
    });
  }
});
