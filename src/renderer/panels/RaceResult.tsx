// The result of the race in a sentence, over the picture while the play head is at the end. It is said to screen readers, too.
import { useRef, useState, useSyncExternalStore } from 'react';
import { inLanguage } from '../../core/text/text';
import { stepAt } from '../../core/timeline/frameAt';
import { useApp, useLanguage } from '../app/appContext';
import { useTicker } from '../app/useTicker';
import { createResultFinder } from '../state/resultFinder';

export function RaceResult() {
  const app = useApp();
  const language = useLanguage();
  const [text, setText] = useState('');
  const { arrows } = app;
  const hasLegend = useSyncExternalStore(arrows.subscribe, () => arrows.get().shown.legend.length > 0);
  const finder = useRef(createResultFinder());
  useTicker(() => {
    const { scene } = app.scenes.getState();
    const isAtEnd = stepAt(scene, app.playback.seconds()) >= scene.steps;
    const result = isAtEnd ? finder.current.find(scene, app.trajectories.get()) : null;
    setText(result === null ? '' : inLanguage(result, language));
  }, 10);
  return (
    <p className="raceResult" role="status" data-shown={text !== ''} data-beside-legend={hasLegend}>
      {text}
    </p>
  );
}
