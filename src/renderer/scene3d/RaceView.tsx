// The live view: the race scene on a canvas that draws only when something changes. React holds the props; time
// and trajectories come from stores outside it.
import type { Trajectory } from '../../core/simulation/trajectory';
import { Canvas, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react';
import { WebGLRenderer, type WebGLRendererParameters } from 'three';
import { isSameSurface } from '../../core/landscapes/reference';
import { requireLandscape } from '../../core/landscapes/resolve';
import type { Point } from '../../core/geometry/domain';
import type { Scene, SceneCamera } from '../../core/scene/scene';
import { cameraAt } from '../../core/timeline/cameraAt';
import { frameAt, stepAt } from '../../core/timeline/frameAt';
import { CameraControls } from './cameraControls';
import { FrameMeter } from './frameMeter';
import { publishInspection } from './inspection';
import { preferredSurfaceResolution } from './quality';
import { createRaceScene, type RaceLabels, type RaceScene } from './raceScene';
import { StartHandle } from './startHandle';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { fontFamilies } from './textAtlas';
import { passOnWhatThreeSays } from './threeConsole';
import type { SceneTheme } from '../../core/look/theme';

export type RaceViewLabels = RaceLabels;

/** The trajectories on show: they grow outside React. */
export interface TrajectorySource {
  get(): readonly Trajectory[];
  subscribe(listener: () => void): () => void;
}

/** The transport's clock. The listener hears of every change but time just passing. */
export interface RacePlayback {
  seconds(): number;
  playing(): boolean;
  subscribe(listener: () => void): () => void;
}

export interface RaceViewHandle {
  /** The camera that the view has, or will have in a moment. */
  camera(): SceneCamera;
  /** Moves the camera softly, out of the film's hands. It does not tell `onCameraChange`. */
  easeTo(camera: SceneCamera): void;
}

export interface RaceViewProps {
  readonly scene: Scene;
  /** Heights of the scene's landscape; null until they are there. */
  readonly surface: SurfaceGrid | null;
  readonly trajectories: TrajectorySource;
  readonly playback: RacePlayback;
  readonly theme: SceneTheme;
  readonly labels: RaceViewLabels;
  /** Whether the film's camera is shown where it moves; otherwise the view is the user's to turn. */
  readonly followsFilm: boolean;
  /** A click on the surface, or the start marker's way while it is dragged. */
  readonly onStartChange: (point: Point, phase: 'drag' | 'end') => void;
  /** At the end of each gesture that moves the camera. */
  readonly onCameraChange: (camera: SceneCamera) => void;
  /** The user has taken the view out of the film's hands. */
  readonly onGrab: () => void;
  /** Points along each side of the surface that this machine's graphics can use. */
  readonly onResolution?: (points: number) => void;
  readonly onContextLost?: () => void;
  readonly onContextRestored?: () => void;
  /** True when nothing moves and the picture is at its best. */
  readonly onSettled?: (settled: boolean) => void;
  readonly ref?: Ref<RaceViewHandle>;
}

passOnWhatThreeSays();

const maxPixelRatio = 2;

/** Below this, the camera moves with fewer pixels. */
const slowFramesPerSecond = 15;

export function RaceView(props: RaceViewProps) {
  return (
    <Canvas
      frameloop="demand"
      flat
      dpr={[1, maxPixelRatio]}
      gl={createRenderer}
      resize={{ debounce: 0, scroll: false }}
      style={{ touchAction: 'none', userSelect: 'none' }}
    >
      <Stage {...props} />
    </Canvas>
  );
}

/** No multisampling and no alpha: the scene does its own anti-aliasing and fills every pixel. */
function createRenderer(defaults: WebGLRendererParameters): WebGLRenderer {
  return new WebGLRenderer({
    ...defaults,
    antialias: false,
    alpha: false,
    depth: true,
    stencil: false,
    powerPreference: 'high-performance',
  });
}

function Stage(props: RaceViewProps) {
  const gl = useThree((state) => state.gl);
  const size = useThree((state) => state.size);
  const pixelRatio = useThree((state) => state.viewport.dpr);
  const invalidate = useThree((state) => state.invalidate);
  const { scene, surface, theme, labels, trajectories, playback, followsFilm, ref } = props;
  /** Null while the context is lost. */
  const [view, setView] = useState<LiveView | null>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    let live: LiveView | null = null;
    let camera: SceneCamera | null = null;
    const build = (): void => {
      live = new LiveView(gl, latest, invalidate, camera);
      setView(live);
      latest.current.onResolution?.(preferredSurfaceResolution(gl.capabilities.maxTextureSize));
    };
    const tearDown = (): void => {
      camera = live?.camera ?? camera;
      live?.dispose();
      live = null;
      setView(null);
    };
    const onLost = (event: Event): void => {
      event.preventDefault();
      tearDown();
      latest.current.onContextLost?.();
    };
    const onRestored = (): void => {
      build();
      latest.current.onContextRestored?.();
    };
    build();
    const canvas = gl.domElement;
    canvas.addEventListener('webglcontextlost', onLost);
    canvas.addEventListener('webglcontextrestored', onRestored);
    return () => {
      canvas.removeEventListener('webglcontextlost', onLost);
      canvas.removeEventListener('webglcontextrestored', onRestored);
      tearDown();
    };
  }, [gl, invalidate]);

  useLayoutEffect(() => {
    if (view === null) return;
    view.race.setSize({ width: size.width, height: size.height, pixelRatio });
    invalidate();
  }, [view, size.width, size.height, pixelRatio, invalidate]);

  useLayoutEffect(() => {
    view?.setFollowsFilm(followsFilm);
    invalidate();
  }, [view, followsFilm, invalidate]);

  useLayoutEffect(() => {
    view?.setScene(scene);
    invalidate();
  }, [view, scene, invalidate]);

  useLayoutEffect(() => {
    view?.race.setSurface(surface);
    invalidate();
  }, [view, surface, invalidate]);

  useLayoutEffect(() => {
    view?.race.setTheme(theme);
    invalidate();
  }, [view, theme, invalidate]);

  useLayoutEffect(() => {
    view?.race.setLabels(labels);
    invalidate();
    if (view !== null) void loadFonts(labels).then(() => view.fontsArrived());
  }, [view, labels, invalidate]);

  useEffect(() => {
    const redraw = (): void => invalidate();
    const ends = [trajectories.subscribe(redraw), playback.subscribe(redraw)];
    redraw();
    return () => ends.forEach((end) => end());
  }, [trajectories, playback, invalidate]);

  useEffect(() => (view === null ? undefined : publishInspection(view)), [view]);

  useImperativeHandle(
    ref,
    (): RaceViewHandle => ({
      camera: () => view?.destination ?? latest.current.scene.camera,
      easeTo: (camera) => view?.easeTo(camera),
    }),
    [view],
  );

  // A priority above 0 takes the drawing over from r3f.
  useFrame(() => view?.draw(), 1);
  return null;
}

/**
 * One context's worth of live view: the scene, its camera and pointer controls, and the drawing of a frame.
 * `cameraBefore` is where the view of a lost context stood.
 */
class LiveView {
  readonly race: RaceScene;
  readonly meter: FrameMeter;
  private readonly controls: CameraControls;
  private readonly startHandle: StartHandle;
  private scene: Scene | null = null;
  private followsFilm = false;
  private settled = false;
  private slow = false;
  private movingFrames = 0;
  private frames = 0;
  private disposed = false;

  constructor(
    gl: WebGLRenderer,
    private readonly latest: { readonly current: RaceViewProps },
    private readonly invalidate: () => void,
    private readonly cameraBefore: SceneCamera | null,
  ) {
    this.race = createRaceScene(gl);
    this.meter = new FrameMeter(gl.getContext() as WebGL2RenderingContext);
    const canvas = gl.domElement;
    this.controls = new CameraControls(canvas, latest.current.scene.camera, {
      onMove: invalidate,
      onEnd: (camera) => this.latest.current.onCameraChange(camera),
      onGrab: () => {
        // At once: the next frame may be drawn before the window has heard of it.
        this.followsFilm = false;
        this.latest.current.onGrab();
      },
    });
    this.startHandle = new StartHandle(canvas, this.race, {
      onTake: () => this.controls.cancelGesture(),
      onChange: (point, phase) => this.latest.current.onStartChange(point, phase),
      onLook: invalidate,
    });
  }

  /** Race time that the last frame showed. */
  get seconds(): number {
    return this.latest.current.playback.seconds();
  }

  position(key: string, row: number): [number, number, number] | null {
    const trajectory = this.latest.current.trajectories
      .get()
      .find((candidate) => candidate.key === key && candidate.run === 0);
    if (trajectory === undefined || row < 0 || row >= trajectory.state.rows) return null;
    const { positions, values } = trajectory.columns;
    return [positions[2 * row]!, positions[2 * row + 1]!, values[row]!];
  }

  /** As last drawn. */
  get camera(): SceneCamera {
    return this.controls.camera;
  }

  /** Where the camera is, or will be in a moment. */
  get destination(): SceneCamera {
    return (this.scene && this.filmCamera(this.scene)) ?? this.controls.destination;
  }

  get isSettled(): boolean {
    return this.settled;
  }

  setFollowsFilm(followsFilm: boolean): void {
    this.followsFilm = followsFilm;
  }

  setScene(scene: Scene): void {
    const { scene: before } = this;
    const camera = this.filmCamera(scene) ?? scene.camera;
    // A camera that the document got from elsewhere (opened, undone, another landscape) is gone to at once.
    if (before === null) {
      this.controls.jumpTo(this.cameraBefore ?? camera);
    } else if (!isSameSurface(before.landscape, scene.landscape)) {
      this.controls.jumpTo(camera);
    } else if (before.camera !== scene.camera || before.film.cameraMove !== scene.film.cameraMove) {
      this.controls.easeTo(camera);
    }
    this.scene = scene;
    this.race.setScene(scene, requireLandscape(scene.landscape).landscape);
  }

  easeTo(camera: SceneCamera): void {
    this.followsFilm = false;
    this.controls.easeTo(camera);
  }

  /** The camera of a film that is followed at the time on show; null where the view is the user's. */
  private filmCamera(scene: Scene): SceneCamera | null {
    if (!this.followsFilm || scene.film.cameraMove === 'still') return null;
    return cameraAt(scene, stepAt(scene, this.seconds));
  }

  draw(): void {
    const { scene } = this;
    if (scene === null || this.disposed) return;
    const { trajectories, playback } = this.latest.current;
    const drawn = trajectories.get();
    const filmCamera = this.filmCamera(scene);
    const camera = filmCamera === null ? this.controls.update() : this.controls.follow(filmCamera);
    this.race.setTrajectories(drawn);
    this.race.applyFrame({ ...frameAt(scene, drawn, playback.seconds()), camera });
    this.meter.begin();
    this.race.setHasty(this.controls.moving && this.isSlow());
    // While the race plays, a sample now and then: on a slow renderer each one is a frame that stutters.
    this.frames += 1;
    this.race.render(!playback.playing() || !this.race.quality.software || this.frames % 4 === 0);
    this.meter.end();

    const still = !playback.playing() && !this.controls.moving && this.race.settled;
    if (still !== this.settled) {
      this.settled = still;
      this.latest.current.onSettled?.(still);
    }
    if (!still) this.invalidate();
  }

  /** Whether moving the camera has turned out to be slow here. It stays so: a change back and forth would be seen. */
  private isSlow(): boolean {
    if (!this.slow && this.controls.moving) {
      this.movingFrames += 1;
      const { framesPerSecond } = this.meter.stats();
      this.slow = this.movingFrames > 12 && framesPerSecond > 0 && framesPerSecond < slowFramesPerSecond;
    }
    return this.slow;
  }

  fontsArrived(): void {
    if (this.disposed) return;
    this.race.refreshTexts();
    this.invalidate();
  }

  dispose(): void {
    this.disposed = true;
    this.controls.dispose();
    this.startHandle.dispose();
    this.meter.dispose();
    this.race.dispose();
  }
}

/** Waits for the faces that the labels need; those of a family that has none are the system's. */
async function loadFonts(labels: RaceViewLabels): Promise<void> {
  const text = [
    ...Object.values(labels.runners),
    ...Object.values(labels.marks),
    labels.axes.x,
    labels.axes.y,
    labels.axes.z,
    labels.start,
    '−0123456789',
  ].join('');
  await Promise.all([450, 600].map((weight) => document.fonts.load(`${weight} 12px ${fontFamilies}`, text)));
}
