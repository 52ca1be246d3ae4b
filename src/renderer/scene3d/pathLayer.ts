// The paths before the trails as a picture that is kept: while the view rests, each frame only adds what the trails have
// left since. Each pixel shows one runner: that of the highest order whose path is in sight, then that whose path covers
// most of it. So the picture is the same whether it was drawn at once or piece by piece.
import {
  BufferGeometry,
  Camera,
  GLSL3,
  Mesh,
  NearestFilter,
  RawShaderMaterial,
  Scene,
  Vector4,
  WebGLRenderTarget,
  type WebGLRenderer,
} from 'three';
import type { ScreenPoint } from './camera';
import { Extent } from './changedBoxes';
import type { DashView } from './dashPhases';
import { boundless, createQuadCorners, premultipliedBlending } from './instances';
import type { RunnerTrail } from './runnerTrail';
import { boxVertexShader, fadeFragmentShader } from './shaders/composite';
import { gapHeight } from '../../core/geometry/pathPoints';
import { maxShift } from '../../core/geometry/sideBySide';
import type { SharedUniforms } from './sharedUniforms';

/** How far a path extends from its points, including its shift to a side and its casing, in units. */
const reach = 5 + maxShift;

/** The path of a runner up to a point. */
export interface PathStart {
  readonly trail: RunnerTrail;
  /** Number of points. */
  readonly to: number;
}

export class PathLayer {
  private readonly scene = new Scene();
  private readonly lines = new Scene();
  private readonly blendScene = new Scene();
  private readonly camera = new Camera();
  private readonly target = new WebGLRenderTarget(1, 1, {
    minFilter: NearestFilter,
    magFilter: NearestFilter,
    generateMipmaps: false,
  });
  private readonly uBox = { value: new Vector4() };
  private readonly uOpacity = { value: 1 };
  private readonly blend: Mesh<BufferGeometry, RawShaderMaterial>;
  /** From the lowest order to the highest. */
  private planned: readonly PathStart[] = [];
  private view: DashView | null = null;
  /** Where something is drawn. */
  private readonly extent = new Extent();
  private isStale = true;
  private isHasty = false;
  private depthVersion = -1;

  constructor(
    private readonly renderer: WebGLRenderer,
    shared: SharedUniforms,
  ) {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', createQuadCorners('square'));
    geometry.setIndex([0, 1, 2, 0, 2, 3]);
    geometry.boundingSphere = boundless;
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: boxVertexShader,
      fragmentShader: fadeFragmentShader,
      uniforms: {
        ...shared,
        uBox: this.uBox,
        uImage: { value: this.target.texture },
        uOpacity: this.uOpacity,
      },
      depthTest: false,
      depthWrite: false,
      ...premultipliedBlending,
    });
    this.blend = new Mesh(geometry, material);
    this.blend.frustumCulled = false;
    this.blendScene.add(this.blend);
  }

  setSize(widthPx: number, heightPx: number): void {
    this.target.setSize(widthPx, heightPx);
    this.isStale = true;
  }

  /**
   * The paths of the next frame, from the lowest order to the highest, in this view; the picture is drawn with `opacity`.
   * Returns whether it only goes on from that of the frame before.
   */
  plan(starts: readonly PathStart[], view: DashView, opacity: number): boolean {
    const before = this.planned;
    const isSame =
      starts.length === before.length && starts.every(({ trail }, place) => trail === before[place]!.trail);
    if (!isSame) {
      this.scene.clear();
      this.lines.clear();
      for (const { trail } of starts) {
        this.scene.add(trail.keptMesh);
        this.lines.add(trail.hastyLines);
      }
    }
    const goesOn =
      isSame &&
      view.version === this.view?.version &&
      starts.every(({ trail, to }) => !trail.keptStale && to >= trail.kept);
    const isAsOpaque = opacity === this.uOpacity.value;
    this.isStale ||= !goesOn;
    this.planned = starts;
    this.view = view;
    this.uOpacity.value = opacity;
    return isAsOpaque && !this.isStale;
  }

  /**
   * Draws what is missing of the planned paths; `depthVersion` is that of the static layer's depth. In haste, the next
   * `present` draws thin lines instead, and the picture waits.
   */
  draw(depthVersion: number, isHasty: boolean): void {
    if (depthVersion !== this.depthVersion) this.isStale = true;
    this.depthVersion = depthVersion;
    this.isHasty = isHasty;
    if (isHasty) {
      this.isStale = true;
      return;
    }
    const { renderer, planned } = this;
    if (this.isStale) this.clear();
    if (planned.every(({ trail, to }) => to <= trail.kept)) return;
    // The nearer half of the depth range is for what is in sight.
    const thickness = 0.5 / planned.length;
    planned.forEach(({ trail, to }, place) => {
      this.addExtent(trail, to);
      trail.keep(to, [1 - place * thickness, thickness]);
    });
    renderer.setRenderTarget(this.target);
    renderer.render(this.scene, this.camera);
  }

  /** Draws the picture over a target, or over the canvas (null). */
  present(target: WebGLRenderTarget | null): void {
    const { renderer, camera } = this;
    const { width, height } = this.target;
    const box = this.isHasty ? null : this.extent.boxIn(width, height);
    if (box === null && !this.isHasty) return;
    if (box !== null) {
      const [left, bottom] = [box.x / width, box.y / height];
      this.uBox.value.set(left, bottom, left + box.width / width, bottom + box.height / height);
    }
    renderer.setRenderTarget(target);
    renderer.render(box === null ? this.lines : this.blendScene, camera);
  }

  dispose(): void {
    this.target.dispose();
    this.blend.geometry.dispose();
    this.blend.material.dispose();
  }

  private clear(): void {
    const { renderer, extent } = this;
    for (const { trail } of this.planned) {
      trail.kept = 0;
      trail.keptStale = false;
    }
    extent.clear();
    renderer.setRenderTarget(this.target);
    renderer.setClearColor(0x000000, 0);
    renderer.clear(true, true, false);
    this.isStale = false;
  }

  /** Adds the points that the picture lacks of a path. */
  private addExtent({ path, kept }: RunnerTrail, to: number): void {
    const { view, extent } = this;
    if (view === null || to <= kept) return;
    const at: ScreenPoint = { x: 0, y: 0, distance: 0 };
    for (let point = kept; point <= to && point < path.count; point += 1) {
      const value = path.points[3 * point + 2]!;
      if (value >= gapHeight) continue;
      const [x, y] = [path.points[3 * point]!, path.points[3 * point + 1]!];
      if (view.projection.projectInto(x, y, view.heightOf(value), at)) {
        extent.addPoint(at.x, at.y, reach * view.unit);
      } else {
        // Behind the camera: what is drawn of it may be anywhere.
        extent.addBox({ x: 0, y: 0, width: view.projection.widthPx, height: view.projection.heightPx }, 0);
      }
    }
  }
}
