// Where notices stand: over a picture, a plot or a text of what lies uppermost in the window, and never over a control.
import { Notifications } from '@mantine/notifications';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The places that there are; the last one to come lies uppermost. */
const places = createStore<readonly HTMLElement[]>(() => []);

function takeIn(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  places.setState((before) => [...before, element], true);
  return () => places.setState((before) => before.filter((each) => each !== element), true);
}

interface NoticesPlaceProps {
  /** Whether notices stand above the element around the place, rather than in its upper left corner. */
  readonly above?: boolean;
}

/** A place for notices in a positioned element, for as long as it is there. */
export function NoticesPlace({ above = false }: NoticesPlaceProps) {
  return <div className="noticesPlace" data-above={above} ref={takeIn} />;
}

/** The notices, in the place that lies uppermost; in the window's corner where there is none. */
export function Notices() {
  const place = useStore(places, (all) => all.at(-1));
  return createPortal(
    <Notifications className="notices" position="bottom-left" limit={4} withinPortal={false} />,
    place ?? document.body,
  );
}
