// An explanation as a worker's item. Explainers of the last runs are kept with their checkpoints, so that any of their steps
// is told at once while a play head is moved.
import { createExplainer, type Explainer } from '../../core/explanation/explainRun';
import { createTextChunk } from '../../protocol/chunk';
import { writeExplanation } from '../../protocol/explanationText';
import type { ExplanationSpec } from './task';
import type { ItemProducer } from './workerLoop';

/** As many as a race of many runners has; each holds some tens of kilobytes. */
const keptExplainers = 16;

/** By run, the one asked for last at the end. */
const explainers = new Map<string, Explainer>();

function explainerOf({ run }: ExplanationSpec): Explainer {
  const key = JSON.stringify(run);
  const explainer = explainers.get(key) ?? createExplainer(run);
  explainers.delete(key);
  explainers.set(key, explainer);
  if (explainers.size > keptExplainers) explainers.delete(explainers.keys().next().value!);
  return explainer;
}

/** Explains the updates from number `first` of the list on, with a chunk for each. */
export function createExplanationItem(spec: ExplanationSpec, first: number): ItemProducer {
  const explainer = explainerOf(spec);
  let told = first;
  return {
    advance(deadlineMs) {
      const explanation = explainer(spec.updates[told]!, () => performance.now() < deadlineMs);
      if (explanation === null) return null;
      told += 1;
      return {
        chunk: createTextChunk(writeExplanation(explanation)),
        rows: 1,
        end: told === spec.updates.length ? 'complete' : null,
      };
    },
  };
}
