// What is on show, held against the accessibility rules of axe.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { transitionsOver } from './race';

/** Axe finds nothing, once all is in place: what fades in has other contrasts. */
export async function expectAccessible(page: Page): Promise<void> {
  await transitionsOver(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
}
