// Checks what is shown against axe's accessibility rules.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { transitionsOver } from './race';

/** What a part of the window that stands alone can't have. */
const rulesForWhole = ['landmark-one-main', 'page-has-heading-one', 'region'];

/** Expects no findings by axe, after all transitions: elements that fade in have other contrasts. */
export async function expectAccessible(page: Page, what: 'window' | 'part' = 'window'): Promise<void> {
  await transitionsOver(page);
  // There are no frames, which axe would open a page more for.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (what === 'part') axe.disableRules(rulesForWhole);
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
}

/** As `expectAccessible`, in both themes, as the system asks for them; the light one stays. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page);
  }
}
