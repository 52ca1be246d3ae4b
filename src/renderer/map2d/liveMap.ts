// The live map on a canvas: its scene, its controls and what is pointed at, redrawn when something has changed. Time and
// trajectories come from outside; React holds everything else.
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { DrawnPart } from '../../core/explanation/arrows';
import type { Point } from '../../core/geometry/domain';
import { isSameSurface } from '../../core/landscapes/reference';
import { requireLandscape } from '../../core/landscapes/resolve';
import type { Scene } from '../../core/scene/scene';
import type { StartPlace } from '../../core/scene/starts';
import { frameAt } from '../../core/timeline/frameAt';
import { inNextFrame, notInNextFrame } from '../host/nextFrame';
import type { ArrowSource, PictureUse, RacePlayback, TrajectorySource } from '../scene3d/canvasView';
import { loadFonts } from '../scene3d/loadFonts';
import { createPlateGlide } from '../scene3d/plateGlide';
import { Pointing, type MenuRequest } from '../scene3d/pointing';
import type { Pointed } from '../scene3d/pointed';
import type { RaceLabels } from '../scene3d/raceLabels';
import { StartHandle } from '../scene3d/startHandle';
import { MapControls } from './mapControls';
import { MapScene, type MapChoices, type MapSize } from './mapScene';
import type { SteppedMap } from './mapSteps';

/** What arrows of the gradient field are as long as: ‖∇f‖ of the shortest and of the longest. */
export interface FieldRange {
  readonly low: number;
  readonly high: number;
}

/** The current scene and callbacks. */
export interface LiveMapProps {
  readonly scene: Scene;
  readonly trajectories: TrajectorySource;
  readonly playback: RacePlayback;
  readonly arrows: ArrowSource;
  /**
   * While presenting: CSS pixels per unit of text, heads and lines. Then a press points at things, and moves or selects nothing; the
   * right button or two fingers move the map. Otherwise null: the unit follows from the map's size.
   */
  readonly presentingUnit: number | null;
  /** Called while a start's marker is dragged. */
  readonly onStartChange: (place: StartPlace, point: Point, phase: 'drag' | 'end') => void;
  /** Called when the pointer rests on something else. */
  readonly onPoint: (pointed: Pointed) => void;
  /** Called when the pointer is on an arrow, an ellipse or its name, or no longer. */
  readonly onPart: (part: DrawnPart | null) => void;
  /** Called when a runner is clicked, by its key in the scene. */
  readonly onSelect: (runner: string) => void;
  /** Called when the user asks for what can be done at a point. */
  readonly onMenu: (request: MenuRequest) => void;
  /** Called when the range of the gradient field is another one; null without a field. */
  readonly onField: (range: FieldRange | null) => void;
  /** Called with true when nothing moves and all is painted. */
  readonly onSettled?: (settled: boolean) => void;
  /** Called once: a frame with a surface is drawn. */
  readonly onBegun?: () => void;
}

export class LiveMap implements SteppedMap {
  readonly map: MapScene;
  private readonly controls: MapControls;
  private readonly startHandle: StartHandle;
  private readonly pointing: Pointing;
  private scene: Scene | null = null;
  private hasSurface = false;
  private settled = false;
  private hasBegun = false;
  private field: FieldRange | null = null;
  private disposed = false;
  private readonly glide = createPlateGlide();
  /** Number of frames, and how long the last ones took to draw, in milliseconds. */
  private frames = 0;
  private readonly durations: number[] = [];

  constructor(
    canvas: HTMLCanvasElement,
    context: CanvasRenderingContext2D,
    private readonly latest: () => LiveMapProps,
  ) {
    this.map = new MapScene(context);
    const requestDraw = (): void => this.requestDraw();
    // Before the controls: dragging the marker must not move the map.
    this.startHandle = new StartHandle(canvas, this.map, {
      selected: () => this.map.selected,
      onTake: () => this.controls.cancelGesture(),
      onChange: (place, point, phase) => this.latest().onStartChange(place, point, phase),
      onLook: requestDraw,
    });
    this.controls = new MapControls(canvas, this.map, { onMove: requestDraw });
    this.pointing = new Pointing(canvas, this.map, {
      onPoint: (pointed) => this.latest().onPoint(pointed),
      onPart: (part) => this.latest().onPart(part),
      onSelect: (key) => this.latest().onSelect(key),
      onMenu: (request) => this.latest().onMenu(request),
      onLongPress: () => this.controls.cancelGesture(),
    });
  }

  setSize(size: MapSize): void {
    this.map.setSize(size);
  }

  setUse({ presenting, isLookedAt }: PictureUse): void {
    this.controls.presenting = presenting;
    this.startHandle.enabled = !presenting && !isLookedAt;
    this.pointing.enabled = !presenting && !isLookedAt;
  }

  setScene(scene: Scene): void {
    if (this.scene !== null && !isSameSurface(this.scene.landscape, scene.landscape))
      this.map.setPosition(null);
    this.scene = scene;
    this.map.setScene(scene, requireLandscape(scene.landscape));
  }

  setSurface(surface: SurfaceGrid | null): void {
    this.hasSurface = surface !== null;
    this.map.setSurface(surface);
  }

  setChoices(choices: MapChoices): void {
    this.map.setChoices(choices);
  }

  /** Redraws texts once their font faces are loaded. */
  setLabels(labels: RaceLabels): void {
    this.map.setLabels(labels);
    void loadFonts(labels).then(() => {
      if (this.disposed) return;
      this.map.refreshTexts();
      this.requestDraw();
    });
  }

  /** Shows the whole domain. */
  fit(): void {
    this.goTo(this.map.wholePosition);
  }

  /** Shows the paths of all runners as large as possible. */
  fitRace(): void {
    this.goTo(this.map.racePosition);
  }

  zoomBy(factor: number): void {
    this.controls.zoomBy(factor);
  }

  moveBy(right: number, down: number): void {
    this.controls.moveBy(right, down);
  }

  /** Asks for the menu where a runner's head is; where it is out of sight, for that of the picture's middle. */
  askForMenuOf(runner: string | null): void {
    this.pointing.askForMenuOf(runner);
  }

  get isSettled(): boolean {
    return this.settled;
  }

  get stats(): { readonly framesDrawn: number; readonly milliseconds: readonly number[] } {
    return { framesDrawn: this.frames, milliseconds: [...this.durations] };
  }

  /** Draws with the next frame of the page. */
  requestDraw(): void {
    inNextFrame(this.draw);
  }

  dispose(): void {
    this.disposed = true;
    notInNextFrame(this.draw);
    this.controls.dispose();
    this.startHandle.dispose();
    this.pointing.dispose();
  }

  private goTo(position: MapScene['position']): void {
    if (position !== null) this.controls.easeTo(position);
  }

  private readonly draw = (): void => {
    const { scene, map, controls } = this;
    if (scene === null || this.disposed) return;
    const began = performance.now();
    const { trajectories, playback } = this.latest();
    const drawn = trajectories.get();
    controls.update();
    const isMoving = controls.moving;
    const { shown, lit } = this.latest().arrows.get();
    map.setArrows(shown, lit);
    map.render(frameAt(scene, drawn, playback.seconds()), drawn, isMoving, this.glide());
    this.pointing.follow(isMoving);
    this.frames += 1;
    this.durations.push(performance.now() - began);
    if (this.durations.length > keptDurations) this.durations.shift();
    this.tell();
    const still = !playback.playing() && !isMoving && map.settled;
    if (still !== this.settled) {
      this.settled = still;
      this.latest().onSettled?.(still);
    }
    if (!still) this.requestDraw();
  };

  private tell(): void {
    if (!this.hasBegun && this.hasSurface) {
      this.hasBegun = true;
      this.latest().onBegun?.();
    }
    const { field } = this.map;
    if (field?.low === this.field?.low && field?.high === this.field?.high) return;
    this.field = field;
    this.latest().onField(field);
  }
}

const keptDurations = 120;
