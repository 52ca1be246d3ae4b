// A canvas for tests of what pointers do in the picture, with functions to use them.
import { onTestFinished, vi } from 'vitest';

type PointerEventName =
  'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel' | 'pointerout' | 'pointerleave';

export function openCanvas() {
  const canvas = document.createElement('canvas');
  canvas.setPointerCapture = () => undefined;
  document.body.append(canvas);
  onTestFinished(() => canvas.remove());
  return {
    canvas,
    /** False if nobody further out is to see the event. */
    point(type: PointerEventName, x: number, y: number, init: PointerEventInit = {}): boolean {
      const see = vi.fn();
      document.addEventListener(type, see);
      const general = { pointerId: 1, pointerType: 'mouse', isPrimary: true, clientX: x, clientY: y };
      canvas.dispatchEvent(new PointerEvent(type, { ...general, bubbles: true, ...init }));
      document.removeEventListener(type, see);
      return see.mock.calls.length > 0;
    },
  };
}
