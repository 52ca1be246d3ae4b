// A start moves by dragging its marker, and by nothing else.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Point } from '../../core/geometry/domain';
import type { StartPlace } from '../../core/scene/starts';
import type { Pixel } from './pointerPlace';
import { startAt } from './startAt';
import { StartHandle } from './startHandle';
import { openCanvas } from './testing/pointers';

const raceStart: StartPlace = { point: [100, 50], runners: [], color: null };
const pixelOf = ([x, y]: Point): Pixel => ({ x, y });

/** A handle whose markers stand there, by default that of the race's start; points are pixels. */
function open(places: readonly StartPlace[] = [raceStart], selected: string | null = null) {
  const { canvas, point } = openCanvas();
  const race = {
    startNear: (pixel: Pixel, selected: string | null) => startAt(places, selected, pixel, 14, pixelOf),
    pick: ({ x, y }: { x: number; y: number }) => (x < 300 ? ([x, y] as const) : null),
    setHeldStart: vi.fn(),
  };
  const events = { selected: () => selected, onTake: vi.fn(), onChange: vi.fn(), onLook: vi.fn() };
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
      [raceStart, [150, 70], 'drag'],
      [raceStart, [150, 70], 'end'],
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
      [raceStart, [120, 50], 'drag'],
      [raceStart, [120, 50], 'end'],
    ]);
  });

  it('shows that the marker can be taken while the pointer is over it', () => {
    const { canvas, point, race } = open();
    point('pointermove', 98, 50);
    expect(canvas.dataset['start']).toBe('hover');
    point('pointerleave', 98, 50);
    expect(canvas.dataset['start']).toBe('idle');
    expect(race.setHeldStart.mock.calls).toEqual([[{ place: raceStart, state: 'hover' }], [null]]);
  });

  it('drags of several starts the one that it has taken, over others, too', () => {
    const own: StartPlace = { point: [150, 50], runners: ['adam-1'], color: '#d55e00' };
    const { point, events, race } = open([raceStart, own]);
    point('pointermove', 149, 50);
    expect(race.setHeldStart).toHaveBeenLastCalledWith({ place: own, state: 'hover' });
    point('pointerdown', 149, 50);
    point('pointermove', 99, 50);
    point('pointerup', 99, 50);
    expect(events.onChange.mock.calls).toEqual([
      [own, [100, 50], 'drag'],
      [own, [100, 50], 'end'],
    ]);
  });

  it('takes where starts lie on each other the selected runner’s, else the first', () => {
    const own: StartPlace = { point: [100.5, 50], runners: ['adam-1', 'sgd-1'], color: null };
    const taken = (selected: string | null): unknown => {
      const { point, events } = open([raceStart, own], selected);
      point('pointerdown', 101, 50);
      point('pointermove', 120, 50);
      return events.onChange.mock.calls[0]?.[0];
    };
    expect(taken(null)).toBe(raceStart);
    expect(taken('momentum-1')).toBe(raceStart);
    expect(taken('sgd-1')).toBe(own);
  });
});
