// Changing the start of the race by pointer: a click on the surface moves it there, and its marker can be dragged.
import type { Point } from '../../core/geometry/domain';
import type { RaceScene } from './raceScene';

interface StartEvents {
  /** The marker was grabbed: other gestures of this press must be cancelled. */
  onTake(): void;
  onChange(point: Point, phase: 'drag' | 'end'): void;
  /** The marker's look has changed. */
  onLook(): void;
}

/** A press that moves less than this is a click. */
export const clickSlopPx = 4;

export class StartHandle {
  private press: { readonly x: number; readonly y: number; readonly pointerId: number } | null = null;
  private dragging = false;
  private hovered = false;
  private lastPoint: Point | null = null;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly race: Pick<RaceScene, 'pick' | 'hitsStart' | 'setStartState'>,
    private readonly events: StartEvents,
  ) {
    // Before OrbitControls, which listens on the same canvas: dragging the marker must not turn the camera.
    canvas.addEventListener('pointerdown', this.onDown, { capture: true });
    canvas.addEventListener('pointermove', this.onMove);
    canvas.addEventListener('pointerup', this.onUp);
    canvas.addEventListener('pointercancel', this.onCancel);
    canvas.addEventListener('pointerleave', this.onLeave);
  }

  dispose(): void {
    const { canvas } = this;
    canvas.removeEventListener('pointerdown', this.onDown, { capture: true });
    canvas.removeEventListener('pointermove', this.onMove);
    canvas.removeEventListener('pointerup', this.onUp);
    canvas.removeEventListener('pointercancel', this.onCancel);
    canvas.removeEventListener('pointerleave', this.onLeave);
    canvas.style.cursor = '';
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (this.press !== null) {
      // A second finger starts a pinch.
      this.press = null;
      return;
    }
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const at = this.place(event);
    this.press = { ...at, pointerId: event.pointerId };
    this.dragging = this.race.hitsStart(at);
    if (!this.dragging) return;
    event.stopImmediatePropagation();
    this.canvas.setPointerCapture(event.pointerId);
    this.lastPoint = null;
    this.events.onTake();
    this.look();
  };

  private readonly onMove = (event: PointerEvent): void => {
    const at = this.place(event);
    if (this.dragging) {
      const point = this.race.pick(at);
      if (point === null) return;
      this.lastPoint = point;
      this.events.onChange(point, 'drag');
      return;
    }
    if (event.buttons !== 0) return;
    const hovered = this.race.hitsStart(at);
    if (hovered === this.hovered) return;
    this.hovered = hovered;
    this.look();
  };

  private readonly onUp = (event: PointerEvent): void => {
    const { press } = this;
    if (press === null || press.pointerId !== event.pointerId) return;
    this.press = null;
    const at = this.place(event);
    if (this.dragging) {
      this.dragging = false;
      if (this.lastPoint !== null) this.events.onChange(this.lastPoint, 'end');
      this.look();
      return;
    }
    if (Math.hypot(at.x - press.x, at.y - press.y) > clickSlopPx) return;
    const point = this.race.pick(at);
    if (point !== null) this.events.onChange(point, 'end');
  };

  private readonly onCancel = (): void => {
    this.press = null;
    if (!this.dragging) return;
    this.dragging = false;
    if (this.lastPoint !== null) this.events.onChange(this.lastPoint, 'end');
    this.look();
  };

  private readonly onLeave = (): void => {
    if (!this.hovered || this.dragging) return;
    this.hovered = false;
    this.look();
  };

  private look(): void {
    this.race.setStartState(this.dragging ? 'drag' : this.hovered ? 'hover' : 'idle');
    this.canvas.style.cursor = this.dragging ? 'grabbing' : this.hovered ? 'grab' : '';
    this.events.onLook();
  }

  private place(event: PointerEvent): { x: number; y: number } {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}
