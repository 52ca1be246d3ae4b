// A rule's rows: as they are written, and with this step's numbers for each coordinate.
import { useTranslation } from 'react-i18next';
import type { RuleRow } from '../../core/explanation/ruleRows';
import { partOfTerm } from '../../core/explanation/arrows';
import type { Explanation } from '../../core/explanation/explanation';
import { MathFormula } from '../controls/MathFormula';
import { cellsOfRow, numbersOfRow } from './numbersOfRow';
import { useLight, useLitParts } from './useLight';

interface RuleTableProps {
  readonly explanation: Explanation;
  readonly rows: readonly RuleRow[];
  /** The names of the coordinates. */
  readonly axes: { readonly x: string; readonly y: string };
}

export function RuleTable({ explanation, rows, axes }: RuleTableProps) {
  const { t } = useTranslation();
  const lightOf = useLight();
  const litParts = useLitParts();
  return (
    <table className="ruleTable" {...litParts}>
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
              <MathFormula latex={row.written} marked={row.marked.written} inline />
            </th>
            {cellsOfRow(row).map((i) => (
              <td key={i === 0 ? axes.x : axes.y} colSpan={row.numbers.length === 1 ? 2 : 1}>
                <MathFormula
                  latex={numbersOfRow(row, i)}
                  marked={numbersOfRow(row, i, row.marked.numbers)}
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
