// What is said of the race at the play head, over the picture and to screen readers: a caption of its film, or at the end its result.
import { useSyncExternalStore } from 'react';
import { useApp } from '../app/appContext';
import { useCaption } from '../app/useCaption';

export function RaceCaption() {
  const { arrows } = useApp();
  const text = useCaption();
  const hasLegend = useSyncExternalStore(arrows.subscribe, () => arrows.get().shown.legend.length > 0);
  return (
    <p className="raceCaption" role="status" data-shown={text !== ''} data-beside-legend={hasLegend}>
      {text}
    </p>
  );
}
