// An export that does not end while a test looks at it.
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the dialog, begins to export a film of ten minutes, and returns its progress. */
export async function beginLongExport(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('combobox', { name: 'Length', exact: true }).click();
  await page.getByRole('option', { name: 'Seconds', exact: true }).click();
  const seconds = dialog.getByRole('textbox', { name: 'Seconds', exact: true });
  await seconds.fill('600');
  await seconds.press('Enter');
  await dialog.getByRole('button', { name: /^(Export|Add to the queue)…$/ }).click();
  const progress = dialog.getByRole('progressbar');
  // A bar of 0 % is as wide as nothing.
  await expect(progress).toBeAttached();
  return progress;
}
