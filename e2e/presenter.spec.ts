// The presenter's window: notes and the answer for who gives a lesson, and the same keys, which drive the audience's window.
import { expectAccessible } from './accessible';
import { expect, test, watchConsole } from './fixtures';
import { raceReady } from './race';

test('the presenter’s window shows what the audience does not see, drives it, and leaves nothing behind', async ({
  page,
  context,
  app,
}) => {
  await raceReady(page);
  const open = async () => {
    const opened = context.waitForEvent('page');
    await page.keyboard.press('n');
    return opened;
  };
  const presenter = await open();
  watchConsole(presenter, app.complaints);
  await expect(presenter.getByRole('button', { name: 'Play' })).toBeVisible();

  await page.keyboard.press('i');
  await page.locator('.lessonCard').nth(1).click();
  const pane = page.locator('.lessonPane');
  await expect(presenter.locator('.presenterNotes .katex').first()).toBeVisible();
  await expect(pane.locator('.lessonText').first()).toBeVisible();
  await expect(pane.locator('.lessonNotes')).toHaveCount(0);
  // Laid out as the page is: without a type, a document would be in quirks mode.
  expect(await presenter.evaluate(() => document.compatMode)).toBe('CSS1Compat');
  await expect(presenter).toHaveTitle('Presenter – Optiscape');
  await expectAccessible(presenter);

  await presenter.keyboard.press('2');
  await presenter.keyboard.press('2');
  await expect(pane.locator('.lessonHands')).toHaveText('2');
  await presenter.getByRole('button', { name: 'One hand less for answer 2' }).click();
  await expect(pane.locator('.lessonHands')).toHaveText('1');
  // What has not been on show comes first, by the same key.
  const coming = presenter.locator('.presenterComing');
  await page.setViewportSize({ width: 1280, height: 420 });
  await expect(coming).toHaveText('The text’s next page');
  await expect(async () => {
    await presenter.keyboard.press('PageDown');
    await expect(coming).toHaveText('The question closes, and what was hidden is shown', { timeout: 500 });
  }).toPass();
  await page.setViewportSize({ width: 1280, height: 720 });
  await presenter.keyboard.press('PageDown');
  await expect(coming).toContainText('The race plays');
  await expect(pane.locator('.lessonAnswer').first()).toBeDisabled();

  await presenter.keyboard.press('d');
  await page.getByText('日本語', { exact: true }).click();
  await expect(presenter).toHaveTitle('発表者用 – Optiscape');
  await expect(presenter.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(presenter.locator('html')).toHaveAttribute('lang', 'ja');
  await expectAccessible(presenter);

  // As where nothing was pressed in the audience's window.
  await page.evaluate(() => {
    document.documentElement.requestFullscreen = () => Promise.reject(new TypeError('refused'));
  });
  await presenter.keyboard.press('p');
  const fill = page.getByText('ここで P を押すと全画面になります');
  await expect(fill).toBeVisible();
  await expect(presenter.locator('.presenterState')).toBeVisible();
  await page.evaluate(() => Reflect.deleteProperty(document.documentElement, 'requestFullscreen'));
  await page.keyboard.press('p');
  await expect(fill).toHaveCount(0);
  await expect(presenter.locator('.presenterState')).toHaveCount(0);
  await presenter.keyboard.press('b');
  await expect(page.locator('.presentingBlank')).toHaveAttribute('data-color', 'black');
  await presenter.keyboard.press('b');
  await expect(page.locator('.presentingBlank')).toHaveCount(0);
  const endsWith = presenter.waitForEvent('close');
  await page.keyboard.press('Escape');
  await endsWith;
  await expect(pane.locator('.lessonNotes')).toHaveCount(1);

  const again = await open();
  await expect(again.locator('.presenterNotes')).toBeVisible();
  await again.close();
  await expect(pane.locator('.lessonNotes')).toHaveCount(1);
  const last = await open();
  await expect(last.locator('.presenterNotes')).toBeVisible();
  const closed = last.waitForEvent('close');
  await page.reload();
  await closed;
});
