// The pickers: half a hundred optimizers and two dozen landscapes, searched, filtered, kept as favourites and chosen.
import type { Locator, Page } from '@playwright/test';
import { optimizers } from '../src/core/optimizers/registry';
import { expect, test } from './gallery';
import { distinctColors, runnerRows, picture, raceReady, transitionsOver } from './race';
import { saved } from './saved';

const dialog = (page: Page): Locator => page.locator('.pickerDialog');
const search = (page: Page): Locator => dialog(page).getByRole('combobox');
const options = (page: Page): Locator => dialog(page).getByRole('option');
const highlighted = (page: Page): Locator => dialog(page).getByRole('option', { selected: true });
const family = (page: Page, name: string): Locator => dialog(page).locator('.railFamily', { hasText: name });
const card = (page: Page): Locator => dialog(page).getByRole('article');

/** In the app. */
async function open(page: Page, key: 'o' | 'm'): Promise<void> {
  await page.keyboard.press(key);
  await expect(search(page)).toBeFocused();
}

test('finds optimizers by words of both languages, however they are written', async ({
  gallery: { page, open },
}) => {
  await open('dialog-optimizers');
  const all = await options(page).count();
  expect(all).toBeGreaterThan(6);
  for (const [query, name] of [
    ['ADAM', 'Adam'],
    ['rms prop', 'RMSProp'],
    ['nesterov 1983', 'Nesterov'],
    ['Ｋｉｎｇｍａ', 'Adam'],
    ['もーめんたむ', 'Momentum'],
    ['ﾓｰﾒﾝﾀﾑ', 'Momentum'],
  ] as const) {
    await search(page).fill(query);
    // The list is filtered as the query is typed.
    await expect.poll(() => options(page).count()).toBeLessThan(all);
    await expect(options(page).filter({ hasText: name }).first()).toBeVisible();
  }
  await search(page).fill('adam');
  await expect(highlighted(page)).toHaveAttribute('data-id', 'adam');
  await expect(card(page).getByRole('heading', { name: 'Adam', exact: true })).toBeVisible();
  await search(page).fill('no such thing');
  await expect(dialog(page).getByText('Nothing found for “no such thing”')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Clear the search' }).click();
  await expect(search(page)).toBeFocused();
  await expect(options(page)).toHaveCount(all);
});

test('shows one family, with what the search finds in it', async ({ gallery: { page, open } }) => {
  await open('dialog-optimizers');
  const all = await options(page).count();
  await family(page, 'Adaptive rates').click();
  await expect.poll(() => options(page).count()).toBeLessThan(all);
  const adaptive = await options(page).count();
  await expect(family(page, 'Adaptive rates')).toContainText(String(adaptive));
  await expect(options(page).first()).toHaveAttribute('data-id', 'adagrad');
  await page.keyboard.press('ArrowUp');
  await expect(family(page, 'Momentum').getByRole('radio')).toBeChecked();
  await search(page).fill('adagrad');
  await expect(family(page, 'Momentum').getByRole('radio')).toBeChecked();
  await dialog(page)
    .getByRole('button', { name: /^Show \d+ in all groups$/ })
    .click();
  await expect(highlighted(page)).toHaveAttribute('data-id', 'adagrad');
});

test('explains an optimizer and runs it on the open landscape', async ({ gallery: { page, open } }) => {
  await open('dialog-optimizers');
  await search(page).fill('adam');
  const map = card(page).getByRole('img', { name: 'The path of Adam on the landscape Ravine' });
  await expect(map).toHaveAttribute('data-path', 'true');
  await expect(card(page)).toContainText(/Loss \S+ after 256 steps/);
  await expect.poll(async () => distinctColors(await picture(map))).toBeGreaterThan(200);
  for (const part of [
    'Strengths',
    'Weaknesses',
    'Update rule',
    'Hyper-parameters',
    'How libraries differ',
    'Paper',
  ]) {
    await expect(card(page).getByRole('heading', { name: part })).toBeVisible();
  }
  // Intermediate results have no effect: the last one is shown.
  for (const name of ['sgd', 'nesterov', 'rmsprop']) await search(page).fill(name);
  await expect(card(page).getByRole('img', { name: /RMSProp/ })).toHaveAttribute('data-path', 'true');
});

test(
  'explains every optimizer without a complaint',
  { tag: '@long' },
  async ({ gallery: { page, open } }) => {
    test.slow();
    await open('dialog-optimizers');
    const names = await options(page).locator('.pickerName').allTextContents();
    // Favourites appear twice.
    expect(new Set(names).size).toBe(optimizers.length);
    await options(page).first().click();
    for (const name of names) {
      await expect(card(page).getByRole('heading', { name, exact: true })).toBeVisible();
      await expect(card(page).locator('.katex-error')).toHaveCount(0);
      await search(page).press('ArrowDown');
    }
  },
);

test('the landscape’s story is there as a whole, in the bar or behind a button of its own', async ({
  gallery: { page, open, show },
}) => {
  const story = page.locator('.landscapeStory');
  const about = page.getByRole('button', { name: 'About this landscape' });
  await open('app-bar');
  const whole = await story.textContent();
  await about.click();
  await expect(page.getByRole('dialog')).toHaveText(whole!);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.setViewportSize({ width: 1920, height: 800 });
  for (const language of ['en', 'ja'] as const) {
    await show('app-bar', { language });
    await expect(story.getByText(/ravine|峡谷/)).toBeVisible();
    await expect(page.getByRole('button', { name: /About this landscape|この地形について/ })).toHaveCount(0);
  }
});

test('files have words in a bar that has room for them', async ({ gallery: { page, open } }) => {
  await open('app-bar');
  const words = page.locator('.wordedButton').getByText(/^(Open|Save|Export)$/);
  await expect(words).toHaveCount(3);
  for (const word of await words.all()) await expect(word).toBeVisible();
  await page.setViewportSize({ width: 960, height: 600 });
  for (const word of await words.all()) await expect(word).toBeHidden();
  await expect(page.getByRole('button', { name: 'Export…' })).toBeVisible();
});

test.describe('in the app', () => {
  test.beforeEach(async ({ page }) => {
    await raceReady(page);
  });

  test('adds three optimizers by keyboard alone, and gives the focus back', async ({ page }) => {
    const add = page.getByRole('button', { name: 'Add an optimizer' });
    await add.focus();
    await page.keyboard.press('Enter');
    await expect(search(page)).toBeFocused();
    const all = await options(page).count();
    for (const [count, query, id] of [
      [7, 'adagrad', 'adagrad'],
      [8, 'momentum', 'momentum'],
    ] as const) {
      await search(page).fill('');
      await page.keyboard.type(query);
      await page.keyboard.press('Enter');
      await expect(dialog(page).getByText(`${count} runners in the race`)).toBeVisible();
      await expect(highlighted(page)).toHaveAttribute('data-id', id);
    }
    await search(page).fill('');
    await expect(options(page)).toHaveCount(all);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowUp');
    // One down, a page of six down, one up.
    const walkedTo = (await options(page).nth(6).getAttribute('data-id'))!;
    await expect(highlighted(page)).toHaveAttribute('data-id', walkedTo);
    await expect(highlighted(page)).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByText('9 runners in the race')).toBeVisible();
    await expect(highlighted(page).locator('.runnerMarks svg')).not.toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(runnerRows(page)).toHaveCount(9);
    await expect(page.locator(`[data-runner^="${walkedTo}-"]`)).not.toHaveCount(0);
    await expect(add).toBeFocused();
  });

  test(
    'takes what the arrows walked to, keeps favourites over a reload, at the top and in a family of their own',
    { tag: '@long' },
    async ({ page, app }) => {
      await test.step('takes what the arrows walked to, even before the list has followed what is typed', async () => {
        await open(page, 'o');
        await search(page).fill('momentum');
        await expect(highlighted(page)).toHaveAttribute('data-id', 'momentum');
        // Keys arrive faster than the browser draws.
        const walkedTo = await search(page).evaluate(async (input: HTMLInputElement) => {
          const press = async (event: Event): Promise<void> => {
            input.dispatchEvent(event);
            await Promise.resolve();
          };
          const key = (name: string): Event => new KeyboardEvent('keydown', { key: name, bubbles: true });
          // React only notices values that are set through the prototype's setter.
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, '');
          await press(new InputEvent('input', { bubbles: true }));
          await press(key('ArrowDown'));
          const option = document.querySelector<HTMLElement>('.pickerDialog [aria-selected="true"]');
          await press(key('Enter'));
          return option!.dataset['id']!;
        });
        expect(walkedTo).not.toBe('momentum');
        await expect(dialog(page).getByText('7 runners in the race')).toBeVisible();
        await expect(runnerRows(page).last()).toHaveAttribute('data-runner', new RegExp(`^${walkedTo}-`));
      });
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
      await test.step('keeps favourites over a reload, at the top and in a family of their own', async () => {
        await open(page, 'o');
        await search(page).fill('rmsprop');
        await expect(card(page).getByRole('heading', { name: 'RMSProp', exact: true })).toBeVisible();
        await card(page).getByRole('button', { name: 'Favourite' }).click();
        await search(page).fill('adagrad');
        await expect(options(page).first()).toHaveAttribute('data-id', 'adagrad');
        await options(page).first().hover();
        await options(page).first().locator('.pickerStar').click();
        await expect(family(page, 'Favourites')).toContainText('1');
        await expect
          .poll(() => saved(app, 'settings'))
          .toMatchObject({ favourites: { optimizers: ['rmsprop', 'adagrad'] } });
        await page.reload();
        await raceReady(page);
        await open(page, 'o');
        await expect(options(page).nth(0)).toHaveAttribute('data-id', 'adagrad');
        await expect(options(page).nth(1)).toHaveAttribute('data-id', 'rmsprop');
        await family(page, 'Favourites').click();
        await expect(options(page)).toHaveCount(2);
        await expect(card(page).getByRole('heading', { name: 'Adagrad', exact: true })).toBeVisible();
        await card(page).getByRole('button', { name: 'Favourite' }).click();
        await expect(options(page)).toHaveCount(1);
      });
    },
  );

  test(
    'draws every landscape’s map, and chooses one by a search in Japanese, by arrow keys and by a double click',
    { tag: '@long' },
    async ({ page }) => {
      await test.step('draws every landscape’s map, the ones in view first', async () => {
        await open(page, 'm');
        const maps = dialog(page).locator('.thumbnail');
        await expect(maps.first()).toHaveAttribute('data-drawn', 'true');
        const count = await maps.count();
        await maps.last().scrollIntoViewIfNeeded();
        await expect(maps.last()).toHaveAttribute('data-drawn', 'true');
        await expect(dialog(page).locator('.thumbnail[data-drawn="true"]')).toHaveCount(count);
      });
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
      await test.step('chooses a landscape by a search in Japanese, by arrow keys and by a double click', async () => {
        await open(page, 'm');
        await expect(highlighted(page)).toHaveAttribute('data-id', 'ravine');
        await search(page).fill('ひんめるぶらう');
        await expect(card(page).getByRole('heading', { name: 'Himmelblau' })).toBeVisible();
        await expect(card(page)).toContainText('(3, 2)');
        await page.keyboard.press('Enter');
        await expect(dialog(page)).toHaveCount(0);
        await expect(page.getByRole('button', { name: /^Landscape: Himmelblau/ })).toBeVisible();
        await raceReady(page);

        await open(page, 'm');
        // The dialog grows slightly as it opens.
        await transitionsOver(page);
        const place = async (): Promise<number> => (await highlighted(page).boundingBox())!.x;
        const from = await place();
        await page.keyboard.press('ArrowDown');
        await expect(highlighted(page)).not.toHaveAttribute('data-id', 'himmelblau');
        const below = await place();
        expect(Math.abs(below - from)).toBeLessThan(2);
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.press('ArrowRight');
        await expect.poll(place).toBe(below);

        const all = await options(page).count();
        await search(page).fill('saddles');
        await expect.poll(() => options(page).count()).toBeLessThan(all);
        await expect(options(page).first().locator('.thumbnail')).toHaveAttribute('data-drawn', 'true');
        const saddle = options(page).and(page.locator('[data-id="saddle"]'));
        await saddle.click();
        await expect(dialog(page)).toBeVisible();
        await saddle.dblclick();
        await expect(page.getByRole('button', { name: /^Landscape: Saddle/ })).toBeVisible();
        await raceReady(page);
      });
    },
  );
});
