// An overlay for tests without a page: a text's width depends on its length only, and its batches can be read.
import { createHeightScale } from '../../../core/contour/heightScale';
import { createSurfaceGrid } from '../../../core/contour/surfaceGrid';
import { palettes } from '../../../core/look/theme';
import type { SceneCamera } from '../../../core/scene/scene';
import { SceneProjection } from '../camera';
import { DrawnSurface } from '../drawnSurface';
import type { QuadBatch } from '../instances';
import { OverlayPass, type OverlayView } from '../overlayPass';
import { createSharedUniforms } from '../sharedUniforms';
import type { TextStyle } from '../paintedText';
import type { AtlasEntry, TextAtlas } from '../textAtlas';

export interface TestOverlay {
  readonly overlay: OverlayPass;
  /** The texts written last. */
  readonly written: { readonly text: string; readonly style: TextStyle }[];
}

/** @param letter width of a letter and height of a text, in pixels */
export function createTestOverlay(letter = { width: 8, height: 16 }): TestOverlay {
  const written: TestOverlay['written'] = [];
  const atlas: Partial<TextAtlas> = {
    generation: 0,
    entry(text: string, style: TextStyle): AtlasEntry | null {
      if (text === '') return null;
      written.push({ text, style });
      // Texts are identified by their position in the atlas.
      return { x: written.length - 1, y: 0, width: letter.width * text.length, height: letter.height };
    },
  };
  return { overlay: new OverlayPass(createSharedUniforms(), atlas as TextAtlas), written };
}

const fromAbove: SceneCamera = { azimuthDegrees: -90, elevationDegrees: 90, distance: 5, target: [0, 0, 0] };

/** A view of a flat surface on −1..1 in both directions, in an image of 800 × 600 pixels, by default from above. */
export function createTestView(camera: SceneCamera = fromAbove): OverlayView {
  const projection = new SceneProjection();
  projection.update(camera, 800, 600);
  const surface = new DrawnSurface();
  surface.domain = { x: [-1, 1], y: [-1, 1] };
  surface.grid = createSurfaceGrid('flat', 2, 2, new Float32Array(4));
  surface.heights = createHeightScale('linear', 0, 1);
  return { projection, surface, unit: 1, textUnit: 1, palette: palettes.light };
}

/** The instances of a batch since its `begin`, each with the numbers of its layout. */
export function instancesOf(batch: QuadBatch): number[][] {
  const { data, stride } = batch;
  return Array.from({ length: data.length / stride }, (_, instance) => [
    ...data.subarray(instance * stride, (instance + 1) * stride),
  ]);
}
