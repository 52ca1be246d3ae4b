import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { findOptimizer } from '../../core/optimizers/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createTrajectoryColumns, type Trajectory } from '../../core/simulation/trajectory';
import { addRunner } from '../state/edits';
import { emptyChart, quantities, quantityDefinitions, runnersWith } from './quantity';

const scene = createDefaultScene(findLandscape('ravine')!);
const simplex = addRunner({ ...scene, optimizers: [] }, findOptimizer('nelder-mead')!, {}).optimizers;
const rules = scene.optimizers;

describe('the quantities of the chart', () => {
  it('are read from a run or follow from its runner', () => {
    const columns = createTrajectoryColumns(1);
    columns.values.set([3]);
    columns.gradientNorms.set([5]);
    const state = { status: 'completed', rows: 1, divergedAt: null } as const;
    const run: Trajectory = { key: 'a', run: 0, columns, state };
    const [runner] = rules;
    const rate = Number(runner!.hyperparameters['learningRate']);
    const read = quantities.map((each) => [each, quantityDefinitions[each].reader(runner!)?.(run, 0)]);
    expect(Object.fromEntries(read)).toEqual({ loss: 3, gradientNorm: 5, learningRate: rate });
    expect(rate).toBeGreaterThan(0);
  });

  it('are drawn of those on show that have them', () => {
    const hidden = rules.map((runner, index) => ({ ...runner, visible: index === 0 }));
    expect(runnersWith('loss', hidden)).toEqual([hidden[0]]);
    expect(runnersWith('loss', simplex)).toEqual(simplex);
    expect(runnersWith('learningRate', simplex)).toEqual([]);
  });

  it('are missed in words that are true', () => {
    const hidden = rules.map((runner) => ({ ...runner, visible: false }));
    for (const quantity of quantities) {
      expect(emptyChart(quantity, rules)).toBe(null);
      expect(emptyChart(quantity, [])).toBe('chart.empty');
      expect(emptyChart(quantity, hidden)).toBe('chart.empty');
    }
    expect(emptyChart('loss', simplex)).toBe(null);
    expect(emptyChart('learningRate', simplex)).toBe('chart.noRate');
  });
});
