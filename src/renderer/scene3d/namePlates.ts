// Plates with the names of runners beside their heads, and leader lines to plates that had to move away.
import { parseHex } from '../../core/look/colorMaps';
import type { ScreenPoint } from './camera';
import { boxAbout, type Box } from './pixelBox';
import { layOutPlates, type PlateBox } from './plateLayout';
import type { OverlayPass, OverlayView } from './overlayPass';
import type { RaceLabels } from './raceLabels';
import { runnerHeadRadius, type RunnerHead } from './runnerHeads';
import type { AtlasEntry } from './textAtlas';

interface NamePlate extends PlateBox {
  readonly entry: AtlasEntry;
  readonly point: ScreenPoint;
  readonly color: string;
}

/** With more runners than these, plates are smaller. */
const maxLargePlates = 8;

export interface NamedHeads {
  readonly heads: readonly RunnerHead[];
  /** Number of runners, including those without a head. */
  readonly runners: number;
  readonly names: RaceLabels['runners'];
}

/** Names all visible heads; `taken` is kept free as far as there is room. */
export function addNamePlates(
  overlay: OverlayPass,
  view: OverlayView,
  named: NamedHeads,
  taken: readonly Box[],
): void {
  const { projection, unit } = view;
  const plates = platesOf(overlay, view, named);
  // No plate covers a named head, so no such head covers a plate's text.
  const obstacles = [...taken, ...plates.map(({ point }) => boxAbout(point, runnerHeadRadius * unit))];
  const { area, widthPx, heightPx } = projection;
  const room = area ?? { x: 0, y: 0, width: widthPx, height: heightPx };
  const image = { width: room.x + room.width, height: room.y + room.height };
  layOutPlates(plates, obstacles, image, 15 * unit, 2 * unit);
  for (const { entry, point, color, x, y } of plates) {
    const edgeX = x > point.x ? x : x + entry.width;
    const middle = Math.round(y) + entry.height / 2;
    if (Math.abs(middle - point.y) > 0.75 * entry.height) {
      overlay.leaders.add(point.x, point.y, 0, edgeX, middle, 0, 1.5, 0, 1, ...parseHex(color), 0.9);
    }
    overlay.addText(entry, Math.round(x), Math.round(y), 1, point, 0.85);
    overlay.region.addMovingBox({ x, y, width: entry.width, height: entry.height }, 2 * unit);
  }
}

/** The plates, not yet placed. */
function platesOf(
  { atlas }: OverlayPass,
  { projection, palette }: OverlayView,
  { heads, runners, names }: NamedHeads,
): NamePlate[] {
  const plates: NamePlate[] = [];
  for (const { runner, x, y, z } of heads) {
    const { color, marker } = runner;
    const entry = atlas.entry(names[runner.key] ?? '', {
      size: runners > maxLargePlates ? 11.5 : 12.5,
      weight: 600,
      color: palette.labelText,
      plate: {
        background: palette.labelBackground,
        border: palette.labelBorder,
        mark: { color, marker },
      },
    });
    const point = projection.project(x, y, z);
    if (entry === null || point === null) continue;
    const { width, height } = entry;
    plates.push({ entry, point, color, pointX: point.x, pointY: point.y, width, height, x: 0, y: 0 });
  }
  return plates;
}
