// Averages by their definition as weighted sums over all samples so far: Σ βᵗ⁻ⁱ sᵢ, the newest with weight 1.

export const fadingSum = (samples: readonly number[], beta: number): number =>
  samples.reduce((sum, sample, i) => sum + beta ** (samples.length - 1 - i) * sample, 0);

/** The result of repeated m ← βm + (1 − β)s from m = 0. */
export const average = (samples: readonly number[], beta: number): number =>
  (1 - beta) * fadingSum(samples, beta);

/** The same with bias correction: weights that sum to 1. */
export const mean = (samples: readonly number[], beta: number): number =>
  fadingSum(samples, beta) /
  fadingSum(
    samples.map(() => 1),
    beta,
  );

/** The largest value of the average so far. */
export const largestAverage = (samples: readonly number[], beta: number): number =>
  Math.max(...samples.map((_, i) => average(samples.slice(0, i + 1), beta)));

export const newest = (samples: readonly number[]): number => samples.at(-1) ?? NaN;

export const squares = (samples: readonly number[]): number[] => samples.map((sample) => sample ** 2);

export const total = (samples: readonly number[]): number => samples.reduce((sum, sample) => sum + sample, 0);

export const clip = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);
