// What the light on a surface costs, on one thread: beside the surface's own heights, and beside looking along each
// direction from each point instead of sweeping. Then through the engine's pool, as when a formula's number is dragged:
// how long the heights take alone and with the light asked for beside them, and when that comes.
import { directions, sweepHorizons } from '../src/core/contour/horizons';
import { lightLandscape, lightPoints } from '../src/core/contour/surfaceLight';
import { sampleSurface } from '../src/core/landscapes/evaluate';
import { requireLandscape } from '../src/core/landscapes/resolve';
import type { TaskSpec } from '../src/engine/pool/task';
import { createWorkerPool } from '../src/engine/pool/workerPool';
import { builtWorkerPath } from './support/builtWorker';
import { percentile } from './support/statistics';

const rounds = 15;
const heightPoints = 1000;
const relief = 0.8;

function msOf(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

const median = (values: readonly number[]): number => percentile(values, 0.5);
const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(9);

/** Horizons by looking at every point along the line, as `sweepHorizons` finds them. */
function lookForHorizons(heights: Float32Array, points: number, sines: Float32Array): void {
  const spacing = 2 / (points - 1);
  for (const { columns, rows } of directions) {
    const length = spacing * Math.hypot(columns, rows);
    for (let row = 0; row < points; row += 1) {
      for (let column = 0; column < points; column += 1) {
        const height = heights[row * points + column]!;
        let steepest = 0;
        let [x, y] = [column + columns, row + rows];
        for (let step = 1; x >= 0 && x < points && y >= 0 && y < points; step += 1) {
          const slope = (heights[y * points + x]! - height) / (step * length);
          if (slope > steepest) steepest = slope;
          x += columns;
          y += rows;
        }
        sines[row * points + column] = steepest / Math.sqrt(1 + steepest * steepest);
      }
    }
  }
}

console.log(
  `Light on ${lightPoints}² points from ${directions.length} directions, heights on ${heightPoints}²:`,
);
for (const id of ['ravine', 'himmelblau', 'rastrigin', 'rosenbrock', 'ackley']) {
  const { landscape, numbers } = requireLandscape({ id });
  const look = { heightScale: landscape.heightScale, relief };
  const fine = new Float32Array(heightPoints * heightPoints);
  const coarse = new Float32Array(lightPoints * lightPoints);
  const sines = new Float32Array(coarse.length);
  const times = {
    heights: [] as number[],
    light: [] as number[],
    sweeping: [] as number[],
    looking: [] as number[],
  };
  sampleSurface(landscape, numbers, lightPoints, lightPoints, coarse, 0, lightPoints);
  for (let round = 0; round < rounds; round += 1) {
    times.heights.push(
      msOf(() => sampleSurface(landscape, numbers, heightPoints, heightPoints, fine, 0, heightPoints)),
    );
    times.light.push(msOf(() => lightLandscape(landscape, numbers, look, lightPoints)));
    times.sweeping.push(
      msOf(() =>
        directions.forEach((way) => sweepHorizons(coarse, lightPoints, 2 / (lightPoints - 1), way, sines)),
      ),
    );
    if (round < 3) times.looking.push(msOf(() => lookForHorizons(coarse, lightPoints, sines)));
  }
  const [heights, light, sweeping, looking] = [times.heights, times.light, times.sweeping, times.looking].map(
    median,
  );
  console.log(
    `  ${id.padEnd(12)} light ${ms(light!)}  heights ${ms(heights!)}  horizons by sweeping ${ms(sweeping!)}, ` +
      `by looking ${ms(looking!)} (${(looking! / sweeping!).toFixed(0)} times as long)`,
  );
}

const pool = createWorkerPool({ workerPath: builtWorkerPath(), size: 2 });
const finish = (spec: TaskSpec): Promise<number> => {
  const begin = performance.now();
  return new Promise((resolve) => {
    pool.submit(spec, {
      credits: 64,
      onChunk: () => undefined,
      onEnd: () => resolve(performance.now() - begin),
    });
  });
};

console.log('\nA dragged formula, through two workers, median and 95th percentile:');
const alone: number[] = [];
const beside: number[] = [];
const lights: number[] = [];
for (let move = 0; move < 120; move += 1) {
  const landscape = {
    formula: 'a*(x^2+y^2)+sin(3*x)*cos(3*y)',
    domain: { x: [-2, 2], y: [-2, 2] },
    parameters: { a: { value: 0.5 + move / 200, min: 0, max: 2 } },
  } as const;
  const surface = { kind: 'surface', landscape, columns: heightPoints, rows: heightPoints } as const;
  const light = {
    kind: 'light',
    landscape,
    points: lightPoints,
    heightScale: 'linear',
    relief,
  } as const;
  const first = await finish(surface);
  const [second, lit] = await Promise.all([finish(surface), finish(light)]);
  // The first moves compile.
  if (move < 20) continue;
  alone.push(first);
  beside.push(second);
  lights.push(lit);
}
for (const [what, times] of [
  ['heights alone', alone],
  ['heights with light asked for', beside],
  ['its light', lights],
] as const) {
  console.log(`  ${what.padEnd(30)}${ms(median(times))}${ms(percentile(times, 0.95))}`);
}
await pool.dispose();
