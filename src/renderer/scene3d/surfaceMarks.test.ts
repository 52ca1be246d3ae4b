// Marks and the start, their names, and the boxes that they occupy.
import { describe, expect, it } from 'vitest';
import type { MarkedPoint } from '../../core/landscapes/landscape';
import { floorHeight } from '../../core/scene/fitCamera';
import { addSurfaceMarks, type SurfaceMarks } from './surfaceMarks';
import { createTestOverlay, createTestView, instancesOf } from './testing/overlay';
import { markerShapes } from './shaders/overlay';

const minimum = { kind: 'minimum', position: [0, 0.5] } as MarkedPoint;
const labels: SurfaceMarks['labels'] = {
  marks: { minimum: 'Minimum', 'local-minimum': 'Local', saddle: 'Saddle', 'exact-point': 'Exact' },
  start: 'Start',
};

function draw(shown: Partial<SurfaceMarks>) {
  const { overlay, written } = createTestOverlay();
  const view = createTestView();
  let taken: ReturnType<typeof addSurfaceMarks> = [];
  overlay.rewrite(view.projection, () => {
    taken = addSurfaceMarks(overlay, view, {
      marks: [],
      start: [-0.5, 0],
      startState: 'idle',
      labels,
      ...shown,
    });
  });
  return { overlay, view, taken, names: written.map(({ text }) => text) };
}

/** Shape, x, y, z and radius of each marker. */
const markersOf = ({ overlay }: ReturnType<typeof draw>) =>
  instancesOf(overlay.markers).map(([x, y, z, shape, radius]) => ({ x, y, z, shape, radius }));

describe('addSurfaceMarks', () => {
  it('draws a mark on the surface with its foot on the floor, and the start', () => {
    const drawn = draw({ marks: [minimum] });
    expect(markersOf(drawn)).toEqual([
      { x: 0, y: 0.5, z: Math.fround(floorHeight), shape: markerShapes.dot, radius: 2.5 },
      { x: 0, y: 0.5, z: 0, shape: markerShapes.target, radius: 6.5 },
      { x: -0.5, y: 0, z: 0, shape: markerShapes.handle, radius: 7.5 },
    ]);
    expect(instancesOf(drawn.overlay.lines)).toHaveLength(1);
    expect(drawn.names).toEqual(['Minimum', 'Start']);
  });

  it('names no local minimum, and draws nothing outside of the domain', () => {
    const drawn = draw({
      marks: [
        { ...minimum, kind: 'local-minimum' },
        { ...minimum, position: [0, 1.1] },
      ],
      start: [-1.1, 0],
    });
    expect(markersOf(drawn)).toHaveLength(2);
    expect(drawn.names).toEqual([]);
    expect(drawn.taken).toHaveLength(1);
  });

  it('has the start grow under the pointer', () => {
    const radiusOf = (startState: SurfaceMarks['startState']) => markersOf(draw({ startState }))[0]!.radius;
    expect(radiusOf('hover')).toBeGreaterThan(radiusOf('idle')!);
    expect(radiusOf('drag')).toBeGreaterThan(radiusOf('hover')!);
  });

  it('has the name of the start stand on the side away from the marks', () => {
    const sideOf = (x: number) => {
      const { overlay, view } = draw({ marks: [{ ...minimum, position: [x, 0] }], start: [0, 0] });
      const [left, , width] = instancesOf(overlay.texts).at(-1)!;
      return Math.sign(left! + width! / 2 - view.projection.project(0, 0, 0)!.x);
    };
    expect(sideOf(-0.5)).toBe(1);
    expect(sideOf(0.5)).toBe(-1);
  });

  it('says what plates must leave free: each place, and its name', () => {
    const { overlay, view, taken } = draw({});
    const place = view.projection.project(-0.5, 0, 0)!;
    const [left, bottom, width, height] = instancesOf(overlay.texts)[0]!;
    expect(taken[0]).toEqual({ x: place.x - 5, y: place.y - 5, width: 10, height: 10 });
    expect(taken[1]).toEqual({ x: place.x - 10, y: place.y - 10, width: 20, height: 20 });
    expect(Math.round(taken[2]!.x)).toBe(left);
    expect(Math.round(taken[2]!.y)).toBe(bottom);
    expect(taken[2]).toMatchObject({ width, height });
  });

  it('notes where it rests', () => {
    const { overlay, view } = draw({});
    const { x, y } = view.projection.project(-0.5, 0, 0)!;
    const reaches = (away: number) =>
      overlay.region.reachesInto({ x: x - away, y: y + away, width: 1, height: 1 });
    expect(reaches(15)).toBe(true);
    expect(reaches(21)).toBe(false);
  });
});
