// The map's view: what is seen of the plane from a position, and how positions change.
import { describe, expect, it } from 'vitest';
import {
  positionBetween,
  fittedTo,
  movedBy,
  pixelAt,
  pointAt,
  shiftBetween,
  viewAt,
  wholeMap,
  positionWithin,
  zoomedAt,
  type MapRoom,
} from './mapView';

const room = { x: 40, y: 10, width: 800, height: 400 };
const equal: MapRoom = { domain: { x: [-5, 5], y: [-5, 5] }, room, units: 'equal' };
const fitted: MapRoom = { ...equal, units: 'fitted' };

describe('the whole map', () => {
  it('has equal units: its frame is as high as the room and in its middle', () => {
    expect(viewAt(equal, wholeMap(equal))).toEqual({
      frame: { x: 240, y: 10, width: 400, height: 400 },
      x: [-5, 5],
      y: [-5, 5],
    });
  });

  it('fills the room where it is fitted', () => {
    expect(viewAt(fitted, wholeMap(fitted)).frame).toEqual(room);
  });

  it('has its corners at the frame’s, y up', () => {
    const view = viewAt(fitted, wholeMap(fitted));
    expect(pixelAt(view, -5, 5)).toEqual({ x: 40, y: 10 });
    expect(pixelAt(view, 5, -5)).toEqual({ x: 840, y: 410 });
    expect(pointAt(view, { x: 440, y: 210 })).toEqual([0, 0]);
  });
});

describe('zooming', () => {
  it.each([equal, fitted])('keeps the point under the pointer ($units)', (map) => {
    let position = wholeMap(map);
    const at = { x: 500, y: 150 };
    const point = pointAt(viewAt(map, position), at);
    for (const factor of [1.1, 1.4, 3, 2, 1.5, 0.8]) {
      position = zoomedAt(map, position, factor, at);
      const now = pixelAt(viewAt(map, position), ...point);
      expect(now.x).toBeCloseTo(at.x, 6);
      expect(now.y).toBeCloseTo(at.y, 6);
    }
    expect(position.zoom).toBeCloseTo(11.088, 9);
  });

  it('uses all of the room with equal units, once there is something to fill it with', () => {
    const view = viewAt(equal, zoomedAt(equal, wholeMap(equal), 4, { x: 440, y: 210 }));
    expect(view.frame).toEqual(room);
    expect((view.x[1] - view.x[0]) / view.frame.width).toBeCloseTo((view.y[1] - view.y[0]) / 400, 12);
  });

  it('ends at the whole map, and where digits end', () => {
    expect(zoomedAt(equal, wholeMap(equal), 0.1, { x: 300, y: 50 })).toEqual(wholeMap(equal));
    expect(zoomedAt(equal, wholeMap(equal), 1e9, { x: 440, y: 210 }).zoom).toBe(1e6);
  });
});

describe('moving', () => {
  it('moves the plane with the pointer, and stops at the domain’s edge', () => {
    const near = zoomedAt(fitted, wholeMap(fitted), 4, { x: 440, y: 210 });
    const moved = movedBy(fitted, near, 80, -20);
    expect(moved.center[0]).toBeCloseTo(-0.25, 12);
    expect(moved.center[1]).toBeCloseTo(-0.125, 12);
    const edge = viewAt(fitted, movedBy(fitted, near, 1e5, 1e5));
    expect(edge.x[0]).toBeCloseTo(-5, 12);
    expect(edge.y[1]).toBeCloseTo(5, 12);
    expect(edge.frame).toEqual(room);
    // With equal units the whole domain is narrower than the room: its edge goes no further inwards than there.
    const square = movedBy(equal, zoomedAt(equal, wholeMap(equal), 4, { x: 440, y: 210 }), 1e5, 0);
    expect(viewAt(equal, square).frame).toEqual({ x: 240, y: 10, width: 600, height: 400 });
  });

  it('leaves the whole map where it is', () => {
    expect(movedBy(equal, wholeMap(equal), 50, 50)).toEqual(wholeMap(equal));
  });
});

it('fits a rectangle with room around it; a point is not looked at any nearer than is sensible', () => {
  const view = viewAt(equal, fittedTo(equal, { x: [1, 2], y: [1, 1.5] }));
  const [low, high] = [pixelAt(view, 1, 1), pixelAt(view, 2, 1.5)];
  expect(high.x - low.x).toBeCloseTo(0.8 * room.width, 6);
  expect(low.y - high.y).toBeLessThan(0.81 * room.height);
  expect(fittedTo(equal, { x: [1, 1], y: [2, 2] }).zoom).toBe(1e5);
  expect(fittedTo(equal, { x: [-50, 50], y: [0, 1] })).toEqual(wholeMap(equal));
});

it('goes from one position to another with one point of the plane at rest', () => {
  const from = wholeMap(equal);
  const at = { x: 500, y: 150 };
  const to = zoomedAt(equal, from, 50, at);
  const point = pointAt(viewAt(equal, from), at);
  for (const share of [0, 0.3, 0.7, 1]) {
    const now = pixelAt(viewAt(equal, positionWithin(equal, positionBetween(from, to, share))), ...point);
    expect(Math.hypot(now.x - at.x, now.y - at.y)).toBeLessThan(1e-6);
  }
  expect(positionBetween(from, to, 1)).toBe(to);
  const aside = { ...to, center: [to.center[0] + 0.01, to.center[1]] as const };
  expect(positionBetween(to, aside, 0.5).center[0]).toBeCloseTo(to.center[0] + 0.005, 12);
});

it('says where what was painted for one view lies in another', () => {
  const [one, other] = [wholeMap(fitted), { center: [1, 1], zoom: 4 } as const].map((position) =>
    viewAt(fitted, position),
  );
  const { x, y, scaleX, scaleY } = shiftBetween(one!, other!);
  for (const [px, py] of [
    [0, 0],
    [2, -3],
  ] as const) {
    const [before, now] = [pixelAt(one!, px, py), pixelAt(other!, px, py)];
    expect(before.x * scaleX + x).toBeCloseTo(now.x, 6);
    expect(before.y * scaleY + y).toBeCloseTo(now.y, 6);
  }
});
