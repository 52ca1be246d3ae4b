// Small maps of landscapes, painted from their real heights in the scene's colours. Each is painted on the first
// request, and cached.
import { isoLines } from '../../core/contour/isoLines';
import { contourLevels } from '../../core/contour/levels';
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import { landscapeKey, type LandscapeReference } from '../../core/landscapes/reference';
import { resolveLandscape } from '../../core/landscapes/resolve';
import type { Client } from '../../protocol/client';
import { colorMapSize, createColorTable } from '../../core/look/colorMaps';
import { createHeightScale } from '../../core/contour/heightScale';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { loadSurface } from '../requests/loadSurface';

const maxLines = 8;
const lineColor = 'rgb(0 0 0 / 0.3)';
const lineWidth = 1.2;
/** Rows painted without a pause. */
const rowsAtOnce = 64;
/** Limited, since every edit of a formula has its own map. */
const maxKept = 80;

interface Kept {
  readonly loading: Promise<HTMLCanvasElement | null>;
  map: HTMLCanvasElement | null;
}

const kept = new Map<string, Kept>();
/** Maps are painted one after the other. */
let turn: Promise<void> = Promise.resolve();

/** What a map depends on, as text for comparison. */
export function landscapeMapKey(reference: LandscapeReference, pixels: number): string {
  return `${pixels} ${landscapeKey(reference)}`;
}

/** The map, if it is in the cache. */
export function keptLandscapeMap(key: string): HTMLCanvasElement | null {
  return kept.get(key)?.map ?? null;
}

/** A map of pixels × pixels; null if the landscape is unknown. Rejects with a `FailureError`. */
export function loadLandscapeMap(
  client: Client,
  reference: LandscapeReference,
  pixels: number,
): Promise<HTMLCanvasElement | null> {
  const key = landscapeMapKey(reference, pixels);
  const known = kept.get(key);
  if (known !== undefined) return known.loading;
  const entry: Kept = { loading: make(client, reference, pixels), map: null };
  kept.set(key, entry);
  entry.loading.then(
    (map) => (entry.map = map),
    // After a failure, the next request tries again.
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
  const image = await painting;
  const context = canvas.getContext('2d');
  context?.putImageData(image, 0, 0);
  if (context !== null) drawLines(context, surface, found.landscape);
  return canvas;
}

/** Lets key presses and frames be handled in between. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Paints colours by height. */
async function paint(surface: SurfaceGrid, { heightScale }: LandscapeDescription): Promise<ImageData> {
  const { columns, rows, values, minimum, maximum } = surface;
  const scale = createHeightScale(heightScale, minimum, maximum);
  const table = createColorTable('dusk');
  const image = new ImageData(columns, rows);
  for (let row = 0; row < rows; row += 1) {
    if (row % rowsAtOnce === 0) await pause();
    for (let column = 0; column < columns; column += 1) {
      const color = 4 * Math.round(scale.unitAt(values[row * columns + column]!) * (colorMapSize - 1));
      // The surface's first row is the lowest y, a picture's the highest.
      const out = 4 * ((rows - 1 - row) * columns + column);
      for (let channel = 0; channel < 4; channel += 1) image.data[out + channel] = table[color + channel]!;
    }
  }
  return image;
}

/** Draws a few contour lines. */
function drawLines(
  context: CanvasRenderingContext2D,
  surface: SurfaceGrid,
  { contour }: LandscapeDescription,
): void {
  const levels = contourLevels(contour, surface.minimum, surface.maximum);
  const stride = Math.max(1, Math.ceil(levels.length / maxLines));
  // A grid point is the centre of its pixel.
  const middles = { x: [0.5, surface.columns - 0.5], y: [surface.rows - 0.5, 0.5] } as const;
  context.beginPath();
  for (const { points, closed } of isoLines(
    surface,
    middles,
    levels.filter((_, i) => i % stride === 0),
  ).flat()) {
    context.moveTo(points[0]!, points[1]!);
    for (let at = 2; at < points.length; at += 2) context.lineTo(points[at]!, points[at + 1]!);
    if (closed) context.closePath();
  }
  context.lineWidth = lineWidth;
  context.lineJoin = 'round';
  context.strokeStyle = lineColor;
  context.stroke();
}
