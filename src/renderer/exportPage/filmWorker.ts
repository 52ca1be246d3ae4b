// The worker that draws, started before anything else on the page because it takes longest to start.
import { startFilmWorker } from '../export/film';

export const filmWorker = startFilmWorker();
