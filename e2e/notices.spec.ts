// Notices appear over pictures, plots and texts of the topmost layer, and never cover a control.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { raceReady } from './race';

test.use({ viewport: { width: 1280, height: 800 } });

/** Shows a notice of several lines, by dropping a file that is not a scene. */
async function showNotice(page: Page): Promise<void> {
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{}'], 'empty.json'));
    return data;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(page.getByText('The open race is unchanged.')).toBeVisible();
}

/** Names of the controls that notices cover, limited to those that could be pressed without notices. */
async function covered(page: Page): Promise<string[]> {
  const notice = page.locator('.mantine-Notification-root');
  // Wait until it has slid in.
  await expect(notice).toHaveCSS('opacity', '1');
  await expect(notice).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 0, 0)');
  return notice.evaluate((element) => {
    const over = element.getBoundingClientRect();
    const controls = document.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, a[href], label, [role="option"], [role="slider"], [role="tab"]',
    );
    return [...controls]
      .filter((control) => {
        // Notices may cover a plot, although its point can be moved.
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

const layers: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the race': () => Promise.resolve(),
  'the activations': (page) => page.getByText('Activations', { exact: true }).click(),
  'the Softmax': async (page) => {
    await page.getByText('Activations', { exact: true }).click();
    await page.getByText('Softmax', { exact: true }).click();
  },
  'the losses': (page) => page.getByText('Losses', { exact: true }).click(),
  'the derivation': async (page) => {
    await page.getByText('Losses', { exact: true }).click();
    await page.getByText('Softmax with cross-entropy', { exact: true }).click();
  },
  'the export dialog': (page) => page.keyboard.press('Control+e'),
  'the list of optimizers': (page) => page.getByRole('button', { name: 'Add an optimizer' }).click(),
  'the list of landscapes': (page) => page.getByRole('button', { name: /^Landscape:/ }).click(),
  'the formula dialog': async (page) => {
    await page.getByRole('button', { name: /^Landscape:/ }).click();
    await page.getByRole('button', { name: /^Your own formula/ }).click();
  },
  'the shortcuts': (page) => page.getByRole('button', { name: /shortcuts/i }).click(),
};

for (const [name, open] of Object.entries(layers)) {
  test(`a notice covers no control of ${name}`, async ({ page }) => {
    await raceReady(page);
    await open(page);
    await showNotice(page);
    expect(await covered(page)).toEqual([]);
    await page.locator('.mantine-Notification-root').getByRole('button', { name: 'Close' }).click();
    await expect(page.locator('.mantine-Notification-root')).toHaveCount(0);
  });
}
