// Branches in Python, held against the engine's paths: of each optimizer in all of its forms, and from each to another.
import { describe, expect, test } from 'vitest';
import { optimizers } from '../optimizers/registry';
import { branchOff } from '../scene/branch';
import { noiseKinds, type SceneRunner } from '../scene/scene';
import { pythonScript } from './pythonScript';
import { differences, needsPython, runnersOf, sceneOn, variantsOf } from './testing/scriptRuns';

/** Branches off each runner, which go on as another one, after 7 updates and, in the second half, 12 in all. */
function branches(pairs: readonly (readonly SceneRunner[])[]): SceneRunner[] {
  return pairs.map((legs, place) => {
    const [first, ...rest] = legs;
    let runner = first!;
    rest.forEach((next, turn) => {
      const { before } = branchOff(runner, 7 + 5 * turn);
      runner = { ...next, before };
    });
    return { ...runner, key: `branch-${place}` };
  });
}

describe('scripts of branches take the engine’s paths', { ...needsPython, timeout: 120_000 }, () => {
  test('in every form of every optimizer, from its defaults and back to them', async () => {
    const pairs = optimizers.flatMap((optimizer) => {
      const [base] = runnersOf([{ id: optimizer.id }]);
      return runnersOf(variantsOf(optimizer)).flatMap((variant) => [
        [base!, variant],
        [variant, base!],
      ]);
    });
    const scene = sceneOn({ id: 'himmelblau' }, { steps: 20, optimizers: branches(pairs) });
    expect(await differences([scene])).toEqual([]);
  });

  test('from each optimizer to another and back, in noise, with families', async () => {
    const each = runnersOf(optimizers.map(({ id }) => ({ id, runs: { count: 2, spread: 0.2 } })));
    const runners = branches(
      each.flatMap((runner, place) => {
        const others = [1, 19].map((further) => each[(place + further) % each.length]!);
        return others.map((other) => [runner, other, runner]);
      }),
    );
    const scenes = noiseKinds.map((kind) =>
      sceneOn({ id: 'himmelblau' }, { steps: 20, seed: 5, noise: { kind, scale: 0.1 }, optimizers: runners }),
    );
    expect(await differences(scenes)).toEqual([]);
  });
});

test('a branch is one function, in which what has changed is set anew', () => {
  const [adam, sgd] = runnersOf([
    { id: 'adam', hyperparameters: { learningRate: 0.1 } },
    { id: 'sgd', hyperparameters: { learningRate: 0.01 } },
  ]);
  const faster = { ...adam!, hyperparameters: { ...adam!.hyperparameters, learningRate: 0.2 } };
  const [runner] = branches([[adam!, faster, sgd!]]);
  const script = pythonScript(sceneOn({ id: 'sphere' }, { optimizers: [runner!] }), { language: 'en' });
  const start = script.indexOf('def sgd_from_12');
  expect(script.slice(start, script.indexOf('# ---', start))).toMatchSnapshot();
  expect(script).toContain('[sgd_from_12(START)]');
});
