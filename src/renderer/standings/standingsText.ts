// The standings as texts: a table of aligned columns as it is shown, and CSV at full precision for programs.
import { fullNumber } from '../../core/numbers/fullNumber';
import type { StandingRow } from './standingRows';
import { cellText, columnsOf, isTextColumn, type CellContext } from './standingColumns';

/** Characters that take two places where letters take one: Chinese, Japanese and Korean ones, and full-width forms. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

const widthOf = (text: string): number =>
  Array.from(text, (character): number => (wide.test(character) ? 2 : 1)).reduce((a, b) => a + b, 0);

/** The table as it is shown, its columns aligned by spaces. */
export function standingsText(rows: readonly StandingRow[], context: CellContext): string {
  const columns = columnsOf(rows).map((column) => {
    const cells = [
      context.t(`standings.columns.${column}`),
      ...rows.map((row) => cellText(column, row, context)),
    ];
    const width = Math.max(...cells.map(widthOf));
    return cells.map((cell) => {
      const space = ' '.repeat(width - widthOf(cell));
      return isTextColumn(column) ? cell + space : space + cell;
    });
  });
  const lines = [-1, ...rows.keys()].map((row) =>
    columns
      .map((cells) => cells[row + 1]!)
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

/** A text as a field. Spreadsheets would compute what begins like a formula. */
function quoted(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const number = (value: number | null | undefined): string =>
  value === null || value === undefined || !Number.isFinite(value) ? '' : fullNumber(value);

const csvFields = [
  'runner',
  'optimizer',
  'runs',
  'final_loss',
  'best_loss',
  'lowest_known',
  'target_above_lowest',
  'runs_at_target',
  'steps_to_target',
  'evaluations_f',
  'evaluations_gradient',
  'evaluations_hessian',
  'ends_at',
  'ends_x',
  'ends_y',
  'runs_there',
  'runs_diverged',
  'diverged_at',
  'path_length',
  'seconds_per_step',
] as const;

/** Losses are those of f itself. A field is empty where there is nothing: no arrival, no end at a marked point, … */
export function standingsCsv(
  rows: readonly StandingRow[],
  { lowest, target }: { readonly lowest: number | null; readonly target: number },
): string {
  const lines = rows.map(({ runner, name, standing, stepTime }) => {
    const end = standing?.endsAt[0];
    const counts = standing?.arrivalEvaluations;
    const fields: Readonly<Record<(typeof csvFields)[number], string>> = {
      runner: quoted(name),
      optimizer: runner.id,
      runs: number(standing?.runs),
      final_loss: number(standing?.finalLoss),
      best_loss: number(standing?.bestLoss),
      lowest_known: number(lowest),
      target_above_lowest: number(target),
      runs_at_target: number(standing?.arrivedRuns),
      steps_to_target: number(standing?.arrivalStep),
      evaluations_f: number(counts?.values),
      evaluations_gradient: number(counts?.gradients),
      evaluations_hessian: number(counts?.hessians),
      ends_at: end?.mark.kind ?? '',
      ends_x: number(end?.mark.position[0]),
      ends_y: number(end?.mark.position[1]),
      runs_there: number(end?.runs),
      runs_diverged: number(standing?.divergedRuns),
      diverged_at: number(standing?.divergedAt),
      path_length: number(standing?.pathLength),
      seconds_per_step: number(stepTime),
    };
    return csvFields.map((field) => fields[field]).join(',');
  });
  return `${[csvFields.join(','), ...lines].join('\n')}\n`;
}
