// The hand in front of a class: a pointer that rests is hidden, a press makes it a ring that follows, a tap goes on.

/** What is seen of the pointer. */
export type PointerLook = 'arrow' | 'hidden' | 'ring';

interface HandEvents {
  onLook(look: PointerLook): void;
  /** The ring's middle, in CSS pixels of the window. */
  onRing(x: number, y: number): void;
  /** A finger or a pen has tapped. */
  onTap(): void;
  /** A pointer is pressed, whatever comes of it; true if that was all that it was for. */
  onPress(): boolean;
}

/** A pointer that has not moved for so long is hidden. */
const restMs = 2000;
/** A table that trembles does not show it again. */
const trembleSlopPx = 4;
/** A press that goes farther or takes longer is no tap. */
const tapSlopPx = 12;
const tapMs = 700;

/** What has a use for presses itself. A plot has none while one presents. */
const controls = 'button:not(:disabled), input, a, .mantine-Slider-root';

interface Press {
  readonly pointerId: number;
  readonly isMouse: boolean;
  readonly x: number;
  readonly y: number;
  readonly began: number;
  moved: boolean;
}

/** Follows the hand over `area` until the returned function is called. */
export function followHand(area: HTMLElement, events: HandEvents): () => void {
  let look: PointerLook = 'hidden';
  let press: Press | null = null;
  const fingers = new Set<number>();
  let rest: number | undefined;
  let restsAt: { readonly x: number; readonly y: number } | null = null;

  const show = (next: PointerLook): void => {
    if (next === look) return;
    look = next;
    events.onLook(next);
  };
  const restSoon = (x: number, y: number): void => {
    window.clearTimeout(rest);
    rest = window.setTimeout(() => {
      // A ring that is held stays.
      if (press !== null) return;
      restsAt = { x, y };
      show('hidden');
    }, restMs);
  };
  const ringAt = (x: number, y: number): void => {
    events.onRing(x, y);
    show('ring');
  };

  const onDown = (event: PointerEvent): void => {
    const { target, pointerId, pointerType, button, clientX: x, clientY: y } = event;
    const isMouse = pointerType === 'mouse';
    if (!isMouse) fingers.add(pointerId);
    if (events.onPress()) {
      event.preventDefault();
      return;
    }
    if (target instanceof Element && target.closest(controls) !== null) return;
    if (fingers.size > 1 || button !== 0) {
      // Two fingers turn the picture, and so does the other button.
      press = null;
      if (look === 'ring') show('hidden');
      return;
    }
    press = { pointerId, isMouse, x, y, began: event.timeStamp, moved: false };
    if (isMouse) ringAt(x, y);
  };

  const onMove = ({ pointerId, pointerType, clientX: x, clientY: y }: PointerEvent): void => {
    if (press?.pointerId === pointerId) {
      press.moved ||= Math.hypot(x - press.x, y - press.y) > tapSlopPx;
      if (press.isMouse || press.moved) ringAt(x, y);
      return;
    }
    if (pointerType === 'touch') return;
    if (look === 'ring') events.onRing(x, y);
    else if (look === 'hidden') {
      restsAt ??= { x, y };
      if (Math.hypot(x - restsAt.x, y - restsAt.y) <= trembleSlopPx) return;
      show('arrow');
    }
    restSoon(x, y);
  };

  const onUp = (event: PointerEvent): void => {
    const { pointerId, clientX: x, clientY: y } = event;
    fingers.delete(pointerId);
    if (press?.pointerId !== pointerId) return;
    const { isMouse, moved, began } = press;
    press = null;
    if (isMouse) restSoon(x, y);
    else {
      show('hidden');
      if (!moved && event.timeStamp - began < tapMs) events.onTap();
    }
  };

  const onCancel = ({ pointerId }: PointerEvent): void => {
    fingers.delete(pointerId);
    if (press?.pointerId !== pointerId) return;
    press = null;
    show('hidden');
  };

  const onMenu = (event: Event): void => event.preventDefault();

  events.onLook(look);
  area.addEventListener('pointerdown', onDown, { capture: true });
  // Whatever captures the pointer, and wherever that goes.
  window.addEventListener('pointermove', onMove, { capture: true });
  window.addEventListener('pointerup', onUp, { capture: true });
  window.addEventListener('pointercancel', onCancel, { capture: true });
  area.addEventListener('contextmenu', onMenu);
  return () => {
    window.clearTimeout(rest);
    area.removeEventListener('pointerdown', onDown, { capture: true });
    window.removeEventListener('pointermove', onMove, { capture: true });
    window.removeEventListener('pointerup', onUp, { capture: true });
    window.removeEventListener('pointercancel', onCancel, { capture: true });
    area.removeEventListener('contextmenu', onMenu);
  };
}
