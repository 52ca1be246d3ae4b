// A Softmax of two inputs is the Sigmoid of their difference: both curves overlaid, and their difference.
import { Button, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { probabilities } from '../../core/functions/activations/softmax';
import { sigmoidActivation } from '../../core/functions/activations/sigmoid';
import { evaluateActivation } from '../../core/functions/evaluate';
import { useSetting } from '../app/appContext';
import { MathFormula } from '../controls/MathFormula';
import { placeColor, setClasses } from '../../core/view/functionSettings';
import { CurvePlot } from './CurvePlot';
import { Line, solid } from './FunctionPlots';
import { heightsOf, samplesOf } from './plotView';
import { useEditFunctions } from './useFunctions';

const span = { min: -6, max: 6 };
const sampleCount = 241;
const dots: readonly number[] = [2, 7];
const colors = [placeColor(0), placeColor(1)] as const;
const curves = [
  { color: colors[0], dash: solid },
  { color: colors[1], dash: dots },
];

export function SigmoidPair({ temperature }: { readonly temperature: number }) {
  const { t } = useTranslation();
  const edit = useEditFunctions();
  const { logits } = useSetting('functions');
  const [pointed, setPointed] = useState<number | null>(null);
  const { data, apart } = useMemo(() => {
    const x = samplesOf(span, sampleCount);
    const first = x.map((difference) => probabilities([difference, 0], temperature)[0]!);
    const logistic = evaluateActivation(
      sigmoidActivation,
      {},
      x.map((difference) => difference / temperature),
    ).y;
    const columns = [first, logistic];
    return {
      data: { x, columns, heights: heightsOf(columns) },
      apart: Math.max(...first.map((value, i) => Math.abs(value - logistic[i]!))),
    };
  }, [temperature]);
  const isPair = logits.length === 2;
  const difference = (logits[0] ?? 0) - (logits[1] ?? 0);
  // The crosshair is at the current inputs unless the user points elsewhere.
  const now = isPair
    ? Math.round(((difference - span.min) / (span.max - span.min)) * (sampleCount - 1))
    : null;
  const point = pointed ?? (now !== null && now >= 0 && now < sampleCount ? now : null);
  const value = point === null ? null : data.columns[0]![point]!;
  const at = point === null ? null : pointed === null ? difference : data.x[point]!;
  return (
    <section className="sigmoidPair">
      <Text component="h3" fz="xs" fw={600}>
        {t('functions.softmax.pair')}
      </Text>
      <MathFormula latex="y_1 = \frac{e^{x_1/T}}{e^{x_1/T} + e^{x_2/T}} = \sigma\!\left(\frac{x_1 - x_2}{T}\right)" />
      <div className="functionLegend pairLegend">
        <span className="functionLegendItem">
          <Line color={colors[0]} dash={solid} />
          {t('functions.softmax.pairSoftmax')}
        </span>
        <span className="functionLegendItem">
          <Line color={colors[1]} dash={dots} />
          {t('functions.softmax.pairSigmoid')}
        </span>
      </div>
      <div className="functionPlotBox">
        <CurvePlot
          label={t('functions.softmax.pairPlot')}
          curves={curves}
          data={data}
          point={point}
          onPoint={setPointed}
          pointText={at === null ? '' : `${formatMeasure(at)}: ${formatMeasure(value!)}`}
        />
      </div>
      <Text fz={11} c="dimmed">
        {t('functions.softmax.pairApart', { difference: formatMeasure(apart) })}
        {at !== null &&
          ` ${t('functions.softmax.pairNow', { x: formatMeasure(at), y: formatMeasure(value!) })}`}
      </Text>
      {!isPair && (
        <Button size="compact-xs" variant="light" onClick={() => edit((settings) => setClasses(settings, 2))}>
          {t('functions.softmax.pairTry')}
        </Button>
      )}
    </section>
  );
}
