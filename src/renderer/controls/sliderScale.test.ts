import { describe, expect, it } from 'vitest';
import { optimizers } from '../../core/optimizers/registry';
import { notchesOf, positionOf, valueAt } from './sliderScale';

const numbers = optimizers.flatMap((optimizer) =>
  Object.entries(optimizer.hyperparameters).flatMap(([name, definition]) =>
    definition.kind === 'number' ? [[`${optimizer.id}.${name}`, definition] as const] : [],
  ),
);

describe.each(numbers)('the slider of %s', (_, definition) => {
  it('spans its sensible range, from end to end and in order', () => {
    const values = Array.from({ length: 101 }, (__, index) => valueAt(index / 100, definition));
    expect(values[0]).toBeCloseTo(definition.slider[0], 12);
    expect(values[100]).toBeCloseTo(definition.slider[1], 12);
    expect(values.every((value, index) => index === 0 || value >= values[index - 1]!)).toBe(true);
  });

  it('finds its value again', () => {
    for (const position of [0, 0.25, 0.5, 0.75, 1]) {
      const value = valueAt(position, definition);
      const again = positionOf(value, definition);
      expect(valueAt(again, definition)).toBe(value);
      if (definition.whole !== true) expect(again).toBeCloseTo(position, 2);
      else expect(Number.isInteger(value)).toBe(true);
    }
  });

  it('has another value at each notch, so that no arrow key is held fast', () => {
    const notches = notchesOf(definition);
    const values = Array.from({ length: notches + 1 }, (__, notch) => valueAt(notch / notches, definition));
    expect(values.every((value, notch) => notch === 0 || value > values[notch - 1]!)).toBe(true);
  });

  it('can show the default', () => {
    expect(positionOf(definition.default, definition)).toBeGreaterThanOrEqual(0);
    expect(positionOf(definition.default, definition)).toBeLessThanOrEqual(1);
  });
});
