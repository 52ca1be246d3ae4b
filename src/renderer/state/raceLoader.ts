// Keeps the trajectories consistent with the scene: requests only the runners whose inputs have changed; a newer change
// cancels a running request.
import { isSameSurface, type LandscapeReference } from '../../core/landscapes/reference';
import { runnerInputs } from '../../core/scene/runnerFields';
import { sceneFields } from '../../core/scene/sceneFields';
import { searchShapeKeys } from '../../core/scene/searchShapeKeys';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { Chunk } from '../../protocol/chunk';
import type { Client } from '../../protocol/client';
import { failureOf } from '../../protocol/failure';
import type { Failure } from '../../protocol/messages';
import { raceRequest } from '../../protocol/raceRequest';
import type { Trajectories } from './trajectories';

/** The User Timing measure of each request: from the change to the complete trajectories. */
export const raceMeasure = 'optiscape:race';

interface RaceLoaderEvents {
  onFailed(failure: Failure): void;
}

/** What the trajectories of each runner and its family depend on, as text for comparison. */
function inputsOf(scene: Scene): (runner: SceneRunner) => string {
  const shared = JSON.stringify(sceneFields.inputs(scene));
  const shapes = searchShapeKeys(scene);
  return (runner) => `${shared} ${JSON.stringify([runnerInputs(runner), shapes.has(runner.key)])}`;
}

export function createRaceLoader(client: Client, trajectories: Trajectories, events: RaceLoaderEvents) {
  /** Inputs of the complete trajectories, by runner key. */
  let complete = new Map<string, string>();
  /** The landscape of the shown paths. */
  let shownLandscape: LandscapeReference | null = null;
  /** The running request: a function to cancel it, and its inputs by runner key. */
  let current: { cancel(): void; readonly inputs: ReadonlyMap<string, string> } | null = null;
  let generation = 0;

  const run = (scene: Scene, runners: readonly SceneRunner[]): void => {
    generation += 1;
    const mine = generation;
    const start = performance.now();
    const { request, runs } = raceRequest(scene, runners, { shapes: true });
    const names = runs.map(({ runner: { key }, run: member }) => ({ key, run: member }));
    const onChunk = (chunk: Chunk): void => {
      if (chunk.kind !== 'run') return;
      const name = names[chunk.run];
      if (mine === generation && name !== undefined) trajectories.append(name, chunk, scene.steps + 1);
    };
    const stream = client.openStream(request, { onChunk });
    const inputsIn = inputsOf(scene);
    const inputs = new Map(runners.map((runner) => [runner.key, inputsIn(runner)]));
    current = { cancel: () => stream.cancel(), inputs };
    stream.done.then(
      (end) => {
        if (mine !== generation || end.reason !== 'finished') return;
        current = null;
        runners.forEach(({ key }) => complete.set(key, inputs.get(key)!));
        names.forEach((name, index) => trajectories.finish(name, end.runs[index]!));
        // Observers receive it anyway, so the page's list of entries is kept empty.
        performance.measure(raceMeasure, { start, detail: runners.length });
        performance.clearMeasures(raceMeasure);
      },
      (error: unknown) => {
        if (mine !== generation) return;
        current = null;
        // The shown paths of these runners belong to other inputs.
        runners.forEach((runner) => trajectories.clear(runner.key));
        events.onFailed(failureOf(error));
      },
    );
  };

  const cancel = (): void => {
    generation += 1;
    current?.cancel();
    current = null;
  };

  const update = (scene: Scene): void => {
    const keys = scene.optimizers.map((runner) => runner.key);
    complete = new Map([...complete].filter(([key]) => keys.includes(key)));
    // Keys may be reused on another landscape; their old paths must not be shown.
    if (shownLandscape === null || !isSameSurface(scene.landscape, shownLandscape)) trajectories.arrange([]);
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
    cancel();
    stale.forEach((runner) => complete.delete(runner.key));
    if (stale.length > 0) run(scene, stale);
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
