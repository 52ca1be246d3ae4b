// What draws films, made ready before anyone knows which film it will be: a graphics driver takes most of a second to
// compile the shaders, and meanwhile the race can be computed.
import { WebGLRenderTarget, WebGLRenderer } from 'three';
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import { landscapes } from '../../core/landscapes/registry';
import { palettes } from '../../core/look/theme';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import { frameAt, type LaneTrajectory } from '../../core/timeline/frameAt';
import { createRaceScene } from '../scene3d/raceScene';
import { I420Packer } from './i420';
import { OverlayLayer } from './overlay/overlayLayer';

export interface FilmStage {
  readonly renderer: WebGLRenderer;
  dispose(): void;
}

/** No power of two, as films have none: software renderers compile for each of the two anew. */
const sidePx = 18;

/** Throws where there is no WebGL. */
export function createFilmStage(): FilmStage {
  const renderer = new WebGLRenderer({
    canvas: new OffscreenCanvas(1, 1),
    antialias: false,
    alpha: true,
    depth: false,
    stencil: false,
    powerPreference: 'high-performance',
  });
  // To ask whether a shader was compiled is to wait until it is; a lost picture is noticed when it is read back.
  renderer.debug.checkShaderErrors = false;
  const endRehearsal = rehearse(renderer);
  return {
    renderer,
    dispose() {
      endRehearsal();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

/** Draws a little of everything. What it used must stay until the end, or its shaders would go with it. */
function rehearse(renderer: WebGLRenderer): () => void {
  const race = createRaceScene(renderer);
  const [landscape] = landscapes;
  const scene = createDefaultScene(landscape!);
  const points = 9;
  const heights = Float32Array.from({ length: points * points }, (_, index) => Math.sin(index));
  const lanes = [0, 1].map((run): LaneTrajectory => ({
    key: scene.optimizers[0]!.key,
    run,
    state: { status: 'completed', rows: 2, divergedAt: null },
    columns: { ...createTrajectoryColumns(2), positions: Float64Array.of(0, 0, 1, 1) },
  }));
  race.setSize({ width: sidePx, height: sidePx, pixelRatio: 1, scale: 1 });
  race.setScene(scene, landscape!);
  race.setSurface(createSurfaceGrid('rehearsal', points, points, heights));
  race.setLanes(lanes);
  race.applyFrame(frameAt(scene, lanes, 1));
  const overlay = new OverlayLayer({
    plan: {
      widthPx: sidePx,
      heightPx: sidePx,
      language: 'en',
      title: '',
      formula: null,
      legend: false,
      losses: false,
      steps: true,
      names: [],
      stepsText: '0',
      captions: [],
    },
    formula: null,
    words: { title: '', step: '', diverged: '' },
    palette: palettes.light,
  });
  const boxes = overlay.update({ title: '', lanes: [], step: 0, steps: 0, caption: null });
  const target = new WebGLRenderTarget(sidePx, sidePx);
  race.prepareStill();
  // Two samples: the second is averaged with the first.
  race.renderStill(target, 2, { boxes, draw: (part) => overlay.render(renderer, part) });
  const packer = new I420Packer(renderer, sidePx, sidePx, false);
  packer.pack(target.texture, null);
  renderer.getContext().flush();
  return () => {
    race.dispose();
    overlay.dispose();
    packer.dispose();
    target.dispose();
  };
}
