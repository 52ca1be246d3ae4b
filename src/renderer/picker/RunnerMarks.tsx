// Runners as a row of marks, in their colours and shapes on the surface.
import type { SceneRunner } from '../../core/scene/scene';
import { headReach, markerPath } from '../../core/look/runnerMark';

const reach = headReach + 0.4;

interface RunnerMarksProps {
  readonly runners: readonly SceneRunner[];
  /** If there are more, only the number of the others is given. */
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
