// Draws the frames of a film off the screen, at its exact size: the same pixels for the same frame, in whatever order
// frames are asked for.
import { NearestFilter, WebGLRenderTarget, type WebGLRenderer } from 'three';
import { palettes } from '../../core/look/theme';
import { requireLandscape } from '../../core/landscapes/resolve';
import { cameraAt } from '../../core/timeline/cameraAt';
import { frameAt, stepAt } from '../../core/timeline/frameAt';
import type { ExportQuality } from '../../protocol/exportJob';
import type { Box } from '../scene3d/labelLayout';
import type { StaticSampling } from '../scene3d/staticLayer';
import { RaceScene } from '../scene3d/raceScene';
import type { DrawingQuality } from './drawingQuality';
import type { FilmContent } from './filmContent';
import type { FilmStage } from './filmStage';
import { overlayAt, overlayTitle, shownParts, overlaySteps, writtenCaptions } from './overlay/overlayContent';
import { OverlayLayer } from './overlay/overlayLayer';
import { filmUnit, type OverlayPlan } from './overlay/overlayLayout';

/** How surface and box are drawn in frames before which or after which the camera moves. */
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
  /** Where frames are drawn: premultiplied by alpha, from the lowest row up. */
  readonly target: WebGLRenderTarget;
  private readonly race: RaceScene;
  private readonly overlay: OverlayLayer;
  /** The frame that `draw` has nothing more to work out of, and where its overlay is another one than before. */
  private prepared: { readonly index: number; readonly boxes: readonly Box[] } | null = null;

  /** Fonts must be there already. */
  constructor(
    { renderer }: FilmStage,
    private readonly content: FilmContent,
    private readonly quality: DrawingQuality,
  ) {
    const { scene, surface, trajectories, labels, words, formula, theme, background, widthPx, heightPx } =
      content;
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
      scale: filmUnit(widthPx, heightPx),
    });
    race.setScene(scene, requireLandscape(scene.landscape).landscape);
    race.setSurface(surface);
    race.setTheme(theme, background);
    race.setLabels(labels);
    race.setTrajectories(trajectories);
  }

  /** What draws, as the driver calls it. */
  get rendererName(): string {
    return this.race.quality.rendererName;
  }

  /** Works out what frame `index` looks like, while the graphics card may still draw another one: then draw it. */
  prepare(index: number): void {
    const { scene, trajectories, labels, words } = this.content;
    const frame = frameAt(scene, trajectories, this.secondsOf(this.shownAt(index)));
    // Changes that were prepared and not drawn are still to be drawn.
    const undrawn = this.prepared?.boxes ?? [];
    const boxes = this.overlay.update(
      overlayAt(scene, trajectories, frame, labels.runners, words, this.quality !== 'settled'),
    );
    this.race.prepareStill(frame);
    this.prepared = { index, boxes: [...undrawn, ...boxes] };
  }

  /**
   * Draws frame `index` into `target`; those beyond the film's last one are like that, at rest. Returns the parts that
   * have changed since the last draw, in pixels from the lower left corner; null where it may be all.
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

  /** Waits until what was drawn is there. */
  finish(): void {
    const pixel = new Uint8Array(4);
    this.renderer.readRenderTargetPixels(this.target, 0, 0, 1, 1, pixel);
  }

  dispose(): void {
    this.race.dispose();
    this.overlay.dispose();
    this.target.dispose();
  }

  private shownAt(index: number): number {
    return Math.min(index, this.content.frames - 1);
  }

  private secondsOf(index: number): number {
    return index / this.content.framesPerSecond;
  }

  /** As good as it gets while the camera rests; by the frame alone, not by what was drawn before. */
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

function planOf({ scene, labels, words, formula, widthPx, heightPx }: FilmContent): OverlayPlan {
  const parts = shownParts(scene);
  return {
    widthPx,
    heightPx,
    title: parts.title ? overlayTitle(scene, words) : '',
    formula: formula === null ? null : { width: formula.width, height: formula.height + formula.depth },
    legend: parts.legend,
    losses: parts.losses,
    steps: parts.steps,
    names: scene.optimizers.filter(({ visible }) => visible).map(({ key }) => labels.runners[key] ?? ''),
    stepsText: overlaySteps(scene.steps, scene.steps, words),
    captions: parts.captions ? writtenCaptions(scene).map(({ text }) => text) : [],
  };
}
