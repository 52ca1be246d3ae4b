// The map of the race as a React component: it passes a canvas and its props to the map that draws.
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { Box } from '../scene3d/pixelBox';
import type { RaceLabels } from '../scene3d/raceLabels';
import { LiveMap, type LiveMapProps } from './liveMap';
import { publishMap } from './mapInspection';
import type { MapChoices } from './mapScene';
import type { SteppedMap } from './mapSteps';

export interface RaceMapHandle extends SteppedMap {
  /** Shows the whole domain. */
  fit(): void;
  /** Shows the paths of all runners as large as possible. */
  fitRace(): void;
  /** Asks for the menu where a runner's head is; where it is out of sight, for that of the picture's middle. */
  askForMenuOf(runner: string | null): void;
}

export interface RaceMapProps extends LiveMapProps {
  /** Heights of the scene's landscape; null until they are loaded. */
  readonly surface: SurfaceGrid | null;
  readonly labels: RaceLabels;
  readonly choices: MapChoices;
  /** Parts of the map over which other content lies: names keep out of them. */
  readonly covered: readonly Box[];
  /** Whether it stands beside the open race, of which nothing is changed. Default: false. */
  readonly isLookedAt?: boolean;
  readonly ref?: Ref<RaceMapHandle>;
}

interface CanvasSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

const maxPixelRatio = 2;

export function RaceMap(props: RaceMapProps) {
  const { scene, surface, labels, choices, covered, trajectories, playback, arrows, presentingUnit, ref } =
    props;
  const { isLookedAt = false } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const [live, setLive] = useState<LiveMap | null>(null);
  const [size, setSize] = useState<CanvasSize>({ width: 0, height: 0, pixelRatio: 1 });

  useLayoutEffect(() => {
    const element = canvas.current!;
    const context = element.getContext('2d', { alpha: false });
    if (context === null) throw new Error('Canvas 2D is not available');
    const created = new LiveMap(element, context, () => latest.current);
    setLive(created);
    const measure = (): void =>
      setSize({
        width: element.clientWidth,
        height: element.clientHeight,
        pixelRatio: Math.min(maxPixelRatio, window.devicePixelRatio),
      });
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    measure();
    return () => {
      sizes.disconnect();
      created.dispose();
      setLive(null);
    };
  }, []);

  useLayoutEffect(() => {
    const { width, height, pixelRatio } = size;
    const element = canvas.current!;
    // Setting it clears the canvas, which is drawn again before it is seen.
    const [across, down] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
    if (element.width !== across) element.width = across;
    if (element.height !== down) element.height = down;
    live?.setSize({ width, height, pixelRatio, covered, unit: presentingUnit });
    live?.requestDraw();
  }, [live, size, covered, presentingUnit]);

  const isPresenting = presentingUnit !== null;
  useLayoutEffect(
    () => live?.setUse({ presenting: isPresenting, isLookedAt }),
    [live, isPresenting, isLookedAt],
  );

  useLayoutEffect(
    () => (live === null ? undefined : publishMap(live, isLookedAt ? 'optiscapeMapBeside' : 'optiscapeMap')),
    [live, isLookedAt],
  );

  useLayoutEffect(() => {
    live?.setScene(scene);
    live?.requestDraw();
  }, [live, scene]);

  useLayoutEffect(() => {
    live?.setSurface(surface);
    live?.requestDraw();
  }, [live, surface]);

  useLayoutEffect(() => {
    live?.setLabels(labels);
    live?.requestDraw();
  }, [live, labels]);

  useLayoutEffect(() => {
    live?.setChoices(choices);
    live?.requestDraw();
  }, [live, choices]);

  useEffect(() => {
    if (live === null) return;
    const redraw = (): void => live.requestDraw();
    const ends = [trajectories, playback, arrows].map((source) => source.subscribe(redraw));
    redraw();
    return () => ends.forEach((end) => end());
  }, [live, trajectories, playback, arrows]);

  useImperativeHandle(
    ref,
    (): RaceMapHandle => ({
      fit: () => live?.fit(),
      fitRace: () => live?.fitRace(),
      zoomBy: (factor) => live?.zoomBy(factor),
      moveBy: (right, down) => live?.moveBy(right, down),
      askForMenuOf: (runner) => live?.askForMenuOf(runner),
    }),
    [live],
  );

  return (
    <canvas
      ref={canvas}
      className="raceMap"
      onDoubleClick={() => {
        if (!isPresenting) live?.fit();
      }}
    />
  );
}
