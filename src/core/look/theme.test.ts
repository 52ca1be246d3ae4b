import { expect, it } from 'vitest';
import { lightnessOf, hexOf } from './colorMaps';
import { palettes } from './theme';

it.each(Object.entries(palettes))(
  '%s has every colour: as shares of red, green and blue, or for CSS',
  (_, palette) => {
    for (const [name, value] of Object.entries(palette)) {
      if (typeof value === 'string') expect(value, name).toMatch(/^(#[0-9a-f]{6}|rgba\((\d+, ){3}0\.\d+\))$/);
      else {
        for (const share of [value].flat()) {
          expect(share, name).toBeGreaterThanOrEqual(0);
          expect(share, name).toBeLessThanOrEqual(1);
        }
      }
    }
  },
);

it('has dark ink and texts on light ground, and the other way round', () => {
  const { light, dark } = palettes;
  for (const ground of ['background', 'floor'] as const) {
    expect(lightnessOf(hexOf(light[ground]))).toBeGreaterThan(0.9);
    expect(lightnessOf(hexOf(dark[ground]))).toBeLessThan(0.25);
  }
  for (const text of ['tickText', 'axisText', 'labelText'] as const) {
    expect(lightnessOf(light[text]), text).toBeLessThan(0.5);
    expect(lightnessOf(dark[text]), text).toBeGreaterThan(0.7);
  }
  for (const line of ['ink', 'surfaceEdge'] as const) {
    expect(lightnessOf(hexOf(light[line])), line).toBeLessThan(0.4);
    expect(lightnessOf(hexOf(dark[line])), line).toBeGreaterThan(0.8);
  }
});

it('has no pure black', () => {
  for (const { background, floor, ink, surfaceEdge, handle } of Object.values(palettes))
    for (const color of [background, floor, ink, surfaceEdge, handle])
      expect(lightnessOf(hexOf(color))).toBeGreaterThan(0.15);
});

it('draws marks white and handles dark in both', () => {
  for (const { mark, handle } of Object.values(palettes)) {
    expect(hexOf(mark)).toBe('#ffffff');
    expect(hexOf(handle)).toBe('#16181f');
  }
});

it('has texts and lines in high contrast that outdo those of light by far', () => {
  const { light, contrast } = palettes;
  for (const text of ['tickText', 'axisText', 'labelText'] as const)
    expect(lightnessOf(contrast[text]), text).toBeLessThan(0.2);
  expect(lightnessOf(hexOf(contrast.background))).toBe(lightnessOf('#ffffff'));
  expect(contrast.frameAlpha).toBeGreaterThan(2 * light.frameAlpha);
  expect(contrast.gridAlpha).toBeGreaterThan(2 * light.gridAlpha);
});
