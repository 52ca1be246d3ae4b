// The race in daily use: choose, change, play, look, save, open.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from './accessible';
import { expect, inMotion, test } from './fixtures';
import {
  addOptimizer,
  boxAtRest,
  chooseLandscape,
  colorDistance,
  differingShare,
  distinctColors,
  dropScene,
  goToStep,
  type InspectedWindow,
  runnerRow,
  runnerRows,
  picture,
  pixelAt,
  position,
  project,
  raced,
  raceReady,
  stage,
  step,
  viewSettled,
} from './race';
import { saved } from './saved';

/** #cc79a7, the sixth runner colour. */
const adamColor = [0xcc, 0x79, 0xa7];

test.beforeEach(async ({ page }) => {
  await raceReady(page);
});

test.describe('in motion', () => {
  test.use(inMotion);
  test('opens on the ravine race, playing, and is led by keyboard and mouse', async ({ page }) => {
    await test.step('opens on the ravine race, simulated and playing', async () => {
      await expect(page.getByRole('button', { name: /Landscape: Ravine/ })).toBeVisible();
      await expect(runnerRows(page)).toHaveCount(6);
      for (const name of ['SGD', 'Momentum', 'Nesterov', 'Adagrad', 'RMSProp', 'Adam']) {
        await expect(runnerRows(page).filter({ hasText: name }).first()).toBeVisible();
      }
      const before = await step(page);
      await expect.poll(() => step(page)).not.toBe(before);
      await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    });
    await test.step('plays, pauses, steps, scrubs and jumps, by keyboard and by mouse', async () => {
      await page.keyboard.press('Space');
      await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
      await page.keyboard.press('Home');
      await expect(page.getByTestId('step')).toHaveText('0');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect(page.getByTestId('step')).toHaveText('2');
      await page.keyboard.press('ArrowLeft');
      await expect(page.getByTestId('step')).toHaveText('1');
      await page.keyboard.press('End');
      await expect(page.getByTestId('step')).toHaveText('256');
      await page.getByRole('button', { name: 'One step back' }).click();
      await expect(page.getByTestId('step')).toHaveText('255');
      await page.getByRole('button', { name: 'Go to start' }).click();
      await expect(page.getByTestId('step')).toHaveText('0');
      await page.keyboard.press('ArrowUp');
      await expect(page.getByRole('button', { name: 'Speed: 2×' })).toBeVisible();
    });
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await test.step('Space pauses after a click on a switch of the interface, too', async () => {
      await page.getByText('By loss', { exact: true }).click();
      await page.keyboard.press('Space');
      await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    });
  });
});

test('the picture is that of its frame and of its view', async ({ page }) => {
  await test.step('shows the same picture for the same frame', async () => {
    await goToStep(page, 100);
    await viewSettled(page);
    const first = await picture(stage(page));
    await goToStep(page, 20);
    await viewSettled(page);
    expect(differingShare(first, await picture(stage(page)))).toBeGreaterThan(0.0005);
    await goToStep(page, 100);
    await viewSettled(page);
    expect(differingShare(first, await picture(stage(page)))).toBe(0);
  });
  await test.step('turns the view by dragging, and brings it back', async () => {
    await goToStep(page, 100);
    await viewSettled(page);
    const before = await picture(stage(page));
    const box = (await stage(page).boundingBox())!;
    await page.mouse.move(box.x + 300, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 420, box.y + 140, { steps: 6 });
    await page.mouse.up();
    await viewSettled(page);
    expect(differingShare(before, await picture(stage(page)), 8)).toBeGreaterThan(0.05);
    await page.keyboard.press('0');
    await viewSettled(page);
    await expect
      .poll(async () => differingShare(before, await picture(stage(page)), 8), { timeout: 10_000 })
      .toBeLessThan(0.002);
  });
  await test.step('shows the surface in the middle of the picture, which changes while the race plays', async () => {
    await goToStep(page, 40);
    await viewSettled(page);
    const still = await picture(stage(page));
    expect(distinctColors(still)).toBeGreaterThan(500);
    // The middle of the map shows the surface, not the background.
    const center = await project(page, 2, 2, 1);
    const box = (await stage(page).boundingBox())!;
    const background = pixelAt(still, 4, 4);
    expect(colorDistance(pixelAt(still, center.x - box.x, center.y - box.y), background)).toBeGreaterThan(12);

    await page.keyboard.press('Space');
    const first = await picture(stage(page));
    await expect.poll(async () => differingShare(first, await picture(stage(page)))).toBeGreaterThan(0.0005);
  });
});

test('one landscape after the other is named and raced on', { tag: '@long' }, async ({ page }) => {
  await test.step('the name of a landscape is whole, with what is below its letters', async () => {
    await chooseLandscape(page, 'Styblinski–Tang');
    const label = page.locator('.landscapePicker .mantine-Button-label');
    await expect(label).toHaveText('Styblinski–Tang');
    const hidden = await label.evaluate((element) => element.scrollHeight - element.clientHeight);
    expect(hidden).toBe(0);
  });
  await test.step('races on one landscape after the other', async () => {
    for (const [name, steps] of [
      ['Saddle', 128],
      ['Tanh bowl', 128],
      ['Sinc valley', 1024],
      ['Ravine', 256],
    ] as const) {
      await chooseLandscape(page, name);
      await expect(page.getByText(`of ${steps}`)).toBeVisible();
      await goToStep(page, 0);
      await viewSettled(page);
      const start = await picture(stage(page));
      await page.keyboard.press('End');
      await expect(page.getByTestId('step')).toHaveText(String(steps));
      await viewSettled(page);
      const end = await picture(stage(page));
      expect(differingShare(start, end), name).toBeGreaterThan(0.0005);
      await expect(runnerRows(page)).toHaveCount(6);
    }
  });
});

test('puts each head where its coordinates are, in its own colour', { tag: '@long' }, async ({ page }) => {
  // A single runner, seen from above, so that nothing covers it.
  for (const key of ['sgd-1', 'momentum-1', 'nesterov-1', 'adagrad-1', 'rmsprop-1']) {
    await runnerRow(page, key)
      .getByRole('button', { name: /Show in the race/ })
      .click();
  }
  await page.keyboard.press('1');
  for (const at of [0, 30, 256]) {
    await goToStep(page, at);
    await viewSettled(page);
    const [x, y, z] = await position(page, 'adam-1', at);
    const image = await picture(page.locator('body'));
    const head = await project(page, x, y, z);
    // Adam's head is a ring: its colour is around the position, not on it.
    const ring = [4, -4].map((offset) => pixelAt(image, head.x + offset, head.y));
    expect(Math.min(...ring.map((pixel) => colorDistance(pixel, adamColor)))).toBeLessThan(40);
  }
});

test('runners are changed, undone, removed and brought back', { tag: '@long' }, async ({ page }) => {
  await test.step('duplicates, adds, removes, hides and recolours runners, and undoes all of it', async () => {
    await runnerRow(page, 'adam-1').getByRole('button', { name: /More/ }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect(runnerRows(page)).toHaveCount(7);
    await addOptimizer(page, 'SGD');
    await expect(runnerRows(page)).toHaveCount(8);
    await runnerRow(page, 'sgd-2').getByRole('button', { name: /More/ }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(runnerRows(page)).toHaveCount(7);
    await runnerRow(page, 'sgd-1')
      .getByRole('button', { name: /Show in the race/ })
      .click();
    await expect(runnerRow(page, 'sgd-1')).toHaveAttribute('data-hidden', 'true');
    await runnerRow(page, 'adam-2')
      .getByRole('button', { name: /^Colour of/ })
      .click();
    await page.locator('[style*="ff5fa2"], [style*="255, 95, 162"]').first().click();
    await page.keyboard.press('Escape');
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Control+z');
    await expect(runnerRows(page)).toHaveCount(6);
    await expect(runnerRow(page, 'sgd-1')).toHaveAttribute('data-hidden', 'false');
  });
  await test.step('says that there are no runners once all are removed, and a button brings the default race back', async () => {
    for (let left = 6; left > 0; left -= 1) {
      await runnerRows(page).first().getByRole('button', { name: /More/ }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await expect(runnerRows(page)).toHaveCount(left - 1);
    }
    await expect(page.getByText('There are no runners')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the landscape’s default race' }).click();
    await expect(runnerRows(page)).toHaveCount(6);
  });
});

test('hyper-parameters are dragged and typed, and may be too large', async ({ page }) => {
  await test.step('recomputes while a hyper-parameter is dragged, and undoes the drag as one', async () => {
    await runnerRow(page, 'sgd-1').locator('.runnerName').click();
    await goToStep(page, 60);
    const loss = runnerRow(page, 'sgd-1').locator('.runnerLoss');
    const before = `Loss ${(await position(page, 'sgd-1', 60))[2].toPrecision(4)}`;
    await expect(loss).toHaveText(before);
    const field = page.getByRole('textbox', { name: 'Learning rate' });
    const rate = await field.inputValue();

    const box = await boxAtRest(page.getByRole('slider', { name: 'Learning rate' }));
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    let last = before;
    for (let move = 1; move <= 8; move += 1) {
      await page.mouse.move(box.x + box.width / 2 - 8 * move, box.y + box.height / 2);
      await expect(loss).not.toHaveText(last);
      last = (await loss.textContent())!;
    }
    await page.mouse.up();
    await expect(field).not.toHaveValue(rate);
    await page.keyboard.press('Control+z');
    await expect(field).toHaveValue(rate);
    await expect(loss).toHaveText(before);
  });
  await test.step('takes a typed hyper-parameter, and refuses a wrong one with its range', async () => {
    await runnerRow(page, 'adam-1').locator('.runnerName').click();
    const field = page.getByRole('textbox', { name: 'Learning rate' });
    await field.fill('1e-2');
    await field.press('Enter');
    await expect(field).toHaveValue('0.01');
    await field.fill('-3');
    await expect(page.getByText('Invalid Learning rate: -3')).toBeVisible();
    await field.press('Enter');
    await field.press('Escape');
    await expect(field).toHaveValue('0.01');
  });
  await test.step('says at which step a runner diverged, and keeps the others running', async () => {
    await chooseLandscape(page, 'Rosenbrock');
    await runnerRow(page, 'sgd-1').locator('.runnerName').click();
    const field = page.getByRole('textbox', { name: 'Learning rate' });
    await field.fill('0.01');
    await raced(page, () => field.press('Enter'));
    await goToStep(page, 1);
    await expect(runnerRow(page, 'sgd-1')).not.toContainText('diverged');
    await page.keyboard.press('End');
    await expect(runnerRow(page, 'sgd-1')).toContainText(/diverged at step \d/);
    await expect(runnerRow(page, 'adam-1')).not.toContainText('diverged');
  });
});

test(
  'sets the start by the menu of a point, by dragging its marker and by typing, but not by a click',
  { tag: '@long' },
  async ({ page }) => {
    await page.keyboard.press('1');
    await goToStep(page, 0);
    await viewSettled(page);
    await page.getByRole('tab', { name: 'Race' }).click();
    const x = page.getByRole('textbox', { name: 'Start x' });
    const y = page.getByRole('textbox', { name: 'Start y' });

    const before = await Promise.all([x.inputValue(), y.inputValue()]);
    const target = await project(page, 3, -1, 1.2);
    await page.mouse.click(target.x, target.y);
    const menu = page.getByRole('menu', { name: 'At this point' });
    await page.mouse.click(target.x, target.y, { button: 'right' });
    await expect(menu).toBeVisible();
    expect(await Promise.all([x.inputValue(), y.inputValue()])).toEqual(before);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await page.mouse.click(target.x, target.y, { button: 'right' });
    const item = menu.getByRole('menuitem', { name: /^Start here \(/ });
    const [left, top] = [(await boxAtRest(item)).x, (await boxAtRest(item)).y];
    expect(Math.hypot(left - target.x, top - target.y)).toBeLessThan(24);
    await raced(page, () => item.click());
    await expect(menu).toHaveCount(0);
    await expect.poll(async () => Math.abs(Number(await x.inputValue()) - 3)).toBeLessThan(0.25);
    await expect.poll(async () => Math.abs(Number(await y.inputValue()) + 1)).toBeLessThan(0.25);

    await x.fill('-4');
    await x.press('Enter');
    await y.fill('4');
    await raced(page, () => y.press('Enter'));
    await viewSettled(page);
    const marker = await project(page, -4, 4, 4);
    // A hand that is not steady moves nothing.
    await page.mouse.move(marker.x - 6, marker.y);
    await page.mouse.down();
    await page.mouse.move(marker.x - 4, marker.y + 2);
    await page.mouse.up();
    expect(await Promise.all([x.inputValue(), y.inputValue()])).toEqual(['-4', '4']);
    await page.mouse.move(marker.x, marker.y);
    await page.mouse.down();
    await page.mouse.move(marker.x + 60, marker.y + 40, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => Number(await x.inputValue())).toBeGreaterThan(-3.8);
    await expect.poll(async () => Number(await y.inputValue())).toBeLessThan(3.8);

    await x.fill('77');
    await expect(page.getByText('Invalid Start x: 77 (expected -5 ≤ x ≤ 5')).toBeVisible();
  },
);

test('keys reach the dialog that opens, the pointer the chart', { tag: '@long' }, async ({ page }) => {
  await test.step('no key is lost while a dialog opens and closes', async () => {
    await raceReady(page);
    const dialogs = page.getByRole('dialog');
    for (const [first, second, title] of [
      ['m', 'o', 'Add optimizers'],
      ['Shift+?', 'm', 'Choose a landscape'],
      ['Control+e', 'o', 'Add optimizers'],
    ] as const) {
      for (const key of [first, 'Escape', second]) await page.keyboard.press(key);
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      await expect(dialogs).toHaveCount(1);
      await expect(dialogs.locator('*:focus')).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(dialogs).toHaveCount(0);
    }

    // The focus is back on the button that was clicked, whatever was done in the dialog.
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(dialogs.locator('*:focus')).toHaveCount(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(dialogs).toHaveCount(0);
  });
  await test.step('reads the losses under the pointer off the chart, and moves the play head there', async () => {
    await page.keyboard.press('Space');
    const box = await boxAtRest(page.locator('.plotFrame'));
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const readout = page.locator('.readout');
    await expect(readout).toContainText('step');
    await expect(readout.locator('.readoutRow')).toHaveCount(6);
    await expect(readout.locator('.readoutRow .number').first()).toHaveText(/\d/);
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => step(page)).toBeGreaterThan(100);
    await expect.poll(() => step(page)).toBeLessThan(150);
  });
});

const drops = [
  {
    files: [{ name: 'large.json', bytes: 17 * 2 ** 20 }],
    en: 'large.json has 17.0 MiB (a scene file may have at most 4 MiB)',
    ja: 'large.json のサイズは 17.0 MiB です（シーンファイルは 4 MiB まで）',
  },
  {
    files: [
      { name: 'a.json', bytes: 2 },
      { name: 'b.json', bytes: 2 },
    ],
    en: '2 files were dropped (expected one: only one race can be open)',
    ja: '2 個のファイルがドロップされました。開けるレースは 1 つだけなので、1 つだけドロップしてください',
  },
];
test.describe('files', () => {
  test.use({ plainFileDialogs: true });
  test('files are saved, opened, dropped and refused', async ({ page }, info) => {
    await test.step('says what is wrong with a file that is no scene, and keeps the open race', async () => {
      for (const [text, message] of [
        ['hello', 'it is not JSON'],
        ['{"a": 1}', 'Invalid format: missing'],
        [
          '{"format":"optiscape-scene","version":1,"landscape":{"id":"moon"}}',
          'Invalid landscape.id: "moon"',
        ],
        [
          '{"format":"optiscape-scene","version":1,"landscape":{"id":"ravine"},"steps":1000000000000}',
          'Invalid steps: 1000000000000',
        ],
      ] as const) {
        const [chooser] = await Promise.all([
          page.waitForEvent('filechooser'),
          page.keyboard.press('Control+o'),
        ]);
        await chooser.setFiles({
          name: 'wrong.json',
          mimeType: 'application/json',
          buffer: Buffer.from(text),
        });
        await expect(page.getByText(message)).toBeVisible();
        await expect(runnerRows(page)).toHaveCount(6);
        await expect(page.getByRole('button', { name: /Landscape: Ravine/ })).toBeVisible();
      }
    });
    await test.step('saves the race and opens it again', async () => {
      await runnerRow(page, 'adam-1').locator('.runnerName').click();
      const field = page.getByRole('textbox', { name: 'Learning rate' });
      await field.fill('0.123');
      await field.press('Enter');
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
      expect(download.suggestedFilename()).toBe('ravine.optiscape');
      const path = info.outputPath('race.optiscape');
      await download.saveAs(path);
      const saved = JSON.parse(await readFile(path, 'utf8')) as { format: string };
      expect(saved.format).toBe('optiscape-scene');

      await chooseLandscape(page, 'Saddle');
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.keyboard.press('Control+o'),
      ]);
      await chooser.setFiles(path);
      await expect(page.getByRole('button', { name: /Landscape: Ravine/ })).toBeVisible();
      await runnerRow(page, 'adam-1').locator('.runnerName').click();
      await expect(field).toHaveValue('0.123');
    });
    await test.step('refuses files that are dropped, in words of each language', async () => {
      for (const language of ['en', 'ja'] as const) {
        if (language === 'ja') await page.getByText('日本語', { exact: true }).click();
        for (const { files, ...words } of drops) {
          const transfer = await page.evaluateHandle((all) => {
            const data = new DataTransfer();
            for (const { name, bytes } of all) data.items.add(new File([new Uint8Array(bytes)], name));
            return data;
          }, files);
          await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
          await expect(page.getByRole('alert').filter({ hasText: words[language] })).toBeVisible();
          await expect(runnerRows(page)).toHaveCount(6);
        }
      }
    });
    await page.getByText('EN', { exact: true }).click();
    await test.step('opens a file that is dropped on the window', async () => {
      await dropScene(page, {
        landscape: { id: 'saddle' },
        optimizers: [{ id: 'adam', hyperparameters: { learningRate: 0.1 } }],
      });
      await expect(page.getByRole('button', { name: /Landscape: Saddle/ })).toBeVisible();
      await expect(runnerRows(page)).toHaveCount(1);
    });
    await test.step('a formula that falls on beyond its edge has a logarithmic axis, above the lowest value known', async () => {
      await raceReady(page);
      await dropScene(page, {
        landscape: { formula: 'x + y^2' },
        optimizers: [{ id: 'sgd' }],
        start: [4, 1],
      });
      await expect(page.locator('.chartUnit')).toHaveText('loss − lowest value known (−5.000)');
      await page.getByRole('button', { name: 'Logarithmic vertical axis' }).click();
      await expect(page.locator('.chartUnit')).toHaveCount(0);
    });
  });
});

test(
  'the next start has the chart, the language and the race of the last one, or says why not',
  { tag: '@long' },
  async ({ page, app }) => {
    await test.step('the chart is made higher by its edge, with pointer and keys, and stays so', async () => {
      await raceReady(page);
      const chart = page.locator('.raceChart');
      const edge = page.getByRole('separator', { name: 'Height of the chart' });
      const heightOf = async () => (await chart.boundingBox())!.height;
      const before = await heightOf();
      const box = await boxAtRest(edge);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, box.y - 100, { steps: 4 });
      await page.mouse.up();
      await expect.poll(heightOf).toBeGreaterThan(before + 80);
      const dragged = await heightOf();
      await edge.press('ArrowDown');
      await expect.poll(heightOf).toBeLessThan(dragged - 5);
      const kept = await heightOf();
      await expect
        .poll(async () => (await saved<{ chartShare: number }>(app, 'settings')).chartShare)
        .not.toBe(25);
      await page.reload();
      await raceReady(page);
      await expect.poll(async () => Math.abs((await heightOf()) - kept)).toBeLessThan(2);
    });
    await test.step('speaks Japanese, and remembers it', async () => {
      await page.getByText('日本語', { exact: true }).click();
      await expect(page.getByRole('button', { name: /^地形: 峡谷/ })).toBeVisible();
      await expect(page.getByRole('tab', { name: '最適化手法' })).toBeVisible();
      await expect
        .poll(() => page.evaluate(() => document.fonts.check("16px 'Noto Sans JP Variable'", '峡谷')))
        .toBe(true);
      const field = page.getByRole('textbox', { name: '学習率' });
      await field.fill('-3');
      await expect(page.getByText('学習率 に -3 は使えません')).toBeVisible();
      await field.press('Escape');
      await expect.poll(() => saved(app, 'settings')).toMatchObject({ language: 'ja' });
      await page.reload();
      await expect(page.getByRole('tab', { name: '最適化手法' })).toBeVisible();
    });
    await page.getByText('EN', { exact: true }).click();
    await test.step('comes back to the last race on the next start', async () => {
      await chooseLandscape(page, 'Tanh bowl');
      await runnerRow(page, 'adam-1').getByRole('button', { name: /More/ }).click();
      await page.getByRole('menuitem', { name: 'Duplicate' }).click();
      await expect(runnerRows(page)).toHaveCount(7);
      const savedRace = async (): Promise<[landscape: string, runners: number]> => {
        const { landscape, optimizers } = await saved<{ landscape: { id: string }; optimizers: unknown[] }>(
          app,
          'scene',
        );
        return [landscape.id, optimizers.length];
      };
      await expect.poll(savedRace).toEqual(['tanh-bowl', 7]);
      await page.reload();
      await raceReady(page);
      await expect(page.getByRole('button', { name: /Landscape: Tanh bowl/ })).toBeVisible();
      await expect(runnerRows(page)).toHaveCount(7);
    });
    await test.step('says so when the last race can not be restored, and keeps a copy of its file', async () => {
      const text = JSON.stringify({ format: 'optiscape-scene', version: 9, landscape: { id: 'ravine' } });
      await writeFile(join(app.dataFolder, 'scene.json'), text);
      await page.reload();
      await expect(page.getByText('The last race could not be restored')).toBeVisible();
      await expect(page.getByText('Invalid version: 9')).toBeVisible();
      await raceReady(page);
      expect(await readFile(join(app.dataFolder, 'scene.json.damaged'), 'utf8')).toBe(text);
    });
  },
);

test(
  'names and the result at the end cover nothing, in windows of several sizes',
  { tag: '@long' },
  async ({ page }) => {
    await test.step('curves are named at their ends', async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await raceReady(page);
      const names = page.locator('.curveNames > div');
      await expect(names).toHaveCount(6);
      const tops = await names.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
      tops.sort((a, b) => a - b);
      tops.slice(1).forEach((top, index) => expect(top - tops[index]!).toBeGreaterThan(12.5));
    });
    await test.step('the result stands clear of heads, names, and the floor’s front edge, in a window and on a phone', async () => {
      const result = page.locator('.raceCaption');
      const keys = await runnerRows(page).evaluateAll((rows) =>
        rows.map((row) => row.getAttribute('data-runner')!),
      );
      const heads = await Promise.all(keys.map((key) => position(page, key, 256)));
      /** The corners and the middle of its front edge, where the axis has its name. */
      const floor = ([-5, 0, 5] as const).map((x) => [x, -5, -1.9] as const);
      await goToStep(page, 256);
      for (const size of [
        { width: 1280, height: 800 },
        { width: 390, height: 844 },
      ]) {
        await page.setViewportSize(size);
        await viewSettled(page);
        await expect(result).toHaveText(/^Adam and Momentum come within 1e−8/);
        const box = (await result.boundingBox())!;
        for (const place of [...heads, ...floor]) {
          const { x, y } = await project(page, place[0], place[1], place[2]);
          expect(x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height).toBe(false);
        }
        const stageBox = (await stage(page).boundingBox())!;
        for (const key of keys) {
          const plate = (await page.evaluate(
            (runner) => (globalThis as unknown as InspectedWindow).optiscape.plate(runner),
            key,
          ))!;
          const [left, top] = [stageBox.x + plate.x, stageBox.y + plate.y];
          const isBeside = left > box.x + box.width || left + plate.width < box.x;
          expect(isBeside || top > box.y + box.height || top + plate.height < box.y).toBe(true);
        }
      }
    });
    await test.step('the result at the end covers nothing that is drawn', async () => {
      const result = page.locator('.raceCaption');
      for (const size of [
        { width: 1280, height: 800 },
        { width: 1920, height: 1080 },
      ]) {
        await page.setViewportSize(size);
        for (const name of ['Ravine', 'Matyas', 'Rosenbrock']) {
          await chooseLandscape(page, name);
          await page.keyboard.press('End');
          await expect(result).toHaveText(/lowest value/);
          await expect(result).toBeInViewport({ ratio: 1 });
          await viewSettled(page);
          const [box, frame] = [(await result.boundingBox())!, (await stage(page).boundingBox())!];
          const shown = await picture(result);
          await result.evaluate((element) => (element.style.visibility = 'hidden'));
          const image = await picture(stage(page));
          await result.evaluate((element) => (element.style.visibility = ''));
          expect(distinctColors(shown), 'the result can be read').toBeGreaterThan(10);
          const background = pixelAt(image, 3, 3);
          let covered = 0;
          for (let x = box.x - frame.x; x < box.x - frame.x + box.width; x += 1)
            for (let y = box.y - frame.y; y < box.y - frame.y + box.height; y += 1)
              if (colorDistance(pixelAt(image, x, y), background) > 2) covered += 1;
          expect(covered, `${name} at ${size.width} × ${size.height}`).toBe(0);
        }
      }
    });
  },
);

test('runners and their names stand in an order that one can rely on', { tag: '@long' }, async ({ page }) => {
  await test.step('runners stand by loss, live, but not under the pointer', async () => {
    await raceReady(page);
    const keys = () =>
      runnerRows(page).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-runner')!));
    const added = await keys();
    const byLossAt = async (row: number): Promise<string[]> => {
      const losses = new Map<string, number>();
      for (const key of added) losses.set(key, (await position(page, key, row))[2]);
      return added.toSorted((a, b) => losses.get(a)! - losses.get(b)!);
    };
    await page.getByText('By loss', { exact: true }).click();
    await page.mouse.move(300, 300);
    await goToStep(page, 256);
    const last = await byLossAt(256);
    expect(last).not.toEqual(added);
    await expect.poll(keys).toEqual(last);
    await expect(runnerRow(page, last[0]!).locator('.runnerStanding')).toHaveText(/ away · hit at \d+$/);
    await expect(runnerRow(page, last.at(-1)!).locator('.runnerStanding')).toHaveText(/ away · not yet$/);

    await runnerRow(page, last[2]!).hover();
    await goToStep(page, 60);
    const earlier = await byLossAt(60);
    expect(earlier).not.toEqual(last);
    await expect(runnerRow(page, last[0]!).locator('.runnerStanding')).toHaveText(/ away · not yet$/);
    expect(await keys()).toEqual(last);
    await page.mouse.move(300, 300);
    await expect.poll(keys).toEqual(earlier);
    await page.getByText('As added', { exact: true }).click();
    await expect.poll(keys).toEqual(added);
  });
  await test.step('names stand in the same order whatever race was open before', async () => {
    const orderOn = async (landscape: string): Promise<string[]> => {
      await expect(page.getByRole('button', { name: `Landscape: ${landscape}` })).toBeVisible();
      await raceReady(page);
      await goToStep(page, 100);
      await viewSettled(page);
      const keys = await runnerRows(page).evaluateAll((rows) =>
        rows.map((row) => row.getAttribute('data-runner')!),
      );
      const heights = await page.evaluate(
        (all) => all.map((key) => (globalThis as unknown as InspectedWindow).optiscape.plate(key)!.y),
        keys,
      );
      return [...keys].sort((a, b) => heights[keys.indexOf(a)]! - heights[keys.indexOf(b)]!);
    };
    await dropScene(page, { landscape: { id: 'rosenbrock' } });
    await orderOn('Rosenbrock');
    await dropScene(page, { landscape: { id: 'easom' } });
    const after = await orderOn('Easom');
    await page.reload();
    expect(await orderOn('Easom')).toEqual(after);
  });
});

test(
  'a surface that can’t be computed is said to have failed, and comes when it is tried again',
  { tag: '@long' },
  async ({ page }) => {
    // The page asks for the heights of a landscape that the engine doesn't know.
    let spoils = true;
    await page.routeWebSocket(/./, (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => {
        const isAsked = typeof message === 'string' && message.includes('"kind":"surface"');
        server.send(spoils && isAsked ? message.replace('"id":"ravine"', '"id":"nowhere"') : message);
      });
    });
    await page.reload();
    const failed = stage(page).getByRole('status').filter({ hasText: 'The surface could not be drawn' });
    await expect(failed).toBeVisible();
    await expect(stage(page).getByText('Drawing the surface…')).toHaveCount(0);
    await expect(failed.locator('.mantine-Loader-root')).toHaveCount(0);
    await expectAccessible(page);
    spoils = false;
    await failed.getByRole('button', { name: 'Try again' }).click();
    await raceReady(page);
    await expect(failed).toHaveCount(0);
  },
);
