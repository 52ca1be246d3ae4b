// What a kept picture of paths draws anew, and what it adds.
import {
  InterleavedBufferAttribute,
  type Mesh,
  type RawShaderMaterial,
  type Vector2,
  type WebGLRenderer,
} from 'three';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import { PathLayer } from './pathLayer';
import { RunnerTrail } from './runnerTrail';
import { createSharedUniforms } from './sharedUniforms';
import { dashViewFromAbove } from './testing/dashView';
import { flatGrid } from './testing/flatGrid';

const domain = { x: [-1, 1], y: [-1, 1] } as const;
const rows = 101;

function trailOf(): RunnerTrail {
  const trail = new RunnerTrail(createSharedUniforms());
  const columns = createTrajectoryColumns(rows);
  for (let row = 0; row < rows; row += 1)
    columns.positions.set([-0.9 + 0.01 * row, 0.01 * (row % 2)], 2 * row);
  trail.path.reset(domain, flatGrid, columns);
  show(trail);
  return trail;
}

function show(trail: RunnerTrail): void {
  trail.show({ rows, firstRow: 0, headRow: rows - 1 }, 'highlight', dashViewFromAbove());
}

describe('PathLayer', () => {
  /** What is drawn: "clear", or the segments of each path. */
  let drawn: (string | readonly (readonly [from: number, to: number])[])[];
  let layer: PathLayer;
  const renderer = {
    setRenderTarget: () => undefined,
    setClearColor: () => undefined,
    clear: () => drawn.push('clear'),
    render: ({ children }: { children: readonly Mesh[] }) =>
      drawn.push(children.filter(({ visible }) => visible).map(segmentsOf)),
  } as unknown as WebGLRenderer;

  /** Segments of the path that a mesh draws; its geometry may leave out the first ones. */
  function segmentsOf({ geometry, material }: Mesh): readonly [from: number, to: number] {
    const { x, y } = (material as RawShaderMaterial).uniforms['uWindow']!.value as Vector2;
    const start = geometry.getAttribute('aStart');
    if (!(start instanceof InterleavedBufferAttribute)) throw new Error('Not interleaved');
    const skipped = start.offset / 3;
    return [skipped + x, skipped + y];
  }

  beforeEach(() => {
    drawn = [];
    layer = new PathLayer(renderer, createSharedUniforms());
  });

  const [a, b] = [trailOf(), trailOf()];
  /** Plans the paths up to these points and draws them; says whether they go on. */
  const next = (points: readonly (readonly [RunnerTrail, number])[], view = 1, depth = 1): boolean => {
    const goesOn = layer.plan(
      points.map(([trail, to]) => ({ trail, to })),
      { ...dashViewFromAbove(), version: view },
      1,
    );
    layer.draw(depth, false);
    return goesOn;
  };

  it('adds what the trails have left', () => {
    next([
      [a, 0],
      [b, 0],
    ]);
    expect(drawn).toEqual(['clear']);
    drawn = [];
    expect(
      next([
        [a, 10],
        [b, 4],
      ]),
    ).toBe(true);
    expect(
      next([
        [a, 50],
        [b, 4],
      ]),
    ).toBe(true);
    expect(
      next([
        [a, 50],
        [b, 4],
      ]),
    ).toBe(true);
    expect(drawn).toEqual([
      [
        [0, 10],
        [0, 4],
      ],
      [[10, 50]],
    ]);
  });

  it('begins anew where the view, its depth, a path or a colour is another one, or time runs back', () => {
    const changes: readonly (readonly [string, () => boolean])[] = [
      [
        'view',
        () =>
          next(
            [
              [a, 30],
              [b, 30],
            ],
            2,
          ),
      ],
      [
        'runner',
        () =>
          next(
            [
              [b, 30],
              [a, 30],
            ],
            2,
          ),
      ],
      [
        'colour',
        () => {
          a.setColor('#123456');
          return next(
            [
              [b, 30],
              [a, 30],
            ],
            2,
          );
        },
      ],
      [
        'dash',
        () => {
          b.setDash('dashed');
          return next(
            [
              [b, 30],
              [a, 30],
            ],
            2,
          );
        },
      ],
      [
        'time',
        () =>
          next(
            [
              [b, 30],
              [a, 29],
            ],
            2,
          ),
      ],
      [
        'size',
        () => {
          layer.setSize(10, 10);
          return next(
            [
              [b, 30],
              [a, 29],
            ],
            2,
          );
        },
      ],
    ];
    next([
      [a, 20],
      [b, 20],
    ]);
    for (const [what, change] of changes) {
      drawn = [];
      expect(change(), what).toBe(false);
      expect(drawn[0], what).toBe('clear');
      expect(drawn[1], what).toContainEqual([0, 30]);
    }
    drawn = [];
    expect(
      next(
        [
          [b, 30],
          [a, 29],
        ],
        2,
        2,
      ),
    ).toBe(true);
    expect(drawn).toEqual([
      'clear',
      [
        [0, 30],
        [0, 29],
      ],
    ]);
  });

  it('forgets the paths when there are none', () => {
    next([[a, 20]]);
    drawn = [];
    expect(next([])).toBe(false);
    expect(drawn).toEqual(['clear']);
    expect(next([])).toBe(true);
    expect(drawn).toEqual(['clear']);
  });
});
