// The neuron's data, which can be dragged, and the output of every runner's neuron at the current moment of the race.
import { Text } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ticks, tickText } from '../../core/contour/levels';
import type { NumberSet } from '../../core/functions/numberSet';
import { findLoss } from '../../core/functions/losses/registry';
import { neuronLimits, neuronOutputs, type Neuron, type DataPoint } from '../../core/functions/neuron';
import { formatMeasure, formatRough, formatSetting } from '../../core/numbers/formatNumber';
import { frameAt } from '../../core/timeline/frameAt';
import { useApp, useScene } from '../app/appContext';
import { showProblem } from '../controls/notices';
import { setNeuron } from '../state/edits';
import { useTicker } from '../app/useTicker';
import type { ShownExplanation } from '../step/useExplanation';
import { neuronStep, type NeuronStep } from './neuronStep';
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

/** The arrow of the point that pulls most. */
const longestPull = 40;
/** Points along a curve. */
const curvePoints = 97;
/** Distance that an arrow key moves a point. */
const keyStep = 0.1;
const gesture = (index: number): string => `point:${index}`;

const xAt = (x: number, { x: [low, high] }: DataRange): number =>
  margins.left + (inner.width * (x - low)) / (high - low);
const yAt = (t: number, { t: [low, high] }: DataRange): number =>
  margins.top + inner.height * (1 - (t - low) / (high - low));

interface NeuronPlotProps {
  readonly neuron: Neuron;
  /** The step that is explained; null if none is. */
  readonly explained: ShownExplanation | null;
}

export function NeuronPlot({ neuron, explained }: NeuronPlotProps) {
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

  const height = range.t[1] - range.t[0];
  const step = explained && neuronStep(neuron, explained.explanation, inputs, height);
  const stepNote = ({ change, factor, longest }: NeuronStep): string => {
    const values = { change: formatRough(change), factor: formatSetting(factor) };
    const moved =
      change === 0
        ? t('neuron.stepStill')
        : factor === 1
          ? t('neuron.stepChange', values)
          : t('neuron.stepMagnified', values);
    return `${moved} ${t('neuron.pulls', { longest: formatRough(longest) })}`;
  };
  const pullOf = (index: number): string => {
    const [w, b] = explained?.explanation.pointGradients?.[index] ?? [0, 0];
    return step === null ? '' : `; ${t('neuron.pull', { w: formatMeasure(-w), b: formatMeasure(-b) })}`;
  };

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
    <>
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
            <path
              key={key}
              data-curve={key}
              data-dim={step !== null && key !== explained?.runner.key}
              stroke={color}
            />
          ))}
        </g>
        {step !== null && (
          <StepShown step={step} color={explained!.runner.color} {...{ neuron, inputs, range }} />
        )}
        {neuron.data.map(([x, target], index) => (
          <g key={index} transform={`translate(${xAt(x, range)} ${yAt(target, range)})`}>
            <path
              className="neuronPoint"
              data-held={held?.index === index}
              d={isLowerClass(targets, target) ? square : circle}
              role="button"
              tabIndex={0}
              aria-label={`${t('neuron.point', { index: index + 1, x, t: target })}${pullOf(index)}`}
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
      <Text fz={11} c="dimmed" className="neuronNote">
        {step === null ? t('neuron.hint') : stepNote(step)}
      </Text>
    </>
  );
}

interface StepShownProps {
  readonly step: NeuronStep;
  /** The runner's. */
  readonly color: string;
  readonly neuron: Neuron;
  readonly inputs: readonly number[];
  readonly range: DataRange;
}

/** What the step changes, tinted, the curve after it, and how points pull the curve. */
function StepShown({ step, color, neuron, inputs, range }: StepShownProps) {
  const { before, after, pulls } = step;
  const there = linePath(after, inputs, range);
  const back = linePath(before.toReversed(), inputs.toReversed(), range).replace(/^M/, 'L');
  return (
    <g className="neuronStep" aria-hidden>
      <path className="neuronChange" d={`${there}${back}Z`} fill={color} />
      <path className="neuronNext" d={there} stroke={color} />
      {pulls.map(({ output, share }, i) => {
        const length = longestPull * Math.abs(share);
        if (length < 0.5) return null;
        const way = share > 0 ? -1 : 1;
        const head = Math.min(5, length);
        return (
          <path
            key={i}
            className="neuronPull"
            transform={`translate(${xAt(neuron.data[i]![0], range)} ${yAt(clamped(output, range), range)})`}
            d={`M0 0V${way * (length - head)}M${-0.7 * head} ${way * (length - head)}L0 ${way * length}L${0.7 * head} ${way * (length - head)}Z`}
          />
        );
      })}
    </g>
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
  return linePath(neuronOutputs(neuron, weight, bias, inputs), inputs, range);
}

/** Outputs far beyond the picture are clamped. */
function clamped(output: number, { t: [low, high] }: DataRange): number {
  const beyond = high - low;
  return Math.min(high + beyond, Math.max(low - beyond, output));
}

function linePath(outputs: ArrayLike<number>, inputs: readonly number[], range: DataRange): string {
  return inputs
    .map((x, i) => {
      const output = clamped(outputs[i]!, range);
      if (Number.isNaN(output)) return '';
      return `${i === 0 ? 'M' : 'L'}${xAt(x, range).toFixed(1)} ${yAt(output, range).toFixed(1)}`;
    })
    .join('');
}
