// A small map of a landscape, drawn from its real heights in the scene's colours.
import { Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import { useApp } from '../appContext';
import { contourLevels } from '../../core/contour/levels';
import { colorMapSize, createColorTable } from '../scene3d/colorMaps';
import { createHeightScale } from '../scene3d/heightScale';
import type { SurfaceGrid } from '../scene3d/surfaceGrid';
import { loadSurface } from '../state/surfaceLoader';

const pixels = 192;
const loaded = new Map<string, Promise<SurfaceGrid | null>>();

export function LandscapeThumbnail({ landscape }: { readonly landscape: LandscapeDescription }) {
  const app = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [surface, setSurface] = useState<SurfaceGrid | null>(null);

  useEffect(() => {
    let mounted = true;
    const { id } = landscape;
    const pending = loaded.get(id) ?? loadSurface(app.host.client, { id }, pixels);
    loaded.set(id, pending);
    pending.then(
      (grid) => {
        if (mounted) setSurface(grid);
      },
      // A map that can't be had leaves its place empty; the choice itself still works.
      () => loaded.delete(id),
    );
    return () => {
      mounted = false;
    };
  }, [app, landscape]);

  useEffect(() => {
    if (surface !== null) draw(canvas.current!, surface, landscape);
  }, [surface, landscape]);

  return (
    <Skeleton visible={surface === null} className="thumbnail">
      <canvas ref={canvas} width={pixels} height={pixels} aria-hidden />
    </Skeleton>
  );
}

/** Colours by height, with every fourth contour level as a darker line. */
function draw(canvas: HTMLCanvasElement, surface: SurfaceGrid, landscape: LandscapeDescription): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const scale = createHeightScale(landscape.heightScale, surface.minimum, surface.maximum);
  const levels = contourLevels(landscape.contour, surface.minimum, surface.maximum);
  const stride = Math.max(1, Math.ceil(levels.length / 8));
  const lines = levels.filter((_, index) => index % stride === 0);
  const bandOf = (value: number): number => lines.findLastIndex((level) => level <= value);
  const table = createColorTable('dusk');
  const image = context.createImageData(pixels, pixels);
  for (let row = 0; row < pixels; row += 1) {
    for (let column = 0; column < pixels; column += 1) {
      const at = (pixels - 1 - row) * pixels + column;
      const value = surface.values[at]!;
      const right = surface.values[column < pixels - 1 ? at + 1 : at]!;
      const above = surface.values[row > 0 ? at + pixels : at]!;
      const onLine = bandOf(value) !== bandOf(right) || bandOf(value) !== bandOf(above);
      const color = 4 * Math.round(scale.unitAt(value) * (colorMapSize - 1));
      const out = 4 * (row * pixels + column);
      for (let channel = 0; channel < 3; channel += 1) {
        image.data[out + channel] = table[color + channel]! * (onLine ? 0.72 : 1);
      }
      image.data[out + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}
