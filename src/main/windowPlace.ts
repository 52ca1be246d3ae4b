// The window's position: validated when restored, since its screen may be gone.
import { z } from 'zod';
import { firstWindowSize } from '../protocol/windowSize';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The window's state that is kept between starts. */
export interface WindowPlace {
  /** Null lets the system choose the position. */
  readonly position: { readonly x: number; readonly y: number } | null;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export const smallestWindow = { width: 960, height: 600 } as const;

export const defaultPlace: WindowPlace = { position: null, ...firstWindowSize, maximized: false };

/** How much of the title bar must be on a screen for the window to be reachable, in pixels. */
const reachable = { width: 120, height: 24 } as const;

const savedSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  maximized: z.boolean(),
});

/** The text to save for a window's normal bounds and whether it is maximized. */
export function savePlace(bounds: Bounds, maximized: boolean): string {
  const { x, y, width, height } = bounds;
  return JSON.stringify({ x, y, width, height, maximized });
}

/** The place to open at, from the saved text and the work areas of the current screens. */
export function restorePlace(saved: string | null, workAreas: readonly Bounds[]): WindowPlace {
  const place = readPlace(saved);
  if (!place) return defaultPlace;
  const screen = workAreas.find((area) => canReach(place, area));
  const largest = screen ?? workAreas[0];
  const fit = (length: number, smallest: number, available: number | undefined): number =>
    Math.max(smallest, Math.min(length, available ?? length));
  return {
    position: screen ? { x: place.x, y: place.y } : null,
    width: fit(place.width, smallestWindow.width, largest?.width),
    height: fit(place.height, smallestWindow.height, largest?.height),
    maximized: place.maximized,
  };
}

function readPlace(saved: string | null): z.infer<typeof savedSchema> | null {
  if (saved === null) return null;
  try {
    const document: unknown = JSON.parse(saved);
    return savedSchema.safeParse(document).data ?? null;
  } catch {
    return null;
  }
}

function canReach(window: Bounds, area: Bounds): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  const titleTop = window.y;
  return (
    right - left >= reachable.width &&
    titleTop >= area.y &&
    titleTop + reachable.height <= area.y + area.height
  );
}
