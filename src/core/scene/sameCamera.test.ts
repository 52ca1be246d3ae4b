import { expect, it } from 'vitest';
import { sameCamera } from './sameCamera';
import type { SceneCamera } from './scene';
import { otherDocument, defaultScene } from './testing/otherScene';

const { camera } = defaultScene;
const other = otherDocument({ id: 'saddle' }).camera;

it('finds a camera the same as its copy', () => {
  expect(sameCamera(camera, structuredClone(camera))).toBe(true);
});

it.each(Object.keys(camera) as (keyof SceneCamera)[])('sees another %s', (name) => {
  expect(sameCamera(camera, { ...camera, [name]: other[name] })).toBe(false);
});

it('sees each coordinate of the target', () => {
  const [x, y, z] = camera.target;
  const targets = [
    [x + 0.1, y, z],
    [x, y + 0.1, z],
    [x, y, z + 0.1],
  ] as const;
  expect(targets.map((target) => sameCamera(camera, { ...camera, target }))).toEqual([false, false, false]);
});

it('allows differences up to a bound', () => {
  const near = { ...camera, distance: camera.distance + 0.25 };
  expect(sameCamera(camera, near, 0.25)).toBe(true);
  expect(sameCamera(camera, near, 0.2)).toBe(false);
});
