// Draws the frames of a film offscreen, at their exact size: the same pixels for the same frame, in any order.
import { NearestFilter, WebGLRenderTarget, type WebGLRenderer } from 'three';
import { palettes } from '../../core/look/theme';
import type { SceneCamera } from '../../core/scene/scene';
import { requireLandscape } from '../../core/landscapes/resolve';
import { cameraAt } from '../../core/timeline/cameraAt';
import type { ShownArrows } from '../../core/look/arrowLook';
import { frameAt, stepAt, type Frame } from '../../core/timeline/frameAt';
import type { ExportQuality } from '../../protocol/exportJob';
import type { Box } from '../scene3d/pixelBox';
import type { StaticSampling } from '../scene3d/staticLayer';
import { RaceScene } from '../scene3d/raceScene';
import type { DrawingQuality } from './drawingQuality';
import { arrowsOfFilm } from './filmArrows';
import type { FilmContent } from './filmContent';
import type { FilmStage } from './filmStage';
import { writtenCaptions } from '../../core/timeline/captions';
import { overlayAt, overlayTitle, shownParts, overlaySteps } from './overlay/overlayContent';
import { OverlayLayer } from './overlay/overlayLayer';
import { filmUnit, overlayBoxes, type OverlayPlan } from './overlay/overlayLayout';

/** The sampling of surface and box in frames next to which the camera moves. */
const movingSampling: Readonly<
  Record<ExportQuality, { readonly software: StaticSampling; readonly hardware: StaticSampling }>
> = {
  low: { software: averaged(1), hardware: averaged(2) },
  medium: { software: { samples: 1, smoothEdges: true }, hardware: averaged(4) },
  high: { software: { samples: 1, smoothEdges: true }, hardware: averaged(8) },
  best: { software: averaged(4), hardware: averaged(16) },
};

function averaged(samples: number): StaticSampling {
  return { samples, smoothEdges: false };
}

export class FilmPicture {
  readonly renderer: WebGLRenderer;
  /** The target of drawing: premultiplied alpha, lowest row first. */
  readonly target: WebGLRenderTarget;
  private readonly race: RaceScene;
  private readonly overlay: OverlayLayer;
  private readonly arrowsAt: (frame: Frame) => ShownArrows;
  /** The frame that is prepared for `draw`, and the parts of its overlay that have changed. */
  private prepared: { readonly index: number; readonly boxes: readonly Box[] } | null = null;

  /** The fonts must be loaded. */
  constructor(
    { renderer }: FilmStage,
    private readonly content: FilmContent,
    private readonly quality: DrawingQuality,
  ) {
    const {
      scene,
      surface,
      light,
      trajectories,
      labels,
      words,
      formula,
      theme,
      background,
      widthPx,
      heightPx,
      textScale,
    } = content;
    this.renderer = renderer;
    const race = new RaceScene(renderer);
    this.race = race;
    const max = renderer.capabilities.maxTextureSize;
    if (Math.max(widthPx, heightPx) > max) {
      throw new Error(
        `Invalid size: ${widthPx}x${heightPx} (expected at most ${max} pixels a side on this machine)`,
      );
    }
    this.target = new WebGLRenderTarget(widthPx, heightPx, {
      minFilter: NearestFilter,
      magFilter: NearestFilter,
      generateMipmaps: false,
    });
    this.overlay = new OverlayLayer({ plan: planOf(content), formula, words, palette: palettes[theme] });
    race.setSize({
      width: widthPx,
      height: heightPx,
      pixelRatio: 1,
      insets: this.overlay.layout.insets,
      covered: overlayBoxes(this.overlay.layout),
      scale: filmUnit(widthPx, heightPx),
      textScale,
    });
    race.setScene(scene, requireLandscape(scene.landscape).landscape);
    race.setSurface(surface);
    race.setLight(light);
    race.setTheme(theme, background);
    race.setLabels(labels);
    race.setTrajectories(trajectories);
    this.arrowsAt = arrowsOfFilm(content.arrows, scene, trajectories);
  }

  /** The driver's name of the renderer. */
  get rendererName(): string {
    return this.race.quality.rendererName;
  }

  /** Prepares frame `index`, while the graphics card may still draw another one; `draw` follows. */
  prepare(index: number): void {
    const { scene, trajectories, labels, words } = this.content;
    const frame = frameAt(scene, trajectories, this.secondsOf(this.shownAt(index)));
    // Changes that were prepared but not drawn must still be drawn.
    const undrawn = this.prepared?.boxes ?? [];
    const boxes = this.overlay.update(
      overlayAt(scene, trajectories, frame, labels.runners, words, this.quality !== 'settled'),
    );
    this.race.setArrows(this.arrowsAt(frame), null);
    this.race.prepareStill(frame, this.textCamera());
    this.prepared = { index, boxes: [...undrawn, ...boxes] };
  }

  /**
   * Draws frame `index` into `target`; frames beyond the film's end show the last one, at rest. Returns the parts that
   * have changed since the last draw, in pixels from the lower left corner; null if everything may have changed.
   */
  draw(index: number): readonly Box[] | null {
    if (this.prepared?.index !== index) this.prepare(index);
    const boxes = this.prepared?.boxes ?? [];
    this.prepared = null;
    return this.race.renderStill(this.target, this.samplingOf(index), {
      boxes,
      draw: (part) => this.overlay.render(this.renderer, part),
    });
  }

  /** Waits until drawing is complete. */
  finish(): void {
    const pixel = new Uint8Array(4);
    this.renderer.readRenderTargetPixels(this.target, 0, 0, 1, 1, pixel);
  }

  dispose(): void {
    this.race.dispose();
    this.overlay.dispose();
    this.target.dispose();
  }

  /** A film whose camera moves has all texts where they are best at its end; a picture by itself, for its own view. */
  private textCamera(): SceneCamera | null {
    const { scene } = this.content;
    const isStill = this.quality === 'settled' || scene.film.cameraMove === 'still';
    return isStill ? null : cameraAt(scene, scene.steps);
  }

  private shownAt(index: number): number {
    return Math.min(index, this.content.frames - 1);
  }

  private secondsOf(index: number): number {
    return index / this.content.framesPerSecond;
  }

  /** Full quality while the camera rests; depends only on the frame, not on earlier ones. */
  private samplingOf(index: number): StaticSampling {
    const { software, stillSamples } = this.race.quality;
    const rests = this.restsBetween(index - 1, index) && this.restsBetween(index, index + 1);
    if (rests || this.quality === 'settled') return averaged(stillSamples);
    return movingSampling[this.quality][software ? 'software' : 'hardware'];
  }

  private restsBetween(from: number, to: number): boolean {
    const { scene, frames } = this.content;
    if (from < 0 || to >= frames) return true;
    const cameraOf = (index: number): string =>
      JSON.stringify(cameraAt(scene, stepAt(scene, this.secondsOf(index))));
    return scene.film.cameraMove === 'still' || cameraOf(from) === cameraOf(to);
  }
}

function planOf({ scene, labels, words, formula, widthPx, heightPx, textScale }: FilmContent): OverlayPlan {
  const parts = shownParts(scene);
  return {
    widthPx,
    heightPx,
    textScale,
    title: parts.title ? overlayTitle(scene, words) : '',
    formula: formula === null ? null : { width: formula.width, height: formula.height + formula.depth },
    legend: parts.legend,
    losses: parts.losses,
    steps: parts.steps,
    names: scene.optimizers.filter(({ visible }) => visible).map(({ key }) => labels.runners[key] ?? ''),
    stepsText: overlaySteps(scene.steps, scene.steps, words),
    result: scene.film.overlay.captions ? words.result : '',
    captions: parts.captions ? writtenCaptions(scene).map(({ text }) => text) : [],
  };
}
