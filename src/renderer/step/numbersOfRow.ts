// A rule's row with an update's numbers, and what they come to.
import { shortNumber, type RuleRow } from '../../core/explanation/ruleRows';

/** The coordinates that have a cell of their own: a row with one number has one for both. */
export const cellsOfRow = ({ numbers }: RuleRow): readonly (0 | 1)[] => (numbers.length === 1 ? [0] : [0, 1]);

/** What stands at the right for a coordinate, as LaTeX; `shown` are the numbers as they are written there. A vector alone has the
 * parentheses of its function. */
export function numbersOfRow({ numbers, value }: RuleRow, coordinate: 0 | 1, shown = numbers): string {
  const write = (number: number): string => shortNumber(number, false);
  const result =
    typeof value === 'number'
      ? write(value)
      : numbers.length === 1
        ? `(${value.map(write).join(',\\, ')})`
        : write(value[coordinate]);
  if (numbers[coordinate] === result) return `= ${result}`;
  const plain = shown[coordinate]!.replaceAll(/\(\\left\(([^()]*)\\right\)\)/g, '($1)');
  return `= ${plain} = \\mathbf{${result}}`;
}
