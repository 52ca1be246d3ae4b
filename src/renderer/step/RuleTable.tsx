// A rule's rows: as they are written, and with this step's numbers for each coordinate.
import { useTranslation } from 'react-i18next';
import type { RuleRow } from '../../core/explanation/ruleRows';
import { partOfTerm } from '../../core/explanation/arrows';
import type { Explanation } from '../../core/explanation/explanation';
import type { TermValue } from '../../core/optimizers/terms';
import { shortNumber } from '../../core/explanation/ruleRows';
import { MathFormula } from '../controls/MathFormula';
import { useLight } from './useLight';

interface RuleTableProps {
  readonly explanation: Explanation;
  readonly rows: readonly RuleRow[];
  /** The names of the coordinates. */
  readonly axes: { readonly x: string; readonly y: string };
}

export function RuleTable({ explanation, rows, axes }: RuleTableProps) {
  const { t } = useTranslation();
  const lightOf = useLight();
  return (
    <table className="ruleTable">
      <thead>
        <tr>
          <th scope="col">{t('step.rule')}</th>
          <th scope="col">{axes.x}</th>
          <th scope="col">{axes.y}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.left} data-term={row.term} {...lightOf(partOfTerm(explanation, row.term))}>
            <th scope="row">
              <MathFormula latex={row.written} inline />
            </th>
            {row.numbers.map((numbers, i) => (
              <td key={axes[i === 0 ? 'x' : 'y']} colSpan={row.numbers.length === 1 ? 2 : 1}>
                <MathFormula
                  latex={withValue(
                    numbers,
                    row.numbers.length === 1 ? row.value : coordinateOf(row.value, i),
                  )}
                  inline
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const coordinateOf = (value: TermValue, i: number): number =>
  typeof value === 'number' ? value : value[i === 0 ? 0 : 1];

/** A row's numbers and what they come to; a vector alone has the parentheses of its function. */
function withValue(numbers: string, value: TermValue): string {
  const result =
    typeof value === 'number'
      ? shortNumber(value, false)
      : `(${value.map((each) => shortNumber(each, false)).join(',\\, ')})`;
  const shown = numbers.replaceAll(/\(\\left\(([^()]*)\\right\)\)/g, '($1)');
  return shown === result ? `= ${result}` : `= ${shown} = \\mathbf{${result}}`;
}
