// The standings under the picture, with the engine's own numbers: sorted, copied, by another target, kept as a tab.
import { expect, test } from './fixtures';
import { dropScene, position, raced, raceReady, runnerRow, runnerRows } from './race';
import { saved } from './saved';
import type { Locator, Page } from '@playwright/test';

/** Opens them for the first race, or for another one. */
const openStandings = async (page: Page, scene?: object): Promise<void> => {
  await raceReady(page);
  if (scene !== undefined) await raced(page, () => dropScene(page, scene));
  await page.getByRole('tab', { name: 'Standings' }).click();
  await expect(page.locator('tr[data-outdated="false"]')).not.toHaveCount(0);
};

const cell = (page: Page, key: string, column: string): Locator =>
  page.locator(`[data-standing="${key}"] [data-column="${column}"]`);

const order = (page: Page): Promise<string[]> =>
  page
    .locator('[data-standing]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-standing')!));

test('runners stand by their final losses, which are those of their paths’ ends', async ({ page }) => {
  await openStandings(page);
  await expect(page.locator('[data-standing]')).toHaveCount(6);
  const ends = await Promise.all((await order(page)).map(async (key) => (await position(page, key, 256))[2]));
  expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  const shown = Number((await cell(page, 'adam-1', 'finalLoss').textContent())!.replace('−', '-'));
  expect(shown).toBeCloseTo((await position(page, 'adam-1', 256))[2], 10);
});

test('steps and evaluations follow the target, and the target is the list’s', async ({ page }) => {
  await openStandings(page, {
    landscape: { id: 'sphere' },
    start: [3, 1],
    steps: 60,
    optimizers: [
      { id: 'sgd', hyperparameters: { learningRate: 0.25 } },
      { id: 'sam' },
      { id: 'nelder-mead' },
    ],
  });
  const target = page.getByRole('textbox', { name: 'Target above the lowest value' });
  // x² + y² = 10 at the start; each step halves x and y: a quarter of the loss.
  await target.fill('0.04');
  await target.press('Enter');
  await expect(cell(page, 'sgd-1', 'arrivalStep')).toHaveText('4');
  await expect(cell(page, 'sgd-1', 'arrivalEvaluations')).toHaveText('4 ∇f');
  await expect(cell(page, 'sgd-1', 'endsAt')).toHaveText('Global minimum (0, 0)');
  await expect(cell(page, 'nelder-mead-1', 'arrivalEvaluations')).toHaveText(/^\d+ f$/);
  await target.fill('10');
  await target.press('Enter');
  await expect(cell(page, 'nelder-mead-1', 'arrivalEvaluations')).toHaveText('3 f');
  await expect(cell(page, 'sam-1', 'arrivalEvaluations')).toHaveText('0');
  await page.getByText('By loss', { exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Target above the minimum' })).toHaveValue('10');
  await target.fill('-1');
  await target.press('Enter');
  await expect(page.getByText('Invalid Target: -1 (expected')).toBeVisible();
});

test('a runner that diverges is last, and says when', async ({ page }) => {
  await openStandings(page, {
    landscape: { id: 'sphere' },
    optimizers: [{ id: 'sgd', hyperparameters: { learningRate: 3 } }, { id: 'adam' }],
  });
  await expect.poll(() => order(page)).toEqual(['adam-1', 'sgd-1']);
  await expect(cell(page, 'sgd-1', 'finalLoss')).toHaveText('diverged');
  await expect(cell(page, 'sgd-1', 'divergedAt')).toHaveText(/^\d+$/);
  await page.getByRole('button', { name: 'Final loss' }).click();
  await expect(page.getByRole('columnheader', { name: 'Final loss' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect.poll(() => order(page)).toEqual(['adam-1', 'sgd-1']);
});

test('the table is copied as text and as CSV', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStandings(page);
  const copied = async (item: string): Promise<string[]> => {
    await page.getByRole('button', { name: /^Cop/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    return (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\n');
  };
  const text = await copied('As text');
  expect(text).toHaveLength(7);
  expect(text[0]).toMatch(/^Runner +Final loss +Best loss /);
  expect(text[1]).toMatch(/^Adam +\d/);
  const csv = await copied('As CSV');
  expect(csv[0]).toMatch(/^runner,optimizer,runs,final_loss,/);
  const [name, optimizer, runs, loss] = csv[1]!.split(',');
  expect([name, optimizer, runs]).toEqual(['Adam', 'adam', '1']);
  expect(Number(loss)).toBe((await position(page, 'adam-1', 256))[2]);
});

test('tabs go by the arrow keys, and the chosen one is kept', async ({ page, app }) => {
  await raceReady(page);
  const tab = (name: string): Locator => page.getByRole('tab', { name });
  await tab('Chart').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab('Step')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab('Standings')).toBeFocused();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.locator('.raceChart')).toHaveCount(0);
  await expect
    .poll(async () => (await saved<{ dockTab: string }>(app, 'settings')).dockTab)
    .toBe('standings');
  await page.reload();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(runnerRows(page)).toHaveCount(6);
});

test(
  'every rate is tuned by the same rule, shown, used as one edit, and told',
  { tag: '@long' },
  async ({ page }) => {
    await openStandings(page, {
      landscape: { id: 'sphere' },
      start: [3, 1],
      steps: 30,
      optimizers: [
        { id: 'sgd', hyperparameters: { learningRate: 0.05 } },
        { id: 'adam', hyperparameters: { learningRate: 0.001 } },
        { id: 'nelder-mead' },
      ],
    });
    const note = page.locator('.standingsNote');
    const rate = page.getByRole('textbox', { name: 'Learning rate' });
    await expect(note).toContainText('each rate as it was set');
    const tune = page.getByRole('button', { name: 'Tune rates…' });
    const dialog = page.getByRole('dialog', { name: 'Tune every rate by the same rule' });

    await tune.click();
    await expect(dialog).toContainText('Without a learning rate, and left as they are: Nelder–Mead.');
    // On x² + y² with η = 0.562, what is left of x after a step is −0.124 of it: the least of all 25.
    await expect(dialog).toContainText('η 0.05 → 0.562');
    await expect(dialog.getByRole('img', { name: /^SGD: 25 rates tried, 4 diverge/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(cell(page, 'sgd-1', 'arrivalStep')).not.toHaveText('7');
    await expect(note).toContainText('each rate as it was set');

    await tune.click();
    await raced(page, () => dialog.getByRole('button', { name: 'Use these rates' }).click());
    await expect(dialog).toHaveCount(0);
    // 10 · 0.0154ⁿ is below 1e-6 from n = 4 on.
    await expect(cell(page, 'sgd-1', 'arrivalStep')).toHaveText('4');
    await expect(note).toContainText('Rates tuned with 25 tries each');
    await runnerRow(page, 'sgd-1').locator('.runnerName').click();
    await expect(rate).toHaveValue('0.562');

    await raced(page, () => page.getByRole('button', { name: 'Undo' }).click());
    await expect(rate).toHaveValue('0.05');
    await expect(note).toContainText('each rate as it was set');
    await runnerRow(page, 'adam-1').locator('.runnerName').click();
    await expect(rate).toHaveValue('0.001');
    await raced(page, () => page.getByRole('button', { name: 'Redo' }).click());
    await expect(note).toContainText('Rates tuned with 25 tries each');
  },
);

test('the time of a step is measured by the engine', async ({ page }) => {
  await openStandings(page, {
    landscape: { id: 'rosenbrock' },
    steps: 2000,
    optimizers: [{ id: 'sgd', hyperparameters: { learningRate: 1e-4 } }, { id: 'cma-es' }],
  });
  await expect(cell(page, 'sgd-1', 'stepTime')).toHaveCount(0);
  await page.getByRole('button', { name: 'Measure times' }).click();
  await expect(cell(page, 'sgd-1', 'stepTime')).toHaveText(/^[\d.]+ (ns|µs)$/);
  await expect(cell(page, 'cma-es-1', 'stepTime')).toHaveText(/^[\d.]+ (ns|µs|ms)$/);
  await expect(page.getByRole('button', { name: 'Measure times' })).toBeEnabled();
  await page.getByRole('button', { name: 'Time per step' }).click();
  // A compiled rule is faster than a search in JavaScript that looks at f six times.
  await expect.poll(() => order(page)).toEqual(['sgd-1', 'cma-es-1']);
});
