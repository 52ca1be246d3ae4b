// What is inside a map's frame: colours, lines, marks and paths. The domain is −1…1 both ways.
import { describe, expect, it } from 'vitest';
import { createHeightScale } from '../contour/heightScale';
import { createSurfaceGrid, type SurfaceGrid } from '../contour/surfaceGrid';
import type { Point } from '../geometry/domain';
import type { ContourLevels } from '../landscapes/landscape';
import { landscapes } from '../landscapes/registry';
import { createColorTable } from '../look/colorMaps';
import { sgd } from '../optimizers/sgd';
import { createDefaultScene } from '../scene/defaultScene';
import { createSceneRunner } from '../scene/sceneRunner';
import type { Scene, SceneLook, SceneRunner } from '../scene/scene';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { bandsOf, drawMap, placeOnMap, type ColorBand, type MapArea } from './mapArea';
import type { MapRun, MapRunner } from './mapRunners';
import { hex, mapStyle } from './mapStyle';
import { allNodes, readStrokes, readSvg, type SvgNode } from './testing/readSvg';

describe('placeOnMap', () => {
  const domain = { x: [-2, 2], y: [0, 10] } as const;
  const box = { x: 30, y: 50, width: 400, height: 200 };

  it('places a point in the picture, y upwards', () => {
    expect(placeOnMap([-2, 0], domain, box)).toEqual([30, 250]);
    expect(placeOnMap([2, 10], domain, box)).toEqual([430, 50]);
    expect(placeOnMap([1, 2.5], domain, box)).toEqual([330, 200]);
  });

  it('has no place for points outside of the map', () => {
    for (const [x, y] of [
      [-2.001, 5],
      [2.001, 5],
      [0, -0.001],
      [0, 10.001],
    ] as const)
      expect(placeOnMap([x, y], domain, box)).toBeNull();
  });
});

const base = createDefaultScene(landscapes[0]!);
const box = { x: 0, y: 0, width: 100, height: 100 };
const style = mapStyle('light');

/** Heights row by row, from the lowest y. */
const gridOf = (columns: number, ...values: number[]): SurfaceGrid =>
  createSurfaceGrid('grid', columns, values.length / columns, Float32Array.from(values));

const flat = gridOf(2, 0, 0, 0, 0);

const sceneWith = (look: Partial<SceneLook>, start: Scene['start'] = [9, 9]): Scene => ({
  ...base,
  start,
  look: { ...base.look, marks: false, ...look },
});

const areaWith = (changes: Partial<MapArea>, contour: ContourLevels = { kind: 'step', step: 1 }): MapArea => {
  const grid = changes.grid ?? flat;
  return {
    scene: sceneWith({}),
    landscape: { domain: { x: [-1, 1], y: [-1, 1] }, contour, marks: [] },
    grid,
    scale: createHeightScale('linear', grid.minimum, grid.maximum),
    runners: [],
    style,
    tolerance: 0.05,
    ...changes,
  };
};

describe('bandsOf', () => {
  /** The colour of a map's own colour at a height of 0 to 1, on a style that is all map and no floor. */
  const pure = { ...style, floor: [0, 0, 0], tint: 1 } as const;
  const table = createColorTable('viridis');
  const viridis = (unit: number): string => {
    const at = 4 * Math.round(255 * unit);
    return hex([table[at]! / 255, table[at + 1]! / 255, table[at + 2]! / 255]);
  };
  const bands = (maximum: number, contour: ContourLevels, look: Partial<SceneLook> = {}): ColorBand[] =>
    bandsOf(
      areaWith(
        {
          scene: sceneWith({ colorMap: 'viridis', ...look }),
          grid: gridOf(2, 0, 0, 0, maximum),
          style: pure,
        },
        contour,
      ),
    );

  it('are between the contour lines, in the colours of their middles', () => {
    expect(bands(4.5, { kind: 'step', step: 1 })).toEqual([
      { level: 0, color: viridis(0.5 / 4.5), line: null },
      { level: 1, color: viridis(1.5 / 4.5), line: 'minor' },
      { level: 2, color: viridis(2.5 / 4.5), line: 'minor' },
      { level: 3, color: viridis(3.5 / 4.5), line: 'minor' },
      { level: 4, color: viridis(4.25 / 4.5), line: 'major' },
    ]);
  });

  it('have the middles of drawn heights', () => {
    const grid = gridOf(2, 0, 0, 0, 100);
    const scale = createHeightScale('log', 0, 100);
    const [lowest] = bandsOf(
      areaWith(
        { grid, scale, style: pure, scene: sceneWith({ colorMap: 'viridis', heightScale: 'log' }) },
        { kind: 'list', levels: [1] },
      ),
    );
    expect(lowest!.color).toBe(viridis(scale.unitAt(1) / 2));
  });

  it('leave lines out evenly where there are more than 60', () => {
    const levels = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
    const listed = (count: number) =>
      bands(200, { kind: 'list', levels: levels(count) }).map(({ level }) => level);
    expect(listed(60)).toEqual([0, ...levels(60)]);
    expect(listed(61)).toEqual([0, ...levels(61).filter((level) => level % 2 === 1)]);
  });

  it('are 48 of equal height where there are no lines', () => {
    const all = bands(96, { kind: 'step', step: 1 }, { surfaceContours: false, floorContours: false });
    expect(all).toHaveLength(48);
    expect(all[0]).toEqual({ level: 0, color: viridis(0.5 / 48), line: null });
    expect(all[47]).toEqual({ level: 94, color: viridis(47.5 / 48), line: null });
    // With lines on one of the two, they are on the map, too.
    for (const look of [{ surfaceContours: false }, { floorContours: false }])
      expect(bands(2.5, { kind: 'step', step: 1 }, look)).toHaveLength(3);
  });

  it('blend their colours with the floor’s', () => {
    const light = { ...style, floor: [1, 0.5, 0], tint: 0.25 } as const;
    const scene = sceneWith({ colorMap: 'viridis', surfaceContours: false, floorContours: false });
    const [lowest] = bandsOf(areaWith({ scene, grid: gridOf(2, 0, 0, 0, 1), style: light }));
    const [red, green, blue] = [...table.subarray(12, 15)].map((byte) => byte / 255);
    expect(lowest!.color).toBe(hex([0.75 + red! / 4, 0.375 + green! / 4, blue! / 4]));
  });
});

/** A drawing has no texts. */
function drawn(map: MapArea, bands: readonly ColorBand[], where = box): SvgNode {
  const svg = readSvg(`<svg>${drawMap(map, bands, where, 'clip')}</svg>`);
  expect(svg.text).toBe('');
  return svg;
}

const pathsOf = (node: SvgNode): SvgNode[] => allNodes(node).filter(({ name }) => name === 'path');

describe('drawMap', () => {
  const floor: ColorBand = { level: 0, color: '#111111', line: null };

  it('draws each band over the lower ones, up to the border', () => {
    // Heights of 0 to 10 from left to right.
    const grid = gridOf(11, ...Array.from({ length: 121 }, (_, index) => index % 11));
    const bands = [
      floor,
      { level: 4, color: '#222222', line: 'minor' },
      { level: 7, color: '#333333', line: 'major' },
      { level: 9, color: '#444444', line: null },
    ] as const;
    const [surface] = drawn(areaWith({ grid }), bands).children;
    expect(surface!.attributes).toEqual({ 'clip-path': 'url(#clip)' });
    expect(surface!.children[0]).toMatchObject({
      name: 'rect',
      attributes: { x: '0', y: '0', width: '100', height: '100', fill: '#111111' },
    });
    expect(surface!.children[1]!.attributes).toEqual({ stroke: style.line, 'stroke-linejoin': 'round' });
    const layers = pathsOf(surface!);
    expect(layers.map(({ attributes: { d: _, ...rest } }) => rest)).toEqual([
      { fill: '#222222', 'fill-rule': 'evenodd', 'stroke-width': '.55', 'stroke-opacity': '.3' },
      { fill: '#333333', 'fill-rule': 'evenodd', 'stroke-width': '.9', 'stroke-opacity': '.6' },
      { fill: '#444444', 'fill-rule': 'evenodd', stroke: 'none' },
    ]);
    for (const [index, left] of [40, 70, 90].entries()) {
      const [ring, ...others] = readStrokes(layers[index]!.attributes['d']!);
      expect(others).toEqual([]);
      expect(ring!.closed).toBe(true);
      const corners = ring!.points.map(([x, y]) => `${x} ${y}`);
      // One of them is where the ring begins.
      expect(corners).toEqual(expect.arrayContaining([`${left} 0`, `${left} 100`, '100 0', '100 100']));
      expect(corners.length).toBeLessThanOrEqual(5);
    }
  });

  it('has the higher y of heights up', () => {
    const grid = gridOf(4, ...Array.from({ length: 16 }, (_, index) => Math.floor(index / 4)));
    const bands = [floor, { level: 2, color: '#222222', line: 'minor' }] as const;
    const where = { x: 10, y: 20, width: 90, height: 60 };
    const [layer] = pathsOf(drawn(areaWith({ grid }), bands, where));
    const ys = readStrokes(layer!.attributes['d']!)[0]!.points.map(([, y]) => y);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([20, 40]);
  });

  it('leaves out fragments of less than three cells', () => {
    const values = new Array<number>(64).fill(0);
    // A ridge of three points, of 2.9 cells, and a block of four, of 3.5.
    for (const at of [9, 10, 11]) values[at] = 1;
    for (const at of [36, 37, 44, 45]) values[at] = 1;
    const bands = [floor, { level: 0.5, color: '#222222', line: 'minor' }] as const;
    const where = { x: 0, y: 0, width: 140, height: 70 };
    const [layer] = pathsOf(drawn(areaWith({ grid: gridOf(8, ...values) }), bands, where));
    const rings = readStrokes(layer!.attributes['d']!);
    expect(rings).toHaveLength(1);
    for (const [x] of rings[0]!.points) expect(x).toBeGreaterThanOrEqual(70);
    // Without any, there is no path at all.
    values.fill(0, 32);
    expect(pathsOf(drawn(areaWith({ grid: gridOf(8, ...values) }), bands, where))).toEqual([]);
  });

  it('has the background’s colour without bands', () => {
    const [surface] = drawn(areaWith({}), []).children;
    expect(surface!.children[0]!.attributes['fill']).toBe(style.background);
  });

  it('marks points on the map, the start last', () => {
    const marks = [
      { kind: 'minimum', position: [0, 0] },
      { kind: 'saddle', position: [1.1, 0] },
      { kind: 'saddle', position: [0, 1] },
    ] as const;
    const map = areaWith({});
    const landscape = { ...map.landscape, marks };
    const placesOf = (scene: Scene) =>
      pathsOf(drawn({ ...map, landscape, scene }, [floor])).map(({ attributes }) => attributes['transform']);
    expect(placesOf(sceneWith({ marks: true }, [-0.5, -0.5]))).toEqual([
      'translate(50 50)',
      'translate(50 0)',
      'translate(25 75)',
    ]);
    expect(placesOf(sceneWith({ marks: true }, [2, 0]))).toHaveLength(2);
    expect(placesOf(sceneWith({ marks: false }, [0, 0]))).toEqual([]);
  });

  it('marks each start once, a runner’s own about its colour', () => {
    const scene = sceneWith({ marks: true }, [-0.5, -0.5]);
    const sgdAt = (start: Point | null): SceneRunner => ({ ...createSceneRunner(sgd, {}, []), start });
    const starts = (optimizers: readonly SceneRunner[]) => {
      const svg = drawn({ ...areaWith({}), scene: { ...scene, optimizers } }, [floor]);
      const middles = allNodes(svg).filter(({ name }) => name === 'circle');
      return [
        pathsOf(svg).map(({ attributes }) => attributes['transform']),
        middles.map(({ attributes: { cx, cy, fill } }) => [cx, cy, fill]),
      ];
    };
    const color = sgdAt(null).color;
    expect(starts([sgdAt(null), sgdAt([0, 0])])).toEqual([
      ['translate(50 50)', 'translate(25 75)'],
      [['50', '50', color]],
    ]);
    expect(starts([sgdAt([0, 0]), sgdAt([0, 0])])).toEqual([['translate(50 50)'], []]);
  });

  describe('of runners', () => {
    const runner: SceneRunner = { ...createSceneRunner(sgd, {}, []), color: '#204080', dash: 'solid' };

    function runThrough(
      places: readonly (readonly [x: number, y: number])[],
      divergedAt: number | null = null,
    ): MapRun {
      const columns = createTrajectoryColumns(places.length);
      columns.positions.set(places.flat());
      return { columns, rows: places.length, divergedAt };
    }

    const runnerOf = (ownRun: MapRun, others: readonly MapRun[] = [], count = 1): MapRunner => ({
      runner: { ...runner, runs: { count, spread: 0.1 } },
      name: 'name',
      ownRun,
      others,
    });

    const [left, right, above]: (readonly [number, number])[] = [
      [-0.5, 0],
      [0.5, 0],
      [0.5, 3],
    ];
    const across = runThrough([left!, right!]);
    const drawnRunners = (...runners: MapRunner[]): SvgNode => drawn(areaWith({ runners }), [floor]);
    const linesOf = (svg: SvgNode) => svg.children[1]!.children.map(({ attributes }) => attributes);
    /** Where heads are, and how large. */
    const headsOf = (svg: SvgNode) => svg.children.slice(2).map(({ attributes }) => attributes['transform']);

    it('draws lines within the map, and heads over all lines', () => {
      const svg = drawnRunners(runnerOf(across));
      expect(svg.children[1]!.attributes).toEqual({
        'clip-path': 'url(#clip)',
        fill: 'none',
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      });
      expect(linesOf(svg)).toEqual([
        { d: 'M25 50l50 0', stroke: '#ffffff', 'stroke-opacity': '.64', 'stroke-width': '3.6' },
        { d: 'M25 50l50 0', stroke: '#204080', 'stroke-width': '2.1' },
      ]);
      expect(headsOf(svg)).toEqual(['translate(75 50) scale(4.6)']);
    });

    it('draws what was painted before the run ended: hollow heads and crosses', () => {
      const fillsOf = (run: MapRun) =>
        drawnRunners(runnerOf(run)).children[2]!.children.at(-1)!.attributes['fill'];
      expect(fillsOf(across)).toBe('#204080');
      expect(fillsOf(runThrough([right!, above!]))).toBe('none');
      // A cross has no fill of its own.
      expect(fillsOf({ ...across, divergedAt: 2 })).toBeUndefined();
      expect(fillsOf(runThrough([right!, above!], 2))).toBeUndefined();
    });

    it('draws nothing of a run that never was on the map', () => {
      const away = runThrough([
        [3, 3],
        [4, 4],
      ]);
      const svg = drawnRunners(runnerOf(away, [away], 2));
      expect(linesOf(svg)).toEqual([]);
      expect(headsOf(svg)).toEqual([]);
    });

    it('draws thinner lines if there are more than eight runners', () => {
      const widthOf = (count: number) =>
        linesOf(drawnRunners(...Array.from({ length: count }, () => runnerOf(across)))).at(-1)![
          'stroke-width'
        ];
      expect([8, 9].map(widthOf)).toEqual(['2.1', '1.7']);
    });

    it('draws families below all runners, fainter, with small heads where they are on the map', () => {
      const others = [
        across,
        runThrough([left!, right!, [0, 0.5]], 3),
        runThrough([right!, above!]),
        runThrough([right!, left!]),
      ];
      // Of 49 runs, not all have begun.
      const svg = drawnRunners(runnerOf(across), runnerOf(across, others, 49));
      const faint = { stroke: '#204080', 'stroke-opacity': '.4', 'stroke-width': '1' };
      expect(linesOf(svg).slice(0, 4)).toEqual([
        { d: 'M25 50l50 0', ...faint },
        { d: 'M25 50l50 0-25-25', ...faint },
        { d: 'M75 50l0-50', ...faint },
        { d: 'M75 50l-50 0', ...faint },
      ]);
      expect(linesOf(svg)).toHaveLength(8);
      expect(headsOf(svg)).toEqual([
        'translate(75 50) scale(1.93)',
        'translate(25 50) scale(1.93)',
        'translate(75 50) scale(4.6)',
        'translate(75 50) scale(4.6)',
      ]);
    });

    it('lays the paths of runners that coincide side by side, and leaves their heads and families where they are', () => {
      const svg = drawnRunners(runnerOf(across, [across], 2), runnerOf(across, [across], 2));
      const heightsAt50 = linesOf(svg).map(({ d }) => {
        const [{ points } = { points: [] }] = readStrokes(d!);
        const next = points.findIndex(([x]) => x >= 50);
        const [[fromX, fromY], [toX, toY]] = [points[next - 1]!, points[next]!];
        return fromY + ((toY - fromY) * (50 - fromX)) / (toX - fromX);
      });
      // Two families; casing and line of each runner.
      const expected = [50, 50, 48.95, 48.95, 51.05, 51.05];
      expect(heightsAt50).toEqual(expected.map((y) => expect.closeTo(y, 1) as number));
      expect(headsOf(svg)).toEqual([
        'translate(75 50) scale(1.93)',
        'translate(75 50) scale(1.93)',
        'translate(75 50) scale(4.6)',
        'translate(75 50) scale(4.6)',
      ]);
    });

    it('draws families less exactly', () => {
      // A detour of 0.1.
      const bent = runThrough([left!, [0, 0.002], right!]);
      const svg = drawnRunners(runnerOf(bent, [bent], 2));
      expect(linesOf(svg).map(({ d }) => d)).toEqual([
        'M25 50l50 0',
        'M25 50l25-.1 25 .1',
        'M25 50l25-.1 25 .1',
      ]);
      // If the whole map is drawn so, its runners are, too.
      const rough = areaWith({ runners: [runnerOf(bent)], tolerance: 0.3 });
      expect(linesOf(drawn(rough, [floor])).map(({ d }) => d)).toEqual(['M25 50l50 0', 'M25 50l50 0']);
    });

    it('leaves out what paths of more than 8000 points paint again', () => {
      const back = (rows: number): MapRun =>
        runThrough(Array.from({ length: rows }, (_, row) => (row % 2 === 0 ? left! : right!)));
      const pointsOf = (run: MapRun) =>
        readStrokes(linesOf(drawnRunners(runnerOf(run)))[0]!['d']!)[0]!.points.length;
      expect(pointsOf(back(8000))).toBe(8000);
      expect(pointsOf(back(8001))).toBe(2);
    });
  });
});
