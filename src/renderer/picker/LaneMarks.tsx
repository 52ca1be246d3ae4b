// Runners as their marks in a row, in the colours and shapes that they have on the surface.
import type { SceneLane } from '../../core/scene/scene';
import { headReach, markerPath } from '../../core/look/laneMark';

const reach = headReach + 0.4;

interface LaneMarksProps {
  readonly lanes: readonly SceneLane[];
  /** More than these are told by their number. */
  readonly most: number;
}

export function LaneMarks({ lanes, most }: LaneMarksProps) {
  const shown = lanes.slice(0, most);
  return (
    <span className="laneMarks" aria-hidden>
      {shown.map(({ key, color, marker }) => (
        <svg key={key} viewBox={`${-reach} ${-reach} ${2 * reach} ${2 * reach}`}>
          <path d={markerPath(marker)} fill={color} />
        </svg>
      ))}
      {lanes.length > most && <span className="moreMarks">+{lanes.length - most}</span>}
    </span>
  );
}
