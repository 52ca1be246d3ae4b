import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LandscapeReference } from '../landscapes/reference';
import { object, oneWordOf } from './sceneSchema';
import { parseScene, parseSceneText, serializeScene } from './parseScene';
import type { Scene } from './scene';
import {
  formulaReference,
  neuronReference,
  otherDocument,
  defaultRunner,
  defaultScene,
} from './testing/otherScene';
import { otherValue } from './testing/otherValue';

/** The leaves of a document by their paths. */
function leavesOf(value: unknown, at = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return new Map([[at, value]]);
  }
  return new Map(Object.entries(value).flatMap(([name, part]) => [...leavesOf(part, `${at}/${name}`)]));
}

/** Paths at which both have the same value. */
function sameLeaves(a: unknown, b: unknown): string[] {
  const others = leavesOf(b);
  return [...leavesOf(a)].flatMap(([path, value]) => (others.get(path) === value ? [path] : []));
}

describe('a scene in which nothing is as it usually is', () => {
  const scene = otherDocument({ id: 'saddle' });

  it('differs from the default one in every field', () => {
    expect(sameLeaves(defaultScene, scene)).toEqual(['/format', '/version']);
    expect(Object.keys(scene)).toEqual(Object.keys(defaultScene));
    expect(Object.keys(scene.optimizers[0]!)).toEqual(Object.keys(defaultRunner));
  });

  it.each<[string, LandscapeReference]>([
    ['a landscape by its id', { id: 'saddle' }],
    ['a formula', formulaReference],
    ['a neuron', neuronReference],
  ])('is read as it is written and written as it is read, on %s', (_, landscape) => {
    const written = otherDocument(landscape);
    expect(parseScene(written)).toEqual({ ok: true, scene: written });
    expect(parseSceneText(serializeScene(written))).toEqual({ ok: true, scene: written });
  });

  it.each(Object.keys(defaultScene) as (keyof Scene)[])(
    'keeps %s also where nothing else is written',
    (name) => {
      const { format, version, landscape } = defaultScene;
      const document = { format, version, landscape, [name]: scene[name] };
      const parsed = parseScene(document);
      expect(parsed).toMatchObject({ ok: true, scene: document });
    },
  );
});

/** The document with null at the path. */
function withNull(document: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return null;
  const value = (document as Readonly<Record<string, unknown>>)[name];
  if (Array.isArray(document)) return document.with(Number(name), withNull(value, rest));
  return { ...(document as object), [name]: withNull(value, rest) };
}

it.each<[string, LandscapeReference]>([
  ['a landscape by its id', { id: 'saddle' }],
  ['a formula', formulaReference],
  ['a neuron', neuronReference],
])('no null is taken for a number, on %s', (_, landscape) => {
  const document = otherDocument(landscape);
  const numbers = [...leavesOf(document)].filter(([, value]) => typeof value === 'number');
  expect(numbers.length).toBeGreaterThan(30);
  const taken = numbers.filter(([path]) => parseScene(withNull(document, path.split('/').slice(1))).ok);
  expect(taken.map(([path]) => path)).toEqual([]);
});

describe('other values', () => {
  it('are not found where the schema takes but the default', () => {
    const schema = object({ grid: oneWordOf(['fine']), count: z.number() });
    expect(() => otherValue(schema, { grid: 'fine', count: 1 })).toThrow(/^grid: no value/);
  });
});
