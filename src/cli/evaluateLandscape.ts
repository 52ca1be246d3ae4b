// The output of `optiscape evaluate` for a landscape, given as in a scene: values, gradients and Hessians at points.
import { z } from 'zod';
import { evaluatePoints } from '../core/landscapes/evaluate';
import { invalidText, withoutTheRest, type Issue } from '../core/validation/issue';
import { readLandscape } from '../core/scene/readLandscape';
import { landscapeSchema } from '../core/scene/sceneSchema';
import { maxNumbers, readRequest } from './evaluateRequest';
import { fullNumber } from '../core/numbers/fullNumber';
import { UsageError } from './usageError';

const pointError = { error: 'points as [[x, y], …], finite numbers' };
const pointNumber = z.number(pointError);

const shape = {
  kind: z.literal('landscape'),
  ...landscapeSchema.shape,
  points: z
    .array(z.tuple([pointNumber, pointNumber], pointError), pointError)
    .max(maxNumbers, { error: `at most ${maxNumbers} points` }),
};

export function* landscapePieces(document: unknown): Generator<string> {
  const { points, ...written } = readRequest(shape, document);
  const read = readLandscape(written);
  if (!read.ok) throw new UsageError(withoutTheRest(read.issues).map(withoutLandscape).join('; '));
  const results = evaluatePoints(read.landscape, Float64Array.from(points.flat()), read.numbers);
  const { values, gradients, hessians } = results;
  const count = points.length;
  const number = (column: Float64Array, index: number): string => fullNumber(column[index]!);
  const separator = (index: number): string => (index === 0 ? '' : ',');
  yield '{"value":[';
  for (let i = 0; i < count; i += 1) yield separator(i) + number(values, i);
  yield '],"gradient":[';
  for (let i = 0; i < count; i += 1) {
    yield `${separator(i)}[${number(gradients, 2 * i)},${number(gradients, 2 * i + 1)}]`;
  }
  yield '],"hessian":[';
  for (let i = 0; i < count; i += 1) {
    const [xx, xy, yy] = [number(hessians, 3 * i), number(hessians, 3 * i + 1), number(hessians, 3 * i + 2)];
    yield `${separator(i)}[[${xx},${xy}],[${xy},${yy}]]`;
  }
  yield ']}\n';
}

/** An issue's message with the field's name in the request: a landscape's fields stand there without a prefix. */
function withoutLandscape({ field, message, parts }: Issue): string {
  const name = field.replace(/^landscape\./, '');
  if (parts !== undefined) return invalidText(name, parts.value, parts.expected).message;
  const beginning = `Invalid ${field}`;
  return message.startsWith(beginning) ? `Invalid ${name}${message.slice(beginning.length)}` : message;
}
