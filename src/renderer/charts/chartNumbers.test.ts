import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { runnerNames } from '../../core/scene/runnerName';
import { chartNumbers, type ChartNumbersRequest } from './chartNumbers';
import { runOf } from './testing/runOf';

const landscape = findLandscape('himmelblau')!;
const scene = createDefaultScene(landscape);
const [first, second] = scene.optimizers;
const [firstName, secondName] = scene.optimizers.map(({ key }) => runnerNames(scene.optimizers).get(key)!);
const runs = new Map([
  [first!.key, runOf([3, 0.1 + 0.2, 1])],
  [second!.key, runOf([5, Infinity])],
]);

const request: ChartNumbersRequest = {
  scene,
  quantities: ['loss'],
  sources: { landscape, lowest: 1, measures: { column: () => null } },
  findRun: (key) => runs.get(key),
  lastStep: Infinity,
  stepWord: 'Step',
  nameOf: (quantity) => quantity,
};

const tableOf = (more: Partial<ChartNumbersRequest>): string[][] =>
  chartNumbers({ ...request, ...more })
    .split('\n')
    .map((line) => line.split('\t'));

describe('the numbers of charts', () => {
  it('have a line for each step in full digits, and empty cells where there is no number', () => {
    expect(tableOf({})).toEqual([
      ['Step', `${firstName}: loss`, `${secondName}: loss`],
      ['0', '3', '5'],
      ['1', '0.30000000000000004', ''],
      ['2', '1', ''],
      [''],
    ]);
  });

  it('are measured from the lowest value where that is what the quantity is, and left out while none is known', () => {
    expect(tableOf({ quantities: ['lossAbove'] })[1]).toEqual(['0', '2', '4']);
    const sources = { ...request.sources, lowest: null };
    expect(tableOf({ quantities: ['lossAbove'], sources })).toEqual([['Step'], ['']]);
  });

  it('have the columns of several charts, each once, and keep names in their cells', () => {
    const [head] = tableOf({
      quantities: ['loss', 'gradientNorm', 'loss'],
      nameOf: (quantity) => `the\n${quantity}\tof f`,
    });
    expect(head!.slice(1)).toEqual([
      `${firstName}: the loss of f`,
      `${secondName}: the loss of f`,
      `${firstName}: the gradientNorm of f`,
      `${secondName}: the gradientNorm of f`,
    ]);
  });

  it('end where the charts do', () => {
    expect(tableOf({ lastStep: 1 })).toEqual(tableOf({}).toSpliced(3, 1));
  });

  it('leave hidden runners out', () => {
    const optimizers = scene.optimizers.map((runner, index) => ({ ...runner, visible: index === 1 }));
    expect(tableOf({ scene: { ...scene, optimizers } })[0]).toEqual(['Step', `${secondName}: loss`]);
  });
});
