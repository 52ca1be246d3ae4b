// Plates with the names of runners in columns beside the map, as beside the surface, and lines from the heads to them.
import { hexOf } from '../../core/look/colorMaps';
import { ghostShares } from '../../core/look/runnerMark';
import type { ScenePalette } from '../../core/look/theme';
import type { SceneRunner } from '../../core/scene/scene';
import { paintText, sizeOfText, type TextStyle } from '../scene3d/paintedText';
import type { Box } from '../scene3d/pixelBox';
import { placePlates, type PlatePlace } from '../scene3d/plateColumns';
import { movedBox } from '../scene3d/plateGlide';
import type { Pixel } from '../scene3d/pointerPlace';
import { drawLeader } from './drawMarks';
import { headRadius } from './drawHeads';

/** With more runners than these, plates are smaller. */
const maxLargePlates = 8;
/** Units between the map and the columns, and between plates. */
const margin = 16;
const gap = 4;
/** The level piece of a line before its plate. */
const stub = 8;
/** A plate at the left has so much room beside axes, or there is none at the left. */
const leftRoom = 8;

/** A runner with its name, and where its head ends, in pixels. */
export interface PlatedRunner {
  readonly runner: SceneRunner;
  readonly name: string;
  readonly end: Pixel;
}

/** A runner whose head is in sight. */
export interface PlatedHead {
  readonly runner: SceneRunner;
  readonly name: string;
  readonly at: Pixel;
}

export interface PlateRoom {
  /** The whole picture, the map's frame, and how far its axes reach to the left of it. */
  readonly width: number;
  readonly height: number;
  readonly frame: Box;
  readonly axes: number;
  readonly covered: readonly Box[];
}

export class MapPlates {
  private places: ReadonlyMap<string, PlatePlace> = new Map();
  private plannedFor = '';
  /** The plates of the last frame by runner, in pixels. */
  boxes: ReadonlyMap<string, Box> = new Map();

  clear(): void {
    this.places = new Map();
    this.plannedFor = '';
    this.boxes = new Map();
  }

  /** Whether plates have not arrived at their places. */
  get gliding(): boolean {
    return [...this.boxes].some(([key, { x, y }]) => {
      const place = this.placeOf(key);
      return place !== null && (place.x !== x || place.y !== y);
    });
  }

  /** How wide a column is, without anything around it. */
  static widthOf(
    context: CanvasRenderingContext2D,
    wishes: readonly Omit<PlatedRunner, 'end'>[],
    palette: ScenePalette,
    unit: number,
  ): number {
    const widths = wishes.map(
      ({ runner, name }) =>
        sizeOfText(context, name, plateStyle(palette, runner, wishes.length, false), unit).width,
    );
    return widths.length === 0 ? 0 : Math.max(...widths) + (margin + gap) * unit;
  }

  /** Finds the plates' places; where `hold` is set and all have one, they stay. */
  plan(
    context: CanvasRenderingContext2D,
    wishes: readonly PlatedRunner[],
    room: PlateRoom,
    palette: ScenePalette,
    unit: number,
    hold: boolean,
  ): void {
    if (hold && wishes.every(({ runner }) => this.places.has(runner.key))) return;
    const { width, height, frame, axes, covered } = room;
    const plates = wishes.map(({ runner, name, end }) => ({
      key: runner.key,
      endX: end.x,
      endY: -end.y,
      ...sizeOfText(context, name, plateStyle(palette, runner, wishes.length, false), unit),
    }));
    const plannedFor = JSON.stringify([plates, room, unit]);
    if (plannedFor === this.plannedFor) return;
    this.plannedFor = plannedFor;
    const widest = Math.max(0, ...plates.map((plate) => plate.width));
    const left = frame.x - axes;
    const hasLeft = left - widest - (margin + leftRoom) * unit > 0;
    this.places = placePlates(
      plates,
      {
        room: { x: 0, y: -height, width, height },
        // So far away that all heads are at its right.
        surface: { left: hasLeft ? left : -1e6, right: frame.x + frame.width },
        taken: covered.map((box) => ({ ...box, y: -box.y - box.height })),
        margin: margin * unit,
        gap: gap * unit,
      },
      this.places,
    );
  }

  /** Where plates stand or go to, in pixels of the picture. */
  get planned(): readonly Box[] {
    return [...this.places.keys()].flatMap((key) => this.placeOf(key) ?? []);
  }

  /** Moves the plates of the heads in sight towards their places, by at most `reach` pixels. */
  move(heads: readonly PlatedHead[], reach: number): void {
    this.boxes = new Map(
      heads.flatMap(({ runner: { key } }): [string, Box][] => {
        const place = this.placeOf(key);
        return place === null ? [] : [[key, movedBox(this.boxes.get(key), place, reach)]];
      }),
    );
  }

  /** In pixels of the picture, y down. */
  private placeOf(key: string): (Box & Pick<PlatePlace, 'side'>) | null {
    const place = this.places.get(key);
    if (place === undefined) return null;
    const { x, y, width, height, side } = place;
    return { x: Math.round(x), y: Math.round(-y - height), width, height, side };
  }

  /** Draws the lines from the heads in sight to their plates. */
  drawLeaders(
    context: CanvasRenderingContext2D,
    heads: readonly PlatedHead[],
    palette: ScenePalette,
    unit: number,
  ): void {
    for (const { runner, at } of heads) {
      const place = this.places.get(runner.key);
      const box = this.boxes.get(runner.key);
      if (place === undefined || box === undefined) continue;
      const isRight = place.side === 'right';
      const edge = isRight ? box.x : box.x + box.width;
      const turn = { x: edge + (isRight ? -stub : stub) * unit, y: box.y + box.height / 2 };
      const length = Math.hypot(turn.x - at.x, turn.y - at.y);
      const share = length > 0 ? Math.min(1, (1.25 * headRadius * unit) / length) : 0;
      const rim = { x: at.x + share * (turn.x - at.x), y: at.y + share * (turn.y - at.y) };
      drawLeader(
        context,
        [rim, turn, { x: edge, y: turn.y }],
        hexOf(palette.leader),
        hexOf(palette.leaderCasing),
        unit,
      );
    }
  }

  /** Draws the plates to which lines lead; the one of the selected runner has an edge in its colour. */
  draw(
    context: CanvasRenderingContext2D,
    heads: readonly PlatedHead[],
    runners: number,
    selected: string | null,
    palette: ScenePalette,
    unit: number,
  ): void {
    for (const { runner, name } of heads) {
      const box = this.boxes.get(runner.key);
      if (box === undefined) continue;
      context.globalAlpha = runner.ghost ? ghostShares.plate : 1;
      paintText(
        context,
        name,
        plateStyle(palette, runner, runners, runner.key === selected),
        unit,
        Math.round(box.x),
        Math.round(box.y),
      );
    }
    context.globalAlpha = 1;
  }
}

function plateStyle(
  palette: ScenePalette,
  { color, marker }: SceneRunner,
  runners: number,
  isSelected: boolean,
): TextStyle {
  return {
    size: runners > maxLargePlates ? 11.5 : 12.5,
    weight: 600,
    color: palette.labelText,
    plate: {
      background: palette.labelBackground,
      border: isSelected ? color : palette.labelBorder,
      mark: { color, marker },
    },
  };
}
