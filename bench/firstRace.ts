// (i) How long it takes until the first race is on show in real Chromium with software rendering: from asking for the page to
// the first finished frame that has the surface, its light and the complete race. Each page has a new profile; the first
// also waits for the server's and the browser's own start.
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { mesaSwitches } from '../src/server/browsers';
import { startBuiltServer } from '../scripts/builtServer.mjs';
import { launchBrowser } from './support/launchBrowser';
import { percentile } from './support/statistics';

const pages = 9;
const goalMs = 1000;

/** What the page notes down; `optiscape` is the view's inspection interface (src/renderer/scene3d/inspection.ts). */
interface Observed {
  shownAt?: number;
  readonly document: { querySelector(selector: string): object | null };
  requestAnimationFrame(call: () => void): void;
  readonly optiscape?: { renderStats(): { readonly framesDrawn: number } };
}

/** Looks at each frame whether the race is there, and then whether a frame with it is finished. */
function observe(): void {
  const observed = globalThis as unknown as Observed;
  let framesBefore: number | null = null;
  const look = (): void => {
    const stage = observed.document.querySelector('.stage[data-surface=ready][data-race=complete]');
    const frames = observed.optiscape?.renderStats().framesDrawn;
    if (stage !== null && frames !== undefined) {
      framesBefore ??= frames;
      // One may still have been underway without the surface.
      if (frames > framesBefore + 1) {
        observed.shownAt = performance.now();
        return;
      }
    }
    observed.requestAnimationFrame(look);
  };
  observed.requestAnimationFrame(look);
}

/** Milliseconds from asking for the page to the first race. */
async function firstRaceMs(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  const page = await context.newPage();
  await page.addInitScript(observe);
  await page.goto(url);
  await page.waitForFunction(() => (globalThis as unknown as Observed).shownAt !== undefined);
  const ms = await page.evaluate(() => (globalThis as unknown as Observed).shownAt!);
  await context.close();
  await pause(500);
  return ms;
}

const server = await startBuiltServer();
const browser = await launchBrowser(mesaSwitches);
try {
  console.log(`first page: ${(await firstRaceMs(browser, server.url)).toFixed(0)} ms`);
  const times: number[] = [];
  for (let page = 0; page < pages; page += 1) times.push(await firstRaceMs(browser, server.url));
  times.sort((a, b) => a - b);
  const median = percentile(times, 0.5);
  console.log(
    `${pages} more: ${times[0]!.toFixed(0)} to ${times.at(-1)!.toFixed(0)} ms, median ${median.toFixed(0)} (goal ${goalMs}, ${(median / goalMs).toFixed(2)} of it)`,
  );
} finally {
  await browser.close();
  await server.stop();
}
