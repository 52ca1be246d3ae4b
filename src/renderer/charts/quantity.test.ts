import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { findOptimizer } from '../../core/optimizers/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createTrajectoryColumns, type Trajectory } from '../../core/simulation/trajectory';
import { chartQuantities } from '../../core/view/chartSettings';
import { addRunner } from '../state/edits';
import {
  emptyChart,
  quantityDefinitions,
  runnersWith,
  subtractedFrom,
  type QuantitySources,
} from './quantity';

const landscape = findLandscape('himmelblau')!;
const scene = createDefaultScene(landscape);
const simplex = addRunner({ ...scene, optimizers: [] }, findOptimizer('nelder-mead')!, {}).optimizers;
const rules = scene.optimizers;

const sources: QuantitySources = {
  landscape,
  lowest: 0,
  measures: { column: (_, id) => (id === 'sharpness' ? null : Float64Array.of(7, 8)) },
};

describe('the quantities of the chart', () => {
  it('are read from a run, follow from its runner, or come from the engine', () => {
    const columns = createTrajectoryColumns(2);
    columns.values.set([3, 2]);
    columns.gradientNorms.set([5, 4]);
    // Himmelblau's minimum at (3, 2) is the nearest to both points.
    columns.positions.set([3, 1, 3, 4]);
    const state = { status: 'completed', rows: 2, divergedAt: null } as const;
    const run: Trajectory = { key: 'a', run: 0, columns, state };
    const [runner] = rules;
    const rate = Number(runner!.hyperparameters['learningRate']);
    const read = chartQuantities.map((each) => {
      const valueAt = quantityDefinitions[each].reader(runner!, sources)?.(run);
      return [each, valueAt ? [valueAt(0), valueAt(1), valueAt(2)] : null];
    });
    const none = [7, 8, NaN];
    expect(Object.fromEntries(read)).toMatchObject({
      loss: [3, 2, undefined],
      lossAbove: [3, 2, undefined],
      distance: [1, 2, NaN],
      gradientNorm: [5, 4, undefined],
      stepLength: [NaN, 3, NaN],
      learningRate: [rate, rate, rate],
      effectiveRateX: none,
      effectiveRateY: none,
      cosine: none,
      sharpness: null,
      twinDistance: none,
    });
    expect(rate).toBeGreaterThan(0);
  });

  it('are drawn of those on show that have them', () => {
    const hidden = rules.map((runner, index) => ({ ...runner, visible: index === 0 }));
    expect(runnersWith('loss', hidden, sources)).toEqual([hidden[0]]);
    expect(runnersWith('loss', simplex, sources)).toEqual(simplex);
    expect(runnersWith('learningRate', simplex, sources)).toEqual([]);
  });

  it('are missed in words that are true', () => {
    const hidden = rules.map((runner) => ({ ...runner, visible: false }));
    for (const quantity of chartQuantities) {
      expect(emptyChart(quantity, rules, sources)).toBe(null);
      expect(emptyChart(quantity, [], sources)).toBe('chart.empty');
      expect(emptyChart(quantity, hidden, sources)).toBe('chart.empty');
    }
    expect(emptyChart('loss', simplex, sources)).toBe(null);
    expect(emptyChart('learningRate', simplex, sources)).toBe('chart.noRate');
    expect(
      emptyChart('distance', rules, { ...sources, landscape: { ...sources.landscape, marks: [] } }),
    ).toBe('chart.noMinimum');
  });

  it('are compared with the limit of the rule, in steps that have a rate', () => {
    const compared = chartQuantities.filter((each) => quantityDefinitions[each].reference !== null);
    expect(compared).toEqual(['sharpness']);
    const { reference } = quantityDefinitions.sharpness;
    const schedule = { id: 'step', stepSize: 1, gamma: 0.5, warmupSteps: 0 };
    const runner = {
      ...rules[0]!,
      hyperparameters: { ...rules[0]!.hyperparameters, learningRate: 0.1 },
      schedule,
    };
    const limit = reference!(runner)!;
    expect([0, 1, 2].map(limit)).toEqual([20, 40, 80]);
    expect(reference!(simplex[0]!)).toBeNull();
  });

  it('are measured from the lowest value on a logarithmic axis, or always', () => {
    expect(subtractedFrom('loss', 'log', -3)).toBe(-3);
    expect(subtractedFrom('loss', 'linear', -3)).toBe(0);
    expect(subtractedFrom('lossAbove', 'linear', -3)).toBe(-3);
    expect(subtractedFrom('gradientNorm', 'log', -3)).toBe(0);
    expect(subtractedFrom('lossAbove', 'log', null)).toBeNull();
  });
});
