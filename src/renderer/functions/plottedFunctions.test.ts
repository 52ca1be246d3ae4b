import { describe, expect, it } from 'vitest';
import { findLoss, losses } from '../../core/functions/losses/registry';
import { defaultParameters } from '../../core/functions/description';
import type { LossDefinition } from '../../core/functions/losses/registry';
import {
  defaultFunctionSettings,
  shownActivations,
  type ShownFunction,
} from '../../core/view/functionSettings';
import { axesOf, axisOf, plottedActivations, plottedLosses, type LossAxisName } from './plottedFunctions';

const shown = (id: string): ShownFunction<LossDefinition> => {
  const definition = findLoss(id)!;
  return {
    definition,
    parameters: defaultParameters(definition),
    color: '#000000',
    selected: true,
    pinned: false,
  };
};

describe('the axes of losses', () => {
  it('are the ones whose outputs and targets the loss takes', () => {
    expect(axesOf(findLoss('half-squared-error')!)).toEqual(['probability', 'error', 'rate']);
    expect(axesOf(findLoss('binary-cross-entropy')!)).toEqual(['probability']);
    expect(axesOf(findLoss('bce-with-logits')!)).toEqual(['logit']);
    expect(axesOf(findLoss('hinge')!)).toEqual(['margin']);
    expect(axesOf(findLoss('poisson-nll')!)).toEqual(['rate']);
    expect(axesOf(findLoss('softmax-cross-entropy')!)).toEqual([]);
  });

  it('every loss of one output has one', () => {
    for (const loss of losses) expect(axisOf(loss, 'output') === null).toBe(loss.kind === 'vector');
  });

  it('the error is taken where it is wished and means something', () => {
    expect(axisOf(findLoss('huber')!, 'error')).toBe('error');
    expect(axisOf(findLoss('huber')!, 'output')).toBe('probability');
    expect(axisOf(findLoss('hinge')!, 'error')).toBe('margin');
  });
});

describe('the curves', () => {
  it.each(['binary-cross-entropy', 'cross-entropy', 'focal'])(
    'of %s end where their derivatives’ limits are, and grow beyond all bounds elsewhere',
    (id) => {
      const x = new Float64Array([0, 1e-6, 1 - 1e-6, 1]);
      for (const curve of plottedLosses([shown(id)], 'probability')) {
        const { slope } = curve.evaluate(x);
        // At the correct output the derivative is continuous up to the end.
        const [end, near] = curve.target === 0 ? [slope[0]!, slope[1]!] : [slope[3]!, slope[2]!];
        expect(end).toBeCloseTo(near, 4);
        if (curve.target === 1) expect(slope[0]).toBeLessThan(-1e6);
      }
    },
  );

  it('of the three losses to start with are those of both targets over y', () => {
    const y = Float64Array.of(0.05, 0.5, 0.95);
    const [zero, one] = plottedLosses([shown('binary-cross-entropy')], 'probability');
    expect([zero?.target, one?.target]).toEqual([0, 1]);
    y.forEach((each, i) => {
      expect(zero!.evaluate(y).value[i]).toBeCloseTo(-Math.log(1 - each), 14);
      expect(one!.evaluate(y).value[i]).toBeCloseTo(-Math.log(each), 14);
      expect(zero!.evaluate(y).slope[i]).toBeCloseTo(1 / (1 - each), 12);
      expect(one!.evaluate(y).slope[i]).toBeCloseTo(-1 / each, 12);
    });
  });

  it('over the error have no target', () => {
    const [curve, ...rest] = plottedLosses([shown('half-squared-error')], 'error');
    expect([curve?.target, rest]).toEqual([null, []]);
    expect([...curve!.evaluate(Float64Array.of(-2, 0, 3)).value]).toEqual([2, 0, 4.5]);
    expect([...curve!.evaluate(Float64Array.of(-2, 0, 3)).slope]).toEqual([-2, 0, 3]);
  });

  it('leave out what does not fit on the axis', () => {
    const all = losses.map(({ id }) => shown(id));
    const on = (axis: LossAxisName): string[] => [...new Set(plottedLosses(all, axis).map(({ id }) => id))];
    expect(on('margin')).toEqual(['hinge', 'squared-hinge']);
    expect(on('logit')).toEqual(['bce-with-logits']);
    expect(on('error')).toEqual(['half-squared-error', 'mean-absolute-error', 'huber', 'log-cosh']);
  });

  it('of activations leave out the Softmax, which has no plot over one number', () => {
    const settings = {
      ...defaultFunctionSettings.activations,
      pinned: [
        { id: 'softmax', place: 1 },
        { id: 'tanh', place: 2 },
      ],
    };
    expect(plottedActivations(shownActivations(settings)).map(({ id }) => id)).toEqual(['sigmoid', 'tanh']);
  });
});
