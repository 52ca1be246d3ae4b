// The live view as a React component: it passes a canvas and its props to the view that draws.
import { Canvas, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react';
import { WebGLRenderer, type WebGLRendererParameters } from 'three';
import type { SurfaceLight } from '../../core/contour/surfaceLight';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { SceneTheme } from '../../core/look/theme';
import type { SceneCamera } from '../../core/scene/scene';
import { publishInspection } from './inspection';
import { CanvasView, type CanvasViewProps } from './canvasView';
import type { Box } from './pixelBox';
import type { RaceLabels } from './raceLabels';
import { passOnWhatThreeSays } from './threeConsole';

export interface RaceViewHandle {
  /** The current camera, or the target of a transition. */
  camera(): SceneCamera;
  /** The camera that shows all paths as large as possible, from the current direction; null if there are none. */
  raceCamera(): SceneCamera | null;
  /** Moves the camera smoothly, and stops following the film. Does not call `onCameraChange`. */
  easeTo(camera: SceneCamera): void;
  /** As `easeTo`, but at once. */
  jumpTo(camera: SceneCamera): void;
}

export interface RaceViewProps extends CanvasViewProps {
  /** Heights of the scene's landscape; null until they are loaded. */
  readonly surface: SurfaceGrid | null;
  /** The light on its surface; null until it is loaded: then it lies open. */
  readonly light: SurfaceLight | null;
  readonly theme: SceneTheme;
  readonly labels: RaceLabels;
  /** Parts of the view over which other content lies: names keep out of them. */
  readonly covered: readonly Box[];
  /** Whether the view follows the film's camera when it moves; otherwise the user controls the view. */
  readonly followsFilm: boolean;
  readonly onContextLost?: () => void;
  readonly onContextRestored?: () => void;
  readonly ref?: Ref<RaceViewHandle>;
}

passOnWhatThreeSays();

const maxPixelRatio = 2;

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
  const { scene, surface, light, theme, labels, covered, trajectories, playback, followsFilm, ref } = props;
  /** Null while the context is lost. */
  const [view, setView] = useState<CanvasView | null>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    let live: CanvasView | null = null;
    let camera: SceneCamera | null = null;
    const build = (): void => {
      live = new CanvasView(gl, latest, invalidate, camera);
      setView(live);
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
    view.race.setSize({ width: size.width, height: size.height, pixelRatio, covered });
    invalidate();
  }, [view, size.width, size.height, pixelRatio, covered, invalidate]);

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
    view?.race.setLight(light);
    invalidate();
  }, [view, light, invalidate]);

  useLayoutEffect(() => {
    view?.race.setTheme(theme);
    invalidate();
  }, [view, theme, invalidate]);

  useLayoutEffect(() => {
    view?.setLabels(labels);
    invalidate();
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
      raceCamera: () => view?.raceCamera() ?? null,
      easeTo: (camera) => view?.easeTo(camera),
      jumpTo: (camera) => view?.jumpTo(camera),
    }),
    [view],
  );

  // With a priority above 0, r3f leaves the drawing to this callback.
  useFrame(() => view?.draw(), 1);
  return null;
}
