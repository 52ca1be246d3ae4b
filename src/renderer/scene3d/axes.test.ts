// Numbers and names at the box: without overlaps, and not cut off by the image's border.
import { describe, expect, it } from 'vitest';
import { createHeightScale } from '../../core/contour/heightScale';
import { palettes } from '../../core/look/theme';
import { fitCamera } from '../../core/scene/fitCamera';
import type { SceneCamera } from '../../core/scene/scene';
import { Axes, type PlacedText } from './axes';
import { SceneProjection } from './camera';
import { type QuadBatch } from './instances';
import type { TextStyle } from './paintedText';
import type { TextAtlas } from './textAtlas';

const [width, height] = [1080, 1920];

/** An atlas in which a text's width is proportional to its length. */
const atlas = {
  entry: (text: string, style: TextStyle) => ({
    x: 0,
    y: 0,
    width: 8 * text.length,
    height: 16,
    text,
    style,
  }),
} as unknown as TextAtlas;

function layout(camera: SceneCamera, outlined = false): PlacedText[] {
  const projection = new SceneProjection();
  projection.update(camera, width, height);
  const axes = new Axes();
  axes.setRange({ x: [-5, 5], y: [-5, 5] }, createHeightScale('linear', 0, 7), 1);
  axes.writeLines({ add: () => undefined } as unknown as QuadBatch, camera, projection, palettes.light);
  axes.layoutTexts(projection, atlas, { x: 'x', y: 'y', z: 'f(x, y)' }, palettes.light, 1, outlined);
  return axes.texts;
}

const written = (texts: readonly PlacedText[]): string[] =>
  texts.map(({ entry }) => (entry as unknown as { readonly text: string }).text);

describe('texts at the axes', () => {
  it('have an outline over a background that nobody knows', () => {
    const styles = (outlined: boolean): (string | undefined)[] =>
      layout(fitCamera(-45, 20, 1), outlined).map(
        ({ entry }) => (entry as unknown as { readonly style: TextStyle }).style.halo,
      );
    expect(new Set(styles(false))).toEqual(new Set([undefined]));
    expect(new Set(styles(true))).toEqual(new Set([palettes.light.labelBackground]));
  });

  it('are all inside the image, wherever the camera stands', () => {
    for (let azimuthDegrees = -180; azimuthDegrees < 180; azimuthDegrees += 5) {
      for (const share of [1, 0.8, 0.6]) {
        const fitted = fitCamera(azimuthDegrees, 20, 1);
        const texts = layout({ ...fitted, distance: share * fitted.distance });
        for (const { x, y, width: wide, height: high } of texts) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + wide).toBeLessThanOrEqual(width);
          expect(y + high).toBeLessThanOrEqual(height);
        }
      }
    }
  });

  it('move in from the border while what they name is in the image', () => {
    const fitted = fitCamera(-45, 20, 1);
    const away = layout(fitted);
    expect(written(away)).toEqual(expect.arrayContaining(['x', 'y', 'f(x, y)']));
    const top = away.find((_, index) => written(away)[index] === 'f(x, y)')!;
    // The axis ends to the right of its name: any closer, half of the name would be outside.
    const near = [0.98, 0.96, 0.94, 0.92, 0.9, 0.88, 0.86].map((share) =>
      layout({ ...fitted, distance: share * fitted.distance }),
    );
    expect(top.x).toBeGreaterThan(0);
    expect(near.some((texts) => texts.some(({ x }, at) => x === 6 && written(texts)[at] === 'f(x, y)'))).toBe(
      true,
    );
  });
});
