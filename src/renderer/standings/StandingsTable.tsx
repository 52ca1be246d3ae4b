// The table of standings: a press on a column's head sorts by it, another one the other way round.
import { Tooltip, UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp, useWindow } from '../app/appContext';
import { RunnerMark } from '../controls/RunnerMark';
import type { Settings, StandingColumn } from '../state/settings';
import { cellText, columnsOf, isTextColumn, type CellContext } from './standingColumns';
import type { StandingRow } from './standingRows';

type Order = Settings['standingsOrder'];

interface StandingsTableProps {
  /** In their order. */
  readonly rows: readonly StandingRow[];
  readonly context: CellContext;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

export function StandingsTable({ rows, context, order, onOrder }: StandingsTableProps) {
  const app = useApp();
  const selected = useWindow((state) => state.selectedRunner);
  const columns = columnsOf(rows);
  return (
    <table className="standingsTable">
      <thead>
        <tr>
          {columns.map((column) => (
            <ColumnHead key={column} column={column} order={order} onOrder={onOrder} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { key, ghost } = row.runner;
          return (
            <tr
              key={key}
              data-standing={key}
              data-selected={key === selected}
              data-outdated={row.isOutdated}
              data-ghost={ghost}
              onClick={() => app.window.setState({ selectedRunner: key })}
            >
              {columns.map((column) =>
                column === 'runner' ? (
                  <th key={column} scope="row">
                    <span className="standingsRunner">
                      <RunnerMark look={row.runner} size={13} />
                      {row.name}
                    </span>
                  </th>
                ) : (
                  <td key={column} data-column={column} data-text={isTextColumn(column)}>
                    {cellText(column, row, context)}
                  </td>
                ),
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface ColumnHeadProps {
  readonly column: StandingColumn;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

function ColumnHead({ column, order, onOrder }: ColumnHeadProps) {
  const { t } = useTranslation();
  const isSorted = order.column === column;
  const Arrow = order.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      data-text={isTextColumn(column)}
      aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : undefined}
    >
      <Tooltip label={t(`standings.hints.${column}`)} multiline maw={280}>
        <UnstyledButton onClick={() => onOrder({ column, descending: isSorted && !order.descending })}>
          {t(`standings.columns.${column}`)}
          {isSorted && <Arrow size={11} aria-hidden />}
        </UnstyledButton>
      </Tooltip>
    </th>
  );
}
