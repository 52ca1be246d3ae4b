// Changing the start of the race by dragging its marker.
import type { Point } from '../../core/geometry/domain';
import { clickSlopPx, distance, placeIn, type Pixel } from './pointerPlace';
import type { StartState } from './surfaceMarks';

interface StartEvents {
  /** The marker was grabbed: other gestures of this press must be cancelled. */
  onTake(): void;
  onChange(point: Point, phase: 'drag' | 'end'): void;
  /** The marker's look has changed. */
  onLook(): void;
}

/** A picture with a start in it; all places in CSS pixels from its upper left corner. */
interface HandledPicture {
  pick(pixel: Pixel): Point | null;
  /** Where the marker is, if a press at a pixel takes it. */
  startNear(pixel: Pixel): Pixel | null;
  setStartState(state: StartState): void;
}

/** A press of the marker. */
interface Grip {
  readonly pointerId: number;
  readonly press: Pixel;
  /** From the pointer to the marker's point. */
  readonly offset: Pixel;
  /** Whether it has moved: a click moves nothing. */
  readonly isDrag: boolean;
}

export class StartHandle {
  private grip: Grip | null = null;
  private hovered = false;
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
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const press = placeIn(this.canvas, event);
    const marker = this.race.startNear(press);
    if (marker === null) return;
    event.stopImmediatePropagation();
    this.canvas.setPointerCapture(event.pointerId);
    const offset = { x: marker.x - press.x, y: marker.y - press.y };
    this.grip = { pointerId: event.pointerId, press, offset, isDrag: false };
    this.lastPoint = null;
    this.events.onTake();
    this.look();
  };

  private readonly onMove = (event: PointerEvent): void => {
    const { grip } = this;
    const at = placeIn(this.canvas, event);
    if (grip === null) {
      if (event.buttons === 0) this.setHovered(this.race.startNear(at) !== null);
      return;
    }
    if (event.pointerId !== grip.pointerId) return;
    if (!grip.isDrag && distance(at, grip.press) <= clickSlopPx) return;
    this.grip = { ...grip, isDrag: true };
    const point = this.race.pick({ x: at.x + grip.offset.x, y: at.y + grip.offset.y });
    if (point === null) return;
    this.lastPoint = point;
    this.events.onChange(point, 'drag');
  };

  private readonly onEnd = (event: PointerEvent): void => {
    if (event.pointerId !== this.grip?.pointerId) return;
    this.grip = null;
    if (this.lastPoint !== null) this.events.onChange(this.lastPoint, 'end');
    this.look();
  };

  private readonly onLeave = (): void => {
    if (this.grip === null) this.setHovered(false);
  };

  private setHovered(hovered: boolean): void {
    if (hovered === this.hovered) return;
    this.hovered = hovered;
    this.look();
  }

  private look(): void {
    const state = this.grip !== null ? 'drag' : this.hovered ? 'hover' : 'idle';
    this.race.setStartState(state);
    this.canvas.dataset['start'] = state;
    this.events.onLook();
  }
}
