// The output of `optiscape evaluate` for a loss: of each output against its target, and the mean; or of a vector.
import { z } from 'zod';
import { evaluateLoss } from '../core/functions/evaluate';
import { findLoss, losses } from '../core/functions/losses/registry';
import { describeSet, isIn, type NumberSet } from '../core/functions/numberSet';
import { invalid, invalidText } from '../core/validation/issue';
import { findFunction, parametersOf } from './evaluateFunction';
import { numbers, parameters, readRequest } from './evaluateRequest';
import { fullNumber, listPieces } from '../core/numbers/fullNumber';
import { UsageError } from './usageError';

const common = { kind: z.literal('loss'), id: z.string(), parameters };
const scalarShape = { ...common, y: numbers(), t: numbers() };
const vectorShape = { ...common, z: numbers(), t: numbers() };

export function* lossPieces(document: unknown): Generator<string> {
  const loss = findFunction(document, losses, findLoss);
  if (loss.kind === 'scalar') {
    const { y, t, parameters: given } = readRequest(scalarShape, document);
    checkNumbers('y', y, loss.outputs);
    checkTargets(t, loss.targets, 'y', y.length);
    const { loss: each, dloss, total } = evaluateLoss(loss, parametersOf(loss, given), y, t);
    yield '{"loss":';
    yield* listPieces(each);
    yield ',"dloss":';
    yield* listPieces(dloss);
    yield `,"total":${fullNumber(total)}}\n`;
  } else {
    const { z: outputs, t, parameters: given } = readRequest(vectorShape, document);
    checkTargets(t, loss.targets, 'z', outputs.length);
    const { loss: value, dz } = loss.evaluate(outputs, t, parametersOf(loss, given));
    yield `{"loss":${fullNumber(value)},"dz":`;
    yield* listPieces(dz);
    yield '}\n';
  }
}

function checkNumbers(name: string, values: readonly number[], set: NumberSet): void {
  const wrong = values.findIndex((value) => !isIn(set, value));
  if (wrong < 0) return;
  throw new UsageError(invalid(`${name}[${wrong}]`, values[wrong], describeSet(set, name)).message);
}

function checkTargets(t: readonly number[], set: NumberSet, outputs: string, count: number): void {
  if (t.length !== count) {
    throw new UsageError(invalidText('t', `${t.length} numbers`, `${count}, as many as ${outputs}`).message);
  }
  checkNumbers('t', t, set);
}
