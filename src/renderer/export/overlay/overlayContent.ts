// The content of the overlay: title, formula, legend, read-outs and caption, as a pure function of the frame.
import type { Trajectory } from '../../../core/simulation/trajectory';
import type { FilmCaption, FilmOverlay, RunnerDash, RunnerMarker, Scene } from '../../../core/scene/scene';
import { captionAt, writtenCaptions } from '../../../core/timeline/captions';
import { secondsAtStep, stepAt, type Frame } from '../../../core/timeline/frameAt';

/** Texts in the user's language. */
export interface OverlayWords {
  /** Used if the scene has no title: the landscape's name. */
  readonly title: string;
  /** Text before the number of steps done. */
  readonly step: string;
  /** Replaces the loss of a runner that diverged. */
  readonly diverged: string;
  /** What has become of the runners, shown at the end; empty for nothing. */
  readonly result: string;
}

export interface OverlayRunner {
  readonly name: string;
  readonly color: string;
  readonly marker: RunnerMarker;
  readonly dash: RunnerDash;
  /** Whether its mark is as faint as its path. */
  readonly ghost: boolean;
  /** f at the head; null if unknown. */
  readonly loss: number | null;
  readonly diverged: boolean;
}

export interface OverlayCaption {
  readonly text: string;
  /** 0..1: captions fade in and out. */
  readonly opacity: number;
}

export interface OverlayContent {
  /** Empty if it is off. */
  readonly title: string;
  readonly runners: readonly OverlayRunner[];
  /** Steps done, of `steps`. */
  readonly step: number;
  readonly steps: number;
  /** Null if there is none at the moment. */
  readonly caption: OverlayCaption | null;
}

/** The characters of losses and step numbers. */
export const lossCharacters = '0123456789.,−e+ /…';

const captionFadeSeconds = 0.25;

/** The shown title. */
export function overlayTitle(scene: Scene, words: OverlayWords): string {
  return scene.title === '' ? words.title : scene.title;
}

export function overlaySteps(step: number, steps: number, words: OverlayWords): string {
  return `${words.step} ${step} / ${steps}`;
}

/**
 * @param names of the runners by key, as on plates
 * @param fading whether captions fade in and out: a single picture shows them at full opacity
 */
export function overlayAt(
  scene: Scene,
  trajectories: readonly Trajectory[],
  frame: Frame,
  names: Readonly<Record<string, string>>,
  words: OverlayWords,
  fading: boolean,
): OverlayContent {
  const runners = frame.runs.flatMap((state, index) => {
    const runner = scene.optimizers.find(({ key }) => key === state.key);
    if (state.run !== 0 || runner?.visible !== true) return [];
    const row = Math.floor(state.headRow);
    const loss = state.visible ? (trajectories[index]?.columns.values[row] ?? null) : null;
    return {
      name: names[state.key] ?? '',
      color: runner.color,
      marker: runner.marker,
      dash: runner.dash,
      ghost: runner.ghost,
      loss,
      diverged: state.status === 'diverged',
    };
  });
  return {
    title: overlayTitle(scene, words),
    runners,
    step: Math.floor(frame.step),
    steps: scene.steps,
    caption: shownCaption(scene, frame.seconds, fading) ?? resultAt(scene, frame, words),
  };
}

function shownCaption(scene: Scene, seconds: number, fading: boolean): OverlayCaption | null {
  const caption = captionAt(scene, stepAt(scene, seconds));
  if (caption === null) return null;
  return { text: caption.text, opacity: fading ? opacityAt(scene, caption, seconds) : 1 };
}

/** The result, where captions are on and the race is at its end. */
function resultAt({ film, steps }: Scene, { step }: Frame, { result }: OverlayWords): OverlayCaption | null {
  return film.overlay.captions && result !== '' && step >= steps ? { text: result, opacity: 1 } : null;
}

/** A caption that is shown from the first frame or until the last one doesn't fade there. */
function opacityAt(scene: Scene, { fromStep, toStep }: FilmCaption, seconds: number): number {
  const sinceStart = fromStep === 0 ? captionFadeSeconds : seconds - secondsAtStep(scene, fromStep);
  const untilEnd = toStep >= scene.steps ? captionFadeSeconds : secondsAtStep(scene, toStep) - seconds;
  return Math.min(1, Math.max(0, Math.min(sinceStart, untilEnd) / captionFadeSeconds));
}

/** The parts of the overlay that have something to show. */
export function shownParts(scene: Scene): FilmOverlay {
  const { overlay } = scene.film;
  const runners = scene.optimizers.some(({ visible }) => visible);
  return {
    ...overlay,
    captions: overlay.captions && writtenCaptions(scene).length > 0,
    legend: overlay.legend && runners,
    losses: overlay.losses && runners,
  };
}
