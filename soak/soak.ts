// What a trial of the soak is: something done very often, at a short length in `npm test`, at full length in `npm run soak`.
import { it } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    soak?: SoakFigures;
  }
}

export interface SoakFigures {
  /** What was done how often, in words. */
  readonly counts: string;
  /** Repeats it: `npm run soak -- NAME --seed SEED`. */
  readonly seed: number;
  readonly seconds: number;
  /** The most memory that the process ever had. */
  readonly peakMebibytes: number;
}

export interface Trial {
  /** How often. */
  readonly count: number;
  readonly seed: number;
}

const isFull = process.env.OPTISCAPE_SOAK === 'full';
const seed = Number(process.env.OPTISCAPE_SOAK_SEED ?? 20_261_128);

/** A test that tries something `short` or `full` times; `trial` returns what it has done. */
export function soak(
  name: string,
  { short, full }: { readonly short: number; readonly full: number },
  trial: (options: Trial) => Promise<string>,
): void {
  it(name, { timeout: isFull ? 1_800_000 : 60_000 }, async ({ task }) => {
    const began = performance.now();
    const counts = await trial({ count: isFull ? full : short, seed });
    task.meta.soak = {
      counts,
      seed,
      seconds: (performance.now() - began) / 1000,
      peakMebibytes: process.resourceUsage().maxRSS / 1024,
    };
  });
}
