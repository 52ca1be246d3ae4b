// The Python of all schedules: scripts with it take the engine's paths.
import { expect, test } from 'vitest';
import { defaultHyperparameters } from '../hyperparameters/validateHyperparameters';
import { differences, needsPython, runnersOf, sceneOn } from '../script/testing/scriptRuns';
import { schedules } from './registry';

test('scripts take the engine’s paths on every schedule', { ...needsPython, timeout: 120_000 }, async () => {
  const runners = schedules.flatMap((schedule) =>
    [0, 9].flatMap((warmupSteps) =>
      ['sgd', 'adam', 'adabound', 'newton'].map((id) => ({
        id,
        schedule: { id: schedule.id, ...defaultHyperparameters(schedule), warmupSteps },
      })),
    ),
  );
  const restarts = { id: 'cosine-restarts', period: 7, multiplier: 2, minimum: 0.01, warmupSteps: 0 };
  const changes = { steps: 60, optimizers: runnersOf([...runners, { id: 'sgd', schedule: restarts }]) };
  expect(await differences([sceneOn({ id: 'ravine' }, changes)])).toEqual([]);
});
