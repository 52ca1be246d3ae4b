// Runners as their marks in a row, in the colours and shapes that they have on the surface.
import type { SceneRunner } from '../../core/scene/scene';
import { headReach, markerPath } from '../../core/look/runnerMark';

const reach = headReach + 0.4;

interface RunnerMarksProps {
  readonly runners: readonly SceneRunner[];
  /** More than these are told by their number. */
  readonly max: number;
}

export function RunnerMarks({ runners, max }: RunnerMarksProps) {
  const shown = runners.slice(0, max);
  return (
    <span className="runnerMarks" aria-hidden>
      {shown.map(({ key, color, marker }) => (
        <svg key={key} viewBox={`${-reach} ${-reach} ${2 * reach} ${2 * reach}`}>
          <path d={markerPath(marker)} fill={color} />
        </svg>
      ))}
      {runners.length > max && <span className="moreMarks">+{runners.length - max}</span>}
    </span>
  );
}
