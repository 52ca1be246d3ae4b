// Colour maps: lightness rises evenly, so that equal steps in height look equal.
import { describe, expect, it } from 'vitest';
import { colorMaps } from '../scene/scene';
import { colorMapSize, createColorTable, lightnessOf } from './colorMaps';

function lightness(table: Uint8Array, index: number): number {
  const hex = [...table.subarray(4 * index, 4 * index + 3)].map((byte) => byte.toString(16).padStart(2, '0'));
  return lightnessOf(`#${hex.join('')}`);
}

describe('createColorTable', () => {
  it.each(colorMaps)('%s grows lighter from the lowest to the highest', (map) => {
    const table = createColorTable(map);
    const steps = Array.from({ length: 16 }, (_, step) => lightness(table, step * 17));
    for (let step = 1; step < steps.length; step += 1) expect(steps[step]!).toBeGreaterThan(steps[step - 1]!);
    expect(table[4 * colorMapSize - 1]).toBe(255);
  });

  it('dusk rises in constant steps of OKLab lightness', () => {
    const table = createColorTable('dusk');
    const step = (lightness(table, 255) - lightness(table, 0)) / 15;
    for (let index = 1; index < 16; index += 1) {
      const rise = lightness(table, index * 17) - lightness(table, (index - 1) * 17);
      expect(Math.abs(rise - step)).toBeLessThan(0.006);
    }
  });
});
