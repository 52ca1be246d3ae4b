// What the table of standings shows: of each column the text of a cell, and what it is sorted by.
import type { TFunction } from 'i18next';
import type { Language } from '../../core/text/text';
import { inLanguage } from '../../core/text/text';
import { markNames } from '../../core/look/landscapeMarks';
import { formatDuration, formatMeasure, formatRough } from '../../core/numbers/formatNumber';
import type { EvaluationCounts } from '../../core/simulation/evaluations';
import type { Standing } from '../../core/timeline/standings';
import { standingColumns, type Settings, type StandingColumn } from '../state/settings';
import type { StandingRow } from './standingRows';

/** What cells are written with. */
export interface CellContext {
  readonly t: TFunction;
  readonly language: Language;
  /** What losses are measured from; null while nothing is known. */
  readonly lowest: number | null;
}

interface ColumnDefinition {
  readonly isText: boolean;
  /** Null stands last, however the table is sorted. */
  readonly sortBy: (standing: Standing, row: StandingRow) => number | string | null;
  readonly cell: (standing: Standing, row: StandingRow, context: CellContext) => string;
}

export const none = '–';

/** A number of a family with how many of its runs it is about; a single run's by itself. */
const ofRuns = ({ runs }: Standing, count: number, value: string, { t }: CellContext): string =>
  runs === 1 || count === runs ? value : t('standings.share', { value, count, runs });

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A loss above the lowest value. What is below it by rounding errors is at it. */
const loss = (value: number, { lowest }: CellContext): string =>
  formatMeasure(lowest === null ? value : Math.max(0, value - lowest));

const lost = ({ failedRuns, runs }: Standing, { t }: CellContext): string =>
  2 * failedRuns >= runs ? t('standings.failed') : t('standings.diverged');

/** `12 f + 4 ∇f`. */
function evaluations({ values, gradients, hessians }: EvaluationCounts): string {
  const kinds = [
    [values, 'f'],
    [gradients, '∇f'],
    [hessians, '∇²f'],
  ] as const;
  const parts = kinds.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`);
  return parts.length === 0 ? '0' : parts.join(' + ');
}

/** The order of the points at which runs end: the better ones first. */
const endOrder = ['minimum', 'exact-point', 'local-minimum', 'saddle'] as const;

const definitions: Readonly<Record<StandingColumn, ColumnDefinition>> = {
  runner: { isText: true, sortBy: (_, { name }) => name, cell: (_, { name }) => name },
  finalLoss: {
    isText: false,
    sortBy: ({ finalLoss }) => finite(finalLoss),
    cell: (standing, _, context) =>
      Number.isFinite(standing.finalLoss) ? loss(standing.finalLoss, context) : lost(standing, context),
  },
  bestLoss: {
    isText: false,
    sortBy: ({ bestLoss }) => finite(bestLoss),
    cell: ({ bestLoss }, _, context) => loss(bestLoss, context),
  },
  arrivalStep: {
    isText: false,
    sortBy: ({ arrivalStep }) => arrivalStep,
    cell: (standing, _, context) =>
      standing.arrivedRuns === 0
        ? none
        : ofRuns(standing, standing.arrivedRuns, String(standing.arrivalStep ?? none), context),
  },
  arrivalEvaluations: {
    isText: false,
    sortBy: ({ arrivalEvaluations: counts }) =>
      counts === null ? null : counts.values + counts.gradients + counts.hessians,
    cell: ({ arrivalEvaluations }) => (arrivalEvaluations === null ? none : evaluations(arrivalEvaluations)),
  },
  endsAt: {
    isText: true,
    sortBy: ({ endsAt: [first], finalLoss }) => {
      if (first === undefined) return Number.isFinite(finalLoss) ? 'z' : null;
      return `${endOrder.indexOf(first.mark.kind)} ${first.mark.position.join(' ')}`;
    },
    cell: (standing, _, context) => {
      const [first] = standing.endsAt;
      if (first === undefined)
        return Number.isFinite(standing.finalLoss) ? context.t('standings.elsewhere') : none;
      const { kind, position } = first.mark;
      const name = inLanguage(markNames[kind], context.language);
      const place = `${name} (${position.map(formatRough).join(', ')})`;
      return ofRuns(standing, first.runs, place, context);
    },
  },
  divergedAt: {
    isText: false,
    sortBy: ({ divergedAt }) => divergedAt,
    cell: (standing, _, context) =>
      standing.divergedAt === null
        ? none
        : ofRuns(standing, standing.divergedRuns, String(standing.divergedAt), context),
  },
  pathLength: {
    isText: false,
    sortBy: ({ pathLength }) => pathLength,
    cell: ({ pathLength }) => formatMeasure(pathLength),
  },
  stepTime: {
    isText: false,
    sortBy: (_, { stepTime }) => stepTime,
    cell: (_, { stepTime }) => (stepTime === null ? none : formatDuration(stepTime)),
  },
};

/** The columns in which there is something: nobody has to have diverged, and times need not be measured. */
export function columnsOf(rows: readonly StandingRow[]): readonly StandingColumn[] {
  const optional: Partial<Record<StandingColumn, boolean>> = {
    divergedAt: rows.some(({ standing }) => standing !== null && standing.divergedAt !== null),
    stepTime: rows.some(({ stepTime }) => stepTime !== null),
  };
  return standingColumns.filter((column) => optional[column] !== false);
}

export const isTextColumn = (column: StandingColumn): boolean => definitions[column].isText;

/** A cell's text: an ellipsis while the first race goes on. */
export function cellText(column: StandingColumn, row: StandingRow, context: CellContext): string {
  if (column === 'runner') return row.name;
  return row.standing === null ? '…' : definitions[column].cell(row.standing, row, context);
}

/** The rows in the order of a column; those that have nothing there last, those that have the same as they were. */
export function sortRows(
  rows: readonly StandingRow[],
  { column, descending }: Settings['standingsOrder'],
): readonly StandingRow[] {
  const keys = new Map(
    rows.map((row) => [row, row.standing === null ? null : definitions[column].sortBy(row.standing, row)]),
  );
  return rows.toSorted((one, other) => {
    const [a = null, b = null] = [keys.get(one), keys.get(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
    return descending ? -order : order;
  });
}
