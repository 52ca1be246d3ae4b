// What the pointer is on in the picture, and what a press asks for that turns nothing: a click on a runner's plate, head or path
// selects the runner; the right button, or a finger that stays, asks for the menu of a point of the surface.
import type { Point } from '../../core/geometry/domain';
import { clickSlopPx, distance, placeIn, touchSlopPx, type Pixel } from './pointerPlace';
import type { RaceScene } from './raceScene';

/** A menu is asked for. */
export interface MenuRequest {
  /** Where the pointer is. */
  readonly at: Pixel;
  /** The point of the surface that is seen there. */
  readonly point: Point;
}

interface PointingEvents {
  /** A runner was clicked. */
  onSelect(key: string): void;
  onMenu(request: MenuRequest): void;
  /** A finger has stayed for so long that its gesture turns nothing any more. */
  onLongPress(): void;
}

const longPressMs = 500;

interface Press {
  readonly pointerId: number;
  readonly at: Pixel;
  readonly slopPx: number;
  readonly asksForMenu: boolean;
}

export class Pointing {
  /** Null once it is no click any more. */
  private press: Press | null = null;
  private longPress = 0;
  /** The finger that has asked for a menu, until it is lifted. */
  private stays: number | null = null;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly race: Pick<RaceScene, 'pick' | 'runnerAt'>,
    private readonly events: PointingEvents,
  ) {
    canvas.addEventListener('pointerdown', this.onDown);
    canvas.addEventListener('pointermove', this.onMove);
    canvas.addEventListener('pointerup', this.onUp);
    canvas.addEventListener('pointercancel', this.onCancel);
  }

  dispose(): void {
    const { canvas } = this;
    this.release();
    canvas.removeEventListener('pointerdown', this.onDown);
    canvas.removeEventListener('pointermove', this.onMove);
    canvas.removeEventListener('pointerup', this.onUp);
    canvas.removeEventListener('pointercancel', this.onCancel);
  }

  private readonly onDown = (event: PointerEvent): void => {
    const isFirst = event.isPrimary;
    this.release();
    // A second finger is a pinch.
    if (!isFirst || event.shiftKey || event.metaKey) return;
    const isTouch = event.pointerType === 'touch';
    const asksForMenu = event.button === 2 || (event.button === 0 && event.ctrlKey);
    if (event.button !== 0 && !asksForMenu) return;
    const at = placeIn(this.canvas, event);
    const slopPx = isTouch ? touchSlopPx : clickSlopPx;
    this.press = { pointerId: event.pointerId, at, slopPx, asksForMenu };
    if (isTouch) this.longPress = window.setTimeout(this.onStay, longPressMs, this.press);
  };

  private readonly onMove = (event: PointerEvent): void => {
    // The camera's controls listen further out.
    if (event.pointerId === this.stays) event.stopPropagation();
    const { press } = this;
    if (event.buttons === 0 && event.pointerType !== 'touch') this.look(placeIn(this.canvas, event));
    if (press?.pointerId !== event.pointerId) return;
    if (distance(placeIn(this.canvas, event), press.at) > press.slopPx) this.release();
  };

  private readonly onUp = (event: PointerEvent): void => {
    const { press } = this;
    this.release();
    this.stays = null;
    if (press?.pointerId !== event.pointerId) return;
    if (press.asksForMenu) this.askForMenu(press.at);
    else this.selectAt(press.at);
  };

  private readonly onCancel = (): void => {
    this.release();
    this.stays = null;
  };

  private readonly onStay = ({ at, pointerId }: Press): void => {
    this.release();
    this.stays = pointerId;
    this.events.onLongPress();
    this.askForMenu(at);
  };

  private look(at: Pixel): void {
    this.canvas.dataset['over'] = this.race.runnerAt(at, 'paths') === null ? 'surface' : 'runner';
  }

  private release(): void {
    window.clearTimeout(this.longPress);
    this.press = null;
  }

  private selectAt(at: Pixel): void {
    const runner = this.race.runnerAt(at, 'paths');
    if (runner !== null) this.events.onSelect(runner.key);
  }

  private askForMenu(at: Pixel): void {
    const point = this.race.pick(at);
    if (point !== null) this.events.onMenu({ at, point });
  }
}
