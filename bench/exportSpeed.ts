// (e) Frames per second of an export at 1280 × 720 in software rendering: drawn and encoded as the export does it,
// compared with only drawing and only encoding the same frames in the same round.
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { mesaSwitches } from '../src/server/browsers';
import { launchBrowser } from './support/launchBrowser';
import { percentile } from './support/statistics';

const size = { widthPx: 1280, heightPx: 720 };
const goals = { still: 30, orbit: 12, shareOfEncoding: 0.7 };
const rounds = 5;
/** Frames of a film at the race's own length, and of one of a lesson's length, in which fixed costs weigh less. */
const stillLengths = [150, 600];
const orbitFrames = 60;

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
const browser = await launchBrowser(mesaSwitches);
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${(server.httpServer.address() as AddressInfo).port}/exportSpeed.html`);
  await page.waitForFunction(() => 'measure' in globalThis);
  const measure = async (way: string, frames: number, camera = 'still'): Promise<number> => {
    const wish = { scene, camera, ...size, frames, way };
    const { framesPerSecond, renderer } = await page.evaluate(
      (asked) => (globalThis as unknown as Measuring).measure(asked),
      wish,
    );
    rendererName = renderer;
    return framesPerSecond;
  };
  let rendererName = '';
  const of = (rate: number, goal: number): string => `(goal ${goal}, ${(rate / goal).toFixed(2)} of it)`;
  for (const frames of stillLengths) {
    const rates: Record<'both' | 'drawing' | 'pixels' | 'planes' | 'ready', number>[] = [];
    // The variants alternate, so that other load on the machine affects all of them.
    for (let round = 0; round < rounds; round += 1) {
      rates.push({
        both: await measure('both', frames),
        drawing: await measure('drawing', frames),
        pixels: await measure('pixels', frames),
        planes: await measure('planes', frames),
        ready: await measure('planes ready', frames),
      });
    }
    const median = (of: (rate: (typeof rates)[number]) => number): number => percentile(rates.map(of), 0.5);
    const still = median(({ both }) => both);
    console.log(`  still camera, ${frames} frames`);
    console.log(`    drawn and encoded: ${still.toFixed(1)} frames/s ${of(still, goals.still)}`);
    console.log(`    drawing alone: ${median(({ drawing }) => drawing).toFixed(1)} frames/s`);
    for (const [what, name] of [
      ['pixels, as a canvas has them', 'pixels'],
      ['planes, as the export makes them', 'planes'],
      ['the same, as frames that are ready', 'ready'],
    ] as const) {
      const share = median((rate) => rate.both / rate[name]);
      console.log(
        `    encoding alone, of ${what}: ${median((rate) => rate[name]).toFixed(1)} frames/s; drawn and encoded, of that ${share.toFixed(2)} ${of(share, goals.shareOfEncoding)}`,
      );
    }
  }
  const orbits: number[] = [];
  for (let round = 0; round < rounds; round += 1) orbits.push(await measure('both', orbitFrames, 'orbit'));
  const orbit = percentile(orbits, 0.5);
  console.log(`  orbiting, drawn and encoded: ${orbit.toFixed(1)} frames/s ${of(orbit, goals.orbit)}`);
  console.log(`  (${rendererName})`);
} finally {
  await browser.close();
  await server.close();
}
