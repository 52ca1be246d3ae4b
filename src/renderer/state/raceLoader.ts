// Keeps the trajectories consistent with the scene: requests only the runners whose inputs have changed. A newer change
// cancels a running request, but what was nearly there is shown until something newer is: so a drag shows something in each frame.
import { isSameSurface, type LandscapeReference } from '../../core/landscapes/reference';
import { runnerInputs } from '../../core/scene/runnerFields';
import { sceneFields } from '../../core/scene/sceneFields';
import { searchShapeKeys } from '../../core/scene/searchShapeKeys';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { Chunk } from '../../protocol/chunk';
import type { Client } from '../../protocol/client';
import { failureOf } from '../../protocol/failure';
import type { Failure, RunEnd, RunFault } from '../../protocol/messages';
import { raceRequest } from '../../protocol/raceRequest';
import { awaitBeforeFrame } from '../host/nextFrame';
import type { RunName, Trajectories } from './trajectories';

/** The User Timing measure of each request: from the change to the complete trajectories. */
export const raceMeasure = 'optiscape:race';

interface RaceLoaderEvents {
  onFailed(failure: Failure): void;
  /** Runs of these runners could not be computed, while the others went on; the fault is that of the first. */
  onRunnersFailed(keys: readonly string[], fault: RunFault): void;
}

interface RunningRequest {
  cancel(): void;
  /** By runner key. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly steps: number;
}

/** What the trajectories of each runner and its family depend on, as text for comparison. */
export function inputsOf(scene: Scene): (runner: SceneRunner) => string {
  const shared = JSON.stringify(sceneFields.inputs(scene));
  const shapes = searchShapeKeys(scene);
  return (runner) => `${shared} ${JSON.stringify([runnerInputs(scene, runner), shapes.has(runner.key)])}`;
}

export function createRaceLoader(client: Client, trajectories: Trajectories, events: RaceLoaderEvents) {
  /** Inputs of the complete trajectories, by runner key. */
  let complete = new Map<string, string>();
  /** The landscape of the shown paths. */
  let shownLandscape: LandscapeReference | null = null;
  /** The running request, and the one before it while nothing of the newer one has come. */
  let current: RunningRequest | null = null;
  let older: RunningRequest | null = null;

  const dropOlder = (): void => {
    older?.cancel();
    older = null;
  };

  const noneUnderWay = (): void => {
    current = null;
    trajectories.setAwaited(false);
  };

  const tellFaults = (names: readonly RunName[], ends: readonly RunEnd[]): void => {
    const failed = names.flatMap(({ key }, index) => {
      const fault = ends[index]!.fault;
      return fault === undefined ? [] : [{ key, fault }];
    });
    if (failed.length === 0) return;
    events.onRunnersFailed([...new Set(failed.map(({ key }) => key))], failed[0]!.fault);
  };

  const run = (scene: Scene, runners: readonly SceneRunner[]): void => {
    const start = performance.now();
    const stopAwaiting = awaitBeforeFrame();
    trajectories.setAwaited(true);
    const { request, runs } = raceRequest(scene, runners, { shapes: true });
    const names = runs.map(({ runner: { key }, run: member }) => ({ key, run: member }));
    const onChunk = (chunk: Chunk): void => {
      if (chunk.kind !== 'run') return;
      const name = names[chunk.run];
      if (name === undefined || (mine !== current && mine !== older)) return;
      if (mine === current) dropOlder();
      trajectories.append(name, chunk, scene.steps + 1);
    };
    const stream = client.openStream(request, { onChunk });
    const inputsIn = inputsOf(scene);
    const inputs = new Map(runners.map((runner) => [runner.key, inputsIn(runner)]));
    const mine: RunningRequest = { cancel: () => stream.cancel(), inputs, steps: scene.steps };
    current = mine;
    stream.done.then(
      (end) => {
        stopAwaiting();
        if (end.reason !== 'finished' || (mine !== current && mine !== older)) return;
        const isCurrent = mine === current;
        if (isCurrent) {
          dropOlder();
          noneUnderWay();
          runners.forEach(({ key }) => complete.set(key, inputs.get(key)!));
        } else {
          older = null;
        }
        names.forEach((name, index) => trajectories.finish(name, end.runs[index]!));
        if (isCurrent) tellFaults(names, end.runs);
        // Observers receive it anyway, so the page's list of entries is kept empty.
        performance.measure(raceMeasure, { start, detail: runners.length });
        performance.clearMeasures(raceMeasure);
      },
      (error: unknown) => {
        stopAwaiting();
        if (mine === older) older = null;
        if (mine !== current) return;
        dropOlder();
        noneUnderWay();
        // The shown paths of these runners belong to other inputs.
        runners.forEach((runner) => trajectories.clear(runner.key));
        events.onFailed(failureOf(error));
      },
    );
  };

  const cancel = (): void => {
    dropOlder();
    current?.cancel();
    current = null;
  };

  /** What the running request brings is shown until the next one brings something. */
  const supersede = (): void => {
    dropOlder();
    older = current;
    current = null;
  };

  const update = (scene: Scene): void => {
    const keys = scene.optimizers.map((runner) => runner.key);
    complete = new Map([...complete].filter(([key]) => keys.includes(key)));
    // Keys may be reused on another landscape; their old paths must not be shown.
    const isOther = shownLandscape === null || !isSameSurface(scene.landscape, shownLandscape);
    if (isOther) trajectories.arrange([]);
    shownLandscape = scene.landscape;
    const names = scene.optimizers.flatMap(({ key, runs }) =>
      Array.from({ length: runs.count }, (_, member) => ({ key, run: member })),
    );
    const shown = trajectories.get();
    const arranged =
      names.length === shown.length &&
      names.every(({ key, run: member }, i) => shown[i]?.key === key && shown[i].run === member);
    if (!arranged) trajectories.arrange(names);
    const inputsIn = inputsOf(scene);
    const stale = scene.optimizers.filter((runner) => complete.get(runner.key) !== inputsIn(runner));
    const underWay = current?.inputs;
    const alreadyRunning =
      underWay?.size === stale.length &&
      stale.every((runner) => underWay.get(runner.key) === inputsIn(runner));
    if (alreadyRunning) return;
    if (isOther || stale.length === 0 || current?.steps !== scene.steps) cancel();
    else supersede();
    stale.forEach((runner) => complete.delete(runner.key));
    if (stale.length > 0) run(scene, stale);
    else trajectories.setAwaited(false);
  };

  return {
    /** Requests the runners whose inputs have changed. */
    update,
    /** Recomputes every runner, for example after a reconnection. */
    restart(scene: Scene): void {
      complete.clear();
      update(scene);
    },
  };
}
