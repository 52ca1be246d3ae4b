// The numbers that lesson 6 speaks of, from its presets and races, and whether the answers marked right are what they say.
import { describe, expect, test } from 'vitest';
import { scalarActivations } from '../../functions/activations/registry';
import { fixedChain, forwardChain } from '../../functions/chain';
import { defaultParameters } from '../../functions/description';
import { evaluateActivation } from '../../functions/evaluate';
import type { Scene } from '../../scene/scene';
import type { ChainSettings } from '../../view/functionSettings';
import { loadBundledLesson } from '../bundledLessons';
import { lessonNumbers, toDigitsOf } from '../testing/lessonNumbers';
import { liveNumber, raceOf } from '../testing/lessonRace';

const lesson = await loadBundledLesson('activations');

function showsOf(key: string) {
  const { shows } = lesson.steps.find((step) => step.key === key)!;
  return shows;
}

function firstScene(key: string): Scene {
  const shows = showsOf(key);
  if (shows.kind !== 'race') throw new Error(`${key} is no race`);
  return shows.scenes[0]!;
}

const scalar = (id: string) => scalarActivations.find((each) => each.id === id)!;

/** φ′(x) of a function that a step shows. */
function slope(key: string, id: string, x: number): number {
  const shows = showsOf(key);
  if (shows.kind !== 'activations') throw new Error(`${key} shows no activations`);
  const { selected, pinned } = shows.settings.activations;
  expect([selected, ...pinned.map((each) => each.id)]).toContain(id);
  return evaluateActivation(scalar(id), defaultParameters(scalar(id)), [x]).dy[0]!;
}

/** What a step's chain passes, with other numbers than the preset ones where they are given. */
function passed(key: string, id: string, change: Partial<ChainSettings> = {}): number {
  const shows = showsOf(key);
  if (shows.kind !== 'activations') throw new Error(`${key} shows no activations`);
  const settings = { ...shows.settings.chain, ...change };
  const chain = { ...settings, activation: scalar(id), parameters: defaultParameters(scalar(id)) };
  const layers = settings.mode === 'fixed' ? fixedChain(chain) : forwardChain(chain);
  return layers.at(-1)!.product;
}

test.each([
  ['sigmoid', 0, 0.25],
  ['sigmoid', 2, 0.105],
  ['sigmoid', 5, 0.0066],
  ['tanh', 0, 1],
  ['tanh', 2, 0.071],
  ['tanh', 5, 0.00018],
])('the slope of %s at %d is %d', (id, x, expected) => {
  expect(toDigitsOf(slope('tanh', id, x), expected)).toBe(expected);
});

test('no slope of the Sigmoid is above a quarter', () => {
  const slopes = Array.from({ length: 2001 }, (_, i) => slope('sigmoid-slope', 'sigmoid', (i - 1000) / 100));
  expect(Math.max(...slopes)).toBe(0.25);
});

test('tanh is steeper than the Sigmoid up to 1.66, and flatter beyond', () => {
  const isSteeper = (x: number) => slope('tanh', 'tanh', x) > slope('tanh', 'sigmoid', x);
  expect([0, 0.5, 1, 1.65, -1.65].map(isSteeper)).not.toContain(false);
  expect([1.67, -1.67, 2, 5, 10].map(isSteeper)).not.toContain(true);
});

describe('the chains', () => {
  test.each<readonly [key: string, id: string, change: Partial<ChainSettings>, expected: number]>([
    ['depth', 'sigmoid', {}, 9.5e-7],
    ['depth', 'sigmoid', { depth: 20 }, 9.1e-13],
    ['depth', 'tanh', { depth: 20 }, 1],
    ['depth', 'sigmoid', { preActivation: 1 }, 8.6e-8],
    ['depth', 'tanh', { preActivation: 1 }, 1.7e-4],
    ['depth', 'relu', {}, 0],
    ['depth', 'relu', { preActivation: 1 }, 1],
    ['layer-by-layer', 'relu', { depth: 1 }, 1],
    ['layer-by-layer', 'swish', { depth: 1 }, 0.93],
    ['layer-by-layer', 'tanh', { depth: 1 }, 0.42],
    ['layer-by-layer', 'sigmoid', { depth: 1 }, 0.2],
    ['layer-by-layer', 'relu', {}, 1],
    ['layer-by-layer', 'tanh', {}, 0.041],
    ['layer-by-layer', 'swish', {}, 0.0082],
    ['layer-by-layer', 'sigmoid', {}, 2.8e-7],
    ['weights', 'relu', {}, 1],
    ['weights', 'relu', { weight: 1.5 }, 57.7],
    ['weights', 'relu', { weight: 0.5 }, 0.00098],
    ['weights', 'tanh', { weight: 2 }, 1.3e-8],
    ['weights', 'sigmoid', { weight: 4, bias: -2, input: 0.5 }, 1],
  ])('%s: %s with %o passes %d', (key, id, change, expected) => {
    expect(toDigitsOf(passed(key, id, change), expected)).toBe(expected);
  });
});

test.each<readonly [key: string, written: string, expected: number]>([
  ['dead', 'gradient adam at 0', 0],
  ['dead', 'largest step adam from 1', 0],
  ['dead', 'largest step sgd from 1', 0],
  ['dead', 'loss adam', 1.35],
  ['dead', 'loss 2/sgd at 0', 1.402],
  ['dead', 'loss 2/sgd', 1.386],
  ['dead', 'loss 2/adam at 200', 0.0082],
  ['smooth', 'x sgd', -1.99],
  ['smooth', 'y sgd', -4.09],
  ['smooth', 'loss sgd at 0', 1.447],
  ['smooth', 'loss sgd', 1.383],
  ['smooth', 'loss 2/sgd', 0.032],
])('%s: %s is %d', (key, written, expected) => {
  const [value] = lessonNumbers(lesson, key, written);
  expect(toDigitsOf(value!, expected)).toBe(expected);
});

test('all points are on the negative side at first, and Adam takes Swish farther out', () => {
  const scene = firstScene('smooth');
  if (!('neuron' in scene.landscape)) throw new Error('no neuron');
  const [weight, bias] = scene.start;
  expect(Math.max(...scene.landscape.neuron.data.map(([x]) => weight * x + bias))).toBe(-1);
  const adam = firstScene('dead').optimizers.filter(({ key }) => key === 'adam');
  const race = raceOf({ ...scene, optimizers: adam });
  expect(liveNumber(race, 'x adam')).toBeCloseTo(-5.2, 1);
  expect(liveNumber(race, 'y adam')).toBeCloseTo(-10.5, 1);
});

test('Swish slopes downwards below −1.28', () => {
  const swish = (x: number) => slope('layer-by-layer', 'swish', x);
  expect([-1.27, -1, 0].map(swish).every((value) => value > 0)).toBe(true);
  expect([-1.29, -2, -5].map(swish).every((value) => value < 0)).toBe(true);
});
