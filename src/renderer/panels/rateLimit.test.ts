import { describe, expect, it } from 'vitest';
import { explained } from '../../core/explanation/testing/explained';
import { findLandscape } from '../../core/landscapes/registry';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { rateLimit } from './rateLimit';

const scene: Scene = createDefaultScene(findLandscape('ravine')!);

/** A runner of the ravine's race, which begins at the bottom of the gorge. */
function limitOf(id: string, change: Partial<SceneRunner> = {}, landscape = scene.landscape) {
  const own = scene.optimizers.find((each) => each.id === id)!;
  const runner = { ...own, ...change };
  const { hyperparameters, schedule } = runner;
  const settings = { landscape, optimizer: id, hyperparameters, schedule, seed: 1 };
  const explanation = explained(settings, [0, 1], 1);
  return { limit: rateLimit(runner, explanation), explanation };
}

describe('the limit on a rate’s slider', () => {
  it('is 2/λ of gradient descent, whatever its rate is', () => {
    // f = (x² + y²)/8 + tanh²(10x): at the bottom of the gorge λ = 1/4 + 200.
    for (const learningRate of [0.001, 0.5]) {
      const { limit } = limitOf('sgd', { hyperparameters: { learningRate } });
      expect(limit!.rate).toBeCloseTo(2 / 200.25, 9);
      expect(limit!.isPlain).toBe(true);
    }
  });

  it('is a larger one of momentum, and is then not called 2/λ', () => {
    const { limit, explanation } = limitOf('momentum');
    expect(limit!.rate).toBeGreaterThan(2 / 200.25);
    expect(limit!.rate).toBe(explanation.stability.directions![0].largestRate);
    expect(limit!.isPlain).toBe(false);
  });

  it('is not there where f falls away in every direction', () => {
    const bowl = { formula: '-x^2-2*y^2', domain: { x: [-4, 4], y: [-4, 4] }, parameters: {} } as const;
    const { limit, explanation } = limitOf('sgd', {}, bowl);
    expect(explanation.stability.directions![0].sharpness).toBeLessThan(0);
    expect(limit).toBeNull();
  });

  it('is not there for a rule that divides by what it has seen', () => {
    const { limit, explanation } = limitOf('adam');
    expect(explanation.stability.directions![0].largestRate).not.toBeNull();
    expect(limit).toBeNull();
  });

  it('is not there while a schedule or an older leg has another rate than the slider', () => {
    const { explanation } = limitOf('sgd');
    const sgd = scene.optimizers.find(({ id }) => id === 'sgd')!;
    expect(
      rateLimit({ ...sgd, hyperparameters: { ...sgd.hyperparameters, learningRate: 0.123 } }, explanation),
    ).toBeNull();
    expect(limitOf('sgd', { schedule: { id: 'constant', warmupSteps: 0 } }).limit).toBeNull();
  });
});
