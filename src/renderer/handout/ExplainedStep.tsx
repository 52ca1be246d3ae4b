// An explained update on paper: in words, in the rule's rows with their numbers, and how f curves there.
import { curvatureNumbers, type DrawnExplanation } from './drawnExplanation';
import { MathFormula } from '../controls/MathFormula';
import { RunnerMark } from '../controls/RunnerMark';
import { cellsOfRow, numbersOfRow } from '../step/numbersOfRow';
import type { HandoutWords } from './handoutWords';

interface ExplainedStepProps {
  readonly drawn: DrawnExplanation;
  readonly words: HandoutWords;
}

export function ExplainedStep({ drawn, words }: ExplainedStepProps) {
  const { runner, name, step, sentences, rows, axes, lit, curvature } = drawn;
  return (
    <div className="handoutStep">
      <p className="handoutStepHead">
        <RunnerMark look={runner} size={11} /> <b>{name}</b> · {words('step.of', { step })}
      </p>
      <p>{sentences}</p>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{words('step.rule')}</th>
              <th scope="col">{axes.x}</th>
              <th scope="col">{axes.y}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.left} className={row.term === lit ? 'handoutLit' : undefined}>
                <th scope="row">
                  <MathFormula latex={row.written} inline />
                </th>
                {cellsOfRow(row).map((i) => (
                  <td key={i} colSpan={row.numbers.length === 1 ? 2 : 1}>
                    <MathFormula latex={numbersOfRow(row, i)} inline />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <b>{words('step.curvature')}</b> {curvatureNumbers(curvature, axes, words)}
      </p>
    </div>
  );
}
