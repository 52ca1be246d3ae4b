// Paths on a map of 100 by 50 at 10, 20, clipped to it: x and y of the domain are −1…1 and 0…4, y upwards.
import { describe, expect, it } from 'vitest';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { runnerPath } from './runnerPath';

const domain = { x: [-1, 1], y: [0, 4] } as const;
const map = { x: 10, y: 20, width: 100, height: 50 };

function pathThrough(
  places: readonly (readonly [x: number, y: number])[],
  rows = places.length,
): { pieces: number[][]; head: { x: number; y: number; inside: boolean } | null } {
  const columns = createTrajectoryColumns(places.length);
  columns.positions.set(places.flat());
  const { pieces, head } = runnerPath(columns, rows, domain, map, 1e-6);
  return { pieces: pieces.map((piece) => [...piece]), head };
}

describe('runnerPath', () => {
  it('goes through the places of a run on the map', () => {
    expect(
      pathThrough([
        [-1, 0],
        [0, 1],
        [1, 4],
      ]),
    ).toEqual({ pieces: [[10, 70, 60, 57.5, 110, 20]], head: { x: 110, y: 20, inside: true } });
  });

  it('ends with the last row shown', () => {
    const places = [
      [0, 2],
      [0.5, 2],
      [0.5, 3],
    ] as const;
    expect(pathThrough(places, 2)).toEqual({
      pieces: [[60, 45, 85, 45]],
      head: { x: 85, y: 45, inside: true },
    });
    // A single row is a point.
    expect(pathThrough(places, 1)).toEqual({
      pieces: [[60, 45, 60, 45]],
      head: { x: 60, y: 45, inside: true },
    });
    expect(pathThrough(places, 0)).toEqual({ pieces: [], head: null });
  });

  it('ends at the border where the run leaves the map, and begins there where it comes back', () => {
    expect(
      pathThrough([
        [0, 2],
        [2, 2],
        [2, 1],
        [0, 1],
        [0, -1],
      ]),
    ).toEqual({
      pieces: [
        [60, 45, 110, 45],
        [110, 57.5, 60, 57.5, 60, 70],
      ],
      head: { x: 60, y: 70, inside: false },
    });
  });

  it('keeps its head where the run left the map', () => {
    expect(
      pathThrough([
        [0, 2],
        [0, 6],
        [9, 9],
      ]),
    ).toEqual({ pieces: [[60, 45, 60, 20]], head: { x: 60, y: 20, inside: false } });
  });

  it('shows where a step crosses the map, though it has no row there', () => {
    expect(
      pathThrough([
        [-3, 1],
        [3, 3],
        [3, 9],
      ]),
    ).toEqual({
      pieces: [[10, 70 - (5 / 3 / 4) * 50, 110, 70 - (7 / 3 / 4) * 50]].map((piece) =>
        piece.map((value) => expect.closeTo(value, 9) as number),
      ),
      head: { x: 110, y: expect.closeTo(70 - (7 / 3 / 4) * 50, 9) as number, inside: false },
    });
  });

  it('shows a step past a corner as a point there', () => {
    expect(
      pathThrough([
        [0, 6],
        [2, 2],
      ]),
    ).toEqual({ pieces: [[110, 20, 110, 20]], head: { x: 110, y: 20, inside: false } });
  });

  it('has neither lines nor a head where the run never was on the map', () => {
    // Beside it, past a corner, and standing still.
    expect(
      pathThrough([
        [2, 2],
        [2, 3],
        [0.9, 9],
        [0.9, 9],
      ]),
    ).toEqual({ pieces: [], head: null });
  });

  it('begins at the border for a run that starts outside', () => {
    expect(
      pathThrough([
        [-3, 2],
        [0, 2],
      ]),
    ).toEqual({ pieces: [[10, 45, 60, 45]], head: { x: 60, y: 45, inside: true } });
  });

  it('goes the right way to places far away', () => {
    const far = Number.MAX_VALUE;
    const to = (...place: [number, number]) => pathThrough([[0, 2], place]).pieces;
    expect(to(far, far)).toEqual([[60, 45, 110, 20]]);
    expect(to(-far, -far)).toEqual([[60, 45, 10, 70]]);
  });

  it('leaves out what makes no visible difference', () => {
    const { pieces } = pathThrough([
      [-1, 2],
      [-0.5, 2],
      [0.5, 2],
      [1, 2],
    ]);
    expect(pieces).toEqual([[10, 45, 110, 45]]);
  });
});
