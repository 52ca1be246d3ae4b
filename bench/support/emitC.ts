// Writes an optimizer's update on a landscape as a plain C loop, for comparison with the kernels. The formulas are the
// same graphs; functions come from the C library, and gcc may optimize freely.
import type { Expression } from '../../src/core/expression/expression';
import { countUses, shareEqualNodes } from '../../src/core/expression/program';
import type { LandscapeFunction } from '../../src/core/landscapes/define';
import type { GraphOptimizer } from '../../src/core/optimizers/define';
import { createUpdate, type Variant } from '../../src/core/simulation/particleUpdate';

const infix: Partial<Record<Expression['operation'], string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  less: '<',
  lessOrEqual: '<=',
  equal: '==',
  and: '&&',
  or: '||',
};

const functions: Partial<Record<Expression['operation'], string>> = {
  absolute: 'fabs',
  squareRoot: 'sqrt',
  nearest: 'rint',
  minimum: 'fmin',
  maximum: 'fmax',
  boundAbove: 'fmin',
  boundBelow: 'fmax',
  exp: 'exp',
  log: 'log',
  sin: 'sin',
  cos: 'cos',
  tanh: 'tanh',
  hypot: 'hypot',
  atan: 'atan',
  log1p: 'log1p',
  expm1: 'expm1',
  cbrt: 'cbrt',
  erf: 'erf',
  floor: 'floor',
  ceil: 'ceil',
};

function literal(value: number): string {
  if (value === Infinity) return 'INFINITY';
  if (value === -Infinity) return '-INFINITY';
  return Number.isNaN(value) ? 'NAN' : value.toExponential(17);
}

/** The C expression of a node, given the C names of its operands. */
function combine(node: Expression, operands: readonly string[], nameOf: (input: string) => string): string {
  const [a = '', b = '', c = ''] = operands;
  const sign = infix[node.operation];
  if (sign !== undefined) return `(${a} ${sign} ${b})`;
  const called = functions[node.operation];
  if (called !== undefined) return `${called}(${operands.join(', ')})`;
  switch (node.operation) {
    case 'constant':
      return literal(node.value);
    case 'input':
      return nameOf(node.name);
    case 'negate':
      return `(-${a})`;
    case 'not':
      return `(!${a})`;
    case 'select':
      return `(${a} ? ${b} : ${c})`;
    case 'power':
      return node.value === 2 ? `(${a} * ${a})` : `pow(${a}, ${node.value})`;
    case 'sign':
      return `((${a} > 0) - (${a} < 0))`;
    case 'pow':
      if (node.value !== 0) throw new Error('C has no derivative of pow');
      return `pow(${a}, ${b})`;
    case 'sinPi':
      return `sin(M_PI * ${a})`;
    case 'cosPi':
      return `cos(M_PI * ${a})`;
    case 'sinc':
      return `sinc${node.value}(${a})`;
    default:
      throw new Error(`C has no ${node.operation}`);
  }
}

const identifier = (name: string): string => name.replaceAll(/\W/g, '_');

export interface CUpdate {
  /** Planes in their order, as C names. */
  readonly columns: readonly string[];
  /** Names of the numbers of a run, in the order in which the C function takes them. */
  readonly runNames: readonly string[];
  /** Names of the step's scalars, in the order of a step's row. */
  readonly stepNames: readonly string[];
  /** `static void NAME(double *const *planes, const double *run, const double *step, long steps, long count)` */
  readonly source: string;
}

/** The C function `NAME`, which makes `steps` updates of `count` particles. */
export function emitC(
  name: string,
  landscape: LandscapeFunction,
  optimizer: GraphOptimizer,
  variant: Variant,
): CUpdate {
  const { columns, after } = createUpdate(landscape, optimizer, variant);
  const changed = columns.filter((column) => after.get(column)?.name !== column);
  const roots = shareEqualNodes(changed.flatMap((column) => after.get(column) ?? []));
  const uses = countUses(roots);
  const inputs = [...uses.keys()].filter(({ operation }) => operation === 'input');
  const namesOf = (rate: Expression['frequency']): string[] =>
    inputs.filter((each) => each.frequency === rate).map((each) => each.name);
  const [runNames, stepNames] = [namesOf('run'), namesOf('step')];

  const lines: Record<Expression['frequency'], string[]> = { constant: [], run: [], step: [], particle: [] };
  const names = new Map<Expression, string>();
  const visit = (node: Expression): string => {
    const known = names.get(node);
    if (known !== undefined) return known;
    const text = combine(node, node.operands.map(visit), identifier);
    if (node.operation === 'input' || node.operation === 'constant') return text;
    const once = (uses.get(node) ?? 0) < 2 && node.frequency === 'particle';
    const result = once ? text : `v${names.size}`;
    if (!once) lines[node.frequency].push(`const double ${result} = ${text};`);
    names.set(node, result);
    return result;
  };
  const results = roots.map(visit);
  const source = [
    `static void ${name}(double *const *planes, const double *run, const double *step, long steps, long count) {`,
    ...columns.map((column, i) => `  double *restrict p_${identifier(column)} = planes[${i}];`),
    ...runNames.map((each, i) => `  const double ${identifier(each)} = run[${i}];`),
    ...lines.constant.map((line) => `  ${line}`),
    ...lines.run.map((line) => `  ${line}`),
    `  for (long t = 0; t < steps; t++, step += ${stepNames.length}) {`,
    ...stepNames.map((each, i) => `    const double ${identifier(each)} = step[${i}];`),
    ...lines.step.map((line) => `    ${line}`),
    // Without it, gcc assumes that the planes overlap and doesn't vectorize.
    '#pragma GCC ivdep',
    '    for (long i = 0; i < count; i++) {',
    ...columns.map((column) => `      const double ${identifier(column)} = p_${identifier(column)}[i];`),
    ...lines.particle.map((line) => `      ${line}`),
    ...changed.map((column, i) => `      p_${identifier(column)}[i] = ${results[i]};`),
    '    }',
    '  }',
    '}',
  ].join('\n');
  return { columns, runNames, stepNames, source };
}
