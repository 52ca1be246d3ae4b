import { describe, expect, it } from 'vitest';
import type { LandscapeReference } from '../landscapes/reference';
import type { Trajectory } from '../simulation/trajectory';
import { parseScene } from './parseScene';
import type { Scene } from './scene';
import { formulaReference, neuronReference } from './testing/otherScene';
import { gathered, trajectoriesAsCsv, trajectoriesAsJson } from './trajectoryText';

function sceneOn(landscape: LandscapeReference): Scene {
  const parsed = parseScene({
    format: 'optiscape-scene',
    version: 1,
    landscape,
    optimizers: [
      { id: 'sgd', key: 'first' },
      { id: 'adam', key: 'second' },
    ],
  });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.scene;
}

const scene = sceneOn({ id: 'ravine' });

/** Columns longer than the rows, as those of a run that ended early. */
const columns = {
  positions: Float64Array.of(1, -0, 0.1, 2.5, 9, 9),
  values: Float64Array.of(1e-7, 3, 9),
  gradientNorms: Float64Array.of(1e21, 0.5, 9),
  shapes: null,
  evaluations: null,
};

const runs: readonly Trajectory[] = [
  { key: 'second', run: 0, state: { status: 'completed', rows: 2, divergedAt: null }, columns },
  { key: 'first', run: 3, state: { status: 'diverged', rows: 1, divergedAt: 1 }, columns },
  { key: 'first', run: 4, state: { status: 'diverged', rows: 0, divergedAt: 0 }, columns },
];

const jsonOf = (on: Scene, trajectories: readonly Trajectory[]): string =>
  [...trajectoriesAsJson(on, trajectories)].join('');

describe('trajectories as JSON', () => {
  it('have the numbers of each run, which a program reads back', () => {
    expect(JSON.parse(jsonOf(scene, runs))).toEqual({
      landscape: 'ravine',
      runs: [
        {
          runner: 1,
          optimizer: 'adam',
          run: 0,
          status: 'completed',
          steps: 1,
          x: [
            [1, -0],
            [0.1, 2.5],
          ],
          loss: [1e-7, 3],
          gradientNorm: [1e21, 0.5],
        },
        {
          runner: 0,
          optimizer: 'sgd',
          run: 3,
          status: 'diverged',
          steps: 0,
          divergedAt: 1,
          x: [[1, -0]],
          loss: [1e-7],
          gradientNorm: [1e21],
        },
        {
          runner: 0,
          optimizer: 'sgd',
          run: 4,
          status: 'diverged',
          steps: 0,
          divergedAt: 0,
          x: [],
          loss: [],
          gradientNorm: [],
        },
      ],
    });
  });

  it('have a line for each run', () => {
    const lines = jsonOf(scene, runs).split('\n');
    expect(lines[0]).toBe('{"landscape":"ravine","runs":[');
    expect(lines.slice(1, 4).map((line) => line.slice(0, 11))).toEqual(
      Array(3).fill('{"runner":0').with(0, '{"runner":1'),
    );
    expect(lines.slice(4)).toEqual([']}', '']);
    expect(jsonOf(scene, [])).toBe('{"landscape":"ravine","runs":[\n]}\n');
  });

  it('name a formula by its text, and a neuron as one', () => {
    const named = [formulaReference, neuronReference].map(
      (landscape) => (JSON.parse(jsonOf(sceneOn(landscape), [])) as { landscape: string }).landscape,
    );
    expect(named).toEqual(['a * x^2 + y^2', 'neuron']);
  });
});

it('trajectories as CSV have a row for each step of each run', () => {
  expect([...trajectoriesAsCsv(scene, runs)].join('')).toBe(
    'runner,optimizer,run,step,x,y,loss,gradientNorm\n' +
      '1,adam,0,0,1,-0,1e-7,1e+21\n' +
      '1,adam,0,1,0.1,2.5,3,0.5\n' +
      '0,sgd,3,0,1,-0,1e-7,1e+21\n',
  );
});

describe('gathered pieces', () => {
  const gatheredLengths = (...lengths: readonly number[]): number[] =>
    [...gathered(lengths.map((length) => 'x'.repeat(length)))].map(({ length }) => length);

  it('are as long as a chunk or longer, but for the last', () => {
    expect(gatheredLengths(65_535, 1, 65_536, 70_000, 3)).toEqual([65_536, 65_536, 70_000, 3]);
    expect(gatheredLengths(65_535, 2, 5, 6)).toEqual([65_537, 11]);
  });

  it('are the same text, and none where there is none', () => {
    expect([...gathered(['a', '', 'b'])]).toEqual(['ab']);
    expect([...gathered([])]).toEqual([]);
    expect(gatheredLengths(65_536)).toEqual([65_536]);
  });
});
