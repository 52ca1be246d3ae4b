// The renderer for films, prepared before the film is known: a graphics driver needs most of a second to compile the
// shaders, and meanwhile the race can be computed.
import { WebGLRenderTarget, WebGLRenderer } from 'three';
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import { landscapes } from '../../core/landscapes/registry';
import { palettes } from '../../core/look/theme';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createTrajectoryColumns, type Trajectory } from '../../core/simulation/trajectory';
import { filmScene } from '../../core/timeline/filmScene';
import { frameAt } from '../../core/timeline/frameAt';
import { RaceScene } from '../scene3d/raceScene';
import { withoutOwnFonts } from '../scene3d/paintedText';
import { I420Packer } from './i420';
import { OverlayLayer } from './overlay/overlayLayer';

export interface FilmStage {
  readonly renderer: WebGLRenderer;
  dispose(): void;
}

/** Not a power of two, like the sides of films: software renderers compile separate variants. */
const sidePx = 18;

const rehearsedFrames = 30;

/** Large enough for the texts of the overlay. */
const overlaySize = { widthPx: 1000, heightPx: 1000, textScale: 1 };

/** Throws if WebGL is not available. */
export function createFilmStage(): FilmStage {
  const renderer = new WebGLRenderer({
    canvas: new OffscreenCanvas(1, 1),
    antialias: false,
    alpha: true,
    depth: false,
    stencil: false,
    powerPreference: 'high-performance',
  });
  // Checking a shader waits until it is compiled; a lost picture is noticed at readback.
  renderer.debug.checkShaderErrors = false;
  const endRehearsal = withoutOwnFonts(() => rehearse(renderer));
  return {
    renderer,
    dispose() {
      endRehearsal();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

/**
 * Draws some small frames with a little of everything. The resources must be kept until the end, or their shaders would
 * be deleted. Several frames, because the drawing code itself is compiled as it runs.
 */
function rehearse(renderer: WebGLRenderer): () => void {
  const race = new RaceScene(renderer);
  const [landscape] = landscapes;
  const own = createDefaultScene(landscape!);
  const rows = 2 * rehearsedFrames;
  const scene = filmScene({ ...own, steps: rows - 1 }, { frames: rehearsedFrames, framesPerSecond: 1 });
  const points = 9;
  const heights = Float32Array.from({ length: points * points }, (_, index) => Math.sin(index));
  const trajectories = [0, 1].map((run): Trajectory => {
    const columns = createTrajectoryColumns(rows);
    for (let row = 0; row < rows; row += 1) columns.positions.set([row / rows, Math.sin(row)], 2 * row);
    const state = { status: 'completed', rows, divergedAt: null } as const;
    return { key: scene.optimizers[0]!.key, run, state, columns };
  });
  race.setSize({ width: sidePx, height: sidePx, pixelRatio: 1, scale: 1 });
  race.setScene(scene, landscape!);
  race.setSurface(createSurfaceGrid('rehearsal', points, points, heights));
  race.setTrajectories(trajectories);
  const overlay = new OverlayLayer({
    plan: {
      ...overlaySize,
      title: '',
      formula: null,
      legend: false,
      losses: false,
      steps: true,
      names: [],
      stepsText: '0',
      captions: [],
      result: '',
    },
    formula: null,
    words: { title: '', step: '', diverged: '', result: '' },
    palette: palettes.light,
  });
  const target = new WebGLRenderTarget(sidePx, sidePx);
  const packer = new I420Packer(renderer, sidePx, sidePx, false);
  for (let index = 0; index < rehearsedFrames; index += 1) {
    const changed = overlay.update({ title: '', runners: [], step: index, steps: 0, caption: null });
    race.prepareStill(frameAt(scene, trajectories, index), null);
    // Smoothed edges in the first frame, then two samples: the second is averaged with the first.
    const sampling = index === 0 ? { samples: 1, smoothEdges: true } : { samples: 2, smoothEdges: false };
    const drawn = race.renderStill(target, sampling, {
      boxes: [{ x: 0, y: 0, width: 4, height: 4 }],
      draw: () => changed.forEach((part) => overlay.render(renderer, part)),
    });
    packer.pack(target.texture, drawn);
  }
  renderer.getContext().flush();
  return () => {
    race.dispose();
    overlay.dispose();
    packer.dispose();
    target.dispose();
  };
}
