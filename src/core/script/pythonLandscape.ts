// A landscape in Python: f, its gradient and its Hessian as separate functions, and the objective of methods.
import type { Expression } from '../expression/expression';
import { parameterInput } from '../formula/formula';
import type { LandscapeDefinition } from '../landscapes/define';
import type { LandscapeReference } from '../landscapes/reference';
import type { NoiseKind } from '../simulation/particleUpdate';
import { phrase, inLanguage, type Language, type Phrase } from '../text/text';
import { writeExpressions } from './pythonExpression';
import type { PythonHelper } from '../python/pythonRule';
import { comment, docstring, indented, pythonFloat } from './pythonText';

const texts = {
  gradient: phrase('The derivatives of f by x and by y.'),
  hessian: phrase('The second derivatives of f.'),
} satisfies Record<string, Phrase>;

/** The name of a formula's parameter, changed if it means something else in the script. */
const parameterName = (name: string): string => (name === 'f' || name === 'lambda' ? `${name}_` : name);

/** The landscape's title: its name, or the formula as it was typed. */
export function landscapeTitle(
  landscape: LandscapeDefinition,
  reference: LandscapeReference,
  language: Language,
): string {
  return 'formula' in reference ? `f(x, y) = ${reference.formula}` : inLanguage(landscape.name, language);
}

/** The functions `f(x, y)`, `gradient(theta)` and, if wanted, `hessian(theta)`. */
export function writeLandscape(
  landscape: LandscapeDefinition,
  reference: LandscapeReference,
  withHessian: boolean,
  language: Language,
): string[] {
  const parameters = 'formula' in reference ? Object.entries(reference.parameters) : [];
  const names = new Map(parameters.map(([name]) => [parameterInput(name), parameterName(name)]));
  const taken = new Set(['x', 'y', ...names.values()]);
  const title = landscapeTitle(landscape, reference, language);
  const about = 'formula' in reference ? comment(title) : docstring(`${title}. ${landscape.source}.`);

  const write = (
    head: string,
    begin: readonly string[],
    expressions: Readonly<Record<string, Expression>>,
    result: string,
  ): string[] => {
    const results = Object.keys(expressions);
    const { lines, values } = writeExpressions(
      Object.values(expressions),
      (name) => names.get(name) ?? name,
      new Set([...taken, ...results]),
    );
    const assigned = results.map((name, i) => `${name} = ${values[i]}`);
    return ['', '', head, ...indented([...begin, ...lines, ...assigned, `return ${result}`])];
  };
  const [dx, dy] = landscape.gradient;
  const [dxx, dxy, dyy] = landscape.hessian;
  const atTheta = (text: string): string[] => [...docstring(text), 'x, y = theta'];
  const { lines, values } = writeExpressions([landscape.value], (name) => names.get(name) ?? name, taken);
  return [
    ...(parameters.length > 0 ? [''] : []),
    ...parameters.map(([name, { value }]) => `${parameterName(name)} = np.float64(${pythonFloat(value)})`),
    '',
    '',
    'def f(x, y):',
    ...indented([...about, ...lines, `return ${values.join('')}`]),
    ...write(
      'def gradient(theta):',
      atTheta(inLanguage(texts.gradient, language)),
      { dx, dy },
      'np.array([dx, dy])',
    ),
    ...(withHessian
      ? write(
          'def hessian(theta):',
          atTheta(inLanguage(texts.hessian, language)),
          { dxx, dxy, dyy },
          'np.array([[dxx, dxy], [dxy, dyy]])',
        )
      : []),
  ];
}

const batches: Readonly<
  Record<NoiseKind, { readonly doc: Phrase; readonly value: string; readonly gradient: string }>
> = {
  none: {
    doc: phrase('What methods that search see of f. Where it is not finite it counts as infinite.'),
    value: 'f(*point)',
    gradient: 'gradient(point)',
  },
  gaussian: {
    doc: phrase(
      'What methods that search see of f: a batch of it, tilted by the noise, the same throughout an update. Where it is not finite it counts as infinite.',
    ),
    value: 'f(*point) + self.shift @ (point - self.theta)',
    gradient: 'gradient(point) + self.shift',
  },
  'mini-batch': {
    doc: phrase(
      'What methods that search see of f: a mini-batch of it, moved by the noise (to first order), the same throughout an update. Where it is not finite it counts as infinite.',
    ),
    value: 'f(*point) + self.shift @ (gradient(point) - gradient(self.theta))',
    gradient: 'gradient(point) + hessian(point) @ self.shift',
  },
};

/** The objective of a method: methodTracer.ts in Python. */
export function lossPython(noise: NoiseKind, withHessian: boolean): PythonHelper {
  const { doc, value, gradient } = batches[noise];
  const batch = `
        def __init__(self, sequence):
            self.random = Random(2 * sequence + 1)
            self.theta, self.shift = np.zeros(2), np.zeros(2)

        def next_batch(self, theta):
            self.theta, self.shift = theta, NOISE * self.random.normal_pair()
`;
  const hessianMethod = `

        def hessian(self, point):
            return hessian(point)`;
  return {
    name: 'Loss',
    doc,
    code: `
    class Loss:${noise === 'none' ? '' : batch}
        def value(self, point):
            value = ${value}
            return value if np.isfinite(value) else np.float64(np.inf)

        def gradient(self, point):
            return ${gradient}${withHessian ? hessianMethod : ''}`,
  };
}
