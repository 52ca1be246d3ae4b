// (e) Frames per second of an export at 1280 × 720 in software rendering: drawn and encoded as the export does it,
// against drawing alone and encoding alone of the same frames in the same run.
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { findBrowser, mesaSwitches, quietSwitches, sandboxSwitches } from '../scripts/browsers.mjs';
import { percentile } from './support/statistics';

const size = { widthPx: 1280, heightPx: 720 };
const goals = { still: 30, orbit: 12, shareOfEncoding: 0.7 };
const rounds = 3;

const scene = {
  format: 'optiscape-scene',
  version: 1,
  landscape: { id: 'ravine' },
  optimizers: ['sgd', 'momentum', 'adagrad', 'adam'].map((id) => ({
    id,
    hyperparameters: { learningRate: 0.02 },
  })),
};

interface Measuring {
  measure(wish: object): Promise<{ readonly framesPerSecond: number; readonly renderer: string }>;
}

const outFolder = join('out', 'bench', 'pages');
await build({
  root: join('bench', 'pages'),
  configFile: false,
  logLevel: 'error',
  worker: { format: 'es' },
  build: {
    target: 'chrome140',
    outDir: join('..', '..', outFolder),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: { input: join('bench', 'pages', 'exportSpeed.html') },
  },
});
const server = await preview({
  root: join('bench', 'pages'),
  configFile: false,
  logLevel: 'error',
  build: { outDir: join('..', '..', outFolder) },
  preview: { port: 0, host: '127.0.0.1' },
});
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath !== null && { executablePath }),
  args: [...quietSwitches, ...sandboxSwitches(), ...mesaSwitches],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${(server.httpServer.address() as AddressInfo).port}/exportSpeed.html`);
  await page.waitForFunction(() => 'measure' in globalThis);
  const measure = async (way: string, camera: string, frames: number): Promise<number> => {
    const rates: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const wish = { scene, camera, ...size, frames, way };
      const { framesPerSecond, renderer } = await page.evaluate(
        (asked) => (globalThis as unknown as Measuring).measure(asked),
        wish,
      );
      if (round === 0 && way === 'encoding') console.log(renderer);
      rates.push(framesPerSecond);
    }
    return percentile(rates, 0.5);
  };
  const encoding = await measure('encoding', 'still', 150);
  const pixels = await measure('encoding pixels', 'still', 60);
  const drawing = await measure('drawing', 'still', 150);
  const both = await measure('both', 'still', 150);
  const orbit = await measure('both', 'orbit', 60);
  const of = (rate: number, goal: number): string => `(goal ${goal}, ${(rate / goal).toFixed(2)} of it)`;
  console.log(`  still camera, drawn and encoded: ${both.toFixed(1)} frames/s ${of(both, goals.still)}`);
  console.log(`  drawing alone: ${drawing.toFixed(1)} frames/s`);
  for (const [what, rate] of [
    ['canvas pixels', pixels],
    ['the planes that we give it', encoding],
  ] as const) {
    const share = both / rate;
    console.log(
      `  encoding alone, of ${what}: ${rate.toFixed(1)} frames/s; of it ${share.toFixed(2)} ${of(share, goals.shareOfEncoding)}`,
    );
  }
  console.log(`  orbiting, drawn and encoded: ${orbit.toFixed(1)} frames/s ${of(orbit, goals.orbit)}`);
} finally {
  await browser.close();
  await server.close();
}
