// The contour map of a race: well-formed, with lines and paths in their places, and nothing shown that shouldn't be.
import { completeNeuron } from '../functions/neuron';
import { defaultDomain } from '../scene/readLandscape';
import { lightnessOf } from '../look/colorMaps';
import { describe, expect, it } from 'vitest';
import { landscapes, findLandscape } from '../landscapes/registry';
import { findOptimizer } from '../optimizers/registry';
import { createDefaultScene } from '../scene/defaultScene';
import { createSceneRunner } from '../scene/sceneRunner';
import { divergedStep } from '../timeline/divergence';
import type { Scene, SceneRunner } from '../scene/scene';
import type { Trajectory } from '../simulation/trajectory';
import { typesetFormula } from '../typeset/typesetFormula';
import { contourMap, mapGridPoints, type ContourMapOptions } from './contourMap';
import { distanceToLine } from './testing/distanceToLine';
import { allNodes, readStrokes, readSvg, type Pair, type SvgNode } from './testing/readSvg';
import { runRace, type Race } from './testing/runRace';

const defaults = {
  formula: null,
  language: 'en',
  theme: 'light',
  background: 'theme',
  widthPx: 900,
  heightPx: 900,
} as const;

function drawn(race: Race, options: Partial<ContourMapOptions> = {}): SvgNode {
  return readSvg(contourMap({ ...race, ...defaults, ...options }));
}

const sceneOf = (id: string): Scene => createDefaultScene(findLandscape(id)!);

/** The default scene with only the first of its runners, modified. */
const soloScene = (id: string, runner: Partial<SceneRunner> = {}): Scene => {
  const scene = sceneOf(id);
  return { ...scene, optimizers: [{ ...scene.optimizers[0]!, ...runner }] };
};

interface Map {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function mapOf(svg: SvgNode): Map {
  const { attributes } = allNodes(svg).find(({ name }) => name === 'clipPath')!.children[0]!;
  const [x = NaN, y = NaN, width = NaN, height = NaN] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(attributes[name]),
  );
  return { x, y, width, height };
}

const paths = (svg: SvgNode, where: Readonly<Record<string, string>>): SvgNode[] =>
  allNodes(svg).filter(
    ({ name, attributes }) =>
      name === 'path' && Object.entries(where).every(([key, value]) => attributes[key] === value),
  );

/** The strokes of a runner's path, without its sample in the legend. */
const runnerStrokes = (svg: SvgNode, { color }: SceneRunner) =>
  paths(svg, { stroke: color })
    .filter(({ attributes }) => attributes['d']!.includes('l'))
    .flatMap(({ attributes }) => readStrokes(attributes['d']!));

const textsOf = (svg: SvgNode): string[] =>
  allNodes(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text);

describe('contourMap', () => {
  it('is a document of the size asked for, with a name and a description', () => {
    const svg = drawn(runRace(sceneOf('ravine')), { widthPx: 1280, heightPx: 720 });
    expect(svg.name).toBe('svg');
    expect(svg.attributes).toMatchObject({ width: '1280', height: '720', role: 'img', 'xml:lang': 'en' });
    expect(svg.children[0]).toMatchObject({ name: 'title', text: 'Ravine' });
    expect(svg.children[1]).toMatchObject({
      name: 'desc',
      text: 'Contour map of Ravine with the paths of SGD, Momentum, Nesterov, Adagrad, RMSProp, Adam',
    });
  });

  it('draws a bowl’s contour lines as circles of the right radius', () => {
    const race = runRace(sceneOf('sphere'));
    const { domain, contour } = race.landscape;
    if (contour.kind !== 'step') throw new Error('The sphere’s contour lines are told by their step.');
    const svg = drawn(race);
    const map = mapOf(svg);
    const center: Pair = [map.x + map.width / 2, map.y + map.height / 2];
    const lines = paths(svg, { 'fill-rule': 'evenodd' });
    expect(lines.length).toBeGreaterThan(4);
    for (const [index, { attributes }] of lines.slice(0, 4).entries()) {
      const radius = (Math.sqrt((index + 1) * contour.step) / (domain.x[1] - domain.x[0])) * map.width;
      // One ring is the map's border, the other one the contour line.
      const rings = readStrokes(attributes['d']!).map(({ points }) => points);
      const circle = rings.find((points) => points.every(([x, y]) => x > map.x + 1 && y > map.y + 1))!;
      expect(circle.length).toBeGreaterThan(8);
      for (const [x, y] of circle) {
        expect(Math.abs(Math.hypot(x - center[0], y - center[1]) - radius)).toBeLessThan(0.02);
      }
      // Also between its points.
      circle.forEach(([x, y], at) => {
        const [nextX, nextY] = circle[(at + 1) % circle.length]!;
        const middle = Math.hypot((x + nextX) / 2 - center[0], (y + nextY) / 2 - center[1]);
        expect(Math.abs(middle - radius)).toBeLessThan(0.07);
      });
    }
  });

  describe.each(['ravine', 'rosenbrock', 'saddle', 'branin'])('draws the paths on %s', (id) => {
    const race = runRace(sceneOf(id));
    const { x: across, y: up } = race.landscape.domain;
    const runnerOf = (key: string): SceneRunner =>
      race.scene.optimizers.find((runner) => runner.key === key)!;
    const placesOf = ({ columns, state }: Trajectory, map: Map): Pair[] =>
      Array.from({ length: state.rows }, (_, row) => [
        map.x + ((columns.positions[2 * row]! - across[0]) / (across[1] - across[0])) * map.width,
        map.y + ((up[1] - columns.positions[2 * row + 1]!) / (up[1] - up[0])) * map.height,
      ]);
    const isOn =
      (map: Map) =>
      ([x, y]: Pair): boolean =>
        x >= map.x && x <= map.x + map.width && y >= map.y && y <= map.y + map.height;

    it('where the runs went', () => {
      for (const trajectory of race.trajectories) {
        const runner = runnerOf(trajectory.key);
        // Others beside it would shift it.
        const svg = drawn({ ...race, scene: { ...race.scene, optimizers: [runner] } });
        const map = mapOf(svg);
        const isInside = isOn(map);
        const strokes = runnerStrokes(svg, runner);
        const places = placesOf(trajectory, map);
        const lines = strokes.map(({ points }) => points.flat());
        // The tolerance, and half a hundredth for each rounded coordinate.
        for (const place of places.filter(isInside)) {
          expect(Math.min(...lines.map((line) => distanceToLine(...place, line)))).toBeLessThan(0.06);
        }
        for (const { points } of strokes) {
          expect(points.every(([x, y]) => distanceToLine(x, y, places.flat()) < 0.02)).toBe(true);
          expect(
            points.every(([x, y]) =>
              isInside([x + (x < map.x + 1 ? 0.02 : -0.02), y + (y < map.y + 1 ? 0.02 : -0.02)]),
            ),
          ).toBe(true);
        }
      }
    });

    it('of all runs together no further beside than for six that coincide', () => {
      const svg = drawn(race);
      const map = mapOf(svg);
      // Two and a half times the distance between neighbours.
      const furthest = 2.5 * 2.8 * 0.75;
      for (const trajectory of race.trajectories) {
        const lines = runnerStrokes(svg, runnerOf(trajectory.key)).map(({ points }) => points.flat());
        for (const place of placesOf(trajectory, map).filter(isOn(map))) {
          expect(Math.min(...lines.map((line) => distanceToLine(...place, line)))).toBeLessThan(
            furthest + 0.11,
          );
        }
      }
    });
  });

  it('shows a run that left the map with a hollow head on the border', () => {
    const scene = soloScene('saddle');
    const svg = drawn(runRace(scene));
    const [runner] = scene.optimizers;
    const map = mapOf(svg);
    const hollow = allNodes(svg).filter(
      ({ name, children }) =>
        name === 'g' &&
        children.some(
          ({ attributes }) => attributes['stroke'] === runner!.color && attributes['fill'] === 'none',
        ),
    );
    const heads = hollow.filter(({ attributes }) => attributes['transform'] !== undefined);
    expect(heads).toHaveLength(1);
    const x = Number(/translate\(([\d.]+) /.exec(heads[0]!.attributes['transform']!)?.[1]);
    expect(x).toBeCloseTo(map.x + map.width, 1);
  });

  it('shows a run that diverged with a cross, and says so', () => {
    const runner = createSceneRunner(findOptimizer('sgd')!, { learningRate: 40 }, []);
    const race = runRace({ ...sceneOf('ravine'), optimizers: [runner] });
    const [trajectory] = race.trajectories;
    const lost = divergedStep(trajectory!, findLandscape('ravine')!)!;
    // Its numbers leave the finite range much later.
    expect(lost).toBeLessThan(trajectory!.state.divergedAt! / 2);
    const svg = drawn(race);
    expect(textsOf(svg)).toContain(`diverged at step ${lost}`);
    expect(textsOf(drawn(race, { language: 'ja' }))).toContain(`ステップ ${lost} で発散`);
    // On the map and in the legend.
    const crosses = paths(svg, { stroke: runner.color, 'stroke-width': '2.6' });
    expect(crosses).toHaveLength(2);
    // One step earlier, it has not diverged.
    const before = drawn(race, { step: lost - 1 });
    expect(paths(before, { stroke: runner.color, 'stroke-width': '2.6' })).toHaveLength(0);
  });

  it('ends paths, losses and captions at the step that is asked for', () => {
    const scene: Scene = {
      ...soloScene('rosenbrock'),
      film: {
        ...sceneOf('rosenbrock').film,
        captions: [
          { fromStep: 0, toStep: 99, text: 'On the wall' },
          { fromStep: 100, toStep: 1000, text: 'Along the valley' },
        ],
      },
    };
    const race = runRace(scene);
    const early = drawn(race, { step: 12 });
    const late = drawn(race);
    expect(textsOf(early)).toEqual(expect.arrayContaining(['After 12 steps', 'On the wall']));
    expect(textsOf(late)).toEqual(expect.arrayContaining(['After 1,000 steps', 'Along the valley']));
    expect(textsOf(early)).not.toContain('Along the valley');
    const lengthOf = (svg: SvgNode): number => runnerStrokes(svg, scene.optimizers[0]!)[0]!.points.length;
    expect(lengthOf(early)).toBeLessThan(lengthOf(late));
  });

  it('sets the losses in a column, flush right', () => {
    const base = sceneOf('rosenbrock');
    const scene: Scene = { ...base, look: { ...base.look, axes: false } };
    const flushRight = allNodes(drawn(runRace(scene))).filter(
      ({ name, attributes }) => name === 'text' && attributes['text-anchor'] === 'end',
    );
    const [title, ...losses] = flushRight.map(({ text }) => text);
    expect(title).toBe('Loss');
    expect(losses).toHaveLength(scene.optimizers.length);
    for (const loss of losses) expect(loss).toMatch(/^\d/);
    expect(new Set(flushRight.map(({ attributes }) => attributes.x)).size).toBe(1);
  });

  it('draws the runs of a family fainter and below the runner, and leaves hidden runners out', () => {
    const base = sceneOf('rosenbrock');
    const optimizers = base.optimizers.map((runner, index) => ({
      ...runner,
      runs: { count: index === 1 ? 9 : 1, spread: 0.2 },
      visible: index !== 0,
    }));
    const svg = drawn(runRace({ ...base, optimizers }));
    const family = paths(svg, { stroke: optimizers[1]!.color }).filter(
      ({ attributes }) => attributes['stroke-opacity'] !== undefined,
    );
    expect(family).toHaveLength(8);
    for (const { attributes } of family) expect(Number(attributes['stroke-opacity'])).toBeLessThan(0.65);
    const nodes = allNodes(svg);
    const own = paths(svg, { stroke: optimizers[1]!.color, 'stroke-width': '2.1' });
    expect(nodes.indexOf(own[0]!)).toBeGreaterThan(nodes.indexOf(family.at(-1)!));
    expect(paths(svg, { stroke: optimizers[0]!.color })).toHaveLength(0);
    expect(textsOf(svg)).toContain('Momentum×9');
    expect(textsOf(svg)).not.toContain('SGD');
  });

  it('calls a neuron’s axes by what they are', () => {
    const base = sceneOf('ravine');
    const landscape = { neuron: completeNeuron({}), domain: defaultDomain };
    const texts = textsOf(drawn(runRace({ ...base, landscape })));
    expect(texts).toEqual(expect.arrayContaining(['w', 'b', 'f(w, b)']));
    for (const other of ['x', 'y', 'f(x, y)']) expect(texts).not.toContain(other);
  });

  it('shows what the scene’s look and overlay say', () => {
    const base = sceneOf('ravine');
    const formula = typesetFormula(findLandscape('ravine')!.latex);
    const race = runRace(base);
    const all = drawn(race, { formula });
    expect(paths(all, { d: formula.path })).toHaveLength(1);
    expect(textsOf(all)).toEqual(
      expect.arrayContaining([
        'Ravine',
        'After 256 steps',
        'Loss',
        'Adam',
        'Start',
        'Global minimum',
        'x',
        'y',
        'f(x, y)',
      ]),
    );
    const nothing = {
      title: false,
      captions: false,
      formula: false,
      legend: false,
      steps: false,
      losses: false,
    };
    const bare: Scene = {
      ...base,
      look: { ...base.look, axes: false, marks: false, surfaceContours: false, floorContours: false },
      film: { ...base.film, overlay: nothing },
    };
    const plain = drawn({ ...race, scene: bare }, { formula, background: 'transparent' });
    expect(textsOf(plain)).toEqual([]);
    expect(paths(plain, { d: formula.path })).toHaveLength(0);
    expect(plain.children.some(({ name }) => name === 'rect')).toBe(true);
    expect(allNodes(plain).some(({ attributes }) => attributes['fill'] === '#f6f4f0')).toBe(false);
    for (const { attributes } of paths(plain, { 'fill-rule': 'evenodd' }))
      expect(attributes['stroke']).toBe('none');
    const map = mapOf(plain);
    expect(map.width).toBeCloseTo(840, 0);
  });

  it('keeps whatever users write as text', () => {
    const nasty = '</text><script>alert(1)</script> & "quotes" \u0000\ud83d 🏁 峡谷';
    const kept = nasty.replace('\u0000', '\ufffd').replace('\ud83d ', '\ufffd ');
    const base = soloScene('ravine', { label: 'a<b & "c"' });
    const scene: Scene = {
      ...base,
      title: nasty,
      film: { ...base.film, captions: [{ fromStep: 0, toStep: base.steps, text: nasty }] },
    };
    const svg = drawn(runRace(scene), { widthPx: 1600, heightPx: 900 });
    expect(svg.children[0]!.text).toBe(kept);
    expect(textsOf(svg)).toContain('a<b & "c"');
    expect(allNodes(svg).some(({ name }) => name === 'script')).toBe(false);
  });

  it('refers to nothing outside of itself, and has no number that is none', { timeout: 60_000 }, () => {
    for (const { id } of landscapes) {
      const race = runRace({ ...sceneOf(id), steps: 40 }, 61);
      const text = contourMap({ ...race, ...defaults, theme: 'dark', language: 'ja' });
      const nodes = allNodes(readSvg(text));
      expect(text, id).not.toMatch(/NaN|undefined|Infinity|null/);
      for (const { name, attributes } of nodes) {
        expect(['script', 'style', 'image', 'use', 'foreignObject', 'a']).not.toContain(name);
        for (const [key, value] of Object.entries(attributes)) {
          expect(key).not.toMatch(/^on|href/);
          if (key !== 'xmlns') expect(value).not.toMatch(/^\w+:|url\((?!#)/);
        }
      }
    }
  });

  it(
    'keeps map and texts within the contour map, from one runner to thirty, in any shape',
    { timeout: 60_000 },
    () => {
      const race = runRace(sceneOf('branin'), 61);
      const many = Array.from({ length: 30 }, (_, index) => ({
        ...race.scene.optimizers[index % 6]!,
        key: `run-${index}`,
        label: `Runner ${index} with a rather long name`,
      }));
      const trajectories = many.map(({ key }, index) => ({ ...race.trajectories[index % 6]!, key }));
      const formula = typesetFormula(race.landscape.latex);
      for (const count of [1, 6, 12, 30]) {
        for (const [widthPx, heightPx] of [
          [800, 800],
          [1280, 720],
          [720, 1280],
          [2400, 400],
          [300, 1200],
          [16, 16],
        ] as const) {
          const scene = { ...race.scene, optimizers: many.slice(0, count) };
          const svg = drawn({ ...race, scene, trajectories }, { widthPx, heightPx, formula });
          const [, , width = 0, height = 0] = svg.attributes['viewBox']!.split(' ').map(Number);
          const map = mapOf(svg);
          expect(Math.min(map.width, map.height)).toBeGreaterThan(0.35 * Math.min(width, height));
          expect(map.x).toBeGreaterThanOrEqual(0);
          expect(map.x + map.width).toBeLessThanOrEqual(width);
          expect(map.y + map.height).toBeLessThanOrEqual(height);
          for (const { name, attributes } of allNodes(svg)) {
            if (name !== 'text') continue;
            const [x, y] = [Number(attributes['x']), Number(attributes['y'])];
            expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
          }
        }
      }
    },
  );

  it('shows a long domain on scales of its own', () => {
    const reference = { formula: 'x^2 + y^2', domain: { x: [-50, 50], y: [-1, 1] }, parameters: {} } as const;
    const scene = { ...sceneOf('sphere'), landscape: reference, start: [-40, 0.5] as const, steps: 20 };
    const map = mapOf(drawn(runRace(scene, 61)));
    expect(map.width / map.height).toBeCloseTo(1.8, 2);
  });

  it('stays small: a default race, and a million rows of noise', { timeout: 60_000 }, () => {
    for (const id of ['ravine', 'rosenbrock', 'rastrigin', 'ackley']) {
      const race = runRace(sceneOf(id), 401);
      const text = contourMap({ ...race, ...defaults, formula: typesetFormula(race.landscape.latex) });
      expect(text.length).toBeLessThan(450_000);
    }
    const noisy: Scene = {
      ...soloScene('sphere', { hyperparameters: { learningRate: 0.1 } }),
      steps: 1_000_000,
      noise: { kind: 'gaussian', scale: 3 },
    };
    const race = runRace(noisy, 61);
    expect(race.trajectories[0]!.state.rows).toBe(1_000_001);
    const text = contourMap({ ...race, ...defaults });
    expect(text.length).toBeLessThan(1_000_000);
    // The lines cover all positions of the run: no row is further from a line than half a line's width.
    const svg = readSvg(text);
    const map = mapOf(svg);
    const { x: across, y: up } = race.landscape.domain;
    const lines = runnerStrokes(svg, noisy.optimizers[0]!).map(({ points }) => points.flat());
    for (let row = 0; row < 1_000_001; row += 9973) {
      const x =
        map.x +
        ((race.trajectories[0]!.columns.positions[2 * row]! - across[0]) / (across[1] - across[0])) *
          map.width;
      const y =
        map.y +
        ((up[1] - race.trajectories[0]!.columns.positions[2 * row + 1]!) / (up[1] - up[0])) * map.height;
      expect(Math.min(...lines.map((line) => distanceToLine(x, y, line)))).toBeLessThan(1.5);
    }
  });

  it.each([
    ['widthPx', 15, 'Invalid widthPx: 15 (expected 16 ≤ widthPx ≤ 16384)'],
    ['heightPx', NaN, 'Invalid heightPx: NaN (expected 16 ≤ heightPx ≤ 16384)'],
  ] as const)('refuses a %s of %d', (name, value, message) => {
    const race = runRace({ ...sceneOf('ravine'), optimizers: [] }, 11);
    expect(() => contourMap({ ...race, ...defaults, [name]: value })).toThrow(message);
  });
});

it('takes a height for every other pixel of its longer side, within limits', () => {
  const points = (widthPx: number, heightPx: number): number => mapGridPoints({ widthPx, heightPx });
  expect([points(1000, 300), points(300, 1000), points(100, 100), points(8000, 100)]).toEqual([
    500, 500, 200, 1000,
  ]);
});

/** A race of a few steps, of as many runners, with something for every part of a contour map. */
function fullRace(count: number): Race {
  const base = sceneOf('ravine');
  const optimizers = Array.from({ length: count }, (_, index) => ({
    ...base.optimizers[index % 6]!,
    key: `runner-${index}`,
    label: `Runner ${index}`,
  }));
  const captions = [{ fromStep: 0, toStep: 3, text: 'A caption' }];
  return runRace({ ...base, steps: 3, optimizers, film: { ...base.film, captions } }, 11);
}

const square = { width: 3, height: 1, depth: 0, path: 'M0 0H9V9H0Z' };

describe('the parts of a contour map', () => {
  const order = ['losses', 'captions', 'formula', 'marks', 'legend', 'title', 'axes'];

  /** Those that are left out in a picture of this shape, and whether the losses' room is left. */
  function omitted(race: Race, widthToHeight: number): string[] {
    const side = 900;
    const svg = drawn(race, {
      formula: square,
      widthPx: Math.round(side * Math.sqrt(widthToHeight)),
      heightPx: Math.round(side / Math.sqrt(widthToHeight)),
    });
    const texts = textsOf(svg);
    const shown: Readonly<Record<string, boolean>> = {
      losses: texts.includes('Loss'),
      captions: texts.includes('A caption'),
      formula: paths(svg, { d: square.path }).length > 0,
      marks: texts.includes('Global minimum'),
      legend: texts.includes('Runner 0'),
      title: texts.includes('Ravine'),
      axes: texts.includes('f(x, y)'),
    };
    return order.filter((part) => shown[part] !== true);
  }

  it('are left out in their order if there is not enough room, the losses first', () => {
    const dozen = fullRace(12);
    const counts = [1, 9, 11, 12, 16, 20, 30].map((shape) => {
      const parts = omitted(dozen, shape);
      expect(parts).toEqual(order.slice(0, parts.length));
      return parts.length;
    });
    expect(counts).toEqual([0, 0, 1, 2, 3, 4, 7]);
    expect(omitted(fullRace(30), 16)).toEqual(order.slice(0, 5));
  });

  it('are left out in pictures that are too narrow, too', () => {
    expect(omitted(fullRace(6), 0.1)).toEqual(['losses']);
    expect(omitted(fullRace(6), 0.03)).toEqual(order);
  });

  it('are left out where the map would be flat, too', () => {
    const race = fullRace(1);
    const flat = { ...race, landscape: { ...race.landscape, domain: { x: [-9, 9], y: [-1, 1] } as const } };
    expect(omitted(race, 0.15)).toEqual([]);
    expect(omitted(flat, 0.15)).toEqual(order);
  });

  it('are none in the smallest picture: the map fills it', () => {
    const svg = drawn(fullRace(2), { widthPx: 16, heightPx: 4000 });
    expect(textsOf(svg)).toEqual([]);
    const [, , width, height] = svg.attributes['viewBox']!.split(' ').map(Number);
    expect(mapOf(svg)).toEqual({ x: 0, y: 0, width, height });
  });
});

describe('the map', () => {
  const quick = fullRace(1);

  it('is laid out in units of which a square picture has 900 by 900', () => {
    expect(drawn(quick, { widthPx: 1280, heightPx: 720 }).attributes['viewBox']).toBe('0 0 1200 675');
    expect(drawn(quick, { widthPx: 300, heightPx: 300 }).attributes['viewBox']).toBe('0 0 900 900');
  });

  it('has larger texts on a larger unit, and paler ground with less of the colours', () => {
    expect(drawn(quick, { widthPx: 600, heightPx: 300, unitPx: 1 }).attributes['viewBox']).toBe(
      '0 0 600 300',
    );
    const fills = (tint: number): string[] =>
      allNodes(drawn(quick, { tint })).flatMap(({ name, attributes }) =>
        name === 'path' && attributes['fill-rule'] === 'evenodd' ? [attributes['fill']!] : [],
      );
    const [pale, strong] = [fills(0.1), fills(0.6)];
    expect(pale.length).toBe(strong.length);
    const spread = (colors: readonly string[]): number =>
      Math.max(...colors.map(lightnessOf)) - Math.min(...colors.map(lightnessOf));
    expect(spread(pale)).toBeLessThan(spread(strong));
  });

  it('clips to a rectangle of its own, by an id that two maps of one page share only if they agree', () => {
    const clipOf = (options: Partial<ContourMapOptions>) => {
      const svg = drawn(quick, options);
      const clip = allNodes(svg).find(({ name }) => name === 'clipPath')!;
      const users = allNodes(svg).filter(({ attributes }) => attributes['clip-path'] !== undefined);
      expect(users).toHaveLength(2);
      for (const { attributes } of users)
        expect(attributes['clip-path']).toBe(`url(#${clip.attributes['id']})`);
      const { x, y, width, height } = clip.children[0]!.attributes;
      expect(clip.attributes['id']).toBe(`map-${x}-${y}-${width}-${height}`);
    };
    clipOf({});
    clipOf({ widthPx: 1280, heightPx: 720 });
  });

  it('stands on the theme’s background, or on none', () => {
    const whole = (options: Partial<ContourMapOptions>) =>
      drawn(quick, options).children.filter(({ attributes }) => attributes['width'] === '100%');
    expect(whole({}).map(({ attributes }) => attributes)).toEqual([
      { width: '100%', height: '100%', fill: '#f6f4f0' },
    ]);
    expect(whole({ theme: 'dark' })[0]!.attributes['fill']).toBe('#10131a');
    expect(whole({ background: 'transparent' })).toEqual([]);
  });

  it('ends at a step of the race, whatever is asked for', () => {
    const stepOf = (step?: number) =>
      textsOf(drawn(quick, step === undefined ? {} : { step })).find((text) => text.startsWith('After'));
    expect([stepOf(-5), stepOf(1), stepOf(2.9), stepOf(99), stepOf()]).toEqual([
      'After 0 steps',
      'After 1 step',
      'After 2 steps',
      'After 3 steps',
      'After 3 steps',
    ]);
  });

  it('shows all captions of its step, the first and the last step of each included', () => {
    const captions = [
      { fromStep: 1, toStep: 2, text: 'one' },
      { fromStep: 2, toStep: 3, text: 'two' },
    ];
    const scene: Scene = { ...quick.scene, film: { ...quick.scene.film, captions } };
    const captionOf = (step: number) =>
      textsOf(drawn({ ...quick, scene }, { step })).filter((text) => /one|two/.test(text));
    expect([0, 1, 1.5, 2, 2.5, 3].map(captionOf)).toEqual([
      [],
      ['one'],
      ['one'],
      ['one two'],
      ['two'],
      ['two'],
    ]);
  });

  it('is named by the scene’s title, or by its landscape in the language', () => {
    const named = { ...quick, scene: { ...quick.scene, title: 'A race' } };
    for (const svg of [drawn(named), drawn(named, { language: 'ja' })]) {
      expect(svg.children[0]!.text).toBe('A race');
      expect(textsOf(svg)).toContain('A race');
    }
    expect(textsOf(drawn(quick, { language: 'ja' }))).toContain('峡谷');
  });

  it('explains the marks on it, each kind once', () => {
    const marksOf = (
      look: Partial<Scene['look']>,
      start: Scene['start'],
      marks: Race['landscape']['marks'],
    ) => {
      const scene = { ...quick.scene, start, look: { ...quick.scene.look, ...look } };
      const names = ['Start', 'Global minimum', 'Local minimum', 'Saddle point'];
      const texts = textsOf(drawn({ ...quick, scene, landscape: { ...quick.landscape, marks } }));
      return texts.filter((text) => names.includes(text));
    };
    const { x, y } = quick.landscape.domain;
    const outside: Pair = [x[1] + 1, y[0]];
    const marks = [
      { kind: 'minimum', position: [0, 0] },
      { kind: 'minimum', position: [1, 0] },
      { kind: 'saddle', position: [0, 1] },
      { kind: 'local-minimum', position: outside },
    ] as const;
    expect(marksOf({}, [0, 0], marks)).toEqual(['Start', 'Global minimum', 'Saddle point']);
    expect(marksOf({}, outside, marks)).toEqual(['Global minimum', 'Saddle point']);
    expect(marksOf({ marks: false }, [0, 0], marks)).toEqual([]);
  });

  it('has x and y on the same scale, up to sides of 1 to 1.8', () => {
    const shapeOf = (x: readonly [number, number], y: readonly [number, number]): number => {
      const landscape = { ...quick.landscape, domain: { x, y } };
      const { width, height } = mapOf(drawn({ ...quick, landscape }));
      return width / height;
    };
    expect(shapeOf([1, 4], [3, 5])).toBeCloseTo(1.5, 2);
    expect(shapeOf([3, 5], [1, 4])).toBeCloseTo(1 / 1.5, 2);
    expect(shapeOf([0, 9], [0, 1])).toBeCloseTo(1.8, 2);
    expect(shapeOf([0, 1], [0, 9])).toBeCloseTo(1 / 1.8, 2);
  });

  it('is drawn as exactly as its size in pixels needs, and as a small picture may be enlarged', () => {
    const bowl = { ...sceneOf('sphere'), optimizers: [] };
    const race = runRace(bowl, 101);
    const lengthAt = (sizePx: number) =>
      contourMap({ ...race, ...defaults, widthPx: sizePx, heightPx: sizePx }).length;
    expect(lengthAt(400)).toBe(lengthAt(900));
    expect(lengthAt(9000)).toBeGreaterThan(1.2 * lengthAt(900));
  });

  it('has axes only if the scene has', () => {
    const axes = { ...quick.scene, look: { ...quick.scene.look, axes: false } };
    const texts = textsOf(drawn({ ...quick, scene: axes }));
    expect(texts).toContain('Ravine');
    expect(texts).not.toContain('f(x, y)');
    const frames = allNodes(drawn({ ...quick, scene: axes })).filter(
      ({ name, attributes }) => name === 'rect' && attributes['stroke'] === '#2b2e3a',
    );
    expect(frames).toHaveLength(1);
  });

  it.each(['title', 'captions', 'formula', 'legend', 'steps', 'losses'] as const)(
    'has no %s if the overlay has none',
    (part) => {
      const shown = (race: Race) => {
        const svg = drawn(race, { formula: square });
        const texts = textsOf(svg);
        return {
          title: texts.includes('Ravine'),
          captions: texts.includes('A caption'),
          formula: paths(svg, { d: square.path }).length > 0,
          legend: texts.includes('Runner 0'),
          steps: texts.includes('After 3 steps'),
          losses: texts.includes('Loss'),
        };
      };
      const all = { title: true, captions: true, formula: true, legend: true, steps: true, losses: true };
      expect(shown(quick)).toEqual(all);
      const overlay = { ...all, [part]: false };
      const scene = { ...quick.scene, film: { ...quick.scene.film, overlay } };
      // Steps and losses are told by the legend.
      const gone = part === 'legend' ? { legend: false, steps: false, losses: false } : { [part]: false };
      expect(shown({ ...quick, scene })).toEqual({ ...all, ...gone });
    },
  );
});
