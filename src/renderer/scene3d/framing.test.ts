import { describe, expect, it } from 'vitest';
import { Vector3 } from 'three';
import { createHeightScale } from '../../core/contour/heightScale';
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import type { Point } from '../../core/geometry/domain';
import { sampleSurface } from '../../core/landscapes/evaluate';
import { landscapes, type LandscapeDefinition } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { floorHeight } from '../../core/scene/fitCamera';
import { createRunOf } from '../../core/scene/testing/createRunOf';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import { SceneProjection } from './camera';
import { DrawnSurface } from './drawnSurface';
import { pickSurface } from './pickSurface';

/** The picture in a window of 1280 × 800 pixels. */
const [width, height] = [932, 508];
const points = 257;

/** The opening picture of a landscape, as the camera sees it. */
function openingPicture(landscape: LandscapeDefinition) {
  const scene = createDefaultScene(landscape);
  const values = new Float32Array(points * points);
  sampleSurface(landscape, {}, points, points, values, 0, points);
  const grid = createSurfaceGrid(landscape.id, points, points, values);
  const surface = new DrawnSurface();
  surface.domain = landscape.domain;
  surface.grid = grid;
  surface.relief = scene.look.relief;
  surface.heights = createHeightScale(scene.look.heightScale, grid.minimum, grid.maximum);
  const projection = new SceneProjection();
  projection.update(scene.camera, width, height);
  return { scene, grid, surface, projection };
}

/** Of the surface, in pixels. */
function extent({ grid, surface, projection }: ReturnType<typeof openingPicture>) {
  const [across, up]: [number[], number[]] = [[], []];
  grid.values.forEach((value, index) => {
    const column = index % points;
    const [x, y] = [column, (index - column) / points].map((place) => (2 * place) / (points - 1) - 1);
    const pixel = projection.project(x!, y!, surface.heightOf(value))!;
    across.push(pixel.x);
    up.push(pixel.y);
  });
  const spanOf = (numbers: number[]): number => Math.max(...numbers) - Math.min(...numbers);
  const [wide, high] = [across, up].map((numbers) => spanOf(numbers));
  return { wide: wide!, high: high! };
}

/** How far from a point of the surface the eye meets the surface on its way there, in half-widths of the domain. */
function hiddenBy({ grid, surface, projection }: ReturnType<typeof openingPicture>, point: Point): number {
  const at = surface.standAt(...point)!;
  const pixel = projection.project(at.x, at.y, at.z)!;
  const ray = projection.rayInto(pixel.x, pixel.y, new Vector3());
  const hit = pickSurface(grid, surface.heights, surface.relief, projection.eye, ray);
  return hit === null ? 0 : Math.hypot(hit.x - at.x, hit.y - at.y);
}

describe.each(landscapes.map((landscape) => ({ name: landscape.id, landscape })))(
  'the opening picture of $name',
  ({ landscape }) => {
    const picture = openingPicture(landscape);

    it('is filled by its surface', () => {
      const { wide, high } = extent(picture);
      expect(wide).toBeGreaterThan(0.8 * height);
      expect(Math.sqrt(wide * high)).toBeGreaterThan(0.75 * height);
    });

    it('has its whole box inside', () => {
      for (const x of [-1, 1])
        for (const y of [-1, 1])
          for (const z of [floorHeight, picture.scene.look.relief]) {
            const pixel = picture.projection.project(x, y, z)!;
            expect(pixel.x).toBeGreaterThan(0.02 * width);
            expect(pixel.x).toBeLessThan(0.98 * width);
            expect(pixel.y).toBeGreaterThan(0.02 * height);
            expect(pixel.y).toBeLessThan(0.98 * height);
          }
    });

    it.each(landscape.marks)('has the $kind at $position in sight', ({ position }) => {
      expect(hiddenBy(picture, position)).toBeLessThan(0.03);
    });

    it('has the finished heads in sight', () => {
      const { scene } = picture;
      const { x, y } = landscape.domain;
      const hidden = scene.optimizers.filter((runner) => {
        const columns = createTrajectoryColumns(scene.steps + 1);
        const run = createRunOf(scene, runner, scene.start, 0);
        run.advance(columns, 0, scene.steps + 1);
        const last = run.state.rows - 1;
        const [px, py] = columns.positions.slice(2 * last, 2 * last + 2);
        if (!(px! >= x[0] && px! <= x[1] && py! >= y[0] && py! <= y[1])) return false;
        return hiddenBy(picture, [px!, py!]) > 0.05;
      });
      expect(hidden.map(({ id }) => id)).toEqual([]);
    });
  },
);
