// Small maps of landscapes, painted from their real heights in the scene's colours. Each is made once, when it is
// first asked for, and kept.
import { contourLevels } from '../../core/contour/levels';
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import { landscapeKey, type LandscapeReference } from '../../core/landscapes/reference';
import { resolveLandscape } from '../../core/landscapes/resolve';
import type { Client } from '../../protocol/client';
import { colorMapSize, createColorTable } from '../../core/look/colorMaps';
import { createHeightScale } from '../../core/contour/heightScale';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { loadSurface } from '../state/surfaceLoader';

const maxLines = 8;
const lineStrength = 0.3;
/** Half a line's width, in pixels, with what fades it out. */
const lineReach = 1.1;
/** Painted in one go. */
const rowsAtOnce = 64;
/** Formulas change as they are typed: their maps are not kept for ever. */
const maxKept = 80;

interface Kept {
  readonly loading: Promise<HTMLCanvasElement | null>;
  map: HTMLCanvasElement | null;
}

const kept = new Map<string, Kept>();
/** One map is painted after the other. */
let turn: Promise<void> = Promise.resolve();

/** What a map depends on, as a text to compare. */
export function contourMapKey(reference: LandscapeReference, pixels: number): string {
  return `${pixels} ${landscapeKey(reference)}`;
}

/** The map, if it has been made already. */
export function keptContourMap(key: string): HTMLCanvasElement | null {
  return kept.get(key)?.map ?? null;
}

/** A map of pixels × pixels; null where the landscape can't be had. Rejects with a `FailureError`. */
export function loadContourMap(
  client: Client,
  reference: LandscapeReference,
  pixels: number,
): Promise<HTMLCanvasElement | null> {
  const key = contourMapKey(reference, pixels);
  const known = kept.get(key);
  if (known !== undefined) return known.loading;
  const entry: Kept = { loading: make(client, reference, pixels), map: null };
  kept.set(key, entry);
  entry.loading.then(
    (map) => (entry.map = map),
    // The next one who asks tries again.
    () => kept.delete(key),
  );
  for (const oldest of kept.keys()) {
    if (kept.size <= maxKept) break;
    kept.delete(oldest);
  }
  return entry.loading;
}

async function make(
  client: Client,
  reference: LandscapeReference,
  pixels: number,
): Promise<HTMLCanvasElement | null> {
  const found = resolveLandscape(reference);
  const surface = found.ok ? await loadSurface(client, reference, pixels) : null;
  if (!found.ok || surface === null) return null;
  const painting = turn.then(() => paint(surface, found.landscape));
  turn = painting.then(
    () => undefined,
    () => undefined,
  );
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  canvas.getContext('2d')?.putImageData(await painting, 0, 0);
  return canvas;
}

/** Lets key presses and frames come in between. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Colours by height with a few contour lines, smooth at any slope. */
async function paint(surface: SurfaceGrid, landscape: LandscapeDescription): Promise<ImageData> {
  const { columns, rows, values, minimum, maximum } = surface;
  const scale = createHeightScale(landscape.heightScale, minimum, maximum);
  const levels = contourLevels(landscape.contour, minimum, maximum);
  const stride = Math.max(1, Math.ceil(levels.length / maxLines));
  const lines = levels.filter((_, index) => index % stride === 0);
  const table = createColorTable('dusk');
  const image = new ImageData(columns, rows);
  for (let row = 0; row < rows; row += 1) {
    if (row % rowsAtOnce === 0) await pause();
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const value = values[at]!;
      const dx = (values[column < columns - 1 ? at + 1 : at]! - values[column > 0 ? at - 1 : at]!) / 2;
      const dy = (values[row < rows - 1 ? at + columns : at]! - values[row > 0 ? at - columns : at]!) / 2;
      const slope = Math.sqrt(dx * dx + dy * dy) + Number.MIN_VALUE;
      let distance = Infinity;
      for (const level of lines) distance = Math.min(distance, Math.abs(value - level));
      const covered = Math.max(0, Math.min(1, lineReach - distance / slope));
      const shade = 1 - lineStrength * covered;
      const color = 4 * Math.round(scale.unitAt(value) * (colorMapSize - 1));
      // The surface's first row is the lowest y, a picture's the highest.
      const out = 4 * ((rows - 1 - row) * columns + column);
      for (let channel = 0; channel < 3; channel += 1) {
        image.data[out + channel] = table[color + channel]! * shade;
      }
      image.data[out + 3] = 255;
    }
  }
  return image;
}
