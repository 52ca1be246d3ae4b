// The overlay on the graphics card: one texture per part, repainted only when its content changes.
import {
  BufferAttribute,
  BufferGeometry,
  Camera,
  type CanvasTexture,
  GLSL3,
  Mesh,
  RawShaderMaterial,
  Scene as ThreeScene,
  Vector4,
  type WebGLRenderer,
} from 'three';
import type { TypesetFormula } from '../../../core/typeset/formulaPath';
import { Extent } from '../../scene3d/changedBoxes';
import { boundless, premultipliedBlending } from '../../scene3d/instances';
import { overlap, type Box } from '../../scene3d/pixelBox';
import { createPaintedTexture } from '../../scene3d/paintedTexture';
import type { ScenePalette } from '../../../core/look/theme';
import type { GlyphFace } from './glyphAtlas';
import { GlyphLayer } from './glyphLayer';
import { lossCharacters, overlaySteps, type OverlayContent, type OverlayWords } from './overlayContent';
import {
  layoutOverlay,
  stepsPadding,
  weights,
  type LegendLayout,
  type OverlayLayout,
  type OverlayPlan,
  type Rect,
} from './overlayLayout';
import {
  baselineOf,
  formatLoss,
  legendRow,
  measureWith,
  paintCaption,
  paintLegend,
  paintStepsPlate,
  paintTitle,
  type Context2D,
} from './overlayPainter';
import { fadeFragmentShader } from '../../scene3d/shaders/composite';
import { paintFormula } from './paintFormula';

const vertexShader = /* glsl */ `
in vec2 position;
uniform vec4 uPlace;
out vec2 vUv;
void main() {
  vUv = vec2(position.x, 1.0 - position.y);
  gl_Position = vec4(uPlace.xy + position * uPlace.zw, 0.0, 1.0);
}
`;

/** The texture of a part and its position in the image. */
class OverlayBlock {
  readonly mesh: Mesh<BufferGeometry, RawShaderMaterial>;
  private readonly context: Context2D;
  private readonly texture: CanvasTexture<OffscreenCanvas>;
  private readonly margin: number;
  private readonly uOpacity = { value: 0 };
  private key: string | null = null;
  /** Its box in the image, in pixels from the lower left corner. */
  readonly box: Box;

  constructor(rect: Rect, unit: number, widthPx: number, heightPx: number) {
    // Outlines extend beyond the text's own box.
    this.margin = Math.ceil(4 * unit);
    const x = Math.round(rect.x) - this.margin;
    const y = Math.round(rect.y) - this.margin;
    ({ texture: this.texture, context: this.context } = createPaintedTexture(
      Math.ceil(rect.width) + 2 * this.margin,
      Math.ceil(rect.height) + 2 * this.margin,
    ));
    const { canvas } = this.context;
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), 2));
    geometry.setIndex([0, 1, 2, 2, 1, 3]);
    geometry.boundingSphere = boundless;
    this.box = { x, y: heightPx - y - canvas.height, width: canvas.width, height: canvas.height };
    const place = new Vector4(
      (2 * x) / widthPx - 1,
      1 - (2 * (y + canvas.height)) / heightPx,
      (2 * canvas.width) / widthPx,
      (2 * canvas.height) / heightPx,
    );
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader,
      fragmentShader: fadeFragmentShader,
      uniforms: { uImage: { value: this.texture }, uOpacity: this.uOpacity, uPlace: { value: place } },
      depthTest: false,
      depthWrite: false,
      ...premultipliedBlending,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
  }

  /**
   * Shows the painting of `paint` for `key`; repaints only if the key has changed. Returns whether the image changes.
   */
  show(key: string, opacity: number, paint: (context: Context2D) => void): boolean {
    const before = this.uOpacity.value;
    this.uOpacity.value = opacity;
    if (opacity === 0 || key === this.key) return opacity !== before;
    this.key = key;
    const { context, margin } = this;
    const { width, height } = context.canvas;
    context.clearRect(0, 0, width, height);
    context.save();
    context.translate(margin, margin);
    paint(context);
    context.restore();
    this.texture.needsUpdate = true;
    return true;
  }

  /** Whether it is visible in a part of the image. */
  reachesInto(box: Box): boolean {
    return this.uOpacity.value > 0 && overlap(this.box, box);
  }

  dispose(): void {
    this.texture.dispose();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

export interface OverlayOptions {
  readonly plan: OverlayPlan;
  readonly formula: TypesetFormula | null;
  readonly words: OverlayWords;
  readonly palette: ScenePalette;
}

type PartName = 'title' | 'formula' | 'legend' | 'steps' | 'caption';

export class OverlayLayer {
  readonly layout: OverlayLayout;
  private readonly scene = new ThreeScene();
  private readonly camera = new Camera();
  private readonly blocks = new Map<PartName, OverlayBlock>();
  private readonly glyphs: GlyphLayer;
  private readonly faces: {
    /** Null if losses are not shown. */
    readonly losses: { readonly number: GlyphFace; readonly diverged: GlyphFace } | null;
    readonly steps: GlyphFace | null;
  };
  /** The area in which digits have changed. */
  private readonly lossesChanged = new Extent();
  private readonly stepsChanged = new Extent();

  constructor(private readonly options: OverlayOptions) {
    const { plan } = options;
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (context === null) throw new Error('Canvas 2D is not available');
    this.layout = layoutOverlay(plan, measureWith(context));
    for (const name of ['title', 'formula', 'legend', 'steps', 'caption'] as const) {
      const rect = this.layout[name];
      if (rect === null) continue;
      const block = new OverlayBlock(rect, this.layout.unit, plan.widthPx, plan.heightPx);
      this.blocks.set(name, block);
      this.scene.add(block.mesh);
    }
    this.glyphs = new GlyphLayer(plan.widthPx, plan.heightPx);
    this.glyphs.mesh.renderOrder = 1;
    this.scene.add(this.glyphs.mesh);
    this.faces = this.createFaces();
  }

  private createFaces(): OverlayLayer['faces'] {
    const { palette, plan, words } = this.options;
    const { legend, steps } = this.layout;
    const { atlas } = this.glyphs;
    const faceOf = (weight: number, fontPx: number, color: string, characters: string): GlyphFace =>
      atlas.face(weight, fontPx, color, characters);
    return {
      losses:
        legend === null || !plan.losses
          ? null
          : {
              number: faceOf(weights.number, legend.fontPx, palette.axisText, lossCharacters),
              diverged: faceOf(weights.number, legend.fontPx, palette.tickText, words.diverged),
            },
      steps:
        steps === null
          ? null
          : faceOf(weights.steps, steps.fontPx, palette.axisText, `0123456789${plan.stepsText}`),
    };
  }

  /** Updates the parts to the content. Returns the boxes of those that have changed. */
  update(content: OverlayContent): readonly Box[] {
    const { palette, plan, words, formula } = this.options;
    const { layout, lossesChanged, stepsChanged } = this;
    const { unit, title, legend, steps, caption } = layout;
    const { formula: formulaPlace } = layout;
    const changed: Box[] = [];
    const show = (
      name: PartName,
      key: string,
      opacity: number,
      paint: (context: Context2D) => void,
    ): void => {
      const block = this.blocks.get(name);
      if (block?.show(key, opacity, paint) === true) changed.push(block.box);
    };
    if (title !== null) {
      show('title', content.title, 1, (context) => {
        paintTitle(context, content.title, title, palette, unit);
      });
    }
    if (formulaPlace !== null && formula !== null) {
      show('formula', '', 1, (context) => {
        paintFormula(context, formula, formulaPlace.emPx, palette, unit);
      });
    }
    lossesChanged.clear();
    if (legend !== null) {
      const lossWidths = this.showLosses(content, legend);
      show('legend', lossWidths.join(' '), 1, (context) => {
        paintLegend(context, content.runners, legend, lossWidths, palette, unit);
      });
    }
    stepsChanged.clear();
    if (steps !== null) {
      show('steps', '', 1, (context) => {
        paintStepsPlate(context, steps, palette, unit);
      });
      this.showSteps(overlaySteps(content.step, content.steps, words), steps);
    }
    if (caption !== null) {
      const { text, opacity } = content.caption ?? { text: '', opacity: 0 };
      show('caption', text, opacity, (context) => {
        paintCaption(context, text, caption, palette, unit);
      });
    }
    this.glyphs.update();
    for (const extent of [lossesChanged, stepsChanged]) {
      const box = extent.boxIn(plan.widthPx, plan.heightPx);
      if (box !== null) changed.push(box);
    }
    return changed;
  }

  /** Shows the runners' losses. Returns their widths in each row. */
  private showLosses({ runners }: OverlayContent, legend: LegendLayout): readonly number[] {
    const { losses } = this.faces;
    if (losses === null) return [];
    return runners.slice(0, legend.shown).map(({ loss, diverged }, index) => {
      const face = diverged ? losses.diverged : losses.number;
      const text = diverged ? this.options.words.diverged : loss === null ? '' : formatLoss(loss);
      const width = this.glyphs.widthOf(text, face);
      const { right, middle } = legendRow(legend, index);
      const x = Math.round(legend.x) + right - width;
      const baseline = Math.round(legend.y) + baselineOf(middle, legend.fontPx);
      this.glyphs.show(`loss ${index}`, text, x, baseline, face, this.lossesChanged);
      return Math.max(width, 4.6 * legend.fontPx) + 0.6 * legend.fontPx;
    });
  }

  /** Shows the number of steps done. */
  private showSteps(text: string, { x, y, height, fontPx }: NonNullable<OverlayLayout['steps']>): void {
    const { steps } = this.faces;
    if (steps === null) return;
    const left = Math.round(x) + stepsPadding * fontPx;
    const baseline = Math.round(y) + baselineOf(height / 2, fontPx);
    this.glyphs.show('steps', text, left, baseline, steps, this.stepsChanged);
  }

  /** Draws a part of the image over the renderer's current target. */
  render(renderer: WebGLRenderer, part: Box): void {
    let any = false;
    for (const block of this.blocks.values()) {
      block.mesh.visible = block.reachesInto(part);
      any ||= block.mesh.visible;
    }
    // Glyphs are drawn after, and over, the blocks.
    if (any) renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    for (const block of this.blocks.values()) block.dispose();
    this.glyphs.dispose();
  }
}
