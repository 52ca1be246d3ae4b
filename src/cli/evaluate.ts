// `optiscape evaluate`: values and derivatives at given points.
import { z } from 'zod';
import { evaluatePoints, type PointValues } from '../core/landscapes/evaluate';
import { fieldPath, invalid, invalidText, type SceneIssue } from '../core/scene/issue';
import { protoKeyIssues } from '../core/scene/protoKeys';
import { readLandscape } from '../core/scene/readLandscape';
import { fullNumber } from '../core/fullNumber';
import { gathered } from '../core/simulation/trajectoryText';
import { parseJson, readInput } from './input';
import { writeOutput } from './output';
import { UsageError } from './usageError';

/** What can be evaluated. */
export const evaluateKinds = ['landscape'] as const;

const maxPoints = 1_000_000;

const points = z.array(z.tuple([z.number(), z.number()])).max(maxPoints);

const requestSchema = z.strictObject({
  kind: z.enum(evaluateKinds),
  /** One of the two. */
  id: z.string().optional(),
  formula: z.string().optional(),
  /** Values of a formula's parameters; 1 for those left out. */
  parameters: z.record(z.string(), z.number()).optional(),
  points,
});

/** Runs the command. */
export async function evaluate(path: string, signal: AbortSignal): Promise<void> {
  const document = parseJson('request', await readInput('request', path, signal));
  const request = readRequest(document);
  const { id, formula, parameters } = request;
  const read = readLandscape({
    ...(id !== undefined && { id }),
    ...(formula !== undefined && { formula }),
    ...(parameters !== undefined && { parameters }),
  });
  if (!read.ok) throw new UsageError(read.issues.map(withoutLandscape).join('; '));
  const results = evaluatePoints(read.landscape, Float64Array.from(request.points.flat()), read.numbers);
  await writeOutput(undefined, gathered(pieces(results, request.points.length)), signal);
}

/** An issue's message. The fields of a landscape are the request's own here. */
function withoutLandscape({ field, message, parts }: SceneIssue): string {
  const name = field.replace(/^landscape\./, '');
  if (parts !== undefined) return invalidText(name, parts.value, parts.expected).message;
  const beginning = `Invalid ${field}`;
  return message.startsWith(beginning) ? `Invalid ${name}${message.slice(beginning.length)}` : message;
}

function readRequest(document: unknown): z.infer<typeof requestSchema> {
  const kind = z.looseObject({ kind: z.unknown() }).safeParse(document);
  // The kind first: what else must be there depends on it.
  if (kind.success && !evaluateKinds.some((each) => each === kind.data.kind)) {
    throw new UsageError(invalid('kind', kind.data.kind, `one of ${evaluateKinds.join(', ')}`).message);
  }
  const [alien] = protoKeyIssues(document);
  if (alien !== undefined) throw new UsageError(alien.message);
  const parsed = requestSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  let value: unknown = document;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  const field = path.length === 0 ? 'request' : fieldPath(path);
  throw new UsageError(invalid(field, value, expectation(issue)).message);
}

function expectation(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys')
    return `no ${issue.keys.join(', ')}; only kind, id, formula, parameters and points`;
  if (issue?.path.length === 0) return 'an object with kind, points, and id or formula';
  if (issue?.code === 'too_big') return `at most ${maxPoints} points`;
  return issue?.path[0] === 'points'
    ? 'points as [[x, y], …], finite numbers'
    : issue?.path[0] === 'parameters'
      ? 'names and numbers'
      : 'a text';
}

function* pieces({ values, gradients, hessians }: PointValues, count: number): Generator<string> {
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
