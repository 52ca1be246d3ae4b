// `optiscape evaluate`: values and derivatives at given points.
import { z } from 'zod';
import { invalid } from '../core/validation/issue';
import { gathered } from '../core/scene/trajectoryText';
import { activationPieces } from './evaluateActivation';
import { landscapePieces } from './evaluateLandscape';
import { lossPieces } from './evaluateLoss';
import { parseJson, readInput } from './input';
import { writeOutput } from './output';
import { UsageError } from './usageError';

/** The output for each kind of request, piece by piece. An invalid request throws before the first piece. */
const kinds: Readonly<Record<string, (document: unknown) => Iterable<string>>> = {
  landscape: landscapePieces,
  activation: activationPieces,
  loss: lossPieces,
};

/** The kinds of requests. */
export const evaluateKinds: readonly string[] = Object.keys(kinds);

const kindSchema = z.looseObject({ kind: z.unknown().optional() });

/** More than the longest allowed list of points needs. */
const maxRequestBytes = 64 * 2 ** 20;

/** Runs the command. */
export async function evaluate(path: string, signal: AbortSignal): Promise<void> {
  const document = parseJson('request', await readInput('request', path, maxRequestBytes, signal));
  const read = kindSchema.safeParse(document);
  if (!read.success) {
    throw new UsageError(invalid('request', document, 'an object with a kind').message);
  }
  const { kind } = read.data;
  const piecesOf = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (piecesOf === undefined) {
    throw new UsageError(invalid('kind', kind, `one of ${evaluateKinds.join(', ')}`).message);
  }
  await writeOutput(undefined, gathered(piecesOf(document)), signal);
}
