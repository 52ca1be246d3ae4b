// Plates with the names of runners in columns beside the surface, and thin lines from their heads to them.
import type { ScreenPoint } from './camera';
import type { Box } from './pixelBox';
import { ghostShares } from '../../core/look/runnerMark';
import type { OverlayPass, OverlayView } from './overlayPass';
import { placePlates, type PlateColumns, type PlatePlace } from './plateColumns';
import { movedBox } from './plateGlide';
import type { RaceLabels } from './raceLabels';
import { filmMargin } from './imageSize';
import { runnerHeadRadius, type RunnerHead } from './runnerHeads';
import type { AtlasEntry } from './textAtlas';

/** With more runners than these, plates are smaller. */
const maxLargePlates = 8;
/** Units between the surface and the columns. */
const margin = 26;
/** Units between plates, and in the window between plates and the picture's edges. */
const gap = 4;
/** The level piece of a line before its plate, in units. */
const stub = 8;

/** Where a runner's head is when its race has ended, in pixels. */
export interface HeadEnd {
  readonly key: string;
  readonly end: ScreenPoint;
}

export interface NamedHeads {
  readonly heads: readonly RunnerHead[];
  /** Number of runners, including those without a head. */
  readonly runners: number;
  readonly names: RaceLabels['runners'];
  /** In the order of the runners: what plates stand by. */
  readonly ends: readonly HeadEnd[];
  readonly columns: Pick<PlateColumns, 'surface' | 'taken'>;
  /** Plates stay where they are, as while the camera moves. */
  readonly hold: boolean;
  /** The largest move of a plate from its last place, in units; infinite if it must not depend on that. */
  readonly glide: number;
}

export class NamePlates {
  /** Where plates stand or go to, and where they are. */
  private planned: ReadonlyMap<string, PlatePlace> = new Map();
  private shown: ReadonlyMap<string, Box> = new Map();

  /** Whether plates have not arrived at their places. */
  get gliding(): boolean {
    return [...this.shown].some(([key, { x, y }]) => {
      const place = this.planned.get(key);
      return place !== undefined && (place.x !== x || place.y !== y);
    });
  }

  /** The plates of the last frame by runner, in pixels. */
  get boxes(): ReadonlyMap<string, Box> {
    return this.shown;
  }

  clear(): void {
    this.planned = new Map();
    this.shown = new Map();
  }

  /** Names all visible heads. */
  add(overlay: OverlayPass, view: OverlayView, named: NamedHeads): void {
    const entries = entriesOf(overlay, view, named);
    this.plan(entries, view, named);
    const { unit, projection } = view;
    const shown = new Map<string, Box>();
    for (const { runner, x, y, z } of named.heads) {
      const place = this.planned.get(runner.key);
      const entry = entries.get(runner.key);
      const point = projection.project(x, y, z);
      if (place === undefined || entry === undefined || point === null) continue;
      const box = movedBox(this.shown.get(runner.key), place, named.glide * unit);
      shown.set(runner.key, box);
      const opacity = runner.ghost ? ghostShares.plate : 1;
      addLeader(overlay, view, point, box, { isRight: place.side === 'right', opacity });
      overlay.addText(entry, Math.round(box.x), Math.round(box.y), opacity, point, 1);
    }
    // Plates rest, except on their way to other places.
    if (
      ![...shown].every(([key, box]) => isSameBox(box, this.shown.get(key))) ||
      shown.size !== this.shown.size
    ) {
      overlay.region.addUnknown();
    }
    this.shown = shown;
  }

  private plan(
    entries: ReadonlyMap<string, AtlasEntry>,
    { projection, unit }: OverlayView,
    { ends, columns, hold, glide }: NamedHeads,
  ): void {
    const isKnown = ends.every(({ key }) => this.planned.has(key) || !entries.has(key));
    if (hold && isKnown) return;
    const wishes = ends.flatMap(({ key, end }) => {
      const entry = entries.get(key);
      return entry ? [{ key, endX: end.x, endY: end.y, width: entry.width, height: entry.height }] : [];
    });
    const before = glide === Infinity ? new Map<string, PlatePlace>() : this.planned;
    this.planned = placePlates(
      wishes,
      { ...columns, room: roomOf(projection, gap * unit), margin: margin * unit, gap: gap * unit },
      before,
    );
  }
}

/** Where plates may stand, with `border` at its edges that is left free: of a film no more than has its margin about it. */
function roomOf({ area, widthPx, heightPx }: OverlayView['projection'], border: number): Box {
  if (area === null) return { x: 0, y: 0, width: widthPx, height: heightPx };
  const outside = Math.round(filmMargin * Math.min(widthPx, heightPx)) - border;
  const [x, y] = [Math.max(area.x, outside), Math.max(area.y, outside)];
  return {
    x,
    y,
    width: Math.min(area.x + area.width, widthPx - outside) - x,
    height: Math.min(area.y + area.height, heightPx - outside) - y,
  };
}

function isSameBox(one: Box, other: Box | undefined): boolean {
  return other !== undefined && one.x === other.x && one.y === other.y && one.width === other.width;
}

/** A line that ends at the head's rim. */
function addLeader(
  overlay: OverlayPass,
  { unit, palette }: OverlayView,
  head: ScreenPoint,
  plate: Box,
  { isRight, opacity }: { readonly isRight: boolean; readonly opacity: number },
): void {
  const edge = isRight ? plate.x : plate.x + plate.width;
  const middle = Math.round(plate.y) + plate.height / 2;
  const turn = edge + (isRight ? -stub : stub) * unit;
  const length = Math.hypot(turn - head.x, middle - head.y);
  const rim = Math.min(length, 1.2 * runnerHeadRadius * unit);
  const share = length > 0 ? rim / length : 0;
  const from = { x: head.x + share * (turn - head.x), y: head.y + share * (middle - head.y) };
  overlay.addLeader([from, { x: turn, y: middle }, { x: edge, y: middle }], palette, opacity);
  const [left, right] = [Math.min(from.x, turn, edge), Math.max(from.x, turn, edge)];
  const [low, high] = [Math.min(from.y, middle), Math.max(from.y, middle)];
  overlay.region.addMovingBox({ x: left, y: low, width: right - left, height: high - low }, 2 * unit);
}

/** The plates' pictures by runner. */
function entriesOf(
  { atlas }: OverlayPass,
  { palette }: OverlayView,
  { heads, runners, names }: NamedHeads,
): Map<string, AtlasEntry> {
  const entries = new Map<string, AtlasEntry>();
  for (const { runner } of heads) {
    const { color, marker, key } = runner;
    const entry = atlas.entry(names[key] ?? '', {
      size: runners > maxLargePlates ? 11.5 : 12.5,
      weight: 600,
      color: palette.labelText,
      plate: {
        background: palette.labelBackground,
        border: palette.labelBorder,
        mark: { color, marker },
      },
    });
    if (entry !== null) entries.set(key, entry);
  }
  return entries;
}
