// The ground of the map: painted once for a view, a size and a look, a few milliseconds at a time, and kept. Until the one that
// is wanted is there, the one before is shown where it lies in the view, over a rough one of the whole domain.
import { isSameSurface } from '../../core/landscapes/reference';
import { isSameView, shiftBetween, type MapView } from './mapView';
import { paintColors } from './paintColors';
import { paintGround, type Ground, type PaintedGround } from './paintGround';

/** Points of the rough ground along each side. */
const roughPoints = 200;

export class GroundLayer {
  private wished: Ground | null = null;
  private shown: PaintedGround | null = null;
  private underWay: { readonly ground: Ground; readonly steps: Generator<void, PaintedGround> } | null = null;
  private rough: { readonly of: Ground; readonly canvas: OffscreenCanvas } | null = null;

  /** Wishes for another ground. One that is being painted is finished first, so that there is something new to see. */
  request(ground: Ground): void {
    this.wished = ground;
  }

  /** Whether what is shown is what was wished for. */
  get settled(): boolean {
    return this.underWay === null && (this.wished === null || isSameGround(this.shown?.ground, this.wished));
  }

  /** The numbers of what is shown. */
  get painted(): PaintedGround | null {
    return this.shown;
  }

  /** Paints on for about so many milliseconds. */
  advance(milliseconds: number): void {
    const end = performance.now() + milliseconds;
    const { wished } = this;
    if (wished === null) return;
    do {
      if (this.underWay === null) {
        if (isSameGround(this.shown?.ground, wished)) return;
        this.underWay = { ground: wished, steps: paintGround(wished) };
      }
      const step = this.underWay.steps.next();
      if (step.done === true) {
        this.shown = step.value;
        this.underWay = null;
      }
    } while (performance.now() < end);
  }

  /** Draws what there is. */
  draw(context: CanvasRenderingContext2D, view: MapView): void {
    const { wished, shown } = this;
    if (wished === null) return;
    // One of other parameters stands in for a moment, as while a slider is dragged; one of another surface would be wrong.
    const standsIn = shown !== null && isSameSurface(shown.ground.reference, wished.reference);
    if (!standsIn || !isSameView(shown.ground.view, view)) this.drawRough(context, wished, view);
    if (!standsIn) return;
    const { frame } = shown.ground.view;
    const { x, y, scaleX, scaleY } = shiftBetween(shown.ground.view, view);
    context.drawImage(
      shown.canvas,
      frame.x * scaleX + x,
      frame.y * scaleY + y,
      frame.width * scaleX,
      frame.height * scaleY,
    );
  }

  private drawRough(context: CanvasRenderingContext2D, ground: Ground, view: MapView): void {
    if (this.rough === null || !hasSameColors(this.rough.of, ground)) {
      this.rough = { of: ground, canvas: paintRough(ground) };
    }
    const { x, y } = ground.found.landscape.domain;
    const whole: MapView = { frame: { x: 0, y: 0, width: roughPoints, height: roughPoints }, x, y };
    const shift = shiftBetween(whole, view);
    context.drawImage(
      this.rough.canvas,
      shift.x,
      shift.y,
      roughPoints * shift.scaleX,
      roughPoints * shift.scaleY,
    );
  }
}

/** Whether both have the same colours at the same points. */
function hasSameColors(one: Ground, other: Ground): boolean {
  return (
    one.surface === other.surface &&
    one.theme === other.theme &&
    one.look.colorMap === other.look.colorMap &&
    one.look.heightScale === other.look.heightScale
  );
}

function isSameGround(one: Ground | undefined, other: Ground): boolean {
  return (
    one !== undefined &&
    hasSameColors(one, other) &&
    isSameView(one.view, other.view) &&
    one.pixelRatio === other.pixelRatio &&
    one.unit === other.unit &&
    one.hasField === other.hasField &&
    one.fonts === other.fonts &&
    one.look.surfaceContours === other.look.surfaceContours &&
    one.look.floorContours === other.look.floorContours &&
    JSON.stringify(one.taken) === JSON.stringify(other.taken)
  );
}

/** The colours of the whole domain alone. */
function paintRough(ground: Ground): OffscreenCanvas {
  const { columns, rows, values } = ground.surface;
  const nearest = (share: number, count: number): number =>
    Math.round((share / (roughPoints - 1)) * (count - 1));
  return paintColors(
    roughPoints,
    roughPoints,
    (column, row) => values[nearest(row, rows) * columns + nearest(column, columns)]!,
    ground,
  );
}
