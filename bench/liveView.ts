// (d) Frames per second of the live view at 1280 × 720 with software rendering: playing with a still camera, and
// orbiting; scrubbing, with the chart and with the explained step under the picture; and playing a long race of many runners
// with each kind of trail. Frames are counted when the graphics renderer has finished them (a fence after each), not when they were
// requested.
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { mesaSwitches, swiftShaderSwitches } from '../src/server/browsers';
import { startBuiltServer } from '../scripts/builtServer.mjs';
import { launchBrowser } from './support/launchBrowser';

const size = { width: 1280, height: 720 };
const goals = { still: 30, orbiting: 12 };
const measureMs = 5000;

/** The part of the view's inspection interface (src/renderer/scene3d/inspection.ts) that is used here. */
interface InspectedWindow {
  readonly optiscape: {
    renderStats(): { readonly framesDrawn: number };
    renderer(): string;
  };
  readonly DataTransfer: new () => { readonly items: { add(file: File): void } };
}

/** Twelve runners of 100 000 steps, which go on to its end. */
const longRace = {
  format: 'optiscape-scene',
  version: 1,
  landscape: { id: 'rosenbrock' },
  steps: 100_000,
  stopWhenConverged: false,
  optimizers: [
    ...['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam'],
    ...['adamw', 'nadam', 'radam', 'amsgrad', 'adabelief', 'lion'],
  ].map((id) => ({ key: id, id })),
  noise: { kind: 'gaussian', scale: 2 },
};

/** Opens a scene by dropping its file, and waits until its race is computed. */
async function openScene(page: Page, scene: object): Promise<void> {
  const transfer = await page.evaluateHandle((text) => {
    const data = new (globalThis as unknown as InspectedWindow).DataTransfer();
    data.items.add(new File([text], 'race.json', { type: 'application/json' }));
    return data;
  }, JSON.stringify(scene));
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.locator('[data-runner="lion"]').waitFor();
  await page.locator('.stage[data-surface=ready][data-race=complete]').waitFor({ timeout: 60_000 });
  // The picture at rest is first averaged over a few frames.
  await pause(2500);
}

/** Frames finished per second over the next `measureMs`. */
async function framesPerSecond(page: Page): Promise<number> {
  const look = (): Promise<[frames: number, ms: number]> =>
    page.evaluate(() => [
      (globalThis as unknown as InspectedWindow).optiscape.renderStats().framesDrawn,
      performance.now(),
    ]);
  const [framesBefore, before] = await look();
  await pause(measureMs);
  const [framesAfter, after] = await look();
  return (1000 * (framesAfter - framesBefore)) / (after - before);
}

/** Frames finished per second while the play head is dragged to and fro. */
async function scrubbing(page: Page): Promise<number> {
  const track = (await page.locator('.scrubber').boundingBox())!;
  const y = track.y + track.height / 2;
  const xAt = (move: number): number => track.x + track.width * (0.5 - 0.4 * Math.cos(move / 40));
  const over = new AbortController();
  await page.mouse.move(xAt(0), y);
  await page.mouse.down();
  const moves = (async () => {
    for (let move = 0; !over.signal.aborted; move += 1) {
      await page.mouse.move(xAt(move), y);
      await pause(16);
    }
  })();
  await pause(500);
  const rate = await framesPerSecond(page);
  over.abort();
  await moves;
  await page.mouse.up();
  return rate;
}

/** Resizes the window so that the canvas has `size`. */
async function fitCanvas(page: Page): Promise<void> {
  const canvas = page.locator('.stage canvas');
  for (let round = 0; round < 20; round += 1) {
    const box = await canvas.boundingBox();
    if (box?.width === size.width && Math.abs(box.height - size.height) < 3) break;
    const viewport = page.viewportSize();
    if (box === null || viewport === null) throw new Error('The view has no canvas');
    await page.setViewportSize({
      width: Math.round(viewport.width + size.width - box.width),
      height: Math.round(viewport.height + size.height - box.height),
    });
    await pause(300);
  }
  const box = await canvas.boundingBox();
  console.log(`canvas ${box?.width} × ${box?.height}`);
}

async function measure(name: string, switches: readonly string[]): Promise<void> {
  // Of its own: it would open with the race that was open last.
  const server = await startBuiltServer();
  const browser = await launchBrowser(switches);
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
    await page.goto(server.url);
    await page.locator('.stage[data-surface=ready][data-race=complete]').waitFor({ timeout: 60_000 });
    await fitCanvas(page);
    console.log(
      `${name}: ${await page.evaluate(() => (globalThis as unknown as InspectedWindow).optiscape.renderer())}`,
    );
    // The still picture is first averaged over a few frames.
    await pause(2500);
    report('still camera, playing', await framesPerSecond(page), goals.still);

    const box = (await page.locator('.stage canvas').boundingBox())!;
    const center = { x: box.x + 0.3 * box.width, y: box.y + 0.3 * box.height };
    const orbit = new AbortController();
    await page.mouse.move(center.x, center.y);
    await page.mouse.down();
    const moves = (async () => {
      for (let move = 0; !orbit.signal.aborted; move += 1) {
        await page.mouse.move(center.x + 160 * Math.sin(move / 25), center.y + 40 * Math.sin(move / 40));
        await pause(16);
      }
    })();
    await pause(500);
    report('orbiting, playing', await framesPerSecond(page), goals.orbiting);
    orbit.abort();
    await moves;
    await page.mouse.up();

    for (const tab of ['Chart', 'Step']) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      await fitCanvas(page);
      report(`scrubbing, ${tab.toLowerCase()} shown`, await scrubbing(page), goals.still);
    }
    await page.getByRole('tab', { name: 'Chart', exact: true }).click();
    await fitCanvas(page);

    for (const trail of [
      { kind: 'frames', frames: 8 },
      { kind: 'highlight', frames: 8 },
      { kind: 'all' },
    ] as const) {
      await openScene(page, { ...longRace, trail });
      report(`12 × 100 000 steps, trail ${trail.kind}`, await framesPerSecond(page), goals.still);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

function report(what: string, rate: number, goal: number): void {
  console.log(`  ${what}: ${rate.toFixed(1)} frames/s (goal ${goal}, ${(rate / goal).toFixed(2)} of it)`);
}

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
await measure('Mesa', mesaSwitches);
await measure("the browser's own", swiftShaderSwitches);
