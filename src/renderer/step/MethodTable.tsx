// What a method did in a step: the points at which it looked, and the quantities of its formula.
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { partOfTerm } from '../../core/explanation/arrows';
import type { Explanation } from '../../core/explanation/explanation';
import type { MethodAccount } from '../../core/optimizers/methods/method';
import { isMatrix, type Matrix, type TermValue } from '../../core/optimizers/terms';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { useLight, useLitParts } from './useLight';

interface MethodTableProps {
  readonly explanation: Explanation;
  readonly account: MethodAccount;
  /** The names of the coordinates and of the value. */
  readonly axes: { readonly x: string; readonly y: string; readonly z: string };
}

/** A swarm or a cloud of samples may have hundreds: the best, those that were taken, tell enough. */
const mostTrials = 40;

export function MethodTable({ explanation, account: { terms, trials }, axes }: MethodTableProps) {
  const { t } = useTranslation();
  const lightOf = useLight();
  const litParts = useLitParts();
  const shown =
    trials.length <= mostTrials ? trials : trials.filter(({ taken }) => taken).slice(0, mostTrials);
  return (
    <>
      {shown.length > 0 && (
        <table className="ruleTable trialTable">
          <thead>
            <tr>
              <th scope="col">{t('step.lookedAt')}</th>
              <th scope="col">
                {axes.x}, {axes.y}
              </th>
              <th scope="col">{axes.z}</th>
              <th scope="col">{t('step.taken')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ point: [x, y], value, purpose, taken }, i) => (
              // The order is all that tells two looks at the same point apart.
              <tr key={i} data-taken={taken}>
                <th scope="row">{t(`step.purposes.${purpose}`)}</th>
                <td>
                  {formatMeasure(x)}, {formatMeasure(y)}
                </td>
                <td>{formatMeasure(value)}</td>
                <td>{taken && <Check size={14} aria-label={t('step.taken')} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown.length < trials.length && (
        <p className="stepMore">{t('step.moreTrials', { count: trials.length - shown.length })}</p>
      )}
      <dl className="methodTerms" {...litParts}>
        {Object.entries(terms).map(([name, value]) => (
          <div key={name} data-term={name} {...lightOf(partOfTerm(explanation, name))}>
            <dt>{name}</dt>
            <dd>{writeTerm(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function writeTerm(value: TermValue | Matrix): string {
  if (typeof value === 'number') return formatMeasure(value);
  if (isMatrix(value)) return `(${value.map((row) => row.map(formatMeasure).join(', ')).join(' ; ')})`;
  return `(${value.map(formatMeasure).join(', ')})`;
}
