// Checks what is shown against axe's accessibility rules.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { transitionsOver } from './race';

/** Expects no findings by axe, after all transitions: elements that fade in have other contrasts. */
export async function expectAccessible(page: Page): Promise<void> {
  await transitionsOver(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
}
