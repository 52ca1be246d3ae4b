// The compiler against the interpreter: the same bits for random graphs, whatever the arguments.
import { describe, expect, test } from 'vitest';
import { createUniform, randomExpression } from '../testing/randomExpressions';
import { compileBatch, interpretBatch, batchSize } from './batch';
import { differentiate } from './differentiate';
import {
  add,
  and,
  cos,
  input,
  lessOrEqual,
  log,
  minimum,
  multiply,
  not,
  or,
  pow,
  select,
  sin,
  type Expression,
} from './expression';
import { interpret } from './interpret';
import { lower } from './lower';

const special = [0, -0, 1, -1, 0.5, -2.5, 1e-320, 1e-160, 1e8, -1e8, 1e160, 1e300, Infinity, -Infinity, NaN];

function fill(block: Float64Array, count: number, uniform: () => number): void {
  for (let i = 0; i < count; i++) {
    const value = (): number =>
      uniform() < 0.3 ? (special[Math.floor(uniform() * special.length)] ?? 0) : (uniform() - 0.5) * 10;
    block[i] = value();
    block[batchSize + i] = value();
  }
}

describe('compiled and interpreted', () => {
  for (let seed = 1; seed <= 60; seed++) {
    test(`random graph ${seed}`, () => {
      const uniform = createUniform(seed);
      const value = randomExpression(uniform, 5);
      const expressions = [value, differentiate(value, 'x'), differentiate(value, 'y')];
      const [compiled, interpreted] = [compileBatch(expressions), interpretBatch(expressions)];
      const count = 25;
      fill(compiled.block, count, uniform);
      interpreted.block.set(compiled.block.subarray(0, 2 * batchSize));
      compiled.run(count);
      interpreted.run(count);
      for (let column = 2; column < 2 + expressions.length; column++) {
        for (let i = 0; i < count; i++) {
          const at = column * batchSize + i;
          // Compares as Object.is does: the same bits, except for the payload of a NaN.
          expect(compiled.block[at], `${compiled.block[i]}, ${compiled.block[batchSize + i]}`).toBe(
            interpreted.block[at],
          );
        }
      }
    });
  }

  test('conditions, and functions that leave the fast path in one lane only', () => {
    const [x, y] = [input('x', 'particle'), input('y', 'particle')];
    const expressions = [
      select(and(lessOrEqual(x, y), not(lessOrEqual(x, 0))), 1, 2),
      select(or(lessOrEqual(x, y), lessOrEqual(x, 0)), x, y),
      sin(x),
      cos(y),
      log(x),
      minimum(x, y),
    ];
    const [compiled, interpreted] = [compileBatch(expressions), interpretBatch(expressions)];
    const points = special.flatMap((a) => special.map((b) => [a, b] as const));
    points.forEach(([a, b], i) => {
      compiled.block[i] = a;
      compiled.block[batchSize + i] = b;
    });
    interpreted.block.set(compiled.block.subarray(0, 2 * batchSize));
    compiled.run(points.length);
    interpreted.run(points.length);
    for (let column = 2; column < 2 + expressions.length; column++) {
      const [from, to] = [column * batchSize, column * batchSize + points.length];
      expect(compiled.block.subarray(from, to)).toEqual(interpreted.block.subarray(from, to));
    }
  });
});

test('parameters get their values without a compilation, and keep those that are not given', () => {
  const [x, y] = [input('x', 'particle'), input('y', 'particle')];
  const [a, b] = [input('a', 'run'), input('b', 'run')];
  const value = add(multiply(sin(a), x), multiply(pow(y, b), a));
  const expressions = [value, differentiate(value, 'y'), a];
  const batches = [compileBatch(expressions), interpretBatch(expressions)];
  for (const { block, setInputs, run } of batches) {
    block[0] = 2;
    block[batchSize] = -3;
    const outputs = (): number[] => expressions.map((_, i) => block[(2 + i) * batchSize] ?? NaN);
    run(1);
    expect(outputs()).toEqual([NaN, NaN, NaN]);
    setInputs({ a: 0.5, b: 2, unknown: 7 });
    run(1);
    expect(outputs()[0]).toBeCloseTo(Math.sin(0.5) * 2 + 9 * 0.5, 14);
    expect(outputs()[1]).toBe(-3);
    setInputs({ a: 0.5, b: 3 });
    run(1);
    expect(outputs()[0]).toBeCloseTo(Math.sin(0.5) * 2 - 27 * 0.5, 14);
    expect(outputs()[2]).toBe(0.5);
    // A value that another batch has set is not seen.
    setInputs({ b: 3 });
    run(1);
    expect(outputs()[2]).toBeNaN();
    setInputs({ a: 0.5, b: 3 });
    run(1);
  }
  expect([...(batches[0]?.block ?? [])].filter((_, i) => i % batchSize === 0)).toEqual(
    [...(batches[1]?.block ?? [])].filter((_, i) => i % batchSize === 0),
  );
  expect(() => compileBatch([input('z', 'particle')])).toThrow('z');
  expect(() => interpretBatch([input('a', 'step')])).toThrow('step');
});

test('a batch may have other coordinates, more or fewer of them', () => {
  const [a, b, c] = [input('a', 'particle'), input('b', 'particle'), input('c', 'particle')];
  for (const create of [compileBatch, interpretBatch]) {
    const one = create([multiply(c, c)], ['c']);
    one.block[1] = 7;
    one.run(2);
    expect(one.block[batchSize + 1]).toBe(49);
    const three = create([add(a, multiply(b, c))], ['a', 'b', 'c']);
    [2, 3, 5].forEach((value, column) => {
      three.block[column * batchSize] = value;
    });
    three.run(1);
    expect(three.block[3 * batchSize]).toBe(17);
    expect(() => create([input('x', 'particle')], ['c'])).toThrow('x');
  }
});

describe('lowered and with functions', () => {
  for (let seed = 1; seed <= 60; seed++) {
    test(`random graph ${seed}`, () => {
      const uniform = createUniform(1000 + seed);
      const expression: Expression = randomExpression(uniform, 4);
      const lowered = lower([expression]);
      expect(lower(lowered)).toEqual(lowered);
      for (let i = 0; i < 10; i++) {
        const inputs = { x: (uniform() - 0.5) * 6, y: (uniform() - 0.5) * 6 };
        const [expected = NaN] = interpret([expression], inputs);
        const [actual = NaN] = interpret(lowered, inputs);
        const [nearby = NaN] = interpret([expression], {
          x: inputs.x * (1 + 1e-13),
          y: inputs.y * (1 + 1e-13),
        });
        // Where the function is steep, rounding errors are magnified.
        const tolerance = 1e-12 * Math.max(1, Math.abs(expected)) + 10 * Math.abs(nearby - expected);
        if (Number.isFinite(expected)) expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance);
      }
    });
  }
});
