// The output of `optiscape evaluate` for an activation: outputs and derivatives, for a vector the Jacobian.
import { z } from 'zod';
import { activations, findActivation } from '../core/functions/activations/registry';
import { evaluateActivation } from '../core/functions/evaluate';
import { findFunction, parametersOf } from './evaluateFunction';
import { numbers, parameters, readRequest } from './evaluateRequest';
import { listPieces } from '../core/numbers/fullNumber';

/** The Jacobian has the square of this many entries. */
const longestVector = 1000;

const shapeOf = (longest?: number) => ({
  kind: z.literal('activation'),
  id: z.string(),
  parameters,
  x: numbers(longest),
});

export function* activationPieces(document: unknown): Generator<string> {
  const activation = findFunction(document, activations, findActivation);
  const request = readRequest(shapeOf(activation.kind === 'vector' ? longestVector : undefined), document);
  const values = parametersOf(activation, request.parameters);
  if (activation.kind === 'scalar') {
    const { y, dy } = evaluateActivation(activation, values, request.x);
    yield '{"y":';
    yield* listPieces(y);
    yield ',"dy":';
    yield* listPieces(dy);
  } else {
    const { y, jacobian } = activation.evaluate(request.x, values);
    yield '{"y":';
    yield* listPieces(y);
    yield ',"jacobian":[';
    for (const [i, row] of jacobian.entries()) {
      if (i > 0) yield ',';
      yield* listPieces(row);
    }
    yield ']';
  }
  yield '}\n';
}
