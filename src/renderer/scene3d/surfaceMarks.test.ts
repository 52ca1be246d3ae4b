// Marks and starts, their names, and the boxes that they occupy.
import { describe, expect, it } from 'vitest';
import type { MarkedPoint } from '../../core/landscapes/landscape';
import { parseHex } from '../../core/look/colorMaps';
import { palettes } from '../../core/look/theme';
import { floorHeight } from '../../core/scene/fitCamera';
import type { SceneCamera } from '../../core/scene/scene';
import type { StartPlace } from '../../core/scene/starts';
import type { Box } from './pixelBox';
import type { Crowded } from './placeNames';
import { addSurfaceMarks, planNameSides, type SurfaceMarks } from './surfaceMarks';
import { createTestOverlay, createTestView, instancesOf } from './testing/overlay';
import { markerShapes } from './shaders/overlay';

const minimum = { kind: 'minimum', position: [0, 0.5] } as MarkedPoint;
const labels: SurfaceMarks['labels'] = {
  marks: { minimum: 'Minimum', 'local-minimum': 'Local', saddle: 'Saddle', 'exact-point': 'Exact' },
  start: 'Start',
};

const start: StartPlace = { point: [-0.5, 0], runners: [], color: null };
const own = (key: string, x: number, color: string | null = '#d55e00'): StartPlace => ({
  point: [x, 0],
  runners: [key],
  color,
});

function draw(shown: Partial<SurfaceMarks>, crowd: readonly Crowded[] = [], view = createTestView()) {
  const { overlay, written } = createTestOverlay();
  const all: SurfaceMarks = { marks: [], starts: [start], heldStart: null, labels, ...shown };
  const sides = planNameSides(overlay, view, all, crowd, []);
  written.length = 0;
  let boxes: readonly Box[] = [];
  overlay.rewrite(view.projection, () => {
    boxes = addSurfaceMarks(overlay, view, all, sides);
  });
  return { overlay, view, sides, boxes, names: written.map(({ text }) => text) };
}

/** Shape, x, y, z and radius of each marker. */
const markersOf = ({ overlay }: ReturnType<typeof draw>) =>
  instancesOf(overlay.markers).map(([x, y, z, shape, radius]) => ({ x, y, z, shape, radius }));

describe('addSurfaceMarks', () => {
  it('draws a mark on the surface with its foot on the floor, and the start', () => {
    const drawn = draw({ marks: [minimum] });
    expect(markersOf(drawn)).toEqual([
      { x: 0, y: 0.5, z: Math.fround(floorHeight), shape: markerShapes.dot, radius: 2.5 },
      { x: 0, y: 0.5, z: 0, shape: markerShapes.star, radius: 9 },
      { x: -0.5, y: 0, z: 0, shape: markerShapes.handle, radius: 7.5 },
    ]);
    expect(instancesOf(drawn.overlay.lines)).toHaveLength(1);
    expect(drawn.names).toEqual(['Minimum', 'Start']);
  });

  it('draws each kind of mark with a sign of its own', () => {
    const kinds: MarkedPoint['kind'][] = ['minimum', 'local-minimum', 'saddle', 'exact-point'];
    const marks = kinds.map((kind, index): MarkedPoint => ({ kind, position: [0.2 * index, 0.5] }));
    const shapes = markersOf(draw({ marks })).map(({ shape }) => shape);
    const { star, spot, lozenge, plus } = markerShapes;
    expect(shapes.filter((shape) => shape !== markerShapes.dot && shape !== markerShapes.handle)).toEqual([
      star,
      spot,
      lozenge,
      plus,
    ]);
  });

  it('names up to four marks of a kind, and of more only the first', () => {
    const local = (count: number): MarkedPoint[] =>
      Array.from({ length: count }, (_, index) => ({
        kind: 'local-minimum',
        position: [-0.8 + 0.3 * index, 0.5],
      }));
    expect(draw({ marks: local(4) }).names).toEqual(['Local', 'Local', 'Local', 'Local', 'Start']);
    expect(draw({ marks: [minimum, ...local(5)] }).names).toEqual(['Minimum', 'Local', 'Start']);
  });

  it('draws nothing outside of the domain', () => {
    const drawn = draw({
      marks: [{ ...minimum, position: [0, 1.1] }],
      starts: [{ ...start, point: [-1.1, 0] }],
    });
    expect(markersOf(drawn)).toHaveLength(0);
    expect(drawn.names).toEqual([]);
  });

  it('has the start grow under the pointer', () => {
    const radiusOf = (heldStart: SurfaceMarks['heldStart']) => markersOf(draw({ heldStart }))[0]!.radius!;
    const hovered = radiusOf({ place: start, state: 'hover' });
    expect(hovered).toBeGreaterThan(radiusOf(null));
    expect(radiusOf({ place: start, state: 'drag' })).toBeGreaterThan(hovered);
  });

  it('has runners’ own starts in their colours, that of several without one, and the held one over all', () => {
    const starts = [start, own('adam-1', 0), own('sgd-1', 0.5, null)];
    const colorsOf = (heldStart: SurfaceMarks['heldStart']) =>
      instancesOf(draw({ starts, heldStart }).overlay.markers).map((numbers) => [
        numbers[0],
        numbers[3],
        numbers.slice(7, 10),
      ]);
    const dark = [...palettes.light.handle].map(Math.fround);
    const orange = [...parseHex('#d55e00')].map(Math.fround);
    expect(colorsOf(null)).toEqual([
      [0.5, markerShapes.handle, dark],
      [0, markerShapes.ownHandle, orange],
      [-0.5, markerShapes.handle, dark],
    ]);
    // It has been dragged here from elsewhere.
    const held = { place: own('adam-1', -0.25), state: 'drag' } as const;
    expect(colorsOf(held).at(-1)).toEqual([0, markerShapes.ownHandle, orange]);
    expect(draw({ starts, heldStart: held }).names).toEqual(['Start', 'Start', 'Start']);
  });

  it('names starts once that look like one, and of very many only the first', () => {
    expect(draw({ starts: [start, own('a', -0.4999), own('b', 0.5)] }).names).toEqual(['Start', 'Start']);
    const many = Array.from({ length: 4 }, (_, index) => own(`a-${index}`, -0.3 + 0.3 * index));
    expect(draw({ starts: [start, ...many] }).names).toEqual(['Start']);
  });

  it('has a name stand where least is in its way', () => {
    const place = createTestView().projection.project(-0.5, 0, 0)!;
    const sideOf = (y: number) => {
      const crowd = Array.from({ length: 30 }, (_, index) => ({
        x: place.x,
        y: place.y + index * y,
        weight: 1,
      }));
      const [, bottom] = instancesOf(draw({}, crowd).overlay.texts)[0]!;
      return Math.sign(bottom! - place.y);
    };
    expect(sideOf(-1)).toBe(1);
    expect(sideOf(1)).toBe(-1);
  });

  it('leaves other marks free of names', () => {
    const drawn = draw({ marks: [minimum, { kind: 'saddle', position: [0, 0.42] }] });
    expect(drawn.sides[0]).not.toEqual({ x: 0, y: -1 });
  });

  it('cuts no name off at the edge of the picture', () => {
    const near: SceneCamera = { azimuthDegrees: -90, elevationDegrees: 90, distance: 2, target: [0, 0, 0] };
    const view = createTestView(near);
    const { projection } = view;
    // 20 pixels from the left edge.
    const middle = projection.project(0, 0, 0)!;
    const unit = projection.project(0.1, 0, 0)!.x - middle.x;
    const x = (-0.1 * (middle.x - 20)) / unit;
    const drawn = draw({ marks: [{ ...minimum, position: [x, 0] }], starts: [] }, [], view);
    expect(drawn.names).toEqual(['Minimum']);
    expect(instancesOf(drawn.overlay.texts)[0]![0]).toBeGreaterThanOrEqual(0);
    expect(drawn.boxes).toHaveLength(1);
  });

  it('leads a line to a name that stands farther away, and only to that', () => {
    const { overlay, view } = draw({
      marks: [
        minimum,
        ...Array.from({ length: 8 }, (_, index): MarkedPoint => {
          const angle = (index * Math.PI) / 4;
          return { kind: 'local-minimum', position: [0.06 * Math.cos(angle), 0.5 + 0.06 * Math.sin(angle)] };
        }),
      ],
    });
    const place = view.projection.project(0, 0.5, 0)!;
    const lines = instancesOf(overlay.leaders);
    // Light beside dark.
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines[0]![0]).toBeCloseTo(place.x, 3);
    expect(lines[0]![1]).toBeCloseTo(place.y, 3);
    // The upper one is as light as the mark.
    expect(lines.at(-1)!.slice(9, 12)).toEqual([...view.palette.mark]);
    expect(instancesOf(draw({ marks: [minimum] }).overlay.leaders)).toEqual([]);
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
