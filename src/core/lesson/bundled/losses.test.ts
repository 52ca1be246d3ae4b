// The numbers that lesson 7 speaks of, from functions and races, and whether the answers marked right are what they say.
import { describe, expect, test } from 'vitest';
import { curvatureOf } from '../../explanation/curvature';
import { scalarActivations } from '../../functions/activations/registry';
import { probabilities, softmax } from '../../functions/activations/softmax';
import { softmaxCrossEntropyDerivation } from '../../functions/derivation';
import { evaluateActivation, evaluateLoss } from '../../functions/evaluate';
import { softmaxCrossEntropy } from '../../functions/losses/softmaxCrossEntropy';
import { scalarLosses } from '../../functions/losses/registry';
import { createPointEvaluator } from '../../landscapes/evaluate';
import { requireLandscape } from '../../landscapes/resolve';
import type { Scene } from '../../scene/scene';
import { loadBundledLesson } from '../bundledLessons';
import { lessonNumbers, toDigitsOf } from '../testing/lessonNumbers';
import { liveNumber, raceOf } from '../testing/lessonRace';

const lesson = await loadBundledLesson('losses');

const numbers = (key: string, ...written: readonly string[]) => lessonNumbers(lesson, key, ...written);

function showsOf(key: string) {
  return lesson.steps.find((step) => step.key === key)!.shows;
}

function scenesOf(key: string): readonly Scene[] {
  const shows = showsOf(key);
  if (shows.kind !== 'race') throw new Error(`${key} is no race`);
  return shows.scenes;
}

/** The neuron of a scene, and the landscape that it is. */
function neuronOf({ landscape }: Scene) {
  if (!('neuron' in landscape)) throw new Error('no neuron');
  return { landscape, neuron: landscape.neuron };
}

/** A loss and its slope at y, for a target. */
function lossAt(id: string, y: number, t: number): readonly [loss: number, slope: number] {
  const found = scalarLosses.find((each) => each.id === id)!;
  const { loss, dloss } = evaluateLoss(found, {}, [y], [t]);
  return [loss[0]!, dloss[0]!];
}

const sigmoid = (z: number): readonly [y: number, slope: number] => {
  const { y, dy } = evaluateActivation(
    scalarActivations.find(({ id }) => id === 'sigmoid')!,
    {},
    [z],
  );
  return [y[0]!, dy[0]!];
};

describe('sure, and wrong', () => {
  test.each([
    ['half-squared-error', 0.49, -0.99, -0.0098],
    ['binary-cross-entropy', 4.61, -100, -0.99],
  ])('%s is %d at 0.01, its slope %d, and %d through the Sigmoid', (id, value, slope, through) => {
    const shows = showsOf('two-losses');
    if (shows.kind !== 'losses') throw new Error();
    const { selected, pinned } = shows.settings.losses;
    expect([selected, ...pinned.map((each) => each.id)]).toContain(id);
    const [loss, gradient] = lossAt(id, 0.01, 1);
    expect(toDigitsOf(loss, value)).toBe(value);
    expect(toDigitsOf(gradient, slope)).toBe(slope);
    const z = Math.log(0.01 / 0.99);
    expect(z).toBeCloseTo(-4.6, 2);
    const [y, sigmoidSlope] = sigmoid(z);
    expect(y).toBeCloseTo(0.01, 12);
    expect(sigmoidSlope).toBeCloseTo(0.0099, 12);
    expect(toDigitsOf(gradient * sigmoidSlope, through)).toBe(through);
  });

  test('a zero more behind the point adds 2.3 to the cross-entropy; the squared error stays below 0.5', () => {
    const [more] = lossAt('binary-cross-entropy', 0.001, 1);
    const [less] = lossAt('binary-cross-entropy', 0.01, 1);
    expect(more - less).toBeCloseTo(2.3, 2);
    expect(lossAt('half-squared-error', 0, 1)).toEqual([0.5, -1]);
    expect(lossAt('binary-cross-entropy', 0, 1)[0]).toBe(100);
  });

  test('over the logit the slope of the cross-entropy runs from −1 to 0', () => {
    const slopes = [-30, -5, 0, 5, 30].map((z) => lossAt('bce-with-logits', z, 1)[1]);
    expect(slopes[0]).toBeCloseTo(-1, 9);
    expect(slopes.at(-1)).toBeCloseTo(0, 9);
    expect(slopes).toEqual(slopes.toSorted((a, b) => a - b));
  });
});

test.each<readonly [key: string, written: string, expected: number]>([
  ['two-surfaces', 'first sgd x > 0', 6],
  ['two-surfaces', 'first 2/sgd x > 0', 348],
  ['two-surfaces', 'loss 2/sgd at 100', 0.249],
  ['two-surfaces', 'loss 2/sgd at 200', 0.247],
  ['two-surfaces', 'gradient sgd at 0', 0.96],
  ['two-surfaces', 'gradient 2/sgd at 0', 0.027],
  ['two-surfaces', 'x sgd', 2.47],
  ['two-surfaces', 'x 2/sgd', 1.77],
  ['convex', 'curvature sgd at 0', 0.088],
  ['convex', 'curvature 2/sgd at 0', -0.0025],
  ['separable', 'x free at 100', 4.8],
  ['separable', 'x free at 1000', 8.9],
  ['separable', 'x free at 10000', 13.45],
  ['separable', 'x decay', 3.37],
  ['outlier', 'x sgd', -0.7],
  ['outlier', 'x 2/sgd', 0.5],
  ['centring', 'first sgd loss < 0.031', 71],
  ['centring', 'first 2/sgd loss < 0.031', 533],
  ['centring', 'first fast loss < 0.031', 20],
  ['centring', 'edge sgd at 0', 1],
  ['centring', 'edge 2/sgd at 0', 0.072],
])('%s: %s is %d', (key, written, expected) => {
  const [value] = numbers(key, written);
  expect(toDigitsOf(value!, expected)).toBe(expected);
});

/** Both curvatures of a scene's surface. */
function curvaturesOf(scene: Scene): (x: number, y: number) => readonly [larger: number, smaller: number] {
  const { landscape, numbers: values } = requireLandscape(scene.landscape);
  const evaluate = createPointEvaluator(landscape, values);
  return (x, y) => {
    const { xx, xy, yy } = evaluate(x, y);
    const [larger, smaller] = curvatureOf([xx, xy, yy]).eigenvalues;
    return [larger, smaller];
  };
}

test('the squared error waits on a plateau, and a tenfold rate is still later than the cross-entropy', () => {
  const [, squared] = scenesOf('two-surfaces');
  const [runner] = squared!.optimizers;
  const optimizers = [{ ...runner!, hyperparameters: { ...runner!.hyperparameters, learningRate: 10 } }];
  expect(liveNumber(raceOf({ ...squared!, optimizers }), 'first sgd x > 0')).toBe(37);
});

test('the surface of the cross-entropy is convex, that of the squared error mostly is not', () => {
  const [cross, squared] = scenesOf('convex').map(curvaturesOf);
  expect(toDigitsOf(cross!(-4, 3)[1], 0.0069)).toBe(0.0069);
  expect(toDigitsOf(squared!(-4, 3)[1], -0.0149)).toBe(-0.0149);
  const ticks = Array.from({ length: 41 }, (_, i) => (i - 20) / 2);
  const smaller = (of: typeof cross) => ticks.flatMap((x) => ticks.map((y) => of!(x, y)[1]));
  expect(Math.min(...smaller(cross))).toBeGreaterThan(0);
  const down = smaller(squared).filter((each) => each < 0).length;
  expect(down / ticks.length ** 2).toBeGreaterThan(0.9);
});

describe('Softmax', () => {
  const shows = showsOf('softmax');
  if (shows.kind !== 'losses') throw new Error();
  const { logits, target, component } = shows.settings;
  const targets = (right: number) => logits.map((_, i) => (i === right ? 1 : 0));
  const gradient = (right: number) =>
    logits.map((_, i) => softmaxCrossEntropyDerivation(logits, targets(right), i).lines.at(-1)!.value);
  const close = (values: readonly number[]) => values.map((each) => expect.closeTo(each, 3) as number);

  test('outputs, losses and gradients of both targets', () => {
    expect([logits, target, component]).toEqual([[2, 1, 0.1], 0, 1]);
    expect(probabilities(logits)).toEqual(close([0.659, 0.242, 0.099]));
    expect(softmaxCrossEntropy.evaluate(logits, targets(0), {}).loss).toBeCloseTo(0.417, 3);
    expect(softmaxCrossEntropy.evaluate(logits, targets(2), {}).loss).toBeCloseTo(2.317, 3);
    expect(gradient(0)).toEqual(close([-0.341, 0.242, 0.099]));
    expect(gradient(2)).toEqual(close([0.659, 0.242, -0.901]));
  });

  test('by the diagonal alone the right class learns as it should, the wrong ones nothing', () => {
    const { y, jacobian } = softmax.evaluate(logits, { temperature: 1 });
    const diagonal = y.map((yi, i) => (-targets(0)[i]! / yi) * jacobian[i]![i]!);
    expect(diagonal[0]).toBeCloseTo(gradient(0)[0]!, 12);
    expect(diagonal.slice(1).map(Math.abs)).toEqual([0, 0]);
  });

  test('500 more on each input changes nothing', () => {
    const moved = probabilities(logits.map((each) => each + 500));
    moved.forEach((each, i) => expect(each).toBeCloseTo(probabilities(logits)[i]!, 9));
  });
});

test('separable points are all right after a step, the weight grows as a logarithm and the bias stays', () => {
  const [first, hundred, thousand, all, bias] = numbers(
    'separable',
    'x free at 1',
    'x free at 100',
    'x free at 1000',
    'x free',
    'y free',
  );
  expect(first).toBeGreaterThan(0);
  for (const [x, t] of neuronOf(scenesOf('separable')[0]!).neuron.data) expect(first! * x > 0).toBe(t === 1);
  expect([thousand! - hundred!, all! - thousand!]).toEqual([expect.closeTo(4.1, 1), expect.closeTo(4.6, 1)]);
  expect(2 * Math.log(10)).toBeCloseTo(4.6, 1);
  expect(bias).toBeCloseTo(0, 9);
});

test('by the Huber loss the outlier makes the slope 0, and without it the slope is 0.5', () => {
  const scene = scenesOf('outlier')[0]!;
  const { landscape, neuron } = neuronOf(scene);
  const slopeWith = (change: Partial<typeof neuron>): number =>
    liveNumber(raceOf({ ...scene, landscape: { ...landscape, neuron: { ...neuron, ...change } } }), 'x sgd')!;
  expect(slopeWith({ loss: { id: 'huber', parameters: { delta: 1 } } })).toBeCloseTo(0, 4);
  expect(slopeWith({ data: neuron.data.map(([x]) => [x, x / 2]) })).toBeCloseTo(0.5, 9);
  const sum = (of: (point: readonly [number, number]) => number) =>
    neuron.data.reduce((total, point) => total + of(point), 0);
  expect([sum(([x]) => x), sum(([x, t]) => x * t) / sum(([x]) => x * x)]).toEqual([0, -0.7]);
});

test('moved data have the same best line and a ratio of curvatures of 390 instead of 2', () => {
  const scenes = scenesOf('centring');
  const ratios = scenes.map((scene) => {
    const [larger, smaller] = curvaturesOf(scene)(0, 0);
    return larger / smaller;
  });
  expect(ratios).toEqual([expect.closeTo(2, 9), expect.closeTo(390, 0)]);
  const [centred, moved] = scenes.map((scene) => neuronOf(scene).neuron.data);
  expect(moved!.map(([x, t]) => [x - 5, t])).toEqual(centred);
  expect(numbers('centring', 'loss sgd')[0]).toBeCloseTo(0.03, 4);
  expect(numbers('centring', 'diverged 2/fast')[0]).toBeLessThan(10);
});
