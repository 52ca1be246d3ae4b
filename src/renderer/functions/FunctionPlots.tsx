// Values and derivatives of functions over x, in one plot or in two with a common crosshair, with zoom and read-out.
import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { Minus, Plus, Scan } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { MathFormula } from '../controls/MathFormula';
import { NoticesPlace } from '../controls/NoticesPlace';
import { CurvePlot, type PlotGestures } from './CurvePlot';
import type { PlotCurve } from './curveChart';
import type { PlotAxis, PlottedFunction } from './plottedFunctions';
import { useHiddenCurves } from './useFunctions';
import { heightsOf, moveView, samplesOf, zoomView, type PlotView } from './plotView';

/** The label and dashes of a line: value or derivative in a joint plot, or the target. */
export interface LineKind {
  readonly label: string;
  /** LaTeX beside the label. */
  readonly symbol?: string;
  readonly dash: readonly number[];
}

export const solid: readonly number[] = [];
export const dashed: readonly number[] = [7, 6];

interface FunctionPlotsProps {
  readonly functions: readonly PlottedFunction[];
  readonly nameOf: (plotted: PlottedFunction) => string;
  readonly axis: PlotAxis;
  readonly layout: 'together' | 'apart';
  /** The lines of the joint plot, or of each of two plots, where a function with a target has its target's line. */
  readonly lines: readonly LineKind[];
  /** The index in `lines` for a function's curves in separate plots. */
  readonly lineOf: (plotted: PlottedFunction) => number;
  /** LaTeX. */
  readonly symbols: { readonly x: string; readonly value: string; readonly slope: string };
  readonly titles: { readonly value: string; readonly slope: string };
  /** Shown in the header. */
  readonly controls?: ReactNode;
}

/** Odd, so that the middle of the axis is a sample. */
const sampleCount = 801;
const buttonStep = 1.6;

export function FunctionPlots({
  functions,
  nameOf,
  axis,
  layout,
  lines,
  lineOf,
  symbols,
  titles,
  controls,
}: FunctionPlotsProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<PlotView>(axis.home);
  const [point, setPoint] = useState<number | null>(null);

  const { derivatives: slopesHidden } = useHiddenCurves();

  const { x, values } = useMemo(() => {
    const samples = samplesOf(view, sampleCount);
    return { x: samples, values: functions.map(({ evaluate }) => evaluate(samples)) };
  }, [functions, view]);

  const gestures = useMemo(
    (): PlotGestures => ({
      zoom: (factor, share) => setView((current) => zoomView(current, axis.limits, factor, share)),
      move: (share) => setView((current) => moveView(current, axis.limits, share)),
      reset: () => setView(axis.home),
    }),
    [axis],
  );

  const plots = useMemo(() => {
    const columns = { value: values.map(({ value }) => value), slope: values.map(({ slope }) => slope) };
    const dataOf = (chosen: readonly Float64Array[]) => ({
      x,
      columns: chosen,
      heights: heightsOf(chosen, axis.trim),
    });
    return layout === 'together'
      ? [
          {
            key: 'both',
            data: dataOf(slopesHidden ? columns.value : [...columns.value, ...columns.slope]),
          } as const,
        ]
      : ([
          { key: 'value', data: dataOf(columns.value) },
          ...(slopesHidden ? [] : [{ key: 'slope', data: dataOf(columns.slope) } as const]),
        ] as const);
  }, [x, values, layout, axis, slopesHidden]);

  const dashApart = (plotted: PlottedFunction): readonly number[] => lines[lineOf(plotted)]?.dash ?? solid;
  const curvesOf = (key: 'both' | 'value' | 'slope'): PlotCurve[] =>
    key === 'both'
      ? (slopesHidden ? [0] : [0, 1]).flatMap((line) =>
          functions.map(({ color }) => ({ color, dash: lines[line]?.dash ?? solid })),
        )
      : functions.map((plotted) => ({ color: plotted.color, dash: dashApart(plotted) }));

  const rows = functions.map((plotted, index) => ({
    plotted,
    name: nameOf(plotted),
    value: point === null ? '' : formatMeasure(values[index]!.value[point]!),
    slope: point === null || slopesHidden ? '' : formatMeasure(values[index]!.slope[point]!),
  }));
  const at = point === null ? null : formatMeasure(x[point]!);
  const pointText =
    at === null
      ? t('functions.noPoint')
      : `${at}: ${rows.map(({ name, value, slope }) => `${name} ${value}${slopesHidden ? '' : `, ${slope}`}`).join('; ')}`;

  const readout = (
    <>
      <div className="functionReadoutRow functionReadoutHead">
        <span>
          <MathFormula latex={`${symbols.x} = ${at ?? ''}`} inline />
        </span>
        <span className="number">
          <MathFormula latex={symbols.value} inline />
        </span>
        <span className="number">{!slopesHidden && <MathFormula latex={symbols.slope} inline />}</span>
      </div>
      {rows.map(({ plotted, name, value, slope }) => (
        <div key={plotted.key} className="functionReadoutRow">
          <span className="functionReadoutName">
            <Line color={plotted.color} dash={layout === 'apart' ? dashApart(plotted) : solid} />
            {name}
          </span>
          <span className="number">{value}</span>
          <span className="number">{slope}</span>
        </div>
      ))}
    </>
  );

  return (
    <section className="functionPlots">
      <header className="functionPlotsHeader">
        <Group gap={14} className="functionLegend">
          {lines.length > 1 &&
            (slopesHidden && layout === 'together' ? lines.slice(0, 1) : lines).map(
              ({ label, symbol, dash }) => (
                <span key={label} className="functionLegendItem">
                  <Line color="currentColor" dash={dash} />
                  {label}
                  {symbol !== undefined && <MathFormula latex={symbol} inline />}
                </span>
              ),
            )}
        </Group>
        {controls}
        <Group gap={0} wrap="nowrap">
          <PlotButton label={t('functions.zoomIn')} onClick={() => gestures.zoom(1 / buttonStep, 0.5)}>
            <Plus size={16} />
          </PlotButton>
          <PlotButton label={t('functions.zoomOut')} onClick={() => gestures.zoom(buttonStep, 0.5)}>
            <Minus size={16} />
          </PlotButton>
          <PlotButton label={t('functions.zoomReset')} onClick={gestures.reset}>
            <Scan size={16} />
          </PlotButton>
        </Group>
      </header>
      <ul className="functionNames" aria-label={t('functions.shown')}>
        {[...new Map(functions.map((plotted) => [plotted.id, plotted])).values()].map((plotted) => (
          <li key={plotted.id}>
            <span className="functionDot" style={{ background: plotted.color }} />
            {nameOf({ ...plotted, target: null })}
          </li>
        ))}
      </ul>
      {plots.map(({ key, data }, index) => (
        <div key={key} className="functionPlotBox">
          <Text fz="xs" fw={600} className="functionPlotTitle">
            {key !== 'both' && (
              <>
                {titles[key]} <MathFormula latex={symbols[key]} inline />
              </>
            )}
          </Text>
          <CurvePlot
            label={
              key === 'both' && !slopesHidden
                ? `${titles.value}, ${titles.slope}`
                : titles[key === 'slope' ? key : 'value']
            }
            curves={curvesOf(key)}
            data={data}
            gestures={gestures}
            point={point}
            onPoint={setPoint}
            pointText={pointText}
            readout={index === 0 ? readout : undefined}
          />
          {index === 0 && <NoticesPlace />}
        </div>
      ))}
    </section>
  );
}

/** A specimen of a line. */
export function Line({ color, dash }: { readonly color: string; readonly dash: readonly number[] }) {
  return (
    <svg className="functionLine" width={26} height={8} viewBox="0 0 26 8" aria-hidden>
      <line x1={1} y1={4} x2={25} y2={4} stroke={color} strokeWidth={2.25} strokeDasharray={dash.join(' ')} />
    </svg>
  );
}

interface PlotButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function PlotButton({ label, onClick, children }: PlotButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="md" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
