// Keeps the trajectories true to the scene: asks the engine for the lanes whose inputs changed, and only for
// those; a newer change cancels what is still running.
import type { Scene, SceneLane } from '../../core/scene/scene';
import type { Chunk } from '../../protocol/chunk';
import type { Client } from '../../protocol/client';
import { failureOf } from '../../protocol/failure';
import type { Failure, RunRequest } from '../../protocol/messages';
import type { RaceLanes } from './raceLanes';

/** The name of the User Timing measure that spans each request: from the change to the complete trajectories. */
export const raceMeasure = 'optiscape:race';

export interface RaceRunner {
  /** Brings the lanes up to the scene. */
  update(scene: Scene): void;
  /** Computes every lane anew, for example after the connection came back. */
  restart(scene: Scene): void;
  dispose(): void;
}

interface RunnerEvents {
  onFailed(failure: Failure): void;
}

/** What a lane's trajectory depends on, as a text to compare. */
function inputsOf(scene: Scene, lane: SceneLane): string {
  const { landscape, start, steps, seed, stopWhenConverged } = scene;
  return JSON.stringify([landscape, start, steps, seed, stopWhenConverged, lane.id, lane.hyperparameters]);
}

function requestFor(scene: Scene, lanes: readonly SceneLane[]): RunRequest {
  return {
    kind: 'run',
    landscape: scene.landscape,
    start: [scene.start[0], scene.start[1]],
    steps: scene.steps,
    seed: scene.seed,
    stopWhenConverged: scene.stopWhenConverged,
    lanes: lanes.map(({ id, hyperparameters }) => ({ optimizer: id, hyperparameters })),
  };
}

export function createRaceRunner(client: Client, raceLanes: RaceLanes, events: RunnerEvents): RaceRunner {
  /** Inputs of the trajectories that are complete, by lane key. */
  let complete = new Map<string, string>();
  /** The landscape of the paths on show. */
  let landscapeId: string | null = null;
  /** What is being computed: its cancel, and the inputs by lane key. */
  let current: { cancel(): void; readonly inputs: ReadonlyMap<string, string> } | null = null;
  let generation = 0;

  const run = (scene: Scene, lanes: readonly SceneLane[]): void => {
    generation += 1;
    const mine = generation;
    const start = performance.now();
    const onChunk = (chunk: Chunk): void => {
      if (chunk.kind !== 'run') return;
      const lane = lanes[chunk.lane];
      if (mine === generation && lane !== undefined) raceLanes.append(lane.key, chunk, scene.steps + 1);
    };
    const stream = client.openStream(requestFor(scene, lanes), { onChunk });
    const inputs = new Map(lanes.map((lane) => [lane.key, inputsOf(scene, lane)]));
    current = { cancel: () => stream.cancel(), inputs };
    stream.done.then(
      (end) => {
        if (mine !== generation || end.reason !== 'finished') return;
        current = null;
        lanes.forEach((lane, index) => {
          complete.set(lane.key, inputs.get(lane.key)!);
          raceLanes.finish(lane.key, end.lanes[index]!);
        });
        // Whoever observes it has it by now; the page keeps no list of it.
        performance.measure(raceMeasure, { start, detail: lanes.length });
        performance.clearMeasures(raceMeasure);
      },
      (error: unknown) => {
        if (mine !== generation) return;
        current = null;
        // What is on show of these lanes belongs to other inputs by now.
        lanes.forEach((lane) => raceLanes.clear(lane.key));
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
    const keys = scene.optimizers.map((lane) => lane.key);
    complete = new Map([...complete].filter(([key]) => keys.includes(key)));
    // Keys come back on another landscape; paths must not.
    if (scene.landscape.id !== landscapeId) raceLanes.arrange([]);
    landscapeId = scene.landscape.id;
    const shown = raceLanes.get().map((lane) => lane.key);
    if (keys.length !== shown.length || keys.some((key, index) => key !== shown[index]))
      raceLanes.arrange(keys);
    const stale = scene.optimizers.filter((lane) => complete.get(lane.key) !== inputsOf(scene, lane));
    const underWay = current?.inputs;
    const alreadyRunning =
      underWay?.size === stale.length &&
      stale.every((lane) => underWay.get(lane.key) === inputsOf(scene, lane));
    if (alreadyRunning) return;
    cancel();
    stale.forEach((lane) => complete.delete(lane.key));
    if (stale.length > 0) run(scene, stale);
  };

  return {
    update,
    restart(scene: Scene): void {
      complete.clear();
      update(scene);
    },
    dispose: cancel,
  };
}
