// The start moves by dragging its marker, and by nothing else.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { StartHandle } from './startHandle';
import { openCanvas } from './testing/pointers';

/** A handle whose marker stands at 100, 50; points are pixels. */
function open() {
  const { canvas, point } = openCanvas();
  const race = {
    startNear: ({ x, y }: { x: number; y: number }) =>
      Math.hypot(x - 100, y - 50) <= 14 ? { x: 100, y: 50 } : null,
    pick: ({ x, y }: { x: number; y: number }) => (x < 300 ? ([x, y] as const) : null),
    setStartState: vi.fn(),
  };
  const events = { onTake: vi.fn(), onChange: vi.fn(), onLook: vi.fn() };
  const handle = new StartHandle(canvas, race, events);
  onTestFinished(() => handle.dispose());
  return { canvas, point, race, events };
}

describe('StartHandle', () => {
  it('drags the start by its marker, which keeps its place under the pointer', () => {
    const { canvas, point, events } = open();
    expect(point('pointerdown', 106, 55)).toBe(false);
    expect(events.onTake).toHaveBeenCalledOnce();
    point('pointermove', 156, 75);
    expect(canvas.dataset['start']).toBe('drag');
    // Beside the surface it stays.
    point('pointermove', 356, 75);
    point('pointerup', 356, 75);
    expect(events.onChange.mock.calls).toEqual([
      [[150, 70], 'drag'],
      [[150, 70], 'end'],
    ]);
  });

  it('leaves the start where it is in a click, on the marker or elsewhere', () => {
    const { point, events } = open();
    for (const [x, y] of [
      [106, 55],
      [200, 90],
    ] as const) {
      point('pointerdown', x, y);
      point('pointermove', x + 2, y - 2);
      point('pointerup', x + 2, y - 2);
    }
    expect(events.onChange).not.toHaveBeenCalled();
  });

  it('leaves presses beside the marker, and those of other buttons and with modifiers, to others', () => {
    const { point, events } = open();
    expect(point('pointerdown', 200, 50)).toBe(true);
    expect(point('pointerdown', 100, 50, { button: 2 })).toBe(true);
    expect(point('pointerdown', 100, 50, { shiftKey: true })).toBe(true);
    expect(events.onTake).not.toHaveBeenCalled();
  });

  it('goes on with the first finger when another one comes', () => {
    const { point, events } = open();
    point('pointerdown', 100, 50);
    expect(point('pointerdown', 150, 60, { pointerId: 2, isPrimary: false })).toBe(false);
    point('pointermove', 180, 60, { pointerId: 2, isPrimary: false });
    point('pointerup', 180, 60, { pointerId: 2, isPrimary: false });
    point('pointermove', 120, 50);
    point('pointercancel', 120, 50);
    expect(events.onChange.mock.calls).toEqual([
      [[120, 50], 'drag'],
      [[120, 50], 'end'],
    ]);
  });

  it('shows that the marker can be taken while the pointer is over it', () => {
    const { canvas, point, race } = open();
    point('pointermove', 98, 50);
    expect(canvas.dataset['start']).toBe('hover');
    point('pointerleave', 98, 50);
    expect(canvas.dataset['start']).toBe('idle');
    expect(race.setStartState.mock.calls).toEqual([['hover'], ['idle']]);
  });
});
