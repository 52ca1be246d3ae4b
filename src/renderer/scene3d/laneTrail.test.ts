// What of a trail is sent to the graphics hardware.
import { InterleavedBufferAttribute } from 'three';
import { expect, it } from 'vitest';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import { LaneTrail } from './laneTrail';
import { dashViewFromAbove } from './testing/dashView';
import type { SharedUniforms } from './sharedUniforms';

const view = dashViewFromAbove();

it('keeps what changed while it was not drawn, to be uploaded later', () => {
  const trail = new LaneTrail({} as SharedUniforms);
  const columns = createTrajectoryColumns(30);
  for (let row = 0; row < 30; row += 1) columns.positions[2 * row] = row / 30;
  const grid = {
    landscapeKey: 'test',
    columns: 2,
    rows: 2,
    values: new Float32Array(4),
    minimum: 0,
    maximum: 1,
  };
  trail.path.reset({ x: [-1, 1], y: [-1, 1] }, grid, columns);

  trail.show(10, 0, 0, true, view);
  expect(trail.core.visible).toBe(false);
  trail.show(30, 0, 0, true, view);
  trail.show(30, 0, 29, true, view);
  expect(trail.core.visible).toBe(true);

  const attribute = trail.core.geometry.getAttribute('aStart');
  if (!(attribute instanceof InterleavedBufferAttribute)) throw new Error('Not interleaved');
  const floats = new Set(
    attribute.data.updateRanges.flatMap(({ start, count }) =>
      Array.from({ length: count }, (_, i) => start + i),
    ),
  );
  expect(floats.size).toBe(3 * trail.path.count);
});
