// Heights of a view: from the surface while it is fine enough, from the function where the map is near.
import { describe, expect, it } from 'vitest';
import { evaluatePoints } from '../../core/landscapes/evaluate';
import { requireLandscape } from '../../core/landscapes/resolve';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { runRace } from '../../core/contourMap/testing/runRace';
import { ownFormula } from '../gallery/scenes';
import type { MapView } from './mapView';
import { gradientOf, heightsIn, isFineEnough, type ViewHeights } from './viewHeights';

const frame = { x: 0, y: 0, width: 300, height: 200 };

function run(steps: Generator<void, ViewHeights>): { heights: ViewHeights; pauses: number } {
  let pauses = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { heights: step.value, pauses };
    pauses += 1;
  }
}

const found = requireLandscape({ id: 'himmelblau' });
const { grid } = runRace({ ...createDefaultScene(found.landscape), optimizers: [] }, 401);

describe('heights of a view', () => {
  it('are those of the surface while all of it is in sight', () => {
    const view: MapView = { frame, x: [-5, 5], y: [-5, 5] };
    expect(isFineEnough(view, grid, found.landscape.domain)).toBe(true);
    const { heights, pauses } = run(heightsIn(view, grid, found, () => 0));
    expect([heights.columns, heights.rows, pauses]).toEqual([121, 81, 81]);
    expect(heights.values[0]).toBe(grid.values[0]);
    expect(heights.values.at(-1)).toBe(grid.values.at(-1));
    expect(heights.maximum).toBe(grid.maximum);
  });

  it('are computed where the surface is too coarse, to the last digits of a double', () => {
    const view: MapView = { frame, x: [2.9999999, 3.0000001], y: [1.9999999, 2.0000001] };
    expect(isFineEnough(view, grid, found.landscape.domain)).toBe(false);
    const { heights } = run(heightsIn(view, grid, found, () => 0));
    const middle = heights.values[Math.floor(heights.rows / 2) * heights.columns + 60]!;
    expect(middle).toBeGreaterThanOrEqual(0);
    expect(middle).toBeLessThan(1e-16);
    expect(heights.maximum).toBeGreaterThan(1e-13);
    expect(heights.maximum).toBeLessThan(1e-11);
  });

  it('are fewer where the function takes long', () => {
    let clock = 0;
    const view: MapView = { frame, x: [3, 3.1], y: [2, 2.1] };
    const { heights } = run(heightsIn(view, grid, found, () => (clock += 16)));
    // A quarter of a millisecond for each point.
    expect(heights.columns * heights.rows).toBeLessThan(1400);
    expect(heights.columns).toBeGreaterThan(30);
  });
});

it('the gradient is that of the engine, parameters included', () => {
  for (const { landscape } of [createDefaultScene(found.landscape), ownFormula]) {
    const each = requireLandscape(landscape);
    const at = gradientOf(each)(0.3, -0.7);
    const { gradients } = evaluatePoints(each.landscape, Float64Array.of(0.3, -0.7), each.numbers);
    expect(at[0]).toBeCloseTo(gradients[0]!, 9);
    expect(at[1]).toBeCloseTo(gradients[1]!, 9);
  }
});
