// The timeline: times and steps in both clocks, trails, and the status of a run at a given time.
import { describe, expect, it } from 'vitest';
import { landscapes } from '../landscapes/registry';
import { createDefaultScene } from '../scene/defaultScene';
import { sgd } from '../optimizers/sgd';
import { createSceneRunner } from '../scene/sceneRunner';
import type { Scene } from '../scene/scene';
import { createTrajectoryColumns, type RunState, type Trajectory } from '../simulation/trajectory';
import { cameraAt } from './cameraAt';
import { frameAt, raceSeconds, secondsAtStep, stepAt, stepsPerFrame } from './frameAt';

const scene: Scene = {
  ...createDefaultScene(landscapes[0]!),
  landscape: { id: 'saddle' },
  start: [0, 0],
  steps: 126,
  seed: 0,
  noise: { kind: 'none', scale: 0 },
  stopWhenConverged: false,
  optimizers: [
    { ...createSceneRunner(sgd, {}, []), key: 'a' },
    { ...createSceneRunner(sgd, {}, []), key: 'b', visible: false },
  ],
  clock: { kind: 'frames', frames: 64, framesPerSecond: 10 },
  speed: 1,
  loop: true,
  trail: { kind: 'frames', frames: 8 },
  camera: { azimuthDegrees: -60, elevationDegrees: 30, distance: 5, target: [0, 0, 0] },
  look: {
    heightScale: 'linear',
    relief: 1,
    colorMap: 'dusk',
    surfaceContours: true,
    floorContours: true,
    axes: true,
    marks: true,
    labels: true,
  },
};
const perStep: Scene = { ...scene, clock: { kind: 'steps', stepsPerSecond: 4 } };

function trajectory(key: string, state: Partial<RunState>): Trajectory {
  return {
    key,
    run: 0,
    state: { status: 'completed', rows: 127, divergedAt: null, ...state },
    columns: createTrajectoryColumns(127),
  };
}

describe('time and steps', () => {
  it('shows the start on the first frame and the last step on the last', () => {
    expect(stepAt(scene, 0)).toBe(0);
    expect(stepAt(scene, 6.3)).toBeCloseTo(126, 9);
    expect(raceSeconds(scene)).toBeCloseTo(6.3, 12);
  });

  it('counts updates in a clock per step', () => {
    expect(stepAt(perStep, 1.125)).toBe(4.5);
    expect(raceSeconds(perStep)).toBe(31.5);
  });

  it('goes there and back', () => {
    for (const each of [scene, perStep])
      for (const step of [0, 0.5, 17, 126])
        expect(stepAt(each, secondsAtStep(each, step))).toBeCloseTo(step, 9);
  });

  it.each(landscapes.map((landscape) => [landscape.id, landscape] as const))(
    'is at a whole step where that step is reached, in the race on %s',
    (_, landscape) => {
      const race = createDefaultScene(landscape);
      for (const stepsPerSecond of [0, 3, 30, 0.7]) {
        const each: Scene =
          stepsPerSecond === 0 ? race : { ...race, clock: { kind: 'steps', stepsPerSecond } };
        for (const steps of [race.steps, 997, 1_000_000]) {
          const long = { ...each, steps };
          const missed: number[] = [];
          for (let step = 0; step <= steps; step += steps > 1e5 ? 7 : 1) {
            if (stepAt(long, secondsAtStep(long, step)) !== step) missed.push(step);
          }
          expect(missed).toEqual([]);
        }
      }
    },
  );

  it('keeps fractions of steps', () => {
    expect(stepAt(perStep, (11 - 1e-9) / 4)).toBeLessThan(11);
  });

  it('stays within the race', () => {
    expect(stepAt(scene, -1)).toBe(0);
    expect(stepAt(scene, 1e9)).toBe(126);
    expect(secondsAtStep(perStep, 1e9)).toBe(31.5);
    expect(secondsAtStep(perStep, -1)).toBe(0);
  });
});

it('counts steps from frame to frame, one in a clock per step', () => {
  expect(stepsPerFrame(scene)).toBe(2);
  expect(stepsPerFrame(perStep)).toBe(1);
});

describe('frameAt', () => {
  it('tells its time, its step and the camera at that step', () => {
    const moving: Scene = { ...scene, film: { ...scene.film, cameraMove: 'orbit', orbitTurns: 1 } };
    expect(frameAt(moving, [], 1.05)).toEqual({
      seconds: 1.05,
      step: expect.closeTo(21, 9) as number,
      camera: cameraAt(moving, stepAt(moving, 1.05)),
      runs: [],
    });
  });

  it('tells which run is which, in the order given', () => {
    const trajectories = [trajectory('b', {}), { ...trajectory('a', {}), run: 3 }, trajectory('a', {})];
    const { runs } = frameAt(scene, trajectories, 1);
    expect(runs.map(({ key, run }) => [key, run])).toEqual([
      ['b', 0],
      ['a', 3],
      ['a', 0],
    ]);
  });

  it('has a run without rows at its start', () => {
    const [run] = frameAt(scene, [trajectory('a', { status: 'running', rows: 0 })], 3).runs;
    expect(run).toMatchObject({ headRow: 0, firstRow: 0, status: 'running', sinceStep: null });
  });

  it('trails the last eight frames before the head', () => {
    const frame = frameAt(scene, [trajectory('a', {})], 3);
    expect(frame.runs[0]?.headRow).toBeCloseTo(60, 9);
    expect(frame.runs[0]?.firstRow).toBeCloseTo(44, 9);
    expect(frameAt(scene, [trajectory('a', {})], 0.2).runs[0]?.firstRow).toBe(0);
  });

  it('trails steps in a clock per step, and everything when asked', () => {
    expect(frameAt(perStep, [trajectory('a', {})], 5).runs[0]).toMatchObject({ headRow: 20, firstRow: 12 });
    const all: Scene = { ...scene, trail: { kind: 'all' } };
    expect(frameAt(all, [trajectory('a', {})], 5).runs[0]?.firstRow).toBe(0);
  });

  it('holds the head at the last row that has arrived', () => {
    const frame = frameAt(scene, [trajectory('a', { status: 'running', rows: 10 })], 3);
    expect(frame.runs[0]).toMatchObject({ headRow: 9, status: 'running', sinceStep: null });
  });

  it('hides hidden, unknown and empty runs', () => {
    const trajectories = [
      trajectory('a', {}),
      trajectory('b', {}),
      trajectory('c', {}),
      trajectory('a', { status: 'running', rows: 0 }),
    ];
    expect(frameAt(scene, trajectories, 1).runs.map((each) => each.visible)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('says how a run stands at that moment, not how it will end', () => {
    const diverged = trajectory('a', { status: 'diverged', rows: 20, divergedAt: 20 });
    const converged = trajectory('a', { status: 'converged', rows: 31 });
    const at = (step: number, each: Trajectory) => frameAt(scene, [each], secondsAtStep(scene, step)).runs[0];
    expect(at(19.5, diverged)).toMatchObject({ status: 'running' });
    expect(at(20, diverged)).toMatchObject({ status: 'diverged', sinceStep: 20, headRow: 19 });
    expect(at(29, converged)).toMatchObject({ status: 'running' });
    expect(at(30, converged)).toMatchObject({ status: 'converged', sinceStep: 30, headRow: 30 });
    expect(at(19.9, { ...diverged, state: { ...diverged.state, divergedAt: null } })?.status).toBe('running');
    expect(at(20, { ...diverged, state: { ...diverged.state, divergedAt: null } })?.sinceStep).toBe(20);
    expect(at(125.9, trajectory('a', {}))).toMatchObject({ status: 'running', sinceStep: null });
    expect(at(126, trajectory('a', { status: 'running' }))).toMatchObject({ status: 'running' });
    expect(at(126, trajectory('a', {}))).toMatchObject({ status: 'finished', sinceStep: 126 });
  });
});
