import { expect, it } from 'vitest';
import { createSteadyClock } from './steadyClock';

it.each([
  ['goes on with the clock beneath it', [0.016, 1, 5], 6.016],
  ['stands still over the sleep of the machine', [1, 3600, 1], 2],
  ['stands still where the clock is set back', [1, -7200, 1], 2],
  ['stands still where the clock is set ahead, and back again', [1, 86_400, 1, -86_400, 1], 3],
])('%s', (_what, gaps, seconds) => {
  let now = 100;
  const clock = createSteadyClock(() => now);
  const start = clock();
  let last = start;
  for (const gap of gaps) {
    now += gap;
    last = clock();
  }
  expect(last - start).toBeCloseTo(seconds, 9);
});
