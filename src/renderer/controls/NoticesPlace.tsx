// Where notices appear: over a picture, a plot or a text of the window's topmost layer, and never over a control.
import { Notifications } from '@mantine/notifications';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The mounted places; the last one is topmost. */
const places = createStore<readonly HTMLElement[]>(() => []);

function takeIn(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  places.setState((before) => [...before, element], true);
  return () => places.setState((before) => before.filter((each) => each !== element), true);
}

interface NoticesPlaceProps {
  /** Whether notices appear above the element that contains the place, rather than in its upper left corner. */
  readonly above?: boolean;
}

/** A place for notices in a positioned element, while it is mounted. */
export function NoticesPlace({ above = false }: NoticesPlaceProps) {
  return <div className="noticesPlace" data-above={above} ref={takeIn} />;
}

/** The notices, in the topmost place; without a place, in the window's corner. */
export function Notices() {
  const place = useStore(places, (all) => all.at(-1));
  return createPortal(
    <Notifications
      className="notices"
      position="bottom-left"
      limit={1}
      transitionDuration={0}
      withinPortal={false}
    />,
    place ?? document.body,
  );
}
