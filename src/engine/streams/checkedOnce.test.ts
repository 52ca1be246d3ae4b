// What crosses a border is validated once, there: a run's settings by the engine's plan, and not again on their way.
import { beforeEach, expect, it, vi } from 'vitest';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { findLandscape } from '../../core/landscapes/registry';
import { validateHyperparameters } from '../../core/hyperparameters/validateHyperparameters';
import { parseScene } from '../../core/scene/parseScene';
import { createPopulation } from '../../core/simulation/population';
import { checkRunSettings } from '../../core/simulation/checkRunSettings';
import { createRun } from '../../core/simulation/run';
import { raceRequest } from '../../protocol/raceRequest';
import { createPopulationItem } from '../pool/populationItem';
import { createRunItem } from '../pool/runItem';
import type { PopulationSpec, RaceSpec, TaskSpec } from '../pool/task';
import { planStream } from './planStream';

vi.mock(import('../../core/hyperparameters/validateHyperparameters'), async (importActual) => {
  const actual = await importActual();
  return { ...actual, validateHyperparameters: vi.fn(actual.validateHyperparameters) };
});

/** What has been checked since the last look: optimizers and schedules by their ids. */
function takeChecks(): string[] {
  const { calls } = vi.mocked(validateHyperparameters).mock;
  return calls.splice(0).map(([definition]) => (definition as unknown as { readonly id: string }).id);
}

beforeEach(() => void takeChecks());

/** As it arrives on the other side of a port. */
const sent = <Message>(message: Message): Message => structuredClone(message);

function planned(request: unknown): TaskSpec {
  const plan = planStream(request);
  if (!plan.ok) throw new Error(plan.failure.message);
  return plan.spec;
}

function ended(item: ReturnType<typeof createRunItem>): void {
  while ((item.advance(Infinity)?.end ?? null) === null);
}

const clipping = { kind: 'norm', limit: 2 } as const;
const schedule = { id: 'cosine', period: 30 };
const race = {
  kind: 'race',
  landscape: { id: 'rosenbrock' },
  start: [-1.2, 1],
  steps: 20,
  seed: 3,
  stopWhenConverged: false,
  runs: [
    { optimizer: 'adam', hyperparameters: { learningRate: 0.02 }, schedule, clipping },
    { optimizer: 'nelder-mead', hyperparameters: {} },
  ],
};

it('checks the runs of a request from outside once each', () => {
  planned(race);
  expect(takeChecks()).toEqual(['adam', 'cosine', 'nelder-mead']);
});

it('checks nothing of a planned race in its worker', () => {
  const spec = sent(planned(race)) as RaceSpec;
  takeChecks();
  spec.runs.forEach((_, item) => ended(createRunItem(spec, item, 0)));
  expect(takeChecks()).toEqual([]);
});

it('checks nothing of a planned population in its worker', () => {
  const { runs } = planned(race) as RaceSpec;
  const spec: PopulationSpec = sent({ ...runs[0]!, kind: 'population', count: 5, steps: 20 });
  takeChecks();
  ended(createPopulationItem(spec, 0));
  expect(takeChecks()).toEqual([]);
});

it('checks what a scene asks for where it is edited and where it arrives, and nowhere in between', () => {
  const scene = createDefaultScene(findLandscape('ravine')!);
  const ids = scene.optimizers.map(({ id }) => id);
  takeChecks();
  expect(parseScene(scene).ok).toBe(true);
  expect(takeChecks()).toEqual(ids);
  const { request } = raceRequest(scene, scene.optimizers);
  expect(takeChecks()).toEqual([]);
  planned(request);
  expect(takeChecks()).toEqual(ids);
});

it('checks runs and populations that nobody has planned, once', () => {
  const { landscape, start, runs } = race;
  const [{ optimizer, hyperparameters }] = runs as [(typeof runs)[0]];
  const settings = { landscape, optimizer, hyperparameters };
  checkRunSettings(settings);
  expect(takeChecks()).toEqual(['adam']);
  createRun({ ...settings, start: [0, 0], steps: 1, stopWhenConverged: false });
  expect(takeChecks()).toEqual(['adam']);
  createPopulation({ ...settings, starts: Float64Array.from(start) });
  expect(takeChecks()).toEqual(['adam']);
});
