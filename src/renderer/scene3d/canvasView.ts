// The live view for one graphics context: the scene on a canvas, its camera and pointer controls, redrawn when
// something has changed. Time and trajectories come from outside; React holds everything else.
import type { WebGLRenderer } from 'three';
import { isSameSurface } from '../../core/landscapes/reference';
import { requireLandscape } from '../../core/landscapes/resolve';
import type { DrawnPart } from '../../core/explanation/arrows';
import type { Point } from '../../core/geometry/domain';
import type { ShownArrows } from '../../core/look/arrowLook';
import { sameCamera } from '../../core/scene/sameCamera';
import type { Scene, SceneCamera } from '../../core/scene/scene';
import type { StartPlace } from '../../core/scene/starts';
import type { Trajectory } from '../../core/simulation/trajectory';
import { cameraAt } from '../../core/timeline/cameraAt';
import { frameAt, stepAt } from '../../core/timeline/frameAt';
import { inNextFrame, notInNextFrame } from '../host/nextFrame';
import { CameraControls } from './cameraControls';
import { FrameMeter } from './frameMeter';
import { HastyMode } from './hastyMode';
import { Pointing, type MenuRequest } from './pointing';
import type { Pointed } from './pointed';
import { loadFonts } from './loadFonts';
import { createPlateGlide } from './plateGlide';
import type { RaceLabels } from './raceLabels';
import { RaceScene } from './raceScene';
import { StartHandle } from './startHandle';

/** The shown trajectories, which grow outside React. */
export interface TrajectorySource {
  get(): readonly Trajectory[];
  subscribe(listener: () => void): () => void;
}

/** The arrows of updates, which follow the play head outside React, and the part of them that is lit. */
export interface ArrowSource {
  get(): { readonly shown: ShownArrows; readonly lit: DrawnPart | null };
  subscribe(listener: () => void): () => void;
}

/** The transport's clock. The listener is called on every change except the passing of time. */
export interface RacePlayback {
  seconds(): number;
  playing(): boolean;
  subscribe(listener: () => void): () => void;
}

/** What a press in a picture does. */
export interface PictureUse {
  /** It points at things; the right button or two fingers move the picture. */
  readonly presenting: boolean;
  /** It moves the picture, and nothing of the race is moved, selected or asked for. */
  readonly isLookedAt: boolean;
}

/** The current scene and callbacks. */
export interface CanvasViewProps {
  readonly scene: Scene;
  readonly trajectories: TrajectorySource;
  readonly playback: RacePlayback;
  readonly arrows: ArrowSource;
  /**
   * While presenting: CSS pixels per unit of text, heads and lines. Then a press points at things, and moves or selects nothing; the
   * right button or two fingers turn the camera. Otherwise null: the unit follows from the view's size.
   */
  readonly presentingUnit: number | null;
  /** The selected runner, by its key in the scene. */
  readonly selected: string | null;
  /** Called while a start's marker is dragged. */
  readonly onStartChange: (place: StartPlace, point: Point, phase: 'drag' | 'end') => void;
  /** Called when the pointer rests on something else. */
  readonly onPoint: (pointed: Pointed) => void;
  /** Called when the pointer is on an arrow, an ellipse or its name, or no longer. */
  readonly onPart: (part: DrawnPart | null) => void;
  /** Called when a runner is clicked, by its key in the scene. */
  readonly onSelect: (runner: string) => void;
  /** Called when the user asks for what can be done at a point of the surface. */
  readonly onMenu: (request: MenuRequest) => void;
  /** Called at the end of each gesture that moves the camera. */
  readonly onCameraChange: (camera: SceneCamera) => void;
  /** Called when a gesture stops following the film. */
  readonly onGrab: () => void;
  /** Called with true when nothing moves and the picture has reached full quality. */
  readonly onSettled?: (settled: boolean) => void;
  /** Called once: a frame with a surface is finished. */
  readonly onBegun?: () => void;
}

export class CanvasView {
  readonly race: RaceScene;
  readonly meter: FrameMeter;
  private readonly hasty: HastyMode;
  private readonly controls: CameraControls;
  private readonly startHandle: StartHandle;
  private readonly pointing: Pointing;
  private scene: Scene | null = null;
  private followsFilm = false;
  private settled = false;
  /** The camera of the frame drawn last. */
  private shown: SceneCamera | null = null;
  private frames = 0;
  /** Which frame is the first with a surface: infinite before it is drawn, null once it is known to be finished. */
  private first: number | null = Infinity;
  /** When the last frame was drawn, in milliseconds of the page's clock. */
  private readonly glide = createPlateGlide();
  private disposed = false;

  /** `cameraBefore` is the camera of the view before a lost context. */
  constructor(
    gl: WebGLRenderer,
    private readonly latest: () => CanvasViewProps,
    private readonly cameraBefore: SceneCamera | null,
  ) {
    this.race = new RaceScene(gl);
    this.race.compile();
    this.meter = new FrameMeter(gl.getContext() as WebGL2RenderingContext);
    this.hasty = new HastyMode(this.meter);
    const canvas = gl.domElement;
    const requestDraw = (): void => this.requestDraw();
    this.controls = new CameraControls(canvas, latest().scene.camera, {
      onMove: requestDraw,
      onEnd: (camera) => this.latest().onCameraChange(camera),
      onGrab: () => {
        // Immediately: the next frame may be drawn before the window is updated.
        this.followsFilm = false;
        this.latest().onGrab();
      },
    });
    this.startHandle = new StartHandle(canvas, this.race, {
      selected: () => this.latest().selected,
      onTake: () => this.controls.cancelGesture(),
      onChange: (place, point, phase) => this.latest().onStartChange(place, point, phase),
      onLook: requestDraw,
    });
    this.pointing = new Pointing(canvas, this.race, {
      onPoint: (pointed) => this.latest().onPoint(pointed),
      onPart: (part) => this.latest().onPart(part),
      onSelect: (key) => this.latest().onSelect(key),
      onMenu: (request) => this.latest().onMenu(request),
      onLongPress: () => this.controls.cancelGesture(),
    });
  }

  /** Race time of the last frame. */
  get seconds(): number {
    return this.latest().playback.seconds();
  }

  position(key: string, row: number): [number, number, number] | null {
    const trajectory = this.latest()
      .trajectories.get()
      .find((candidate) => candidate.key === key && candidate.run === 0);
    if (trajectory === undefined || row < 0 || row >= trajectory.state.rows) return null;
    const { positions, values } = trajectory.columns;
    return [positions[2 * row]!, positions[2 * row + 1]!, values[row]!];
  }

  /** The camera of the last frame. */
  get camera(): SceneCamera {
    return this.controls.camera;
  }

  /** The current camera, or the target of a transition. */
  get destination(): SceneCamera {
    return (this.scene && this.filmCamera(this.scene)) ?? this.controls.destination;
  }

  /** The camera that shows all paths as large as possible, from where the view is or goes; null if there are none. */
  raceCamera(): SceneCamera | null {
    return this.race.fitPaths(this.destination);
  }

  /** Asks for the menu of the point where a runner is, by its key. */
  askForMenuOf(runner: string | null): void {
    this.pointing.askForMenuOf(runner);
  }

  get isSettled(): boolean {
    return this.settled;
  }

  setFollowsFilm(followsFilm: boolean): void {
    this.followsFilm = followsFilm;
  }

  setUse({ presenting, isLookedAt }: PictureUse): void {
    this.controls.presenting = presenting;
    this.startHandle.enabled = !presenting && !isLookedAt;
    this.pointing.enabled = !presenting && !isLookedAt;
  }

  setScene(scene: Scene): void {
    const { scene: before } = this;
    const camera = this.filmCamera(scene) ?? scene.camera;
    // Jumps for the first scene and another landscape; other changes of the document's camera, as by undo, are eased.
    if (before === null) {
      this.controls.jumpTo(this.cameraBefore ?? camera);
    } else if (!isSameSurface(before.landscape, scene.landscape)) {
      this.controls.jumpTo(camera);
      this.race.forgetPlaces();
    } else if (before.camera !== scene.camera || before.film.cameraMove !== scene.film.cameraMove) {
      this.controls.easeTo(camera);
    }
    this.scene = scene;
    this.race.setScene(scene, requireLandscape(scene.landscape).landscape);
  }

  /** Redraws texts once their font faces are loaded. */
  setLabels(labels: RaceLabels): void {
    this.race.setLabels(labels);
    void loadFonts(labels).then(() => {
      if (this.disposed) return;
      this.race.refreshTexts();
      this.requestDraw();
    });
  }

  easeTo(camera: SceneCamera): void {
    this.followsFilm = false;
    this.controls.easeTo(camera);
  }

  jumpTo(camera: SceneCamera): void {
    this.followsFilm = false;
    this.controls.jumpTo(camera);
  }

  /** Draws with the next frame of the page. */
  requestDraw(): void {
    inNextFrame(this.draw);
  }

  private readonly draw = (): void => {
    const { scene } = this;
    if (scene === null || this.disposed) return;
    const { trajectories, playback } = this.latest();
    const drawn = trajectories.get();
    const filmCamera = this.filmCamera(scene);
    const camera = filmCamera === null ? this.controls.update() : this.controls.follow(filmCamera);
    const frame = { ...frameAt(scene, drawn, playback.seconds()), camera };
    this.race.setTrajectories(drawn);
    const { shown, lit } = this.latest().arrows.get();
    this.race.setArrows(shown, lit);
    this.meter.begin();
    // While the race plays, only an occasional sample: on a slow renderer each one delays a frame.
    this.frames += 1;
    const isMoving = this.controls.moving || (this.shown !== null && !sameCamera(camera, this.shown));
    this.shown = camera;
    const coarse = this.hasty.appliesTo(this.controls.moving);
    const { software } = this.race.quality;
    this.race.render(
      frame,
      { coarse, refine: !playback.playing() || !software || this.frames % 4 === 0 },
      coarse || (isMoving && software),
      { hold: isMoving, glide: this.glide(), camera: null },
    );
    this.meter.end();
    this.tellOfFirst();
    this.pointing.follow(isMoving);

    const still = !playback.playing() && !isMoving && this.race.settled;
    if (still !== this.settled) {
      this.settled = still;
      this.latest().onSettled?.(still);
    }
    if (!still) this.requestDraw();
  };

  private tellOfFirst(): void {
    if (this.first === null || !this.race.begun) return;
    this.first = Math.min(this.first, this.frames);
    if (this.meter.stats().framesDrawn < this.first) return;
    this.first = null;
    this.latest().onBegun?.();
  }

  dispose(): void {
    this.disposed = true;
    notInNextFrame(this.draw);
    this.controls.dispose();
    this.startHandle.dispose();
    this.pointing.dispose();
    this.meter.dispose();
    this.race.dispose();
  }

  /** The camera of the followed film at the current time; null if the user controls the view. */
  private filmCamera(scene: Scene): SceneCamera | null {
    if (!this.followsFilm || scene.film.cameraMove === 'still') return null;
    return cameraAt(scene, stepAt(scene, this.seconds));
  }
}
