// What the pointer is on in the picture, and what a press asks for that turns nothing: a click on a runner's plate, head or path
// selects the runner; the right button, or a finger that stays, asks for the menu of a point of the surface. A finger that taps
// points, too, until the next press.
import type { DrawnPart } from '../../core/explanation/arrows';
import type { Point } from '../../core/geometry/domain';
import type { Box } from './pixelBox';
import { clickSlopPx, distance, placeIn, touchSlopPx, type Pixel } from './pointerPlace';
import { nothingPointed, type Pointed, type PointedRunner } from './pointed';

/** A menu is asked for. */
export interface MenuRequest {
  /** Where it is to stand: at the pointer, or, if it is asked for by a key, at a runner's head. */
  readonly at: Pixel;
  /** The point of the surface there; null beside it, as on a plate. */
  readonly point: Point | null;
  /** The key of the runner there. */
  readonly runner: string | null;
}

interface PointingEvents {
  /** The pointer, which is not pressed, is on something else. */
  onPoint(pointed: Pointed): void;
  /** The pointer, which is not pressed, is on a part of an explained update, or no longer. */
  onPart(part: DrawnPart | null): void;
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

/** A picture in which something can be pointed at; all places in CSS pixels from its upper left corner. */
export interface PointedPicture {
  /** The point of the plane at a pixel; null beside the picture's surface. */
  pick(pixel: Pixel): Point | null;
  /** The runner whose plate or head is at a pixel, with the box of that; with `paths`, also the one whose path is, without. */
  runnerAt(pixel: Pixel, by: 'heads' | 'paths'): PointedRunner | null;
  /** A runner's plate in the last frame; null without one. */
  plateOf(key: string): Box | null;
  /** A runner's head in the last frame, and its point of the plane; null without one. */
  headOf(key: string): { readonly box: Box; readonly point: Point } | null;
  /** The part of an update whose arrow, or whose line in the legend, is at a pixel. */
  partAt(pixel: Pixel): DrawnPart | null;
}

export class Pointing {
  private isEnabled = true;
  /** Null once it is no click any more. */
  private press: Press | null = null;
  private longPress = 0;
  /** Where the pointer rests, and on what. */
  private at: Pixel = { x: 0, y: 0 };
  private pointed = nothingPointed;
  private part: DrawnPart | null = null;
  /** Where the runner is that a finger has tapped: it is pointed at wherever it goes. Null for others. */
  private tapped: (() => Box | null) | null = null;
  /** The finger that has asked for a menu, until it is lifted. */
  private stays: number | null = null;
  /** Whether the last press was a long one. */
  private hasStayed = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly race: PointedPicture,
    private readonly events: PointingEvents,
  ) {
    canvas.addEventListener('pointerdown', this.onDown);
    canvas.addEventListener('pointermove', this.onMove);
    canvas.addEventListener('pointerup', this.onUp);
    canvas.addEventListener('pointercancel', this.onCancel);
    canvas.addEventListener('pointerout', this.onOut);
    canvas.addEventListener('pointerleave', this.onLeave);
    canvas.addEventListener('touchend', this.onTouchEnd);
  }

  /** Disabled while presenting: then nothing is told of what the pointer is on, and no press selects or asks for a menu. */
  set enabled(enabled: boolean) {
    this.isEnabled = enabled;
    if (!enabled) this.forget();
  }

  dispose(): void {
    const { canvas } = this;
    this.forget();
    canvas.removeEventListener('pointerdown', this.onDown);
    canvas.removeEventListener('pointermove', this.onMove);
    canvas.removeEventListener('pointerup', this.onUp);
    canvas.removeEventListener('pointercancel', this.onCancel);
    canvas.removeEventListener('pointerout', this.onOut);
    canvas.removeEventListener('pointerleave', this.onLeave);
    canvas.removeEventListener('touchend', this.onTouchEnd);
  }

  /** To be called when a frame has been drawn: what the pointer rests on may have moved away from under it. */
  follow(isCameraMoving: boolean): void {
    const { pointed, at, tapped } = this;
    if (this.part !== null) this.light(isCameraMoving ? null : this.race.partAt(at));
    if (pointed.kind === 'nothing') return;
    if (pointed.kind === 'runner' && tapped !== null) {
      const box = tapped();
      if (box === null) this.point(nothingPointed);
      else if (!isSameBox(box, pointed.box)) this.point({ ...pointed, box }, tapped);
      return;
    }
    if (isCameraMoving) {
      this.point(nothingPointed);
      return;
    }
    if (pointed.kind !== 'runner') return;
    const runner = this.race.runnerAt(at, 'heads');
    const isSame = runner?.key === pointed.key && runner.box !== null && isSameBox(runner.box, pointed.box);
    if (!isSame) this.point(asPointed(runner) ?? nothingPointed);
  }

  /** Asks for the menu where a runner's head is; where none is in the picture, for that of the picture's middle. */
  askForMenuOf(runner: string | null): void {
    const { clientWidth, clientHeight } = this.canvas;
    const head = runner === null ? null : this.race.headOf(runner);
    if (head !== null) {
      const { x, y, width, height } = head.box;
      const at = { x: x + width / 2, y: y + height / 2 };
      if (at.x >= 0 && at.y >= 0 && at.x <= clientWidth && at.y <= clientHeight) {
        this.events.onMenu({ at, point: head.point, runner });
        return;
      }
    }
    this.askForMenu({ x: clientWidth / 2, y: clientHeight / 2 });
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (!this.isEnabled) return;
    const isFirst = event.isPrimary;
    this.release();
    this.hasStayed = false;
    this.point(nothingPointed);
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
    if (this.isEnabled && event.buttons === 0 && event.pointerType !== 'touch')
      this.look(placeIn(this.canvas, event));
    if (press?.pointerId !== event.pointerId) return;
    if (distance(placeIn(this.canvas, event), press.at) > press.slopPx) this.release();
  };

  /** It comes after `pointerup`. The browser may take the touch for a click beside the menu, which would close it. */
  private readonly onTouchEnd = (event: TouchEvent): void => {
    if (this.hasStayed && event.cancelable) event.preventDefault();
  };

  private readonly onUp = (event: PointerEvent): void => {
    const { press } = this;
    this.release();
    this.stays = null;
    if (press?.pointerId !== event.pointerId) return;
    if (press.asksForMenu) {
      this.askForMenu(press.at);
      return;
    }
    this.selectAt(press.at);
    if (event.pointerType === 'touch') this.tap(press.at);
  };

  private readonly onLeave = (event: PointerEvent): void => {
    // A finger leaves when it is lifted.
    if (event.pointerType !== 'touch') this.point(nothingPointed);
  };

  /** It comes before another element hears that the pointer is on it, and perhaps lights a part; `pointerleave` comes after. */
  private readonly onOut = (): void => this.light(null);

  private readonly onCancel = (): void => {
    this.release();
    this.stays = null;
  };

  private readonly onStay = ({ at, pointerId }: Press): void => {
    this.release();
    this.stays = pointerId;
    this.hasStayed = true;
    this.events.onLongPress();
    this.askForMenu(at);
  };

  private look(at: Pixel): void {
    const runner = this.race.runnerAt(at, 'paths');
    this.canvas.dataset['over'] = runner === null ? 'surface' : 'runner';
    this.at = at;
    this.light(this.race.partAt(at));
    this.point(asPointed(runner) ?? this.surfaceAt(at));
  }

  private tap(at: Pixel): void {
    const { race } = this;
    const runner = race.runnerAt(at, 'paths');
    if (runner === null) {
      this.point(this.surfaceAt(at));
      return;
    }
    const { key } = runner;
    const plate = race.plateOf(key);
    const isOnPlate = plate !== null && runner.box !== null && isSameBox(plate, runner.box);
    const place = (): Box | null => (isOnPlate ? race.plateOf(key) : (race.headOf(key)?.box ?? null));
    const box = place();
    if (box === null) this.point(this.surfaceAt(at));
    else this.point({ kind: 'runner', key, box }, place);
  }

  private light(part: DrawnPart | null): void {
    if (part === this.part) return;
    this.part = part;
    this.events.onPart(part);
  }

  private surfaceAt(at: Pixel): Pointed {
    const point = this.race.pick(at);
    return point === null ? nothingPointed : { kind: 'surface', point };
  }

  private point(pointed: Pointed, tapped: (() => Box | null) | null = null): void {
    this.tapped = tapped;
    if (pointed.kind === 'nothing' && this.pointed.kind === 'nothing') return;
    this.pointed = pointed;
    this.events.onPoint(pointed);
  }

  private forget(): void {
    this.release();
    this.point(nothingPointed);
    this.light(null);
    delete this.canvas.dataset['over'];
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
    const runner = this.race.runnerAt(at, 'paths')?.key ?? null;
    if (point !== null || runner !== null) this.events.onMenu({ at, point, runner });
  }
}

/** Null on a path: there the surface is pointed at. */
function asPointed(runner: PointedRunner | null): Pointed | null {
  return runner === null || runner.box === null ? null : { kind: 'runner', key: runner.key, box: runner.box };
}

function isSameBox(one: Box, other: Box): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
