// The static content (surface, floor, box), drawn once into colour and depth targets and kept until it changes. While
// it is still, it is redrawn a few times with subpixel shifts and averaged: anti-aliasing without cost while the camera
// moves. If there is no time for that during motion, its edges can be smoothed instead.
import {
  AlwaysDepth,
  Camera,
  Color,
  ConstantAlphaFactor,
  CustomBlending,
  DepthTexture,
  GreaterDepth,
  HalfFloatType,
  NearestFilter,
  NoBlending,
  OneMinusConstantAlphaFactor,
  Scene,
  UnsignedIntType,
  WebGLRenderTarget,
  type Object3D,
  type Texture,
  type WebGLRenderer,
} from 'three';
import type { SceneCamera } from '../../core/scene/scene';
import { SceneProjection } from './camera';
import { FullScreenPass } from './fullScreenPass';
import type { RenderQuality } from './quality';
import {
  copyFragmentShader,
  ditherFragmentShader,
  edgesFragmentShader,
  smoothEdgesFragmentShader,
} from './shaders/composite';
import type { SharedUniforms } from './sharedUniforms';

/** Size of the coarse layer in each direction, relative to the image. */
const coarseScale = 0.7;

/** The drawing quality of the layer. */
export interface StaticSampling {
  /** Number of averaged samples, limited to `stillSamples`. */
  readonly samples: number;
  /** Smooths the edges of a single sample, which is fast. */
  readonly smoothEdges: boolean;
}

/** How much of the layer is drawn in a frame. */
export interface StaticStep {
  /** Draws with fewer pixels and does not refine: for a slow renderer while the camera moves. */
  readonly coarse: boolean;
  /** If the layer is up to date, adds one more sample unless it is settled. */
  readonly refine: boolean;
}

export class StaticLayer {
  /** Counts changes of the layer's picture. */
  version = 0;
  /** Counts changes of its depth. */
  depthVersion = 0;
  /** Number of averaged samples; 0 if the picture is out of date. */
  private samples = 0;
  private readonly scene = new Scene();
  private readonly camera = new Camera();
  private readonly first: WebGLRenderTarget;
  /** Replaces `first` while a slow renderer moves; made when first needed. */
  private coarse: WebGLRenderTarget | null = null;
  private coarseShown = false;
  private smoothEdges = false;
  private readonly sample: WebGLRenderTarget;
  private readonly mean: WebGLRenderTarget;
  private readonly shown: WebGLRenderTarget;
  private readonly uImage: { value: Texture | null } = { value: null };
  private readonly average: FullScreenPass;
  private readonly dither: FullScreenPass;
  private readonly copy: FullScreenPass;
  private readonly markEdges: FullScreenPass;
  private readonly mixEdges: FullScreenPass;
  private readonly jittered = new SceneProjection();
  private readonly background = new Color();
  private backgroundAlpha = 1;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly shared: SharedUniforms,
    private readonly quality: RenderQuality,
    content: readonly Object3D[],
  ) {
    this.scene.add(...content);
    const nearest = { minFilter: NearestFilter, magFilter: NearestFilter, generateMipmaps: false };
    this.first = new WebGLRenderTarget(1, 1, {
      ...nearest,
      samples: quality.movingSamples,
      depthTexture: new DepthTexture(1, 1, UnsignedIntType),
    });
    this.sample = new WebGLRenderTarget(1, 1, nearest);
    this.mean = new WebGLRenderTarget(1, 1, { ...nearest, type: HalfFloatType, depthBuffer: false });
    this.shown = new WebGLRenderTarget(1, 1, { ...nearest, depthBuffer: false });
    const uniforms = { ...shared, uImage: this.uImage };
    this.average = new FullScreenPass(copyFragmentShader, uniforms, {
      blending: CustomBlending,
      blendSrc: ConstantAlphaFactor,
      blendDst: OneMinusConstantAlphaFactor,
      blendSrcAlpha: ConstantAlphaFactor,
      blendDstAlpha: OneMinusConstantAlphaFactor,
      transparent: true,
    });
    this.dither = new FullScreenPass(ditherFragmentShader, uniforms, { blending: NoBlending });
    this.copy = new FullScreenPass(copyFragmentShader, uniforms, { blending: NoBlending });
    this.markEdges = new FullScreenPass(edgesFragmentShader, uniforms, {
      blending: NoBlending,
      depthTest: true,
      depthWrite: true,
      depthFunc: AlwaysDepth,
    });
    // The depth test limits it to the edges: software renderers reject other pixels before shading.
    this.mixEdges = new FullScreenPass(smoothEdgesFragmentShader, uniforms, {
      blending: NoBlending,
      depthTest: true,
      depthFunc: GreaterDepth,
    });
  }

  /** Has the graphics card compile the programs of the live view. */
  compile(): void {
    this.renderer.compile(this.scene, this.camera);
    for (const pass of [this.copy, this.average, this.dither]) pass.compile(this.renderer);
  }

  /** Whether more samples would not change the picture. */
  get settled(): boolean {
    return this.samples >= this.quality.stillSamples && !this.coarseShown;
  }

  setSize(widthPx: number, heightPx: number): void {
    for (const target of [this.first, this.sample, this.mean, this.shown]) target.setSize(widthPx, heightPx);
    this.coarse?.dispose();
    this.coarse = null;
    this.invalidate();
  }

  /** Alpha 0 makes the background transparent. */
  setBackground(color: readonly [number, number, number], alpha: number): void {
    this.background.setRGB(...color);
    this.backgroundAlpha = alpha;
    this.invalidate();
  }

  /** Marks the picture as out of date. */
  invalidate(): void {
    this.samples = 0;
  }

  /** Draws the layer if it is out of date, or refines it by one sample. */
  advance(camera: SceneCamera, projection: SceneProjection, { coarse, refine }: StaticStep): void {
    if (this.coarseShown && !coarse) this.invalidate();
    if (this.settled) return;
    this.version += 1;
    if (this.samples === 0) {
      this.coarseShown = coarse;
      this.drawFirst(coarse ? coarseScale : 1);
      this.samples = 1;
      return;
    }
    if (this.coarseShown || !refine) return;
    if (this.samples === 1) this.addToMean(this.first.texture, 1);
    const [x, y] = jitterAt(this.samples);
    this.jittered.area = projection.area;
    this.jittered.update(camera, projection.widthPx, projection.heightPx, x, y);
    this.shared.uViewProjection.value.copy(this.jittered.viewProjection);
    this.draw(this.sample);
    this.shared.uViewProjection.value.copy(projection.viewProjection);
    this.samples += 1;
    this.addToMean(this.sample.texture, this.samples);
    this.uImage.value = this.mean.texture;
    this.dither.draw(this.renderer, this.shown);
  }

  /** Draws the layer at full resolution with exactly this sampling. */
  sampleTo({ samples, smoothEdges }: StaticSampling, camera: SceneCamera, projection: SceneProjection): void {
    const wanted = Math.min(samples, this.quality.stillSamples);
    if (this.samples > wanted || this.smoothEdges !== smoothEdges) this.invalidate();
    this.smoothEdges = smoothEdges;
    while (this.samples < wanted || this.coarseShown) {
      this.advance(camera, projection, { coarse: false, refine: true });
    }
  }

  /** Copies the layer to the canvas (null) or to another target. Overwrites the target's depth. */
  present(target: WebGLRenderTarget | null): void {
    if (this.smoothEdges && this.samples === 1 && target !== null) {
      this.uImage.value = this.first.texture;
      this.markEdges.draw(this.renderer, target);
      this.mixEdges.draw(this.renderer, target);
      return;
    }
    const first = this.coarseShown && this.coarse !== null ? this.coarse : this.first;
    this.uImage.value = this.samples > 1 ? this.shown.texture : first.texture;
    this.copy.draw(this.renderer, target);
  }

  dispose(): void {
    for (const target of [this.first, this.sample, this.mean, this.shown, this.coarse]) {
      target?.depthTexture?.dispose();
      target?.dispose();
    }
    for (const pass of [this.average, this.dither, this.copy, this.markEdges, this.mixEdges]) pass.dispose();
  }

  private drawFirst(scale: number): void {
    const { uViewport, uUnit, uStaticDepth, uStaticScale } = this.shared;
    const { width, height } = this.first;
    const unit = uUnit.value;
    let target = this.first;
    if (scale < 1) {
      this.coarse ??= new WebGLRenderTarget(Math.ceil(scale * width), Math.ceil(scale * height), {
        depthTexture: new DepthTexture(1, 1, UnsignedIntType),
      });
      target = this.coarse;
      uViewport.value.set(target.width, target.height);
      uUnit.value = unit * scale;
    }
    this.draw(target);
    uViewport.value.set(width, height);
    uUnit.value = unit;
    uStaticDepth.value = target.depthTexture;
    uStaticScale.value = target.width / width;
    this.depthVersion += 1;
  }

  /** Adds an image as the `count`-th to the running mean. */
  private addToMean(image: Texture, count: number): void {
    this.uImage.value = image;
    this.average.material.blendAlpha = 1 / count;
    this.average.draw(this.renderer, this.mean);
  }

  private draw(target: WebGLRenderTarget): void {
    const { renderer } = this;
    renderer.setRenderTarget(target);
    renderer.setClearColor(this.background, this.backgroundAlpha);
    renderer.clear(true, true, false);
    renderer.render(this.scene, this.camera);
  }
}

/** The R2 low-discrepancy sequence (Roberts 2018), −0.5..0.5 in each direction; sample 0 is the pixel's centre. */
function jitterAt(sample: number): readonly [x: number, y: number] {
  const x = 0.5 + sample * 0.7548776662466927;
  const y = 0.5 + sample * 0.5698402909980532;
  return [x - Math.floor(x) - 0.5, y - Math.floor(y) - 0.5];
}
