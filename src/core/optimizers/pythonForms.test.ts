// The Python of all rules, in every form: scripts with it take the engine's paths.
import { expect, test } from 'vitest';
import { differences, needsPython, runnersOf, sceneOn, variantsOf } from '../script/testing/scriptRuns';
import { optimizers } from './registry';

test(
  'scripts take the engine’s paths in every form of every rule',
  { ...needsPython, timeout: 120_000 },
  async () => {
    const runners = runnersOf(optimizers.filter(({ kind }) => kind === 'graph').flatMap(variantsOf));
    const scene = sceneOn({ id: 'himmelblau' }, { steps: 30, optimizers: runners });
    expect(await differences([scene])).toEqual([]);
  },
);
