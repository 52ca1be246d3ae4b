// (i) How long it takes until the first race is on show in real Chromium with software rendering: from asking for the page to
// the first finished frame that has the surface with its light, and the complete race. Each page has a new profile; the first
// also waits for the server's and the browser's own start.
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { firstFrameMark } from '../src/renderer/state/windowState';
import { mesaSwitches } from '../src/server/browsers';
import { startBuiltServer } from '../scripts/builtServer.mjs';
import { launchBrowser } from './support/launchBrowser';
import { percentile } from './support/statistics';

const pages = 9;
const goalMs = 1000;

/** Milliseconds from asking for a page. */
interface Times {
  /** To the page's having the surface and the complete race, which it may have yet to draw. */
  readonly loaded: number;
  /** To a finished frame with both. */
  readonly shown: number;
  /** To the panels beside it. */
  readonly whole: number;
}

/** What the page notes down. */
interface Observed {
  times?: Times;
  readonly document: { querySelector(selector: string): object | null };
  requestAnimationFrame(call: () => void): void;
}

/** Looks at each frame what is there. */
function observe(mark: string): void {
  const observed = globalThis as unknown as Observed;
  const isThere = (selector: string): boolean => observed.document.querySelector(selector) !== null;
  let loaded: number | null = null;
  const look = (): void => {
    if (isThere('.stage[data-surface=ready][data-race=complete]')) loaded ??= performance.now();
    const frame = performance.getEntriesByName(mark)[0]?.startTime;
    if (loaded !== null && frame !== undefined && isThere('.raceChart canvas') && isThere('[data-runner]')) {
      observed.times = { loaded, shown: Math.max(loaded, frame), whole: performance.now() };
      return;
    }
    observed.requestAnimationFrame(look);
  };
  observed.requestAnimationFrame(look);
}

async function firstRace(browser: Browser, url: string): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  const page = await context.newPage();
  await page.addInitScript(observe, firstFrameMark);
  await page.goto(url);
  await page.waitForFunction(() => (globalThis as unknown as Observed).times !== undefined);
  const times = await page.evaluate(() => (globalThis as unknown as Observed).times!);
  await context.close();
  await pause(500);
  return times;
}

const server = await startBuiltServer();
const browser = await launchBrowser(mesaSwitches);
try {
  const first = await firstRace(browser, server.url);
  console.log(`first page: ${first.shown.toFixed(0)} ms`);
  const races: Times[] = [];
  for (let page = 0; page < pages; page += 1) races.push(await firstRace(browser, server.url));
  for (const until of ['loaded', 'shown', 'whole'] as const) {
    const times = races.map((race) => race[until]).sort((a, b) => a - b);
    const median = percentile(times, 0.5);
    console.log(
      `${pages} more, ${until}: ${times[0]!.toFixed(0)} to ${times.at(-1)!.toFixed(0)} ms, median ${median.toFixed(0)} (goal ${goalMs}, ${(median / goalMs).toFixed(2)} of it)`,
    );
  }
} finally {
  await browser.close();
  await server.stop();
}
