// The light on ground of which geometry says how much of sky and sun it sees.
import { describe, expect, it } from 'vitest';
import { landscapes } from '../landscapes/registry';
import { requireLandscape } from '../landscapes/resolve';
import { directions } from './horizons';
import {
  isSameRelief,
  landscapeLightSteps,
  lightLandscape,
  lightSteps,
  sunAzimuth,
  sunDirection,
  type SurfaceLight,
} from './surfaceLight';

const points = 201;
/** Distance of neighbours. */
const spacing = 2 / (points - 1);
const east = 0;

function light(height: (x: number, y: number) => number, azimuth = east): SurfaceLight {
  const heights = Float32Array.from({ length: points * points }, (_, at) =>
    height(-1 + spacing * (at % points), -1 + spacing * Math.floor(at / points)),
  );
  const steps = lightSteps(heights, points, azimuth);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

const at = ({ values }: SurfaceLight, x: number, y: number, channel: 0 | 1): number =>
  values[2 * (Math.round((y + 1) / spacing) * points + Math.round((x + 1) / spacing)) + channel]! / 255;
const sky = (lit: SurfaceLight, x: number, y: number): number => at(lit, x, y, 0);
const sun = (lit: SurfaceLight, x: number, y: number): number => at(lit, x, y, 1);

/** 1/255, and half of it for rounding. */
const byte = 0.006;

describe('the light', () => {
  it('is whole on level ground, to the last point of the border', () => {
    expect(light(() => 0.4).values.every((value) => value === 255)).toBe(true);
  });

  it('is whole on top of a hill, and less around its foot, alike on all sides', () => {
    const hill = light((x, y) => Math.exp(-8 * (x * x + y * y)));
    expect(sky(hill, 0, 0)).toBe(1);
    expect(sky(hill, 0.4, 0)).toBeLessThan(0.85);
    for (const [x, y] of [
      [0.4, 0],
      [0.3, 0.2],
    ] as const) {
      for (const [a, b] of [
        [-x, y],
        [x, -y],
        [y, x],
        [-y, -x],
      ] as const)
        expect(sky(hill, a, b), `(${a}, ${b})`).toBeCloseTo(sky(hill, x, y), 2);
    }
  });

  it.each([0.1, 0.4, 1])(
    'at the foot of a long wall %d high is what each direction leaves of the sky',
    (height) => {
      const wall = light((x) => (x > 0.005 ? height : 0));
      const near = spacing;
      // A direction meets the wall's face at the first of its points that lies on it.
      const expected = directions.reduce((sum, { columns, rows, share }) => {
        if (columns <= 0) return sum + share;
        const run = Math.ceil(1 / columns) * spacing * Math.hypot(columns, rows);
        return sum + share * (1 - height / Math.hypot(height, run));
      }, 0);
      expect(Math.abs(sky(wall, 0.01 - near, 0) - expected)).toBeLessThan(byte);
      // Beyond the wall's top the sky is open.
      expect(sky(wall, 0.5, 0)).toBe(1);
      expect(sky(wall, 0.02, 0.1)).toBe(1);
    },
  );

  it('in the middle of a trench is near to that of one that never ends', () => {
    const [height, half] = [0.3, 0.2];
    const trench = light((x) => (Math.abs(x) > half - 0.005 ? height : 0));
    // Over all azimuths, 1 − sin of the elevation of the rim at distance half / cos φ.
    let expected = 0;
    const parts = 20_000;
    for (let part = 0; part < parts; part += 1) {
      const run = half / Math.abs(Math.cos((2 * Math.PI * (part + 0.5)) / parts));
      expected += (1 - height / Math.hypot(height, run)) / parts;
    }
    expect(Math.abs(sky(trench, 0, 0) - expected)).toBeLessThan(0.02);
  });

  it('of the sun ends in the shadow behind a step, whose length its elevation tells', () => {
    const height = 0.3;
    const [, , sunSine] = sunDirection({ view: { azimuthDegrees: 0, elevationDegrees: 45 } });
    const reach = height / Math.tan(Math.asin(sunSine));
    // The step is in the east, where the sun stands: its shadow falls to the west.
    const step = light((x) => (x > 0.3 ? height : 0));
    const behind = (distance: number): number => sun(step, 0.3 - distance, 0);
    expect(behind(0.15 * reach)).toBe(0);
    expect(behind(reach)).toBeGreaterThan(0.4);
    expect(behind(reach)).toBeLessThan(0.75);
    expect(behind(2.4 * reach)).toBe(1);
    // Softly, and without a way back.
    let before = 0;
    for (let distance = spacing; distance < 3 * reach; distance += spacing) {
      expect(behind(distance)).toBeGreaterThanOrEqual(before);
      expect(behind(distance) - before).toBeLessThan(0.1);
      before = behind(distance);
    }
    expect(sun(step, 0.4, 0)).toBe(1);
    // From the other side the sun shines on its face.
    expect(
      sun(
        light((x) => (x > 0.3 ? height : 0), Math.PI),
        0.2,
        0,
      ),
    ).toBe(1);
  });

  it('takes one step for each direction', () => {
    const steps = [...lightSteps(new Float32Array(9), 3, 0)];
    expect(steps).toHaveLength(directions.length);
  });
});

describe('the sun', () => {
  it('stands to the left of the view that a landscape opens with', () => {
    for (const landscape of landscapes) {
      const [x, y, z] = sunDirection(landscape);
      expect(Math.hypot(x, y, z)).toBeCloseTo(1, 12);
      const eye = (landscape.view.azimuthDegrees * Math.PI) / 180;
      // The picture's right is the eye's azimuth, turned by a quarter to the left.
      expect(x * -Math.sin(eye) + y * Math.cos(eye)).toBeLessThan(-0.6);
      expect(Math.atan2(y, x)).toBeCloseTo(
        Math.atan2(Math.sin(sunAzimuth(landscape)), Math.cos(sunAzimuth(landscape))),
        12,
      );
    }
  });
});

describe('the light on a landscape', () => {
  const { landscape, numbers } = requireLandscape({ id: 'himmelblau' });

  it('follows the drawn heights: their scale and their relief', () => {
    const lit = (heightScale: 'linear' | 'log', relief: number): number => {
      const { values } = lightLandscape(landscape, numbers, { heightScale, relief }, 65);
      return values.reduce((sum, value, index) => sum + (index % 2 === 0 ? value : 0), 0) / (65 * 65);
    };
    expect(lit('linear', 0.9)).toBeLessThan(lit('linear', 0.2) - 5);
    expect(Math.abs(lit('log', 0.9) - lit('linear', 0.9))).toBeGreaterThan(5);
    expect(lit('linear', 0.05)).toBeGreaterThan(245);
  });

  it('is darker in the wells than on the hill between them', () => {
    const { values } = lightLandscape(landscape, numbers, { heightScale: 'log', relief: 0.9 }, 65);
    const [minX, maxX] = landscape.domain.x;
    const [minY, maxY] = landscape.domain.y;
    const skyAt = (x: number, y: number): number =>
      values[
        2 *
          (Math.round((64 * (y - minY)) / (maxY - minY)) * 65 + Math.round((64 * (x - minX)) / (maxX - minX)))
      ]!;
    expect(skyAt(3, 2)).toBeLessThan(skyAt(-0.27, -0.92) - 60);
  });

  it('is the same however its steps are taken', () => {
    const look = { heightScale: 'log', relief: 0.9 } as const;
    const whole = lightLandscape(landscape, numbers, look, 33);
    const steps = landscapeLightSteps(landscape, numbers, look, 33);
    let slow: SurfaceLight | null = null;
    while (slow === null) {
      // Another landscape's batch in between.
      lightLandscape(requireLandscape({ id: 'booth' }).landscape, {}, look, 5);
      const { done, value } = steps.next();
      if (done === true) slow = value;
    }
    expect(slow).toEqual(whole);
  });

  it.each(['log(x)', 'sqrt(x*y)', '1/x', '10^(300*x)'])('has no holes where %s is no number', (formula) => {
    const own = requireLandscape({ formula, domain: { x: [-1, 1], y: [-1, 1] }, parameters: {} });
    const { values } = lightLandscape(own.landscape, own.numbers, { heightScale: 'linear', relief: 1 }, 33);
    expect(values).toHaveLength(2 * 33 * 33);
    expect(Math.max(...values)).toBe(255);
  });
});

it('tells looks that draw other heights', () => {
  const look = { heightScale: 'log', relief: 0.9 } as const;
  expect(isSameRelief(look, { ...look })).toBe(true);
  expect(isSameRelief(look, { ...look, relief: 0.8 })).toBe(false);
  expect(isSameRelief(look, { ...look, heightScale: 'linear' })).toBe(false);
});
