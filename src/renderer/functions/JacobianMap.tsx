// A square matrix as a table whose cells are coloured by value.
import { useTranslation } from 'react-i18next';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { MathFormula } from '../controls/MathFormula';

interface JacobianMapProps {
  /** ∂y_i/∂x_j in row i, column j. */
  readonly jacobian: readonly (readonly number[])[];
}

/** The number in a cell, with three digits: four would not fit. */
function cellText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && magnitude < 5e-4) return formatMeasure(value);
  return value.toFixed(3).replace('-', '−');
}

export function JacobianMap({ jacobian }: JacobianMapProps) {
  const { t } = useTranslation();
  const largest = Math.max(...jacobian.flat().map(Math.abs));
  const share = (value: number): number => (largest > 0 ? (100 * Math.abs(value)) / largest : 0);
  return (
    <table className="jacobian" data-large={jacobian.length > 4} aria-label={t('functions.softmax.jacobian')}>
      <thead>
        <tr>
          <td />
          {jacobian.map((_, j) => (
            <th key={j} scope="col">
              <MathFormula latex={`x_{${j + 1}}`} inline />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {jacobian.map((row, i) => (
          <tr key={i}>
            <th scope="row">
              <MathFormula latex={`y_{${i + 1}}`} inline />
            </th>
            {row.map((value, j) => (
              <td
                key={j}
                data-sign={value < 0 ? 'negative' : 'positive'}
                style={{ background: `color-mix(in oklab, var(--cell) ${share(value)}%, var(--hover))` }}
              >
                {cellText(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
