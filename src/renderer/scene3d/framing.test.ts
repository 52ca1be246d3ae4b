import { describe, expect, it } from 'vitest';
import { Vector3 } from 'three';
import { createHeightScale } from '../../core/contour/heightScale';
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import type { Point } from '../../core/geometry/domain';
import { sampleSurface } from '../../core/landscapes/evaluate';
import { landscapes, type LandscapeDefinition } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { palettes } from '../../core/look/theme';
import { floorHeight } from '../../core/scene/fitCamera';
import type { Scene } from '../../core/scene/scene';
import { createRunOf } from '../../core/scene/testing/createRunOf';
import { shownStarts } from '../../core/scene/starts';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import { SceneProjection } from './camera';
import { DrawnSurface } from './drawnSurface';
import { drawingScale } from './imageSize';
import { pickSurface } from './pickSurface';
import type { Crowded } from './placeNames';
import { endWeight } from './sceneTexts';
import { addSurfaceMarks, planNameSides } from './surfaceMarks';
import { createTestOverlay, instancesOf } from './testing/overlay';

/** The picture in a window of 1280 × 800 pixels. */
const [width, height] = [932, 508];
const points = 257;
const labels = {
  marks: {
    minimum: 'Global minimum',
    'local-minimum': 'Local minimum',
    saddle: 'Saddle point',
    'exact-point': 'Exact point',
  },
  start: 'Start',
};

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

/** The points of all runners' paths. */
function pathsOf(scene: Scene): Point[][] {
  return scene.optimizers.map((runner) => {
    const columns = createTrajectoryColumns(scene.steps + 1);
    const run = createRunOf(scene, runner, scene.start, 0);
    run.advance(columns, 0, scene.steps + 1);
    return Array.from({ length: run.state.rows }, (_, row): Point => {
      const [x, y] = columns.positions.subarray(2 * row, 2 * row + 2);
      return [x!, y!];
    });
  });
}

describe.each(landscapes.map((landscape) => ({ name: landscape.id, landscape })))(
  'the opening picture of $name',
  ({ landscape }) => {
    const picture = openingPicture(landscape);
    const paths = pathsOf(picture.scene);

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

    it('has the start in sight', () => {
      expect(hiddenBy(picture, picture.scene.start)).toBeLessThan(0.05);
    });

    it('names the first of its marks and the start, beside the paths of its race', () => {
      const unit = drawingScale({ width, height, pixelRatio: 1 });
      // Letters as wide and texts as high as in the window.
      const { overlay, written } = createTestOverlay({ width: 6.4 * unit, height: 19 * unit });
      const view = { ...picture, unit, textUnit: unit, palette: palettes.light };
      const starts = shownStarts(picture.scene);
      const shown = { marks: landscape.marks, starts, heldStart: null, labels };
      const crowd = paths.flatMap((path) =>
        path.flatMap((point, index): Crowded[] => {
          const at = picture.surface.standAt(...point);
          const pixel = at && picture.projection.project(at.x, at.y, at.z);
          return pixel ? [{ ...pixel, weight: index === path.length - 1 ? endWeight : 1 }] : [];
        }),
      );
      const sides = planNameSides(overlay, view, shown, crowd, []);
      overlay.rewrite(view.projection, () => addSurfaceMarks(overlay, view, shown, sides));
      const names = instancesOf(overlay.texts).map((numbers) => written[numbers[4]!]!.text);
      expect(names).toContain(labels.marks[landscape.marks[0]!.kind]);
      expect(names).toContain(labels.start);
    });

    it('has the finished heads in sight', () => {
      const { x, y } = landscape.domain;
      const hidden = picture.scene.optimizers.filter((_, index) => {
        const [px, py] = paths[index]!.at(-1)!;
        if (!(px >= x[0] && px <= x[1] && py >= y[0] && py <= y[1])) return false;
        return hiddenBy(picture, [px, py]) > 0.05;
      });
      expect(hidden.map(({ id }) => id)).toEqual([]);
    });
  },
);
