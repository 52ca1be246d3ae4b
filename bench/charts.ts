// How many frames a second the charts show while they are panned: twelve runners of 100 000 steps, zoomed to a part of them, moved
// in every frame as a drag moves them; one chart and four. A frame counts once the graphics renderer has finished it. Beside
// it, what a page that only asks for frames gets here, as the most there is to have; and the processor time that all of the
// browser's processes take for a frame, which tells more where the machine is busy with other things.
import { cpus } from 'node:os';
import type { Page } from 'playwright';
import { mesaSwitches } from '../src/server/browsers';
import { startBuiltServer } from '../scripts/builtServer.mjs';
import { launchBrowser } from './support/launchBrowser';

const goal = 30;
const measureMs = 4000;

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

interface PageWindow {
  readonly DataTransfer: new () => { readonly items: { add(file: File): void } };
}

async function openScene(page: Page): Promise<void> {
  const transfer = await page.evaluateHandle((text) => {
    const data = new (globalThis as unknown as PageWindow).DataTransfer();
    data.items.add(new File([text], 'race.json', { type: 'application/json' }));
    return data;
  }, JSON.stringify(longRace));
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.locator('[data-runner="lion"]').waitFor();
  await page.locator('.stage[data-surface=ready][data-race=complete]').waitFor({ timeout: 60_000 });
}

/** What the page does, as text: programs here know no DOM. */
const panInPage = (isMoving: boolean): string => `(async () => {
  const canvases = [...document.querySelectorAll('.plotFrame canvas')];
  const probe = document.createElement('canvas').getContext('2d');
  const looks = () => canvases.map((canvas) => canvas.toDataURL()).join();
  const before = looks();
  const times = [];
  const start = performance.now();
  let last = start;
  while (last - start < ${measureMs}) {
    const deltaX = Math.sin((last - start) / 700) > 0 ? 6 : -6;
    if (${isMoving}) canvases[0].dispatchEvent(new WheelEvent('wheel', { deltaX, bubbles: true, cancelable: true }));
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    for (const canvas of canvases) probe.drawImage(canvas, 0, 0, 1, 1);
    probe.getImageData(0, 0, 1, 1);
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  if (${isMoving} && looks() === before) throw new Error('The charts look as before: nothing was panned');
  times.sort((a, b) => a - b);
  return {
    count: times.length,
    rate: (1000 * times.length) / (last - start),
    slowMs: times[Math.floor(0.95 * times.length)],
  };
})()`;

interface Frames {
  readonly count: number;
  /** Per second. */
  readonly rate: number;
  /** What 95 % of them take at most. */
  readonly slowMs: number;
  /** Of the processor, for each of them. */
  readonly processorMs: number;
}

/** Frames that are drawn to their end, which reading a pixel of each chart waits for. */
async function framesPerSecond(page: Page, isMoving: boolean): Promise<Frames> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const processorMs = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0);
  };
  const before = await processorMs();
  const frames = await page.evaluate<Omit<Frames, 'processorMs'>>(panInPage(isMoving));
  const spent = (await processorMs()) - before;
  await session.detach();
  return { ...frames, processorMs: spent / frames.count };
}

function report(what: string, { rate, slowMs, processorMs }: Frames): void {
  const share = (rate / goal).toFixed(2);
  console.log(
    `  ${what}: ${rate.toFixed(1)} frames/s (goal ${goal}, ${share} of it; 95 % within ${slowMs.toFixed(1)} ms; ${processorMs.toFixed(1)} ms of the processor each)`,
  );
}

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
const server = await startBuiltServer();
const browser = await launchBrowser(mesaSwitches);
try {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.goto(server.url);
  await page.locator('.stage[data-surface=ready][data-race=complete]').waitFor({ timeout: 60_000 });
  await openScene(page);
  // Paused: the picture is not part of it.
  await page.keyboard.press('Space');
  const { rate, processorMs } = await framesPerSecond(page, false);
  console.log(
    `  at rest: ${rate.toFixed(1)} frames/s are there to be had (${processorMs.toFixed(1)} ms of the processor each)`,
  );
  for (const count of [1, 4]) {
    while ((await page.locator('.plotFrame').count()) < count)
      await page.getByRole('button', { name: 'Add a chart' }).click();
    for (const [share, turns] of [
      ['a half', 1],
      ['a hundredth', 8],
    ] as const) {
      const all = page.getByRole('button', { name: 'Show all' });
      if ((await all.count()) > 0) await all.click();
      const box = (await page.locator('.plotFrame').first().boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      for (let turn = 0; turn < turns; turn += 1) await page.mouse.wheel(0, -300);
      await all.waitFor();
      await page.mouse.move(5, 5);
      report(
        `panning ${count === 1 ? 'a chart' : `${count} charts`} of ${share}`,
        await framesPerSecond(page, true),
      );
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
