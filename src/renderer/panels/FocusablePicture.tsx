// The picture for the keyboard: while it has the focus, arrows turn it, + and − zoom, and the key of menus asks for its menu.
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../app/appContext';
import { cameraAfterKey } from '../scene3d/cameraSteps';

export function FocusablePicture({ children }: { readonly children: ReactNode }) {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <div
      className="focusablePicture"
      role="application"
      aria-label={t('view.focusable')}
      tabIndex={0}
      onMouseDown={keepUnfocused}
      onContextMenu={(event) => {
        // One that a pointer asks for comes from the canvas.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        app.askForMenu();
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        // Not every system has it ask for a menu by itself.
        if (event.shiftKey && event.key === 'F10') {
          event.preventDefault();
          app.askForMenu();
          return;
        }
        const camera = cameraAfterKey(app.viewCamera(), event.key);
        if (camera === null) return;
        // The same keys step through the race elsewhere.
        event.stopPropagation();
        event.preventDefault();
        app.setView(camera, 'cut');
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
