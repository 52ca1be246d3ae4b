// The page of bench/exportSpeed.ts: computes a race, and has a worker draw and encode it in several variants.
import { inLanguage } from '../../src/core/text/text';
import '@fontsource-variable/inter';
import { lightLandscape, lightPoints } from '../../src/core/contour/surfaceLight';
import { createSurfaceGrid } from '../../src/core/contour/surfaceGrid';
import { markNames } from '../../src/core/look/landscapeMarks';
import { sampleSurface } from '../../src/core/landscapes/evaluate';
import { landscapeKey } from '../../src/core/landscapes/reference';
import { resolveLandscape } from '../../src/core/landscapes/resolve';
import { runnerNames } from '../../src/core/scene/runnerName';
import { parseScene } from '../../src/core/scene/parseScene';
import { createRun } from '../../src/core/simulation/run';
import { createTrajectoryColumns, type Trajectory } from '../../src/core/simulation/trajectory';
import { filmScene } from '../../src/core/timeline/filmScene';
import { typesetFormula } from '../../src/core/typeset/typesetFormula';
import type { FilmContent } from '../../src/renderer/export/filmContent';
import { pageFontFaces } from '../../src/renderer/export/fontFaces';

export interface SpeedRequest {
  readonly content: FilmContent;
  /**
   * For encoding only: `pixels` are RGBA bytes as canvases have them, `planes` are bytes converted as in the export;
   * for `planes ready` the `VideoFrame`s are made before the clock starts.
   */
  readonly way: 'both' | 'drawing' | 'pixels' | 'planes' | 'planes ready';
  readonly frames: number;
}

export interface SpeedAnswer {
  readonly framesPerSecond: number;
  readonly renderer: string;
}

interface Wish {
  readonly scene: unknown;
  readonly camera: 'still' | 'orbit';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: number;
  readonly way: SpeedRequest['way'];
}

const framesPerSecond = 30;

function contentOf({ scene: document, camera, widthPx, heightPx, frames }: Wish): FilmContent {
  const parsed = parseScene(document);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  const own = { ...parsed.scene, film: { ...parsed.scene.film, cameraMove: camera } };
  const scene = filmScene(own, { frames, framesPerSecond });
  const found = resolveLandscape(scene.landscape);
  if (!found.ok) throw new Error(found.issues[0]?.message);
  const { landscape, numbers } = found;
  const points = 1000;
  const heights = new Float32Array(points * points);
  sampleSurface(landscape, numbers, points, points, heights, 0, points);
  const trajectories = scene.optimizers.map((runner): Trajectory => {
    const run = createRun({
      landscape: scene.landscape,
      start: scene.start,
      steps: scene.steps,
      stopWhenConverged: false,
      optimizer: runner.id,
      hyperparameters: runner.hyperparameters,
    });
    const columns = createTrajectoryColumns(scene.steps + 1);
    while (run.state.status === 'running') run.advance(columns, run.state.rows, 64);
    return { key: runner.key, run: 0, state: run.state, columns };
  });
  return {
    scene,
    frames,
    framesPerSecond,
    surface: createSurfaceGrid(landscapeKey(scene.landscape), points, points, heights),
    light: lightLandscape(landscape, numbers, scene.look, lightPoints),
    trajectories,
    arrows: { runners: [], language: 'en' },
    labels: {
      runners: Object.fromEntries(runnerNames(scene.optimizers)),
      axes: { x: 'x', y: 'y', z: 'f(x, y)' },
      marks: {
        minimum: inLanguage(markNames.minimum, 'en'),
        'local-minimum': '',
        saddle: inLanguage(markNames.saddle, 'en'),
        'exact-point': inLanguage(markNames['exact-point'], 'en'),
      },
      start: inLanguage(markNames.start, 'en'),
    },
    words: { title: inLanguage(landscape.name, 'en'), step: 'Step', diverged: 'diverged', result: '' },
    formula: typesetFormula(landscape.latex),
    theme: 'light',
    background: 'theme',
    widthPx,
    heightPx,
    textScale: 1,
    fonts: pageFontFaces(),
  };
}

function measure(wish: Wish): Promise<SpeedAnswer> {
  const worker = new Worker(new URL('./exportSpeed.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<SpeedAnswer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<SpeedAnswer>) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    const request: SpeedRequest = { content: contentOf(wish), way: wish.way, frames: wish.frames };
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

Object.assign(globalThis, { measure });
