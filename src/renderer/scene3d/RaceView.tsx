// The live view as a React component: it passes a canvas and its props to the view that draws.
import { Canvas, useThree } from '@react-three/fiber';
import { useEffect, useImperativeHandle, useLayoutEffect, useState, type Ref } from 'react';
import { WebGLRenderer, type WebGLRendererParameters } from 'three';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SurfaceLight } from '../../core/contour/surfaceLight';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { SceneTheme } from '../../core/look/theme';
import type { SceneCamera } from '../../core/scene/scene';
import { publishInspection } from './inspection';
import { CanvasView, type CanvasViewProps } from './canvasView';
import type { Box } from './pixelBox';
import type { Pointed } from './pointed';
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
  /** Asks for the menu where a runner's head is; where none is in the picture, for that of the picture's middle. */
  askForMenuOf(runner: string | null): void;
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
  /** What is pointed at in the map beside it. */
  readonly echo: Pointed;
  /** Whether it stands beside the open race, of which nothing is changed. Default: false. */
  readonly isLookedAt?: boolean;
  readonly onContextLost?: () => void;
  readonly onContextRestored?: () => void;
  readonly ref?: Ref<RaceViewHandle>;
}

passOnWhatThreeSays();

const maxPixelRatio = 2;

/** What is left free below the surface for the larger numbers of its axes, in units. */
const roomForAxis = 30;
/** Narrower pictures have no room for plates while presenting, in units. */
const leastWidthForPlates = 520;

export function RaceView(props: RaceViewProps) {
  // The canvas is rendered once, and hears of changes from here: each time would cost it a walk over the page.
  const [shown] = useState(() => createStore(() => props));
  useLayoutEffect(() => shown.setState(props, true));
  return (
    // The view requests its own frames.
    <Canvas
      frameloop="never"
      flat
      dpr={[1, maxPixelRatio]}
      gl={createRenderer}
      resize={{ debounce: 0, scroll: false }}
      style={{ touchAction: 'none', userSelect: 'none' }}
    >
      <Stage shown={shown} />
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

function Stage({ shown }: { readonly shown: StoreApi<RaceViewProps> }) {
  const props = useStore(shown);
  const gl = useThree((state) => state.gl);
  const size = useThree((state) => state.size);
  const pixelRatio = useThree((state) => state.viewport.dpr);
  const { scene, surface, light, theme, labels, covered, trajectories, playback, followsFilm, echo, ref } =
    props;
  const { arrows, presentingUnit, isLookedAt = false } = props;
  /** Null while the context is lost. */
  const [view, setView] = useState<CanvasView | null>(null);
  useEffect(() => {
    let live: CanvasView | null = null;
    let camera: SceneCamera | null = null;
    const build = (): void => {
      live = new CanvasView(gl, shown.getState, camera);
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
      shown.getState().onContextLost?.();
    };
    const onRestored = (): void => {
      build();
      shown.getState().onContextRestored?.();
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
  }, [gl, shown]);

  useLayoutEffect(() => {
    if (view === null) return;
    // The legend beside a presented picture has the names, too.
    const isNarrow = presentingUnit !== null && size.width < leastWidthForPlates * presentingUnit;
    const presented = presentingUnit !== null && {
      scale: presentingUnit,
      isNarrow,
      // A narrow picture has room above and below.
      ...(!isNarrow && { insets: { left: 0, top: 0, right: 0, bottom: roomForAxis * presentingUnit } }),
    };
    view.race.setSize({ width: size.width, height: size.height, pixelRatio, covered, ...presented });
    view.requestDraw();
  }, [view, size.width, size.height, pixelRatio, covered, presentingUnit]);

  const isPresenting = presentingUnit !== null;
  useLayoutEffect(
    () => view?.setUse({ presenting: isPresenting, isLookedAt }),
    [view, isPresenting, isLookedAt],
  );

  useLayoutEffect(() => {
    view?.setFollowsFilm(followsFilm);
    view?.requestDraw();
  }, [view, followsFilm]);

  useLayoutEffect(() => {
    view?.race.setEcho(echo);
    view?.requestDraw();
  }, [view, echo]);

  useLayoutEffect(() => {
    view?.setScene(scene);
    view?.requestDraw();
  }, [view, scene]);

  useLayoutEffect(() => {
    view?.race.setSurface(surface);
    view?.requestDraw();
  }, [view, surface]);

  useLayoutEffect(() => {
    view?.race.setLight(light);
    view?.requestDraw();
  }, [view, light]);

  useLayoutEffect(() => {
    view?.race.setTheme(theme);
    view?.requestDraw();
  }, [view, theme]);

  useLayoutEffect(() => {
    view?.setLabels(labels);
    view?.requestDraw();
  }, [view, labels]);

  useEffect(() => {
    if (view === null) return;
    const redraw = (): void => view.requestDraw();
    const ends = [trajectories, playback, arrows].map((source) => source.subscribe(redraw));
    redraw();
    return () => ends.forEach((end) => end());
  }, [view, trajectories, playback, arrows]);

  useEffect(
    () => (view === null ? undefined : publishInspection(view, isLookedAt ? 'optiscapeBeside' : 'optiscape')),
    [view, isLookedAt],
  );

  useImperativeHandle(
    ref,
    (): RaceViewHandle => ({
      camera: () => view?.destination ?? shown.getState().scene.camera,
      raceCamera: () => view?.raceCamera() ?? null,
      easeTo: (camera) => view?.easeTo(camera),
      jumpTo: (camera) => view?.jumpTo(camera),
      askForMenuOf: (runner) => view?.askForMenuOf(runner),
    }),
    [view, shown],
  );
  return null;
}
