// (b) in the window: from a hyper-parameter change to its complete new trajectory in the running app, and from a
// moved start to those of 8 optimizers × 1000 steps, while the race plays in real Chromium with software rendering.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { mesaSwitches } from '../src/server/browsers';
import { startBuiltServer } from '../scripts/builtServer.mjs';
import { launchBrowser } from './support/launchBrowser';
import { percentile } from './support/statistics';

const moves = 240;
const moveEveryMs = 1000 / 60;
const goalMs = 16;

const scene = {
  format: 'optiscape-scene',
  version: 1,
  landscape: { id: 'ravine' },
  steps: 1000,
  optimizers: ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'adam', 'adam'].map((id) => ({
    id,
    hyperparameters: { learningRate: 0.01 },
  })),
};

interface Observed {
  races: { readonly ms: number; readonly runners: number }[];
}

/** Opens a scene file with the button, as a user does in a browser without file dialogs of its own. */
async function openScene(page: Page): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open…' }).click(),
  ]);
  const buffer = Buffer.from(JSON.stringify(scene));
  await chooser.setFiles({ name: 'bench.json', mimeType: 'application/json', buffer });
  await page.getByText(`of ${scene.steps}`).waitFor();
  await page.locator('.stage[data-race=complete]').waitFor();
}

/** Drags to and fro from a point at 60 moves per second, and returns the time of each race that followed. */
async function dragFrom(page: Page, x: number, y: number, runners: number): Promise<number[]> {
  await page.evaluate(() => {
    (globalThis as unknown as Observed).races = [];
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 0; move < moves; move += 1) {
    const due = performance.now() + moveEveryMs;
    await page.mouse.move(x + 60 * Math.sin(move / 12), y + 8 * Math.sin(move / 20));
    await pause(Math.max(0, due - performance.now()));
  }
  await page.mouse.up();
  await pause(300);
  const races = await page.evaluate(() => (globalThis as unknown as Observed).races);
  return races.filter((race) => race.runners === runners).map((race) => race.ms);
}

function report(what: string, timesMs: readonly number[]): void {
  const sorted = [...timesMs].sort((a, b) => a - b);
  const p95 = percentile(sorted, 0.95);
  console.log(
    `${what}: ${sorted.length} races, p50 ${percentile(sorted, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (goal ${goalMs}, ${(p95 / goalMs).toFixed(2)} of it)`,
  );
}

const server = await startBuiltServer();
const browser = await launchBrowser(mesaSwitches);
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'en-US' });
  await page.addInitScript(() => {
    const observed = globalThis as unknown as Observed;
    observed.races = [];
    Reflect.deleteProperty(globalThis, 'showOpenFilePicker');
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('optiscape:race')) {
        observed.races.push({ ms: entry.duration, runners: (entry as unknown as { detail: number }).detail });
      }
    }).observe({ type: 'measure' });
  });
  await page.goto(server.url);
  await page.locator('.stage[data-surface=ready][data-race=complete]').waitFor({ timeout: 60_000 });
  await openScene(page);
  await pause(1500);

  const thumb = (await page.getByRole('slider', { name: 'Learning rate' }).boundingBox())!;
  const slider = [thumb.x + thumb.width / 2, thumb.y + thumb.height / 2] as const;
  report('one learning rate dragged, 1 × 1000 steps', await dragFrom(page, ...slider, 1));

  const canvas = (await page.locator('.stage canvas').boundingBox())!;
  const start = await page.evaluate(() => {
    const view = globalThis as unknown as {
      optiscape: { project(x: number, y: number, z: number): { x: number; y: number } };
    };
    return view.optiscape.project(-2, 2, 2);
  });
  report(
    'the start dragged, 8 × 1000 steps',
    await dragFrom(page, canvas.x + start.x, canvas.y + start.y, 8),
  );
} finally {
  await browser.close();
  await server.stop();
}
