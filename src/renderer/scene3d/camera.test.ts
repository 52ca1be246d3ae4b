// The camera, and picking the surface under a pixel: projected points are found again.
import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { SceneProjection } from './camera';
import type { SceneCamera } from '../../core/scene/scene';
import { otherDocument, defaultScene } from '../../core/scene/testing/otherScene';
import { createHeightScale } from '../../core/contour/heightScale';
import { pickSurface } from './pickSurface';
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';

const size = 201;
const values = new Float32Array(size * size);
for (let row = 0; row < size; row += 1)
  for (let column = 0; column < size; column += 1)
    values[row * size + column] = Math.sin(column / 20) + Math.cos(row / 25);
const grid: SurfaceGrid = {
  landscapeKey: 'test',
  columns: size,
  rows: size,
  values,
  minimum: values.reduce((least, value) => Math.min(least, value), Infinity),
  maximum: values.reduce((max, value) => Math.max(max, value), -Infinity),
};
const scale = createHeightScale('linear', grid.minimum, grid.maximum);
const relief = 0.8;

function projection(azimuthDegrees: number, elevationDegrees: number): SceneProjection {
  const made = new SceneProjection();
  made.update({ azimuthDegrees, elevationDegrees, distance: 7, target: [0, 0, 0] }, 1280, 720);
  return made;
}

const pixel = () => ({ x: 0, y: 0, distance: 0 });

describe('SceneProjection', () => {
  it('looks along +y at azimuth −90°, x to the right and z up', () => {
    const front = projection(-90, 0);
    const [center, right, up] = [pixel(), pixel(), pixel()];
    front.projectInto(0, 0, 0, center);
    front.projectInto(0.5, 0, 0, right);
    front.projectInto(0, 0, 0.5, up);
    expect(center.x).toBeCloseTo(640, 6);
    expect(center.y).toBeCloseTo(360, 6);
    expect(right.x).toBeGreaterThan(center.x);
    expect(right.y).toBeCloseTo(center.y, 6);
    expect(up.y).toBeGreaterThan(center.y);
    expect(center.distance).toBeCloseTo(7, 9);
  });

  it.each(Object.keys(defaultScene.camera) as (keyof SceneCamera)[])(
    'depends on the %s of a camera',
    (name) => {
      const of = (camera: SceneCamera): number[] => {
        const made = new SceneProjection();
        made.update(camera, 1280, 720);
        return made.viewProjection.elements;
      };
      const { camera } = defaultScene;
      const other = otherDocument({ id: 'saddle' }).camera;
      expect(of({ ...camera, [name]: other[name] })).not.toEqual(of(camera));
    },
  );

  it('looks straight down with x to the right and y up', () => {
    const top = projection(-90, 90);
    const [right, up] = [pixel(), pixel()];
    top.projectInto(0.5, 0, 0, right);
    top.projectInto(0, 0.5, 0, up);
    expect(right.x).toBeGreaterThan(640);
    expect(right.y).toBeCloseTo(360, 6);
    expect(up.x).toBeCloseTo(640, 6);
    expect(up.y).toBeGreaterThan(360);
  });
});

describe('pickSurface', () => {
  it('finds the point that was projected, to a thousandth of a pixel', () => {
    const view = projection(-60, 60);
    for (const [x, y] of [
      [0.1, 0.2],
      [-0.7, 0.4],
      [0.9, -0.9],
    ] as const) {
      const z = relief * scale.unitAt(sampleGrid(grid, (x + 1) / 2, (y + 1) / 2));
      const at = pixel();
      view.projectInto(x, y, z, at);
      const hit = pickSurface(grid, scale, relief, view.eye, view.rayInto(at.x, at.y, new Vector3()))!;
      const again = pixel();
      const hitZ = relief * scale.unitAt(sampleGrid(grid, (hit.x + 1) / 2, (hit.y + 1) / 2));
      view.projectInto(hit.x, hit.y, hitZ, again);
      expect(Math.hypot(again.x - at.x, again.y - at.y)).toBeLessThan(1e-3);
    }
  });

  it('finds nothing beside the surface', () => {
    const view = projection(-60, 40);
    expect(pickSurface(grid, scale, relief, view.eye, view.rayInto(2, 700, new Vector3()))).toBeNull();
  });
});
