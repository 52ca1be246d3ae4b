// The two numbers of a start, in the domain.
import { Group } from '@mantine/core';
import type { Point } from '../../core/geometry/domain';
import { axisSymbols } from '../../core/landscapes/reference';
import { startIssues } from '../../core/scene/parseScene';
import { calledAs } from '../../core/validation/issue';
import { useApp, useScene } from '../app/appContext';
import { NumberField } from '../controls/NumberField';

interface StartFieldsProps {
  /** What the fields are called, before the name of their axis. */
  readonly label: string;
  readonly start: Point;
  readonly onCommit: (start: Point) => void;
}

export function StartFields({ label, start, onCommit }: StartFieldsProps) {
  const app = useApp();
  const symbols = axisSymbols(useScene((scene) => scene.landscape));
  return (
    <Group grow gap="xs">
      {([0, 1] as const).map((axis) => {
        const name = axis === 0 ? symbols.x : symbols.y;
        const called = `${label} ${name}`;
        const moved = (value: number): Point => (axis === 0 ? [value, start[1]] : [start[0], value]);
        return (
          <NumberField
            key={axis}
            label={called}
            leftSection={name}
            value={start[axis]}
            check={(value) => {
              const [issue] = startIssues(moved(value), app.landscape(), 0);
              return issue === undefined ? null : calledAs(issue, called);
            }}
            onCommit={(value) => onCommit(moved(value))}
          />
        );
      })}
    </Group>
  );
}
