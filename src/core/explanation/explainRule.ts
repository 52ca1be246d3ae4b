// Explains updates of a run whose optimizer is a rule: the quantities that the rule names are part of its own graph, and are
// evaluated by it, to the bits of the trajectory.
import { createInterpreter } from '../expression/interpret';
import type { Expression } from '../expression/expression';
import { lower } from '../expression/lower';
import { coordinates } from '../landscapes/define';
import type { Pair } from '../optimizers/define';
import type { TermValue } from '../optimizers/terms';
import { createUpdate, inputNames, scheduledHyperparameter } from '../simulation/particleUpdate';
import type { GraphRun } from '../simulation/runSettings';
import { substitute } from '../expression/program';
import type { Point } from '../geometry/domain';
import { curvatureOf, sharpnessOf, type Hessian } from './curvature';
import type { Explanation } from './explanation';
import { stabilityOf } from './stability';
import { symbolName } from './symbolName';

/** Explains an update from the run's particle before it: a number for each of the kernel's columns. */
export type RuleExplainer = (particle: Float64Array, update: number) => Explanation;

/** What has been asked of a graph, and where its values are in what the interpreter gives. */
class Outputs {
  readonly expressions: Expression[] = [];

  /** A reader of what the expressions give. */
  pair([x, y]: Pair): (values: Float64Array) => Point {
    const at = this.expressions.push(x, y) - 2;
    return (values) => [values[at]!, values[at + 1]!];
  }

  number(expression: Expression): (values: Float64Array) => number {
    const at = this.expressions.push(expression) - 1;
    return (values) => values[at]!;
  }

  either(value: Pair | Expression): (values: Float64Array) => TermValue {
    return isPair(value) ? this.pair(value) : this.number(value);
  }
}

const isPair = (value: Pair | Expression): value is Pair => Array.isArray(value);

export function createRuleExplainer(run: GraphRun): RuleExplainer {
  const { landscape, optimizer, variant, learningRateAt, library } = run;
  const { columns, after, told } = createUpdate(landscape, optimizer, variant);
  const outputs = new Outputs();
  const column = (name: string): Expression => after.get(name)!;
  const next: Pair = [column('x'), column('y')];

  const readNext = outputs.pair(next);
  const [value, dx, dy] = substitute([landscape.value, ...landscape.gradient], (given) =>
    given.name === 'x' ? next[0] : given.name === 'y' ? next[1] : given,
  );
  const readValues = outputs.pair([landscape.value, value!]);
  const readNextSlope = outputs.pair([dx!, dy!]);
  const readSlope = outputs.pair(told.slope);
  const readPoints = landscape.pointGradients?.map((pair) => outputs.pair(pair)) ?? null;
  const readHessian = landscape.hessian.map((each) => outputs.number(each));
  const readNoise = told.noise && outputs.pair(told.noise);
  const readNoiseElsewhere = told.noiseElsewhere && outputs.pair(told.noiseElsewhere);
  const readClipped = told.clipped && outputs.pair(told.clipped);
  const readDivisor = told.rule.divisor && outputs.pair(told.rule.divisor);
  const readDecay = told.rule.decay && outputs.number(told.rule.decay);

  const buffers = Object.entries(optimizer.state).map(([name, { symbol, scope }]) => {
    const names =
      scope === 'particle'
        ? [inputNames.particleState(name)]
        : coordinates.map((coordinate) => inputNames.state(name, coordinate));
    const places = names.map((each) => columns.indexOf(each));
    const values = names.map(column);
    return {
      name: symbolName(symbol),
      places,
      // What the variant leaves as it was is no part of it.
      isUsed: values.some((value, i) => value.name !== names[i]),
      read: outputs.either(values.length === 1 ? values[0]! : (values as unknown as Pair)),
    };
  });
  const terms = Object.entries(told.rule.terms).map(([name, value]) => ({
    name,
    read: outputs.either(value),
  }));

  const evaluate = createInterpreter(lower(outputs.expressions));
  const numbers: Record<string, number> = Object.fromEntries(run.numbers);
  const rateName = scheduledHyperparameter(optimizer);
  const scalars = [
    ...Object.entries(optimizer.step).map(([name, scalar]) => [inputNames.step(name), scalar] as const),
    ...Object.entries(optimizer.aside).map(([name, scalar]) => [inputNames.aside(name), scalar] as const),
  ];

  return (particle, update) => {
    const rate = learningRateAt?.(update) ?? run.h.learningRate ?? null;
    const h = learningRateAt === null || rateName === null ? run.h : { ...run.h, [rateName]: rate! };
    for (const [name, scalar] of scalars) numbers[name] = scalar(h, update, library);
    numbers[inputNames.step(inputNames.scheduledRate)] = rate ?? NaN;
    const values = evaluate(numbers, { names: columns, values: particle });

    const theta: Point = [particle[0]!, particle[1]!];
    const reached = readNext(values);
    const step: Point = [reached[0] - theta[0], reached[1] - theta[1]];
    const [xx, xy, yy] = readHessian.map((read) => read(values)) as [number, number, number];
    const divisor = readDivisor?.(values) ?? null;
    const decay = readDecay?.(values) ?? 0;
    const hessian: Hessian = [xx + decay, xy, yy + decay];
    const stability = stabilityOf(
      sharpnessOf(hessian, divisor ?? [1, 1]),
      optimizer,
      (changed) => optimizer.response?.({ ...h, ...changed }, update, library) ?? null,
    );
    return {
      optimizer: optimizer.id,
      step: update,
      ownStep: update,
      theta,
      next: reached,
      values: readValues(values),
      gradient: readSlope(values),
      nextGradient: readNextSlope(values),
      pointGradients: readPoints && readPoints.map((read) => read(values)),
      learningRate: rate,
      noise: readNoise?.(values) ?? null,
      noiseElsewhere: readNoiseElsewhere?.(values) ?? null,
      clipped: readClipped?.(values) ?? null,
      terms: {
        ...Object.fromEntries(
          buffers.filter(({ isUsed }) => isUsed).map(({ name, read }) => [name, read(values)]),
        ),
        ...Object.fromEntries(terms.map(({ name, read }) => [name, read(values)])),
        step,
      },
      before: Object.fromEntries(
        buffers.map(({ name, places: [x, y] }): [string, TermValue] => [
          name,
          y === undefined ? particle[x!]! : [particle[x!]!, particle[y]!],
        ]),
      ),
      divisor,
      memory: told.rule.memory,
      account: null,
      curvature: curvatureOf([xx, xy, yy]),
      stability,
    };
  };
}
