// `optiscape explain`: why a runner takes an update, in numbers and in words.
import { setImmediate } from 'node:timers/promises';
import { explanationInWords } from '../core/explanation/words';
import { createExplainer } from '../core/explanation/explainRun';
import type { Explanation } from '../core/explanation/explanation';
import { axisSymbols, type AxisSymbols } from '../core/landscapes/reference';
import { fullNumber } from '../core/numbers/fullNumber';
import { findOptimizer } from '../core/optimizers/registry';
import { languages, sentencesIn } from '../core/text/text';
import { planStream } from '../engine/streams/planStream';
import { raceRequest } from '../protocol/raceRequest';
import { readScene } from './input';
import { print } from './output';
import { UsageError, invalidInput } from './usageError';

export interface ExplainOptions {
  readonly step: string;
  readonly runner?: string;
}

/** How long it works before it looks whether it was interrupted. */
const sliceMs = 50;

/** Runs the command. */
export async function explain(path: string, options: ExplainOptions, signal: AbortSignal): Promise<void> {
  const scene = await readScene(path, signal);
  const step = wholeNumber('--step', options.step, 1, scene.steps);
  const runner = wholeNumber('--runner', options.runner ?? '0', 0, scene.optimizers.length - 1);
  const { request } = raceRequest(scene, [scene.optimizers[runner]!]);
  const plan = planStream({
    ...request,
    kind: 'explanation',
    runs: request.runs.slice(0, 1),
    updates: [step],
  });
  if (!plan.ok) throw new UsageError(plan.failure.message);
  if (plan.spec.kind !== 'explanation') throw new Error('The plan of an explanation is something else.');
  const explainer = createExplainer(plan.spec.run);
  const explained = async (update: number): Promise<Explanation> => {
    for (;;) {
      await setImmediate();
      signal.throwIfAborted();
      const end = performance.now() + sliceMs;
      const explanation = explainer(update, () => performance.now() < end);
      if (explanation !== null) return explanation;
    }
  };
  const explanation = await explained(step);
  if (!isReached(explanation)) {
    let [reached, lost] = [0, step];
    while (lost - reached > 1) {
      const middle = Math.floor((reached + lost) / 2);
      if (isReached(await explained(middle))) reached = middle;
      else lost = middle;
    }
    const range = `a whole number from 1 to ${reached}, where the runner diverges`;
    throw invalidInput('--step', options.step, range);
  }
  await print(explanationAsJson(explanation, axisSymbols(scene.landscape)), signal);
}

/** Whether a run that has diverged stood where the update begins. */
const isReached = ({ theta, values: [value] }: Explanation): boolean =>
  theta.every(Number.isFinite) && Number.isFinite(value);

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw invalidInput(name, text, `a whole number from ${min} to ${max}`);
}

/** The document that the command prints. */
function explanationAsJson(explanation: Explanation, axes: AxisSymbols): string {
  const { curvature, stability } = explanation;
  const name = findOptimizer(explanation.optimizer)!.name;
  const words = explanationInWords(explanation, { name, ...axes });
  return `${written({
    optimizer: explanation.optimizer,
    step: explanation.step,
    theta: explanation.theta,
    gradient: explanation.gradient,
    learningRate: explanation.learningRate,
    terms: explanation.terms,
    next: explanation.next,
    hessian: { eigenvalues: curvature.eigenvalues, conditionNumber: curvature.conditionNumber },
    stability: { limit: stability.limit, sharpness: stability.sharpness, stable: stability.stable },
    words: Object.fromEntries(languages.map((language) => [language, sentencesIn(words, language)])),
  })}\n`;
}

/** JSON with numbers in full. */
function written(value: unknown): string {
  if (typeof value === 'number') return fullNumber(value);
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${written(each)}`);
  return `{${entries.join(', ')}}`;
}
