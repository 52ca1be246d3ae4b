// The light on a surface as an item: one chunk, worked out in short slices.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { directions } from '../../core/contour/horizons';
import { lightLandscape } from '../../core/contour/surfaceLight';
import { requireLandscape } from '../../core/landscapes/resolve';
import { decodeChunk } from '../../protocol/chunk';
import { createLightItem } from './lightItem';
import { itemCount, type LightSpec } from './task';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const spec: LightSpec = {
  kind: 'light',
  landscape: { id: 'himmelblau' },
  points: 32,
  heightScale: 'log',
  relief: 0.9,
};

it('is one item', () => {
  expect(itemCount(spec)).toBe(1);
});

it('is one chunk with all of the light', () => {
  const output = createLightItem(spec).advance(Infinity);
  expect(output).toMatchObject({ rows: 32, end: 'complete' });
  const { landscape, numbers } = requireLandscape(spec.landscape);
  const { values } = lightLandscape(landscape, numbers, spec, 32);
  expect(decodeChunk(output!.chunk!)).toMatchObject({
    ok: true,
    chunk: { kind: 'light', rowCount: 32, values },
  });
});

it('looks at the clock after each 32 rows of heights and each direction', () => {
  const item = createLightItem(spec);
  const past = performance.now() - 1;
  for (let slice = 0; slice < 1 + directions.length; slice += 1)
    expect(item.advance(past), `slice ${slice}`).toBeNull();
  expect(item.advance(past)).toMatchObject({ end: 'complete' });
});
