// Moving and zooming a map by pointers and the wheel, and smooth ways to given positions.
import { prefersReducedMotion } from '../host/platform';
import { clickSlopPx, distance, placeIn, touchSlopPx, type Pixel } from '../scene3d/pointerPlace';
import { positionBetween, movedBy, zoomedAt, type MapPosition, type MapRoom } from './mapView';

interface MapControlEvents {
  /** The map has moved. */
  onMove(): void;
}

interface ControlledMap {
  /** Null while there is nothing to move. */
  readonly map: MapRoom | null;
  readonly position: MapPosition | null;
  setPosition(position: MapPosition | null): void;
}

/** A way to a position, and its start time. */
interface Ease {
  readonly from: MapPosition;
  readonly to: MapPosition;
  readonly began: number;
}

const easeMs = 380;
/** The view counts as moving for so long after its last change: then all is drawn at full quality. */
const restMs = 140;
/** Zoom of a wheel's pixel, and of one of a pinch on a touchpad, which comes as a wheel with Ctrl. */
const wheelStep = 1.0016;
const pinchStep = 1.012;
/** Pixels of a line and of a page of a wheel. */
const wheelUnits = [1, 18, 400] as const;

export class MapControls {
  /** While presenting, the first button and a single finger point at things: the right button or two fingers move the map. */
  presenting = false;
  private readonly pointers = new Map<number, Pixel>();
  /** Where the press began that may still be a click. */
  private press: Pixel | null = null;
  private isDrag = false;
  private ease: Ease | null = null;
  private movedAt = -Infinity;
  private resting = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly controlled: ControlledMap,
    private readonly events: MapControlEvents,
  ) {
    canvas.addEventListener('pointerdown', this.onDown);
    canvas.addEventListener('pointermove', this.onPointerMove);
    canvas.addEventListener('pointerup', this.onUp);
    canvas.addEventListener('pointercancel', this.onUp);
    canvas.addEventListener('wheel', this.onWheel, { passive: false });
    canvas.addEventListener('contextmenu', preventDefault);
  }

  dispose(): void {
    const { canvas } = this;
    window.clearTimeout(this.resting);
    canvas.removeEventListener('pointerdown', this.onDown);
    canvas.removeEventListener('pointermove', this.onPointerMove);
    canvas.removeEventListener('pointerup', this.onUp);
    canvas.removeEventListener('pointercancel', this.onUp);
    canvas.removeEventListener('wheel', this.onWheel);
    canvas.removeEventListener('contextmenu', preventDefault);
    delete canvas.dataset['map'];
  }

  /** Whether the view is on its way, or was a moment ago. */
  get moving(): boolean {
    return this.ease !== null || performance.now() - this.movedAt < restMs;
  }

  /** To be called before a frame: goes on towards where it was sent. */
  update(): void {
    const { ease, controlled } = this;
    if (ease === null) return;
    const share = Math.min(1, (performance.now() - ease.began) / easeMs);
    controlled.setPosition(positionBetween(ease.from, ease.to, share * share * (3 - 2 * share)));
    if (share === 1) this.ease = null;
    this.tellOfMove();
  }

  /** Goes smoothly to a position; at once where motion is to be reduced. */
  easeTo(to: MapPosition): void {
    const from = this.controlled.position;
    if (from === null) return;
    if (prefersReducedMotion()) {
      this.jumpTo(to);
      return;
    }
    this.ease = { from, to, began: performance.now() };
    this.events.onMove();
  }

  jumpTo(to: MapPosition): void {
    this.ease = null;
    this.controlled.setPosition(to);
    this.tellOfMove();
  }

  /** Zooms about the middle. */
  zoomBy(factor: number): void {
    const { map, position } = this.controlled;
    if (map === null || position === null) return;
    const { x, y, width, height } = map.room;
    this.jumpTo(zoomedAt(map, position, factor, { x: x + width / 2, y: y + height / 2 }));
  }

  /** Moves what is seen by parts of the room. */
  moveBy(right: number, down: number): void {
    const { map, position } = this.controlled;
    if (map === null || position === null) return;
    this.jumpTo(movedBy(map, position, -right * map.room.width, -down * map.room.height));
  }

  /** Gives up a gesture that turned out to be something else. */
  cancelGesture(): void {
    this.pointers.clear();
    this.press = null;
    this.endDrag();
  }

  private readonly onDown = (event: PointerEvent): void => {
    const button = this.presenting && event.pointerType === 'mouse' ? 2 : 0;
    if (event.button !== button && event.button !== 1) return;
    this.ease = null;
    const at = placeIn(this.canvas, event);
    this.pointers.set(event.pointerId, at);
    this.press = at;
    if (this.pointers.size > 1) this.beginDrag(event);
  };

  private readonly onPointerMove = (event: PointerEvent): void => {
    const before = this.pointers.get(event.pointerId);
    if (before === undefined) return;
    const at = placeIn(this.canvas, event);
    const slop = event.pointerType === 'touch' ? touchSlopPx : clickSlopPx;
    if (!this.isDrag && this.press !== null && distance(at, this.press) <= slop) return;
    if (this.presenting && event.pointerType !== 'mouse' && this.pointers.size < 2) return;
    this.beginDrag(event);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, at);
    const { map, position } = this.controlled;
    if (map === null || position === null) return;
    if (other === undefined) {
      this.jumpTo(movedBy(map, position, at.x - before.x, at.y - before.y));
      return;
    }
    // Two fingers: what is between them stays between them.
    const [was, is] = [middleOf(before, other), middleOf(at, other)];
    const moved = movedBy(map, position, is.x - was.x, is.y - was.y);
    const factor = distance(at, other) / Math.max(1, distance(before, other));
    this.jumpTo(zoomedAt(map, moved, factor, is));
  };

  private readonly onUp = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId);
    if (this.pointers.size === 0) this.endDrag();
  };

  private readonly onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { map, position } = this.controlled;
    if (map === null || position === null) return;
    const pixels = event.deltaY * (wheelUnits[event.deltaMode] ?? 1);
    const factor = (event.ctrlKey ? pinchStep : wheelStep) ** -pixels;
    const box = this.canvas.getBoundingClientRect();
    this.jumpTo(zoomedAt(map, position, factor, { x: event.clientX - box.left, y: event.clientY - box.top }));
  };

  private beginDrag({ pointerId }: PointerEvent): void {
    if (!this.isDrag) this.canvas.dataset['map'] = 'drag';
    this.isDrag = true;
    this.canvas.setPointerCapture(pointerId);
  }

  private endDrag(): void {
    this.isDrag = false;
    delete this.canvas.dataset['map'];
  }

  private tellOfMove(): void {
    this.movedAt = performance.now();
    this.events.onMove();
    // Once more, when it rests.
    window.clearTimeout(this.resting);
    this.resting = window.setTimeout(() => this.events.onMove(), restMs + 10);
  }
}

const middleOf = (one: Pixel, other: Pixel): Pixel => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
});

const preventDefault = (event: Event): void => event.preventDefault();
