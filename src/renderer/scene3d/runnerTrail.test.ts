// The data of a trail that is sent to the graphics hardware.
import { InterleavedBufferAttribute, type Vector2 } from 'three';
import { expect, it } from 'vitest';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import { RunnerTrail } from './runnerTrail';
import { dashViewFromAbove } from './testing/dashView';
import { flatGrid } from './testing/flatGrid';
import type { SharedUniforms } from './sharedUniforms';

const view = dashViewFromAbove();

function trailOf(rows: number): RunnerTrail {
  const trail = new RunnerTrail({} as SharedUniforms);
  const columns = createTrajectoryColumns(rows);
  // A zigzag, so that every row is a corner of the path.
  for (let row = 0; row < rows; row += 1) columns.positions.set([row / rows, 0.1 * (row % 2)], 2 * row);
  trail.path.reset({ x: [-1, 1], y: [-1, 1] }, flatGrid, columns);
  return trail;
}

/** The attribute's numbers for the first `count` segments, as the graphics hardware reads them. */
function drawn({ mesh }: RunnerTrail, name: string): number[] {
  const attribute = mesh.geometry.getAttribute(name);
  if (!(attribute instanceof InterleavedBufferAttribute)) throw new Error('Not interleaved');
  const { array, stride } = attribute.data;
  return Array.from({ length: mesh.geometry.instanceCount }, (_, index) =>
    Array.from(array.slice(index * stride + attribute.offset).slice(0, attribute.itemSize)),
  ).flat();
}

it('leaves out what its tail has left, in pieces, and draws the rest', () => {
  const trail = trailOf(400);
  trail.setDash('dashed');
  trail.show({ rows: 400, firstRow: 0, headRow: 399 }, 'frames', view);
  const wholePath = drawn(trail, 'aStart');
  const phases = drawn(trail, 'aPhase');
  expect(wholePath).toEqual(Array.from(trail.path.points.slice(0, 3 * (trail.path.count - 1))));

  for (const [firstRow, headRow] of [
    [0, 20],
    [150.5, 180.25],
    [330, 399],
  ] as const) {
    trail.show({ rows: 400, firstRow, headRow }, 'frames', view);
    const first = trail.path.pointIndexAt(firstRow);
    const head = trail.path.pointIndexAt(headRow);
    const window = trail.mesh.material.uniforms['uWindow']!.value as Vector2;
    const skipped = head - window.y;
    expect(window.x).toBeCloseTo(first - skipped);
    expect(skipped).toBeLessThanOrEqual(first);
    expect(skipped).toBeGreaterThan(first - 33);
    expect(Number.isInteger(skipped)).toBe(true);
    const last = Math.ceil(head);
    expect(drawn(trail, 'aStart')).toEqual(wholePath.slice(3 * skipped, 3 * last));
    expect(drawn(trail, 'aPhase')).toEqual(phases.slice(skipped, last));
  }
});

it('keeps what changed while it was not drawn, to be uploaded later', () => {
  const trail = trailOf(30);
  trail.show({ rows: 10, firstRow: 0, headRow: 0 }, 'frames', view);
  expect(trail.mesh.visible).toBe(false);
  trail.show({ rows: 30, firstRow: 0, headRow: 0 }, 'frames', view);
  trail.show({ rows: 30, firstRow: 0, headRow: 29 }, 'frames', view);
  expect(trail.mesh.visible).toBe(true);

  const attribute = trail.mesh.geometry.getAttribute('aStart');
  if (!(attribute instanceof InterleavedBufferAttribute)) throw new Error('Not interleaved');
  const floats = new Set(
    attribute.data.updateRanges.flatMap(({ start, count }) =>
      Array.from({ length: count }, (_, i) => start + i),
    ),
  );
  expect(floats.size).toBe(3 * trail.path.count);
});
