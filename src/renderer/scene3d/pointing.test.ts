// A click selects a runner; the menu of a point is asked for by the right button and by a finger that stays.
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DrawnPart } from '../../core/explanation/arrows';
import type { Box } from './pixelBox';
import { Pointing } from './pointing';
import { openCanvas } from './testing/pointers';

const box = { x: 30, y: 0, width: 14, height: 14 };
const plate = { x: 200, y: 0, width: 60, height: 20 };

/** Points are pixels; there is no surface from 300 on, a runner's path above 20, and its head above 10 in `box`. */
function open() {
  const { canvas, point } = openCanvas();
  const race = {
    runnerAt: ({ y }: { y: number }) => (y < 20 ? { key: 'adam-1', box: y < 10 ? box : null } : null),
    pick: ({ x, y }: { x: number; y: number }) => (x < 300 ? ([x, y] as const) : null),
    partAt: ({ x }: { x: number }): DrawnPart | null => (x === 77 ? 'memory' : null),
    plateOf: (): Box | null => plate,
    headOf: (): { box: Box; point: [number, number] } | null => ({ box, point: [3, 4] }),
  };
  const events = {
    onPoint: vi.fn(),
    onPart: vi.fn(),
    onSelect: vi.fn(),
    onMenu: vi.fn(),
    onLongPress: vi.fn(),
  };
  const pointing = new Pointing(canvas, race, events);
  onTestFinished(() => pointing.dispose());
  /** What the pointer has been on since the last call. */
  const pointed = (): unknown[] => {
    const calls = events.onPoint.mock.calls.map(([on]: unknown[]) => on);
    events.onPoint.mockClear();
    return calls;
  };
  return { canvas, point, events, race, pointing, pointed };
}

const touch = { pointerType: 'touch' };

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

describe('a runner', () => {
  it('is selected by a click, but not by a drag or with another button', () => {
    const { point, events } = open();
    point('pointerdown', 40, 10, { button: 2 });
    point('pointerup', 40, 10, { button: 2 });
    point('pointerdown', 40, 10);
    point('pointermove', 60, 10);
    point('pointermove', 40, 10);
    point('pointerup', 40, 10);
    point('pointerdown', 40, 50);
    point('pointerup', 40, 50);
    expect(events.onSelect).not.toHaveBeenCalled();
    point('pointerdown', 40, 10);
    point('pointerup', 42, 12);
    expect(events.onSelect.mock.calls).toEqual([['adam-1']]);
  });

  it('is said to be under the pointer', () => {
    const { canvas, point } = open();
    point('pointermove', 40, 10);
    expect(canvas.dataset['over']).toBe('runner');
    point('pointermove', 40, 50);
    expect(canvas.dataset['over']).toBe('surface');
  });
});

it('tells which part of an update the pointer is on, once, until it is on it no longer', () => {
  const { point, events, pointing } = open();
  const told = (): unknown[] => events.onPart.mock.calls.flat();
  point('pointermove', 40, 50);
  expect(told()).toEqual([]);
  point('pointermove', 77, 50);
  point('pointermove', 77, 60);
  pointing.follow(false);
  expect(told()).toEqual(['memory']);
  pointing.follow(true);
  expect(told()).toEqual(['memory', null]);
  point('pointermove', 77, 50);
  point('pointerout', 500, 50);
  expect(told()).toEqual(['memory', null, 'memory', null]);
});

describe('the menu', () => {
  it.each([{ button: 2 }, { button: 0, ctrlKey: true }])('is asked for by a click with %o', (init) => {
    const { point, events } = open();
    point('pointerdown', 40, 30, init);
    expect(events.onMenu).not.toHaveBeenCalled();
    point('pointermove', 42, 30, init);
    point('pointerup', 42, 30, init);
    expect(events.onMenu.mock.calls).toEqual([[{ at: { x: 40, y: 30 }, point: [40, 30], runner: null }]]);
  });

  it('is a runner’s on its path and its plate, on the surface or beside it', () => {
    const { point, events } = open();
    for (const x of [40, 320]) {
      point('pointerdown', x, 15, { button: 2 });
      point('pointerup', x, 15, { button: 2 });
    }
    expect(events.onMenu.mock.calls).toEqual([
      [{ at: { x: 40, y: 15 }, point: [40, 15], runner: 'adam-1' }],
      [{ at: { x: 320, y: 15 }, point: null, runner: 'adam-1' }],
    ]);
  });

  it('is not asked for by a drag, with another button, or beside the surface', () => {
    const { point, events } = open();
    point('pointerdown', 40, 30, { button: 2 });
    point('pointermove', 60, 30, { button: 2 });
    point('pointermove', 40, 30, { button: 2 });
    point('pointerup', 40, 30, { button: 2 });
    for (const [x, button] of [
      [40, 0],
      [40, 1],
      [320, 2],
    ] as const) {
      point('pointerdown', x, 30, { button });
      point('pointerup', x, 30, { button });
    }
    vi.runAllTimers();
    expect(events.onMenu).not.toHaveBeenCalled();
  });

  it('is asked for by a finger that stays, which turns nothing until it is lifted', () => {
    const { canvas, point, events } = open();
    point('pointerdown', 40, 30, touch);
    expect(point('pointermove', 44, 33, touch)).toBe(true);
    vi.advanceTimersByTime(499);
    expect(events.onMenu).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(events.onMenu.mock.calls).toEqual([[{ at: { x: 40, y: 30 }, point: [40, 30], runner: null }]]);
    expect(events.onLongPress).toHaveBeenCalledOnce();
    expect(point('pointermove', 90, 30, touch)).toBe(false);
    expect(point('pointerup', 90, 30, touch)).toBe(true);
    const isTaken = (): boolean => !canvas.dispatchEvent(new Event('touchend', { cancelable: true }));
    expect(isTaken()).toBe(true);
    point('pointerdown', 40, 30, touch);
    point('pointerup', 40, 30, touch);
    expect(isTaken()).toBe(false);
    expect(point('pointermove', 90, 30, touch)).toBe(true);
  });

  it('is asked for where a runner’s head is, or else in the middle', () => {
    const { canvas, events, race, pointing } = open();
    Object.defineProperties(canvas, { clientWidth: { value: 500 }, clientHeight: { value: 80 } });
    pointing.askForMenuOf('adam-1');
    expect(events.onMenu.mock.lastCall).toEqual([{ at: { x: 37, y: 7 }, point: [3, 4], runner: 'adam-1' }]);
    pointing.askForMenuOf(null);
    expect(events.onMenu.mock.lastCall).toEqual([{ at: { x: 250, y: 40 }, point: [250, 40], runner: null }]);
    race.headOf = () => ({ box: { ...box, x: 600 }, point: [3, 4] });
    events.onMenu.mockClear();
    pointing.askForMenuOf('adam-1');
    expect(events.onMenu.mock.lastCall).toEqual([{ at: { x: 250, y: 40 }, point: [250, 40], runner: null }]);
    race.headOf = () => null;
    race.pick = () => null;
    events.onMenu.mockClear();
    pointing.askForMenuOf('adam-1');
    expect(events.onMenu).not.toHaveBeenCalled();
  });

  it('is not asked for by a finger that moves, that is lifted or that another one joins', () => {
    const { point, events } = open();
    point('pointerdown', 40, 30, touch);
    point('pointermove', 60, 30, touch);
    vi.runAllTimers();
    point('pointerup', 60, 30, touch);
    point('pointerdown', 40, 30, touch);
    point('pointerup', 40, 30, touch);
    vi.runAllTimers();
    point('pointerdown', 40, 30, touch);
    point('pointerdown', 80, 30, { ...touch, pointerId: 2, isPrimary: false });
    vi.runAllTimers();
    expect(events.onMenu).not.toHaveBeenCalled();
    expect(events.onLongPress).not.toHaveBeenCalled();
  });
});

describe('the pointer', () => {
  const head = { kind: 'runner', key: 'adam-1', box };
  const nothing = { kind: 'nothing' };

  it('is on a head, on the surface, also where a path is, or on nothing', () => {
    const { point, pointed } = open();
    point('pointermove', 40, 5);
    point('pointermove', 40, 15);
    point('pointermove', 40, 50);
    point('pointermove', 320, 50);
    point('pointermove', 330, 50);
    expect(pointed()).toEqual([
      head,
      { kind: 'surface', point: [40, 15] },
      { kind: 'surface', point: [40, 50] },
      nothing,
    ]);
  });

  it('is on nothing while it is pressed, when it has left, and as a finger', () => {
    const { point, pointed } = open();
    point('pointermove', 40, 5);
    point('pointerdown', 40, 5);
    point('pointermove', 40, 60, { buttons: 1 });
    expect(pointed()).toEqual([head, nothing]);
    point('pointermove', 40, 60);
    point('pointerleave', 40, 60);
    expect(pointed()).toEqual([{ kind: 'surface', point: [40, 60] }, nothing]);
    point('pointermove', 40, 5, touch);
    expect(pointed()).toEqual([]);
  });

  it('follows a head while it is under the pointer, and lets go when the camera moves', () => {
    const { point, pointed, pointing, race } = open();
    point('pointermove', 40, 5);
    pointing.follow(false);
    expect(pointed()).toEqual([head]);
    const moved = { ...box, x: 33 };
    race.runnerAt = () => ({ key: 'adam-1', box: moved });
    pointing.follow(false);
    pointing.follow(false);
    expect(pointed()).toEqual([{ ...head, box: moved }]);
    race.runnerAt = () => null;
    pointing.follow(false);
    expect(pointed()).toEqual([nothing]);
    point('pointermove', 40, 50);
    pointing.follow(true);
    expect(pointed()).toEqual([{ kind: 'surface', point: [40, 50] }, nothing]);
  });

  it('is looked at only when it moves, while it rests on the surface', () => {
    const { point, pointing, race } = open();
    point('pointermove', 40, 50);
    race.pick = vi.fn();
    race.runnerAt = vi.fn();
    for (let frame = 0; frame < 5; frame += 1) pointing.follow(false);
    expect(race.pick).not.toHaveBeenCalled();
    expect(race.runnerAt).not.toHaveBeenCalled();
  });
});

describe('a tap', () => {
  const nothing = { kind: 'nothing' };
  const moved = { ...box, x: 90 };

  function openTapped() {
    const opened = open();
    const tap = (x: number, y: number): void => {
      opened.point('pointerdown', x, y, touch);
      opened.point('pointerup', x, y, touch);
      opened.point('pointerleave', x, y, touch);
    };
    return { ...opened, tap };
  }

  it.each([
    ['a head', 5],
    ['a path', 15],
  ])('on %s points at the head, wherever it goes, until the next press', (_, y) => {
    const { point, pointed, pointing, race, tap, events } = openTapped();
    tap(40, y);
    expect(events.onSelect.mock.calls).toEqual([['adam-1']]);
    expect(pointed()).toEqual([{ kind: 'runner', key: 'adam-1', box }]);
    pointing.follow(false);
    expect(pointed()).toEqual([]);
    race.headOf = () => ({ box: moved, point: [3, 4] });
    pointing.follow(true);
    pointing.follow(true);
    expect(pointed()).toEqual([{ kind: 'runner', key: 'adam-1', box: moved }]);
    point('pointerdown', 40, 100, touch);
    expect(pointed()).toEqual([nothing]);
  });

  it('on a plate points at the plate', () => {
    const { pointed, pointing, race, tap } = openTapped();
    race.runnerAt = () => ({ key: 'adam-1', box: plate });
    tap(220, 5);
    race.headOf = () => ({ box: moved, point: [3, 4] });
    pointing.follow(false);
    expect(pointed()).toEqual([{ kind: 'runner', key: 'adam-1', box: plate }]);
    race.plateOf = () => null;
    pointing.follow(false);
    expect(pointed()).toEqual([nothing]);
  });

  it('on the surface points at it until it turns; beside it, or on the path of a head that is out of sight, at what is there', () => {
    const { pointed, pointing, race, tap } = openTapped();
    tap(40, 50);
    pointing.follow(false);
    expect(pointed()).toEqual([{ kind: 'surface', point: [40, 50] }]);
    pointing.follow(true);
    expect(pointed()).toEqual([nothing]);
    tap(320, 50);
    expect(pointed()).toEqual([]);
    race.headOf = () => null;
    tap(40, 15);
    expect(pointed()).toEqual([{ kind: 'surface', point: [40, 15] }]);
  });

  it('is none where the finger turns the picture, stays, or is a mouse', () => {
    const { point, pointed } = openTapped();
    point('pointerdown', 40, 50, touch);
    point('pointermove', 60, 50, touch);
    point('pointerup', 60, 50, touch);
    point('pointerdown', 40, 50, touch);
    vi.runAllTimers();
    point('pointerup', 40, 50, touch);
    point('pointerdown', 40, 50);
    point('pointerup', 40, 50);
    expect(pointed()).toEqual([]);
  });

  it('is over when a mouse comes', () => {
    const { point, pointed, pointing, race, tap } = openTapped();
    tap(40, 5);
    point('pointermove', 40, 50);
    race.headOf = () => ({ box: moved, point: [3, 4] });
    pointing.follow(false);
    expect(pointed().at(-1)).toEqual({ kind: 'surface', point: [40, 50] });
  });
});
