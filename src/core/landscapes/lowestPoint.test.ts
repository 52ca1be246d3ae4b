// The lowest points of smooth valleys; neuronLandscape.test.ts has those at corners, on edges and on plains.
import { describe, expect, it } from 'vitest';
import type { Domain } from '../geometry/domain';
import { findLowestPoint } from './lowestPoint';
import { findLandscape, landscapes } from './registry';
import { requireLandscape } from './resolve';

function lowestOf(id: string) {
  const landscape = findLandscape(id)!;
  return findLowestPoint(landscape, {}, landscape.domain)!;
}

it.each([
  ['booth', [1, 3]],
  ['rosenbrock', [1, 1]],
  ['beale', [3, 0.5]],
] as const)('finds the lowest point of %s as exactly as numbers allow', (id, [x, y]) => {
  const { position, value } = lowestOf(id);
  expect(Math.hypot(position![0] - x, position![1] - y)).toBeLessThan(1e-12);
  expect(value).toBeLessThan(1e-24);
});

it.each(landscapes.map((landscape) => [landscape.id, landscape] as const))(
  'finds one of the lowest points of %s, where it has some',
  (_, landscape) => {
    const lowest = findLowestPoint(landscape, {}, landscape.domain);
    if (landscape.minimumValue === null) {
      expect(lowest).toBeNull();
      return;
    }
    expect(lowest?.value).toBeCloseTo(landscape.minimumValue, 12);
    const marked = landscape.marks.filter(({ kind }) => kind === 'minimum').map(({ position }) => position);
    const away = marked.map(([x, y]) => Math.hypot(x - lowest!.position![0], y - lowest!.position![1]));
    expect(Math.min(...away)).toBeLessThan(1e-7);
  },
);

function lowestOn(domain: Domain, formula: string) {
  const { landscape, numbers } = requireLandscape({ formula, domain, parameters: {} });
  return findLowestPoint(landscape, numbers, domain);
}

const uneven = { x: [-1, 2], y: [-3, 7] } as const;

describe('at the edge', () => {
  it.each(['x', '-x', 'y', '-y', 'x + y', 'x^2 - y'])(
    'of %s, which falls outwards, there is no lowest point',
    (formula) => {
      expect(lowestOn(uneven, formula)).toBeNull();
    },
  );

  it.each<[string, readonly [number, number]]>([
    ['(x + 1)^2 + y^2', [-1, 0]],
    ['(x - 2)^2 + y^2', [2, 0]],
    ['x^2 + (y + 3)^2', [0, -3]],
    ['x^2 + (y - 7)^2', [0, 7]],
  ])('of %s, which is level there, there is one', (formula, [x, y]) => {
    const { position, value } = lowestOn(uneven, formula)!;
    expect(position![0]).toBeCloseTo(x, 9);
    expect(position![1]).toBeCloseTo(y, 9);
    expect(value).toBeCloseTo(0, 15);
  });
});

it.each<[string, readonly [number, number], number]>([
  ['abs(x - 0.3) + abs(y + 0.2) + 4', [0.3, -0.2], 4],
  ['abs(x - y) + (x + y - 0.6)^2', [0.3, 0.3], 0],
  ['max(x + 2*y, -x, -y - 1)', [0.5, -0.5], -0.5],
  ['3*hypot(x - 0.5, y - 2) - 7', [0.5, 2], -7],
])('finds the corner of %s', (formula, [x, y], least) => {
  const { position, value } = lowestOn(uneven, formula)!;
  expect(position![0]).toBeCloseTo(x, 6);
  expect(position![1]).toBeCloseTo(y, 6);
  expect(value).toBeCloseTo(least, 6);
});

it('takes the lower of two basins, though the other has more room', () => {
  const { position } = lowestOn(uneven, '-exp(-x^2 - y^2/9) - 1.5*exp(-20*(x - 1.5)^2 - 20*(y - 5)^2)')!;
  expect(position![0]).toBeCloseTo(1.5, 2);
  expect(position![1]).toBeCloseTo(5, 2);
});

it.each([
  ['max(x, 0)^2 + max(y - 1, 0)^2', 0],
  ['max(abs(x) - 0.5, 0) + 3', 3],
])('knows the value of a plain, %s, but no place', (formula, value) => {
  expect(lowestOn(uneven, formula)).toEqual({ value, position: null });
});
