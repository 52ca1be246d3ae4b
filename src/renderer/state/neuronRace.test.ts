import { describe, expect, it } from 'vitest';
import { findActivation, scalarActivations, activations } from '../../core/functions/activations/registry';
import { losses, scalarLosses } from '../../core/functions/losses/registry';
import { isWithin } from '../../core/functions/numberSet';
import type { LandscapeReference } from '../../core/landscapes/reference';
import { resolveLandscape } from '../../core/landscapes/resolve';
import { asScalarActivation, asScalarLoss, neuronOf, pairWithActivation, pairWithLoss } from './neuronRace';

const builtIn: LandscapeReference = { id: 'ravine' };
const parameters = {};

describe('from a function to a race', () => {
  it('every activation has a partner that takes what it gives', () => {
    for (const definition of activations) {
      const [activation, loss] = pairWithActivation(asScalarActivation(definition), builtIn);
      expect(isWithin(activation.outputs, loss.outputs), activation.id).toBe(true);
      const reference = neuronOf({ activation, loss, parameters }, builtIn);
      expect(resolveLandscape(reference).ok, activation.id).toBe(true);
    }
  });

  it('every loss has one', () => {
    for (const definition of losses) {
      const [activation, loss] = pairWithLoss(asScalarLoss(definition), builtIn);
      expect(isWithin(activation.outputs, loss.outputs), loss.id).toBe(true);
      expect(resolveLandscape(neuronOf({ activation, loss, parameters }, builtIn)).ok, loss.id).toBe(true);
    }
  });

  it('from any open neuron to any function makes a neuron that is in order', () => {
    for (const from of scalarLosses) {
      const [activation, loss] = pairWithLoss(from, builtIn);
      const open = neuronOf({ activation, loss, parameters }, builtIn);
      for (const to of scalarLosses) {
        const [chosen, wanted] = pairWithLoss(to, open);
        const next = neuronOf({ activation: chosen, loss: wanted, parameters }, open);
        expect(resolveLandscape(next).ok, `${from.id} to ${to.id}`).toBe(true);
      }
      for (const to of scalarActivations) {
        const [chosen, kept] = pairWithActivation(to, open);
        expect(resolveLandscape(neuronOf({ activation: chosen, loss: kept, parameters }, open)).ok).toBe(
          true,
        );
      }
    }
  });

  it('gives a loss of scores a neuron that can score, whatever is open', () => {
    const hinge = asScalarLoss(losses.find(({ id }) => id === 'hinge')!);
    const open = neuronOf(
      {
        activation: asScalarActivation(findActivation('sigmoid')!),
        loss: asScalarLoss(losses.find(({ id }) => id === 'half-squared-error')!),
        parameters,
      },
      builtIn,
    );
    expect(pairWithLoss(hinge, open)[0].id).toBe('identity');
  });

  it('keeps the data, the domain and the partner of the neuron that is open', () => {
    const data = [
      [-1, 0],
      [2, 1],
    ] as const;
    const open: LandscapeReference = {
      neuron: {
        activation: { id: 'sigmoid', parameters: {} },
        loss: { id: 'focal', parameters: { gamma: 3 } },
        data,
      },
      domain: { x: [-8, 8], y: [-1, 1] },
    };
    const hard = findActivation('hard-sigmoid')!;
    const [activation, loss] = pairWithActivation(asScalarActivation(hard), open);
    const { neuron, domain } = neuronOf({ activation, loss, parameters }, open);
    expect(neuron.activation.id).toBe('hard-sigmoid');
    expect(neuron.loss).toEqual({ id: 'focal', parameters: { gamma: 3 } });
    expect(neuron.data).toEqual(data);
    expect(domain).toEqual(open.domain);
  });

  it('takes the parameters that are set where it comes from', () => {
    const swish = asScalarActivation(findActivation('swish')!);
    const [activation, loss] = pairWithActivation(swish, builtIn);
    const reference = neuronOf({ activation, loss, parameters: { swish: { beta: 4 } } }, builtIn);
    expect(reference.neuron.activation).toEqual({ id: 'swish', parameters: { beta: 4 } });
  });

  it('names classes as the loss does', () => {
    const open = neuronOf(
      {
        activation: asScalarActivation(findActivation('sigmoid')!),
        loss: asScalarLoss(losses.find(({ id }) => id === 'binary-cross-entropy')!),
        parameters,
      },
      builtIn,
    );
    const [activation, loss] = pairWithLoss(asScalarLoss(losses.find(({ id }) => id === 'hinge')!), open);
    const { data } = neuronOf({ activation, loss, parameters }, open).neuron;
    expect(data.map(([, t]) => t)).toEqual(open.neuron.data.map(([, t]) => (t === 1 ? 1 : -1)));
  });
});
