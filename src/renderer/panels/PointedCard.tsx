// What the pointer is on in the picture, in numbers: a card beside a runner's head or plate, or a line for a point of the surface.
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '../../core/geometry/domain';
import { createValueEvaluator } from '../../core/landscapes/evaluate';
import { axisSymbols } from '../../core/landscapes/reference';
import { requireLandscape } from '../../core/landscapes/resolve';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { runnerNames } from '../../core/scene/runnerName';
import { rowMeasures } from '../../core/simulation/rowMeasures';
import { frameAt } from '../../core/timeline/frameAt';
import { useApp, useScene } from '../app/appContext';
import { useTicker } from '../app/useTicker';
import { MathFormula } from '../controls/MathFormula';
import { RunnerMark } from '../controls/RunnerMark';
import type { Box } from '../scene3d/pixelBox';
import type { App } from '../state/app';
import { usePointedIn, type PictureKind, type PointedStore } from './picturePointing';
import { placeBeside } from './placeBeside';

interface PointedCardProps {
  readonly store: PointedStore;
  /** The picture that it lies over. */
  readonly picture: PictureKind;
}

export function PointedCard({ store, picture }: PointedCardProps) {
  const pointed = usePointedIn(store, picture);
  switch (pointed.kind) {
    case 'nothing':
      return null;
    case 'surface':
      return <SurfaceReadout point={pointed.point} />;
    case 'runner':
      return <RunnerCard key={pointed.key} runnerKey={pointed.key} about={pointed.box} />;
  }
}

function SurfaceReadout({ point }: { readonly point: Point }) {
  const landscape = useScene((scene) => scene.landscape);
  const { x, y } = axisSymbols(landscape);
  const { landscape: definition, numbers } = requireLandscape(landscape);
  const value = createValueEvaluator(definition, numbers)(...point);
  return (
    <p className="surfaceReadout" aria-hidden>
      <span>
        <MathFormula latex={`(${x}, ${y})`} inline />
        {` = ${pair(point)}`}
      </span>
      <span>
        <MathFormula latex="f" inline />
        {` = ${formatMeasure(value)}`}
      </span>
    </p>
  );
}

interface RunnerCardProps {
  readonly runnerKey: string;
  /** What the card stands beside. */
  readonly about: Box;
}

function RunnerCard({ runnerKey, about }: RunnerCardProps) {
  const app = useApp();
  const { t } = useTranslation();
  const runners = useScene((scene) => scene.optimizers);
  const { x, y } = useScene((scene) => axisSymbols(scene.landscape));
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const card = useRef<HTMLDivElement>(null);

  useTicker(() => {
    const now = numbersAtPlayHead(app, runnerKey);
    setNumbers((before) => (now.every((text, index) => text === before[index]) ? before : now));
  }, 10);

  useLayoutEffect(() => {
    const { current: element } = card;
    const room = element?.offsetParent;
    if (!element || !room) return;
    const at = placeBeside(
      about,
      { width: element.offsetWidth, height: element.offsetHeight },
      { width: room.clientWidth, height: room.clientHeight },
    );
    element.style.translate = `${at.x}px ${at.y}px`;
  }, [about, numbers]);

  const runner = runners.find(({ key }) => key === runnerKey);
  if (runner === undefined) return null;
  const names: readonly { readonly name: string; readonly latex?: string }[] = [
    { name: t('transport.step') },
    { name: `(${x}, ${y})`, latex: `(${x}, ${y})` },
    { name: 'f', latex: 'f' },
    { name: '‖∇f‖', latex: String.raw`\lVert\nabla f\rVert` },
    { name: t('view.stepLength') },
  ];
  return (
    <div ref={card} className="pointedCard" aria-hidden>
      <header>
        <RunnerMark look={runner} size={14} />
        {runnerNames(runners).get(runnerKey)}
      </header>
      <dl>
        {names.map(({ name, latex }, index) => (
          <div key={name}>
            <dt>{latex === undefined ? name : <MathFormula latex={latex} label={name} inline />}</dt>
            <dd>{numbers[index]}</dd>
          </div>
        ))}
      </dl>
      <footer>
        <span className="byMouse">{t('view.askByMouse')}</span>
        <span className="byTouch">{t('view.askByTouch')}</span>
      </footer>
    </div>
  );
}

/** Step, point, f, norm of the gradient and length of the last step; empty before its first row has arrived. */
function numbersAtPlayHead(app: App, key: string): readonly string[] {
  const { scene } = app.scenes.getState();
  const trajectory = app.trajectories.find(key);
  if (trajectory === undefined || trajectory.state.rows === 0) return [];
  const [run] = frameAt(scene, [trajectory], app.playback.seconds()).runs;
  const row = Math.floor(run!.headRow);
  const { x, y, value, gradientNorm, stepLength } = rowMeasures(trajectory.columns, row);
  const length = stepLength === null ? '–' : formatMeasure(stepLength);
  return [String(row), pair([x, y]), formatMeasure(value), formatMeasure(gradientNorm), length];
}

const pair = (point: Point): string => `(${point.map(formatMeasure).join(', ')})`;
