// A runner's mark beside its name: a piece of its path, and its head, as in the picture.
import type { RunnerLook } from '../../core/scene/palette';
import { dashPattern, ghostShares, markerPath } from '../../core/look/runnerMark';

interface RunnerMarkProps {
  /** A runner has one; that of a ghost is as faint as its path. */
  readonly look: RunnerLook & { readonly ghost?: boolean };
  /** Height in pixels; it is twice as wide. */
  readonly size?: number;
}

/** Radius of the head's circle and width of the line, in a drawing of 32 × 16 units. */
const headRadius = 5;
const lineWidth = 2.6;
/** Scales the picture's dashes, which are meant for longer lines. */
const dashScale = 0.46;

/** Decorative: the name stands beside it. Its hairline has the text's colour. */
export function RunnerMark({ look, size = 16 }: RunnerMarkProps) {
  const { color, marker, dash, ghost } = look;
  const dashes = dashPattern(dash).map((length) => length * dashScale);
  const line = {
    x1: 2.5,
    y1: 8,
    x2: 18,
    y2: 8,
    strokeLinecap: 'round',
    strokeDasharray: dashes.length > 0 ? dashes.join(' ') : undefined,
  } as const;
  return (
    <svg
      width={2 * size}
      height={size}
      viewBox="0 0 32 16"
      opacity={ghost === true ? ghostShares.path : undefined}
      aria-hidden="true"
      focusable="false"
    >
      <line {...line} className="markCasing" strokeWidth={lineWidth + 1} />
      <line {...line} stroke={color} strokeWidth={lineWidth} />
      <path
        d={markerPath(marker)}
        transform={`translate(23 8) scale(${headRadius})`}
        fill={color}
        stroke="currentColor"
        strokeOpacity={0.4}
        strokeWidth={0.8 / headRadius}
        strokeLinejoin="round"
      />
    </svg>
  );
}
