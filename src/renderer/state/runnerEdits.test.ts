import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { findOptimizer, optimizers } from '../../core/optimizers/registry';
import { branchOff, branchStep, earliestBranchStep } from '../../core/scene/branch';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createSceneRunner, singleRun } from '../../core/scene/sceneRunner';
import { parseScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { findSchedule, schedules } from '../../core/schedules/registry';
import { scheduledHyperparameter } from '../../core/simulation/particleUpdate';
import {
  branchRunner,
  resetRunner,
  setBranchStep,
  setOptimizer,
  setLibrary,
  setHyperparameter,
  setRunner,
  setNoise,
  setOwnStart,
  setSchedule,
  setScheduleValue,
  initialHyperparameters,
} from './edits';
import { createSceneStore } from './sceneStore';

const ravine = findLandscape('ravine')!;
const adam = findOptimizer('adam')!;

function runnerOf(scene: Scene, key = 'adam-1') {
  return scene.optimizers.find((runner) => runner.key === key)!;
}

describe('a branch', () => {
  const scene = createDefaultScene(ravine);
  const branched = branchRunner(scene, 'adam-1', 40);
  const index = scene.optimizers.findIndex(({ key }) => key === 'adam-1');

  it('stands below the runner that it branches off, which is a ghost from then on', () => {
    expect(branched.optimizers.map(({ key }) => key)).toEqual([
      ...scene.optimizers.slice(0, index + 1).map(({ key }) => key),
      'adam-2',
      ...scene.optimizers.slice(index + 1).map(({ key }) => key),
    ]);
    const [old, branch] = [runnerOf(branched), runnerOf(branched, 'adam-2')];
    expect(old).toEqual({ ...runnerOf(scene), ghost: true });
    expect(branch).toMatchObject({ label: null, visible: true, ghost: false });
    expect(branch.before).toEqual(branchOff(old, 40).before);
    expect(scene.optimizers.map(({ color }) => color)).not.toContain(branch.color);
    expect(parseScene(branched)).toEqual({ ok: true, scene: branched });
    expect(branchRunner(scene, 'nobody', 40)).toBe(scene);
    // It has set out where that one has.
    const away = branchRunner(setOwnStart(scene, ['adam-1'], [1, 1]), 'adam-1', 40);
    expect([runnerOf(away).start, runnerOf(away, 'adam-2').start]).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('is moved to another step, and goes on as another optimizer', () => {
    const moved = setBranchStep(branched, 'adam-2', 3);
    expect(branchStep(runnerOf(moved, 'adam-2'))).toBe(3);
    const clipped = setRunner(moved, 'adam-2', { clipping: { kind: 'norm', limit: 1 } });
    const sgd = setOptimizer(clipped, 'adam-2', findOptimizer('sgd')!, { learningRate: 0.5 });
    expect(runnerOf(sgd, 'adam-2')).toEqual({
      ...runnerOf(clipped, 'adam-2'),
      id: 'sgd',
      hyperparameters: { learningRate: 0.5 },
    });
    const simplex = setOptimizer(clipped, 'adam-2', findOptimizer('nelder-mead')!, {});
    expect(runnerOf(simplex, 'adam-2').clipping).toBeNull();
    expect(parseScene(simplex).ok).toBe(true);
  });

  it('may go on with a part of the rate, from what it was at that step', () => {
    const rate = Number(runnerOf(scene).hyperparameters.learningRate);
    const half = runnerOf(branchRunner(scene, 'adam-1', 40, 0.5), 'adam-2');
    expect(half).toEqual({
      ...runnerOf(branched, 'adam-2'),
      hyperparameters: { ...runnerOf(scene).hyperparameters, learningRate: rate / 2 },
    });
    expect(half.before.at(-1)?.hyperparameters.learningRate).toBe(rate);
    // Before it has branched off, its rate was the other's.
    const earlier = branchRunner(branchRunner(scene, 'adam-1', 40, 0.5), 'adam-2', 10, 0.5);
    expect(runnerOf(earlier, 'adam-3').hyperparameters.learningRate).toBe(rate / 2);
  });

  it('of a branch is not moved before that one’s leg', () => {
    const twice = branchRunner(branched, 'adam-2', 55);
    const runner = runnerOf(twice, 'adam-3');
    expect([earliestBranchStep(runner), branchStep(runner)]).toEqual([40, 55]);
    const moved = runnerOf(setBranchStep(twice, 'adam-3', 40), 'adam-3');
    expect(moved.before.map(({ steps }) => steps)).toEqual([40, 0]);
  });
});

describe('a schedule', () => {
  const scene = createDefaultScene(ravine);

  it('that has an end is chosen to end with the race', () => {
    const after = setSchedule(scene, 'adam-1', findSchedule('cosine')!);
    expect(runnerOf(after).schedule).toEqual({ id: 'cosine', period: 256, minimum: 0, warmupSteps: 0 });
  });

  it('between absolute rates is chosen about the runner’s own', () => {
    const slow = setHyperparameter(scene, 'adam-1', 'learningRate', 0.02);
    const after = setSchedule(slow, 'adam-1', findSchedule('triangular')!);
    expect(runnerOf(after).schedule).toMatchObject({ maximum: 0.02, minimum: 0.002 });
  });

  it('keeps its warm-up when another one is chosen', () => {
    const warm = setScheduleValue(
      setSchedule(scene, 'adam-1', findSchedule('linear')!),
      'adam-1',
      'warmupSteps',
      7,
    );
    expect(runnerOf(setSchedule(warm, 'adam-1', findSchedule('step')!)).schedule).toMatchObject({
      id: 'step',
      warmupSteps: 7,
    });
    expect(runnerOf(setSchedule(warm, 'adam-1', null)).schedule).toBeNull();
  });

  it('of any kind is valid as it is chosen, for every rule that can have one', () => {
    for (const optimizer of optimizers.filter((each) => scheduledHyperparameter(each) !== null)) {
      const runner = createSceneRunner(optimizer, {}, []);
      for (const schedule of schedules) {
        const chosen = setSchedule({ ...scene, optimizers: [runner] }, runner.key, schedule);
        expect(parseScene(chosen)).toMatchObject({ ok: true });
      }
    }
  });

  it('is dragged as one entry of the history', () => {
    const store = createSceneStore(scene);
    store.edit((current) => setSchedule(current, 'adam-1', findSchedule('cosine')!));
    for (const period of [50, 60, 70]) {
      store.edit((current) => setScheduleValue(current, 'adam-1', 'period', period), 'schedule:period');
    }
    store.endGesture();
    store.undo();
    expect(runnerOf(store.getState().scene).schedule).toMatchObject({ period: 256 });
    store.undo();
    expect(runnerOf(store.getState().scene).schedule).toBeNull();
  });

  it('is refused for a wrong number, with field, value and range', () => {
    const store = createSceneStore(setSchedule(scene, 'adam-1', findSchedule('cosine')!));
    expect(store.edit((current) => setScheduleValue(current, 'adam-1', 'period', 0.5))).toMatchObject({
      ok: false,
      issues: [
        {
          message: expect.stringContaining(': 0.5 (expected a whole number, 1 ≤ period ≤ 1000000)') as string,
        },
      ],
    });
  });
});

describe('a runner', () => {
  it('is reset as a whole, but keeps its look, its name and its start', () => {
    const scene = createDefaultScene(ravine);
    const initial = runnerOf(scene).hyperparameters;
    let changed = setHyperparameter(scene, 'adam-1', 'beta1', 0.5);
    changed = setLibrary(changed, 'adam-1', adam, 'keras');
    changed = setSchedule(changed, 'adam-1', findSchedule('cosine')!);
    changed = setRunner(changed, 'adam-1', {
      clipping: { kind: 'norm', limit: 1 },
      runs: { count: 20, spread: 1 },
      label: 'Mine',
      dash: 'dotted',
      start: [1, 1],
    });
    expect(runnerOf(resetRunner(changed, 'adam-1', initial))).toEqual({
      ...runnerOf(scene),
      runs: singleRun,
      label: 'Mine',
      dash: 'dotted',
      start: [1, 1],
    });
  });

  it('usually stands at its race’s rate and its library’s other defaults', () => {
    const tuned = runnerOf(createDefaultScene(ravine)).hyperparameters;
    expect(initialHyperparameters(ravine, adam, { convention: 'keras' })).toEqual({
      ...tuned,
      epsilon: 1e-7,
      convention: 'keras',
    });
    expect(initialHyperparameters(ravine, adam, tuned)).toEqual(tuned);
  });
});

describe('noise', () => {
  it('keeps its strength while it is off', () => {
    const loud = setNoise(createDefaultScene(ravine), { kind: 'gaussian', scale: 0.7 });
    expect(setNoise(loud, { kind: 'none' }).noise).toEqual({ kind: 'none', scale: 0.7 });
  });
});
