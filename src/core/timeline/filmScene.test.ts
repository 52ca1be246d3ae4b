// Films: frame counts, first and last state, trails.
import { describe, expect, it } from 'vitest';
import { createDefaultScene } from '../scene/defaultScene';
import { landscapes } from '../landscapes/registry';
import { createTrajectoryColumns, type Trajectory } from '../simulation/trajectory';
import { filmScene, framesOfRace } from './filmScene';
import { frameAt } from './frameAt';

const scene = createDefaultScene(landscapes.find(({ id }) => id === 'ravine')!);

function finished(steps: number): Trajectory {
  return {
    key: scene.optimizers[0]!.key,
    run: 0,
    state: { status: 'completed', rows: steps + 1, divergedAt: null },
    columns: createTrajectoryColumns(steps + 1),
  };
}

describe('filmScene', () => {
  it.each([
    { frames: 64, framesPerSecond: 10 },
    { frames: 300, framesPerSecond: 30 },
    { frames: 2, framesPerSecond: 60 },
    { frames: 997, framesPerSecond: 29.97 },
  ])('begins with the start and ends with the last step in $frames frames', (length) => {
    for (const clock of [scene.clock, { kind: 'steps', stepsPerSecond: 7 } as const]) {
      const filmed = filmScene({ ...scene, clock }, length);
      const trajectories = [finished(scene.steps)];
      expect(frameAt(filmed, trajectories, 0)).toMatchObject({ step: 0, runs: [{ headRow: 0 }] });
      const last = frameAt(filmed, trajectories, (length.frames - 1) / length.framesPerSecond);
      expect(last).toMatchObject({
        step: scene.steps,
        runs: [{ headRow: scene.steps, status: 'finished' }],
      });
    }
  });

  it('keeps the length of trails in steps', () => {
    const trajectories = [finished(scene.steps)];
    const own = frameAt(scene, trajectories, 6.3).runs[0]!;
    const filmed = frameAt(filmScene(scene, { frames: 301, framesPerSecond: 30 }), trajectories, 10).runs[0]!;
    expect(filmed.headRow).toBe(own.headRow);
    expect(filmed.firstRow).toBeCloseTo(own.firstRow, 9);
  });
});

it('keeps the kind of trail', () => {
  for (const kind of ['highlight', 'frames'] as const) {
    const trail = { kind, frames: 8 };
    expect(filmScene({ ...scene, trail }, { frames: 301, framesPerSecond: 30 }).trail.kind).toBe(kind);
  }
});

it('keeps trails that show everything', () => {
  const all = { ...scene, trail: { kind: 'all' } } as const;
  expect(filmScene(all, { frames: 301, framesPerSecond: 30 })).toEqual({
    ...all,
    clock: { kind: 'frames', frames: 301, framesPerSecond: 30 },
  });
});

describe('framesOfRace', () => {
  it('counts both ends', () => {
    expect(framesOfRace(scene, 10)).toBe(64);
    expect(framesOfRace(scene, 30)).toBe(190);
    expect(framesOfRace({ ...scene, steps: 1, clock: { kind: 'steps', stepsPerSecond: 1000 } }, 10)).toBe(2);
  });
});
