// Dashes are measured on the screen, from the start of the path.
import { describe, expect, it } from 'vitest';
import type { ScreenPoint } from './camera';
import { writeDashPhases } from './dashPhases';
import { gapHeight } from '../../core/geometry/pathPoints';
import { dashViewFromAbove } from './testing/dashView';

const view = dashViewFromAbove();

function pathOf(...points: readonly (readonly [x: number, y: number, f: number])[]): Float32Array {
  return Float32Array.from(points.flat());
}

function pixelsBetween(points: Float32Array, from: number, to: number): number {
  const pixel = (point: number): ScreenPoint => {
    const out = { x: 0, y: 0, distance: 0 };
    view.projection.projectInto(points[3 * point]!, points[3 * point + 1]!, points[3 * point + 2]!, out);
    return out;
  };
  const [a, b] = [pixel(from), pixel(to)];
  return Math.hypot(a.x - b.x, a.y - b.y);
}

const path = pathOf([-0.9, 0, 0], [-0.4, 0.3, 0], [0.2, 0.1, 0.1], [0.5, -0.6, 0], [0.9, 0.7, 0.2]);

describe('writeDashPhases', () => {
  it('says how many pixels of a period the path is long at each point', () => {
    const phases = new Float32Array(5);
    writeDashPhases(phases, path, 0, 5, 24, view);
    let length = 0;
    expect(phases[0]).toBe(0);
    for (let point = 1; point < 5; point += 1) {
      length += pixelsBetween(path, point - 1, point);
      expect(phases[point]).toBeCloseTo(length % 24, 3);
    }
  });

  it('comes to the same when points are added one by one', () => {
    const whole = new Float32Array(5);
    const grown = new Float32Array(5);
    writeDashPhases(whole, path, 0, 5, 24, view);
    for (let point = 0; point < 5; point += 1) writeDashPhases(grown, path, point, point + 1, 24, view);
    grown.forEach((phase, point) => expect(phase).toBeCloseTo(whole[point]!, 4));
  });

  it('does not count the way over a gap', () => {
    const broken = pathOf([-0.9, 0, 0], [-0.4, 0, 0], [0, 0, gapHeight], [0.4, 0, 0], [0.5, 0, 0]);
    const phases = new Float32Array(5);
    writeDashPhases(phases, broken, 0, 5, 1000, view);
    expect(phases[2]).toBe(phases[1]);
    expect(phases[3]).toBe(phases[1]);
    expect(phases[4]).toBeGreaterThan(phases[3]!);
  });

  it('counts what lies before the near plane, and stays finite behind the camera', () => {
    const beyond = pathOf([0, 0, 0], [0.2, 0, 20], [0.3, 0, 30], [0.1, 0, 0]);
    const phases = new Float32Array(4);
    writeDashPhases(phases, beyond, 0, 4, 1e6, view);
    expect(phases.every((phase) => Number.isFinite(phase))).toBe(true);
    expect(phases[1]).toBeGreaterThan(0);
    expect(phases[2]).toBe(phases[1]);
  });
});
