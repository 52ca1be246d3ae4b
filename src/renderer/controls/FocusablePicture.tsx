// A picture for the keyboard: while it has the focus, keys turn or move it, and the key of menus asks for its menu, if it has one.
import type { MouseEvent, ReactNode } from 'react';

interface FocusablePictureProps {
  /** What it shows, and what its keys do. */
  readonly label: string;
  /** Whether a key, by its name, means something to the picture. */
  readonly onKey: (key: string) => boolean;
  /** Its menu is asked for; null if it has none. */
  readonly onMenu: (() => void) | null;
  readonly children: ReactNode;
}

export function FocusablePicture({ label, onKey, onMenu, children }: FocusablePictureProps) {
  return (
    <div
      className="focusablePicture"
      role="application"
      aria-label={label}
      tabIndex={0}
      onMouseDown={keepUnfocused}
      onContextMenu={(event) => {
        // One that a pointer asks for comes from the canvas.
        if (event.target !== event.currentTarget || onMenu === null) return;
        event.preventDefault();
        onMenu();
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        // Not every system has it ask for a menu by itself.
        if (event.shiftKey && event.key === 'F10' && onMenu !== null) {
          event.preventDefault();
          onMenu();
          return;
        }
        if (!onKey(event.key)) return;
        // The same keys step through the race elsewhere.
        event.stopPropagation();
        event.preventDefault();
      }}
    >
      {children}
    </div>
  );
}

/** A press of the mouse takes the focus from where it was, but doesn't bring it here: arrows go on to step through the race. */
function keepUnfocused(event: MouseEvent): void {
  const { activeElement } = document;
  if (activeElement === event.currentTarget) return;
  event.preventDefault();
  if (activeElement instanceof HTMLElement) activeElement.blur();
}
