// The picture of a race, without React: the same settings at the same size give the same pixels. The live view and the
// export both draw with it.
import { Camera, Color, SRGBColorSpace, Vector3, type WebGLRenderer, type WebGLRenderTarget } from 'three';
import { createHeightScale, logContrast } from '../../core/contour/heightScale';
import { sunDirection, type SurfaceLight } from '../../core/contour/surfaceLight';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { Point } from '../../core/geometry/domain';
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import { palettes, type ScenePalette, type SceneTheme } from '../../core/look/theme';
import { fitPoints } from '../../core/scene/fitCamera';
import { sameCamera } from '../../core/scene/sameCamera';
import type { DrawnPart } from '../../core/explanation/arrows';
import type { ShownArrows } from '../../core/look/arrowLook';
import type { Scene, SceneCamera } from '../../core/scene/scene';
import { shownStarts } from '../../core/scene/starts';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { Frame } from '../../core/timeline/frameAt';
import { ArrowLayer } from './arrowLayer';
import { SceneLegend } from './sceneLegend';
import { Axes } from './axes';
import { SceneProjection } from './camera';
import type { DashView } from './dashPhases';
import { DrawnSurface } from './drawnSurface';
import { coveredBoxes, drawingScale, framedArea, pixelSize, type ImageSize } from './imageSize';
import type { QuadBatch } from './instances';
import { overlap, type Box } from './pixelBox';
import { createLineBatch } from './overlayBatches';
import { OverlayPass, type OverlayView } from './overlayPass';
import { PathLayer } from './pathLayer';
import { pickSurface } from './pickSurface';
import type { Pixel } from './pointerPlace';
import { nothingPointed, type Pointed } from './pointed';
import { detectQuality, type RenderQuality } from './quality';
import type { RaceLabels } from './raceLabels';
import { headAt, headBox, pathAt, type ShownRunners } from './runnerAt';
import type { PointedRunner } from './pointed';
import { addEcho, addFamilyHeads, addRunnerHeads, addShapeDots, type RunnerHead } from './runnerHeads';
import { RunnerTrails } from './runnerTrails';
import { SceneTexts, type TextStep } from './sceneTexts';
import { SearchShapeLayer } from './searchShapeLayer';
import { createSharedUniforms } from './sharedUniforms';
import { StaticLayer, type StaticSampling, type StaticStep } from './staticLayer';
import { SurfaceMeshes } from './surfaceMeshes';
import { startAt, type TakenStart } from './startAt';
import { addSurfaceMarks, type HeldStart, type SurfaceMarks } from './surfaceMarks';
import { TextAtlas } from './textAtlas';

/** The part of a landscape that the picture needs. */
export type DrawnLandscape = Pick<LandscapeDescription, 'domain' | 'contour' | 'marks' | 'view'>;

/** Content that the caller draws over the picture. */
export interface DrawnOver {
  /** Its changed parts. */
  readonly boxes: readonly Box[];
  /** Draws it in a part of the image. */
  draw(part: Box): void;
}

/** An arrow or an ellipse in a frame, from its first point to its last. */
export interface SeenArrow {
  readonly key: string;
  readonly part: DrawnPart;
  /** The number of the update. */
  readonly step: number;
  readonly from: Pixel;
  readonly to: Pixel;
}

const grabRadius = 14;
/** Opacity of the paths behind tails. */
const faintPaths = 0.7;

/** Draws into the renderer's canvas, whose size and pixel ratio the caller keeps equal to `setSize`. */
export class RaceScene {
  readonly quality: RenderQuality;
  private readonly shared = createSharedUniforms();
  private readonly projection = new SceneProjection();
  private readonly surface = new DrawnSurface();
  private readonly meshes: SurfaceMeshes;
  private readonly boxLines: QuadBatch;
  private readonly staticLayer: StaticLayer;
  private readonly axes = new Axes();
  private readonly trails: RunnerTrails;
  private readonly paths: PathLayer;
  private readonly searchShapes: SearchShapeLayer;
  private readonly arrows: ArrowLayer;
  private readonly legend = new SceneLegend();
  private readonly overlay: OverlayPass;
  private readonly threeCamera = new Camera();
  private readonly texts = new SceneTexts();
  /** The heads of the last frame. */
  private heads: readonly RunnerHead[] = [];

  private size: ImageSize = { width: 1, height: 1, pixelRatio: 1 };
  /** Drawing-buffer pixels per unit of heads and lines. */
  private unit = 0;
  /** Drawing-buffer pixels per unit of texts. */
  private textUnit = 0;
  private theme: SceneTheme = 'light';
  private background: 'theme' | 'transparent' = 'theme';
  private scene: Scene | null = null;
  private landscape: DrawnLandscape | null = null;
  private labels: RaceLabels = {
    runners: {},
    axes: { x: 'x', y: 'y', z: 'f' },
    marks: { minimum: '', 'local-minimum': '', saddle: '', 'exact-point': '' },
    start: '',
  };
  private heldStart: HeldStart | null = null;
  private echo: Pointed = nothingPointed;
  /** The camera of the prepared frame; null if nothing is prepared. */
  private camera: SceneCamera | null = null;
  /** Whether there has been a surface. */
  private hasBegun = false;
  private surfaceChanged = true;
  private linesChanged = true;
  /** Whether the frame's paths only go on from those of the frame before. */
  private pathsGoOn = false;
  /** Counts changes of the view that dashes depend on. */
  private viewVersion = 0;

  constructor(private readonly renderer: WebGLRenderer) {
    renderer.autoClear = false;
    this.quality = detectQuality(renderer);
    const { shared } = this;
    this.meshes = new SurfaceMeshes(shared, this.quality.meshLines);
    this.trails = new RunnerTrails(shared);
    this.paths = new PathLayer(renderer, shared);
    this.searchShapes = new SearchShapeLayer(shared);
    this.arrows = new ArrowLayer(shared);
    this.trails.scene.add(...this.searchShapes.meshes, ...this.arrows.meshes);
    this.boxLines = createLineBatch(shared, true, {});
    this.boxLines.mesh.renderOrder = 2;
    this.overlay = new OverlayPass(shared, new TextAtlas());
    this.staticLayer = new StaticLayer(renderer, shared, this.quality, [
      this.meshes.surface,
      this.meshes.floor,
      this.boxLines.mesh,
    ]);
  }

  /** Has the graphics card compile its programs, which it does while the first surface is computed. */
  compile(): void {
    const { renderer, staticLayer, trails, overlay, threeCamera } = this;
    staticLayer.compile();
    for (const scene of [trails.scene, overlay.scene]) renderer.compile(scene, threeCamera);
  }

  /** Whether there has been a surface: nothing is drawn before. */
  get begun(): boolean {
    return this.hasBegun;
  }

  /** False while further calls of `render` would improve the picture. */
  get settled(): boolean {
    if (!this.hasBegun) return true;
    const isComplete = this.staticLayer.settled && !this.surfaceChanged && !this.linesChanged;
    return isComplete && !this.trails.changes && !this.texts.gliding;
  }

  setSize(size: ImageSize): void {
    const unit = size.pixelRatio * drawingScale(size);
    const textUnit = unit * (size.textScale ?? 1);
    const textsChanged = textUnit !== this.textUnit;
    this.size = size;
    this.unit = unit;
    this.textUnit = textUnit;
    const { width, height } = pixelSize(size);
    this.projection.area = framedArea(size);
    this.shared.uViewport.value.set(width, height);
    this.shared.uUnit.value = unit;
    this.staticLayer.setSize(width, height);
    this.paths.setSize(width, height);
    if (textsChanged) this.refreshTexts();
    // In another image plates have other places at once.
    this.texts.clearPlates();
    this.camera = null;
  }

  /** Null until the surface is loaded: then only the box is drawn, and before the first one nothing. */
  setSurface(grid: SurfaceGrid | null): void {
    if (grid === this.surface.grid) return;
    this.hasBegun = true;
    this.surface.grid = grid;
    this.surfaceChanged = true;
  }

  /** Null while it is not known: then the whole surface sees sun and sky. */
  setLight(light: SurfaceLight | null): void {
    if (this.meshes.setLight(light)) this.staticLayer.invalidate();
  }

  setScene(scene: Scene, landscape: DrawnLandscape): void {
    if (scene.look !== this.scene?.look || landscape !== this.landscape) this.surfaceChanged = true;
    this.scene = scene;
    this.landscape = landscape;
    this.surface.domain = landscape.domain;
    this.surface.relief = scene.look.relief;
  }

  /** The names of another race have their places at once, whatever was named before. */
  forgetPlaces(): void {
    this.texts.clearPlates();
  }

  setTheme(theme: SceneTheme, background: 'theme' | 'transparent' = 'theme'): void {
    this.theme = theme;
    this.background = background;
    this.surfaceChanged = true;
  }

  setLabels(labels: RaceLabels): void {
    this.labels = labels;
  }

  /** The trajectories that frames refer to, by key. To be called when the list changes; growth is detected. */
  setTrajectories(trajectories: readonly Trajectory[]): void {
    this.trails.setTrajectories(trajectories);
  }

  /** The arrows of updates; while one of their parts is lit, the others are faint. */
  setArrows(shown: ShownArrows, lit: DrawnPart | null): void {
    this.arrows.shown = shown;
    this.arrows.lit = lit;
  }

  setHeldStart(held: HeldStart | null): void {
    this.heldStart = held;
  }

  /** Shows what is pointed at in another picture of the same race. */
  setEcho(echo: Pointed): void {
    this.echo = echo;
  }

  /** Redraws texts; to be called when fonts have been loaded. */
  refreshTexts(): void {
    this.overlay.resetTexts(this.textUnit);
  }

  /**
   * Draws a frame to the canvas; `step` says how far the static layer is drawn (see `settled`), `isHasty` whether paths that
   * rest on it are drawn in thin lines only, which takes little time; `texts` how plates get to their places.
   */
  render(frame: Frame, step: StaticStep, isHasty: boolean, texts: TextStep): void {
    if (!this.hasBegun) {
      this.renderer.setClearColor(new Color().setRGB(...this.palette.background, SRGBColorSpace));
      this.renderer.clear();
      return;
    }
    if (!this.prepare(frame, texts, false)) return;
    this.staticLayer.advance(frame.camera, this.projection, step);
    // While paths change, as when a rate is dragged, a picture of them would be of no use in the next frame.
    const isOutdated = this.quality.software && this.trails.changes;
    this.paths.draw(this.staticLayer.depthVersion, isHasty || isOutdated);
    this.present(null);
  }

  /**
   * Prepares the frame for `renderStill` without the graphics card, which may still be busy with an earlier one. No
   * settings may change in between. In a film whose camera moves, texts stand all the time where they are best seen by
   * `textCamera`; null: where the frame's camera sees them best.
   */
  prepareStill(frame: Frame, textCamera: SceneCamera | null): void {
    this.prepare(frame, { hold: false, glide: Infinity, camera: textCamera }, true);
  }

  /**
   * Draws the prepared frame into `target`, which has depth, with this sampling of the static layer: the picture
   * depends on nothing but the settings. Only the parts that have changed since the last call are redrawn, and
   * `over.boxes`; `over.draw` is called once for each of them. Returns these parts, in pixels from the lower left
   * corner; null if the whole image was drawn.
   */
  renderStill(target: WebGLRenderTarget, sampling: StaticSampling, over: DrawnOver): readonly Box[] | null {
    const { camera, projection, renderer, staticLayer } = this;
    const { region } = this.overlay;
    if (camera === null) return [];
    staticLayer.sampleTo(sampling, camera, projection);
    this.paths.draw(staticLayer.depthVersion, false);
    const boxes = region.take(target, staticLayer.version, over.boxes);
    const image = { x: 0, y: 0, width: projection.widthPx, height: projection.heightPx };
    target.scissorTest = boxes !== null;
    for (const box of boxes ?? [image]) {
      target.scissor.set(box.x, box.y, box.width, box.height);
      if (boxes !== null && !region.reachesInto(box)) {
        this.presentResting(target);
        over.draw(box);
        continue;
      }
      this.present(target);
      over.draw(box);
      // Moving parts are most of the work: flushing starts them while the rest is still being submitted.
      renderer.getContext().flush();
    }
    target.scissorTest = false;
    renderer.setRenderTarget(target);
    return boxes;
  }

  /** Projects a point of the domain at a height into the image. */
  project(x: number, y: number, z: number): Pixel | null {
    const box = this.surface.toBox(x, y);
    const point = box && this.projection.project(box.x, box.y, this.surface.heightOf(z));
    if (point === null) return null;
    const { pixelRatio, height } = this.size;
    return { x: point.x / pixelRatio, y: height - point.y / pixelRatio };
  }

  /** The point of the domain that is visible at a pixel. */
  pick(pixel: Pixel): Point | null {
    const hit = this.hitAt(this.placeOf(pixel));
    return hit && this.surface.fromBox(hit.x, hit.y);
  }

  /**
   * The runner whose plate or head is at a pixel, with the box of that in CSS pixels from the upper left corner; with `paths`, also
   * the one whose path is, without a box.
   */
  runnerAt(pixel: Pixel, by: 'heads' | 'paths'): PointedRunner | null {
    const { scene, surface, projection, view } = this;
    if (scene === null || surface.grid === null) return null;
    const at = this.placeOf(pixel);
    const shown: ShownRunners = {
      plates: this.texts.boxes,
      heads: this.heads,
      runs: this.trails.shown,
      trail: scene.trail.kind,
    };
    const head = headAt(shown, view, at);
    if (head !== null) return { key: head.key, box: head.box && this.cssBox(head.box) };
    if (by === 'heads') return null;
    const hit = this.hitAt(at);
    const stand = hit && surface.standAt(...surface.fromBox(hit.x, hit.y)!);
    const seen = stand && projection.project(stand.x, stand.y, stand.z);
    const key = pathAt(shown, view, at, seen?.distance ?? Infinity);
    return key === null ? null : { key, box: null };
  }

  /** The part of an update whose arrow, or whose line in the legend, is at a pixel. */
  partAt(pixel: Pixel): DrawnPart | null {
    const at = this.placeOf(pixel);
    return this.legend.partAt(at, this.textUnit) ?? this.arrows.partAt(at, this.unit);
  }

  /** The arrows of the last frame: where they begin and end, in CSS pixels. */
  get arrowsSeen(): readonly SeenArrow[] {
    const { pixelRatio, height } = this.size;
    const inCss = ({ x, y }: Pixel): Pixel => ({ x: x / pixelRatio, y: height - y / pixelRatio });
    return this.arrows.seen.map(({ key, part, step, points }) => ({
      key,
      part,
      step,
      from: inCss(points[0]!),
      to: inCss(points.at(-1)!),
    }));
  }

  /** The box of the arrows' legend in the last frame; null without one. */
  get arrowLegend(): Box | null {
    return this.legend.box && this.cssBox(this.legend.box);
  }

  /** The start that a press at a pixel takes, as `startAt` has it. */
  startNear(pixel: Pixel, selected: string | null): TakenStart | null {
    const { scene, surface } = this;
    if (scene === null || surface.grid === null || !scene.look.marks) return null;
    const reach = grabRadius * drawingScale(this.size);
    return startAt(shownStarts(scene), selected, pixel, reach, ([x, y]) =>
      this.project(x, y, surface.valueAt(x, y)),
    );
  }

  /** The camera from which the paths of the last frame are largest, in this one's direction; null if there are none. */
  fitPaths({ azimuthDegrees, elevationDegrees }: SceneCamera): SceneCamera | null {
    return fitPoints(
      azimuthDegrees,
      elevationDegrees,
      this.trails.positions((value) => this.surface.heightOf(value)),
    );
  }

  dispose(): void {
    this.trails.dispose();
    this.paths.dispose();
    this.searchShapes.dispose();
    this.arrows.dispose();
    this.meshes.dispose();
    this.boxLines.dispose();
    this.overlay.dispose();
    this.staticLayer.dispose();
  }

  /** A runner's plate in the last frame, as `runnerAt` has it; null without one. */
  plateOf(key: string): Box | null {
    const box = this.texts.boxes.get(key);
    return box === undefined ? null : this.cssBox(box);
  }

  /** A runner's head in the last frame: its box, as `runnerAt` has it, and its point of the domain; null without one. */
  headOf(key: string): { readonly box: Box; readonly point: Point } | null {
    const { surface, view } = this;
    const head = this.heads.find(({ runner }) => runner.key === key);
    const box = head && headBox(head, view);
    const point = head && surface.fromBox(head.x, head.y);
    return box && point ? { box: this.cssBox(box), point } : null;
  }

  /** In pixels of the drawing buffer, y up. */
  private placeOf({ x, y }: Pixel): Pixel {
    const { pixelRatio, height } = this.size;
    return { x: x * pixelRatio, y: (height - y) * pixelRatio };
  }

  /** A box of the drawing buffer in CSS pixels, y down from the picture's upper left corner. */
  private cssBox({ x, y, width, height }: Box): Box {
    const { pixelRatio, height: imageHeight } = this.size;
    return {
      x: x / pixelRatio,
      y: imageHeight - (y + height) / pixelRatio,
      width: width / pixelRatio,
      height: height / pixelRatio,
    };
  }

  /** Where the surface is seen, in box coordinates. */
  private hitAt({ x, y }: Pixel): { x: number; y: number } | null {
    const { surface, projection } = this;
    if (surface.grid === null) return null;
    const ray = projection.rayInto(x, y, new Vector3());
    return pickSurface(surface.grid, surface.heights, surface.relief, projection.eye, ray);
  }

  private get palette(): ScenePalette {
    return palettes[this.theme];
  }

  private get view(): OverlayView {
    const { projection, surface, unit, textUnit, palette } = this;
    return { projection, surface, unit, textUnit, palette };
  }

  /** Prepares everything but the static layer for a frame. False if there is nothing to draw. */
  private prepare(frame: Frame, texts: TextStep, atOnce: boolean): boolean {
    const { scene, landscape } = this;
    if (scene === null || landscape === null) return false;
    if (this.surfaceChanged) this.updateSurface(scene, landscape);
    this.updateCamera(frame.camera);
    if (this.linesChanged) this.updateBoxLines(scene, frame.camera);
    this.updateTrails(scene, landscape, frame, atOnce);
    this.overlay.rewrite(this.projection, () => this.writeOverlay(scene, landscape, texts));
    return true;
  }

  private present(target: WebGLRenderTarget | null): void {
    this.presentResting(target);
    this.renderer.clearDepth();
    this.renderer.render(this.trails.scene, this.threeCamera);
    this.renderer.render(this.overlay.scene, this.threeCamera);
  }

  /** Draws what frames at rest have in common. */
  private presentResting(target: WebGLRenderTarget | null): void {
    this.staticLayer.present(target);
    this.paths.present(target);
  }

  private updateSurface({ look }: Scene, landscape: DrawnLandscape): void {
    const { palette, surface } = this;
    const { grid } = surface;
    const minimum = grid?.minimum ?? 0;
    const maximum = grid?.maximum ?? 1;
    surface.heights = createHeightScale(look.heightScale, minimum, maximum);
    this.shared.uHeight.value.set(
      minimum,
      maximum > minimum ? 1 / (maximum - minimum) : 1,
      look.heightScale === 'log' ? logContrast : 0,
    );
    this.shared.uRelief.value = look.relief;
    this.meshes.setSurface(grid, surface.heights);
    this.meshes.setSun(sunDirection(landscape));
    this.meshes.setContours(landscape.contour, minimum, maximum, look);
    this.meshes.setColors(look.colorMap, palette);
    this.axes.setRange(landscape.domain, surface.heights, look.relief);
    this.staticLayer.setBackground(palette.background, this.background === 'theme' ? 1 : 0);
    this.surfaceChanged = false;
    this.linesChanged = true;
    this.viewVersion += 1;
  }

  private updateCamera(camera: SceneCamera): void {
    if (this.camera !== null && sameCamera(this.camera, camera)) return;
    this.camera = camera;
    const { x: width, y: height } = this.shared.uViewport.value;
    this.projection.update(camera, width, height);
    this.shared.uViewProjection.value.copy(this.projection.viewProjection);
    this.shared.uDepthRange.value.set(this.projection.near, this.projection.far);
    this.meshes.setEye(this.projection.eye);
    this.linesChanged = true;
    this.viewVersion += 1;
  }

  private updateBoxLines(scene: Scene, camera: SceneCamera): void {
    this.boxLines.begin();
    if (scene.look.axes) this.axes.writeLines(this.boxLines, camera, this.projection, this.palette);
    this.boxLines.end();
    this.linesChanged = false;
    this.staticLayer.invalidate();
  }

  private updateTrails(scene: Scene, { domain }: DrawnLandscape, frame: Frame, atOnce: boolean): void {
    const { projection, surface, unit } = this;
    const { grid } = surface;
    const view: DashView = {
      version: this.viewVersion,
      projection,
      unit,
      heightOf: (value) => surface.heightOf(value),
    };
    this.trails.update({ scene, frame, domain, grid, view, atOnce });
    this.searchShapes.update(this.trails.shown, domain, grid);
    const opacity = scene.trail.kind === 'highlight' ? faintPaths : 1;
    this.pathsGoOn = this.paths.plan([...this.trails.starts], view, opacity);
  }

  private writeOverlay(scene: Scene, { marks }: DrawnLandscape, step: TextStep): void {
    const { overlay, projection, surface, unit, palette, labels, heldStart, view } = this;
    const { look } = scene;
    const { shown } = this.trails;
    overlay.region.addTrails(shown, projection, surface, unit);
    if (!this.pathsGoOn) overlay.region.addUnknown();
    if (look.axes) {
      const outlined = this.background === 'transparent';
      this.axes.layoutTexts(projection, overlay.atlas, labels.axes, palette, view.textUnit, outlined);
    }
    this.heads = [];
    this.arrows.write(overlay, view);
    if (surface.grid === null) {
      this.addAxisTexts(look.axes, []);
      return;
    }
    const runners = shown.filter(({ trajectory }) => trajectory.run === 0);
    const named: SurfaceMarks = { marks, starts: shownStarts(scene), heldStart, labels };
    const texts = this.texts.begin(view, runners, step);
    const axes = look.axes ? this.axes.texts : [];
    const names = look.marks
      ? addSurfaceMarks(overlay, view, named, texts.nameSides(overlay, named, axes, this.viewVersion))
      : [];
    addFamilyHeads(overlay, view, shown);
    addShapeDots(overlay, view, this.searchShapes.dots);
    addEcho(overlay, view, this.echo, runners);
    this.heads = addRunnerHeads(overlay, view, runners);
    const legend = this.legend.add(overlay, view, this.arrows, this.size, axes, step);
    const covered = [...coveredBoxes(this.size), ...legend];
    if (look.labels && this.size.isNarrow !== true)
      texts.addPlates(overlay, this.heads, labels.runners, axes, covered);
    else texts.clearPlates();
    this.addAxisTexts(look.axes, [...names, ...texts.boxes.values(), ...legend]);
  }

  /** Leaves out what is under a name or a plate, as on a phone's screen. */
  private addAxisTexts(areShown: boolean, others: readonly Box[]): void {
    if (!areShown) return;
    for (const text of this.axes.texts) {
      const { entry, x, y, alpha, point } = text;
      if (!others.some((other) => overlap(other, text))) this.overlay.addText(entry, x, y, alpha, point, 0);
    }
  }
}
