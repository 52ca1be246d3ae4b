import { expect, it } from 'vitest';
import type { StepVectors } from '../explanation/arrows';
import { showArrows, type ToldStep } from './arrowLook';

const domain = { x: [-1, 1], y: [-1, 1] } as const;

const told = (color: string, gradient: number, rest: Partial<StepVectors> = {}): ToldStep => ({
  runner: { key: color, color },
  vectors: {
    step: 1,
    theta: [0, 0],
    downhill: [1, 0],
    memory: null,
    memoryIsGradient: true,
    move: [0.5, 0],
    divisor: null,
    ...rest,
  },
  factors: { gradient, memory: rest.memoryIsGradient === false ? 10 : gradient, step: 1 },
});

it('has a line in the legend for each arrow that is drawn, with its factor unless it is 1', () => {
  const { legend } = showArrows([told('#d55e00', 0.02, { memory: [1, 1], divisor: [1, 2] })], domain, 'en');
  expect(legend.map(({ part, text }) => [part, text])).toEqual([
    ['gradient', '−gradient ×0.02'],
    ['memory', 'momentum ×0.02'],
    ['step', 'step'],
    ['scaling', 'scaling 1/P'],
  ]);
  expect(legend[2]!.color).toBe('#d55e00');
  const bare = showArrows([told('#d55e00', 1e-7)], domain, 'ja').legend;
  expect(bare.map(({ text }) => text)).toEqual(['−勾配 ×1e−7', 'ステップ']);
});

it('draws the arrows of several runners by the same factors', () => {
  const shown = showArrows(
    [
      told('#d55e00', 0.5, { memory: [0, 1] }),
      told('#009e73', 0.2, { memory: [0, 0.01], memoryIsGradient: false }),
    ],
    domain,
    'en',
  );
  const ends = shown.runners.map(({ arrows }) => arrows.map(({ kind, to }) => [kind, ...to]));
  expect(ends).toEqual([
    [
      ['gradient', 0.2, 0],
      ['memory', 0, 0.5],
      ['step', 0.5, 0],
    ],
    [
      ['gradient', 0.2, 0],
      ['memory', 0, 0.1],
      ['step', 0.5, 0],
    ],
  ]);
  expect(shown.legend.map(({ text }) => text)).toEqual([
    '−gradient ×0.2',
    'momentum ×0.5',
    'momentum ×10',
    'step',
  ]);
  // None of the two colours stands for both.
  expect(shown.legend[3]!.color).toBe('#8c95a8');
  expect(showArrows([], domain, 'en').legend).toEqual([]);
});
