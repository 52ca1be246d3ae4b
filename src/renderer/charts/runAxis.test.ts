import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { findOptimizer } from '../../core/optimizers/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import type { Scene } from '../../core/scene/scene';
import { createTrajectoryColumns, type Trajectory } from '../../core/simulation/trajectory';
import { addRunner } from '../state/edits';
import { runnerAxis, stepAxis, takesNone, type RunAxis } from './runAxis';
import { runOf } from './testing/runOf';

const scene = ['sgd', 'sam', 'nelder-mead'].reduce<Scene>(
  (before, id) => addRunner(before, findOptimizer(id)!, {}),
  { ...createDefaultScene(findLandscape('ravine')!), optimizers: [] },
);
const [sgd, sam, simplex] = scene.optimizers;

/** f, ∇f and ∇²f of three rows. */
function countedRun(counts: readonly number[]): Trajectory {
  const columns = createTrajectoryColumns(3, 0, true);
  columns.evaluations!.set(counts);
  return { ...runOf([3, 2, 1]), columns };
}

const readings = ({ at, rowFrom, rowAt, end }: RunAxis, places: readonly number[]) => ({
  at: [0, 1, 2].map(at),
  rowFrom: places.map(rowFrom),
  rowAt: places.map(rowAt),
  end,
});

describe('the axis of a run', () => {
  it('has a place for each step', () => {
    expect(readings(stepAxis(runOf([3, 2, 1])), [-1, 0, 0.5, 2, 9])).toEqual({
      at: [0, 1, 2],
      rowFrom: [0, 0, 1, 2, 3],
      rowAt: [-1, 0, 0, 2, 2],
      end: 2,
    });
    expect(stepAxis(runOf([]))).toMatchObject({ end: -1 });
  });

  it('has what each update of a rule takes', () => {
    const axis = runnerAxis(scene, sam!, 'gradients')(runOf([3, 2, 1]))!;
    expect(readings(axis, [0, 1, 2, 3, 9])).toEqual({
      at: [0, 2, 4],
      rowFrom: [0, 1, 1, 2, 3],
      rowAt: [0, 0, 1, 1, 2],
      end: 4,
    });
    expect(runnerAxis(scene, sgd!, 'evaluations')(runOf([3, 2, 1]))!.end).toBe(2);
  });

  it('has what a method has counted, before its first update, too', () => {
    const run = countedRun([3, 0, 0, 3, 0, 0, 5, 1, 1]);
    expect(readings(runnerAxis(scene, simplex!, 'values')(run)!, [2, 3, 4, 5, 9])).toEqual({
      at: [3, 3, 5],
      rowFrom: [0, 0, 2, 2, 3],
      rowAt: [-1, 1, 1, 2, 2],
      end: 5,
    });
    expect(runnerAxis(scene, simplex!, 'evaluations')(run)!.at(2)).toBe(7);
  });

  it('is missing where none are taken', () => {
    expect(runnerAxis(scene, sgd!, 'values')(runOf([3, 2, 1]))).toBeNull();
    expect(runnerAxis(scene, simplex!, 'gradients')(countedRun([3, 0, 0, 4, 0, 0, 5, 0, 0]))).toBeNull();
    const axes = ['steps', 'evaluations', 'values', 'gradients'] as const;
    expect(axes.map((axis) => takesNone(scene, sgd!, axis))).toEqual([false, false, true, false]);
    expect(axes.map((axis) => takesNone(scene, simplex!, axis))).toEqual([false, false, false, false]);
  });
});
