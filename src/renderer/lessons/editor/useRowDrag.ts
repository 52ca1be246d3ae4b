// Dragging the rows of a list to another place: by mouse and pen anywhere on a row, by touch at its grip, since elsewhere a finger scrolls.
import { useState, type PointerEvent, type RefObject } from 'react';

interface RowDrag {
  /** Of the row that is dragged. */
  readonly key: string;
  /** Where it would fall: before the row of this index, counted from 0, or behind all. */
  readonly gap: number;
}

/** A press that moves less than this many pixels is a click. */
const slackPixels = 4;

/** The row that is dragged, and what each row does when it is pressed. */
export interface RowDragging {
  readonly drag: RowDrag | null;
  onPointerDown(event: PointerEvent, key: string): void;
}

/**
 * `list` has the rows as its children; `grip` selects a row's grip, which takes no gestures of the browser's. `onDrop` is told
 * where a row falls; with Escape it stays where it was.
 */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  grip: string,
  onDrop: (key: string, gap: number) => void,
): RowDragging {
  const [drag, setDrag] = useState<RowDrag | null>(null);

  const gapAt = (y: number): number => {
    const rows = [...list.current!.children];
    const below = rows.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    });
    const gap = below < 0 ? rows.length : below;
    // The list scrolls on to what is beyond its end.
    for (const row of [rows[gap - 1], rows[gap]]) row?.scrollIntoView({ block: 'nearest' });
    return gap;
  };

  const onPointerDown = (press: PointerEvent, key: string): void => {
    const { currentTarget: row, pointerId, pointerType, button, clientY } = press;
    const isGrip = (press.target as Element).closest(grip) !== null;
    if (button !== 0 || (pointerType === 'touch' && !isGrip)) return;
    let gap: number | null = null;
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const end = (): void => {
      listening.abort();
      setDrag(null);
    };
    const onMove = (event: globalThis.PointerEvent): void => {
      if (event.pointerId !== pointerId) return;
      if (gap === null) {
        if (Math.abs(event.clientY - clientY) < slackPixels) return;
        // The release is then no click on what the row contains.
        row.setPointerCapture(pointerId);
        // Keys are its own.
        row.querySelector('button')?.focus();
      }
      gap = gapAt(event.clientY);
      setDrag({ key, gap });
    };
    const onUp = (event: globalThis.PointerEvent): void => {
      if (event.pointerId !== pointerId) return;
      end();
      if (gap !== null) onDrop(key, gap);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || gap === null) return;
      // Nothing else ends with it.
      event.preventDefault();
      event.stopImmediatePropagation();
      end();
    };
    window.addEventListener('pointermove', onMove, options);
    window.addEventListener('pointerup', onUp, options);
    window.addEventListener('pointercancel', end, options);
    window.addEventListener('keydown', onKeyDown, options);
  };
  return { drag, onPointerDown };
}
