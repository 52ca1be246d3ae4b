// The picture of a race, free of React: what is set here, at one size, gives the same pixels every time. The live
// view and the export both draw with it.
import type { Trajectory } from '../../core/simulation/trajectory';
import {
  Camera,
  Scene as ThreeScene,
  Vector2,
  Vector3,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import type { LandscapeDescription, MarkedPoint } from '../../core/landscapes/landscape';
import type { Point } from '../../core/geometry/domain';
import type { Scene, SceneCamera } from '../../core/scene/scene';
import type { Frame } from '../../core/timeline/frameAt';
import { floorHeight } from '../../core/scene/fitCamera';
import type { AxisSymbols } from '../../core/landscapes/reference';
import { Axes } from './axes';
import { SceneProjection, type ScreenPoint } from './camera';
import { parseHex } from '../../core/look/colorMaps';
import { below, placeCaptions, sideAwayFrom, type Caption, type Side } from './captionPlace';
import { Extent, joinOverlapping, overlap } from './changedBoxes';
import type { DashView } from './dashPhases';
import { SearchShapeLayer } from './searchShapeLayer';
import { toBox } from './searchShapes';
import { createHeightScale, logContrast, type HeightScale } from '../../core/contour/heightScale';
import { QuadBatch } from './instances';
import { layoutLabels, type Box, type LabelBox } from './labelLayout';
import { pickSurface } from './pickSurface';
import { detectQuality, type RenderQuality } from './quality';
import { RunnerTrails, type ShownRun } from './runnerTrails';
import {
  headShape,
  lineFragmentShader,
  lineVertexShader,
  markerFragmentShader,
  markerShapes,
  markerVertexShader,
  textFragmentShader,
  textVertexShader,
} from './shaders/overlay';
import { gapHeight } from './shaders/trail';
import { createSharedUniforms } from './sharedUniforms';
import { StaticLayer, type StaticSampling } from './staticLayer';
import { sampleGrid, type SurfaceGrid } from '../../core/contour/surfaceGrid';
import { SurfaceMeshes } from './surfaceMeshes';
import { TextAtlas, type AtlasEntry, type TextStyle } from './textAtlas';
import { palettes, type ScenePalette, type SceneTheme } from '../../core/look/theme';
import type { PathPoint } from './trailPath';

/** Texts in the picture, in the user's language. */
export interface RaceLabels {
  /** Runner names by runner key. */
  readonly runners: Readonly<Record<string, string>>;
  readonly axes: AxisSymbols;
  /** What the landscape's marks are called. */
  readonly marks: Readonly<Record<MarkedPoint['kind'], string>>;
  readonly start: string;
}

/** What the picture needs to know of a landscape. */
export type DrawnLandscape = Pick<LandscapeDescription, 'domain' | 'contour' | 'marks'>;

/** Size of the image: CSS pixels, and how many pixels of the drawing buffer each of them has. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** What is kept free at the image's borders for others to draw on, in CSS pixels. */
  readonly insets?: ImageInsets;
  /** CSS pixels that text, heads and lines measure as one; by the image's size where left out. */
  readonly scale?: number;
}

export interface ImageInsets {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What others draw over the picture. */
export interface DrawnOver {
  /** Where it has changed. */
  readonly boxes: readonly Box[];
  /** Draws what of it is in a part of the image. */
  draw(part: Box): void;
}

export interface RaceScene {
  readonly quality: RenderQuality;
  setSize(size: ImageSize): void;
  /** Null while the surface isn't known: then only the box is drawn. */
  setSurface(grid: SurfaceGrid | null): void;
  setScene(scene: Scene, landscape: DrawnLandscape): void;
  setTheme(theme: SceneTheme, background?: 'theme' | 'transparent'): void;
  setLabels(labels: RaceLabels): void;
  /** The trajectories that frames refer to, by key. Call again when the list changes; growth is noticed by itself. */
  setTrajectories(trajectories: readonly Trajectory[]): void;
  /** How the start marker shows that it can be taken. */
  setStartState(state: 'idle' | 'hover' | 'drag'): void;
  /** Draws surface and box with fewer pixels as long as it is set: for a slow renderer while the camera moves. */
  setHasty(hasty: boolean): void;
  /** What to draw next. */
  applyFrame(frame: Frame): void;
  /** Draws to the canvas; where `refine`, the static layer also takes a step towards its best (see `settled`). */
  render(refine: boolean): void;
  /**
   * Works out what `renderStill` draws next, without the graphics card, which may still be busy with what was drawn
   * before. Nothing may be set in between.
   */
  prepareStill(): void;
  /**
   * Draws what was prepared into `target`, which has depth, with the static layer drawn that well: the picture that
   * depends on nothing but what was set. Only what has changed since the last call is drawn anew, and what lies over the
   * picture in `over.boxes`; `over.draw` draws that, once for each part. Returns the parts that were drawn, in pixels from
   * the lower left corner; null where it was all of the image.
   */
  renderStill(target: WebGLRenderTarget, sampling: StaticSampling, over: DrawnOver): readonly Box[] | null;
  /** False while further calls of `render` would still improve the picture. */
  readonly settled: boolean;
  /** Where a point of the domain at a height lies in the image, in CSS pixels from its upper left corner. */
  project(x: number, y: number, z: number): { x: number; y: number } | null;
  /** The point of the domain seen at a place in the image (CSS pixels from its upper left corner). */
  pick(pixel: { readonly x: number; readonly y: number }): Point | null;
  /** Whether the start marker is at that place. */
  hitsStart(pixel: { readonly x: number; readonly y: number }): boolean;
  /** Draws texts again: call when fonts have arrived. */
  refreshTexts(): void;
  dispose(): void;
}

const headRadius = 7;
/** Of the other runs of a family. */
const familyHeadRadius = 2.8;
/** Of a search shape's corners and particles. */
const shapeDotRadius = 3.4;
const startRadius = 7.5;
const grabRadius = 14;

/** How far from its points a trail reaches, its casing and its round ends included. */
const trailReach = 8;
/** Points of trails whose places in the image are followed; of more, all of the image is drawn. */
const maxPointsFollowed = 4096;

/** Draws into the renderer's canvas, whose size and pixel ratio the caller keeps equal to `setSize`. */
export function createRaceScene(renderer: WebGLRenderer): RaceScene {
  return new RaceSceneOnThree(renderer);
}

class RaceSceneOnThree implements RaceScene {
  readonly quality: RenderQuality;
  private readonly shared = createSharedUniforms();
  private readonly projection = new SceneProjection();
  private readonly meshes: SurfaceMeshes;
  private readonly boxLines: QuadBatch;
  private readonly staticLayer: StaticLayer;
  private readonly axes = new Axes();
  private readonly atlas = new TextAtlas();
  private readonly lines: QuadBatch;
  private readonly leaders: QuadBatch;
  private readonly markers: QuadBatch;
  private readonly smallMarkers: QuadBatch;
  private readonly texts: QuadBatch;
  /** From the lowest up. */
  private readonly overlays: readonly QuadBatch[];
  private readonly trails: RunnerTrails;
  private readonly searchShapes: SearchShapeLayer;
  private readonly overlayScene = new ThreeScene();
  private readonly threeCamera = new Camera();
  private readonly uAtlasSize = { value: new Vector2() };

  private size: ImageSize = { width: 1, height: 1, pixelRatio: 1 };
  /** Pixels of the drawing buffer that text, heads and lines measure as one. */
  private unit = 0;
  private theme: SceneTheme = 'light';
  private background: 'theme' | 'transparent' = 'theme';
  private grid: SurfaceGrid | null = null;
  private scene: Scene | null = null;
  private landscape: DrawnLandscape | null = null;
  private labels: RaceLabels = {
    runners: {},
    axes: { x: 'x', y: 'y', z: 'f' },
    marks: { minimum: '', 'local-minimum': '', saddle: '', 'exact-point': '' },
    start: '',
  };
  private startState: 'idle' | 'hover' | 'drag' = 'idle';
  private heights: HeightScale = createHeightScale('linear', 0, 1);
  private hasty = false;
  private frame: Frame | null = null;
  private camera: SceneCamera | null = null;
  private surfaceChanged = true;
  private linesChanged = true;
  /** Counts changes of what the dashes of trails are measured in. */
  private viewVersion = 0;
  /** Where heads, trails and plates are in this frame; false where that would take too long to find out. */
  private readonly moving = new Extent();
  private movingKnown = false;
  /** Where texts and marks are that stand still with the camera. */
  private readonly resting: Box[] = [];
  /** What `renderStill` drew last. */
  private drawn: {
    readonly target: WebGLRenderTarget;
    readonly version: number;
    readonly moving: Extent;
  } | null = null;

  constructor(private readonly renderer: WebGLRenderer) {
    renderer.autoClear = false;
    this.quality = detectQuality(renderer);
    const { shared } = this;
    this.meshes = new SurfaceMeshes(shared, this.quality.meshLines);
    this.trails = new RunnerTrails(shared);
    this.searchShapes = new SearchShapeLayer(shared);
    this.trails.scene.add(...this.searchShapes.meshes);
    const lineLayout = [
      ['aFrom', 3],
      ['aTo', 3],
      ['aStroke', 3],
      ['aColor', 4],
    ] as const;
    const lineBatch = (depthTest: boolean, defines: Record<string, string>): QuadBatch =>
      new QuadBatch({
        corners: 'line',
        vertexShader: lineVertexShader,
        fragmentShader: lineFragmentShader,
        uniforms: { ...shared },
        defines,
        depthTest,
        layout: lineLayout,
      });
    this.boxLines = lineBatch(true, {});
    this.boxLines.mesh.renderOrder = 2;
    this.lines = lineBatch(false, { OCCLUDED: '' });
    this.leaders = lineBatch(false, { SCREEN: '' });
    const markerBatch = (): QuadBatch =>
      new QuadBatch({
        corners: 'square',
        vertexShader: markerVertexShader,
        fragmentShader: markerFragmentShader,
        uniforms: { ...shared },
        depthTest: false,
        layout: [
          ['aAnchor', 3],
          ['aStyle', 4],
          ['aColor', 3],
        ],
      });
    this.markers = markerBatch();
    this.smallMarkers = markerBatch();
    this.texts = new QuadBatch({
      corners: 'line',
      vertexShader: textVertexShader,
      fragmentShader: textFragmentShader,
      uniforms: { ...shared, uAtlas: { value: this.atlas.texture }, uAtlasSize: this.uAtlasSize },
      depthTest: false,
      layout: [
        ['aBox', 4],
        ['aSource', 2],
        ['aPlace', 3],
        ['aOpacity', 2],
      ],
    });
    // Heads over texts: a plate may pass over another runner's head, and must not hide it. The many small ones of
    // families and swarms do pass under plates.
    this.overlays = [this.lines, this.smallMarkers, this.leaders, this.texts, this.markers];
    this.overlays.forEach((batch, order) => {
      batch.mesh.renderOrder = order;
      this.overlayScene.add(batch.mesh);
    });
    this.staticLayer = new StaticLayer(renderer, shared, this.quality, [
      this.meshes.surface,
      this.meshes.floor,
      this.boxLines.mesh,
    ]);
  }

  get settled(): boolean {
    return this.staticLayer.settled && !this.surfaceChanged && !this.linesChanged;
  }

  setSize(size: ImageSize): void {
    const { pixelRatio, insets } = size;
    const unit = pixelRatio * drawingScale(size);
    const unitChanged = unit !== this.unit;
    this.size = size;
    this.unit = unit;
    const width = Math.round(size.width * pixelRatio);
    const height = Math.round(size.height * pixelRatio);
    this.projection.area =
      insets === undefined
        ? null
        : {
            x: pixelRatio * insets.left,
            y: pixelRatio * insets.bottom,
            width: width - pixelRatio * (insets.left + insets.right),
            height: height - pixelRatio * (insets.top + insets.bottom),
          };
    this.shared.uViewport.value.set(width, height);
    this.shared.uUnit.value = unit;
    this.staticLayer.setSize(width, height);
    if (unitChanged) this.refreshTexts();
    this.camera = null;
  }

  setSurface(grid: SurfaceGrid | null): void {
    if (grid === this.grid) return;
    this.grid = grid;
    this.surfaceChanged = true;
  }

  setScene(scene: Scene, landscape: DrawnLandscape): void {
    const before = this.scene;
    this.scene = scene;
    if (before === null || before.look !== scene.look || landscape !== this.landscape)
      this.surfaceChanged = true;
    this.landscape = landscape;
  }

  setTheme(theme: SceneTheme, background: 'theme' | 'transparent' = 'theme'): void {
    this.theme = theme;
    this.background = background;
    this.surfaceChanged = true;
  }

  setLabels(labels: RaceLabels): void {
    this.labels = labels;
  }

  setTrajectories(trajectories: readonly Trajectory[]): void {
    this.trails.setTrajectories(trajectories);
  }

  setStartState(state: 'idle' | 'hover' | 'drag'): void {
    this.startState = state;
  }

  setHasty(hasty: boolean): void {
    this.hasty = hasty;
  }

  applyFrame(frame: Frame): void {
    this.frame = frame;
  }

  render(refine: boolean): void {
    const { frame } = this;
    if (frame === null || !this.prepare()) return;
    this.staticLayer.advance(frame.camera, this.projection, { coarse: this.hasty, refine });
    this.present(null);
  }

  prepareStill(): void {
    this.prepare();
  }

  renderStill(target: WebGLRenderTarget, sampling: StaticSampling, over: DrawnOver): readonly Box[] | null {
    const { frame, renderer } = this;
    if (frame === null || this.scene === null) return [];
    this.staticLayer.sampleTo(sampling, frame.camera, this.projection);
    const boxes = this.changedBoxes(target, over.boxes);
    const { x: width, y: height } = this.shared.uViewport.value;
    target.scissorTest = boxes !== null;
    for (const box of boxes ?? [{ x: 0, y: 0, width, height }]) {
      target.scissor.set(box.x, box.y, box.width, box.height);
      if (boxes !== null && !this.reachesInto(box)) {
        this.staticLayer.present(target);
        over.draw(box);
        continue;
      }
      this.present(target);
      over.draw(box);
      // What moves is most of the work: it begins while the rest is still being sent.
      renderer.getContext().flush();
    }
    target.scissorTest = false;
    renderer.setRenderTarget(target);
    return boxes;
  }

  /** Of the picture in `target` that was drawn last; null where all of it may have changed. */
  private changedBoxes(target: WebGLRenderTarget, others: readonly Box[]): readonly Box[] | null {
    const { x: width, y: height } = this.shared.uViewport.value;
    const { version } = this.staticLayer;
    const known = this.drawn?.target === target && this.drawn.version === version && this.movingKnown;
    const before = this.drawn?.moving ?? null;
    const moving = new Extent();
    moving.add(this.moving);
    this.drawn = this.movingKnown ? { target, version, moving } : null;
    if (!known || before === null) return null;
    before.add(moving);
    const box = before.boxIn(width, height);
    return joinOverlapping(box === null ? others : [box, ...others]);
  }

  /** Whether anything but the static layer is drawn in a part of the image. */
  private reachesInto(box: Box): boolean {
    const { x: width, y: height } = this.shared.uViewport.value;
    const moving = this.moving.boxIn(width, height);
    const all = moving === null ? this.resting : [moving, ...this.resting];
    return all.some((other) => overlap(other, box));
  }

  /** Follows what moves, for `changedBoxes`: trails by the points that they are drawn from. */
  private followTrails(): void {
    const { projection, unit } = this;
    const point: ScreenPoint = { x: 0, y: 0, distance: 0 };
    let points = 0;
    this.movingKnown = true;
    for (const { state, path, trajectory } of this.trails.shown) {
      const first = Math.floor(path.pointIndexAt(state.firstRow));
      const last = Math.min(path.count - 1, Math.ceil(path.pointIndexAt(state.headRow)));
      points += last - first + 1;
      if (points > maxPointsFollowed || trajectory.columns.shapes !== null) {
        this.movingKnown = false;
        return;
      }
      for (let index = first; index <= last; index += 1) {
        const value = path.points[3 * index + 2]!;
        if (value >= gapHeight) continue;
        const x = path.points[3 * index]!;
        if (projection.projectInto(x, path.points[3 * index + 1]!, this.heightOf(value), point)) {
          this.moving.addPoint(point.x, point.y, trailReach * unit);
        }
      }
    }
  }

  /** Brings all but the static layer up to what was set last. False while there is nothing to draw. */
  private prepare(): boolean {
    const { scene, landscape, frame } = this;
    if (scene === null || landscape === null || frame === null) return false;
    if (this.surfaceChanged) this.updateSurface(scene, landscape);
    this.updateCamera(frame.camera);
    if (this.linesChanged) this.updateBoxLines(scene, frame.camera);
    this.updateTrails(scene, landscape, frame);
    this.updateOverlay(scene, landscape);
    return true;
  }

  private present(target: WebGLRenderTarget | null): void {
    this.staticLayer.present(target);
    this.renderer.clearDepth();
    this.renderer.render(this.trails.scene, this.threeCamera);
    this.renderer.render(this.overlayScene, this.threeCamera);
  }

  project(x: number, y: number, z: number): { x: number; y: number } | null {
    const box = this.toBox(x, y);
    if (box === null) return null;
    const point = { x: 0, y: 0, distance: 0 };
    if (!this.projection.projectInto(box.x, box.y, this.heightOf(z), point)) return null;
    const { pixelRatio, height } = this.size;
    return { x: point.x / pixelRatio, y: height - point.y / pixelRatio };
  }

  pick(pixel: { readonly x: number; readonly y: number }): Point | null {
    const { grid, landscape } = this;
    if (grid === null || landscape === null) return null;
    const { pixelRatio, height } = this.size;
    const ray = this.projection.rayInto(pixel.x * pixelRatio, (height - pixel.y) * pixelRatio, new Vector3());
    const hit = pickSurface(grid, this.heights, this.relief, this.projection.eye, ray);
    if (hit === null) return null;
    const [minX, maxX] = landscape.domain.x;
    const [minY, maxY] = landscape.domain.y;
    return [minX + ((hit.x + 1) / 2) * (maxX - minX), minY + ((hit.y + 1) / 2) * (maxY - minY)];
  }

  hitsStart(pixel: { readonly x: number; readonly y: number }): boolean {
    if (this.scene === null || this.grid === null || !this.scene.look.marks) return false;
    const [x, y] = this.scene.start;
    const at = this.project(x, y, this.surfaceValue(x, y));
    return at !== null && Math.hypot(at.x - pixel.x, at.y - pixel.y) <= grabRadius * drawingScale(this.size);
  }

  refreshTexts(): void {
    this.atlas.reset(this.unit);
    this.uAtlasSize.value.setScalar(this.atlas.size);
  }

  dispose(): void {
    this.trails.dispose();
    this.searchShapes.dispose();
    this.meshes.dispose();
    for (const batch of [this.boxLines, ...this.overlays]) batch.dispose();
    this.staticLayer.dispose();
    this.atlas.dispose();
  }

  private get palette(): ScenePalette {
    return palettes[this.theme];
  }

  private get relief(): number {
    return this.scene?.look.relief ?? 1;
  }

  private updateSurface(scene: Scene, landscape: DrawnLandscape): void {
    const { grid, palette } = this;
    const { look } = scene;
    const minimum = grid?.minimum ?? 0;
    const maximum = grid?.maximum ?? 1;
    this.heights = createHeightScale(look.heightScale, minimum, maximum);
    this.shared.uHeight.value.set(
      minimum,
      maximum > minimum ? 1 / (maximum - minimum) : 1,
      look.heightScale === 'log' ? logContrast : 0,
    );
    this.shared.uRelief.value = look.relief;
    this.meshes.setSurface(grid, this.heights, look.relief);
    this.meshes.setContours(landscape.contour, minimum, maximum, look);
    this.meshes.setColors(look.colorMap, palette);
    this.axes.setRange(landscape.domain, this.heights, look.relief);
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
    this.meshes.setEye(this.projection.eye, camera.azimuthDegrees);
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

  private updateTrails(scene: Scene, { domain }: DrawnLandscape, frame: Frame): void {
    const { grid, projection, unit } = this;
    const view: DashView = {
      version: this.viewVersion,
      projection,
      unit,
      heightOf: (value) => this.heightOf(value),
    };
    this.trails.update({ scene, frame, domain, grid, view });
    this.searchShapes.update(this.trails.shown, domain, grid);
  }

  /** Marks, heads, texts and their lines. Texts that filled the atlas up have moved in it: then once more. */
  private updateOverlay(scene: Scene, landscape: DrawnLandscape): void {
    const { generation } = this.atlas;
    this.writeOverlay(scene, landscape);
    if (this.atlas.generation !== generation) this.writeOverlay(scene, landscape);
  }

  private writeOverlay(scene: Scene, landscape: DrawnLandscape): void {
    const { palette } = this;
    for (const batch of this.overlays) batch.begin();
    this.moving.clear();
    this.resting.length = 0;
    this.followTrails();
    const obstacles: Box[] = [];
    if (scene.look.axes) {
      const outlined = this.background === 'transparent';
      this.axes.layoutTexts(this.projection, this.atlas, this.labels.axes, palette, this.unit, outlined);
      for (const { entry, x, y, alpha, point } of this.axes.texts) this.addText(entry, x, y, alpha, point, 0);
    }
    if (this.grid !== null) {
      if (scene.look.marks) {
        const places: Box[] = [];
        const captions = [...this.addMarks(landscape, places), ...this.addStart(scene, landscape, places)];
        this.addCaptions(captions, places, obstacles);
      }
      this.addRunners(scene, obstacles);
    }
    for (const batch of this.overlays) batch.end();
  }

  /** Returns the marks' names, still to be placed; what they must leave free is added to `places`. */
  private addMarks(landscape: DrawnLandscape, places: Box[]): SceneCaption[] {
    const { palette } = this;
    const [red, green, blue] = palette.mark;
    const captions: SceneCaption[] = [];
    for (const mark of landscape.marks) {
      const [x, y] = mark.position;
      const box = this.toBox(x, y);
      if (box === null || Math.abs(box.x) > 1 || Math.abs(box.y) > 1) continue;
      const z = this.heightOf(this.surfaceValue(x, y));
      const radius = mark.kind === 'local-minimum' ? 4.5 : 6.5;
      this.lines.add(box.x, box.y, z, box.x, box.y, floorHeight, 1.2, 3, 0.55, ...palette.ink, 0.85);
      this.markers.add(box.x, box.y, floorHeight, markerShapes.dot, 2.5, 0.5, 0.9, ...palette.ink);
      this.markers.add(box.x, box.y, z, markerShapes.target, radius, 0.35, 1, red, green, blue);
      this.addResting(box.x, box.y, [z, floorHeight], radius);
      const text = mark.kind === 'local-minimum' ? '' : this.labels.marks[mark.kind];
      captions.push(...this.captionOf(text, box.x, box.y, z, below, places));
    }
    return captions;
  }

  /** As `addMarks`, of the start. */
  private addStart(scene: Scene, { marks }: DrawnLandscape, places: Box[]): SceneCaption[] {
    const [x, y] = scene.start;
    const box = this.toBox(x, y);
    if (box === null || Math.abs(box.x) > 1 || Math.abs(box.y) > 1) return [];
    const z = this.heightOf(this.surfaceValue(x, y));
    const grown = this.startState === 'idle' ? 0 : this.startState === 'hover' ? 3 : 4;
    this.markers.add(
      box.x,
      box.y,
      z,
      markerShapes.handle,
      startRadius + grown,
      0.45,
      1,
      ...this.palette.handle,
    );
    this.addResting(box.x, box.y, [z], startRadius + grown);
    const side = this.awayFrom(marks, box.x, box.y, z);
    return this.captionOf(this.labels.start, box.x, box.y, z, side, places);
  }

  /**
   * Which way in the image a place lies from the middle of the marks, or of the box where there are none: the way that
   * runners from there hardly take.
   */
  private awayFrom(marks: DrawnLandscape['marks'], x: number, y: number, z: number): Side {
    const boxes = marks.map(({ position }) => this.toBox(...position)).filter((box) => box !== null);
    const count = Math.max(1, boxes.length);
    const middleX = boxes.reduce((sum, box) => sum + box.x, 0) / count;
    const middleY = boxes.reduce((sum, box) => sum + box.y, 0) / count;
    const point: ScreenPoint = { x: 0, y: 0, distance: 0 };
    const middle: ScreenPoint = { x: 0, y: 0, distance: 0 };
    const { projection } = this;
    return projection.projectInto(x, y, z, point) && projection.projectInto(middleX, middleY, z, middle)
      ? sideAwayFrom(middle, point, startRadius * this.unit)
      : below;
  }

  /** Notes where a mark is that reaches from one height to another. */
  private addResting(x: number, y: number, heights: readonly number[], radius: number): void {
    const point: ScreenPoint = { x: 0, y: 0, distance: 0 };
    const extent = new Extent();
    for (const z of heights) {
      if (this.projection.projectInto(x, y, z, point)) {
        extent.addPoint(point.x, point.y, (2 * radius + 3) * this.unit);
      }
    }
    const { x: width, y: height } = this.shared.uViewport.value;
    const box = extent.boxIn(width, height);
    if (box !== null) this.resting.push(box);
  }

  /** A quiet text beside a place on the surface, best on that side. None where it is empty or the place out of sight. */
  private captionOf(
    text: string,
    x: number,
    y: number,
    z: number,
    side: Side,
    places: Box[],
  ): SceneCaption[] {
    const { palette } = this;
    const place: ScreenPoint = { x: 0, y: 0, distance: 0 };
    if (!this.projection.projectInto(x, y, z, place)) return [];
    places.push(around(place, 5 * this.unit));
    const style: TextStyle = {
      size: 12,
      weight: 600,
      color: palette.labelText,
      halo: palette.labelBackground,
    };
    const entry = this.atlas.entry(text, style);
    return entry === null ? [] : [{ place, size: entry, side, entry }];
  }

  /** Names their places, and has runners' plates leave both free. */
  private addCaptions(captions: readonly SceneCaption[], places: readonly Box[], obstacles: Box[]): void {
    const { unit } = this;
    const boxes = placeCaptions(captions, places, 9 * unit, 2.5 * unit);
    obstacles.push(...places);
    captions.forEach(({ entry, place }, index) => {
      obstacles.push(around(place, 10 * unit));
      const box = boxes[index];
      if (!box) return;
      this.addText(entry, Math.round(box.x), Math.round(box.y), 1, place, 0.55);
      obstacles.push(box);
    });
  }

  private addRunners(scene: Scene, obstacles: Box[]): void {
    const { palette } = this;
    const { shown } = this.trails;
    const place: PathPoint = { x: 0, y: 0, value: 0 };
    const plates: (LabelBox & {
      readonly entry: AtlasEntry;
      readonly point: ScreenPoint;
      readonly color: string;
    })[] = [];
    for (const run of shown) if (run.trajectory.run !== 0) this.addFamilyHead(run, place);
    for (const { x, y, value, color } of this.searchShapes.dots) {
      this.smallMarkers.add(
        x,
        y,
        this.heightOf(value),
        headShape('circle'),
        shapeDotRadius,
        0.4,
        1,
        ...parseHex(color),
      );
    }
    const runners = shown.filter(({ trajectory }) => trajectory.run === 0);
    for (const { look, state, path } of runners) {
      const { color, marker } = look;
      const inside = path.pointAtInto(state.headRow, place);
      const at = inside ? place : path.exitBefore(state.headRow);
      if (at === null) continue;
      const shape = state.status === 'diverged' ? markerShapes.cross : headShape(marker, !inside);
      const z = this.heightOf(at.value);
      this.markers.add(at.x, at.y, z, shape, headRadius, 0.6, 1, ...parseHex(color));
      this.followHead(at.x, at.y, z, headRadius);
      if (!scene.look.labels) continue;
      const entry = this.atlas.entry(this.labels.runners[state.key] ?? '', {
        size: runners.length > 8 ? 11.5 : 12.5,
        weight: 600,
        color: palette.labelText,
        plate: {
          background: palette.labelBackground,
          border: palette.labelBorder,
          mark: { color, marker },
        },
      });
      const point: ScreenPoint = { x: 0, y: 0, distance: 0 };
      if (entry === null || !this.projection.projectInto(at.x, at.y, z, point)) continue;
      // No plate over this head, and none of which this head would cover the text.
      obstacles.push(around(point, headRadius * this.unit));
      plates.push({
        entry,
        point,
        color,
        pointX: point.x,
        pointY: point.y,
        width: entry.width,
        height: entry.height,
        x: 0,
        y: 0,
      });
    }
    const { area, widthPx, heightPx } = this.projection;
    const room = area ?? { x: 0, y: 0, width: widthPx, height: heightPx };
    const image = { width: room.x + room.width, height: room.y + room.height };
    layoutLabels(plates, obstacles, image, 15 * this.unit, 2 * this.unit);
    for (const { entry, point, color, x, y } of plates) {
      const right = x > point.x;
      const edgeX = right ? x : x + entry.width;
      const middle = Math.round(y) + entry.height / 2;
      if (Math.abs(middle - point.y) > 0.75 * entry.height) {
        this.leaders.add(point.x, point.y, 0, edgeX, middle, 0, 1.5, 0, 1, ...parseHex(color), 0.9);
      }
      this.addText(entry, Math.round(x), Math.round(y), 1, point, 0.85);
      this.moving.addBox({ x, y, width: entry.width, height: entry.height }, 2 * this.unit);
    }
  }

  private followHead(x: number, y: number, z: number, radius: number): void {
    const point: ScreenPoint = { x: 0, y: 0, distance: 0 };
    if (!this.projection.projectInto(x, y, z, point)) return;
    this.moving.addPoint(point.x, point.y, (2 * radius + 3) * this.unit);
  }

  /** Where a run of a family is; those that left the domain or diverged have none. */
  private addFamilyHead({ look, state, path }: ShownRun, place: PathPoint): void {
    if (state.status === 'diverged' || !path.pointAtInto(state.headRow, place)) return;
    const { x, y, value } = place;
    const shape = headShape(look.marker);
    this.followHead(x, y, this.heightOf(value), familyHeadRadius);
    this.smallMarkers.add(
      x,
      y,
      this.heightOf(value),
      shape,
      familyHeadRadius,
      0.4,
      0.9,
      ...parseHex(look.color),
    );
  }

  private addText(
    entry: AtlasEntry,
    x: number,
    y: number,
    alpha: number,
    point: ScreenPoint,
    hiddenShare: number,
  ): void {
    this.resting.push({ x, y, width: entry.width, height: entry.height });
    this.texts.add(
      x,
      y,
      entry.width,
      entry.height,
      entry.x,
      entry.y,
      point.x,
      point.y,
      point.distance,
      alpha,
      hiddenShare,
    );
  }

  private toBox(x: number, y: number): { x: number; y: number } | null {
    if (this.landscape === null) return null;
    const { domain } = this.landscape;
    return { x: toBox(x, domain.x), y: toBox(y, domain.y) };
  }

  private surfaceValue(x: number, y: number): number {
    const box = this.toBox(x, y);
    return box === null || this.grid === null ? 0 : sampleGrid(this.grid, (box.x + 1) / 2, (box.y + 1) / 2);
  }

  private heightOf(value: number): number {
    return this.relief * this.heights.unitAt(value);
  }
}

/**
 * How large text, heads and lines are drawn: as designed at 1200 × 720, larger in larger images (a wall is read
 * from the back row; a film looks the same in every resolution). In steps, so that resizing doesn't redraw all text.
 */
function drawingScale({ width, height, scale: given }: ImageSize): number {
  if (given !== undefined) return given;
  const scale = Math.min(4, Math.max(0.75, Math.min(width / 1200, height / 720)));
  return Math.round(20 * scale) / 20;
}

/** A name of a place on the surface. */
interface SceneCaption extends Caption {
  readonly place: ScreenPoint;
  readonly entry: AtlasEntry;
}

function around({ x, y }: ScreenPoint, reach: number): Box {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}

function sameCamera(a: SceneCamera, b: SceneCamera): boolean {
  return (
    a === b ||
    (a.azimuthDegrees === b.azimuthDegrees &&
      a.elevationDegrees === b.elevationDegrees &&
      a.distance === b.distance &&
      a.target.every((value, index) => value === b.target[index]))
  );
}
