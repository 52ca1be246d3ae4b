// What is said of the race where the play head stands: the caption of its film, and at the end the result in a sentence.
import { useRef, useState } from 'react';
import { inLanguage } from '../../core/text/text';
import { captionAt } from '../../core/timeline/captions';
import { stepAt } from '../../core/timeline/frameAt';
import { createResultFinder } from '../state/resultFinder';
import { useApp, useLanguage } from './appContext';
import { useTicker } from './useTicker';

/** Empty where there is nothing to say; as in films, a caption stands before the result. */
export function useCaption(): string {
  const app = useApp();
  const language = useLanguage();
  const [text, setText] = useState('');
  const finder = useRef(createResultFinder());
  useTicker(() => {
    const { scene } = app.scenes.getState();
    const step = stepAt(scene, app.playback.seconds());
    const caption = captionAt(scene, step);
    // A lesson tells by itself what has happened, and of two races the result of one would be taken for that of both.
    const isTold = app.lessons.open() === null && app.beside.getState().scene === null;
    const isOver = step >= scene.steps && isTold;
    const result = caption === null && isOver ? finder.current.find(scene, app.trajectories.get()) : null;
    setText(caption?.text ?? (result === null ? '' : inLanguage(result, language)));
  }, 10);
  return text;
}
