// The tries of one runner: the loss at the end over the rate, both logarithmic, with the rate that is chosen and the one before.
import { useTranslation } from 'react-i18next';
import { formatMeasure, formatSetting } from '../../core/numbers/formatNumber';
import { tuningRates, type Try } from '../../core/timeline/tuning';
import type { RunnerTuning } from './tuneRates';

/** Powers of ten that the heights of all plots reach from and to, above `lowest`. */
export interface TryScale {
  readonly lowest: number;
  readonly from: number;
  readonly to: number;
}

/** In units of the picture. */
const size = { width: 216, height: 100, left: 32, right: 8, top: 16, bottom: 15 } as const;

/** The powers of ten of the rates that are named below each plot. */
const namedPowers = [-5, -3, -1, 1] as const;

/** Losses are not shown nearer to the lowest than this share of the farthest. */
const nearestShare = 1e-18;

/** A common scale for the tries of all runners; `lowest` is the lowest value known, null if none is. */
export function tryScale(tunings: readonly RunnerTuning[], lowestKnown: number | null): TryScale {
  const all = tunings.flatMap(({ tries, before }) => [...tries, ...(before === null ? [] : [before])]);
  const losses = all.map(({ loss }) => loss).filter(Number.isFinite);
  const lowest = Math.min(lowestKnown ?? Infinity, ...losses);
  const above = losses.map((loss) => loss - lowest).filter((height) => height > 0);
  if (above.length === 0) return { lowest: Number.isFinite(lowest) ? lowest : 0, from: -1, to: 1 };
  const highest = Math.max(...above);
  const least = Math.max(Math.min(...above), nearestShare * highest);
  const [from, to] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(highest))];
  return { lowest, from: from === to ? from - 1 : from, to };
}

const [firstRate, lastRate] = [tuningRates[0]!, tuningRates.at(-1)!].map(Math.log10) as [number, number];

interface TryPlotProps {
  readonly tuning: RunnerTuning;
  readonly name: string;
  readonly scale: TryScale;
}

export function TryPlot({ tuning, name, scale }: TryPlotProps) {
  const { t } = useTranslation();
  const { runner, tries, before, chosen } = tuning;
  const diverged = tries.filter(({ loss }) => loss === Infinity).length;
  const what = { name, tried: tries.length, diverged };
  const label =
    chosen === null
      ? t('standings.tuning.plotUnchosen', what)
      : t('standings.tuning.plot', {
          ...what,
          rate: formatSetting(chosen.rate),
          loss: formatMeasure(chosen.loss - scale.lowest),
        });
  const x = (rate: number): number => {
    const share = (Math.log10(rate) - firstRate) / (lastRate - firstRate);
    return size.left + Math.min(1.02, Math.max(-0.02, share)) * (size.width - size.left - size.right);
  };
  const y = (loss: number): number => {
    if (loss === Infinity) return size.top / 2;
    const power = Math.log10(Math.max(loss - scale.lowest, 10 ** scale.from));
    const share = (power - scale.from) / (scale.to - scale.from);
    return size.height - size.bottom - share * (size.height - size.top - size.bottom);
  };
  const place = ({ rate, loss }: Try): { cx: number; cy: number } => ({ cx: x(rate), cy: y(loss) });
  const title = ({ rate, loss }: Try): string =>
    t('standings.tuning.point', {
      rate: formatSetting(rate),
      loss: loss === Infinity ? t('standings.tuning.diverges') : formatMeasure(loss - scale.lowest),
    });
  const line = tries
    .filter(({ loss }) => loss < Infinity)
    .map(({ rate, loss }) => `${x(rate).toFixed(1)},${y(loss).toFixed(1)}`)
    .join(' ');
  return (
    <svg
      className="tryPlot"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={label}
      style={{ color: runner.color }}
    >
      {[...Array(7).keys()].map((power) => (
        <line
          key={power}
          className="tryGrid"
          x1={x(10 ** (power - 5))}
          x2={x(10 ** (power - 5))}
          y1={size.top}
          y2={size.height - size.bottom}
        />
      ))}
      <line
        className="tryGrid"
        x1={size.left}
        x2={size.width - size.right}
        y1={size.height - size.bottom}
        y2={size.height - size.bottom}
      />
      <g className="tryAxis" aria-hidden>
        {namedPowers.map((power) => (
          <text key={power} x={x(10 ** power)} y={size.height - 4} textAnchor="middle">
            {formatSetting(Number(`1e${power}`))}
          </text>
        ))}
        {[scale.from, scale.to].map((power) => (
          <text key={power} x={size.left - 6} y={y(scale.lowest + 10 ** power) + 3} textAnchor="end">
            {formatSetting(Number(`1e${power}`))}
          </text>
        ))}
      </g>
      <polyline className="tryLine" points={line} />
      {tries.map((each) =>
        each.loss === Infinity ? (
          <path
            key={each.rate}
            className="tryLost"
            d={`M${x(each.rate) - 2.2} ${size.top / 2 - 2.2}l4.4 4.4m0 -4.4l-4.4 4.4`}
          >
            <title>{title(each)}</title>
          </path>
        ) : (
          <circle key={each.rate} className="tryDot" r={2.2} {...place(each)}>
            <title>{title(each)}</title>
          </circle>
        ),
      )}
      {before !== null && before.rate > 0 && (
        <circle className="tryBefore" r={4.6} {...place(before)}>
          <title>{title(before)}</title>
        </circle>
      )}
      {chosen !== null && (
        <circle className="tryChosen" r={4.6} {...place(chosen)}>
          <title>{title(chosen)}</title>
        </circle>
      )}
    </svg>
  );
}
