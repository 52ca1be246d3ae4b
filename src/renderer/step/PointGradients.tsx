// The gradient of a neuron's loss as the mean of what its points pull by themselves.
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../core/explanation/explanation';
import type { DataPoint } from '../../core/functions/neuron';
import { formatMeasure, formatSetting } from '../../core/numbers/formatNumber';

interface PointGradientsProps {
  readonly explanation: Explanation;
  readonly data: readonly DataPoint[];
}

/** Renders nothing for a step of a race with other data. */
export function PointGradients({ explanation: { pointGradients, gradient }, data }: PointGradientsProps) {
  const { t } = useTranslation();
  if (pointGradients?.length !== data.length) return null;
  return (
    <table className="ruleTable trialTable" aria-label={t('neuron.pointGradients')}>
      <thead>
        <tr>
          <th scope="col">{t('neuron.pointGradients')}</th>
          <th scope="col">x, t</th>
          <th scope="col">∂L/∂w</th>
          <th scope="col">∂L/∂b</th>
        </tr>
      </thead>
      <tbody>
        {pointGradients.map(([w, b], i) => (
          // Points have no other name than their number.
          <tr key={i} data-taken>
            <th scope="row">
              {t('neuron.pointNumber')} {i + 1}
            </th>
            <td>{data[i]!.map(formatSetting).join(', ').replaceAll('-', '−')}</td>
            <td>{formatMeasure(w)}</td>
            <td>{formatMeasure(b)}</td>
          </tr>
        ))}
        <tr data-taken className="meanOfPoints">
          <th scope="row">{t('neuron.meanOfPoints')}</th>
          <td />
          <td>{formatMeasure(gradient[0])}</td>
          <td>{formatMeasure(gradient[1])}</td>
        </tr>
      </tbody>
    </table>
  );
}
