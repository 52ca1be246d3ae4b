// What goes wrong beneath the window: its graphics, its files, its page. What is not concerned goes on.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { beginLongExport } from './longExport';
import {
  differingShare,
  goToStep,
  picture,
  raced,
  raceReady,
  runnerRow,
  runnerRows,
  stage,
  step,
  viewSettled,
} from './race';

/** Takes the picture's graphics context away; the result gives it back. */
async function loseContext(page: Page): Promise<() => Promise<void>> {
  const extension = await stage(page)
    .locator('canvas')
    .first()
    .evaluateHandle((canvas: HTMLCanvasElement) => {
      const lose = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      lose.loseContext();
      return lose;
    });
  return () => extension.evaluate((lose) => lose.restoreContext());
}

function said(page: Page, text: string): Locator {
  return stage(page).getByRole('status').filter({ hasText: text });
}

/** Exports the numbers and the contour map, which need no graphics context. */
async function exportsTexts(page: Page): Promise<void> {
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  for (const [kind, ending, content] of [
    ['CSV table', '.csv', /^runner,optimizer,/],
    ['SVG contour map', '.svg', /^<svg/],
  ] as const) {
    await dialog.getByRole('combobox', { name: 'File', exact: true }).click();
    await page.getByRole('option', { name: kind }).click();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: /^(Export|Add to the queue)…$/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toContain(ending);
    expect(await readFile(await file.path(), 'utf8')).toMatch(content);
  }
  await page.keyboard.press('Escape');
}

/** Panels, chart and transport work. */
async function expectUsable(page: Page): Promise<void> {
  // A race that plays goes on between the two keys; the second one pauses it.
  await expect(async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await step(page)).toBe(1);
  }).toPass();
  await expect(runnerRow(page, 'adam-1').locator('.runnerLoss')).toHaveText(/\d/);
  await expect(page.locator('.uplot canvas').first()).toBeVisible();
}

test.describe('the picture', () => {
  test('comes back when the graphics driver does', async ({ page }) => {
    await raceReady(page);
    const restore = await loseContext(page);
    await expect(said(page, 'It is being rebuilt')).toBeVisible();
    await restore();
    await expect(said(page, 'It is being rebuilt')).toHaveCount(0);
    await page.keyboard.press('End');
    await viewSettled(page);
  });

  test('that is lost for good is said to be, all else works, and another one may be had', async ({
    page,
    app,
  }) => {
    await raceReady(page);
    await loseContext(page);
    const gone = said(page, 'it did not come back');
    await expect(gone).toBeVisible({ timeout: 15_000 });
    await expect(gone.locator('.mantine-Loader-root')).toHaveCount(0);
    await expectUsable(page);
    await exportsTexts(page);
    // The map has taken its place.
    await expect(page.locator('.raceMap')).toBeVisible();
    await gone.getByRole('button', { name: 'Try again' }).click();
    await expect(gone).toHaveCount(0);
    await expect(page.locator('.raceMap')).toHaveCount(0);
    await page.keyboard.press('End');
    await viewSettled(page);
    // A lost context has no extensions any more, which its renderer notes when it is disposed of.
    expect(app.complaints.splice(0).every((complaint) => complaint.includes('not supported'))).toBe(true);
  });

  test('that there never was is a map, and the race is as usable', async ({ page, app }) => {
    await page.addInitScript(() => {
      const getContext = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        ...rest: unknown[]
      ) {
        if (kind.startsWith('webgl')) return null;
        return (getContext as (...words: unknown[]) => unknown).call(this, kind, ...rest);
      } as typeof getContext;
    });
    await page.reload();
    await expect(page.getByRole('alert').filter({ hasText: 'This window can’t draw in 3D' })).toBeVisible();
    await expect(stage(page)).toHaveAttribute('data-race', 'complete');
    await expect(stage(page)).toHaveAttribute('data-surface', 'ready');
    await goToStep(page, 10);
    await expect(stage(page)).toHaveAttribute('data-view', 'settled', { timeout: 30_000 });
    await expect(page.locator('.raceMap')).toBeVisible();
    // There is no choice without another picture.
    await expect(page.getByRole('group', { name: 'Picture' })).toHaveCount(0);
    const before = await picture(page.locator('.raceMap'));
    await page.keyboard.press('End');
    await expect(stage(page)).toHaveAttribute('data-view', 'settled');
    expect(differingShare(before, await picture(page.locator('.raceMap')), 30)).toBeGreaterThan(0.002);
    await expectUsable(page);
    await exportsTexts(page);
    // Errors are also written to the console; here they are expected.
    app.complaints.length = 0;
  });
});

test.describe('what was kept between starts', () => {
  test(
    'may be cut off, rubbish or a trap: that is said, and kept',
    { tag: '@long' },
    async ({ page, app }) => {
      const cutOff = '{"format":"optiscape-scene","version":1,"landscape":{"id":"saddle"},"optim';
      for (const [scene, settings] of [
        [cutOff, '{"theme":"da'],
        ['\0\x01\ufffd'.repeat(2000), '[[[['],
        ['{"__proto__":{"format":"x"}}', '{"__proto__":{"theme":"dark"},"constructor":1}'],
      ] as const) {
        await raceReady(page);
        await page.goto('about:blank');
        await writeFile(join(app.dataFolder, 'scene.json'), scene);
        await writeFile(join(app.dataFolder, 'settings.json'), settings);
        await page.goto(app.url);
        await raceReady(page);
        await expect(runnerRows(page)).toHaveCount(6);
        await expect(page.getByText('The last race could not be restored')).toBeVisible();
        expect(await readFile(join(app.dataFolder, 'scene.json.damaged'), 'utf8')).toBe(scene);
      }
    },
  );

  test('may be a folder where a file should be: that is said, and all is saved again', async ({
    page,
    app,
  }) => {
    await raceReady(page);
    await page.goto('about:blank');
    await app.stop();
    for (const name of ['scene.json', 'settings.json']) {
      await rm(join(app.dataFolder, name), { force: true });
      await mkdir(join(app.dataFolder, name, 'inside'), { recursive: true });
    }
    await app.restart();
    await page.goto(app.url);
    await raceReady(page);
    await expect(page.getByText('The last race could not be restored')).toBeVisible();
    await page.getByRole('button', { name: 'Show in the race: Adam' }).click();
    for (const name of ['scene.json', 'settings.json']) {
      await expect.poll(() => readFile(join(app.dataFolder, name), 'utf8').catch(() => '')).toContain('{');
      expect(await readdir(join(app.dataFolder, `${name}.damaged`))).toEqual(['inside']);
    }
  });
});

test.describe('a page that goes away', () => {
  test(
    'in the middle of its races leaves an engine that serves the next one',
    { tag: '@long' },
    async ({ page, app, context }) => {
      for (let turn = 0; turn < 4; turn += 1) {
        // Not even its first race has come.
        await page.goto(app.url, { waitUntil: 'commit' });
      }
      const other = await context.newPage();
      await other.goto(app.url);
      await raceReady(other);
      await other.close();
      await page.goto(app.url);
      await raceReady(page);
    },
  );

  test(
    'in the middle of an export leaves no file, whether it is reloaded or crashes',
    { tag: '@long' },
    async ({ page, app, context }) => {
      const outputs = join(app.dataFolder, 'outputs');
      const unfinished = async (): Promise<number> =>
        (await readdir(outputs, { recursive: true })).filter((name) => name.endsWith('.partial')).length;
      const other = await context.newPage();
      other.on('dialog', (question) => void question.accept());
      for (const how of ['reload', 'crash'] as const) {
        await other.goto(app.url);
        await raceReady(other);
        await beginLongExport(other);
        await expect.poll(() => unfinished().catch(() => 0)).toBe(1);
        if (how === 'reload') {
          await other.reload();
        } else {
          const session = await context.newCDPSession(other);
          const crashed = other.waitForEvent('crash');
          // There is no answer to this.
          void session.send('Page.crash').catch(() => undefined);
          await crashed;
        }
        await expect.poll(unfinished).toBe(0);
      }
      await page.reload();
      await raceReady(page);
      await other.close();
    },
  );
});

test('a runner that could not be computed says so, the others go on, and it runs again once it is changed', async ({
  page,
}) => {
  // The engine's answer, as if the worker of one run had stopped answering.
  let spoils = true;
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (!spoils || typeof message !== 'string' || !message.includes('"type":"done"')) {
        socket.send(message);
        return;
      }
      const end = JSON.parse(message) as { runs: Record<string, unknown>[] };
      const fault = { kind: 'stalled', message: 'it made no progress for 1.5 s' };
      // The runner that the scene lists last.
      if (end.runs.length > 1) Object.assign(end.runs.at(-1)!, { status: 'failed', divergedAt: null, fault });
      socket.send(JSON.stringify(end));
    });
  });
  await page.reload();
  const notice = page.getByRole('alert').filter({ hasText: 'could not be computed to the end' });
  await expect(notice).toBeVisible();
  await raceReady(page);
  await page.keyboard.press('End');
  const rows = runnerRows(page);
  await expect(rows.filter({ hasText: 'could not be computed' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'could not be computed' })).toBeVisible();
  await notice.getByRole('button', { name: 'More' }).click();
  await expect(notice).toContainText(
    'no longer answered and was stopped. The other runners are not affected.',
  );
  spoils = false;
  await rows.filter({ hasText: 'could not be computed' }).locator('.runnerName').click();
  const rate = page.getByRole('textbox', { name: 'Learning rate' });
  await rate.fill('0.2');
  await raced(page, () => rate.press('Enter'));
  await page.keyboard.press('End');
  await expect(rows.filter({ hasText: 'could not be computed' })).toHaveCount(0);
});
