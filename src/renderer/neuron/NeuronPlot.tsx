// The neuron's data, which can be dragged, and the output of every runner's neuron at the current moment of the race.
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ticks, tickText } from '../../core/contour/levels';
import type { NumberSet } from '../../core/functions/numberSet';
import { findLoss } from '../../core/functions/losses/registry';
import { neuronLimits, neuronOutputs, type Neuron, type DataPoint } from '../../core/functions/neuron';
import { frameAt } from '../../core/timeline/frameAt';
import { useApp, useScene } from '../app/appContext';
import { showProblem } from '../controls/notices';
import { setNeuron } from '../state/edits';
import { useTicker } from '../app/useTicker';
import {
  addPoint,
  canAddPoint,
  canRemovePoint,
  dataRange,
  movePoint,
  nearestPoint,
  removePoint,
  type DataRange,
} from './neuronEdits';
import './neuron.css';

/** In units of the drawing. */
const size = { width: 300, height: 170 };
const margins = { left: 30, right: 8, top: 6, bottom: 20 };
const inner = {
  width: size.width - margins.left - margins.right,
  height: size.height - margins.top - margins.bottom,
};
/** The dragged point, the number of points, and the range that is shown meanwhile. */
interface Held {
  readonly index: number;
  readonly range: DataRange;
  readonly count: number;
}

/** Outlines of points, about (0, 0): a point's class shows by its shape, too. */
const circle = 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0Z';
const square = 'M-4.9-4.9h9.8v9.8h-9.8Z';

/** Points along a curve. */
const curvePoints = 97;
/** Distance that an arrow key moves a point. */
const keyStep = 0.1;
const gesture = (index: number): string => `point:${index}`;

const xAt = (x: number, { x: [low, high] }: DataRange): number =>
  margins.left + (inner.width * (x - low)) / (high - low);
const yAt = (t: number, { t: [low, high] }: DataRange): number =>
  margins.top + inner.height * (1 - (t - low) / (high - low));

export function NeuronPlot({ neuron }: { readonly neuron: Neuron }) {
  const app = useApp();
  const { t } = useTranslation();
  const runners = useScene((scene) => scene.optimizers);
  const svg = useRef<SVGSVGElement>(null);
  const curves = useRef<SVGGElement>(null);
  /** While a point is dragged, the range stays fixed under the pointer. */
  const [held, setHeld] = useState<Held | null>(null);
  const fitted = useMemo(() => dataRange(neuron.data), [neuron.data]);
  // If points were added or removed, the index may refer to another point.
  if (held !== null && held.count !== neuron.data.length) setHeld(null);
  const range = held?.range ?? fitted;
  const targets = findLoss(neuron.loss.id)?.targets ?? 'any';

  const inputs = useMemo(
    () =>
      Array.from(
        { length: curvePoints },
        (_, i) => range.x[0] + (i / (curvePoints - 1)) * (range.x[1] - range.x[0]),
      ),
    [range],
  );

  useTicker(() => {
    if (curves.current === null) return;
    const { scene } = app.scenes.getState();
    const own = app.trajectories.get().filter(({ run }) => run === 0);
    const frame = frameAt(scene, own, app.playback.seconds());
    for (const path of curves.current.querySelectorAll('path')) {
      const index = frame.runs.findIndex(({ key }) => key === path.dataset['curve']);
      const run = frame.runs[index];
      const position = run?.visible === true ? positionAt(own[index]!.columns.positions, run.headRow) : null;
      path.setAttribute('d', position === null ? '' : curvePath(neuron, position, inputs, range));
    }
  }, 30);

  const pointAt = (event: React.PointerEvent | React.MouseEvent): DataPoint => {
    const box = svg.current!.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * size.width;
    const down = ((event.clientY - box.top) / box.height) * size.height;
    const share = (value: number): number => Math.min(1, Math.max(0, value));
    const x = range.x[0] + share((across - margins.left) / inner.width) * (range.x[1] - range.x[0]);
    const target = range.t[1] - share((down - margins.top) / inner.height) * (range.t[1] - range.t[0]);
    return nearestPoint([x, target], targets);
  };
  const change = (edit: (neuron: Neuron) => Neuron, mergeKey: string | null = null): void =>
    void app.edit((scene) => setNeuron(scene, edit), mergeKey);
  const add = (point: DataPoint): void => {
    if (canAddPoint(neuron)) change((current) => addPoint(current, point));
    else showProblem(t, t('neuron.full'), t('neuron.allowed', neuronLimits.pointCount));
  };
  const remove = (index: number): void => {
    if (canRemovePoint(neuron)) change((current) => removePoint(current, index));
    else showProblem(t, t('neuron.needed'), t('neuron.allowed', neuronLimits.pointCount));
  };

  const onPointerDown = (event: React.PointerEvent, index: number): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld({ index, range, count: neuron.data.length });
  };
  const onPointerMove = (event: React.PointerEvent): void => {
    if (held === null) return;
    const point = pointAt(event);
    change((current) => movePoint(current, held.index, point), gesture(held.index));
  };
  const onPointerUp = (): void => {
    if (held === null) return;
    setHeld(null);
    app.scenes.endGesture();
  };
  const onKeyDown = (event: React.KeyboardEvent, index: number): void => {
    const across = targets === 'sign' ? 2 : keyStep;
    const moves: Readonly<Record<string, readonly [x: number, t: number]>> = {
      ArrowLeft: [-keyStep, 0],
      ArrowRight: [keyStep, 0],
      ArrowUp: [0, across],
      ArrowDown: [0, -across],
    };
    const move = moves[event.key];
    if (move !== undefined) {
      // Relative to the current point, which may be newer than the one shown.
      change((current) => {
        const [x, target] = current.data[index]!;
        return movePoint(current, index, nearestPoint([x + move[0], target + move[1]], targets));
      }, gesture(index));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      remove(index);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <svg
      ref={svg}
      className="neuronPlot"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="group"
      aria-label={t('neuron.plot')}
      onDoubleClick={(event) => add(pointAt(event))}
    >
      <rect className="neuronGround" x={margins.left} y={margins.top} {...inner} />
      {ticks(...range.x, 5).map((value) => (
        <g key={value} className="neuronTick">
          <line
            x1={xAt(value, range)}
            x2={xAt(value, range)}
            y1={margins.top}
            y2={margins.top + inner.height}
          />
          <text x={xAt(value, range)} y={size.height - 6} textAnchor="middle">
            {tickText(value)}
          </text>
        </g>
      ))}
      {ticks(...range.t, 4).map((value) => (
        <g key={value} className="neuronTick">
          <line
            x1={margins.left}
            x2={margins.left + inner.width}
            y1={yAt(value, range)}
            y2={yAt(value, range)}
          />
          <text x={margins.left - 5} y={yAt(value, range) + 3.5} textAnchor="end">
            {tickText(value)}
          </text>
        </g>
      ))}
      <g ref={curves} className="neuronCurves" aria-hidden>
        {runners.map(({ key, color }) => (
          <path key={key} data-curve={key} stroke={color} />
        ))}
      </g>
      {neuron.data.map(([x, target], index) => (
        <g key={index} transform={`translate(${xAt(x, range)} ${yAt(target, range)})`}>
          <path
            className="neuronPoint"
            data-held={held?.index === index}
            d={isLowerClass(targets, target) ? square : circle}
            role="button"
            tabIndex={0}
            aria-label={t('neuron.point', { index: index + 1, x, t: target })}
            onPointerDown={(event) => onPointerDown(event, index)}
            onPointerMove={onPointerMove}
            onPointerUp={onPointerUp}
            onPointerCancel={onPointerUp}
            onContextMenu={(event) => {
              event.preventDefault();
              remove(index);
            }}
            onDoubleClick={(event) => event.stopPropagation()}
            onKeyDown={(event) => onKeyDown(event, index)}
            onBlur={() => app.scenes.endGesture()}
          />
        </g>
      ))}
    </svg>
  );
}

/** Whether a point belongs to the first of two classes: 0 of 0 and 1, or −1 of −1 and 1. */
function isLowerClass(targets: NumberSet, target: number): boolean {
  if (targets === 'sign') return target < 0;
  return targets === 'probability' && target < 0.5;
}

/** Weight and bias of a runner at a fractional row. */
function positionAt(positions: ArrayLike<number>, row: number): readonly [weight: number, bias: number] {
  const before = Math.floor(row);
  const share = row - before;
  const at = (axis: 0 | 1): number => {
    const from = positions[2 * before + axis] ?? NaN;
    return share === 0 ? from : from + share * ((positions[2 * (before + 1) + axis] ?? NaN) - from);
  };
  return [at(0), at(1)];
}

function curvePath(
  neuron: Neuron,
  [weight, bias]: readonly [number, number],
  inputs: readonly number[],
  range: DataRange,
): string {
  const outputs = neuronOutputs(neuron, weight, bias, inputs);
  const [low, high] = range.t;
  const beyond = high - low;
  return inputs
    .map((x, i) => {
      // Outputs far beyond the picture are clamped.
      const output = Math.min(high + beyond, Math.max(low - beyond, outputs[i]!));
      if (Number.isNaN(output)) return '';
      return `${i === 0 ? 'M' : 'L'}${xAt(x, range).toFixed(1)} ${yAt(output, range).toFixed(1)}`;
    })
    .join('');
}
