// How f curves at the head, and whether the rate in force is one at which the steepest direction comes to rest.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Definiteness } from '../../core/explanation/curvature';
import type { Explanation } from '../../core/explanation/explanation';
import type { Point } from '../../core/geometry/domain';
import { formatMeasure } from '../../core/numbers/formatNumber';

interface CurvatureProps {
  readonly explanation: Explanation;
  readonly axes: { readonly x: string; readonly y: string };
}

export function CurvaturePanel({ explanation: { curvature, stability }, axes }: CurvatureProps) {
  const { t } = useTranslation();
  const { eigenvalues, directions, conditionNumber, definiteness } = curvature;
  const ways = directions.map((direction) => wayIn(direction, axes));
  return (
    <aside className="stepCurvature" aria-label={t('step.curvature')}>
      <Text fz="xs" fw={600}>
        {t('step.curvature')}
      </Text>
      <Text fz="xs" c="dimmed">
        {t(`step.shapes.${shapeOf(definiteness)}`, { up: ways[0], down: ways[1] })}
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
      <Stability stability={stability} />
    </aside>
  );
}

/** The words of a shape are the same for all of its kinds. */
const shapeOf = (definiteness: Definiteness): Definiteness => definiteness;

/** A small line along a direction, as on the map. */
function Way({ direction: [x, y] }: { readonly direction: Point }) {
  return (
    <svg viewBox="-10 -10 20 20" className="stepWay" aria-hidden="true">
      <line x1={-8 * x} y1={8 * y} x2={8 * x} y2={-8 * y} />
    </svg>
  );
}

/** A direction in words: an axis, or both. */
function wayIn([x, y]: Point, axes: CurvatureProps['axes']): string {
  if (Math.abs(x) > 0.95) return axes.x;
  if (Math.abs(y) > 0.95) return axes.y;
  return x * y > 0 ? `${axes.x} + ${axes.y}` : `${axes.x} − ${axes.y}`;
}

function Stability({ stability: { sharpness, limit, stable } }: Pick<Explanation, 'stability'>) {
  const { t } = useTranslation();
  if (limit === null) {
    return (
      <Text fz="xs" c="dimmed" mt={6}>
        {t('step.noLimit')}
      </Text>
    );
  }
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
      <Text fz="xs" className="stepVerdict">
        {t(stable === true ? 'step.stable' : 'step.unstable')}
      </Text>
    </div>
  );
}
