// Changing where runners start by dragging a start's marker.
import type { Point } from '../../core/geometry/domain';
import { isSameStart, type StartPlace } from '../../core/scene/starts';
import { clickSlopPx, distance, placeIn, type Pixel } from './pointerPlace';
import type { TakenStart } from './startAt';
import type { HeldStart } from './surfaceMarks';

interface StartEvents {
  /** The selected runner: its own start is taken before others that lie there. */
  selected(): string | null;
  /** A marker was grabbed: other gestures of this press must be cancelled. */
  onTake(): void;
  onChange(place: StartPlace, point: Point, phase: 'drag' | 'end'): void;
  /** A marker's look has changed. */
  onLook(): void;
}

/** A picture with starts in it; all places in CSS pixels from its upper left corner. */
interface HandledPicture {
  pick(pixel: Pixel): Point | null;
  /** The start that a press at a pixel takes, as `startAt` has it. */
  startNear(pixel: Pixel, selected: string | null): TakenStart | null;
  setHeldStart(held: HeldStart | null): void;
}

/** A press of a marker. */
interface Grip {
  readonly place: StartPlace;
  readonly pointerId: number;
  readonly press: Pixel;
  /** From the pointer to the marker's point. */
  readonly offset: Pixel;
  /** Whether it has moved: a click moves nothing. */
  readonly isDrag: boolean;
}

export class StartHandle {
  /** False while presenting: then a press moves nothing. */
  enabled = true;
  private grip: Grip | null = null;
  private hovered: StartPlace | null = null;
  private lastPoint: Point | null = null;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly race: HandledPicture,
    private readonly events: StartEvents,
  ) {
    // Before the controls that turn or move the picture, which listen on the same canvas.
    canvas.addEventListener('pointerdown', this.onDown, { capture: true });
    canvas.addEventListener('pointermove', this.onMove);
    canvas.addEventListener('pointerup', this.onEnd);
    canvas.addEventListener('pointercancel', this.onEnd);
    canvas.addEventListener('pointerleave', this.onLeave);
  }

  dispose(): void {
    const { canvas } = this;
    canvas.removeEventListener('pointerdown', this.onDown, { capture: true });
    canvas.removeEventListener('pointermove', this.onMove);
    canvas.removeEventListener('pointerup', this.onEnd);
    canvas.removeEventListener('pointercancel', this.onEnd);
    canvas.removeEventListener('pointerleave', this.onLeave);
    delete canvas.dataset['start'];
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (this.grip !== null) {
      // A second finger does not turn the view under the first.
      event.stopImmediatePropagation();
      return;
    }
    if (!this.enabled) return;
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const press = placeIn(this.canvas, event);
    const taken = this.startNear(press);
    if (taken === null) return;
    const { place, at } = taken;
    event.stopImmediatePropagation();
    this.canvas.setPointerCapture(event.pointerId);
    const offset = { x: at.x - press.x, y: at.y - press.y };
    this.grip = { place, pointerId: event.pointerId, press, offset, isDrag: false };
    this.lastPoint = null;
    this.events.onTake();
    this.look();
  };

  private readonly onMove = (event: PointerEvent): void => {
    const { grip } = this;
    const at = placeIn(this.canvas, event);
    if (grip === null) {
      if (event.buttons === 0) this.setHovered(this.enabled ? (this.startNear(at)?.place ?? null) : null);
      return;
    }
    if (event.pointerId !== grip.pointerId) return;
    if (!grip.isDrag && distance(at, grip.press) <= clickSlopPx) return;
    this.grip = { ...grip, isDrag: true };
    const point = this.race.pick({ x: at.x + grip.offset.x, y: at.y + grip.offset.y });
    if (point === null) return;
    this.lastPoint = point;
    this.events.onChange(grip.place, point, 'drag');
  };

  private readonly onEnd = (event: PointerEvent): void => {
    const { grip, lastPoint } = this;
    if (event.pointerId !== grip?.pointerId) return;
    this.grip = null;
    if (lastPoint !== null) this.events.onChange(grip.place, lastPoint, 'end');
    this.look();
  };

  private readonly onLeave = (): void => {
    if (this.grip === null) this.setHovered(null);
  };

  private startNear(pixel: Pixel): TakenStart | null {
    return this.race.startNear(pixel, this.events.selected());
  }

  private setHovered(hovered: StartPlace | null): void {
    const { hovered: before } = this;
    this.hovered = hovered;
    const isSame = hovered === null || before === null ? hovered === before : isSameStart(hovered, before);
    if (!isSame) this.look();
  }

  private look(): void {
    const place = this.grip?.place ?? this.hovered;
    const state = this.grip === null ? 'hover' : 'drag';
    this.race.setHeldStart(place && { place, state });
    this.canvas.dataset['start'] = place === null ? 'idle' : state;
    this.events.onLook();
  }
}
