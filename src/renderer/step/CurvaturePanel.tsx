// How f curves at the head, whether the rate in force is one at which the steepest direction does not swing out, and how the rule moves
// along each direction.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { DirectionStability, Explanation } from '../../core/explanation/explanation';
import type { Point } from '../../core/geometry/domain';
import { formatDigits, formatMeasure } from '../../core/numbers/formatNumber';
import { wayIn } from './wayIn';

interface CurvatureProps {
  readonly explanation: Explanation;
  readonly axes: { readonly x: string; readonly y: string };
}

export function CurvaturePanel({ explanation, axes }: CurvatureProps) {
  const { t } = useTranslation();
  const { curvature } = explanation;
  const { eigenvalues, directions, conditionNumber, definiteness } = curvature;
  const ways = directions.map((direction) => wayIn(direction, axes));
  return (
    <section className="stepCurvature" aria-label={t('step.curvature')}>
      <div>
        <Text fz="xs" fw={600}>
          {t('step.curvature')}
        </Text>
        <Text fz="xs" c="dimmed">
          {t(`step.shapes.${definiteness}`, { up: ways[0], down: ways[1] })}
        </Text>
        <dl className="stepNumbers">
          {eigenvalues.map((value, i) => (
            <div key={i === 0 ? 'high' : 'low'}>
              <dt>
                λ{i === 0 ? '₁' : '₂'}
                <Way direction={directions[i === 0 ? 0 : 1]} />
              </dt>
              <dd>{formatMeasure(value)}</dd>
            </div>
          ))}
          <div>
            <dt>{t('step.condition')}</dt>
            <dd>{formatMeasure(conditionNumber)}</dd>
          </div>
        </dl>
      </div>
      <Stability explanation={explanation} axes={axes} />
    </section>
  );
}

/** A small line along a direction, as on the map. */
function Way({ direction: [x, y] }: { readonly direction: Point }) {
  return (
    <svg viewBox="-10 -10 20 20" className="stepWay" aria-hidden="true">
      <line x1={-8 * x} y1={8 * y} x2={8 * x} y2={-8 * y} />
    </svg>
  );
}

function Stability({ explanation: { stability, curvature, learningRate }, axes }: CurvatureProps) {
  const { t } = useTranslation();
  const { sharpness, limit, stable, directions } = stability;
  if (limit === null || sharpness === null || directions === null) {
    const reason =
      sharpness !== null
        ? t('step.noLimit')
        : curvature.eigenvalues.every(Number.isFinite)
          ? t('step.noSharpness')
          : t('step.noCurvature');
    return (
      <Text fz="xs" c="dimmed">
        {reason}
      </Text>
    );
  }
  const isRateInDivisor = sharpness > 0 && learningRate !== null && directions[0].largestRate === null;
  // The limit stands at two thirds; beyond it the bar is full at one and a half times as much.
  const share = Math.min(1, Math.max(0, (sharpness / limit) * (2 / 3)));
  return (
    <div className="stepStability" data-stable={stable}>
      <div className="stepStabilityHead">
        <span>{t('step.sharpness')}</span>
        <span>{formatMeasure(sharpness)}</span>
      </div>
      <div className="stepBar" aria-hidden="true">
        <div style={{ width: `${100 * share}%` }} />
        <i />
      </div>
      <div className="stepStabilityHead">
        <span>{t('step.limit')}</span>
        <span>{formatMeasure(limit)}</span>
      </div>
      <dl className="stepNumbers">
        <LargestRate rate={directions[0].largestRate} isBeyond={stable === false} />
      </dl>
      <Text fz="xs" className="stepVerdict">
        {t(stable === true ? 'step.stable' : 'step.unstable')}
      </Text>
      {isRateInDivisor && (
        <Text fz="xs" c="dimmed">
          {t('step.rateInDivisor')}
        </Text>
      )}
      <Motion along={directions[0]} axes={axes} />
      <Motion along={directions[1]} axes={axes}>
        <LargestRate rate={directions[1].largestRate} isBeyond={directions[1].sharpness >= limit} />
      </Motion>
    </div>
  );
}

/** Of one direction; nothing for null. */
function LargestRate({ rate, isBeyond }: { readonly rate: number | null; readonly isBeyond: boolean }) {
  const { t } = useTranslation();
  if (rate === null) return null;
  const most = formatDigits(rate, 2);
  return (
    <div data-beyond={isBeyond}>
      <dt>{t('step.largestRate')}</dt>
      <dd>{isBeyond ? t('step.exceeded', { rate: most }) : most}</dd>
    </div>
  );
}

interface MotionProps extends Pick<CurvatureProps, 'axes'> {
  readonly along: DirectionStability;
  readonly children?: ReactNode;
}

/** How the rule moves along a direction. */
function Motion({ along, axes, children }: MotionProps) {
  const { t } = useTranslation();
  const { direction, motion, criticalMomentum } = along;
  const period = motion.period === null ? '' : formatDigits(motion.period, 2);
  return (
    <div className="stepMotion" data-motion={motion.kind}>
      <Text fz="xs" fw={500} className="stepMotionName">
        <Way direction={direction} />
        {t('step.along', { way: wayIn(direction, axes) })}
      </Text>
      <Text fz="xs">{t(`step.motions.${motion.kind}`, { period })}</Text>
      <dl className="stepNumbers">
        <div>
          <dt>{t('step.perStep')}</dt>
          <dd>×{formatDigits(motion.growth, 4)}</dd>
        </div>
        {children}
        {criticalMomentum !== null && (
          <div>
            <dt>{t('step.criticalMomentum')}</dt>
            <dd>{formatDigits(criticalMomentum, 2)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
